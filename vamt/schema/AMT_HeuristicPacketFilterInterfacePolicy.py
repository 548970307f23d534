"""AMT_HeuristicPacketFilterInterfacePolicy.

Generated from mof/amt/AMT_HeuristicPacketFilterInterfacePolicy.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_HeuristicPacketFilterInterfacePolicy(Instance):
    """AMT_HeuristicPacketFilterInterfacePolicy."""

    Active: bool | None = None
    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_HeuristicPacketFilterInterfacePolicy",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_HeuristicPacketFilterInterfacePolicy",
        superclass="AMT_InterfacePolicy",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Active", "boolean"),
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class AMT_HeuristicPacketFilterInterfacePolicyProvider(Provider[AMT_HeuristicPacketFilterInterfacePolicy]):
    CLASS = AMT_HeuristicPacketFilterInterfacePolicy
