"""IPS_WatchDogAction: What happens when a watchdog expires.

Generated from mof/ips/IPS_WatchDogAction.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_WatchDogAction_HeciWatchDogExpirationAction(IntEnum):
    NONE = 0
    REBOOT = 1


class IPS_WatchDogAction_AgentPresenceWatchDogExpirationAction(IntEnum):
    NONE = 0
    REBOOT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_WatchDogAction(Instance):
    """What happens when a watchdog expires."""

    AgentPresenceWatchDogExpirationAction: int | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    HeciWatchDogExpirationAction: int | None = None
    InstanceID: str
    ReArmReset: bool | None = None
    Timeout: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_WatchDogAction",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_WatchDogAction",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("AgentPresenceWatchDogExpirationAction", "uint32", required=True),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("HeciWatchDogExpirationAction", "uint32", required=True),
            Property("InstanceID", "string", key=True),
            Property("ReArmReset", "boolean"),
            Property("Timeout", "uint32"),
        ),
        methods={
            "ApplyActionOnWatchDog": Method(
                "ApplyActionOnWatchDog",
                inputs=(
                    Property("AgentPresenceWatchDog", "reference", required=True),
                    Property("ActionEnable", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "CancelRebootAction": Method(
                "CancelRebootAction",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class IPS_WatchDogAction_ApplyActionOnWatchDog_OUTPUT(Output):
    __slots__ = ()


class IPS_WatchDogAction_CancelRebootAction_OUTPUT(Output):
    __slots__ = ()


class IPS_WatchDogActionProvider(Provider[IPS_WatchDogAction]):
    CLASS = IPS_WatchDogAction

    async def ApplyActionOnWatchDog(
        self,
        call: Call,
        target: IPS_WatchDogAction,
        *,
        AgentPresenceWatchDog: EPR,
        ActionEnable: bool,
    ) -> IPS_WatchDogAction_ApplyActionOnWatchDog_OUTPUT:
        raise ActionNotSupported

    async def CancelRebootAction(
        self,
        call: Call,
        target: IPS_WatchDogAction,
    ) -> IPS_WatchDogAction_CancelRebootAction_OUTPUT:
        raise ActionNotSupported
