"""CIM_RoleLimitedToTarget.

Generated from mof/cim/CIM_RoleLimitedToTarget.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RoleLimitedToTarget(Instance):
    """CIM_RoleLimitedToTarget."""

    DefiningRole: EPR
    TargetElement: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RoleLimitedToTarget",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RoleLimitedToTarget",
        superclass=None,
        keys=("DefiningRole", "TargetElement"),
        properties=(
            Property("DefiningRole", "reference", key=True),
            Property("TargetElement", "reference", key=True),
        ),
        association=True,
    )


class CIM_RoleLimitedToTargetProvider(Provider[CIM_RoleLimitedToTarget]):
    CLASS = CIM_RoleLimitedToTarget
