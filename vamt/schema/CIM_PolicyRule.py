"""CIM_PolicyRule.

Generated from mof/cim/CIM_PolicyRule.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicyRule(Instance):
    """CIM_PolicyRule."""

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
    Priority: int | None = None
    RuleUsage: str | None = None
    SequencedActions: int | None = None
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicyRule",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicyRule",
        superclass="CIM_PolicySet",
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
        ),
    )


class CIM_PolicyRuleProvider(Provider[CIM_PolicyRule]):
    CLASS = CIM_PolicyRule
