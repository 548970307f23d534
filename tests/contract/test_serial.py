"""What a serial port says and takes, however it is reached, and who else may be at it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import get_args

import libvirt
import pytest

from lab.fixtures import Define
from lab.guests import Guest, Port, define_microguest
from lab.libvirtd import Libvirtd
from lab.recorder import Recorder, SerialRecorder
from support.patience import PATIENCE
from vamt.backend.base import Ability, BootOnce, DomainState, Serial
from vamt.backend.libvirt import LibvirtBackend
from vamt.errors import BackendError, NotSupported, PortBusy

PORTS = get_args(Port)
FIRST = "SeaBIOS (version"
LAST = "No bootable device.\r\n"


@pytest.fixture
def heard() -> SerialRecorder:
    """What the port under test said."""
    return SerialRecorder()


async def known(told: Recorder, guest: Guest) -> Guest:
    """The guest, once the backend has told of it."""
    await told.until(lambda: guest.uuid in told.domains)
    return guest


@pytest.mark.parametrize("port", PORTS)
async def test_no_octet_is_lost_from_the_firmwares_first_through_resets_and_power_cycles(
    port: Port, real: LibvirtBackend, told: Recorder, heard: SerialRecorder, define_microguest: Define
) -> None:
    guest = await known(told, define_microguest(devices=(), serial=port, bios_on_serial=True))
    assert Ability.SERIAL in told.domains[guest.uuid].abilities
    serial = await real.open_serial(guest.uuid, heard)
    steps: tuple[Callable[[], object], ...] = (
        lambda: real.start(guest.uuid),
        lambda: real.reset(guest.uuid),
        lambda: real.restart(guest.uuid),
    )
    for boots, step in enumerate(steps, 1):
        await step()  # type: ignore[misc]  # all are coroutines
        await heard.until(lambda: heard.text.count(LAST) == boots)  # noqa: B023  # awaited here
    await real.destroy(guest.uuid)
    serial.write(b"nobody reads this")
    await real.start(guest.uuid)
    await heard.until(lambda: heard.text.count(LAST) == len(steps) + 1)
    for _ in range(len(steps) + 1):
        await guest.serial.says(LAST)
    assert heard.text == guest.serial.text
    assert heard.text.count(FIRST) == len(steps) + 1
    await serial.close()
    assert heard.lost == []


async def test_a_start_that_fails_half_way_leaves_no_guest_standing_still(
    real: LibvirtBackend,
    told: Recorder,
    heard: SerialRecorder,
    define_microguest: Define,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guest = await known(told, define_microguest())
    serial = await real.open_serial(guest.uuid, heard)

    def unreadable(_domain: object) -> bool:
        raise libvirt.libvirtError("its storage is gone")

    with monkeypatch.context() as broken:
        broken.setattr(libvirt.virDomain, "hasManagedSaveImage", unreadable)
        with pytest.raises(BackendError, match="its storage is gone"):
            await real.start(guest.uuid, BootOnce("t"))
    await heard.until(lambda: "UG boot hd" in heard.text)
    await serial.close()


@pytest.mark.parametrize("port", PORTS)
async def test_what_a_guest_says_that_someone_else_started_is_heard(
    port: Port, real: LibvirtBackend, told: Recorder, heard: SerialRecorder, define_microguest: Define
) -> None:
    guest = await known(told, define_microguest(serial=port))
    serial = await real.open_serial(guest.uuid, heard)
    await asyncio.to_thread(guest.domain.create)
    if port != "connect":  # QEMU drops what is said before vamt is attached, which is after the start
        await guest.serial.says("dl=80\r\n")
        async with asyncio.timeout(PATIENCE):
            while not heard.text.endswith("!"):
                serial.write(b"!")
                await asyncio.sleep(0.1)
        serial.write(b"z")
        await heard.until(lambda: heard.text.endswith("z"))  # so no "!" is on its way any more
    else:
        await heard.until(lambda: "UG boot hd" in heard.text and heard.text.endswith("dl=80\r\n"))
    await serial.close()
    again = SerialRecorder()
    serial = await real.open_serial(guest.uuid, again)
    serial.write(b"abc")
    await again.until(lambda: again.text == "abc")
    await serial.close()


def someone_else(guest: Guest, port: Port) -> Callable[[], object]:
    """Have someone else at the port; returns what has him leave."""
    if port == "pty":
        connection = libvirt.open(guest.host.uri)
        stream = connection.newStream()
        connection.lookupByUUID(guest.uuid.bytes).openConsole(None, stream)
        return lambda: (stream.abort(), connection.close())
    path = str(guest.host.guests / f"{guest.name}.port")
    there = socket.socket(socket.AF_UNIX)
    if port == "bind":
        there.connect(path)
        time.sleep(0.1)
    else:
        there.bind(path)
        there.listen()
    return there.close


async def opened_at_last(real: LibvirtBackend, guest: Guest, heard: SerialRecorder) -> Serial:
    """The port, once QEMU has noticed that someone left."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(PortBusy):
                return await real.open_serial(guest.uuid, heard)
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("port", PORTS)
async def test_a_port_that_someone_else_has_is_refused_until_he_leaves(
    port: Port, real: LibvirtBackend, told: Recorder, heard: SerialRecorder, define_microguest: Define
) -> None:
    guest = await known(told, define_microguest(serial=port))
    await real.start(guest.uuid)
    leave = someone_else(guest, port)
    with pytest.raises(PortBusy, match="someone else"):
        await real.open_serial(guest.uuid, heard)
    leave()
    serial = await opened_at_last(real, guest, heard)
    with pytest.raises(PortBusy):
        await real.open_serial(guest.uuid, SerialRecorder())
    serial.write(b"mine")
    await heard.until(lambda: heard.text.endswith("mine"))
    await serial.close()


