"""What the guests themselves say when a backend's verbs reach them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from lab import microguest as microguest_images
from lab.fixtures import Define
from lab.guests import Guest
from lab.libvirtd import Libvirtd
from lab.netboot import BootServer
from lab.recorder import Recorder
from vamt.backend.base import Ability, BootOnce, DomainState
from vamt.backend.libvirt import LibvirtBackend

Known = Callable[..., Awaitable[Guest]]


@pytest.fixture
def microguest(real: LibvirtBackend, told: Recorder, define_microguest: Define) -> Known:
    """Defines a microguest of which the backend has told."""
    del real
    return lambda **options: _known(told, define_microguest(**options))


@pytest.fixture
def linux(real: LibvirtBackend, told: Recorder, define_linux: Define) -> Known:
    """Defines a Linux guest of which the backend has told."""
    del real
    return lambda **options: _known(told, define_linux(**options))


async def _known(told: Recorder, guest: Guest) -> Guest:
    await told.until(lambda: guest.uuid in told.domains)
    return guest


async def test_one_start_boots_from_what_it_is_told_and_the_next_from_the_disk(
    real: LibvirtBackend, microguest: Known
) -> None:
    guest = await microguest()
    await real.start(guest.uuid, BootOnce("one", "cdrom"))
    await guest.serial.says("UG boot cd")
    await real.restart(guest.uuid)
    await guest.serial.says("UG boot hd")


async def test_a_start_from_the_network_fetches_its_boot_file(
    real: LibvirtBackend, microguest: Known, boot_server: BootServer
) -> None:
    guest = await microguest(boot_server=boot_server.port)
    served = boot_server.served
    await real.start(guest.uuid, BootOnce("one", "network"))
    await guest.serial.says("UG boot pxe")
    assert boot_server.served == served + 1


async def test_the_second_disk_is_booted_when_asked_for(real: LibvirtBackend, microguest: Known) -> None:
    guest = await microguest(devices=("disk", "disk", "cdrom"))
    await real.start(guest.uuid, BootOnce("one", "hd", index=2))
    await guest.serial.says("UG boot hd1")


async def test_a_start_from_an_empty_cd_drive_does_not_fall_through_to_the_disk(
    real: LibvirtBackend, microguest: Known
) -> None:
    guest = await microguest(devices=("disk", "empty-cdrom"), bios_on_serial=True)
    await real.start(guest.uuid, BootOnce("one", "cdrom"))
    assert "Hard Disk" not in await guest.serial.says("No bootable device")


async def test_a_guest_that_resets_itself_is_told_once_and_our_reset_is_not(
    real: LibvirtBackend, microguest: Known, told: Recorder
) -> None:
    guest = await microguest()
    await real.start(guest.uuid)
    await guest.serial.says("UG boot hd")
    await real.reset(guest.uuid)
    await guest.serial.says("UG boot hd")
    assert told.rebooted == []
    await asyncio.sleep(1.2)
    guest.serial.type("r")
    await guest.serial.says("UG boot hd")
    await told.until(lambda: bool(told.rebooted))
    await asyncio.sleep(0.5)
    assert told.rebooted == [guest.uuid]


async def test_a_shutdown_presses_the_power_button(
    real: LibvirtBackend, microguest: Known, told: Recorder
) -> None:
    guest = await microguest()
    await real.start(guest.uuid)
    await guest.serial.says("UG boot hd")
    await real.shutdown(guest.uuid)
    await guest.serial.says("UG power button")
    await told.until(lambda: told.domains[guest.uuid].state is DomainState.OFF)


async def test_a_sleeping_guest_is_told_and_woken(
    real: LibvirtBackend, microguest: Known, told: Recorder
) -> None:
    guest = await microguest()
    await real.start(guest.uuid)
    await guest.serial.says("UG boot hd")
    guest.serial.type("s")
    await told.until(lambda: told.domains[guest.uuid].state is DomainState.SUSPENDED)
    await real.wake(guest.uuid)
    await told.until(lambda: told.domains[guest.uuid].state is DomainState.RUNNING)


async def test_saved_memory_comes_back_as_it_was(
    real: LibvirtBackend, microguest: Known, told: Recorder
) -> None:
    guest = await microguest()
    await real.start(guest.uuid)
    await guest.serial.says("UG boot hd")
    await real.managed_save(guest.uuid)
    guest.serial.close()
    await real.start(guest.uuid)
    guest.serial.type("x")
    assert "UG boot" not in await guest.serial.says("x")


async def test_a_guest_that_stands_still_delays_neither_others_nor_the_event_loop(
    real: LibvirtBackend, microguest: Known, told: Recorder, libvirtd: Libvirtd
) -> None:
    still, other, third = [await microguest() for _ in range(3)]
    await real.start(still.uuid)
    still.freeze()
    try:
        lag = asyncio.create_task(_watch_the_event_loop())
        slow = [asyncio.create_task(real.reset(still.uuid)) for _ in range(2)]
        await asyncio.to_thread(third.domain.rename, f"{third.name}-renamed")
        await told.until(lambda: told.domains[third.uuid].name.endswith("-renamed"))
        assert not any(verb.done() for verb in slow)
        await real.start(other.uuid)
        again = Recorder()
        second = LibvirtBackend(libvirtd.uri)
        await second.open(again)
        assert again.domains[still.uuid].state is DomainState.RUNNING
        await second.close()
        assert not lag.done()
        lag.cancel()
    finally:
        still.thaw()
    await asyncio.gather(*slow, return_exceptions=True)  # on a slow host their deadline may pass meanwhile


async def _watch_the_event_loop() -> None:
    """End when the event loop has stood still for five seconds: half of what a verb may take."""
    loop = asyncio.get_running_loop()
    before = loop.time()
    while loop.time() - before < 5:
        before = loop.time()
        await asyncio.sleep(0.01)


async def test_the_agent_says_which_vcpus_the_guest_uses(
    real: LibvirtBackend, linux: Known, told: Recorder
) -> None:
    guest = await linux()
    await real.start(guest.uuid)
    await told.until(lambda: told.domains[guest.uuid].agent)
    assert Ability.GUEST_VCPUS in told.domains[guest.uuid].abilities
    assert await real.set_vcpu(guest.uuid, 2, online=False) == "now"
    assert [vcpu.online for vcpu in told.domains[guest.uuid].vcpus] == [True, True, False, True]
    await guest.serial.says("GUEST READY")
    guest.serial.type("echo cpus=$(nproc)\n")
    await guest.serial.says("\r\ncpus=3")
    await real.reset(guest.uuid)
    await told.until(lambda: all(vcpu.online for vcpu in told.domains[guest.uuid].vcpus))


async def test_a_vcpu_that_is_plugged_is_used_by_the_guest(
    real: LibvirtBackend, linux: Known, told: Recorder
) -> None:
    guest = await linux(vcpus=2, plugged=1)
    await real.start(guest.uuid)
    await guest.serial.says("GUEST READY")
    await told.until(lambda: told.domains[guest.uuid].agent)
    assert await real.set_vcpu(guest.uuid, 1, online=True) == "now"
    guest.serial.type("echo cpus=$(nproc)\n")
    await guest.serial.says("\r\ncpus=2")


async def test_a_transient_guest_boots_its_kernel_again_after_one_start_without_it(
    real: LibvirtBackend, linux: Known, libvirtd: Libvirtd
) -> None:
    image = libvirtd.guests / "once.iso"
    image.write_bytes(microguest_images.cd("cd"))
    guest = await linux(
        extra=f"<disk type='file' device='cdrom'><source file='{libvirtd.hand_over(image)}'/>"
        "<target dev='sda' bus='sata'/></disk>"
    )
    await real.start(guest.uuid)
    guest.domain.undefine()
    await real.restart(guest.uuid, BootOnce("one", "cdrom"))
    await guest.serial.says("UG boot cd")
    await real.restart(guest.uuid)
    await guest.serial.says("GUEST READY")
