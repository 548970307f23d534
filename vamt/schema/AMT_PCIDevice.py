"""AMT_PCIDevice.

Generated from mof/amt/AMT_PCIDevice.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PCIDevice(Instance):
    """AMT_PCIDevice."""

    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    BaseAddress: tuple[int, ...] | None = None
    CacheLineSize: int | None = None
    Capabilities: tuple[int, ...] | None = None
    CapabilityDescriptions: tuple[str, ...] | None = None
    Caption: str | None = None
    ClassCode: int | None = None
    CommandRegister: int | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    DeviceLocation: int | None = None
    DeviceSelectTiming: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    ExpansionROMBaseAddress: int | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    InterruptPin: int | None = None
    LastErrorCode: int | None = None
    LatencyTimer: int | None = None
    MaxLatency: int | None = None
    MaxNumberControlled: int | None = None
    MaxQuiesceTime: int | None = None
    MinGrantTime: int | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    ProgIf: int | None = None
    ProtocolDescription: str | None = None
    ProtocolSupported: int | None = None
    RequestedState: int | None = None
    RevisionID: int | None = None
    SelfTestEnabled: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    Subclass: int | None = None
    SubsystemID: int | None = None
    SubsystemVendorID: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastReset: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None
    VendorID: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PCIDevice",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PCIDevice",
        superclass="CIM_PCIController",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("BaseAddress", "uint32", array=True),
            Property("CacheLineSize", "uint8"),
            Property("Capabilities", "uint16", array=True),
            Property("CapabilityDescriptions", "string", array=True),
            Property("Caption", "string"),
            Property("ClassCode", "uint8"),
            Property("CommandRegister", "uint16"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("DeviceLocation", "uint16"),
            Property("DeviceSelectTiming", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("ExpansionROMBaseAddress", "uint32"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("InterruptPin", "uint16"),
            Property("LastErrorCode", "uint32"),
            Property("LatencyTimer", "uint8"),
            Property("MaxLatency", "uint8"),
            Property("MaxNumberControlled", "uint32"),
            Property("MaxQuiesceTime", "uint64"),
            Property("MinGrantTime", "uint8"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("ProgIf", "uint8"),
            Property("ProtocolDescription", "string"),
            Property("ProtocolSupported", "uint16"),
            Property("RequestedState", "uint16"),
            Property("RevisionID", "uint8"),
            Property("SelfTestEnabled", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("Subclass", "uint8"),
            Property("SubsystemID", "uint16"),
            Property("SubsystemVendorID", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastReset", "datetime"),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
            Property("VendorID", "uint16"),
        ),
        methods={
            "BISTExecution": Method(
                "BISTExecution",
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


class AMT_PCIDevice_BISTExecution_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDevice_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDevice_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDevice_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PCIDevice_RequestStateChange_OUTPUT(Output):
    """What AMT_PCIDevice.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_PCIDevice_Reset_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDevice_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDevice_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDevice_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class AMT_PCIDeviceProvider(Provider[AMT_PCIDevice]):
    CLASS = AMT_PCIDevice

    async def BISTExecution(self, call: Call, target: AMT_PCIDevice) -> AMT_PCIDevice_BISTExecution_OUTPUT:
        raise ActionNotSupported

    async def EnableDevice(
        self,
        call: Call,
        target: AMT_PCIDevice,
        *,
        Enabled: bool | None = None,
    ) -> AMT_PCIDevice_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: AMT_PCIDevice,
        *,
        Online: bool | None = None,
    ) -> AMT_PCIDevice_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: AMT_PCIDevice,
        *,
        Quiesce: bool | None = None,
    ) -> AMT_PCIDevice_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_PCIDevice,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_PCIDevice_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: AMT_PCIDevice) -> AMT_PCIDevice_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: AMT_PCIDevice,
    ) -> AMT_PCIDevice_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(self, call: Call, target: AMT_PCIDevice) -> AMT_PCIDevice_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: AMT_PCIDevice,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> AMT_PCIDevice_SetPowerState_OUTPUT:
        raise ActionNotSupported
