"""A desktop session of a real guest: what its client sees is what the guest shows, and what it types arrives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import numpy as np
import pytest

from lab.fixtures import Define
from lab.guests import Guest
from lab.recorder import Recorder
from lab.screens import SCREEN, screenshot
from support.desktops import Client, conversing
from support.machines import make
from support.patience import PATIENCE
from vamt.backend.libvirt import LibvirtBackend
from vamt.machine import Machine


@pytest.fixture
def guest(define_microguest: Define) -> Guest:
    """A guest with a screen that is off."""
    return define_microguest(extra=SCREEN)


@pytest.fixture
async def machine(real: LibvirtBackend, told: Recorder, guest: Guest) -> AsyncIterator[Machine]:
    """Its machine, which sees what becomes of it."""
    await told.until(lambda: guest.uuid in told.domains)
    made = make(told.domains[guest.uuid]).machine
    made.see(told.domains[guest.uuid], real)

    async def look() -> None:
        while True:
            if (facts := told.domains[guest.uuid]) is not made.snapshot.domain:
                made.see(facts)
            await asyncio.sleep(0.01)

    looking = asyncio.create_task(look())
    yield made
    looking.cancel()


async def shows(client: Client, guest: Guest) -> None:
    """Wait until the client sees what libvirt's screenshot shows, whose cursor blinks."""
    async with asyncio.timeout(PATIENCE):
        while True:
            shot = (await asyncio.to_thread(screenshot, guest)).in_rgb565
            red, green, blue = (
                np.frombuffer(shot.rgb[channel::3], np.uint8).astype(np.uint32) for channel in range(3)
            )
            picture = (red >> 3 << 11 | green >> 2 << 5 | blue >> 3).reshape(shot.height, shot.width)
            seen = client.watcher.picture
            if seen.shape == picture.shape and (seen == picture).all():
                return


async def test_the_client_sees_and_types_through_power_cycles(
    real: LibvirtBackend, machine: Machine, guest: Guest
) -> None:
    async with conversing(machine) as desk:
        await desk.client.connect()
        desk.client.watch()
        for letter, typed in ((b"a", "K:1E61"), (b"q", "K:1071")):
            await real.start(guest.uuid)
            await guest.serial.says("UG boot hd")
            await shows(desk.client, guest)
            desk.client.writer.write(b"\4\1\0\0\0\0\0" + letter + b"\4\0\0\0\0\0\0" + letter)
            await guest.serial.says(typed)
            await shows(desk.client, guest)
            await real.destroy(guest.uuid)
            async with asyncio.timeout(PATIENCE):
                while desk.client.watcher.picture.any():
                    await asyncio.sleep(0.01)
