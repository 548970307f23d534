"""Alarms: which the machine remembers, and the clockwork that switches machines on when one rings.

An alarm rings by the machine's clock. It wakes a machine that is off or asleep and does nothing to one that is
on. One that came while nothing could ring it (vamt was not running) is missed; a repeated one rings at its
next time (Intel AMT guide: Alarm Clock).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass, replace
from typing import ClassVar, Final
from uuid import UUID

from vamt.errors import StateError, VamtError
from vamt.firmware import power
from vamt.firmware.clock import Clock
from vamt.machine import ITSELF, Machine, Section

log = logging.getLogger("vamt.firmware.alarms")

CHECK_SECONDS: Final = 5.0
"""Between two looks, while there are alarms, at whether the host's clock was set or the host slept."""

DRIFT_SECONDS: Final = 1.0
"""By how much the host's clock may leave the timers' before they are set anew."""

LATE_SECONDS: Final = 60.0
"""How late an alarm still rings; what vamt notices later than that was missed.

But for one that is late only because the host's clock was set back and put right again: that one rings.
"""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One appointment; fields are named as in IPS_AlarmClockOccurrence."""

    InstanceID: str
    ElementName: str
    StartTime: int
    """In seconds since 1970 of the machine's clock."""
    Interval: int = 0
    """In minutes; 0 is an alarm that rings once."""
    DeleteOnCompletion: bool = False

    def next_after(self, now: float) -> int | None:
        """When it rings next, in seconds since 1970 of the machine's clock, as `now` is; None if never."""
        if self.StartTime > now:
            return self.StartTime
        if self.DeleteOnCompletion or not self.Interval:
            return None
        step = self.Interval * 60
        return self.StartTime + (int(now - self.StartTime) // step + 1) * step


@dataclass(frozen=True, slots=True)
class AlarmClock(Section):
    """The alarms of a machine, in the order they were added."""

    NAME: ClassVar[str] = "alarms"

    alarms: tuple[Alarm, ...] = ()

    def next_after(self, now: float) -> int | None:
        """When the first of them rings next."""
        times = (alarm.next_after(now) for alarm in self.alarms)
        return min((due for due in times if due is not None), default=None)

    def ringing(self, at: int) -> str:
        """The name of the alarm that rings in that second; empty if none does."""
        return next((alarm.InstanceID for alarm in self.alarms if alarm.next_after(at - 1) == at), "")

    def completed(self, now: float) -> AlarmClock:
        """Without those that are over and were to be deleted then."""
        kept = (alarm for alarm in self.alarms if alarm.StartTime > now or not alarm.DeleteOnCompletion)
        return replace(self, alarms=tuple(kept))


async def save(machine: Machine, clock: AlarmClock) -> None:
    """Remember the alarms; a machine without any remembers nothing. Hold the machine meanwhile."""
    if clock.alarms:
        await machine.save(clock)
    else:
        await machine.save(forget=(AlarmClock.NAME,))


@dataclass(frozen=True, slots=True)
class _Appointment:
    due: float
    """In seconds of the host's clock."""
    planned: float
    """The same in seconds of the event loop's clock, which nobody sets, as it was first planned."""
    ahead: float
    """How far the host's clock was ahead of the event loop's when the timer was set."""
    timer: asyncio.TimerHandle


class AlarmBell:
    """Rings the alarms of all machines of an app: one timer for each machine that has any."""

    def __init__(self, find: Callable[[UUID], Machine | None], now: Callable[[], float] = time.time) -> None:
        """Ring; `find` gives the machine with a UUID while there is one, `now` the host's time."""
        self._find = find
        self._now = now
        self._appointments: dict[UUID, _Appointment] = {}
        self._check: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def consider(self, machine: Machine, changed: Collection[str]) -> None:
        """Set the timer of a machine of which these sections are new (a `Watcher`)."""
        if AlarmClock.NAME in changed or Clock.NAME in changed:
            self._plan(machine)

    async def close(self) -> None:
        """Ring no more."""
        for appointment in self._appointments.values():
            appointment.timer.cancel()
        self._appointments.clear()
        if self._check is not None:
            self._check.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _plan(self, machine: Machine) -> None:
        """Wait for the next alarm of a machine; see to it that those that are over go."""
        previous = self._appointments.pop(machine.uuid, None)
        if previous is not None:
            previous.timer.cancel()
            if 0 <= self._now() - previous.due <= LATE_SECONDS:
                self._start(self._wake(machine, previous.due))
                return
        if AlarmClock.NAME not in machine.snapshot.sections:
            return
        try:
            clock, ahead = machine.snapshot.section(AlarmClock), machine.snapshot.section(Clock).offset
        except StateError as error:
            log.warning("no-alarms machine=%s reason=%r", machine.name, str(error))
            return
        now = self._now() + ahead
        due = clock.next_after(now)
        if due is not None:
            self._wait(machine.uuid, due - ahead)
        if clock.completed(now) != clock:
            self._start(_logged(self._clear(machine)))

    def _wait(self, uuid: UUID, due: float, planned: float | None = None) -> None:
        loop = asyncio.get_running_loop()
        if self._check is None:
            self._check = loop.call_later(CHECK_SECONDS, self._look)
        ahead = self._now() - loop.time()
        at = due - ahead
        timer = loop.call_later(due - self._now(), self._ring, uuid)
        self._appointments[uuid] = _Appointment(due, at if planned is None else planned, ahead, timer)

    def _look(self) -> None:
        """Set the timers anew that were set while the host's clock went another way than theirs."""
        loop = asyncio.get_running_loop()
        ahead = self._now() - loop.time()
        self._check = loop.call_later(CHECK_SECONDS, self._look) if self._appointments else None
        for uuid, appointment in list(self._appointments.items()):
            if abs(ahead - appointment.ahead) >= DRIFT_SECONDS:
                appointment.timer.cancel()
                self._ring(uuid)

    def _ring(self, uuid: UUID) -> None:
        """Wake a machine whose time has come."""
        appointment, machine = self._appointments.pop(uuid), self._find(uuid)
        late = self._now() - appointment.due
        overdue = asyncio.get_running_loop().time() >= appointment.planned
        if late < 0:
            self._wait(uuid, appointment.due, appointment.planned)
        elif machine is not None and (late <= LATE_SECONDS or overdue):
            self._start(self._wake(machine, appointment.due))
        elif machine is not None:
            self._plan(machine)

    async def _wake(self, machine: Machine, due: float) -> None:
        snapshot = machine.snapshot
        alarm = snapshot.section(AlarmClock).ringing(round(due + snapshot.section(Clock).offset))
        log.info("alarm machine=%s state=%s alarm=%r", machine.name, snapshot.domain.state.value, alarm)
        await _logged(power.request(machine, power.PowerState.ON, ITSELF, alarm=alarm))
        self._plan(machine)

    async def _clear(self, machine: Machine) -> None:
        """Delete the alarms that are over; planning anew follows from that."""
        async with machine.exclusive(ITSELF):
            clock = machine.snapshot.section(AlarmClock)
            left = clock.completed(self._now() + machine.snapshot.section(Clock).offset)
            if left != clock:
                await save(machine, left)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _logged(work: Coroutine[None, None, None]) -> None:
    try:
        await work
    except VamtError as error:
        log.warning("alarm-failed reason=%r", str(error))
