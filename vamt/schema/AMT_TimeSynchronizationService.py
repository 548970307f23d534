"""AMT_TimeSynchronizationService: The clock of the controller.

Generated from mof/amt/AMT_TimeSynchronizationService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_TimeSynchronizationService_LocalTimeSyncEnabled(IntEnum):
    LOCAL_TIME_SYNC_ENABLED_DEFAULT_TRUE = 0
    LOCAL_TIME_SYNC_ENABLED_CONFIGURED_TRUE = 1
    LOCAL_TIME_SYNC_ENABLED_FALSE = 2


class AMT_TimeSynchronizationService_TimeSource(IntEnum):
    TIME_SOURCE_BIOS_RTC = 0
    TIME_SOURCE_CONFIGURED = 1


class AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38


class AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TimeSynchronizationService(Instance):
    """The clock of the controller."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LocalTimeSyncEnabled: int | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    StartMode: str | None = None
    Started: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TimeSource: int | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_TimeSynchronizationService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_TimeSynchronizationService",
        superclass="CIM_Service",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LocalTimeSyncEnabled", "uint32"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("StartMode", "string"),
            Property("Started", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TimeSource", "uint32"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "EnableLocalTimeSync": Method(
                "EnableLocalTimeSync",
                inputs=(
                    Property("Enable", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetLowAccuracyTimeSynch": Method(
                "GetLowAccuracyTimeSynch",
                outputs=(
                    Property("Ta0", "uint32"),
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
            "SetHighAccuracyTimeSynch": Method(
                "SetHighAccuracyTimeSynch",
                inputs=(
                    Property("Ta0", "uint32", required=True),
                    Property("Tm1", "uint32", required=True),
                    Property("Tm2", "uint32", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StartService": Method(
                "StartService",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StopService": Method(
                "StopService",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_TimeSynchronizationService_EnableLocalTimeSync_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch_OUTPUT(Output):
    """What AMT_TimeSynchronizationService.GetLowAccuracyTimeSynch answers."""

    Ta0: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TimeSynchronizationService_RequestStateChange_OUTPUT(Output):
    """What AMT_TimeSynchronizationService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_OUTPUT(Output):
    __slots__ = ()


class AMT_TimeSynchronizationService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_TimeSynchronizationService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_TimeSynchronizationServiceProvider(Provider[AMT_TimeSynchronizationService]):
    CLASS = AMT_TimeSynchronizationService

    async def EnableLocalTimeSync(
        self,
        call: Call,
        target: AMT_TimeSynchronizationService,
        *,
        Enable: bool,
    ) -> AMT_TimeSynchronizationService_EnableLocalTimeSync_OUTPUT:
        raise ActionNotSupported

    async def GetLowAccuracyTimeSynch(
        self,
        call: Call,
        target: AMT_TimeSynchronizationService,
    ) -> AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_TimeSynchronizationService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_TimeSynchronizationService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def SetHighAccuracyTimeSynch(
        self,
        call: Call,
        target: AMT_TimeSynchronizationService,
        *,
        Ta0: int,
        Tm1: int,
        Tm2: int,
    ) -> AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_TimeSynchronizationService,
    ) -> AMT_TimeSynchronizationService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_TimeSynchronizationService,
    ) -> AMT_TimeSynchronizationService_StopService_OUTPUT:
        raise ActionNotSupported
