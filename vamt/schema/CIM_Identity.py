"""CIM_Identity.

Generated from mof/cim/CIM_Identity.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Identity(Instance):
    """CIM_Identity."""

    Caption: str | None = None
    CurrentlyAuthenticated: bool | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Identity",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Identity",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CurrentlyAuthenticated", "boolean"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
        ),
    )


class CIM_IdentityProvider(Provider[CIM_Identity]):
    CLASS = CIM_Identity
