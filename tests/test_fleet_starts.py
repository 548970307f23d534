"""A start uses up what was chosen before it began, whenever its hypervisor comes round to telling of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from support.machines import UUID_1, Hypervisor, domain
from support.patience import PATIENCE
from vamt.backend.base import BootOnce, Domain, DomainState
from vamt.config import Config
from vamt.errors import BackendError, BackendTimeout, BackendUnreachable
from vamt.firmware import power
from vamt.firmware.boot import NOTHING, NextBoot, OwnStart
from vamt.firmware.power import PowerState
from vamt.fleet import Fleet
from vamt.machine import ITSELF, Machine
from vamt.store.sqlite import Store

CHOSEN = NextBoot(source="Intel(r) AMT: Force PXE Boot", token="chosen before")
LATER = NextBoot(source="Intel(r) AMT: Force CD/DVD Boot", token="chosen since")


@dataclass(eq=False)
class Slow(Hypervisor):
    """Takes its time for a start, and tells of it when the test says."""

    domain: Domain = field(default_factory=lambda: domain(state=DomainState.OFF))
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)
    tells: bool = True
    ends_with: BackendError | None = None

    async def start(self, uuid: UUID, once: BootOnce | None = None) -> None:
        self.begun.set()
        await self.goes_on.wait()
        if self.ends_with is not None:
            raise self.ends_with
        if self.tells:
            await super().start(uuid, once)

    def tell_of_a_start(self, once: BootOnce | None = None) -> None:
        self._started(once)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


@asynccontextmanager
async def served(store: Store, hypervisor: Slow) -> AsyncIterator[Machine]:
    """The one machine of a hypervisor, for whose next boot something has been chosen."""
    fleet = Fleet(Config(), store, [hypervisor])
    await fleet.start()
    try:
        (machine,) = fleet.machines
        await machine.save(CHOSEN)
        yield machine
    finally:
        await fleet.stop()


async def what_was_told_has_been_followed(machine: Machine) -> None:
    async with machine.switching(ITSELF):
        pass
    await asyncio.sleep(0)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.001)


async def start_while_choosing(machine: Machine, hypervisor: Slow) -> None:
    """Switch on, and choose another boot while that is under way."""
    switched = asyncio.create_task(power.request(machine, PowerState.ON, ITSELF))
    await hypervisor.begun.wait()
    await machine.save(LATER)
    hypervisor.goes_on.set()
    await switched


async def test_what_is_chosen_while_a_start_is_under_way_is_for_the_next_one(store: Store) -> None:
    hypervisor = Slow()
    async with served(store, hypervisor) as machine:
        await start_while_choosing(machine, hypervisor)
        await what_was_told_has_been_followed(machine)
        assert [once and once.token for once in hypervisor.starts] == [CHOSEN.token]
        assert machine.snapshot.section(NextBoot) == LATER
        assert machine.snapshot.section(OwnStart) == OwnStart()


async def test_a_start_told_of_after_it_was_made_uses_up_nothing_chosen_since(store: Store) -> None:
    hypervisor = Slow(tells=False)
    async with served(store, hypervisor) as machine:
        await start_while_choosing(machine, hypervisor)
        hypervisor.tell_of_a_start()
        await what_was_told_has_been_followed(machine)
        assert machine.snapshot.section(NextBoot) == LATER


async def test_a_start_that_was_given_up_and_comes_late_uses_up_what_it_was_made_from(store: Store) -> None:
    hypervisor = Slow()
    async with served(store, hypervisor) as machine:
        switched = asyncio.create_task(power.request(machine, PowerState.ON, ITSELF))
        await hypervisor.begun.wait()
        switched.cancel()
        await asyncio.gather(switched, return_exceptions=True)
        hypervisor.tell_of_a_start()
        await until(lambda: machine.snapshot.section(NextBoot) == NOTHING)


@pytest.mark.parametrize("loss", [None, BackendUnreachable("it went silent"), BackendTimeout("slow")])
async def test_a_start_that_was_given_up_and_comes_late_uses_up_nothing_chosen_since(
    store: Store, loss: BackendError | None
) -> None:
    hypervisor = Slow(ends_with=loss)
    async with served(store, hypervisor) as machine:
        switched = asyncio.create_task(power.request(machine, PowerState.ON, ITSELF))
        await hypervisor.begun.wait()
        if loss is None:
            switched.cancel()
        hypervisor.goes_on.set()
        await asyncio.gather(switched, return_exceptions=True)
        await machine.save(LATER)
        hypervisor.tell_of_a_start()
        await what_was_told_has_been_followed(machine)
        assert machine.snapshot.section(NextBoot) == LATER


async def test_a_start_that_failed_is_not_the_one_someone_else_makes_after_it(store: Store) -> None:
    hypervisor = Slow(ends_with=BackendError("its disk is gone"))
    async with served(store, hypervisor) as machine:
        hypervisor.goes_on.set()
        with pytest.raises(BackendError):
            await power.request(machine, PowerState.ON, ITSELF)
        await machine.save(LATER)
        hypervisor.tell_of_a_start()
        await until(lambda: machine.snapshot.section(NextBoot) == NOTHING)


async def test_someone_elses_start_after_ours_was_told_uses_up_what_is_chosen(store: Store) -> None:
    hypervisor = Slow()
    async with served(store, hypervisor) as machine:
        await start_while_choosing(machine, hypervisor)
        await what_was_told_has_been_followed(machine)
        await hypervisor.destroy(UUID_1)
        hypervisor.tell_of_a_start()
        await until(lambda: machine.snapshot.section(NextBoot) == NOTHING)
