"""AMT_AgentPresenceInterfacePolicy.

Generated from mof/amt/AMT_AgentPresenceInterfacePolicy.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceInterfacePolicy(Instance):
    """AMT_AgentPresenceInterfacePolicy."""

    Active: bool | None = None
    Antecedent: EPR
    Dependent: EPR
    Enabled: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AgentPresenceInterfacePolicy",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AgentPresenceInterfacePolicy",
        superclass="AMT_InterfacePolicy",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Active", "boolean"),
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("Enabled", "boolean"),
        ),
        association=True,
    )


class AMT_AgentPresenceInterfacePolicyProvider(Provider[AMT_AgentPresenceInterfacePolicy]):
    CLASS = AMT_AgentPresenceInterfacePolicy
