"""AMT_AgentPresenceWatchdog: A timer that a program in the guest must keep feeding.

Generated from mof/amt/AMT_AgentPresenceWatchdog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_AgentPresenceWatchdog_CurrentState(IntEnum):
    NOT_STARTED = 1
    STOPPED = 2
    RUNNING = 4
    EXPIRED = 8
    SUSPENDED = 16


class AMT_AgentPresenceWatchdog_AddAction_ActionSd(IntEnum):
    ACTIVATE_POLICY = 0
    DEACTIVATE_POLICY = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceWatchdog(Instance):
    """A timer that a program in the guest must keep feeding."""

    ActionOnExpiration: int | None = None
    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    CurrentState: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LastErrorCode: int | None = None
    MaxQuiesceTime: int | None = None
    MonitoredEntity: int | None = None
    MonitoredEntityDescription: str | None = None
    MonitoredEntityOnLastExpiration: int | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    StartupInterval: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastExpiration: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TimeoutInterval: int | None = None
    TimerResolution: int | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AgentPresenceWatchdog",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AgentPresenceWatchdog",
        superclass="CIM_Watchdog",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("ActionOnExpiration", "uint16"),
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("CurrentState", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LastErrorCode", "uint32"),
            Property("MaxQuiesceTime", "uint64"),
            Property("MonitoredEntity", "uint16"),
            Property("MonitoredEntityDescription", "string"),
            Property("MonitoredEntityOnLastExpiration", "uint16"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("StartupInterval", "uint16", required=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastExpiration", "datetime"),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TimeoutInterval", "uint32", required=True),
            Property("TimerResolution", "uint32"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "AddAction": Method(
                "AddAction",
                inputs=(
                    Property("OldState", "uint16", required=True),
                    Property("NewState", "uint16", required=True),
                    Property("EventOnTransition", "boolean", required=True),
                    Property("ActionSd", "uint16"),
                    Property("ActionEac", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AssertPresence": Method(
                "AssertPresence",
                inputs=(
                    Property("SequenceNumber", "uint32", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AssertShutdown": Method(
                "AssertShutdown",
                inputs=(
                    Property("SequenceNumber", "uint32", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "DeleteAllActions": Method(
                "DeleteAllActions",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "EnableDevice": Method(
                "EnableDevice",
                inputs=(
                    Property("Enabled", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "KeepAlive": Method(
                "KeepAlive",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "OnlineDevice": Method(
                "OnlineDevice",
                inputs=(
                    Property("Online", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "QuiesceDevice": Method(
                "QuiesceDevice",
                inputs=(
                    Property("Quiesce", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RegisterAgent": Method(
                "RegisterAgent",
                outputs=(
                    Property("SessionSequenceNumber", "uint32"),
                    Property("TimeoutInterval", "uint16"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RequestStateChange": Method(
                "RequestStateChange",
                inputs=(
                    Property("RequestedState", "uint16"),
                    Property("TimeoutPeriod", "datetime"),
                ),
                outputs=(
                    Property("Job", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "Reset": Method(
                "Reset",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RestoreProperties": Method(
                "RestoreProperties",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SaveProperties": Method(
                "SaveProperties",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetPowerState": Method(
                "SetPowerState",
                inputs=(
                    Property("PowerState", "uint16"),
                    Property("Time", "datetime"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_AgentPresenceWatchdog_AddAction_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_AssertPresence_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_AssertShutdown_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_DeleteAllActions_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_KeepAlive_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceWatchdog_RegisterAgent_OUTPUT(Output):
    """What AMT_AgentPresenceWatchdog.RegisterAgent answers."""

    SessionSequenceNumber: int | None = None
    TimeoutInterval: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceWatchdog_RequestStateChange_OUTPUT(Output):
    """What AMT_AgentPresenceWatchdog.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_AgentPresenceWatchdog_Reset_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdog_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class AMT_AgentPresenceWatchdogProvider(Provider[AMT_AgentPresenceWatchdog]):
    CLASS = AMT_AgentPresenceWatchdog

    async def AddAction(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        OldState: int,
        NewState: int,
        EventOnTransition: bool,
        ActionSd: int | None = None,
        ActionEac: bool | None = None,
    ) -> AMT_AgentPresenceWatchdog_AddAction_OUTPUT:
        raise ActionNotSupported

    async def AssertPresence(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        SequenceNumber: int,
    ) -> AMT_AgentPresenceWatchdog_AssertPresence_OUTPUT:
        raise ActionNotSupported

    async def AssertShutdown(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        SequenceNumber: int,
    ) -> AMT_AgentPresenceWatchdog_AssertShutdown_OUTPUT:
        raise ActionNotSupported

    async def DeleteAllActions(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
    ) -> AMT_AgentPresenceWatchdog_DeleteAllActions_OUTPUT:
        raise ActionNotSupported

    async def EnableDevice(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        Enabled: bool | None = None,
    ) -> AMT_AgentPresenceWatchdog_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def KeepAlive(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
    ) -> AMT_AgentPresenceWatchdog_KeepAlive_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        Online: bool | None = None,
    ) -> AMT_AgentPresenceWatchdog_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        Quiesce: bool | None = None,
    ) -> AMT_AgentPresenceWatchdog_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RegisterAgent(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
    ) -> AMT_AgentPresenceWatchdog_RegisterAgent_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_AgentPresenceWatchdog_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
    ) -> AMT_AgentPresenceWatchdog_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
    ) -> AMT_AgentPresenceWatchdog_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
    ) -> AMT_AgentPresenceWatchdog_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: AMT_AgentPresenceWatchdog,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> AMT_AgentPresenceWatchdog_SetPowerState_OUTPUT:
        raise ActionNotSupported
