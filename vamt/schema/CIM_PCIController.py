"""CIM_PCIController.

Generated from mof/cim/CIM_PCIController.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PCIController(Instance):
    """CIM_PCIController."""

    AdditionalAvailability: tuple[int, ...] | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
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
    MaxNumberControlled: int | None = None
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
    ProtocolDescription: str | None = None
    ProtocolSupported: int | None = None
    RequestedState: int | None = None
    SelfTestEnabled: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastReset: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PCIController",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PCIController",
        superclass="CIM_Controller",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
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
            Property("MaxNumberControlled", "uint32"),
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
            Property("ProtocolDescription", "string"),
            Property("ProtocolSupported", "uint16"),
            Property("RequestedState", "uint16"),
            Property("SelfTestEnabled", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastReset", "datetime"),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
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


class CIM_PCIController_BISTExecution_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIController_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIController_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIController_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PCIController_RequestStateChange_OUTPUT(Output):
    """What CIM_PCIController.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_PCIController_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIController_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIController_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIController_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_PCIControllerProvider(Provider[CIM_PCIController]):
    CLASS = CIM_PCIController

    async def BISTExecution(
        self,
        call: Call,
        target: CIM_PCIController,
    ) -> CIM_PCIController_BISTExecution_OUTPUT:
        raise ActionNotSupported

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_PCIController,
        *,
        Enabled: bool | None = None,
    ) -> CIM_PCIController_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_PCIController,
        *,
        Online: bool | None = None,
    ) -> CIM_PCIController_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_PCIController,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_PCIController_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_PCIController,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_PCIController_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_PCIController) -> CIM_PCIController_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_PCIController,
    ) -> CIM_PCIController_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: CIM_PCIController,
    ) -> CIM_PCIController_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_PCIController,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_PCIController_SetPowerState_OUTPUT:
        raise ActionNotSupported
