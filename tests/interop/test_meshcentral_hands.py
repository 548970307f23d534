"""A whole MeshCentral sits at a virtual machine, in its web page: at its screen, its serial console, its CD drive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from interop import meshpage
from interop.bench import wait
from interop.conftest import SECURE, UNENCRYPTED
from interop.meshserver import FOUND_SECONDS, ON_THE_NETWORK, MeshServer
from lab import browser, iso
from lab.browser import Page
from lab.guests import Guest
from lab.screens import Picture, screenshot
from support.patience import PATIENCE


@pytest.fixture
def guests(mesh_guests: dict[str, Guest]) -> Iterator[dict[str, Guest]]:
    """The guests it manages, all of them off before and after."""
    switch_off(mesh_guests)
    yield mesh_guests
    switch_off(mesh_guests)


@pytest.fixture
async def page(mesh: MeshServer) -> AsyncIterator[Page]:
    """Its web page, logged in."""
    if (reason := browser.missing()) is not None:
        pytest.skip(reason)
    chromium = browser.Chromium()
    try:
        async with browser.open_page(chromium) as opened:
            await meshpage.log_in(opened, mesh)
            yield opened
    finally:
        chromium.close()


def switch_off(guests: dict[str, Guest]) -> None:
    for guest in guests.values():
        if guest.domain.isActive():
            guest.domain.destroy()


async def found(mesh: MeshServer, name: str) -> dict[str, Any]:
    """What it knows of a machine, once its AMT answers."""
    await asyncio.to_thread(wait, lambda: mesh.device(name).get("conn") == ON_THE_NETWORK, FOUND_SECONDS)
    return await asyncio.to_thread(mesh.device, name)


async def same(page: Page, guest: Guest) -> Picture:
    """Wait until the page shows what the domain's own screenshot shows, whose cursor blinks."""
    async with asyncio.timeout(PATIENCE):
        while True:
            shown = await meshpage.screen(page)
            if shown.in_rgb565 == (await asyncio.to_thread(screenshot, guest)).in_rgb565:
                return shown


@pytest.mark.parametrize("name", [UNENCRYPTED, SECURE], ids=["16994", "16995"])
async def test_its_web_page_shows_the_screen_takes_keys_and_has_a_terminal(
    name: str, mesh: MeshServer, guests: dict[str, Guest], page: Page
) -> None:
    guest = guests[name]
    device = await found(mesh, name)
    assert device["intelamt"]["tls"] == (name == SECURE)
    guest.domain.create()
    await guest.serial.says("UG boot hd")

    await meshpage.open_desktop(page, mesh, device["_id"])
    before = await same(page, guest)
    assert before.colours > 1
    await meshpage.type_text(page, "a")
    await guest.serial.says("K:1E61")
    assert await same(page, guest) != before

    await meshpage.open_terminal(page)
    await meshpage.type_text(page, "hello")
    await meshpage.terminal_says(page, "hello")
    await meshpage.type_text(page, "r")  # it resets itself
    await meshpage.terminal_says(page, "UG boot hd")
    assert [said for said in page.complaints if "Uncaught" in said] == []


@pytest.mark.usefixtures("guests")
async def test_its_web_page_boots_the_machine_from_an_image_on_the_users_disk(
    mesh: MeshServer, page: Page, tmp_path: Path
) -> None:
    if (reason := iso.missing()) is not None:
        pytest.skip(reason)
    image, md5 = iso.make(tmp_path, 64 << 10)
    device = await found(mesh, UNENCRYPTED)
    await meshpage.open_amt(page, mesh, device["_id"])
    await meshpage.mount(page, image)
    await meshpage.open_terminal(page)
    await meshpage.start_from_cd(page)
    await meshpage.terminal_says(page, iso.PROMPT)
    await meshpage.type_text(page, "md5sum /payload\n")
    await meshpage.terminal_says(page, md5)
    assert [said for said in page.complaints if "Uncaught" in said] == []
