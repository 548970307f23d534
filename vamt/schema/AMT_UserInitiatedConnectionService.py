"""AMT_UserInitiatedConnectionService: Whether the user may start a call to a presence server.

Generated from mof/amt/AMT_UserInitiatedConnectionService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_UserInitiatedConnectionService_EnabledState(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    ENABLED = 2
    DISABLED = 3
    SHUTTING_DOWN = 4
    NOT_APPLICABLE = 5
    ENABLED_BUT_OFFLINE = 6
    IN_TEST = 7
    DEFERRED = 8
    QUIESCE = 9
    STARTING = 10
    ALL_INTERFACES_DISABLED = 32768
    BIOS_INTERFACE_ENABLED = 32769
    OS_INTERFACE_ENABLED = 32770
    BIOS_AND_OS_INTERFACES_ENABLED = 32771


class AMT_UserInitiatedConnectionService_RequestStateChange_RequestedState(IntEnum):
    ENABLED = 2
    DISABLED = 3
    SHUT_DOWN = 4
    OFFLINE = 6
    TEST = 7
    DEFER = 8
    QUIESCE = 9
    REBOOT = 10
    RESET = 11
    ALL_INTERFACES_DISABLED = 32768
    BIOS_INTERFACE_ENABLED = 32769
    OS_INTERFACE_ENABLED = 32770
    BIOS_AND_OS_INTERFACES_ENABLED = 32771


class AMT_UserInitiatedConnectionService_RequestStateChange_ReturnValue(IntEnum):
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
class AMT_UserInitiatedConnectionService(Instance):
    """Whether the user may start a call to a presence server."""

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
    LastConnectionReason: str | None = None
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
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_UserInitiatedConnectionService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_UserInitiatedConnectionService",
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
            Property("LastConnectionReason", "string"),
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
            Property("TransitioningToState", "uint16"),
        ),
        methods={
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
class AMT_UserInitiatedConnectionService_RequestStateChange_OUTPUT(Output):
    """What AMT_UserInitiatedConnectionService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_UserInitiatedConnectionService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_UserInitiatedConnectionService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_UserInitiatedConnectionServiceProvider(Provider[AMT_UserInitiatedConnectionService]):
    CLASS = AMT_UserInitiatedConnectionService

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_UserInitiatedConnectionService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_UserInitiatedConnectionService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_UserInitiatedConnectionService,
    ) -> AMT_UserInitiatedConnectionService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_UserInitiatedConnectionService,
    ) -> AMT_UserInitiatedConnectionService_StopService_OUTPUT:
        raise ActionNotSupported
