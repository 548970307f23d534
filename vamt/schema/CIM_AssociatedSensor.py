"""CIM_AssociatedSensor.

Generated from mof/cim/CIM_AssociatedSensor.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AssociatedSensor(Instance):
    """CIM_AssociatedSensor."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AssociatedSensor",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AssociatedSensor",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class CIM_AssociatedSensorProvider(Provider[CIM_AssociatedSensor]):
    CLASS = CIM_AssociatedSensor
