"""What the audit log records and what becomes of it when it is full: the auditor's settings, and his lock."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import ClassVar

from vamt.logbook.auditevents import ALWAYS, DEFAULT, SUPER_CRITICAL, AuditEvent
from vamt.machine import Section
from vamt.schema.AMT_AuditLog import AMT_AuditLog_StoragePolicy as StoragePolicy


class Weight(IntEnum):
    """AMT_AuditPolicyRule.PolicyType: whether what cannot be recorded may happen."""

    NONE = 0
    CRITICAL = 1


@dataclass(frozen=True, slots=True)
class AuditPolicy(Section):
    """How one machine's policy differs from a new machine's; events by their numbers, ascending."""

    NAME: ClassVar[str] = "audit-policy"

    enabled: bool = True
    storage: int = StoragePolicy.ROLL_OVER
    days: int = 0
    """MinDaysToKeep, for a restricted roll-over."""
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    critical: tuple[int, ...] = ()

    def events(self) -> frozenset[int]:
        """What is recorded."""
        return (DEFAULT | set(self.added)) - set(self.removed) | ALWAYS

    def records(self, event: AuditEvent) -> bool:
        """Whether that event is recorded."""
        if event in ALWAYS:
            return True
        if not self.enabled:
            return False
        return event in self.added or (event in DEFAULT and event not in self.removed)

    def weight(self, event: int) -> Weight:
        """Whether that event is critical; a super-critical one is shown as such."""
        critical = event in SUPER_CRITICAL or event in self.critical
        return Weight.CRITICAL if critical else Weight.NONE

    def auditing(self, event: AuditEvent, weight: int) -> AuditPolicy:
        """Itself, with that event recorded from now on."""
        critical = set(self.critical) - {event} | ({event} if weight else set())
        return replace(
            self,
            added=self.added if event in DEFAULT else _with(self.added, event),
            removed=_without(self.removed, event),
            critical=tuple(sorted(int(number) for number in critical)),
        )

    def ignoring(self, event: AuditEvent) -> AuditPolicy:
        """Itself, with that event no longer recorded."""
        return replace(
            self,
            added=_without(self.added, event),
            removed=_with(self.removed, event) if event in DEFAULT else self.removed,
            critical=_without(self.critical, event),
        )


@dataclass(frozen=True, slots=True)
class AuditLock(Section):
    """The auditor's lock, which lets him read, sign and clear the log while nothing is added to it."""

    NAME: ClassVar[str] = "audit-lock"

    handle: int = 0
    until: float = 0.0
    """Seconds since 1970 of the host, not of the machine's clock, which may be set."""

    @property
    def held(self) -> bool:
        """Whether the log is locked now."""
        return time.time() < self.until


@dataclass(frozen=True, slots=True)
class AuditSigning(Section):
    """The key that exports of the log are signed with, and its certificates."""

    NAME: ClassVar[str] = "audit-signing"

    mechanism: int = 0
    key: bytes = b""
    """RSA, DER; empty where there is none."""
    lengths: tuple[int, ...] = ()
    certificates: bytes = b""
    """One after the other, each as long as `lengths` says."""


def _with(events: tuple[int, ...], event: int) -> tuple[int, ...]:
    return tuple(sorted({*events, int(event)}))


def _without(events: tuple[int, ...], event: int) -> tuple[int, ...]:
    return tuple(number for number in events if number != event)
