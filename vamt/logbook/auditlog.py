"""The audit log: who did what to a machine, from where and when (AMT_AuditLog).

Records are written into a machine's log by `audit`, and by nobody else; `refuses` says beforehand whether one
that must not go unrecorded would. Layout: Intel AMT guide, AMT_AuditLog.ReadRecords.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import ClassVar, Final, Protocol, TypeVar

from vamt.auth.principal import Principal
from vamt.firmware.clock import Clock
from vamt.logbook.auditevents import ALWAYS, SUPER_CRITICAL, AuditEvent
from vamt.logbook.auditpolicy import AuditLock, AuditPolicy, Weight
from vamt.machine import Machine, Section, Snapshot
from vamt.schema.AMT_AuditLog import AMT_AuditLog_StoragePolicy as StoragePolicy

CAPACITY: Final = 65536
"""Octets; AMT says only how many per cent are free, and a device's numbers fit this."""
ALMOST_FULL: Final = 85
"""Per cent (Intel AMT guide: Auditor Notification Alert)."""
KEPT: Final = 5
"""Super-critical records that survive a roll-over and clearing (Intel AMT guide: Event Groups and Event IDs)."""

_UNHINDERED: Final = frozenset({AuditEvent.AUDIT_LOG_CLEARED, AuditEvent.UNPROVISIONED})
"""Recorded even while the log is locked; an auditor cannot keep a machine from being unprovisioned (Intel AMT
guide: Returning to an Unconfigured State)."""

_DIGEST: Final = 0
_LOCAL: Final = 2
_IPV4, _IPV6, _NOWHERE = 0, 1, 2
_DAY: Final = 86400
_LENGTH: Final = struct.Struct(">H")
_EVENT: Final = struct.Struct(">L")
_TIME: Final = struct.Struct(">L")
_USER_AT: Final = 5
_MAX_TEXT: Final = 255


@dataclass(frozen=True, slots=True)
class Initiator:
    """Who did it: a digest user at an address, or, without a name, someone at the machine itself."""

    user: str | None = None
    address: str = ""

    @classmethod
    def of(cls, principal: Principal) -> Initiator:
        """The user of a request."""
        return cls(principal.name, principal.peer)

    def packed(self) -> bytes:
        """InitiatorType and what belongs to it."""
        if self.user is None:
            return bytes([_LOCAL])
        name = self.user.encode("utf-8", "replace")[:_MAX_TEXT]
        return bytes([_DIGEST, len(name)]) + name

    def location(self) -> bytes:
        """MCLocationType and the address, as text; an IPv6 one in full."""
        try:
            address = ip_address(self.address.partition("%")[0])
        except ValueError:
            return bytes([_NOWHERE, 0])
        text = address.exploded.encode()
        return bytes([_IPV4 if address.version == 4 else _IPV6, len(text)]) + text  # noqa: PLR2004 - IPv4


S = TypeVar("S", bound=Section)


class Read(Protocol):
    """Gives a section of a machine, stored or default; `Snapshot.section` is one."""

    def __call__(self, kind: type[S], /) -> S:
        """The section."""


OPERATOR: Final = Initiator()
"""Whoever has the host: he is at the machine, not on the network."""


