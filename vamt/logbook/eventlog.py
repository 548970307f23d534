"""The event log: records of 21 octets, the newest first, the oldest given up for room (AMT_MessageLog).

A record is `Event` and the time of the machine's own clock. Which events there are is in `happenings`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import ClassVar, Final

from vamt.firmware.clock import Clock
from vamt.machine import Machine, Section

CAPACITY: Final = 390
"""Records; as many as AMT keeps."""
RECORD_BYTES: Final = 21

SENSOR_SPECIFIC: Final = 0x6F
ASF_AGENT: Final = 0x68
NONE: Final = 0xFF

_RECORD: Final = struct.Struct("<I9B8s")
_TIME: Final = struct.Struct("<I")
_LATEST: Final = 0xFFFF_FFFE
"""The last second a record can carry; the one after it means no time."""


class Severity(IntEnum):
    """How grave it is (Platform Event Trap specification: Event Severity)."""

    MONITOR = 1
    INFORMATION = 2
    NON_CRITICAL = 8
    CRITICAL = 16
    NON_RECOVERABLE = 32


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in the fields of a platform event trap; numbers are octets."""

    sensor: int
    offset: int
    severity: int
    entity: int
    data: bytes = b""
    """At most eight octets."""
    entity_instance: int = 0
    type: int = SENSOR_SPECIFIC
    source: int = ASF_AGENT
    device_address: int = NONE
    sensor_number: int = NONE

    def record(self, seconds: int) -> bytes:
        """As it stands in the log, at that second since 1970."""
        return _RECORD.pack(
            min(max(seconds, 1), _LATEST),
            self.device_address,
            self.sensor,
            self.type,
            self.offset,
            self.source,
            self.severity,
            self.sensor_number,
            self.entity,
            self.entity_instance,
            self.data,
        )


@dataclass(frozen=True, slots=True)
class EventLog(Section):
    """The log of one machine."""

    NAME: ClassVar[str] = "event-log"

    records: bytes = b""
    frozen: bool = False

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.records) // RECORD_BYTES

    def record(self, number: int) -> bytes:
        """The record of that number, counted from 1, the newest."""
        return self.records[(number - 1) * RECORD_BYTES : number * RECORD_BYTES]

    def noted(self, seconds: int, *events: Event) -> EventLog:
        """Itself with events that have just happened, in that order; a frozen log stays as it is."""
        if self.frozen or not events:
            return self
        new = b"".join(event.record(seconds) for event in reversed(events))
        return replace(self, records=(new + self.records)[: CAPACITY * RECORD_BYTES])

    def has(self, event: Event, since: int, after: Event) -> bool:
        """Whether the very same is there already, not older than that second, nor than the other event."""
        wanted, other = (each.record(since)[_TIME.size :] for each in (event, after))
        for number in range(1, self.count + 1):
            record = self.record(number)
            if _TIME.unpack_from(record)[0] < since or record[_TIME.size :] == other:
                return False
            if record[_TIME.size :] == wanted:
                return True
        return False


def note(machine: Machine, *events: Event) -> None:
    """Write events into a machine's log; durable with its next `save` or `settle`."""
    log = machine.snapshot.section(EventLog)
    noted = log.noted(machine.snapshot.section(Clock).seconds(), *events)
    if noted is not log:
        machine.amend(noted)


def note_once(machine: Machine, event: Event, seconds: int, after: Event) -> None:
    """Write an event that may repeat itself endlessly: once in so many seconds, and once after the other."""
    now = machine.snapshot.section(Clock).seconds()
    if not machine.snapshot.section(EventLog).has(event, now - seconds, after):
        note(machine, event)
