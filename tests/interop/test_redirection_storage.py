"""A machine without a disk boots the image that MeshCentral's storage module serves, and outlives its end."""

from __future__ import annotations

import asyncio
import hashlib
import random
from pathlib import Path

import pytest

from interop.bench import Bench
from interop.conftest import GUEST, Machine, benched
from interop.programs import MeshCentral
from interop.redirection import Redirection
from lab import iso
from lab.console import OFF, ON, RESET
from lab.fixtures import Define
from lab.guests import Guest
from lab.program import Vamt
from support.patience import PATIENCE

PAYLOAD = 2 << 20
LARGE = 24 << 20
"""More than vamt keeps of an image."""
FIRMWARE_READS = 2
"""How many reads of an image come before GRUB."""
CD_DRIVE = (
    "<controller type='scsi' model='virtio-scsi'/>"
    "<disk type='file' device='cdrom'><target dev='sda' bus='scsi'/></disk>"
)
WAIT_FOR_DISC = "until dd if=/dev/sr0 of=/dev/null count=1 2>/dev/null; do sleep 0.1; done"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The image, and its payload's MD5 sum."""
    if (reason := iso.missing() or Redirection.missing()) is not None:
        pytest.skip(reason)
    return iso.make(tmp_path_factory.mktemp("iso"), PAYLOAD)


@pytest.fixture
def bench(machine: Machine) -> Bench:
    """The machine, with nothing but an empty CD drive."""
    return machine(devices=("empty-cdrom",))


@pytest.fixture
def guest(bench: Bench) -> Guest:
    assert bench.guest is not None
    return bench.guest


async def start(bench: Bench) -> None:
    """Power up to remote storage, in the order of MeshCommander's calls."""
    await asyncio.to_thread(MeshCentral(bench.device).panel, "startFromStorage")


async def drive_is_empty(guest: Guest) -> None:
    async with asyncio.timeout(PATIENCE):
        while "nbd" in guest.domain.XMLDesc():
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("tls", [False, True], ids=["16994", "16995"])
async def test_it_boots_and_reads_the_image_whole(
    bench: Bench, guest: Guest, image: tuple[Path, str], tls: bool
) -> None:
    path, md5 = image
    async with Redirection(bench.device, "storage", image=path, tls=tls) as storage:
        await storage.opens()
        await start(bench)
        await guest.serial.says(iso.BANNER)
        await guest.serial.says(iso.PROMPT)
        guest.serial.type("md5sum /payload\r")
        await guest.serial.says(md5)
        assert storage.reads
        assert storage.complaints == []
    await drive_is_empty(guest)


async def test_a_client_killed_in_the_middle_of_a_read_is_an_unreadable_disc_to_linux(
    vamt: Vamt, define_linux: Define, tmp_path: Path
) -> None:
    """To Linux, as GRUB takes no notice when SeaBIOS cannot read a CD."""
    if (reason := Redirection.missing()) is not None:
        pytest.skip(reason)
    image = tmp_path / "large"
    image.write_bytes(random.Random(LARGE).randbytes(LARGE))
    md5 = hashlib.md5(image.read_bytes()).hexdigest()
    bench = benched(vamt, define_linux(name=GUEST, vcpus=1, plugged=1, extra=CD_DRIVE))
    guest = bench.guest
    assert guest is not None
    assert await bench.console.request(ON) == 0
    await guest.serial.says("GUEST READY")
    async with Redirection(bench.device, "storage", image=image, now=True) as storage:
        await storage.opens()
        guest.serial.type(f"{WAIT_FOR_DISC}; echo the disc is $?\n")
        await guest.serial.says("the disc is 0")
        storage.die(reads=3)
        guest.serial.type("cat /dev/sr0 > /dev/null; echo reading ended with $?\n")
        await storage.ends()
        await guest.serial.says("reading ended with 1")
    await drive_is_empty(guest)
    guest.serial.type("echo alive and $((6 * 7))\n")
    await guest.serial.says("alive and 42")
    async with Redirection(bench.device, "storage", image=image, now=True) as storage:
        await storage.opens()
        guest.serial.type(f"{WAIT_FOR_DISC}; md5sum /dev/sr0\n")
        await guest.serial.says(md5)


async def test_a_client_killed_while_the_firmware_reads_holds_nothing_up(
    bench: Bench, guest: Guest, image: tuple[Path, str]
) -> None:
    path, _ = image
    async with Redirection(bench.device, "storage", image=path) as storage:
        await storage.opens()
        storage.die(FIRMWARE_READS)
        await start(bench)
        await storage.ends()
        assert len(storage.reads) == FIRMWARE_READS
    await drive_is_empty(guest)
    assert await bench.console.request(RESET) == 0
    assert await bench.console.request(OFF) == 0
    assert not guest.domain.isActive()
    async with Redirection(bench.device, "storage", image=path) as storage:
        await storage.opens()
        await start(bench)
        await guest.serial.says(iso.BANNER)
