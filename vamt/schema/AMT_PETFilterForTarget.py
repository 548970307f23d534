"""AMT_PETFilterForTarget.

Generated from mof/amt/AMT_PETFilterForTarget.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PETFilterForTarget(Instance):
    """AMT_PETFilterForTarget."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PETFilterForTarget",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PETFilterForTarget",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class AMT_PETFilterForTargetProvider(Provider[AMT_PETFilterForTarget]):
    CLASS = AMT_PETFilterForTarget
