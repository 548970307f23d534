"""AMT_AuditPolicyRule: Which actions the audit log records.

Generated from mof/amt/AMT_AuditPolicyRule.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_AuditPolicyRule_SetAuditPolicy_PolicyType(IntEnum):
    NONE = 0
    CRITICAL = 1


class AMT_AuditPolicyRule_SetAuditPolicyBulk_PolicyType(IntEnum):
    NONE = 0
    CRITICAL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuditPolicyRule(Instance):
    """Which actions the audit log records."""

    AuditApplicationEventID: tuple[int, ...] | None = None
    Caption: str | None = None
    CommonName: str | None = None
    ConditionListType: int | None = None
    CreationClassName: str
    Description: str | None = None
    ElementName: str | None = None
    Enabled: int | None = None
    ExecutionStrategy: int | None = None
    InstanceID: str | None = None
    Mandatory: bool | None = None
    PolicyDecisionStrategy: int | None = None
    PolicyKeywords: tuple[str, ...] | None = None
    PolicyRoles: tuple[str, ...] | None = None
    PolicyRuleName: str
    PolicyType: tuple[int, ...] | None = None
    Priority: int | None = None
    RuleUsage: str | None = None
    SequencedActions: int | None = None
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AuditPolicyRule",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AuditPolicyRule",
        superclass="CIM_PolicyRule",
        keys=("CreationClassName", "PolicyRuleName", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AuditApplicationEventID", "uint32", array=True, required=True),
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("ConditionListType", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Enabled", "uint16"),
            Property("ExecutionStrategy", "uint16"),
            Property("InstanceID", "string"),
            Property("Mandatory", "boolean"),
            Property("PolicyDecisionStrategy", "uint16"),
            Property("PolicyKeywords", "string", array=True),
            Property("PolicyRoles", "string", array=True),
            Property("PolicyRuleName", "string", key=True),
            Property("PolicyType", "uint32", array=True, required=True),
            Property("Priority", "uint16"),
            Property("RuleUsage", "string"),
            Property("SequencedActions", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
        methods={
            "SetAuditPolicy": Method(
                "SetAuditPolicy",
                inputs=(
                    Property("Enable", "boolean", required=True),
                    Property("AuditedAppID", "uint16", required=True),
                    Property("EventID", "uint16", required=True),
                    Property("PolicyType", "uint32"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetAuditPolicyBulk": Method(
                "SetAuditPolicyBulk",
                inputs=(
                    Property("Enable", "boolean", array=True, required=True),
                    Property("AuditedAppID", "uint16", array=True, required=True),
                    Property("EventID", "uint16", array=True, required=True),
                    Property("PolicyType", "uint32", array=True, required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_AuditPolicyRule_SetAuditPolicy_OUTPUT(Output):
    __slots__ = ()


class AMT_AuditPolicyRule_SetAuditPolicyBulk_OUTPUT(Output):
    __slots__ = ()


class AMT_AuditPolicyRuleProvider(Provider[AMT_AuditPolicyRule]):
    CLASS = AMT_AuditPolicyRule

    async def SetAuditPolicy(
        self,
        call: Call,
        target: AMT_AuditPolicyRule,
        *,
        Enable: bool,
        AuditedAppID: int,
        EventID: int,
        PolicyType: int | None = None,
    ) -> AMT_AuditPolicyRule_SetAuditPolicy_OUTPUT:
        raise ActionNotSupported

    async def SetAuditPolicyBulk(
        self,
        call: Call,
        target: AMT_AuditPolicyRule,
        *,
        Enable: tuple[bool, ...],
        AuditedAppID: tuple[int, ...],
        EventID: tuple[int, ...],
        PolicyType: tuple[int, ...],
    ) -> AMT_AuditPolicyRule_SetAuditPolicyBulk_OUTPUT:
        raise ActionNotSupported
