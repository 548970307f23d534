"""Alarms: when they ring, and what happens to the machine then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support.machines import UUID_1, Hypervisor, Memory, Showing, domain
from support.patience import PATIENCE
from vamt.backend.base import BootOnce, DomainState
from vamt.config import Config
from vamt.errors import BackendError
from vamt.firmware.alarms import CHECK_SECONDS, LATE_SECONDS, Alarm, AlarmBell, AlarmClock, save
from vamt.firmware.boot import NextBoot
from vamt.firmware.clock import Clock
from vamt.firmware.generations import DEFAULT, GENERATIONS
from vamt.fleet import Fleet
from vamt.logbook.hostboot import HostBoot
from vamt.machine import ITSELF, Machine, Section, Snapshot
from vamt.schema.IPS_HostBootReason import IPS_HostBootReason_Reason as Reason
from vamt.store.sqlite import Store

NOW = 1_700_000_000
MINUTE = 60
SOON = 0.003
"""Seconds of real time a test waits for an alarm."""


def alarm(start: int = NOW, interval: int = 0, *, delete: bool = False, name: str = "a") -> Alarm:
    return Alarm(name, name, start, interval, delete)


@pytest.mark.parametrize(
    ("one", "next_one"),
    [
        (alarm(NOW + 1), NOW + 1),
        (alarm(NOW), None),
        (alarm(NOW - 1), None),
        (alarm(NOW + 1, 5), NOW + 1),
        (alarm(NOW, 5), NOW + 5 * MINUTE),
        (alarm(NOW - 5 * MINUTE, 5), NOW + 5 * MINUTE),
        (alarm(NOW - 5 * MINUTE - 1, 5), NOW + 5 * MINUTE - 1),
        (alarm(NOW - 5 * MINUTE + 1, 5), NOW + 1),
        (alarm(NOW - 1, 5, delete=True), None),
        (alarm(NOW - 1, 999_999_999 * 1440), NOW - 1 + 999_999_999 * 86400),
    ],
)
def test_an_alarm_rings_at_its_start_and_then_at_every_interval(one: Alarm, next_one: int | None) -> None:
    assert one.next_after(NOW) == next_one


def test_the_first_of_several_alarms_counts() -> None:
    clock = AlarmClock((alarm(NOW + 9), alarm(NOW - 2), alarm(NOW + 5), alarm(NOW - 30, 1)))
    assert clock.next_after(NOW) == NOW + 5
    assert AlarmClock().next_after(NOW) is None


def test_an_alarm_that_is_over_is_deleted_if_it_was_to_be() -> None:
    kept = (alarm(NOW - 1), alarm(NOW - 1, 5), alarm(NOW + 1, delete=True))
    clock = AlarmClock((alarm(NOW, delete=True), *kept, alarm(NOW - 9, 5, delete=True)))
    assert clock.completed(NOW).alarms == kept


@dataclass
class Bench:
    """A machine whose alarms are rung, and the host's clock."""

    hypervisor: Hypervisor = field(default_factory=lambda: Hypervisor(domain(state=DomainState.OFF)))
    store: Memory = field(default_factory=Memory)
    now: float = NOW
    there: bool = True

    def __post_init__(self) -> None:
        self.bell = AlarmBell(lambda _: self.machine if self.there else None, lambda: self.now)

    def appears(self, *sections: Section) -> None:
        stored = {section.NAME: section for section in sections}
        snapshot = Snapshot(
            UUID_1, "127.0.0.1", "Digest:0", GENERATIONS[DEFAULT], self.hypervisor.domain, stored
        )
        self.machine = Machine(snapshot, self.hypervisor, self.store, self.bell.consider)
        self.hypervisor.listener = Showing(self.machine)
        self.bell.consider(self.machine, stored)

    def comes(self, time: int) -> None:
        """Let a time of the host's clock come, `SOON` after it was just before it."""
        self.now = time

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        return self.machine.snapshot.section(AlarmClock).alarms

    @property
    def started(self) -> int:
        return self.hypervisor.verbs.count("start")

    def off(self) -> None:
        self.hypervisor.domain = domain(state=DomainState.OFF)
        self.machine.see(self.hypervisor.domain)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench()
    yield made
    await made.bell.close()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.001)