async def test_a_flood_is_heard_whole_by_who_is_slow_to_hear(
    real: LibvirtBackend, told: Recorder, define_microguest: Define
) -> None:
    guest = await known(told, define_microguest(serial="pty"))

    class Slow(SerialRecorder):
        def serial_output(self, data: bytes) -> None:
            time.sleep(0.05)
            super().serial_output(data)

    heard = Slow()
    serial = await real.open_serial(guest.uuid, heard)
    await real.start(guest.uuid)
    await heard.until(lambda: "dl=80" in heard.text)
    serial.write(b"T")
    await heard.until(lambda: "UG flood done" in heard.text)
    assert heard.octets.count(b"x") == 1 << 20
    await serial.close()


@pytest.mark.parametrize("port", PORTS)
async def test_fifty_attachments_leave_nothing_behind(
    port: Port, real: LibvirtBackend, told: Recorder, define_microguest: Define, libvirtd: Libvirtd
) -> None:
    guest = await known(told, define_microguest(serial=port))
    if port != "connect":
        await real.start(guest.uuid)

    async def attach() -> None:
        await (await real.open_serial(guest.uuid, SerialRecorder())).close()

    def held() -> tuple[int, int, int]:
        ours, theirs = (len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in ("self", libvirtd._pid))
        return ours, theirs, threading.active_count()

    await attach()
    before = held()
    for _ in range(50):
        await attach()
    async with asyncio.timeout(PATIENCE):
        while any(now > then for now, then in zip(held(), before, strict=True)):
            await asyncio.sleep(0.02)


async def test_a_guest_that_does_not_read_keeps_nobody_else_from_typing(
    real: LibvirtBackend, told: Recorder, define_microguest: Define
) -> None:
    deaf, other = [await known(told, define_microguest(serial="pty")) for _ in range(2)]
    heard = [SerialRecorder(), SerialRecorder()]
    stuck, typing = [
        await real.open_serial(guest.uuid, ear) for guest, ear in zip((deaf, other), heard, strict=True)
    ]
    for guest, ear in zip((deaf, other), heard, strict=True):
        await real.start(guest.uuid)
        await ear.until(lambda: "dl=80" in ear.text)  # noqa: B023  # awaited here
    await asyncio.to_thread(deaf.domain.suspend)
    for _ in range(8):
        stuck.write(b"x" * (32 << 10))
        await asyncio.sleep(0.05)
    typing.write(b"abc")
    await heard[1].until(lambda: heard[1].text.endswith("abc"))
    await typing.close()
    async with asyncio.timeout(PATIENCE):
        await stuck.close()


async def test_a_domain_without_a_serial_port_says_so(
    real: LibvirtBackend, told: Recorder, heard: SerialRecorder, define_microguest: Define
) -> None:
    guest = await known(told, define_microguest(serial=None))
    assert Ability.SERIAL not in told.domains[guest.uuid].abilities
    with pytest.raises(NotSupported, match="no serial port"):
        await real.open_serial(guest.uuid, heard)


async def test_a_domain_that_goes_takes_its_port_along(
    real: LibvirtBackend, told: Recorder, heard: SerialRecorder, define_microguest: Define
) -> None:
    guest = await known(told, define_microguest(serial="pty"))
    serial = await real.open_serial(guest.uuid, heard)
    guest.domain.undefine()
    await heard.until(lambda: heard.lost == ["the domain is gone"])
    await serial.close()


async def test_a_console_comes_back_after_libvirtd_was_killed(
    own_libvirtd: Libvirtd, told: Recorder, heard: SerialRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBVIRT_AUTOSTART", "0")
    guest = define_microguest(own_libvirtd, "survivor", serial="pty")
    backend = LibvirtBackend(own_libvirtd.uri)
    await backend.open(told)
    serial = await backend.open_serial(guest.uuid, heard)
    await backend.start(guest.uuid)
    await heard.until(lambda: "dl=80" in heard.text)
    own_libvirtd.kill()
    await told.until(lambda: told.online == [False])
    await asyncio.to_thread(own_libvirtd.start)
    await told.until(lambda: told.online == [False, True])
    assert told.domains[guest.uuid].state is DomainState.RUNNING
    async with asyncio.timeout(PATIENCE):
        while not heard.text.endswith("!"):
            serial.write(b"!")
            await asyncio.sleep(0.1)
    await serial.close()
    await backend.close()
