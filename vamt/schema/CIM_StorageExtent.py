"""CIM_StorageExtent.

Generated from mof/cim/CIM_StorageExtent.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_StorageExtent_DataOrganization(IntEnum):
    OTHER = 0
    UNKNOWN = 1
    FIXED_BLOCK = 2
    VARIABLE_BLOCK = 3
    COUNT_KEY_DATA = 4


class CIM_StorageExtent_Access(IntEnum):
    UNKNOWN = 0
    READABLE = 1
    WRITEABLE = 2
    READ_WRITE_SUPPORTED = 3
    WRITE_ONCE = 4


class CIM_StorageExtent_ExtentStatus(IntEnum):
    OTHER = 0
    UNKNOWN = 1
    NONE_NOT_APPLICABLE = 2
    BROKEN = 3
    DATA_LOST = 4
    DYNAMIC_RECONFIG = 5
    EXPOSED = 6
    FRACTIONALLY_EXPOSED = 7
    PARTIALLY_EXPOSED = 8
    PROTECTION_DISABLED = 9
    READYING = 10
    REBUILD = 11
    RECALCULATE = 12
    SPARE_IN_USE = 13
    VERIFY_IN_PROGRESS = 14
    IN_BAND_ACCESS_GRANTED = 15
    IMPORTED = 16
    EXPORTED = 17


class CIM_StorageExtent_NameFormat(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    VPD83NAA6 = 2
    VPD83NAA5 = 3
    VPD83_TYPE2 = 4
    VPD83_TYPE1 = 5
    VPD83_TYPE0 = 6
    SNVM = 7
    NODE_WWN = 8
    NAA = 9
    EUI64 = 10
    T10VID = 11
    OS_DEVICE_NAME = 12


class CIM_StorageExtent_NameNamespace(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    VPD83_TYPE3 = 2
    VPD83_TYPE2 = 3
    VPD83_TYPE1 = 4
    VPD80 = 5
    NODE_WWN = 6
    SNVM = 7
    OS_DEVICE_NAMESPACE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_StorageExtent(Instance):
    """CIM_StorageExtent."""

    Access: int | None = None
    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    BlockSize: int | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    ConsumableBlocks: int | None = None
    CreationClassName: str
    DataOrganization: int | None = None
    DataRedundancy: int | None = None
    DeltaReservation: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    ErrorMethodology: str | None = None
    ExtentStatus: tuple[int, ...] | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    IsBasedOnUnderlyingRedundancy: bool | None = None
    LastErrorCode: int | None = None
    MaxQuiesceTime: int | None = None
    Name: str | None = None
    NameFormat: int | None = None
    NameNamespace: int | None = None
    NoSinglePointOfFailure: bool | None = None
    NumberOfBlocks: int | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    OtherNameFormat: str | None = None
    OtherNameNamespace: str | None = None
    PackageRedundancy: int | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    Primordial: bool | None = None
    Purpose: str | None = None
    RequestedState: int | None = None
    SequentialAccess: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_StorageExtent",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_StorageExtent",
        superclass="CIM_LogicalDevice",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Access", "uint16"),
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("BlockSize", "uint64"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("ConsumableBlocks", "uint64"),
            Property("CreationClassName", "string", key=True),
            Property("DataOrganization", "uint16"),
            Property("DataRedundancy", "uint16"),
            Property("DeltaReservation", "uint8"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("ErrorMethodology", "string"),
            Property("ExtentStatus", "uint16", array=True),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("IsBasedOnUnderlyingRedundancy", "boolean"),
            Property("LastErrorCode", "uint32"),
            Property("MaxQuiesceTime", "uint64"),
            Property("Name", "string"),
            Property("NameFormat", "uint16"),
            Property("NameNamespace", "uint16"),
            Property("NoSinglePointOfFailure", "boolean"),
            Property("NumberOfBlocks", "uint64"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("OtherNameFormat", "string"),
            Property("OtherNameNamespace", "string"),
            Property("PackageRedundancy", "uint16"),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("Primordial", "boolean"),
            Property("Purpose", "string"),
            Property("RequestedState", "uint16"),
            Property("SequentialAccess", "boolean"),
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


class CIM_StorageExtent_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_StorageExtent_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_StorageExtent_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_StorageExtent_RequestStateChange_OUTPUT(Output):
    """What CIM_StorageExtent.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_StorageExtent_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_StorageExtent_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_StorageExtent_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_StorageExtent_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_StorageExtentProvider(Provider[CIM_StorageExtent]):
    CLASS = CIM_StorageExtent

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_StorageExtent,
        *,
        Enabled: bool | None = None,
    ) -> CIM_StorageExtent_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_StorageExtent,
        *,
        Online: bool | None = None,
    ) -> CIM_StorageExtent_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_StorageExtent,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_StorageExtent_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_StorageExtent,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_StorageExtent_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_StorageExtent) -> CIM_StorageExtent_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_StorageExtent,
    ) -> CIM_StorageExtent_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: CIM_StorageExtent,
    ) -> CIM_StorageExtent_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_StorageExtent,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_StorageExtent_SetPowerState_OUTPUT:
        raise ActionNotSupported
