"""CIM_MediaAccessDevice: A disk or an optical drive of the host.

Generated from mof/cim/CIM_MediaAccessDevice.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_MediaAccessDevice_Capabilities(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    SEQUENTIAL_ACCESS = 2
    RANDOM_ACCESS = 3
    SUPPORTS_WRITING = 4
    ENCRYPTION = 5
    COMPRESSION = 6
    SUPPORTS_REMOVABLE_MEDIA = 7
    MANUAL_CLEANING = 8
    AUTOMATIC_CLEANING = 9
    SMART_NOTIFICATION = 10
    SUPPORTS_DUAL_SIDED_MEDIA = 11
    PRE_DISMOUNT_EJECT_NOT_REQUIRED = 12


class CIM_MediaAccessDevice_Security(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    NONE = 3
    READ_ONLY = 4
    LOCKED_OUT = 5
    BOOT_BYPASS = 6
    BOOT_BYPASSAND_READ_ONLY = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MediaAccessDevice(Instance):
    """A disk or an optical drive of the host."""

    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Capabilities: tuple[int, ...] | None = None
    CapabilityDescriptions: tuple[str, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CompressionMethod: str | None = None
    CreationClassName: str
    DefaultBlockSize: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    ErrorMethodology: str | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LastCleaned: datetime | timedelta | None = None
    LastErrorCode: int | None = None
    LoadTime: int | None = None
    MaxAccessTime: int | None = None
    MaxBlockSize: int | None = None
    MaxMediaSize: int | None = None
    MaxQuiesceTime: int | None = None
    MaxUnitsBeforeCleaning: int | None = None
    MediaIsLocked: bool | None = None
    MinBlockSize: int | None = None
    MountCount: int | None = None
    Name: str | None = None
    NeedsCleaning: bool | None = None
    NumberOfMediaSupported: int | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Security: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastMount: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalMountTime: int | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None
    UncompressedDataRate: int | None = None
    UnitsDescription: str | None = None
    UnitsUsed: int | None = None
    UnloadTime: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_MediaAccessDevice",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_MediaAccessDevice",
        superclass="CIM_LogicalDevice",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Capabilities", "uint16", array=True),
            Property("CapabilityDescriptions", "string", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CompressionMethod", "string"),
            Property("CreationClassName", "string", key=True),
            Property("DefaultBlockSize", "uint64"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("ErrorMethodology", "string"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LastCleaned", "datetime"),
            Property("LastErrorCode", "uint32"),
            Property("LoadTime", "uint64"),
            Property("MaxAccessTime", "uint64"),
            Property("MaxBlockSize", "uint64"),
            Property("MaxMediaSize", "uint64"),
            Property("MaxQuiesceTime", "uint64"),
            Property("MaxUnitsBeforeCleaning", "uint64"),
            Property("MediaIsLocked", "boolean"),
            Property("MinBlockSize", "uint64"),
            Property("MountCount", "uint64"),
            Property("Name", "string"),
            Property("NeedsCleaning", "boolean"),
            Property("NumberOfMediaSupported", "uint32"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("Security", "uint16"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastMount", "datetime"),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalMountTime", "uint64"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
            Property("UncompressedDataRate", "uint32"),
            Property("UnitsDescription", "string"),
            Property("UnitsUsed", "uint64"),
            Property("UnloadTime", "uint64"),
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
            "LockMedia": Method(
                "LockMedia",
                inputs=(
                    Property("Lock", "boolean"),
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


class CIM_MediaAccessDevice_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDevice_LockMedia_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDevice_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDevice_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MediaAccessDevice_RequestStateChange_OUTPUT(Output):
    """What CIM_MediaAccessDevice.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_MediaAccessDevice_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDevice_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDevice_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDevice_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_MediaAccessDeviceProvider(Provider[CIM_MediaAccessDevice]):
    CLASS = CIM_MediaAccessDevice

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
        *,
        Enabled: bool | None = None,
    ) -> CIM_MediaAccessDevice_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def LockMedia(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
        *,
        Lock: bool | None = None,
    ) -> CIM_MediaAccessDevice_LockMedia_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
        *,
        Online: bool | None = None,
    ) -> CIM_MediaAccessDevice_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_MediaAccessDevice_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_MediaAccessDevice_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_MediaAccessDevice) -> CIM_MediaAccessDevice_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
    ) -> CIM_MediaAccessDevice_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
    ) -> CIM_MediaAccessDevice_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_MediaAccessDevice,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_MediaAccessDevice_SetPowerState_OUTPUT:
        raise ActionNotSupported
