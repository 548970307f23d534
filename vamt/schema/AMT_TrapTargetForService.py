"""AMT_TrapTargetForService.

Generated from mof/amt/AMT_TrapTargetForService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TrapTargetForService(Instance):
    """AMT_TrapTargetForService."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_TrapTargetForService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_TrapTargetForService",
        superclass="CIM_ServiceSAPDependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class AMT_TrapTargetForServiceProvider(Provider[AMT_TrapTargetForService]):
    CLASS = AMT_TrapTargetForService
