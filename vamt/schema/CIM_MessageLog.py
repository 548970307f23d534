"""CIM_MessageLog.

Generated from mof/cim/CIM_MessageLog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_MessageLog_Capabilities(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    WRITE_RECORD_SUPPORTED = 2
    DELETE_RECORD_SUPPORTED = 3
    CAN_MOVE_BACKWARD_IN_LOG = 4
    FREEZE_LOG_SUPPORTED = 5
    CLEAR_LOG_SUPPORTED = 6
    SUPPORTS_ADDRESSING_BY_ORDINAL_RECORD_NUMBER = 7
    VARIABLE_LENGTH_RECORDS_SUPPORTED = 8
    VARIABLE_FORMATS_FOR_RECORDS = 9
    CAN_FLAG_RECORDS_FOR_OVERWRITE = 10


class CIM_MessageLog_OverwritePolicy(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    WRAPS_WHEN_FULL = 2
    CLEAR_WHEN_NEAR_FULL = 3
    OVERWRITE_OUTDATED_WHEN_NEEDED = 4
    REMOVE_OUTDATED_RECORDS = 5
    OVERWRITE_SPECIFIC_RECORDS = 6
    NEVER_OVERWRITE = 7


class CIM_MessageLog_LastChange(IntEnum):
    UNKNOWN = 0
    ADD = 1
    DELETE = 2
    MODIFY = 3
    LOG_CLEARED = 4


class CIM_MessageLog_CharacterSet(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    ASCII = 2
    UNICODE = 3
    ISO2022 = 4
    ISO8859 = 5
    EXTENDED_UNIX_CODE = 6
    UTF_8 = 7
    UCS_2 = 8
    BITMAPPED_DATA = 9
    OCTET_STRING = 10
    DEFINED_BY_INDIVIDUAL_RECORDS = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog(Instance):
    """CIM_MessageLog."""

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
        name="CIM_MessageLog",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_MessageLog",
        superclass="CIM_Log",
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
                    Property("Freeze", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetRecord": Method(
                "GetRecord",
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
            "PositionAtRecord": Method(
                "PositionAtRecord",
                inputs=(
                    Property("IterationIdentifier", "string"),
                    Property("MoveAbsolute", "boolean"),
                    Property("RecordNumber", "sint64"),
                ),
                outputs=(
                    Property("IterationIdentifier", "string"),
                    Property("RecordNumber", "sint64"),
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


class CIM_MessageLog_CancelIteration_OUTPUT(Output):
    __slots__ = ()


class CIM_MessageLog_ClearLog_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_DeleteRecord_OUTPUT(Output):
    """What CIM_MessageLog.DeleteRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None
    RecordData: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_FlagRecordForOverwrite_OUTPUT(Output):
    """What CIM_MessageLog.FlagRecordForOverwrite answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None


class CIM_MessageLog_FreezeLog_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_GetRecord_OUTPUT(Output):
    """What CIM_MessageLog.GetRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None
    RecordData: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_PositionAtRecord_OUTPUT(Output):
    """What CIM_MessageLog.PositionAtRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_PositionToFirstRecord_OUTPUT(Output):
    """What CIM_MessageLog.PositionToFirstRecord answers."""

    IterationIdentifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_RequestStateChange_OUTPUT(Output):
    """What CIM_MessageLog.RequestStateChange answers."""

    Job: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MessageLog_WriteRecord_OUTPUT(Output):
    """What CIM_MessageLog.WriteRecord answers."""

    IterationIdentifier: str | None = None
    RecordNumber: int | None = None


class CIM_MessageLogProvider(Provider[CIM_MessageLog]):
    CLASS = CIM_MessageLog

    async def CancelIteration(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        IterationIdentifier: str | None = None,
    ) -> CIM_MessageLog_CancelIteration_OUTPUT:
        raise ActionNotSupported

    async def ClearLog(self, call: Call, target: CIM_MessageLog) -> CIM_MessageLog_ClearLog_OUTPUT:
        raise ActionNotSupported

    async def DeleteRecord(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
    ) -> CIM_MessageLog_DeleteRecord_OUTPUT:
        raise ActionNotSupported

    async def FlagRecordForOverwrite(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
    ) -> CIM_MessageLog_FlagRecordForOverwrite_OUTPUT:
        raise ActionNotSupported

    async def FreezeLog(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        Freeze: bool | None = None,
    ) -> CIM_MessageLog_FreezeLog_OUTPUT:
        raise ActionNotSupported

    async def GetRecord(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
    ) -> CIM_MessageLog_GetRecord_OUTPUT:
        raise ActionNotSupported

    async def PositionAtRecord(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        MoveAbsolute: bool | None = None,
        RecordNumber: int | None = None,
    ) -> CIM_MessageLog_PositionAtRecord_OUTPUT:
        raise ActionNotSupported

    async def PositionToFirstRecord(
        self,
        call: Call,
        target: CIM_MessageLog,
    ) -> CIM_MessageLog_PositionToFirstRecord_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_MessageLog_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def WriteRecord(
        self,
        call: Call,
        target: CIM_MessageLog,
        *,
        IterationIdentifier: str | None = None,
        PositionToNext: bool | None = None,
        RecordData: tuple[int, ...],
    ) -> CIM_MessageLog_WriteRecord_OUTPUT:
        raise ActionNotSupported
