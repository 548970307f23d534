"""CIM_Processor: A processor of the host.

Generated from mof/cim/CIM_Processor.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_Processor_UpgradeMethod(IntEnum):
    OTHER = 0
    UNKNOWN = 1
    DAUGHTER_BOARD = 2
    ZIF_SOCKET = 3
    REPLACEMENT_PIGGY_BACK = 4
    NONE = 5
    LIF_SOCKET = 6
    SLOT1 = 7
    SLOT2 = 8
    N370_PIN_SOCKET = 9
    SLOT_A = 10
    SLOT_M = 11
    SOCKET423 = 12
    SOCKET_A_SOCKET462 = 13
    SOCKET478 = 14
    SOCKET754 = 15
    SOCKET940 = 16
    SOCKET939 = 17
    SOCKETM_PGA604 = 18
    SOCKET_LGA771 = 19
    SOCKET_LGA775 = 20
    SOCKET_S1 = 21
    SOCKET_AM2 = 22
    SOCKET_F1207 = 23
    SOCKET_LGA1366 = 24
    SOCKET_G34 = 25
    SOCKET_AM3 = 26
    SOCKET_C32 = 27
    SOCKET_LGA1156 = 28
    SOCKET_LGA1567 = 29
    SOCKET_PGA988A = 30
    SOCKET_BGA1288 = 31
    R_PGA988B = 32
    BGA1023 = 33
    BGA1224 = 34
    LGA1155 = 35
    LGA1356 = 36
    LGA2011 = 37
    SOCKET_FS1 = 38
    SOCKET_FS2 = 39
    SOCKET_FM1 = 40
    SOCKET_FM2 = 41
    SOCKET_LGA20113 = 42
    SOCKET_LGA13563 = 43
    SOCKET_LGA1150 = 44
    SOCKET_BGA1168 = 45
    SOCKET_BGA1234 = 46
    SOCKET_BGA1364 = 47
    SOCKET_AM4 = 48
    SOCKET_LGA1151 = 49
    SOCKET_BGA1356 = 50
    SOCKET_BGA1440 = 51
    SOCKET_BGA1515 = 52
    SOCKET_LGA36471 = 53
    SOCKET_SP3 = 54
    SOCKET_SP3R2 = 55
    SOCKET_LGA2066 = 56
    SOCKET_BGA1392 = 57
    SOCKET_BGA1510 = 58
    SOCKET_BGA1528 = 59
    SOCKET_LGA4189 = 60
    SOCKET_LGA1200 = 61
    SOCKET_LGA4677 = 62
    SOCKET_LGA1700 = 63
    SOCKET_BGA1744 = 64
    SOCKET_BGA1781 = 65
    SOCKET_BGA1211 = 66
    SOCKET_BGA2422 = 67
    SOCKET_LGA5773 = 68
    SOCKET_BGA5773 = 69
    SOCKET_AM5 = 70
    SOCKET_SP5 = 71
    SOCKET_SP6 = 72
    SOCKET_BGA883 = 73
    SOCKET_BGA1190 = 74
    SOCKET_BGA4129 = 75
    SOCKET_LGA4710 = 76
    SOCKET_LGA7529 = 77
    SOCKET_BGA1964 = 78
    SOCKET_BGA1792 = 79
    SOCKET_BGA2049 = 80
    SOCKET_BGA2551 = 81
    SOCKET_LGA1851 = 82
    SOCKET_BGA2114 = 83
    SOCKET_BGA2833 = 84


class CIM_Processor_CPUStatus(IntEnum):
    UNKNOWN = 0
    CPU_ENABLED = 1
    CPU_DISABLED_BY_USER = 2
    CPU_DISABLED_BY_BIOS = 3
    CPU_IS_IDLE = 4
    OTHER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Processor(Instance):
    """A processor of the host."""

    AdditionalAvailability: tuple[int, ...] | None = None
    AddressWidth: int | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    CPUStatus: int | None = None
    Caption: str | None = None
    Characteristics: tuple[int, ...] | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    CurrentClockSpeed: int | None = None
    DataWidth: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledProcessorCharacteristics: tuple[int, ...] | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    ExternalBusClockSpeed: int | None = None
    Family: int | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LastErrorCode: int | None = None
    LoadPercentage: int | None = None
    MaxClockSpeed: int | None = None
    MaxQuiesceTime: int | None = None
    Name: str | None = None
    NumberOfEnabledCores: int | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherFamilyDescription: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Role: str | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    Stepping: str | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None
    UniqueID: str | None = None
    UpgradeMethod: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Processor",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Processor",
        superclass="CIM_LogicalDevice",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
            Property("AddressWidth", "uint16"),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("CPUStatus", "uint16"),
            Property("Caption", "string"),
            Property("Characteristics", "uint16", array=True),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("CurrentClockSpeed", "uint32"),
            Property("DataWidth", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledProcessorCharacteristics", "uint16", array=True),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("ExternalBusClockSpeed", "uint32"),
            Property("Family", "uint16"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LastErrorCode", "uint32"),
            Property("LoadPercentage", "uint16"),
            Property("MaxClockSpeed", "uint32"),
            Property("MaxQuiesceTime", "uint64"),
            Property("Name", "string"),
            Property("NumberOfEnabledCores", "uint16"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherFamilyDescription", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("Role", "string"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("Stepping", "string"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
            Property("UniqueID", "string"),
            Property("UpgradeMethod", "uint16"),
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


class CIM_Processor_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Processor_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Processor_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Processor_RequestStateChange_OUTPUT(Output):
    """What CIM_Processor.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_Processor_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_Processor_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Processor_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Processor_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_ProcessorProvider(Provider[CIM_Processor]):
    CLASS = CIM_Processor

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_Processor,
        *,
        Enabled: bool | None = None,
    ) -> CIM_Processor_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_Processor,
        *,
        Online: bool | None = None,
    ) -> CIM_Processor_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_Processor,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_Processor_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_Processor,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_Processor_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_Processor) -> CIM_Processor_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_Processor,
    ) -> CIM_Processor_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(self, call: Call, target: CIM_Processor) -> CIM_Processor_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_Processor,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_Processor_SetPowerState_OUTPUT:
        raise ActionNotSupported
