"""What merely happens is shown at once and durable with whatever is saved next; nothing of it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from support.machines import make
from vamt.auth.accounts import Accounts
from vamt.errors import StateError
from vamt.firmware.clock import Clock
from vamt.logbook.eventlog import EventLog, note
from vamt.logbook.happenings import STARTED, WOKEN
from vamt.machine import Machine, Section


@dataclass
class Slow:
    """A store whose writes end when the test says so, in order."""

    written: list[list[Section]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    failing: bool = False

    async def save(self, uuid: UUID, sections: Collection[Section], *, forget: Collection[str] = ()) -> None:
        await self.gate.wait()
        if self.failing:
            raise StateError("the disk is full")
        self.written.append(list(sections))
        self.forgotten += forget

    def last(self) -> EventLog:
        """The log as it is on disk."""
        logs = [section for batch in self.written for section in batch if isinstance(section, EventLog)]
        return logs[-1]


@pytest.fixture
def store() -> Slow:
    return Slow()


@pytest.fixture
def machine(store: Slow) -> Machine:
    made = make().machine
    return Machine(made.snapshot, made.backend, store)


def log(machine: Machine) -> EventLog:
    return machine.snapshot.section(EventLog)


async def test_a_save_takes_along_what_was_amended(store: Slow, machine: Machine) -> None:
    store.gate.set()
    note(machine, STARTED)
    assert log(machine).count == 1
    await machine.save(Clock(5))
    assert store.written == [[log(machine), Clock(5)]]
    await machine.settle()
    assert len(store.written) == 1


async def test_what_happens_during_a_write_is_not_lost(store: Slow, machine: Machine) -> None:
    note(machine, STARTED)
    writing = asyncio.create_task(machine.save(Clock(5)))
    await asyncio.sleep(0)
    note(machine, WOKEN)
    store.gate.set()
    await writing
    assert log(machine).count == 2
    assert store.last().count == 1
    await machine.settle()
    assert store.last() == log(machine)
    assert machine.snapshot.section(Clock) == Clock(5)


async def test_settling_returns_when_it_is_durable_even_if_another_writes_it(
    store: Slow, machine: Machine
) -> None:
    note(machine, STARTED)
    both = asyncio.gather(machine.settle(), machine.settle())
    await asyncio.sleep(0)
    assert not both.done()
    store.gate.set()
    await both
    assert store.last() == log(machine)


async def test_what_could_not_be_written_is_written_later(store: Slow, machine: Machine) -> None:
    store.gate.set()
    store.failing = True
    note(machine, STARTED)
    with pytest.raises(StateError):
        await machine.settle()
    store.failing = False
    await machine.save(Accounts())
    assert store.last() == log(machine)


async def test_what_is_forgotten_does_not_come_back(store: Slow, machine: Machine) -> None:
    store.gate.set()
    note(machine, STARTED)
    await machine.save(Clock(5), forget=[EventLog.NAME])
    await machine.settle()
    assert store.written == [[Clock(5)]]
    assert log(machine).count == 0


async def test_settling_nothing_keeps_the_picture(store: Slow, machine: Machine) -> None:
    store.gate.set()
    note(machine, STARTED)
    picture = machine.snapshot
    await machine.settle()
    await machine.settle()
    assert machine.snapshot is picture
