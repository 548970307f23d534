"""AMT_RemoteAccessPolicyRule: What makes the controller call a presence server.

Generated from mof/amt/AMT_RemoteAccessPolicyRule.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_RemoteAccessPolicyRule_Trigger(IntEnum):
    USER_INITIATED = 0
    ALERT = 1
    PERIODIC = 2
    HOME_PROVISIONING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessPolicyRule(Instance):
    """What makes the controller call a presence server."""

    Caption: str | None = None
    CommonName: str | None = None
    ConditionListType: int | None = None
    CreationClassName: str
    Description: str | None = None
    ElementName: str | None = None
    Enabled: int | None = None
    ExecutionStrategy: int | None = None
    ExtendedData: bytes | None = None
    InstanceID: str | None = None
    Mandatory: bool | None = None
    PolicyDecisionStrategy: int | None = None
    PolicyKeywords: tuple[str, ...] | None = None
    PolicyRoles: tuple[str, ...] | None = None
    PolicyRuleName: str
    Priority: int | None = None
    RuleUsage: str | None = None
    SequencedActions: int | None = None
    SystemCreationClassName: str
    SystemName: str
    Trigger: int | None = None
    TunnelLifeTime: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_RemoteAccessPolicyRule",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_RemoteAccessPolicyRule",
        superclass="CIM_PolicyRule",
        keys=("CreationClassName", "PolicyRuleName", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("ConditionListType", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Enabled", "uint16"),
            Property("ExecutionStrategy", "uint16"),
            Property("ExtendedData", "base64"),
            Property("InstanceID", "string"),
            Property("Mandatory", "boolean"),
            Property("PolicyDecisionStrategy", "uint16"),
            Property("PolicyKeywords", "string", array=True),
            Property("PolicyRoles", "string", array=True),
            Property("PolicyRuleName", "string", key=True),
            Property("Priority", "uint16"),
            Property("RuleUsage", "string"),
            Property("SequencedActions", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("Trigger", "uint16", required=True),
            Property("TunnelLifeTime", "uint32", required=True),
        ),
    )


class AMT_RemoteAccessPolicyRuleProvider(Provider[AMT_RemoteAccessPolicyRule]):
    CLASS = AMT_RemoteAccessPolicyRule
