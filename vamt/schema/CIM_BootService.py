"""CIM_BootService: Says which boot configuration the next start uses.

Generated from mof/cim/CIM_BootService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_BootService_EnabledState(IntEnum):
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
    OCR_AND_RPE_DISABLED = 32768
    OCR_ENABLED = 32769
    RPE_ENABLED = 32770
    OCR_AND_RPE_ENABLED = 32771


class CIM_BootService_RequestedState(IntEnum):
    UNKNOWN = 0
    ENABLED = 2
    DISABLED = 3
    SHUT_DOWN = 4
    NO_CHANGE = 5
    OFFLINE = 6
    TEST = 7
    DEFERRED = 8
    QUIESCE = 9
    REBOOT = 10
    RESET = 11
    NOT_APPLICABLE = 12
    DISABLE_OCR_AND_RPE = 32768
    ENABLE_OCR = 32769
    ENABLE_RPE = 32770
    ENABLE_OCR_AND_RPE = 32771


class CIM_BootService_SetBootConfigRole_Role(IntEnum):
    IS_NEXT = 0
    IS_NEXT_SINGLE_USE = 1
    IS_DEFAULT = 2


class CIM_BootService_SetBootConfigRole_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_UNSPECIFIED_ERROR = 2
    BUSY = 3
    INVALID_REFERENCE = 4
    INVALID_PARAMETER = 5
    ACCESS_DENIED = 6
    METHOD_PARAMETERS_CHECKED_JOB_STARTED = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BootService(Instance):
    """Says which boot configuration the next start uses."""

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
        name="CIM_BootService",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BootService",
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
            "SetBootConfigRole": Method(
                "SetBootConfigRole",
                inputs=(
                    Property("BootConfigSetting", "reference", required=True),
                    Property("Role", "uint16", required=True),
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
class CIM_BootService_RequestStateChange_OUTPUT(Output):
    """What CIM_BootService.RequestStateChange answers."""

    Job: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BootService_SetBootConfigRole_OUTPUT(Output):
    """What CIM_BootService.SetBootConfigRole answers."""

    Job: EPR | None = None


class CIM_BootService_StartService_OUTPUT(Output):
    __slots__ = ()


class CIM_BootService_StopService_OUTPUT(Output):
    __slots__ = ()


class CIM_BootServiceProvider(Provider[CIM_BootService]):
    CLASS = CIM_BootService

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_BootService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_BootService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def SetBootConfigRole(
        self,
        call: Call,
        target: CIM_BootService,
        *,
        BootConfigSetting: EPR,
        Role: int,
    ) -> CIM_BootService_SetBootConfigRole_OUTPUT:
        raise ActionNotSupported

    async def StartService(self, call: Call, target: CIM_BootService) -> CIM_BootService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(self, call: Call, target: CIM_BootService) -> CIM_BootService_StopService_OUTPUT:
        raise ActionNotSupported
