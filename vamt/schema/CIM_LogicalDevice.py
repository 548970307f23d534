"""CIM_LogicalDevice.

Generated from mof/cim/CIM_LogicalDevice.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_LogicalDevice_PowerManagementCapabilities(IntEnum):
    UNKNOWN = 0
    NOT_SUPPORTED = 1
    DISABLED = 2
    ENABLED = 3
    POWER_SAVING_MODES_ENTERED_AUTOMATICALLY = 4
    POWER_STATE_SETTABLE = 5
    POWER_CYCLING_SUPPORTED = 6
    TIMED_POWER_ON_SUPPORTED = 7


class CIM_LogicalDevice_Availability(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    RUNNING_FULL_POWER = 3
    WARNING = 4
    IN_TEST = 5
    NOT_APPLICABLE = 6
    POWER_OFF = 7
    OFF_LINE = 8
    OFF_DUTY = 9
    DEGRADED = 10
    NOT_INSTALLED = 11
    INSTALL_ERROR = 12
    POWER_SAVE_UNKNOWN = 13
    POWER_SAVE_LOW_POWER_MODE = 14
    POWER_SAVE_STANDBY = 15
    POWER_CYCLE = 16
    POWER_SAVE_WARNING = 17
    PAUSED = 18
    NOT_READY = 19
    NOT_CONFIGURED = 20
    QUIESCED = 21


class CIM_LogicalDevice_StatusInfo(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    ENABLED = 3
    DISABLED = 4
    NOT_APPLICABLE = 5


class CIM_LogicalDevice_AdditionalAvailability(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    RUNNING_FULL_POWER = 3
    WARNING = 4
    IN_TEST = 5
    NOT_APPLICABLE = 6
    POWER_OFF = 7
    OFF_LINE = 8
    OFF_DUTY = 9
    DEGRADED = 10
    NOT_INSTALLED = 11
    INSTALL_ERROR = 12
    POWER_SAVE_UNKNOWN = 13
    POWER_SAVE_LOW_POWER_MODE = 14
    POWER_SAVE_STANDBY = 15
    POWER_CYCLE = 16
    POWER_SAVE_WARNING = 17
    PAUSED = 18
    NOT_READY = 19
    NOT_CONFIGURED = 20
    QUIESCED = 21


class CIM_LogicalDevice_EnableDevice_ReturnValue(IntEnum):
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


class CIM_LogicalDevice_OnlineDevice_ReturnValue(IntEnum):
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


class CIM_LogicalDevice_QuiesceDevice_ReturnValue(IntEnum):
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


class CIM_LogicalDevice_Reset_ReturnValue(IntEnum):
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


class CIM_LogicalDevice_RestoreProperties_ReturnValue(IntEnum):
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


class CIM_LogicalDevice_SaveProperties_ReturnValue(IntEnum):
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


class CIM_LogicalDevice_SetPowerState_PowerState(IntEnum):
    FULL_POWER = 1
    POWER_SAVE_LOW_POWER_MODE = 2
    POWER_SAVE_STANDBY = 3
    POWER_SAVE_OTHER = 4
    POWER_CYCLE = 5
    POWER_OFF = 6


class CIM_LogicalDevice_SetPowerState_ReturnValue(IntEnum):
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
class CIM_LogicalDevice(Instance):
    """CIM_LogicalDevice."""

    AdditionalAvailability: tuple[int, ...] | None = None
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
        name="CIM_LogicalDevice",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_LogicalDevice",
        superclass="CIM_EnabledLogicalElement",
        keys=("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AdditionalAvailability", "uint16", array=True),
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


class CIM_LogicalDevice_EnableDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_LogicalDevice_OnlineDevice_OUTPUT(Output):
    __slots__ = ()


class CIM_LogicalDevice_QuiesceDevice_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_LogicalDevice_RequestStateChange_OUTPUT(Output):
    """What CIM_LogicalDevice.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_LogicalDevice_Reset_OUTPUT(Output):
    __slots__ = ()


class CIM_LogicalDevice_RestoreProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_LogicalDevice_SaveProperties_OUTPUT(Output):
    __slots__ = ()


class CIM_LogicalDevice_SetPowerState_OUTPUT(Output):
    __slots__ = ()


class CIM_LogicalDeviceProvider(Provider[CIM_LogicalDevice]):
    CLASS = CIM_LogicalDevice

    async def EnableDevice(
        self,
        call: Call,
        target: CIM_LogicalDevice,
        *,
        Enabled: bool | None = None,
    ) -> CIM_LogicalDevice_EnableDevice_OUTPUT:
        raise ActionNotSupported

    async def OnlineDevice(
        self,
        call: Call,
        target: CIM_LogicalDevice,
        *,
        Online: bool | None = None,
    ) -> CIM_LogicalDevice_OnlineDevice_OUTPUT:
        raise ActionNotSupported

    async def QuiesceDevice(
        self,
        call: Call,
        target: CIM_LogicalDevice,
        *,
        Quiesce: bool | None = None,
    ) -> CIM_LogicalDevice_QuiesceDevice_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_LogicalDevice,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_LogicalDevice_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Reset(self, call: Call, target: CIM_LogicalDevice) -> CIM_LogicalDevice_Reset_OUTPUT:
        raise ActionNotSupported

    async def RestoreProperties(
        self,
        call: Call,
        target: CIM_LogicalDevice,
    ) -> CIM_LogicalDevice_RestoreProperties_OUTPUT:
        raise ActionNotSupported

    async def SaveProperties(
        self,
        call: Call,
        target: CIM_LogicalDevice,
    ) -> CIM_LogicalDevice_SaveProperties_OUTPUT:
        raise ActionNotSupported

    async def SetPowerState(
        self,
        call: Call,
        target: CIM_LogicalDevice,
        *,
        PowerState: int | None = None,
        Time: datetime | timedelta | None = None,
    ) -> CIM_LogicalDevice_SetPowerState_OUTPUT:
        raise ActionNotSupported