async def test_a_machine_that_is_off_is_started(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(),)))
    bench.comes(NOW)
    await until(lambda: HostBoot.NAME in bench.machine.snapshot.sections)
    assert bench.started == 1
    assert bench.alarms == (alarm(),)
    booted = bench.machine.snapshot.section(HostBoot)
    assert (booted.reason, booted.details) == (Reason.ALARM, "a")


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (DomainState.SAVED, ["start"]),
        (DomainState.SUSPENDED, ["wake"]),
        (DomainState.RUNNING, []),
        (DomainState.CRASHED, []),
    ],
)
async def test_a_sleeping_machine_is_woken_and_a_running_one_left_alone(
    bench: Bench, state: DomainState, verbs: list[str]
) -> None:
    bench.hypervisor.domain = domain(state=state)
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(delete=True),)))
    bench.comes(NOW)
    await until(lambda: not bench.alarms)
    assert bench.hypervisor.verbs == verbs


async def test_what_is_set_for_the_next_boot_holds_for_one_by_an_alarm(bench: Bench) -> None:
    bench.now = NOW - SOON
    pxe = NextBoot(source="Intel(r) AMT: Force PXE Boot", token="t")
    bench.appears(AlarmClock((alarm(),)), pxe)
    bench.comes(NOW)
    await until(lambda: bench.started)
    assert bench.hypervisor.starts == [BootOnce("t", "network")]


async def test_a_repeated_alarm_rings_again_and_again(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(interval=5),)))
    for count in (1, 2, 3):
        bench.now = NOW + (count - 1) * 5 * MINUTE - SOON
        bench.bell.consider(bench.machine, {AlarmClock.NAME})
        bench.comes(NOW + (count - 1) * 5 * MINUTE)
        await until(lambda count=count: bench.started == count)
        bench.off()


async def test_an_alarm_that_is_deleted_does_not_ring(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(name="gone"), alarm(NOW + 1, name="kept"))))
    async with bench.machine.exclusive(ITSELF):
        await save(bench.machine, AlarmClock((alarm(NOW + 1, name="kept"),)))
    bench.comes(NOW)
    await asyncio.sleep(2 * SOON)
    assert not bench.started
    bench.now = NOW + 1 - SOON
    bench.bell.consider(bench.machine, {AlarmClock.NAME})
    bench.comes(NOW + 1)
    await until(lambda: bench.started)


async def test_forgetting_everything_stops_the_alarms(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(),)))
    async with bench.machine.exclusive(ITSELF):
        await bench.machine.save(forget=(AlarmClock.NAME,))
    bench.comes(NOW)
    await asyncio.sleep(2 * SOON)
    assert not bench.started


async def test_alarms_go_by_the_machines_clock(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(NOW + 3600),)))
    async with bench.machine.exclusive(ITSELF):
        await bench.machine.save(Clock(offset=3600))
    bench.comes(NOW)
    await until(lambda: bench.started)


async def test_a_missed_alarm_is_over_without_a_start(bench: Bench) -> None:
    bench.appears(AlarmClock((alarm(NOW - 1, delete=True), alarm(NOW - 1), alarm(NOW - MINUTE - 1, 2))))
    await until(lambda: len(bench.alarms) == 2)
    assert not bench.hypervisor.verbs


async def test_the_last_alarm_that_is_deleted_leaves_nothing_stored(bench: Bench) -> None:
    bench.appears(AlarmClock((alarm(NOW - 1, delete=True),)))
    await until(lambda: AlarmClock.NAME not in bench.machine.snapshot.sections)


async def test_a_machine_that_is_gone_is_left_alone_and_its_return_noticed(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(), alarm(NOW + 60))))
    bench.there = False
    bench.comes(NOW)
    await asyncio.sleep(2 * SOON)
    assert not bench.hypervisor.verbs
    bench.there, bench.now = True, NOW + 60 - SOON
    bench.appears(AlarmClock((alarm(), alarm(NOW + 60))))
    bench.comes(NOW + 60)
    await until(lambda: bench.started)


