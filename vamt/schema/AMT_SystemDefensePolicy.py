"""AMT_SystemDefensePolicy: A set of packet filters with its default actions.

Generated from mof/amt/AMT_SystemDefensePolicy.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_SystemDefensePolicy_SetTimeout_Timeout(IntEnum):
    INFINITE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SystemDefensePolicy(Instance):
    """A set of packet filters with its default actions."""

    AntiSpoofingSupport: int | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    FilterCreationHandles: tuple[int, ...] | None = None
    InstanceID: str
    PolicyName: str | None = None
    PolicyPrecedence: int | None = None
    RxDefaultCount: bool | None = None
    RxDefaultDrop: bool | None = None
    RxDefaultMatchEvent: bool | None = None
    TxDefaultCount: bool | None = None
    TxDefaultDrop: bool | None = None
    TxDefaultMatchEvent: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_SystemDefensePolicy",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_SystemDefensePolicy",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("AntiSpoofingSupport", "uint32"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("FilterCreationHandles", "uint32", array=True),
            Property("InstanceID", "string", key=True),
            Property("PolicyName", "string"),
            Property("PolicyPrecedence", "uint32", required=True),
            Property("RxDefaultCount", "boolean", required=True),
            Property("RxDefaultDrop", "boolean", required=True),
            Property("RxDefaultMatchEvent", "boolean", required=True),
            Property("TxDefaultCount", "boolean", required=True),
            Property("TxDefaultDrop", "boolean", required=True),
            Property("TxDefaultMatchEvent", "boolean", required=True),
        ),
        methods={
            "GetTimeout": Method(
                "GetTimeout",
                outputs=(
                    Property("Timeout", "uint32"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetTimeout": Method(
                "SetTimeout",
                inputs=(
                    Property("Timeout", "uint32", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "UpdateStatistics": Method(
                "UpdateStatistics",
                inputs=(
                    Property("NetworkInterface", "reference", required=True),
                    Property("ResetOnRead", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SystemDefensePolicy_GetTimeout_OUTPUT(Output):
    """What AMT_SystemDefensePolicy.GetTimeout answers."""

    Timeout: int | None = None


class AMT_SystemDefensePolicy_SetTimeout_OUTPUT(Output):
    __slots__ = ()


class AMT_SystemDefensePolicy_UpdateStatistics_OUTPUT(Output):
    __slots__ = ()


class AMT_SystemDefensePolicyProvider(Provider[AMT_SystemDefensePolicy]):
    CLASS = AMT_SystemDefensePolicy

    async def GetTimeout(
        self,
        call: Call,
        target: AMT_SystemDefensePolicy,
    ) -> AMT_SystemDefensePolicy_GetTimeout_OUTPUT:
        raise ActionNotSupported

    async def SetTimeout(
        self,
        call: Call,
        target: AMT_SystemDefensePolicy,
        *,
        Timeout: int,
    ) -> AMT_SystemDefensePolicy_SetTimeout_OUTPUT:
        raise ActionNotSupported

    async def UpdateStatistics(
        self,
        call: Call,
        target: AMT_SystemDefensePolicy,
        *,
        NetworkInterface: EPR,
        ResetOnRead: bool,
    ) -> AMT_SystemDefensePolicy_UpdateStatistics_OUTPUT:
        raise ActionNotSupported
