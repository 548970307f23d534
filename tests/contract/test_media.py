"""Remote media in the drives of real guests: who boots from them, and what is in the drives afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import libvirt
import libvirt_qemu
import pytest

from lab import microguest
from lab.fixtures import Define
from lab.guests import Guest
from lab.libvirtd import Libvirtd
from lab.recorder import Recorder
from support.patience import PATIENCE
from vamt.backend import live
from vamt.backend.base import Ability, BootDevice, BootOnce, Disk, RemoteMedium
from vamt.backend.libvirt import LibvirtBackend
from vamt.errors import BackendError, BackendTimeout, NotSupported, WrongState
from vamt.net.nbd import Export, Reader

IMAGES = {"cdrom": microguest.cd("remote"), "floppy": microguest.disk("remote").ljust(1474560, b"\0")}
DEVICES: dict[str, BootDevice] = {"cdrom": "cdrom", "floppy": "fd"}
SCSI_DRIVE = (
    "<controller type='scsi' model='virtio-scsi'/>"
    "<disk type='file' device='cdrom'><target dev='sda' bus='scsi'/><readonly/></disk>"
)
NO_USB = "<controller type='usb' model='none'/>"

Serve = Callable[..., Awaitable[RemoteMedium]]


class Image:
    """A `Source` that has everything at hand, or never anything."""

    def __init__(self, octets: bytes, stalled: bool) -> None:
        self.octets = octets
        self.stalled = stalled
        self.asked = asyncio.Event()

    def read(self, offset: int, length: int, reader: Reader) -> bytes | None:
        del reader
        self.asked.set()
        return None if self.stalled else self.octets[offset : offset + length]

    def forget(self, reader: Reader) -> None:
        pass


class Media:
    """Media that are served for a test."""

    def __init__(self, folder: Path, stack: AsyncExitStack) -> None:
        self.folder = folder
        self.stack = stack
        self.images: dict[str, Image] = {}
        self.exports: dict[str, Export] = {}

    async def serve(self, device: str = "cdrom", stalled: bool = False) -> RemoteMedium:
        image = Image(IMAGES[device], stalled)
        export = Export(self.folder, len(image.octets), image, read_seconds=600)
        await export.open()
        self.stack.push_async_callback(export.close)
        self.images[str(export.path)], self.exports[str(export.path)] = image, export
        return RemoteMedium("floppy" if device == "floppy" else "cdrom", str(export.path))


@pytest.fixture
async def media(libvirtd: Libvirtd) -> AsyncIterator[Media]:
    async with AsyncExitStack() as stack:
        yield Media(libvirtd.guests, stack)


async def known(told: Recorder, guest: Guest) -> Guest:
    await told.until(lambda: guest.uuid in told.domains)
    return guest


def drives(told: Recorder, guest: Guest, device: str = "cdrom") -> list[Disk]:
    return [disk for disk in told.domains[guest.uuid].disks if disk.device == device]


def sources(told: Recorder, guest: Guest, device: str = "cdrom") -> list[str | None]:
    return [drive.source for drive in drives(told, guest, device)]


async def test_a_medium_is_booted_after_a_reset_and_the_own_one_when_a_later_vamt_has_taken_it_out(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media, libvirtd: Libvirtd
) -> None:
    guest = await known(told, define_microguest(devices=("cdrom",)))
    before = sources(told, guest)
    medium = await media.serve()
    with pytest.raises(WrongState):
        await real.insert(guest.uuid, medium)
    await real.start(guest.uuid)
    await guest.serial.says("UG boot cd")
    await real.insert(guest.uuid, medium)
    await real.insert(guest.uuid, medium)
    assert sources(told, guest) == [medium.socket]
    await real.reset(guest.uuid)
    await guest.serial.says("UG boot remote")
    configured = await asyncio.to_thread(guest.domain.XMLDesc, libvirt.VIR_DOMAIN_XML_INACTIVE)
    assert medium.socket not in configured

    later = LibvirtBackend(libvirtd.uri)
    again = Recorder()
    await later.open(again)
    await later.eject(guest.uuid, medium)
    await later.eject(guest.uuid, medium)
    assert sources(again, guest) == before
    await later.reset(guest.uuid)
    await guest.serial.says("UG boot cd")
    await later.close()


async def test_an_empty_drive_is_taken_before_one_that_is_in_use_and_empty_again_afterwards(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("cdrom", "empty-cdrom", "empty-floppy")))
    before = sources(told, guest)
    disc, floppy = await media.serve(), await media.serve("floppy")
    await real.start(guest.uuid)
    await real.insert(guest.uuid, disc)
    await real.insert(guest.uuid, floppy)
    assert sources(told, guest)[1] == disc.socket
    assert sources(told, guest, "floppy") == [floppy.socket]
    await real.eject(guest.uuid, disc)
    await real.eject(guest.uuid, floppy)
    assert sources(told, guest) == before
    assert sources(told, guest, "floppy") == [None]


async def test_a_guest_without_a_drive_gets_one_for_as_long_as_the_medium_is_in(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("disk",)))
    medium = await media.serve()
    await real.start(guest.uuid)
    await real.insert(guest.uuid, medium)
    assert [(drive.bus, drive.source) for drive in drives(told, guest)] == [("usb", medium.socket)]
    await real.eject(guest.uuid, medium)
    assert drives(told, guest) == []


async def test_a_drive_that_cannot_be_added_is_refused(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("disk",), extra=NO_USB))
    await real.start(guest.uuid)
    for device in DEVICES:
        with pytest.raises(NotSupported, match="drive"):
            await real.insert(guest.uuid, await media.serve(device))


@pytest.mark.parametrize(
    ("machine", "devices", "device"),
    [
        ("pc", (), "cdrom"),
        ("q35", ("disk",), "cdrom"),
        ("pc", ("disk", "cdrom"), "cdrom"),
        ("pc", ("disk",), "floppy"),
        ("q35", ("empty-floppy",), "floppy"),
    ],
)
async def test_one_start_boots_from_a_medium_and_the_next_does_not_have_it(
    machine: str,
    devices: tuple[str, ...],
    device: str,
    real: LibvirtBackend,
    told: Recorder,
    define_microguest: Define,
    media: Media,
) -> None:
    guest = await known(told, define_microguest(machine=machine, devices=devices))
    abilities = told.domains[guest.uuid].abilities
    assert {Ability.CDROM, Ability.FLOPPY} <= abilities
    before = sources(told, guest, device)
    medium = await media.serve(device)
    await real.start(guest.uuid, BootOnce("once", DEVICES[device], medium=medium))
    await guest.serial.says("UG boot remote")
    assert sources(told, guest, device) == [medium.socket]
    await real.eject(guest.uuid, medium)
    assert sources(told, guest, device) == (before or [None])
    await real.restart(guest.uuid)
    assert sources(told, guest, device) == before


async def test_a_medium_that_nobody_serves_is_refused_and_the_drive_stays_as_it_was(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("cdrom",)))
    await real.start(guest.uuid)
    before = sources(told, guest)
    with pytest.raises(BackendError):
        await real.insert(guest.uuid, RemoteMedium("cdrom", str(media.folder / "nobody")))
    assert sources(told, guest) == before
    medium = await media.serve()
    await real.insert(guest.uuid, medium)
    await media.exports[medium.socket].close()
    await real.eject(guest.uuid, medium)
    assert sources(told, guest) == before


async def test_a_tray_that_the_firmware_has_shut_without_libvirts_knowledge_is_no_obstacle(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("cdrom",)))
    medium = await media.serve()
    open_tray = '{"execute": "blockdev-open-tray", "arguments": {"id": "ide0-0-0"}}'
    await asyncio.to_thread(guest.domain.createWithFlags, libvirt.VIR_DOMAIN_START_PAUSED)
    await asyncio.to_thread(libvirt_qemu.qemuMonitorCommand, guest.domain, open_tray, 0)
    await real.resume(guest.uuid)
    await guest.serial.says("UG boot cd")
    assert "tray='open'" in guest.domain.XMLDesc(0)
    await real.insert(guest.uuid, medium)
    await real.reset(guest.uuid)
    await guest.serial.says("UG boot remote")


async def test_a_medium_that_hangs_keeps_neither_others_nor_itself_in_for_ever(
    real: LibvirtBackend,
    told: Recorder,
    define_microguest: Define,
    media: Media,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hanging, other = [await known(told, define_microguest(devices=("empty-cdrom",))) for _ in range(2)]
    stalled, sound = await media.serve(stalled=True), await media.serve()
    for guest in (hanging, other):
        await real.start(guest.uuid)
    await real.insert(hanging.uuid, stalled)
    media.images[stalled.socket].asked.clear()
    await real.reset(hanging.uuid)
    async with asyncio.timeout(PATIENCE):
        await media.images[stalled.socket].asked.wait()
    with monkeypatch.context() as impatient:
        impatient.setattr(live, "_MEDIA_DEADLINE", 1.0)
        with pytest.raises(BackendTimeout):
            await real.eject(hanging.uuid, stalled)
    await real.insert(other.uuid, sound)
    await real.eject(other.uuid, sound)
    media.exports[stalled.socket].fail()
    await real.insert(hanging.uuid, sound)
    assert sources(told, hanging) == [sound.socket]


async def test_a_guest_that_locks_its_tray_does_not_keep_what_is_in_it(
    real: LibvirtBackend, told: Recorder, define_linux: Define, media: Media
) -> None:
    guest = await known(told, define_linux(extra=SCSI_DRIVE))
    medium = await media.serve()
    await real.start(guest.uuid)
    await guest.serial.says("GUEST READY")
    await real.insert(guest.uuid, medium)
    guest.serial.type("mdev -s; sleep 1000 </dev/sr0 & sleep 1; echo LOCK''ED\n")
    await guest.serial.says("\nLOCKED")
    await real.eject(guest.uuid, medium)
    assert sources(told, guest) == [None]
    guest.serial.type("dd if=/dev/sr0 of=/dev/null; echo IT IS GO''NE\n")
    assert "No medium found" in await guest.serial.says("IT IS GONE")


async def test_a_transient_domain_that_was_booted_from_a_medium_has_its_own_disc_afterwards(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("disk", "cdrom")))
    before = sources(told, guest)
    await real.start(guest.uuid)
    guest.domain.undefine()
    medium = await media.serve()
    await real.restart(guest.uuid, BootOnce("one", "cdrom", medium=medium))
    await guest.serial.says("UG boot remote")
    await real.restart(guest.uuid)  # with the console still there
    await guest.serial.says("UG boot hd")
    assert sources(told, guest) == before
    await real.restart(guest.uuid, BootOnce("two", "cdrom"))
    await guest.serial.says("UG boot cd")


async def test_a_drive_that_a_transient_domain_had_for_one_start_is_gone_with_the_next(
    real: LibvirtBackend, told: Recorder, define_microguest: Define, media: Media
) -> None:
    guest = await known(told, define_microguest(devices=("disk",)))
    await real.start(guest.uuid)
    guest.domain.undefine()
    medium = await media.serve()
    await real.restart(guest.uuid, BootOnce("one", "cdrom", medium=medium))
    await guest.serial.says("UG boot remote")
    await real.eject(guest.uuid, medium)
    await real.restart(guest.uuid)
    await guest.serial.says("UG boot hd")
    assert drives(told, guest) == []
