"""AMT_StateTransitionCondition.

Generated from mof/amt/AMT_StateTransitionCondition.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_StateTransitionCondition_OldState(IntEnum):
    NOT_STARTED = 1
    STOPPED = 2
    RUNNING = 4
    EXPIRED = 8
    SUSPENDED = 16


class AMT_StateTransitionCondition_NewState(IntEnum):
    NOT_STARTED = 1
    STOPPED = 2
    RUNNING = 4
    EXPIRED = 8
    SUSPENDED = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_StateTransitionCondition(Instance):
    """AMT_StateTransitionCondition."""

    Caption: str | None = None
    CommonName: str | None = None
    CreationClassName: str
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    NewState: int | None = None
    OldState: int | None = None
    PolicyConditionName: str
    PolicyKeywords: tuple[str, ...] | None = None
    PolicyRuleCreationClassName: str
    PolicyRuleName: str
    StateSpace: str | None = None
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_StateTransitionCondition",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_StateTransitionCondition",
        superclass="CIM_PolicyCondition",
        keys=("CreationClassName", "PolicyConditionName", "PolicyRuleCreationClassName", "PolicyRuleName", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("NewState", "uint16"),
            Property("OldState", "uint16"),
            Property("PolicyConditionName", "string", key=True),
            Property("PolicyKeywords", "string", array=True),
            Property("PolicyRuleCreationClassName", "string", key=True),
            Property("PolicyRuleName", "string", key=True),
            Property("StateSpace", "string"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
    )


class AMT_StateTransitionConditionProvider(Provider[AMT_StateTransitionCondition]):
    CLASS = AMT_StateTransitionCondition
