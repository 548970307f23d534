"""Failed logins: thousands of them are a few records, as on a device, and a few writes.

The first of a user from an address is an event of the audit log. Ten on one machine are an attack, which the
event log is told of; what follows within a minute is one more record when the minute is over. Counts live in
memory only.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditlog import Initiator, audit
from vamt.logbook.eventlog import note
from vamt.logbook.happenings import attacked
from vamt.machine import Machine

log = logging.getLogger("vamt.logbook")

FAILURES: Final = 10
"""That many are an attack (Intel AMT guide: Password Attack Event)."""
QUIET_SECONDS: Final = 60.0
"""Between two records of one attack, and until a machine without failures forgets them."""
MAX_AUDITED: Final = 8
"""Users and addresses of one machine that are audited until it is quiet."""
_AMT_ACCESS: Final = b"\0"


@dataclass(slots=True)
class _Count:
    machine: Machine
    timer: asyncio.TimerHandle
    failures: int = 0
    """That no record tells of yet."""
    reported: bool = False
    seen: set[Initiator] = field(default_factory=set)


class Attacks:
    """Counts the failures on every machine; belongs to one event loop."""

    def __init__(self) -> None:
        self._counts: dict[UUID, _Count] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def failed(self, machine: Machine, user: str, peer: str) -> None:
        """Count a wrong password or an unknown user."""
        count = self._counts.get(machine.uuid)
        if count is None:
            count = self._counts[machine.uuid] = _Count(machine, self._later(machine.uuid))
        count.failures += 1
        who = Initiator(user, peer)
        if who not in count.seen and len(count.seen) < MAX_AUDITED:
            count.seen.add(who)
            audit(machine, who, AuditEvent.INVALID_CREDENTIALS, _AMT_ACCESS)
            self._settle(machine)
        if count.failures >= FAILURES and not count.reported:
            self._report(count)

    async def close(self) -> None:
        """Write down what is counted, and wait until it is written."""
        for count in self._counts.values():
            count.timer.cancel()
            if count.failures >= FAILURES:
                self._report(count)
        self._counts.clear()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _later(self, uuid: UUID) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(QUIET_SECONDS, self._over, uuid)

    def _over(self, uuid: UUID) -> None:
        """A minute is over: report what came in it, and begin another one if anything did."""
        count = self._counts[uuid]
        if count.failures == 0 or (count.failures < FAILURES and not count.reported):
            del self._counts[uuid]
            return
        self._report(count)
        count.timer = self._later(uuid)

    def _report(self, count: _Count) -> None:
        note(count.machine, attacked(count.failures))
        count.failures, count.reported = 0, True
        self._settle(count.machine)

    def _settle(self, machine: Machine) -> None:
        task = asyncio.create_task(machine.settle_if_possible())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
