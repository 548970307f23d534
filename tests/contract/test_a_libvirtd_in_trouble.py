"""What a backend does when its libvirtd dies, comes back, or stands still."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from lab import guests
from lab.guests import Guest
from lab.libvirtd import Libvirtd
from lab.recorder import Recorder
from support.patience import PATIENCE
from vamt.backend.base import BootOnce, DomainState
from vamt.backend.libvirt import LibvirtBackend
from vamt.errors import BackendUnreachable

RUNNING, OFF = DomainState.RUNNING, DomainState.OFF


@pytest.fixture
def running(own_libvirtd: Libvirtd) -> Guest:
    """A guest that runs."""
    guest = guests.define_microguest(own_libvirtd, "running")
    guest.domain.create()
    return guest


@pytest.fixture
async def backend(
    own_libvirtd: Libvirtd, running: Guest, told: Recorder, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[LibvirtBackend]:
    """A backend of a libvirtd that may be killed, and that no client starts again."""
    del running
    monkeypatch.setenv("LIBVIRT_AUTOSTART", "0")
    opened = LibvirtBackend(own_libvirtd.uri)
    await opened.open(told)
    yield opened
    await opened.close()


async def test_domains_are_found_again_when_libvirtd_was_killed(
    own_libvirtd: Libvirtd, running: Guest, backend: LibvirtBackend, told: Recorder
) -> None:
    doomed = guests.define_microguest(own_libvirtd, "doomed")
    await told.until(lambda: doomed.uuid in told.domains)
    own_libvirtd.kill()
    await told.until(lambda: told.online == [False])
    with pytest.raises(BackendUnreachable):
        await backend.destroy(running.uuid)
    assert told.domains[running.uuid].state is RUNNING
    (own_libvirtd.folder / "conf/libvirt/qemu/doomed.xml").unlink()

    await asyncio.to_thread(own_libvirtd.start)
    await told.until(lambda: told.online == [False, True])
    assert told.gone == [doomed.uuid]
    assert told.states(running.uuid) == [RUNNING]
    await backend.restart(running.uuid, BootOnce("after", "cdrom"))
    await running.serial.says("UG boot cd")
    assert told.domains[running.uuid].boot_token == "after"


async def test_what_happened_meanwhile_is_told_afterwards(
    own_libvirtd: Libvirtd, running: Guest, backend: LibvirtBackend, told: Recorder
) -> None:
    del backend
    await running.serial.says("UG boot hd")
    own_libvirtd.kill()
    await told.until(lambda: told.online == [False])
    running.serial.type("q")
    await asyncio.sleep(0.5)
    await asyncio.to_thread(own_libvirtd.start)
    await told.until(lambda: told.online == [False, True])
    await told.until(lambda: told.states(running.uuid) == [RUNNING, OFF])


async def test_verbs_that_are_given_up_while_libvirtd_stands_still_leave_everything_in_order(
    own_libvirtd: Libvirtd, running: Guest, backend: LibvirtBackend, told: Recorder
) -> None:
    async def reset() -> None:
        async with asyncio.timeout(1):
            await backend.reset(running.uuid)

    own_libvirtd.freeze()
    loop = asyncio.get_running_loop()
    try:
        verbs = asyncio.gather(*(reset() for _ in range(7)), return_exceptions=True)  # more than threads
        while not verbs.done():
            before = loop.time()
            await asyncio.sleep(0.02)
            assert loop.time() - before < 10  # who waited for libvirtd would wait for ever
        assert {type(outcome) for outcome in await verbs} == {TimeoutError}
        assert told.states(running.uuid) == [RUNNING]
    finally:
        own_libvirtd.thaw()
    await backend.destroy(running.uuid)
    assert told.domains[running.uuid].state is OFF


async def test_a_backend_of_a_libvirtd_that_stands_still_can_be_closed(
    own_libvirtd: Libvirtd, running: Guest, told: Recorder
) -> None:
    del running
    backend = LibvirtBackend(own_libvirtd.uri)
    await backend.open(told)
    own_libvirtd.freeze()
    try:
        async with asyncio.timeout(PATIENCE):
            await backend.close()
    finally:
        own_libvirtd.thaw()


async def test_a_look_at_a_libvirtd_that_stands_still_ends_soon_and_changes_nothing(
    own_libvirtd: Libvirtd, running: Guest, backend: LibvirtBackend, told: Recorder
) -> None:
    own_libvirtd.freeze()
    loop = asyncio.get_running_loop()
    try:
        before = loop.time()
        await asyncio.gather(*(backend.look(running.uuid, age=0) for _ in range(20)))
        assert 0.9 < loop.time() - before < 8
        before = loop.time()
        await backend.look(running.uuid, age=0)  # the same look is still under way: nobody waits for it twice
        assert loop.time() - before < 0.9
        assert told.states(running.uuid) == [RUNNING]
    finally:
        own_libvirtd.thaw()
    running.domain.destroy()
    await told.until(lambda: told.domains[running.uuid].state is OFF)
