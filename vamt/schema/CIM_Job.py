"""CIM_Job.

Generated from mof/cim/CIM_Job.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_Job_RunMonth(IntEnum):
    JANUARY = 0
    FEBRUARY = 1
    MARCH = 2
    APRIL = 3
    MAY = 4
    JUNE = 5
    JULY = 6
    AUGUST = 7
    SEPTEMBER = 8
    OCTOBER = 9
    NOVEMBER = 10
    DECEMBER = 11


class CIM_Job_RunDayOfWeek(IntEnum):
    MINUS_SATURDAY = -7
    MINUS_FRIDAY = -6
    MINUS_THURSDAY = -5
    MINUS_WEDNESDAY = -4
    MINUS_TUESDAY = -3
    MINUS_MONDAY = -2
    MINUS_SUNDAY = -1
    EXACT_DAY_OF_MONTH = 0
    SUNDAY = 1
    MONDAY = 2
    TUESDAY = 3
    WEDNESDAY = 4
    THURSDAY = 5
    FRIDAY = 6
    SATURDAY = 7


class CIM_Job_LocalOrUtcTime(IntEnum):
    LOCAL_TIME = 1
    UTC_TIME = 2


class CIM_Job_RecoveryAction(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    DO_NOT_CONTINUE = 2
    CONTINUE_WITH_NEXT_JOB = 3
    RE_RUN_JOB = 4
    RUN_RECOVERY_JOB = 5


class CIM_Job_KillJob_ReturnValue(IntEnum):
    SUCCESS = 0
    NOT_SUPPORTED = 1
    UNKNOWN = 2
    TIMEOUT = 3
    FAILED = 4
    ACCESS_DENIED = 6
    NOT_FOUND = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Job(Instance):
    """CIM_Job."""

    Caption: str | None = None
    CommunicationStatus: int | None = None
    DeleteOnCompletion: bool | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElapsedTime: datetime | timedelta | None = None
    ElementName: str | None = None
    ErrorCode: int | None = None
    ErrorDescription: str | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    JobRunTimes: int | None = None
    JobStatus: str | None = None
    LocalOrUtcTime: int | None = None
    Name: str | None = None
    Notify: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherRecoveryAction: str | None = None
    Owner: str | None = None
    PercentComplete: int | None = None
    PrimaryStatus: int | None = None
    Priority: int | None = None
    RecoveryAction: int | None = None
    RunDay: int | None = None
    RunDayOfWeek: int | None = None
    RunMonth: int | None = None
    RunStartInterval: datetime | timedelta | None = None
    ScheduledStartTime: datetime | timedelta | None = None
    StartTime: datetime | timedelta | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TimeSubmitted: datetime | timedelta | None = None
    UntilTime: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Job",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Job",
        superclass="CIM_LogicalElement",
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("DeleteOnCompletion", "boolean"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElapsedTime", "datetime"),
            Property("ElementName", "string"),
            Property("ErrorCode", "uint16"),
            Property("ErrorDescription", "string"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("JobRunTimes", "uint32"),
            Property("JobStatus", "string"),
            Property("LocalOrUtcTime", "uint16"),
            Property("Name", "string"),
            Property("Notify", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherRecoveryAction", "string"),
            Property("Owner", "string"),
            Property("PercentComplete", "uint16"),
            Property("PrimaryStatus", "uint16"),
            Property("Priority", "uint32"),
            Property("RecoveryAction", "uint16"),
            Property("RunDay", "sint8"),
            Property("RunDayOfWeek", "sint8"),
            Property("RunMonth", "uint8"),
            Property("RunStartInterval", "datetime"),
            Property("ScheduledStartTime", "datetime"),
            Property("StartTime", "datetime"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TimeSubmitted", "datetime"),
            Property("UntilTime", "datetime"),
        ),
        methods={
            "KillJob": Method(
                "KillJob",
                inputs=(
                    Property("DeleteOnKill", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class CIM_Job_KillJob_OUTPUT(Output):
    __slots__ = ()


class CIM_JobProvider(Provider[CIM_Job]):
    CLASS = CIM_Job

    async def KillJob(
        self,
        call: Call,
        target: CIM_Job,
        *,
        DeleteOnKill: bool | None = None,
    ) -> CIM_Job_KillJob_OUTPUT:
        raise ActionNotSupported
