"""CIM_NetworkPort.

Generated from mof/cim/CIM_NetworkPort.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_NetworkPort_LinkTechnology(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    ETHERNET = 2
    IB = 3
    FC = 4
    FDDI = 5
    ATM = 6
    TOKEN_RING = 7
    FRAME_RELAY = 8
    INFRARED = 9
    BLUE_TOOTH = 10
    WIRELESS_LAN = 11


class CIM_NetworkPort_EnableDevice_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


class CIM_NetworkPort_OnlineDevice_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


class CIM_NetworkPort_QuiesceDevice_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


class CIM_NetworkPort_Reset_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


class CIM_NetworkPort_RestoreProperties_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


class CIM_NetworkPort_SaveProperties_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


class CIM_NetworkPort_SetPowerState_PowerState(IntEnum):
    FULL_POWER = 1
    POWER_SAVE_LOW_POWER_MODE = 2
    POWER_SAVE_STANDBY = 3
    POWER_SAVE_OTHER = 4
    POWER_CYCLE = 5
    POWER_OFF = 6


class CIM_NetworkPort_SetPowerState_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_OR_UNSPECIFIED_ERROR = 2
    CANNOT_COMPLETE_WITHIN_TIMEOUT_PERIOD = 3
    FAILED = 4
    INVALID_PARAMETER = 5
    IN_USE = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096
    INVALID_STATE_TRANSITION = 4097
    USE_OF_TIMEOUT_PARAMETER_NOT_SUPPORTED = 4098
    BUSY = 4099


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_NetworkPort(Instance):
    """CIM_NetworkPort."""

    ActiveMaximumTransmissionUnit: int | None = None
    AdditionalAvailability: tuple[int, ...] | None = None
    AutoSense: bool | None = None
    Availability: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    DeviceID: str
    ElementName: str | None = None
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
    MaxQuiesceTime: int | None = None
    MaxSpeed: int | None = None
    Name: str | None = None
    NetworkAddresses: tuple[str, ...] | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
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
        name="CIM_NetworkPort",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_NetworkPort",
        superclass="CIM_LogicalPort",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("ActiveMaximumTransmissionUnit", "uint64"),
            Property("AdditionalAvailability", "uint16", array=True),
            Property("AutoSense", "boolean"),
            Property("Availability", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DeviceID", "string", key=True),
            Property("ElementName", "string"),
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
            Property("MaxQuiesceTime", "uint64"),
            Property("MaxSpeed", "uint64"),
            Property("Name", "string"),
            Property("NetworkAddresses", "string", array=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
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


class CIM_NetworkPort_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_NetworkPort_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_NetworkPort_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_NetworkPort_RequestStateChange_OUTPUT(Output):
    """What CIM_NetworkPort.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_NetworkPort_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_NetworkPort_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_NetworkPort_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_NetworkPort_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_NetworkPortProvider(Provider[CIM_NetworkPort]):
    CLASS = CIM_NetworkPort

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_NetworkPort,
        *,
        Enabled: bool | None = None,
    ) -> CIM_NetworkPort_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_NetworkPort,
        *,
        Online: bool | None = None,
    ) -> CIM_NetworkPort_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_NetworkPort,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_NetworkPort_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_NetworkPort,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_NetworkPort_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_NetworkPort) -> CIM_NetworkPort_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_NetworkPort,
    ) -> CIM_NetworkPort_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: CIM_NetworkPort,
    ) -> CIM_NetworkPort_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_NetworkPort,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_NetworkPort_SetPowerState_OUTPUT:
        raise ActionNotSupported
