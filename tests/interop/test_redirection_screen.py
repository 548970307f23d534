"""MeshCentral's remote desktop and Debian's VNC viewer show the screen of a virtual machine, pixel by pixel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from interop.bench import Bench
from interop.conftest import GUEST, Machine
from interop.redirection import Redirection
from interop.viewer import LET_IN, REFUSED, Viewer, let_viewers_in
from lab.console import OFF, ON
from lab.guests import Guest
from lab.screens import PAINTING, SCREEN, TEXT, Picture, screenshot
from support.patience import PATIENCE

COLOURS = 64
"""More than the largest palette of a tile that a client has a shortcut for."""


@pytest.fixture
def modules() -> None:
    if (reason := Redirection.missing()) is not None:
        pytest.skip(reason)


@pytest.fixture
def viewers() -> None:
    if (reason := Viewer.missing()) is not None:
        pytest.skip(reason)


@pytest.fixture
def bench(machine: Machine) -> Bench:
    """The machine, with a screen."""
    return machine(extra=SCREEN)


@pytest.fixture
def guest(bench: Bench) -> Guest:
    assert bench.guest is not None
    return bench.guest


def paint(guest: Guest) -> None:
    """Have it paint its screen in many colours when it boots, instead of saying that it does."""
    disk = guest.host.guests / f"{GUEST}-0.img"
    disk.write_bytes(PAINTING.ljust(1 << 20, b"\0"))


async def painted(bench: Bench, guest: Guest) -> Picture:
    """What it painted, once it is on."""
    paint(guest)
    assert await bench.console.request(ON) == 0
    async with asyncio.timeout(PATIENCE):
        while (shown := await asyncio.to_thread(screenshot, guest)).colours < COLOURS:
            await asyncio.sleep(0.1)
    return shown


async def same(guest: Guest, shown: Callable[[], Awaitable[Picture]]) -> Picture:
    """Wait until that is what the domain's own screenshot shows, whose cursor blinks."""
    async with asyncio.timeout(PATIENCE):
        while True:
            picture = await shown()
            if (
                picture is not None
                and picture.in_rgb565 == (await asyncio.to_thread(screenshot, guest)).in_rgb565
            ):
                return picture


@pytest.mark.usefixtures("modules")
@pytest.mark.parametrize("tls", [False, True], ids=["16994", "16995"])
async def test_meshcentrals_desktop_shows_the_guests_text_and_takes_its_keys(
    bench: Bench, guest: Guest, tls: bool, tmp_path: Path
) -> None:
    assert await bench.console.request(ON) == 0
    await guest.serial.says("UG boot hd")
    async with Redirection(bench.device, "kvm", tls=tls) as desktop:
        await desktop.opens()
        before = await same(guest, lambda: desktop.picture(tmp_path))
        assert before.colours > 1
        for letter, key in (("a", "K:1E61"), ("q", "K:1071")):
            desktop.press(letter)
            await guest.serial.says(key)
        after = await same(guest, lambda: desktop.picture(tmp_path))
        assert after != before
        assert desktop.complaints == []


@pytest.mark.usefixtures("modules")
async def test_meshcentrals_desktop_follows_the_guest_through_off_and_on_and_other_resolutions(
    bench: Bench, guest: Guest, tmp_path: Path
) -> None:
    paint(guest)
    async with Redirection(bench.device, "kvm") as desktop:
        await desktop.opens()
        for state in (ON, OFF, ON):
            assert await bench.console.request(state) == 0
        async with asyncio.timeout(PATIENCE):
            while (await same(guest, lambda: desktop.picture(tmp_path))).colours < COLOURS:
                await asyncio.sleep(0.1)
        assert not desktop.ended
        assert desktop.complaints == []


@pytest.mark.usefixtures("modules")
async def test_meshcentrals_desktop_shows_the_screen_in_256_colours(
    bench: Bench, guest: Guest, tmp_path: Path
) -> None:
    shown = (await painted(bench, guest)).in_rgb332
    async with Redirection(bench.device, "kvm", bits=8) as desktop, asyncio.timeout(PATIENCE):
        await desktop.opens()
        while (await desktop.picture(tmp_path)).in_rgb332 != shown:
            await asyncio.sleep(0.1)
        assert (await desktop.picture(tmp_path)).colours > COLOURS
        assert desktop.complaints == []


@pytest.mark.usefixtures("viewers")
async def test_debians_vnc_viewer_shows_the_guests_screen_and_takes_its_keys(
    bench: Bench, guest: Guest, tmp_path: Path
) -> None:
    await let_viewers_in(bench.console)
    assert await bench.console.request(ON) == 0
    await guest.serial.says("UG boot hd")
    async with Viewer(bench.device, tmp_path) as viewer:
        await viewer.says(LET_IN)
        before = await same(guest, lambda: viewer.picture(*TEXT))
        await viewer.press("a")
        await guest.serial.says("K:1E61")
        assert await same(guest, lambda: viewer.picture(*TEXT)) != before


@pytest.mark.usefixtures("viewers")
async def test_debians_vnc_viewer_shows_many_colours(bench: Bench, guest: Guest, tmp_path: Path) -> None:
    await let_viewers_in(bench.console)
    shown = await painted(bench, guest)
    async with Viewer(bench.device, tmp_path) as viewer:
        await viewer.says(LET_IN)
        await same(guest, lambda: viewer.picture(shown.width, shown.height))


@pytest.mark.usefixtures("viewers")
async def test_debians_vnc_viewer_with_a_wrong_password_sees_nothing(bench: Bench, tmp_path: Path) -> None:
    await let_viewers_in(bench.console)
    async with Viewer(bench.device, tmp_path, password="Wr0ng-pa") as viewer:
        await viewer.says(REFUSED)
        await viewer.ends()
