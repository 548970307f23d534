"""CIM_Memory.

Generated from mof/cim/CIM_Memory.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Memory(Instance):
    """CIM_Memory."""

    Access: int | None = None
    AdditionalAvailability: tuple[int, ...] | None = None
    AdditionalErrorData: bytes | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    BlockSize: int | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    ConsumableBlocks: int | None = None
    CorrectableError: bool | None = None
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
    EndingAddress: int | None = None
    ErrorAccess: int | None = None
    ErrorAddress: int | None = None
    ErrorCleared: bool | None = None
    ErrorData: bytes | None = None
    ErrorDataOrder: int | None = None
    ErrorDescription: str | None = None
    ErrorInfo: int | None = None
    ErrorMethodology: str | None = None
    ErrorResolution: int | None = None
    ErrorTime: datetime | timedelta | None = None
    ErrorTransferSize: int | None = None
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
    OtherErrorDescription: str | None = None
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
    StartingAddress: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemLevelAddress: bool | None = None
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None
    Volatile: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Memory",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Memory",
        superclass="CIM_StorageExtent",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Access", "uint16"),
            Property("AdditionalAvailability", "uint16", array=True),
            Property("AdditionalErrorData", "base64"),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("BlockSize", "uint64"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("ConsumableBlocks", "uint64"),
            Property("CorrectableError", "boolean"),
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
            Property("EndingAddress", "uint64"),
            Property("ErrorAccess", "uint16"),
            Property("ErrorAddress", "uint64"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorData", "base64"),
            Property("ErrorDataOrder", "uint16"),
            Property("ErrorDescription", "string"),
            Property("ErrorInfo", "uint16"),
            Property("ErrorMethodology", "string"),
            Property("ErrorResolution", "uint64"),
            Property("ErrorTime", "datetime"),
            Property("ErrorTransferSize", "uint32"),
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
            Property("OtherErrorDescription", "string"),
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
            Property("StartingAddress", "uint64"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemLevelAddress", "boolean"),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
            Property("Volatile", "boolean"),
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


class CIM_Memory_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Memory_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_Memory_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Memory_RequestStateChange_OUTPUT(Output):
    """What CIM_Memory.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_Memory_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_Memory_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Memory_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_Memory_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_MemoryProvider(Provider[CIM_Memory]):
    CLASS = CIM_Memory

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_Memory,
        *,
        Enabled: bool | None = None,
    ) -> CIM_Memory_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_Memory,
        *,
        Online: bool | None = None,
    ) -> CIM_Memory_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_Memory,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_Memory_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_Memory,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_Memory_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_Memory) -> CIM_Memory_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(self, call: Call, target: CIM_Memory) -> CIM_Memory_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(self, call: Call, target: CIM_Memory) -> CIM_Memory_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_Memory,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_Memory_SetPowerState_OUTPUT:
        raise ActionNotSupported
