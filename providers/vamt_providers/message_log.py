"""The event log: its records are read newest first, by their numbers, which are the iteration identifiers too.

What is written into it is `vamt.logbook`'s matter. AMT neither writes nor deletes single records for a client.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from vamt.logbook.eventlog import CAPACITY, RECORD_BYTES, EventLog
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_MessageLog import (
    AMT_MessageLog,
    AMT_MessageLog_CancelIteration_OUTPUT,
    AMT_MessageLog_ClearLog_OUTPUT,
    AMT_MessageLog_FreezeLog_OUTPUT,
    AMT_MessageLog_GetRecord_OUTPUT,
    AMT_MessageLog_GetRecords_OUTPUT,
    AMT_MessageLog_PositionAtRecord_OUTPUT,
    AMT_MessageLog_PositionToFirstRecord_OUTPUT,
    AMT_MessageLog_RequestStateChange_OUTPUT,
    AMT_MessageLogProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.names import NO_REQUEST

NAME: Final = "Intel(r) AMT:MessageLog 1"

COMPLETED: Final = 0
NOT_SUPPORTED: Final = 1
NO_FIRST_RECORD: Final = 2
INVALID_PARAMETER: Final = 5
INVALID_RECORD: Final = 2
NO_RECORD: Final = 3
"""Of GetRecords (Intel AMT guide: AMT_MessageLog); its siblings say the same with them."""

CAPABILITIES: Final = (5, 6, 8, 7)
"""Freezing, clearing, records of variable length, ordinal numbers."""
OCTET_STRING: Final = 10
ENABLED: Final = 2
OK: Final = 2
HEALTHY: Final = 5
NOT_APPLICABLE: Final = 4
WRAPS_WHEN_FULL: Final = 2

OTHER_STATES: Final = frozenset({3, 4, 6, 7, 8, 9, 10, 11})
"""RequestedState values that the class knows, beside the one the log is always in."""

_LONGEST_IDENTIFIER: Final = 10


class MessageLog(AMT_MessageLogProvider):
    """The one log."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_MessageLog]:
        log = snap.section(EventLog)
        yield AMT_MessageLog(
            CreationClassName="AMT_MessageLog",
            Name=NAME,
            ElementName=NAME,
            Capabilities=CAPABILITIES,
            CharacterSet=OCTET_STRING,
            CurrentNumberOfRecords=log.count,
            EnabledDefault=ENABLED,
            EnabledState=ENABLED,
            HealthState=HEALTHY,
            IsFrozen=log.frozen,
            LastChange=0,
            LogState=NOT_APPLICABLE,
            MaxLogSize=0,
            MaxNumberOfRecords=CAPACITY,
            MaxRecordSize=RECORD_BYTES,
            OperationalStatus=(OK,),
            OverwritePolicy=WRAPS_WHEN_FULL,
            PercentageNearFull=100 * log.count // CAPACITY,
            RequestedState=NO_REQUEST,
            SizeOfHeader=0,
            SizeOfRecordHeader=0,
            Status="OK",
        )

    async def PositionToFirstRecord(
        self, call: Call, target: AMT_MessageLog
    ) -> AMT_MessageLog_PositionToFirstRecord_OUTPUT:
        if not _log(call).count:
            return AMT_MessageLog_PositionToFirstRecord_OUTPUT(ReturnValue=NO_FIRST_RECORD)
        return AMT_MessageLog_PositionToFirstRecord_OUTPUT(IterationIdentifier="1")

    async def GetRecords(
        self, call: Call, target: AMT_MessageLog, *, IterationIdentifier: str, MaxReadRecords: int
    ) -> AMT_MessageLog_GetRecords_OUTPUT:
        """Records from the one named on; what comes back leads on, or, at the end, to the last one."""
        log, first = _log(call), _number(IterationIdentifier)
        if not 1 <= first <= log.count:
            return AMT_MessageLog_GetRecords_OUTPUT(
                IterationIdentifier=str(first),
                NoMoreRecords=True,
                ReturnValue=INVALID_RECORD if log.count else NO_RECORD,
            )
        behind = min(first + min(MaxReadRecords, CAPACITY), log.count + 1)
        return AMT_MessageLog_GetRecords_OUTPUT(
            IterationIdentifier=str(min(behind, log.count)),
            NoMoreRecords=behind > log.count,
            RecordArray=tuple(log.record(number) for number in range(first, behind)),
        )

    async def GetRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str,
        PositionToNext: bool | None = None,
    ) -> AMT_MessageLog_GetRecord_OUTPUT:
        """One record, as numbers; a position that is moved stays on the last one."""
        log, number = _log(call), _number(IterationIdentifier)
        if not 1 <= number <= log.count:
            return AMT_MessageLog_GetRecord_OUTPUT(
                IterationIdentifier=str(number),
                RecordNumber=0,
                ReturnValue=INVALID_RECORD if log.count else NO_RECORD,
            )
        return AMT_MessageLog_GetRecord_OUTPUT(
            IterationIdentifier=str(min(number + bool(PositionToNext), log.count)),
            RecordNumber=number,
            RecordData=tuple(log.record(number)),
        )

    async def PositionAtRecord(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        IterationIdentifier: str,
        MoveAbsolute: bool,
        RecordNumber: int,
    ) -> AMT_MessageLog_PositionAtRecord_OUTPUT:
        """Move to a record by its number, or by so many records from where one is."""
        log, current = _log(call), _number(IterationIdentifier)
        wanted = RecordNumber if MoveAbsolute else current + RecordNumber
        found = 1 <= wanted <= log.count
        return AMT_MessageLog_PositionAtRecord_OUTPUT(
            IterationIdentifier=str(wanted if found else current),
            RecordNumber=wanted if found else current,
            ReturnValue=COMPLETED if found else INVALID_RECORD if log.count else NO_RECORD,
        )

    async def CancelIteration(
        self, call: Call, target: AMT_MessageLog, *, IterationIdentifier: str | None = None
    ) -> AMT_MessageLog_CancelIteration_OUTPUT:
        """Nothing is held for an iteration."""
        return AMT_MessageLog_CancelIteration_OUTPUT()

    async def FreezeLog(
        self, call: Call, target: AMT_MessageLog, *, Freeze: bool
    ) -> AMT_MessageLog_FreezeLog_OUTPUT:
        """Keep the log as it is: what happens meanwhile is not written down."""
        call.machine.amend(replace(call.machine.snapshot.section(EventLog), frozen=Freeze))
        await call.machine.settle()
        return AMT_MessageLog_FreezeLog_OUTPUT()

    async def ClearLog(self, call: Call, target: AMT_MessageLog) -> AMT_MessageLog_ClearLog_OUTPUT:
        log = call.machine.snapshot.section(EventLog)
        if log.frozen:
            return AMT_MessageLog_ClearLog_OUTPUT(ReturnValue=PT_STATUS.EVENTLOG_FROZEN)
        call.machine.amend(replace(log, records=b""))
        await call.machine.settle()
        return AMT_MessageLog_ClearLog_OUTPUT()

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_MessageLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_MessageLog_RequestStateChange_OUTPUT:
        """The log is always enabled."""
        refusal = NOT_SUPPORTED if RequestedState in OTHER_STATES else INVALID_PARAMETER
        return AMT_MessageLog_RequestStateChange_OUTPUT(
            ReturnValue=COMPLETED if RequestedState == ENABLED else refusal
        )


def _log(call: Call) -> EventLog:
    return call.snapshot.section(EventLog)


def _number(identifier: str) -> int:
    """The record an identifier means; 0, which is none, for what is no number."""
    usable = identifier.isascii() and identifier.isdigit() and len(identifier) <= _LONGEST_IDENTIFIER
    return int(identifier) if usable else 0
