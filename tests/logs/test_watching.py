"""A fleet writes down what its hypervisors tell: in order, on disk, and not what was so before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pytest

from support.logs import event
from support.machines import UUID_1, domain
from support.patience import PATIENCE
from vamt.backend.base import BackendListener, Domain, DomainState, Trouble
from vamt.config import Config
from vamt.fleet import Fleet
from vamt.logbook.eventlog import EventLog
from vamt.machine import Machine
from vamt.store.sqlite import Store

OFF = domain(state=DomainState.OFF)
ON = domain()
BOOT = ["System firmware started", "Starting OS boot process"]


@dataclass(eq=False)
class Hypervisor:
    """A backend that tells what the test has it tell."""

    uri: str
    domains: list[Domain]
    told: list[BackendListener] = field(default_factory=list)

    async def open(self, listener: BackendListener) -> None:
        self.told = [listener]
        for each in self.domains:
            listener.domain_changed(each)

    async def close(self) -> None:
        pass

    def changes(self, facts: Domain) -> None:
        self.told[0].domain_changed(facts)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


async def started(store: Store, *backends: Hypervisor) -> tuple[Fleet, Machine]:
    fleet = Fleet(Config(), store, backends)  # type: ignore[arg-type] # no verb of it is used
    await fleet.start()
    machine = fleet.by_uuid(UUID_1)
    assert machine is not None
    return fleet, machine


def texts(log: EventLog) -> list[str]:
    return [event(log.record(place)).text for place in range(log.count, 0, -1)]


async def stored(store: Store) -> list[str]:
    section = (await store.sections([UUID_1]))[UUID_1].get(EventLog.NAME)
    return [] if section is None else texts(section.read(EventLog))


async def test_what_was_so_before_is_no_event(store: Store) -> None:
    names = [domain(uuid=UUID(int=number), name=f"m{number}") for number in range(1, 50)]
    fleet, machine = await started(store, Hypervisor("test:///a", [ON, *names]))
    assert all("event-log" not in one.snapshot.sections for one in fleet.machines)
    assert machine.snapshot.section(EventLog).count == 0
    await fleet.stop()
    assert await stored(store) == []


async def test_what_happens_is_on_disk_in_order_and_outlives_vamt(store: Store) -> None:
    hypervisor = Hypervisor("test:///a", [OFF])
    fleet, machine = await started(store, hypervisor)
    hypervisor.changes(ON)
    hypervisor.told[0].domain_rebooted(UUID_1)
    hypervisor.told[0].domain_troubled(UUID_1, Trouble.WATCHDOG)
    async with asyncio.timeout(PATIENCE):
        while len(await stored(store)) < 5:
            await asyncio.sleep(0.001)
    hypervisor.changes(replace(OFF, ended="shutdown"))
    happened = [*BOOT, *BOOT, "Watchdog", "soft off"]
    assert texts(machine.snapshot.section(EventLog)) == happened
    await fleet.stop()
    assert await stored(store) == texts(machine.snapshot.section(EventLog))
    again, machine = await started(store, Hypervisor("test:///a", [OFF]))
    assert texts(machine.snapshot.section(EventLog)) == happened
    await again.stop()


async def test_a_migration_is_no_event(store: Store) -> None:
    here, there = Hypervisor("test:///a", [ON]), Hypervisor("test:///b", [OFF])
    fleet, machine = await started(store, here, there)
    there.changes(replace(ON, state=DomainState.PAUSED))
    there.changes(ON)
    here.changes(replace(OFF, ended="migrated"))
    assert texts(machine.snapshot.section(EventLog)) == []
    there.changes(replace(OFF, ended="destroyed"))
    assert texts(machine.snapshot.section(EventLog)) == ["Power interrupt"]
    await fleet.stop()


async def test_trouble_of_a_machine_nobody_knows_is_nobodys(store: Store) -> None:
    hypervisor = Hypervisor("test:///a", [ON])
    fleet, machine = await started(store, hypervisor)
    hypervisor.told[0].domain_troubled(UUID(int=99), Trouble.DISK)
    assert machine.snapshot.section(EventLog).count == 0
    await fleet.stop()
