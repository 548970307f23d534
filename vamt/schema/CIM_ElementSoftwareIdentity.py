"""CIM_ElementSoftwareIdentity.

Generated from mof/cim/CIM_ElementSoftwareIdentity.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_ElementSoftwareIdentity_UpgradeCondition(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    RESIDES_OFF_DEVICE = 2
    OWNER_UPGRADEABLE = 3
    FACTORY_UPGRADEABLE = 4
    NOT_UPGRADEABLE = 5


class CIM_ElementSoftwareIdentity_ElementSoftwareStatus(IntEnum):
    UNKNOWN = 0
    CURRENT = 2
    NEXT = 3
    FALL_BACK = 4
    DEFAULT = 5
    INSTALLED = 6
    SINGLE_USE = 7
    AVAILABLE = 8
    SUPPORTS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ElementSoftwareIdentity(Instance):
    """CIM_ElementSoftwareIdentity."""

    Antecedent: EPR
    Dependent: EPR
    ElementSoftwareStatus: tuple[int, ...] | None = None
    OtherUpgradeCondition: str | None = None
    UpgradeCondition: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ElementSoftwareIdentity",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ElementSoftwareIdentity",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("ElementSoftwareStatus", "uint16", array=True),
            Property("OtherUpgradeCondition", "string"),
            Property("UpgradeCondition", "uint16"),
        ),
        association=True,
    )


class CIM_ElementSoftwareIdentityProvider(Provider[CIM_ElementSoftwareIdentity]):
    CLASS = CIM_ElementSoftwareIdentity
