"""AMT_FilterInSystemDefensePolicy.

Generated from mof/amt/AMT_FilterInSystemDefensePolicy.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_FilterInSystemDefensePolicy(Instance):
    """AMT_FilterInSystemDefensePolicy."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_FilterInSystemDefensePolicy",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_FilterInSystemDefensePolicy",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class AMT_FilterInSystemDefensePolicyProvider(Provider[AMT_FilterInSystemDefensePolicy]):
    CLASS = AMT_FilterInSystemDefensePolicy
