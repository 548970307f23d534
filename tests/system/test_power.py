"""Power of a real guest, requested and read through WS-Management alone."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from lab.console import CYCLE, HIBERNATE, NMI, OFF, ON, RESET, SLEEP, SOFT_OFF, SOFT_RESET, Console
from lab.fixtures import Define
from lab.guests import Guest
from lab.program import Vamt
from support.patience import PATIENCE


async def test_a_machine_goes_on_off_and_on_again(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    assert await console.power() == OFF
    assert await console.offers() == {ON, CYCLE, OFF}
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot hd")
    assert await console.power() == ON
    assert await console.request(OFF) == 0
    assert await console.power() == OFF
    assert not guest.domain.isActive()
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot hd")


async def test_repeats_are_harmless(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    assert [await console.request(state) for state in (OFF, ON, ON, OFF, OFF)] == [0] * 5
    assert guest.serial.text.count("UG boot") <= 1


async def test_the_acpi_button_switches_a_guest_off(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    assert await console.request(SOFT_OFF) == 0
    await guest.serial.says("UG power button")
    await console.becomes(OFF)


async def test_a_guest_that_ignores_acpi_still_goes_off_by_8(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest(devices=())
    console = await vamt.console(guest.name)
    await console.request(ON)
    assert await console.request(SOFT_OFF) == 0
    await asyncio.sleep(1)
    assert await console.power() == ON
    assert await console.request(OFF) == 0
    assert await console.power() == OFF


async def test_reset_keeps_the_process_and_cycle_makes_a_new_one(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    number = running_as(guest)
    assert await console.request(RESET) == 0
    await guest.serial.says("UG boot hd")
    assert running_as(guest) == number
    assert await console.request(CYCLE) == 0
    await guest.serial.says("UG boot hd")
    assert running_as(guest) != number
    assert await console.power() == ON


async def test_a_reset_ends_in_a_machine_that_is_on_also_where_the_guests_own_ends_the_domain(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    redefine(guest, "<on_reboot>restart<", "<on_reboot>destroy<")
    console = await vamt.started(guest)
    assert await console.request(RESET) == 0
    await guest.serial.says("UG boot hd")
    assert await console.power() == ON
    assert await console.request(SOFT_RESET) == 0
    await guest.serial.says("UG power button")
    await guest.serial.says("UG boot hd")
    await console.becomes(ON)
    guest.serial.type("r")  # the guest's own, of which installers want to hear
    await console.becomes(OFF)
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot hd")
    assert await console.request(SOFT_RESET) == 0
    assert await console.request(OFF) == 0
    assert await console.power() == OFF


async def test_a_machine_that_starts_over_when_its_guest_switches_off_has_no_soft_off(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    redefine(guest, "<on_poweroff>destroy<", "<on_poweroff>restart<")
    console = await vamt.started(guest)
    assert SOFT_OFF not in await console.offers()
    assert await console.request(SOFT_OFF) == 1
    assert await console.request(OFF) == 0
    assert await console.power() == OFF


async def test_a_machine_that_is_off_cannot_be_reset(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    assert await console.request(RESET) == 4097
    assert await console.request(13) == 5
    assert await console.power() == OFF


async def test_two_requests_at_once_are_carried_out_one_after_the_other(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    await console.request(ON)
    assert await asyncio.gather(console.request(CYCLE), console.request(CYCLE), console.request(OFF)) == [
        0,
        0,
        0,
    ]
    assert await console.power() in (ON, OFF)
    assert bool(guest.domain.isActive()) is (await console.power() == ON)


async def test_hibernation_keeps_the_guests_memory(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    assert await console.request(HIBERNATE) == 0
    assert await console.power() == HIBERNATE
    assert not guest.domain.isActive()
    assert await console.request(ON) == 0
    assert await console.power() == ON
    guest.serial.type("z")
    await guest.serial.says("z")
    assert "UG boot" not in guest.serial.unread


async def test_off_forgets_a_hibernated_guest_for_fence_agents_know_no_other_off(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    await console.request(HIBERNATE)
    assert await console.request(OFF) == 0
    assert await console.power() == OFF
    await console.request(ON)
    await guest.serial.says("UG boot hd")


async def test_a_linux_guest_sleeps_wakes_and_restarts(vamt: Vamt, define_linux: Define) -> None:
    guest = define_linux()
    console = await vamt.console(guest.name)
    await console.request(ON)
    await guest.serial.says("GUEST READY")
    async with asyncio.timeout(PATIENCE):
        while SLEEP not in await console.offers():
            await asyncio.sleep(0.1)
    assert await console.request(SLEEP) == 0
    # Libvirt takes the closing of the agent's channel for its answer, and that is before the guest sleeps.
    await console.becomes(SLEEP)
    assert await console.offers() == {ON, CYCLE, OFF, RESET}
    assert await console.request(ON) == 0
    await console.becomes(ON)
    guest.serial.type("echo still-$((40+2))-here\n")
    await guest.serial.says("still-42-here")
    await asked_to_restart(guest, console)
    await guest.serial.says("GUEST READY")
    assert await console.request(NMI) == 0
    await guest.serial.says("NMI")
    assert await console.request(SOFT_OFF) == 0
    await console.becomes(OFF)


def redefine(guest: Guest, old: str, new: str) -> None:
    """Change the domain of a guest that is off."""
    own = guest.domain.XMLDesc(0)
    assert old in own
    guest.host.connection.defineXML(own.replace(old, new))


async def asked_to_restart(guest: Guest, console: Console) -> None:
    """Ask until the guest hears: right after it woke its agent may not, and libvirt cannot tell."""
    async with asyncio.timeout(PATIENCE):
        while True:
            assert await console.request(SOFT_RESET) == 0
            with suppress(AssertionError):
                await guest.serial.says("GUEST SHUTDOWN", within=60)
                return


def running_as(guest: Guest) -> int:
    """The number libvirt gave this start of the domain; a handle remembers the one it was made with."""
    return int(guest.domain.connect().lookupByUUIDString(str(guest.uuid)).ID())
