"""CIM_PolicyCondition.

Generated from mof/cim/CIM_PolicyCondition.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicyCondition(Instance):
    """CIM_PolicyCondition."""

    Caption: str | None = None
    CommonName: str | None = None
    CreationClassName: str
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    PolicyConditionName: str
    PolicyKeywords: tuple[str, ...] | None = None
    PolicyRuleCreationClassName: str
    PolicyRuleName: str
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicyCondition",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicyCondition",
        superclass="CIM_Policy",
        keys=("CreationClassName", "PolicyConditionName", "PolicyRuleCreationClassName", "PolicyRuleName", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Caption", "string"),
            Property("CommonName", "string"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("PolicyConditionName", "string", key=True),
            Property("PolicyKeywords", "string", array=True),
            Property("PolicyRuleCreationClassName", "string", key=True),
            Property("PolicyRuleName", "string", key=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
    )


class CIM_PolicyConditionProvider(Provider[CIM_PolicyCondition]):
    CLASS = CIM_PolicyCondition