@dataclass(frozen=True, slots=True)
class AuditLog(Section):
    """The log of one machine."""

    NAME: ClassVar[str] = "audit-log"

    records: bytes = b""
    """The oldest first, each after its length in two octets."""

    def each(self) -> Iterator[bytes]:
        """The records, the oldest first."""
        position = 0
        while position < len(self.records):
            (length,) = _LENGTH.unpack_from(self.records, position)
            position += _LENGTH.size
            yield self.records[position : position + length]
            position += length

    @property
    def percentage_free(self) -> int:
        """Of the room for records."""
        return max(0, round(100 * (1 - len(self.records) / CAPACITY)))

    def cleared(self) -> AuditLog:
        """Itself without records, but for the last super-critical ones."""
        return AuditLog(_joined(_kept(list(self.each()))))

    def recorded(self, record: bytes, policy: AuditPolicy, seconds: int) -> AuditLog | None:
        """Itself with a record more; None where it has no room and the policy makes none."""
        added = _LENGTH.pack(len(record)) + record
        if len(self.records) + len(added) <= CAPACITY:
            return replace(self, records=self.records + added)
        if policy.storage == StoragePolicy.NO_ROLL_OVER:
            return None
        oldest_kept = seconds - policy.days * _DAY
        restricted = policy.storage == StoragePolicy.RESTRICTED_ROLL_OVER
        records = list(self.each())
        kept, surplus = _kept(records), len(self.records) + len(added) - CAPACITY
        remaining = []
        for old in records:
            droppable = old not in kept and not (restricted and time_of(old) > oldest_kept)
            if surplus > 0 and droppable:
                surplus -= len(old) + _LENGTH.size
            else:
                remaining.append(old)
        return None if surplus > 0 else AuditLog(_joined([*remaining, record]))


def audit(machine: Machine, who: Initiator, event: AuditEvent, data: bytes = b"") -> None:
    """Record what has happened, if the policy has it recorded; durable with the next `save` or `settle`.

    `data` is what the event carries beside its name (`auditdata`), at most 255 octets.
    """
    snap = machine.snapshot
    log = snap.section(AuditLog)
    noted = recorded(log, snap.section, who, event, data)
    if noted is not log:
        machine.amend(noted)


def recorded(log: AuditLog, read: Read, who: Initiator, event: AuditEvent, data: bytes = b"") -> AuditLog:
    """The log with an entry more, or itself, where that is not to be recorded or cannot be.

    `read` gives the machine's other sections.
    """
    policy, seconds = read(AuditPolicy), read(Clock).seconds()
    if not _wanted(log, policy, read(AuditLock), event):
        return log
    if event is AuditEvent.UNPROVISIONED:  # makes itself room (Intel AMT guide: Event Groups and Event IDs)
        policy = replace(policy, storage=StoragePolicy.ROLL_OVER)
    data = data[:_MAX_TEXT]
    parts = (_EVENT.pack(event), who.packed(), _TIME.pack(seconds & 0xFFFF_FFFF), who.location())
    record = b"".join((*parts, bytes([len(data)]), data))
    return log.recorded(record, policy, seconds) or log


def refuses(snap: Snapshot, event: AuditEvent) -> bool:
    """Whether that must not happen, because it is critical and could not be recorded."""
    policy, log = snap.section(AuditPolicy), snap.section(AuditLog)
    critical = policy.weight(event) is Weight.CRITICAL and policy.records(event)
    if not critical or event in _UNHINDERED:
        return False
    full = log.recorded(bytes(_MAX_TEXT), policy, snap.section(Clock).seconds()) is None
    return full or snap.section(AuditLock).held


def event_of_record(record: bytes) -> int:
    """The event's number, as `AuditEvent` counts."""
    number: int = _EVENT.unpack_from(record)[0]
    return number


def time_of(record: bytes) -> int:
    """When it was recorded, in seconds since 1970."""
    after_user = _USER_AT if record[4] == _LOCAL else _USER_AT + 1 + record[_USER_AT]
    seconds: int = _TIME.unpack_from(record, after_user)[0]
    return seconds


def _wanted(log: AuditLog, policy: AuditPolicy, lock: AuditLock, event: AuditEvent) -> bool:
    if event in _UNHINDERED:
        return True
    if lock.held or not policy.records(event):
        return False
    almost_full = log.percentage_free <= 100 - ALMOST_FULL
    reserved = policy.storage == StoragePolicy.NO_ROLL_OVER and almost_full
    return event in ALWAYS or not reserved or policy.weight(event) is Weight.CRITICAL


def _kept(records: Sequence[bytes]) -> list[bytes]:
    return [record for record in records if event_of_record(record) in SUPER_CRITICAL][-KEPT:]


def _joined(records: Sequence[bytes]) -> bytes:
    return b"".join(_LENGTH.pack(len(record)) + record for record in records)
