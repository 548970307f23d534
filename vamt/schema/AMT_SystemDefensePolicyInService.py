"""AMT_SystemDefensePolicyInService.

Generated from mof/amt/AMT_SystemDefensePolicyInService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SystemDefensePolicyInService(Instance):
    """AMT_SystemDefensePolicyInService."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_SystemDefensePolicyInService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_SystemDefensePolicyInService",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class AMT_SystemDefensePolicyInServiceProvider(Provider[AMT_SystemDefensePolicyInService]):
    CLASS = AMT_SystemDefensePolicyInService
