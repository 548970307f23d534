"""AMT_MessageLog: The event log of the platform.

Generated from mof/amt/AMT_MessageLog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_MessageLog_GetRecords_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    INVALID_RECORD_POINTED = 2
    NO_RECORD_EXISTS_IN_LOG = 3


class AMT_MessageLog_PositionToFirstRecord_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    NO_RECORD_EXISTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog(Instance):
    """The event log of the platform."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Capabilities: tuple[int, ...] | None = None
    CapabilitiesDescriptions: tuple[str, ...] | None = None
    Caption: str | None = None
    CharacterSet: int | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    CurrentNumberOfRecords: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HeaderFormat: str | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    IsFrozen: bool | None = None
    LastChange: int | None = None
    LogState: int | None = None
    MaxLogSize: int | None = None
    MaxNumberOfRecords: int | None = None
    MaxRecordSize: int | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherPolicyDescription: str | None = None
    OverwritePolicy: int | None = None
    PercentageNearFull: int | None = None
    PrimaryStatus: int | None = None
    RecordHeaderFormat: str | None = None
    RecordLastChanged: int | None = None
    RequestedState: int | None = None
    SizeOfHeader: int | None = None
    SizeOfRecordHeader: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TimeOfLastChange: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TimeWhenOutdated: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_MessageLog",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_MessageLog",
        superclass="CIM_MessageLog",
        keys=("CreationClassName", "Name"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Capabilities", "uint16", array=True),
            Property("CapabilitiesDescriptions", "string", array=True),
            Property("Caption", "string"),
            Property("CharacterSet", "uint16"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("CurrentNumberOfRecords", "uint64"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HeaderFormat", "string"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("IsFrozen", "boolean"),
            Property("LastChange", "uint16"),
            Property("LogState", "uint16"),
            Property("MaxLogSize", "uint64"),
            Property("MaxNumberOfRecords", "uint64"),
            Property("MaxRecordSize", "uint64"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherPolicyDescription", "string"),
            Property("OverwritePolicy", "uint16"),
            Property("PercentageNearFull", "uint8"),
            Property("PrimaryStatus", "uint16"),
            Property("RecordHeaderFormat", "string"),
            Property("RecordLastChanged", "uint64"),
            Property("RequestedState", "uint16"),
            Property("SizeOfHeader", "uint64"),
            Property("SizeOfRecordHeader", "uint64"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TimeOfLastChange", "datetime"),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TimeWhenOutdated", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "CancelIteration": Method(
                "CancelIteration",
                inputs=(
                    Property("IterationIdentifier", "string"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "ClearLog": Method(
                "ClearLog",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "DeleteRecord": Method(
                "DeleteRecord",
                inputs=(
                    Property("IterationIdentifier", "string"),
                    Property("PositionToNext", "boolean"),
                ),
                outputs=(
                    Property("IterationIdentifier", "string"),
                    Property("RecordNumber", "uint64"),
                    Property("RecordData", "uint8", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "FlagRecordForOverwrite": Method(
                "FlagRecordForOverwrite",
                inputs=(
                    Property("IterationIdentifier", "string"),
                    Property("PositionToNext", "boolean"),
                ),
                outputs=(
                    Property("IterationIdentifier", "string"),
                    Property("RecordNumber", "uint64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "FreezeLog": Method(
                "FreezeLog",
                inputs=(
                    Property("Freeze", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetRecord": Method(
                "GetRecord",
                inputs=(
                    Property("IterationIdentifier", "string", required=True),
                    Property("PositionToNext", "boolean"),
                ),
                outputs=(
                    Property("IterationIdentifier", "string", required=True),
                    Property("RecordNumber", "uint64"),
                    Property("RecordData", "uint8", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetRecords": Method(
                "GetRecords",
                inputs=(
                    Property("IterationIdentifier", "string", required=True),
                    Property("MaxReadRecords", "uint32", required=True),
                ),
                outputs=(
                    Property("IterationIdentifier", "string", required=True),
                    Property("NoMoreRecords", "boolean"),
                    Property("RecordArray", "base64", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "PositionAtRecord": Method(
                "PositionAtRecord",
                inputs=(
                    Property("IterationIdentifier", "string", required=True),
                    Property("MoveAbsolute", "boolean", required=True),
                    Property("RecordNumber", "sint64", required=True),
                ),
                outputs=(
                    Property("IterationIdentifier", "string", required=True),
                    Property("RecordNumber", "sint64", required=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "PositionToFirstRecord": Method(
                "PositionToFirstRecord",
                outputs=(
                    Property("IterationIdentifier", "string"),
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
            "WriteRecord": Method(
                "WriteRecord",
                inputs=(
                    Property("IterationIdentifier", "string"),
                    Property("PositionToNext", "boolean"),
                    Property("RecordData", "uint8", array=True, required=True),
                ),
                outputs=(
                    Property("IterationIdentifier", "string"),
                    Property("RecordNumber", "uint64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_MessageLog_CancelIteration_OUTPUT(Output):
    __slots__ = ()


class AMT_MessageLog_ClearLog_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_DeleteRecord_OUTPUT(Output):
    """What AMT_MessageLog.DeleteRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None
    RecordData: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_FlagRecordForOverwrite_OUTPUT(Output):
    """What AMT_MessageLog.FlagRecordForOverwrite answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None


class AMT_MessageLog_FreezeLog_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_GetRecord_OUTPUT(Output):
    """What AMT_MessageLog.GetRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None
    RecordData: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_GetRecords_OUTPUT(Output):
    """What AMT_MessageLog.GetRecords answers."""

    IterationIdentifier: str | None = None
    NoMoreRecords: bool | None = None
    RecordArray: tuple[bytes, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_PositionAtRecord_OUTPUT(Output):
    """What AMT_MessageLog.PositionAtRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_PositionToFirstRecord_OUTPUT(Output):
    """What AMT_MessageLog.PositionToFirstRecord answers."""

    IterationIdentifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_RequestStateChange_OUTPUT(Output):
    """What AMT_MessageLog.RequestStateChange answers."""

    Job: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MessageLog_WriteRecord_OUTPUT(Output):
    """What AMT_MessageLog.WriteRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None


class AMT_MessageLogProvider(Provider[AMT_MessageLog]):
    CLASS = AMT_MessageLog

    async def CancelIteration(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str | None = None,
    ) -> AMT_MessageLog_CancelIteration_OUTPUT:
        raise ActionNotSupported

    async def ClearLog(self, call: Call, target: AMT_MessageLog) -> AMT_MessageLog_ClearLog_OUTPUT:
        raise ActionNotSupported

    async def DeleteRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
    ) -> AMT_MessageLog_DeleteRecord_OUTPUT:
        raise ActionNotSupported

    async def FlagRecordForOverwrite(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
    ) -> AMT_MessageLog_FlagRecordForOverwrite_OUTPUT:
        raise ActionNotSupported

    async def FreezeLog(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        Freeze: bool,
    ) -> AMT_MessageLog_FreezeLog_OUTPUT:
        raise ActionNotSupported

    async def GetRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str,
        PositionToNext: bool | None = None,
    ) -> AMT_MessageLog_GetRecord_OUTPUT:
        raise ActionNotSupported

    async def GetRecords(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str,
        MaxReadRecords: int,
    ) -> AMT_MessageLog_GetRecords_OUTPUT:
        raise ActionNotSupported

    async def PositionAtRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str,
        MoveAbsolute: bool,
        RecordNumber: int,
    ) -> AMT_MessageLog_PositionAtRecord_OUTPUT:
        raise ActionNotSupported

    async def PositionToFirstRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
    ) -> AMT_MessageLog_PositionToFirstRecord_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_MessageLog_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def WriteRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
        RecordData: tuple[int, ...],
    ) -> AMT_MessageLog_WriteRecord_OUTPUT:
        raise ActionNotSupported
