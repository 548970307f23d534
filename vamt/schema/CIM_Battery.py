"""CIM_Battery: A battery of the host.

Generated from mof/cim/CIM_Battery.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_Battery_BatteryStatus(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    FULLY_CHARGED = 3
    LOW = 4
    CRITICAL = 5
    CHARGING = 6
    CHARGING_AND_HIGH = 7
    CHARGING_AND_LOW = 8
    CHARGING_AND_CRITICAL = 9
    UNDEFINED = 10
    PARTIALLY_CHARGED = 11
    LEARNING = 12
    OVERCHARGED = 13


class CIM_Battery_ChargingStatus(IntEnum):
    UNKNOWN = 0
    CHARGING = 2
    DISCHARGING = 3
    IDLE = 4


class CIM_Battery_Chemistry(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    LEAD_ACID = 3
    NICKEL_CADMIUM = 4
    NICKEL_METAL_HYDRIDE = 5
    LITHIUM_ION = 6
    ZINC_AIR = 7
    LITHIUM_POLYMER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Battery(Instance):
    """A battery of the host."""

    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    BatteryStatus: int | None = None
    Caption: str | None = None
    ChargingStatus: int | None = None
    Chemistry: int | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DesignCapacity: int | None = None
    DesignVoltage: int | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    EstimatedChargeRemaining: int | None = None
    FullChargeCapacity: int | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LastErrorCode: int | None = None
    MaxQuiesceTime: int | None = None
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
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Battery",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Battery",
        superclass="CIM_LogicalDevice",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("BatteryStatus", "uint16"),
            Property("Caption", "string"),
            Property("ChargingStatus", "uint16"),
            Property("Chemistry", "uint16"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DesignCapacity", "uint32"),
            Property("DesignVoltage", "uint64"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("EstimatedChargeRemaining", "uint16"),
            Property("FullChargeCapacity", "uint32"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LastErrorCode", "uint32"),
            Property("MaxQuiesceTime", "uint64"),
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
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "EnableDevice": Method(
                "EnableDevice",
                inputs=(
                    Property("Enabled", "boolean"),
                ),
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


class CIM_Battery_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Battery_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Battery_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Battery_RequestStateChange_OUTPUT(Output):
    """What CIM_Battery.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_Battery_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_Battery_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Battery_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Battery_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_BatteryProvider(Provider[CIM_Battery]):
    CLASS = CIM_Battery

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_Battery,
        *,
        Enabled: bool | None = None,
    ) -> CIM_Battery_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_Battery,
        *,
        Online: bool | None = None,
    ) -> CIM_Battery_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_Battery,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_Battery_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_Battery,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_Battery_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_Battery) -> CIM_Battery_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_Battery,
    ) -> CIM_Battery_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(self, call: Call, target: CIM_Battery) -> CIM_Battery_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_Battery,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_Battery_SetPowerState_OUTPUT:
        raise ActionNotSupported
