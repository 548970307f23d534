"""CIM_ServiceAffectsElement.

Generated from mof/cim/CIM_ServiceAffectsElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_ServiceAffectsElement_ElementEffects(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    EXCLUSIVE_USE = 2
    PERFORMANCE_IMPACT = 3
    ELEMENT_INTEGRITY = 4
    MANAGES = 5
    CONSUMES = 6
    ENHANCES_INTEGRITY = 7
    DEGRADES_INTEGRITY = 8
    ENHANCES_PERFORMANCE = 9
    DEGRADES_PERFORMANCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ServiceAffectsElement(Instance):
    """CIM_ServiceAffectsElement."""

    AffectedElement: EPR
    AffectingElement: EPR
    ElementEffects: tuple[int, ...] | None = None
    OtherElementEffectsDescriptions: tuple[str, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ServiceAffectsElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ServiceAffectsElement",
        superclass=None,
        keys=("AffectedElement", "AffectingElement"),
        properties=(
            Property("AffectedElement", "reference", key=True),
            Property("AffectingElement", "reference", key=True),
            Property("ElementEffects", "uint16", array=True),
            Property("OtherElementEffectsDescriptions", "string", array=True),
        ),
        association=True,
    )


class CIM_ServiceAffectsElementProvider(Provider[CIM_ServiceAffectsElement]):
    CLASS = CIM_ServiceAffectsElement
