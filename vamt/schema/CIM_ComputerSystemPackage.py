"""CIM_ComputerSystemPackage: Ties the host to its case and carries its UUID.

Generated from mof/cim/CIM_ComputerSystemPackage.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ComputerSystemPackage(Instance):
    """Ties the host to its case and carries its UUID."""

    Antecedent: EPR
    Dependent: EPR
    PlatformGUID: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ComputerSystemPackage",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ComputerSystemPackage",
        superclass="CIM_SystemPackaging",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("PlatformGUID", "string"),
        ),
        association=True,
    )


class CIM_ComputerSystemPackageProvider(Provider[CIM_ComputerSystemPackage]):
    CLASS = CIM_ComputerSystemPackage
