"""CIM_PolicyRuleInSystem.

Generated from mof/cim/CIM_PolicyRuleInSystem.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicyRuleInSystem(Instance):
    """CIM_PolicyRuleInSystem."""

    Antecedent: EPR
    Dependent: EPR
    Priority: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicyRuleInSystem",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicyRuleInSystem",
        superclass="CIM_PolicySetInSystem",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("Priority", "uint16"),
        ),
        association=True,
    )


class CIM_PolicyRuleInSystemProvider(Provider[CIM_PolicyRuleInSystem]):
    CLASS = CIM_PolicyRuleInSystem
