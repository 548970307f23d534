"""CIM_PolicyInSystem.

Generated from mof/cim/CIM_PolicyInSystem.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicyInSystem(Instance):
    """CIM_PolicyInSystem."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicyInSystem",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicyInSystem",
        superclass="CIM_HostedDependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class CIM_PolicyInSystemProvider(Provider[CIM_PolicyInSystem]):
    CLASS = CIM_PolicyInSystem