async def test_a_start_that_fails_is_one_alarm_lost(bench: Bench) -> None:
    bench.now = NOW - SOON
    bench.hypervisor.failure = BackendError("no")
    bench.appears(AlarmClock((alarm(delete=True), alarm(NOW + 60))))
    bench.comes(NOW)
    await until(lambda: bench.alarms == (alarm(NOW + 60),))
    assert not bench.hypervisor.verbs


async def test_a_change_while_an_alarm_is_due_does_not_lose_it(bench: Bench) -> None:
    bench.now = NOW - 1000
    bench.appears(AlarmClock((alarm(),)))
    bench.now = NOW
    async with bench.machine.exclusive(ITSELF):
        await bench.machine.save(AlarmClock((alarm(), alarm(NOW + 99))))
    await until(lambda: bench.started)


async def test_a_host_whose_clock_is_set_rings_when_its_clock_says(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vamt.firmware.alarms.CHECK_SECONDS", SOON)
    bench.now = NOW - 1000
    bench.appears(AlarmClock((alarm(),)))
    bench.comes(NOW)
    await until(lambda: bench.started)


@pytest.mark.parametrize("late", [1, 2 * LATE_SECONDS])
async def test_a_clock_that_was_set_back_when_the_alarm_was_due_and_put_right_rings_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, late: float
) -> None:
    monkeypatch.setattr("vamt.firmware.alarms.CHECK_SECONDS", SOON)
    loop = asyncio.get_running_loop()
    bench.now = NOW - SOON
    bench.appears(AlarmClock((alarm(),)))
    due = loop.time() + SOON
    bench.now = NOW - 3600
    await until(lambda: loop.time() > due + SOON)  # its timer has been there
    assert not bench.started
    bench.now = NOW + late
    await until(lambda: bench.started)


async def test_a_host_that_slept_through_an_alarm_has_missed_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LATE_SECONDS >= CHECK_SECONDS  # so that a check comes in time
    monkeypatch.setattr("vamt.firmware.alarms.CHECK_SECONDS", SOON)
    bench.now = NOW - 1000
    bench.appears(AlarmClock((alarm(delete=True),)))
    bench.comes(NOW + 8 * 3600)
    await until(lambda: not bench.alarms)
    assert not bench.hypervisor.verbs


async def test_a_bell_without_alarms_has_no_timer(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vamt.firmware.alarms.CHECK_SECONDS", SOON)
    timers: list[object] = []
    loop = asyncio.get_running_loop()
    call_later = loop.call_later

    def noticed(delay: float, call: Callable[..., object], *arguments: object) -> asyncio.TimerHandle:
        timers.extend([call] if getattr(call, "__self__", None) is bench.bell else [])
        return call_later(delay, call, *arguments)

    monkeypatch.setattr(loop, "call_later", noticed)
    bench.appears(Clock(offset=5), NextBoot(BIOSSetup=True))
    assert not timers
    bench.appears(AlarmClock((alarm(NOW + 10, delete=True),)))
    assert len(timers) == 2
    async with bench.machine.exclusive(ITSELF):
        await save(bench.machine, AlarmClock())
    await asyncio.sleep(3 * SOON)
    assert len(timers) == 2


class Host(Hypervisor):
    """A hypervisor a fleet can tell from others."""

    __hash__ = object.__hash__


async def test_an_alarm_survives_a_restart(tmp_path: Path) -> None:
    backend, now = Host(domain(state=DomainState.OFF)), NOW - 1000.0

    @asynccontextmanager
    async def running() -> AsyncIterator[Fleet]:
        store = await Store.open(tmp_path)
        fleet = Fleet(Config(), store, [backend])
        bell = AlarmBell(fleet.by_uuid, lambda: now)
        fleet.watch(bell.consider)
        await fleet.start()
        yield fleet
        await bell.close()
        await fleet.stop()
        await store.close()

    async with running() as fleet:
        (machine,) = fleet.machines
        async with machine.exclusive(ITSELF):
            await save(machine, AlarmClock((alarm(),)))
    assert backend.verbs == []
    now = NOW - SOON
    async with running():
        now = NOW
        await until(lambda: backend.verbs)
    assert backend.verbs == ["start"]
