"""CIM_Sensor: A sensor of the host.

Generated from mof/cim/CIM_Sensor.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_Sensor_SensorType(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    TEMPERATURE = 2
    VOLTAGE = 3
    CURRENT = 4
    TACHOMETER = 5
    COUNTER = 6
    SWITCH = 7
    LOCK = 8
    HUMIDITY = 9
    SMOKE_DETECTION = 10
    PRESENCE = 11
    AIR_FLOW = 12
    POWER_CONSUMPTION = 13
    POWER_PRODUCTION = 14
    PRESSURE = 15
    INTRUSION = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Sensor(Instance):
    """A sensor of the host."""

    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    CurrentState: str | None = None
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
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    OtherSensorTypeDescription: str | None = None
    PollingInterval: int | None = None
    PossibleStates: tuple[str, ...] | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    SensorContext: str | None = None
    SensorType: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Sensor",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Sensor",
        superclass="CIM_LogicalDevice",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("CurrentState", "string"),
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
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("OtherSensorTypeDescription", "string"),
            Property("PollingInterval", "uint64"),
            Property("PossibleStates", "string", array=True),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("SensorContext", "string"),
            Property("SensorType", "uint16"),
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


class CIM_Sensor_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Sensor_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Sensor_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Sensor_RequestStateChange_OUTPUT(Output):
    """What CIM_Sensor.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_Sensor_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_Sensor_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Sensor_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Sensor_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_SensorProvider(Provider[CIM_Sensor]):
    CLASS = CIM_Sensor

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_Sensor,
        *,
        Enabled: bool | None = None,
    ) -> CIM_Sensor_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_Sensor,
        *,
        Online: bool | None = None,
    ) -> CIM_Sensor_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_Sensor,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_Sensor_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_Sensor,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_Sensor_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_Sensor) -> CIM_Sensor_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(self, call: Call, target: CIM_Sensor) -> CIM_Sensor_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(self, call: Call, target: CIM_Sensor) -> CIM_Sensor_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_Sensor,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_Sensor_SetPowerState_OUTPUT:
        raise ActionNotSupported
