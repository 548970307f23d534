"""CIM_EthernetPort: A wired network port.

Generated from mof/cim/CIM_EthernetPort.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_EthernetPort(Instance):
    """A wired network port."""

    ActiveMaximumTransmissionUnit: int | None = None
    AdditionalAvailability: tuple[int, ...] | None = None
    AutoSense: bool | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Capabilities: tuple[int, ...] | None = None
    CapabilityDescriptions: tuple[str, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
    EnabledCapabilities: tuple[int, ...] | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    ErrorCleared: bool | None = None
    ErrorDescription: str | None = None
    FullDuplex: bool | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LastErrorCode: int | None = None
    LinkTechnology: int | None = None
    MaxDataSize: int | None = None
    MaxQuiesceTime: int | None = None
    MaxSpeed: int | None = None
    Name: str | None = None
    NetworkAddresses: tuple[str, ...] | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledCapabilities: tuple[str, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    OtherLinkTechnology: str | None = None
    OtherNetworkPortType: str | None = None
    OtherPortType: str | None = None
    PermanentAddress: str | None = None
    PortNumber: int | None = None
    PortType: int | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PowerManagementSupported: bool | None = None
    PowerOnHours: int | None = None
    PrimaryStatus: int | None = None
    RequestedSpeed: int | None = None
    RequestedState: int | None = None
    Speed: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StatusInfo: int | None = None
    SupportedMaximumTransmissionUnit: int | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TotalPowerOnHours: int | None = None
    TransitioningToState: int | None = None
    UsageRestriction: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_EthernetPort",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_EthernetPort",
        superclass="CIM_NetworkPort",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("ActiveMaximumTransmissionUnit", "uint64"),
            Property("AdditionalAvailability", "uint16", array=True),
            Property("AutoSense", "boolean"),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Capabilities", "uint16", array=True),
            Property("CapabilityDescriptions", "string", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
            Property("EnabledCapabilities", "uint16", array=True),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("ErrorCleared", "boolean"),
            Property("ErrorDescription", "string"),
            Property("FullDuplex", "boolean"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LastErrorCode", "uint32"),
            Property("LinkTechnology", "uint16"),
            Property("MaxDataSize", "uint32"),
            Property("MaxQuiesceTime", "uint64"),
            Property("MaxSpeed", "uint64"),
            Property("Name", "string"),
            Property("NetworkAddresses", "string", array=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledCapabilities", "string", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("OtherLinkTechnology", "string"),
            Property("OtherNetworkPortType", "string"),
            Property("OtherPortType", "string"),
            Property("PermanentAddress", "string"),
            Property("PortNumber", "uint16"),
            Property("PortType", "uint16"),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PowerManagementSupported", "boolean"),
            Property("PowerOnHours", "uint64"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedSpeed", "uint64"),
            Property("RequestedState", "uint16"),
            Property("Speed", "uint64"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StatusInfo", "uint16"),
            Property("SupportedMaximumTransmissionUnit", "uint64"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TotalPowerOnHours", "uint64"),
            Property("TransitioningToState", "uint16"),
            Property("UsageRestriction", "uint16"),
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


class CIM_EthernetPort_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_EthernetPort_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_EthernetPort_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_EthernetPort_RequestStateChange_OUTPUT(Output):
    """What CIM_EthernetPort.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_EthernetPort_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_EthernetPort_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_EthernetPort_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_EthernetPort_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_EthernetPortProvider(Provider[CIM_EthernetPort]):
    CLASS = CIM_EthernetPort

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_EthernetPort,
        *,
        Enabled: bool | None = None,
    ) -> CIM_EthernetPort_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_EthernetPort,
        *,
        Online: bool | None = None,
    ) -> CIM_EthernetPort_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_EthernetPort,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_EthernetPort_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_EthernetPort,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_EthernetPort_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_EthernetPort) -> CIM_EthernetPort_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_EthernetPort,
    ) -> CIM_EthernetPort_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: CIM_EthernetPort,
    ) -> CIM_EthernetPort_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_EthernetPort,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_EthernetPort_SetPowerState_OUTPUT:
        raise ActionNotSupported
