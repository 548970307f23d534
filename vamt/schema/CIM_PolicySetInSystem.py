"""CIM_PolicySetInSystem.

Generated from mof/cim/CIM_PolicySetInSystem.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicySetInSystem(Instance):
    """CIM_PolicySetInSystem."""

    Antecedent: EPR
    Dependent: EPR
    Priority: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicySetInSystem",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicySetInSystem",
        superclass="CIM_PolicyInSystem",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("Priority", "uint16"),
        ),
        association=True,
    )


class CIM_PolicySetInSystemProvider(Provider[CIM_PolicySetInSystem]):
    CLASS = CIM_PolicySetInSystem
