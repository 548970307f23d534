"""CIM_DeviceSAPImplementation.

Generated from mof/cim/CIM_DeviceSAPImplementation.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_DeviceSAPImplementation(Instance):
    """CIM_DeviceSAPImplementation."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_DeviceSAPImplementation",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_DeviceSAPImplementation",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class CIM_DeviceSAPImplementationProvider(Provider[CIM_DeviceSAPImplementation]):
    CLASS = CIM_DeviceSAPImplementation
