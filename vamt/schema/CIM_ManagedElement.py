"""CIM_ManagedElement: The root of nearly everything.

Generated from mof/cim/CIM_ManagedElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ManagedElement(Instance):
    """The root of nearly everything."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ManagedElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ManagedElement",
        superclass=None,
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
        ),
    )


class CIM_ManagedElementProvider(Provider[CIM_ManagedElement]):
    CLASS = CIM_ManagedElement
