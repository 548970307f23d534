"""AMT_NetworkPortDefaultSystemDefensePolicy.

Generated from mof/amt/AMT_NetworkPortDefaultSystemDefensePolicy.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_NetworkPortDefaultSystemDefensePolicy(Instance):
    """AMT_NetworkPortDefaultSystemDefensePolicy."""

    Active: bool | None = None
    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_NetworkPortDefaultSystemDefensePolicy",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_NetworkPortDefaultSystemDefensePolicy",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Active", "boolean"),
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class AMT_NetworkPortDefaultSystemDefensePolicyProvider(Provider[AMT_NetworkPortDefaultSystemDefensePolicy]):
    CLASS = AMT_NetworkPortDefaultSystemDefensePolicy
