"""CIM_ConcreteJob: Work that goes on after a method has returned.

Generated from mof/cim/CIM_ConcreteJob.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_ConcreteJob_JobState(IntEnum):
    NEW = 2
    STARTING = 3
    RUNNING = 4
    SUSPENDED = 5
    SHUTTING_DOWN = 6
    COMPLETED = 7
    TERMINATED = 8
    KILLED = 9
    EXCEPTION = 10
    SERVICE = 11
    QUERY_PENDING = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ConcreteJob(Instance):
    """Work that goes on after a method has returned."""

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
    InstanceID: str
    JobRunTimes: int | None = None
    JobState: int | None = None
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
    TimeBeforeRemoval: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TimeSubmitted: datetime | timedelta | None = None
    UntilTime: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ConcreteJob",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ConcreteJob",
        superclass="CIM_Job",
        keys=("InstanceID",),
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
            Property("InstanceID", "string", key=True),
            Property("JobRunTimes", "uint32"),
            Property("JobState", "uint16"),
            Property("JobStatus", "string"),
            Property("LocalOrUtcTime", "uint16"),
            Property("Name", "string", required=True),
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
            Property("TimeBeforeRemoval", "datetime", required=True),
            Property("TimeOfLastStateChange", "datetime"),
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


class CIM_ConcreteJob_KillJob_OUTPUT(Output):
    __slots__ = ()


class CIM_ConcreteJobProvider(Provider[CIM_ConcreteJob]):
    CLASS = CIM_ConcreteJob

    async def KillJob(
        self,
        call: Call,
        target: CIM_ConcreteJob,
        *,
        DeleteOnKill: bool | None = None,
    ) -> CIM_ConcreteJob_KillJob_OUTPUT:
        raise ActionNotSupported
