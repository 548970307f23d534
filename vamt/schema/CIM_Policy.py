"""CIM_Policy.

Generated from mof/cim/CIM_Policy.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Policy(Instance):
    """CIM_Policy."""

    Caption: str | None = None
    CommonName: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    PolicyKeywords: tuple[str, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Policy",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Policy",
        superclass="CIM_ManagedElement",
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("PolicyKeywords", "string", array=True),
        ),
    )


class CIM_PolicyProvider(Provider[CIM_Policy]):
    CLASS = CIM_Policy
