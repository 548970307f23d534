"""AMT_AgentPresenceWatchdogAction.

Generated from mof/amt/AMT_AgentPresenceWatchdogAction.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_AgentPresenceWatchdogAction_ActionSd(IntEnum):
    ACTIVATE_POLICY = 0
    DEACTIVATE_POLICY = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceWatchdogAction(Instance):
    """AMT_AgentPresenceWatchdogAction."""

    ActionSd: int | None = None
    Caption: str | None = None
    CommonName: str | None = None
    CreationClassName: str
    Description: str | None = None
    DoActionLogging: bool | None = None
    ElementName: str | None = None
    EventOnTransition: bool | None = None
    InstanceID: str | None = None
    PolicyActionName: str
    PolicyKeywords: tuple[str, ...] | None = None
    PolicyRuleCreationClassName: str
    PolicyRuleName: str
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AgentPresenceWatchdogAction",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AgentPresenceWatchdogAction",
        superclass="CIM_PolicyAction",
        keys=("CreationClassName", "PolicyActionName", "PolicyRuleCreationClassName", "PolicyRuleName", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("ActionSd", "uint16"),
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DoActionLogging", "boolean"),
            Property("ElementName", "string"),
            Property("EventOnTransition", "boolean"),
            Property("InstanceID", "string"),
            Property("PolicyActionName", "string", key=True),
            Property("PolicyKeywords", "string", array=True),
            Property("PolicyRuleCreationClassName", "string", key=True),
            Property("PolicyRuleName", "string", key=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
        methods={
            "GetActionEac": Method(
                "GetActionEac",
                outputs=(
                    Property("ActionEac", "boolean"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceWatchdogAction_GetActionEac_OUTPUT(Output):
    """What AMT_AgentPresenceWatchdogAction.GetActionEac answers."""

    ActionEac: bool | None = None


class AMT_AgentPresenceWatchdogActionProvider(Provider[AMT_AgentPresenceWatchdogAction]):
    CLASS = AMT_AgentPresenceWatchdogAction

    async def GetActionEac(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdogAction,
    ) -> AMT_AgentPresenceWatchdogAction_GetActionEac_OUTPUT:
        raise ActionNotSupported
