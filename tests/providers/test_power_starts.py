"""Power: how each request starts a machine, what that uses up, and what comes in between."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from support.machines import domain
from support.patience import PATIENCE
from support.powering import (
    COMPLETED,
    OFF,
    PAUSED,
    RUNNING,
    SAVED,
    SUSPENDED,
    UNKNOWN,
    machine,
    shown,
    switch,
)
from vamt.backend.base import Ability, BootOnce, DomainState, RemoteMedium
from vamt.errors import BackendTimeout, NotSupported, WrongState
from vamt.firmware import power
from vamt.firmware.boot import NOTHING, NextBoot
from vamt.firmware.sessions import RedirectedMedia, Sessions
from vamt.machine import Snapshot

PXE = NextBoot(source="Intel(r) AMT: Force PXE Boot", token="t")
ONCE = BootOnce("t", "network")


@pytest.mark.parametrize(
    ("state", "wanted", "starts"),
    [
        (OFF, 2, [ONCE]),
        (SAVED, 2, [ONCE]),
        (OFF, 5, [ONCE]),
        (RUNNING, 5, [ONCE]),
        (RUNNING, 10, [ONCE]),
        (PAUSED, 10, [ONCE]),
    ],
)
async def test_a_boot_is_made_as_it_was_set_and_uses_it_up(
    state: DomainState, wanted: int, starts: list[BootOnce]
) -> None:
    console = machine(state, PXE)
    assert await switch(console, wanted) == COMPLETED
    assert console.hypervisor.starts == starts
    assert console.machine.snapshot.section(NextBoot) == NOTHING
    assert (console.machine.uuid, NOTHING) in console.store.saved


@pytest.mark.parametrize(
    ("state", "wanted"),
    [(PAUSED, 2), (SUSPENDED, 2), (RUNNING, 2), (RUNNING, 8), (SAVED, 8), (OFF, 8), (RUNNING, 4), (RUNNING, 7),
     (RUNNING, 11), (RUNNING, 12), (RUNNING, 14)],
)  # fmt: skip
async def test_what_is_no_boot_of_ours_leaves_it_set(state: DomainState, wanted: int) -> None:
    console = machine(state, PXE)
    assert await switch(console, wanted) == COMPLETED
    assert console.hypervisor.starts == []
    assert console.machine.snapshot.section(NextBoot) == PXE


async def test_a_reset_after_a_one_shot_boot_goes_back_to_the_domains_own_order() -> None:
    """QEMU keeps the order it was started with, so a plain reset would boot the same way again."""
    console = machine(RUNNING, boot_token="earlier")
    assert await switch(console, 10) == COMPLETED
    assert console.hypervisor.verbs == ["restart"]
    assert console.hypervisor.starts == [None]


async def test_a_guest_that_resets_itself_boots_as_it_was_set_once() -> None:
    console = machine(RUNNING, PXE)
    await power.guest_rebooted(console.machine)
    assert console.hypervisor.starts == [ONCE]
    await power.guest_rebooted(console.machine)
    assert console.hypervisor.starts == [ONCE, None]
    await power.guest_rebooted(console.machine)
    assert len(console.hypervisor.starts) == 2


@pytest.mark.parametrize("state", [OFF, SAVED, UNKNOWN])
async def test_a_late_word_of_a_reset_starts_nothing(state: DomainState) -> None:
    console = machine(state, PXE)
    await power.guest_rebooted(console.machine)
    assert (console.hypervisor.verbs, console.machine.snapshot.section(NextBoot)) == ([], PXE)


async def test_a_start_by_someone_else_was_the_next_boot() -> None:
    console = machine(RUNNING, PXE)
    await power.started(console.machine, console.machine.snapshot)
    assert console.machine.snapshot.section(NextBoot) == NOTHING
    stopped = machine(OFF, PXE)
    await power.started(stopped.machine, stopped.machine.snapshot)
    assert stopped.machine.snapshot.section(NextBoot) == PXE


async def test_what_is_chosen_after_a_start_was_noticed_is_for_the_next_one() -> None:
    console = machine(RUNNING, PXE)
    then = console.machine.snapshot
    later = PXE.marked()
    console.machine.amend(later)
    await power.started(console.machine, then)
    assert console.machine.snapshot.section(NextBoot) == later


@pytest.mark.parametrize("before", [NOTHING, PXE])
async def test_what_is_chosen_while_vamt_starts_a_machine_is_for_the_boot_after(
    before: NextBoot, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = machine(OFF, before)
    later = NextBoot(source="Intel(r) AMT: Force CD/DVD Boot").marked()
    noticed: list[Snapshot] = []

    async def start(uuid: UUID, once: BootOnce | None = None) -> None:
        console.machine.amend(later)
        await begin(uuid, once)
        noticed.append(console.machine.snapshot)

    begin = console.hypervisor.start
    monkeypatch.setattr(console.hypervisor, "start", start)
    assert await switch(console, 2) == COMPLETED
    await power.started(console.machine, noticed[0])
    assert console.machine.snapshot.section(NextBoot) == later


async def test_a_start_that_was_given_up_and_happens_later_takes_only_what_it_began_with() -> None:
    console = machine(OFF)
    console.hypervisor.failure = BackendTimeout("slow")
    assert await switch(console, 2) != COMPLETED
    later = PXE.marked()
    console.machine.amend(later)
    console.machine.see(domain(state=RUNNING))
    await power.started(console.machine, console.machine.snapshot)
    assert console.machine.snapshot.section(NextBoot) == later


@pytest.mark.parametrize(("state", "wanted"), [(OFF, 2), (SAVED, 5), (RUNNING, 5), (RUNNING, 10)])
async def test_what_is_not_there_to_boot_from_has_no_effect(state: DomainState, wanted: int) -> None:
    console = machine(state, PXE)
    console.hypervisor.failure = NotSupported("no network 1 to boot from")
    assert await switch(console, wanted) == COMPLETED
    assert console.hypervisor.starts == [None]
    assert console.machine.snapshot.section(NextBoot) == NOTHING


@pytest.mark.parametrize(
    ("state", "became", "wanted"), [(RUNNING, OFF, 8), (PAUSED, RUNNING, 2), (RUNNING, OFF, 5)]
)
async def test_a_machine_that_has_changed_under_our_hands_is_looked_at_and_asked_again(
    state: DomainState, became: DomainState, wanted: int
) -> None:
    console = machine(state)
    console.hypervisor.failure = WrongState("it is not what it was")
    console.hypervisor.untold = domain(state=became)
    assert await switch(console, wanted) == COMPLETED


async def test_a_reset_that_would_end_the_domain_is_a_start_instead() -> None:
    console = machine(abilities=frozenset(Ability) - {Ability.RESET})
    assert await switch(console, 10) == COMPLETED
    assert console.hypervisor.verbs == ["restart"]


async def test_a_guest_that_ends_because_it_was_asked_to_restart_is_started() -> None:
    console = machine(abilities=frozenset(Ability) - {Ability.RESET})
    assert await switch(console, 14) == COMPLETED
    await power.guest_ended(console.machine)
    assert console.hypervisor.verbs == ["reboot"]
    console.hypervisor._become(OFF)
    await power.guest_ended(console.machine)
    assert console.hypervisor.verbs == ["reboot", "start"]
    console.hypervisor._become(OFF)
    await power.guest_ended(console.machine)
    assert await shown(console) == "8"


@pytest.mark.parametrize("then", [8, 12])
async def test_a_guest_that_was_asked_for_something_else_since_stays_off(then: int) -> None:
    console = machine(abilities=frozenset(Ability) - {Ability.RESET})
    assert await switch(console, 14) == COMPLETED
    assert await switch(console, then) == COMPLETED
    await power.guest_ended(console.machine)
    assert await shown(console) == "8"


async def test_a_guest_that_took_too_long_to_restart_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power, "RESTART_SECONDS", 0)
    console = machine(abilities=frozenset(Ability) - {Ability.RESET})
    assert await switch(console, 14) == COMPLETED
    console.hypervisor._become(OFF)
    await power.guest_ended(console.machine)
    assert await shown(console) == "8"


BY_IDE_R = NextBoot(single_use=True, UseIDER=True, IDERBootDevice=1, token="t")


@pytest.mark.parametrize(
    ("offered", "start"),
    [
        (
            RedirectedMedia(cdrom="/cd", known=True),
            BootOnce("t", "cdrom", medium=RemoteMedium("cdrom", "/cd")),
        ),
        (RedirectedMedia(floppy="/fd", known=True), None),
    ],
)
async def test_a_boot_by_ide_r_waits_until_the_console_has_said_what_it_offers(
    offered: RedirectedMedia, start: BootOnce | None
) -> None:
    console = machine(OFF, BY_IDE_R)
    console.machine.hold(Sessions(ider="open"))
    switched = asyncio.create_task(switch(console, 2))
    await asyncio.sleep(0.05)
    assert console.hypervisor.starts == []
    console.machine.hold(offered)
    assert await switched == COMPLETED
    assert console.hypervisor.starts == [start]


@pytest.mark.parametrize("ending", ["never", "gone"])
async def test_a_console_that_says_nothing_keeps_no_boot_waiting_for_long(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(power, "MEDIA_SECONDS", 0.1 if ending == "never" else PATIENCE)
    console = machine(OFF, BY_IDE_R)
    console.machine.hold(Sessions(ider="open"))
    switched = asyncio.create_task(switch(console, 2))
    await asyncio.sleep(0.05)
    if ending == "gone":
        console.machine.hold(Sessions())
    assert await switched == COMPLETED
    assert console.hypervisor.starts == [None]
