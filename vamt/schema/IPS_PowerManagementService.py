"""IPS_PowerManagementService: Asks the operating system to leave or enter its own power saving.

Generated from mof/ips/IPS_PowerManagementService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_PowerManagementService_OSPowerSavingState(IntEnum):
    UNKNOWN = 0
    UNSUPPORTED = 1
    FULL_POWER = 2
    OS_POWER_SAVING = 3


class IPS_PowerManagementService_RequestOSPowerSavingStateChange_OSPowerSavingState(IntEnum):
    FULL_POWER = 2
    OS_POWER_SAVING = 3


class IPS_PowerManagementService_RequestOSPowerSavingStateChange_ReturnValue(IntEnum):
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
class IPS_PowerManagementService(Instance):
    """Asks the operating system to leave or enter its own power saving."""

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
    Name: str
    OSPowerSavingState: int | None = None
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
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_PowerManagementService",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_PowerManagementService",
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
            Property("Name", "string", key=True),
            Property("OSPowerSavingState", "uint16"),
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
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "RequestOSPowerSavingStateChange": Method(
                "RequestOSPowerSavingStateChange",
                inputs=(
                    Property("OSPowerSavingState", "uint16"),
                    Property("ManagedElement", "reference"),
                    Property("Time", "datetime"),
                    Property("TimeoutPeriod", "datetime"),
                ),
                outputs=(
                    Property("Job", "reference"),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_PowerManagementService_RequestOSPowerSavingStateChange_OUTPUT(Output):
    """What IPS_PowerManagementService.RequestOSPowerSavingStateChange answers."""

    Job: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_PowerManagementService_RequestStateChange_OUTPUT(Output):
    """What IPS_PowerManagementService.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_PowerManagementService_StartService_OUTPUT(Output):
    __slots__ = ()


class IPS_PowerManagementService_StopService_OUTPUT(Output):
    __slots__ = ()


class IPS_PowerManagementServiceProvider(Provider[IPS_PowerManagementService]):
    CLASS = IPS_PowerManagementService

    async def RequestOSPowerSavingStateChange(
        self,
        call: Call,
        target: IPS_PowerManagementService,
        *,
        OSPowerSavingState: int | None = None,
        ManagedElement: EPR | None = None,
        Time: datetime | timedelta | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_PowerManagementService_RequestOSPowerSavingStateChange_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_PowerManagementService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_PowerManagementService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: IPS_PowerManagementService,
    ) -> IPS_PowerManagementService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: IPS_PowerManagementService,
    ) -> IPS_PowerManagementService_StopService_OUTPUT:
        raise ActionNotSupported
