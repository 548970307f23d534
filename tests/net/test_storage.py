"""Storage sessions over real sockets: a console at one end, at the other the guest's reads and the machine's drives."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from support.machines import CDROM, Hypervisor, domain, make
from support.media import MORNING, NOON, Guest, session, until
from support.patience import PATIENCE
from support.target import GRACEFUL, NOW, ON_REBOOT, Amtider, MeshCommander
from vamt.backend.base import Disk, DomainState, RemoteMedium
from vamt.errors import BackendUnreachable, NotSupported
from vamt.firmware.sessions import RedirectedMedia, Stopping
from vamt.logbook import witness
from vamt.net import storage
from vamt.net.nbd import Export
from vamt.redirection.nbd import READ_SECONDS

CD = random.Random(3).randbytes(4 << 20)
FLOPPY = random.Random(4).randbytes(720 * 1024)
DRIVE = Disk("fda", "floppy", "fdc", None, None, None, readonly=True)
EIO = 5
INSERTED = ["insert cdrom"]


@pytest.mark.parametrize("when", [NOW, GRACEFUL])
async def test_a_console_s_image_is_a_disc_in_the_drive(tmp_path: Path, when: int) -> None:
    async with session(tmp_path, MeshCommander(CD, when=when)) as there:
        guest = await there.offered()
        await there.inserted()
        assert guest.size == len(CD)
        assert await guest.read(0, 1 << 20) == CD[: 1 << 20]
        assert await guest.read(2047, 2) == CD[2047:2049]
        assert await guest.read(len(CD) - 5000, 5000) == CD[-5000:]
        guest.close()
    assert there.hypervisor.verbs == ["insert cdrom", "eject cdrom"]


async def test_a_disc_and_a_floppy_are_two_drives(tmp_path: Path) -> None:
    made = make(domain(disks=(CDROM, DRIVE)))
    async with session(tmp_path, MeshCommander(CD, FLOPPY), made) as there:
        await until(lambda: there.drive("floppy"))
        assert (there.drive("cdrom"), there.drive("floppy")) == (there.media.cdrom, there.media.floppy)
        disc, floppy = [await Guest.at(path) for path in (there.media.cdrom, there.media.floppy)]
        for offset in range(0, 1 << 19, 1 << 16):
            found = await asyncio.gather(disc.read(offset, 1 << 16), floppy.read(offset, 1 << 16))
            assert found == [CD[offset:][: 1 << 16], FLOPPY[offset:][: 1 << 16]]
        disc.close()
        floppy.close()


async def test_a_busy_disc_does_not_keep_a_floppy_waiting(tmp_path: Path) -> None:
    made = make(domain(disks=(CDROM, DRIVE)))
    target = MeshCommander(CD, FLOPPY)
    async with session(tmp_path, target, made, seconds=0.01) as there:
        discs = [await there.offered() for _ in range(4)]
        floppy = await Guest.at(there.media.floppy)

        async def hurry(guest: Guest, place: int) -> None:
            for turn in range(8):
                await guest.read((place * 8 + turn) * 131072, 2048)

        hurrying = [asyncio.create_task(hurry(guest, place)) for place, guest in enumerate(discs)]
        await until(lambda: there.conversation._reading)
        before = len(target.commands)
        assert await floppy.read(0, 2048) == FLOPPY[:2048]
        assert len(target.commands) - before <= 4
        await asyncio.gather(*hurrying)
        for each in (*discs, floppy):
            each.close()


async def test_amtider_is_asked_for_what_its_socket_can_hold(tmp_path: Path) -> None:
    target = Amtider(CD)
    async with session(tmp_path, target) as there:
        guest = await there.offered()
        for offset in range(0, len(CD), 1 << 18):
            assert await guest.read(offset, 1 << 18) == CD[offset:][: 1 << 18]
        guest.close()
    reads = [command for command in target.commands if command[1] == 0x28]
    assert max(int.from_bytes(read[8:10], "big") for read in reads) == 32


async def test_a_console_that_does_not_answer_keeps_no_guest_that_is_reset_waiting(tmp_path: Path) -> None:
    async with session(tmp_path, MeshCommander(CD)) as there:
        guest = await there.offered()
        there.console.silent = True
        waiting = asyncio.create_task(guest.read(0, 2048))
        await until(lambda: there.conversation._reading)
        begun = asyncio.get_running_loop().time()
        there.machine.hold(Stopping(now=True))
        assert await waiting == EIO
        assert await guest.read(1 << 20, 2048) == EIO
        assert asyncio.get_running_loop().time() - begun < READ_SECONDS / 2
        guest.close()


async def test_a_disc_for_the_next_reset_is_not_in_before_it(tmp_path: Path) -> None:
    async with session(tmp_path, MeshCommander(CD, when=ON_REBOOT)) as there:
        (await there.offered()).close()
        there.becomes(agent=False)
        await asyncio.sleep(0.05)
        assert there.hypervisor.verbs == []
        witness.reset(there.machine)
        await there.inserted()
        there.hypervisor.verbs.clear()


async def test_a_disc_for_the_next_reset_is_in_after_a_new_start(tmp_path: Path) -> None:
    async with session(tmp_path, MeshCommander(CD, when=ON_REBOOT)) as there:
        (await there.offered()).close()
        there.becomes(started=NOON)
        await there.inserted()


async def test_a_machine_that_is_off_gets_the_disc_when_it_starts(tmp_path: Path) -> None:
    made = make(domain(state=DomainState.OFF))
    async with session(tmp_path, MeshCommander(CD), made) as there:
        (await there.offered()).close()
        await asyncio.sleep(0.05)
        assert there.hypervisor.verbs == []
        there.becomes(state=DomainState.RUNNING, started=NOON)
        await there.inserted()
        there.becomes(state=DomainState.OFF, started=None, disks=(CDROM,))
        await asyncio.sleep(0.05)
        there.becomes(state=DomainState.RUNNING, started=MORNING)
        await there.inserted()
        assert there.hypervisor.verbs == INSERTED * 2


async def test_a_disc_the_machine_was_started_with_is_in_already(tmp_path: Path) -> None:
    made = make(domain(state=DomainState.OFF))
    async with session(tmp_path, MeshCommander(CD), made) as there:
        (await there.offered()).close()
        disk = replace(CDROM, source=there.media.cdrom)
        there.becomes(state=DomainState.RUNNING, started=NOON, disks=(disk,))
        await asyncio.sleep(0.05)
        assert there.hypervisor.verbs == []


async def test_a_disc_that_someone_took_out_is_not_put_in_again_before_the_next_start(tmp_path: Path) -> None:
    async with session(tmp_path, MeshCommander(CD)) as there:
        await there.inserted()
        there.becomes(disks=(CDROM,))
        await asyncio.sleep(0.05)
        assert there.hypervisor.verbs == INSERTED
        there.becomes(started=NOON)
        await there.inserted()


async def test_a_hypervisor_that_cannot_now_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(storage, "FIRST_PAUSE", 0.01)
    made = make(domain(started=MORNING))
    made.hypervisor.failure = BackendUnreachable("no answer")
    async with session(tmp_path, MeshCommander(CD), made) as there:
        await there.inserted()
    assert "not-inserted machine=one device=cdrom reason='no answer'" in caplog.text


async def test_a_machine_without_a_drive_may_still_boot_from_the_disc(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = make(domain(disks=()))
    async with session(tmp_path, MeshCommander(CD), made) as there:
        guest = await there.offered()
        await until(lambda: "no-drive" in caplog.text)
        assert await guest.read(0, 2048) == CD[:2048]
        guest.close()


async def test_a_console_that_dies_in_the_middle_of_a_read_is_an_error_at_once(tmp_path: Path) -> None:
    async with session(tmp_path, MeshCommander(CD)) as there:
        guest = await there.offered()
        await there.inserted()
        there.console.silent = True
        reading = asyncio.create_task(guest.read(0, 4096))
        await until(lambda: there.conversation._reading)
        there.console.die()
        await until(there.link.transport.is_closing)
        await there.conversation.end()
        assert await reading == EIO
        assert await guest.reader.read() == b""
        guest.close()
    assert there.hypervisor.verbs == ["insert cdrom", "eject cdrom"]


async def test_a_console_that_closes_leaves_errors_and_then_an_empty_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "Export", partial(Export, read_seconds=2 * PATIENCE))
    async with session(tmp_path, MeshCommander(CD)) as there:
        guest = await there.offered()
        await there.inserted()
        there.console.writer.write(bytes.fromhex("42 000000 00000000"))
        await until(lambda: there.console.closed)
        async with asyncio.timeout(PATIENCE):  # not only when the time of a read is over
            assert await guest.read(0, 512) == EIO
        guest.close()


async def test_a_read_a_console_is_too_slow_for_is_an_error_and_the_disc_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "Export", partial(Export, read_seconds=0.2))
    async with session(tmp_path, MeshCommander(CD), seconds=0.0) as there:
        guest = await there.offered()
        there.console.seconds = 0.5
        assert await guest.read(0, 2048) == EIO
        await until(lambda: there.conversation._reading is None)
        assert await guest.read(0, 2048) == CD[:2048]
        assert there.media.cdrom
        guest.close()


async def test_blocks_that_cannot_be_read_are_errors_and_those_beside_them_are_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    target = MeshCommander(CD)

    def scratched(command: bytes) -> list[bytes] | None:
        lba, blocks = int.from_bytes(command[3:7], "big"), int.from_bytes(command[8:10], "big")
        bad = command[1] == 0x28 and lba <= 100 < lba + blocks
        return [target.end(0xB0, (3, 2, 0))] if bad else None

    target.spoil = scratched
    async with session(tmp_path, target) as there:
        guest = await there.offered()
        for offset in range(0, 96 * 2048, 4096):
            assert await guest.read(offset, 4096) == CD[offset : offset + 4096]
        assert await guest.read(96 * 2048, 20 * 2048) == EIO
        for offset in range(112 * 2048, 1 << 20, 4096):
            assert await guest.read(offset, 4096) == CD[offset : offset + 4096]
        guest.close()
    assert caplog.text.count("unreadable machine=one device=cdrom") == 1
    assert "sense=3/02/00" in caplog.text


async def test_a_guest_that_starts_anew_gets_what_it_reads_though_the_console_was_at_something_else(
    tmp_path: Path,
) -> None:
    target = MeshCommander(CD)
    async with session(tmp_path, target, seconds=0.1) as there:
        guest = await there.offered()
        old = asyncio.create_task(guest.read(0, 2048))
        await until(lambda: there.conversation._reading)
        there.becomes(started=NOON)
        new = await Guest.at(there.media.cdrom)
        assert await new.read(1 << 20, 2048) == CD[1 << 20 :][:2048]
        assert await old == CD[:2048]
        for each in (guest, new):
            each.close()
    assert 0x46 in target.heard


class Reading(Hypervisor):
    """Puts a disc in as QEMU does: it reads it, and does nothing else until it has."""

    async def insert(self, uuid: UUID, medium: RemoteMedium) -> None:
        guest = await Guest.at(medium.socket)
        found = await guest.read(0, 2048)
        guest.close()
        await asyncio.sleep(0.1)
        await super().insert(uuid, medium)
        if isinstance(found, int):
            raise NotSupported(f"error {found}")


async def test_the_end_waits_for_nobody_who_waits_for_the_console(tmp_path: Path) -> None:
    made = make(domain(started=MORNING))
    made = replace(made, hypervisor=Reading(made.hypervisor.domain, listener=made.hypervisor.listener))
    made.machine._backend = made.hypervisor
    target = MeshCommander(CD)
    target.spoil = lambda command: [] if command[1] == 0x28 else None
    began = asyncio.get_running_loop().time()
    async with session(tmp_path, target, made) as there:
        await until(lambda: there.conversation._reading)
    assert asyncio.get_running_loop().time() - began < 9  # no read has had to run out of time


async def test_a_session_may_end_at_any_moment(tmp_path: Path) -> None:
    for turns in range(12):
        made = make(domain(started=MORNING))
        async with session(tmp_path, MeshCommander(CD), made) as there:
            if turns > 2:
                await until(lambda: there.conversation._media)
            for _ in range(turns):
                await asyncio.sleep(0)


async def test_a_drive_that_cannot_be_emptied_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with session(tmp_path, MeshCommander(CD), emptied=False) as there:
        await there.inserted()
        there.hypervisor.failure = BackendUnreachable("gone")
    assert "not-ejected machine=one device=cdrom reason='gone'" in caplog.text


async def test_without_a_folder_for_its_sockets_the_session_ends(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    target = MeshCommander(CD)
    async with session(Path("/dev/null/nowhere"), target) as there:
        await until(lambda: there.console.closed)
        assert there.link.reason == "its media cannot be served"
    assert target.heard[-1] == 0x43
    assert "not-served machine=one" in caplog.text


async def test_a_console_without_media_changes_nothing(tmp_path: Path) -> None:
    async with session(tmp_path, MeshCommander()) as there:
        await until(lambda: 0x50 in there.console.target.heard)
        await asyncio.sleep(0.05)
        assert there.media == RedirectedMedia(known=True)
    assert there.hypervisor.verbs == []


def sized(capacity: str) -> MeshCommander:
    """A console that says its disc has that size."""
    target = MeshCommander(CD)
    said = bytes.fromhex(capacity)
    target.spoil = lambda command: (
        [target.data(0x10, said, last=True)] if command[:2] == b"\x10\x25" else None
    )
    return target


async def test_an_image_that_not_every_console_can_serve_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with session(tmp_path, sized("001FFFFF 00000800")) as there:
        guest = await there.offered()
        assert guest.size == 1 << 32
        guest.close()
    assert "large machine=one device=cdrom octets=4294967296" in caplog.text


async def test_an_image_of_a_size_that_cannot_be_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with session(tmp_path, sized("FFF7FFFF 00000800")) as there:
        await until(lambda: "refused machine=one device=cdrom" in caplog.text)
    assert there.hypervisor.verbs == []
