"""CIM_RemoteAccessAvailableToElement.

Generated from mof/cim/CIM_RemoteAccessAvailableToElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RemoteAccessAvailableToElement(Instance):
    """CIM_RemoteAccessAvailableToElement."""

    Antecedent: EPR
    Dependent: EPR
    IsDefault: bool | None = None
    OrderOfAccess: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RemoteAccessAvailableToElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RemoteAccessAvailableToElement",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("IsDefault", "boolean"),
            Property("OrderOfAccess", "uint16"),
        ),
        association=True,
    )


class CIM_RemoteAccessAvailableToElementProvider(Provider[CIM_RemoteAccessAvailableToElement]):
    CLASS = CIM_RemoteAccessAvailableToElement
