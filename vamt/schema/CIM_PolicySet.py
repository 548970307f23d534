"""CIM_PolicySet.

Generated from mof/cim/CIM_PolicySet.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicySet(Instance):
    """CIM_PolicySet."""

    Caption: str | None = None
    CommonName: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Enabled: int | None = None
    InstanceID: str | None = None
    PolicyDecisionStrategy: int | None = None
    PolicyKeywords: tuple[str, ...] | None = None
    PolicyRoles: tuple[str, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicySet",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicySet",
        superclass="CIM_Policy",
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Enabled", "uint16"),
            Property("InstanceID", "string"),
            Property("PolicyDecisionStrategy", "uint16"),
            Property("PolicyKeywords", "string", array=True),
            Property("PolicyRoles", "string", array=True),
        ),
    )


class CIM_PolicySetProvider(Provider[CIM_PolicySet]):
    CLASS = CIM_PolicySet
