"""A desktop session over real sockets: a client sees a display through it, and has its keyboard and mouse."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from support.desktops import EVERYTHING, Conversing, conversing, until
from support.displays import FakeDisplay
from support.machines import Made, domain, make
from support.patience import PATIENCE
from vamt.backend.base import Ability, DomainState
from vamt.errors import BackendUnreachable
from vamt.firmware.consent import Consent
from vamt.firmware.features import Desktop
from vamt.firmware.screens import size
from vamt.machine import DOMAIN
from vamt.net import desktop, monitor

GREEN, BLUE = 0x07E0, 0x001F
CONTROL_DOWN = bytes.fromhex("04 01 0000 0000FFE3")


@dataclass
class Session(Conversing):
    """A conversation, its client, and the displays there were."""

    made: Made
    displays: list[FakeDisplay] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    """Of the displays there will be."""

    async def display(self, number: int = 0) -> FakeDisplay:
        """The display that was opened as that one."""
        opened = self.made.hypervisor.displays
        await until(lambda: len(opened) > number)
        while len(self.displays) < len(opened):
            size = self.sizes.pop(0) if self.sizes else (64, 48)
            self.displays.append(FakeDisplay(opened[len(self.displays)], *size))
        return self.displays[number]

    async def watched(self) -> FakeDisplay:
        """The display, as soon as the client looks at it."""
        connecting = asyncio.create_task(self.client.connect())
        display = await self.display()
        await connecting
        self.client.watch()
        return display

    async def shows(self, display: FakeDisplay) -> None:
        """Wait until the client sees what the display shows."""
        watcher = self.client.watcher
        await until(
            lambda: (
                watcher.updates
                and watcher.picture.shape == display.picture.shape
                and (watcher.picture == display.picture).all()
            )
        )


@asynccontextmanager
async def session(made: Made | None = None, *, viewer: bool = False) -> AsyncIterator[Session]:
    made = made or make()
    async with conversing(made.machine, viewer=viewer) as there:
        desk = Session(there.link, there.conversation, there.client, made)
        yield desk
    for display in desk.displays:
        await display.closed()


def power(session: Session, state: DomainState) -> None:
    session.made.hypervisor._become(state)


async def test_the_client_sees_what_the_display_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "PICTURE_SECONDS", 3600.0)
    async with session() as desk:
        display = await desk.watched()
        assert desk.client.title == b"Intel(r) AMT KVM"
        assert (desk.client.watcher.width, desk.client.watcher.height) == (64, 48)
        display.paint(3, 4, 20, 30, GREEN)
        await desk.shows(display)
        display.paint(10, 4, 20, 30, BLUE)
        await desk.shows(display)


async def test_a_display_that_grows_and_shrinks_is_followed() -> None:
    async with session() as desk:
        display = await desk.watched()
        await desk.shows(display)
        for width, height in ((300, 200), (40, 30)):
            display.resize(width, height)
            display.paint(0, 0, 9, 9, GREEN)
            await desk.shows(display)
            assert size(desk.made.machine.snapshot) == (width, height)


async def test_keys_and_pointer_reach_the_guest() -> None:
    async with session() as desk:
        display = await desk.watched()
        desk.client.writer.write(bytes.fromhex("04 01 0000 00000013 04 00 0000 00000013 05 01 0005 0006"))
        desk.client.writer.write(bytes.fromhex("05 00 FFFE 0007 05 00 0007 0400"))
        await until(lambda: len(display.pointers) == 3)
        assert display.keys == [(True, 0xFF13), (False, 0xFF13)]
        assert display.pointers == [(1, 5, 6), (0, 0, 7), (0, 7, 47)], "nowhere but on the screen"


async def test_what_is_pressed_when_the_session_ends_is_let_go() -> None:
    async with session() as desk:
        display = await desk.watched()
        desk.client.writer.write(CONTROL_DOWN + bytes.fromhex("04 01 0000 0000FFFF 05 04 0005 0006"))
        await until(lambda: display.pointers)
        desk.client.writer.transport.abort()
    assert display.keys[2:] == [(False, 0xFFFF), (False, 0xFFE3)]
    assert display.pointers == [(4, 5, 6), (0, 5, 6)]
    assert display.gone


async def test_a_machine_that_is_off_is_black_and_is_seen_when_it_is_on_again() -> None:
    made = make(domain(state=DomainState.OFF))
    async with session(made) as desk:
        await desk.client.connect()
        desk.client.watch()
        watcher = desk.client.watcher
        await until(lambda: watcher.updates)
        assert (watcher.width, watcher.height) == (720, 400)
        assert not watcher.picture.any()
        assert made.hypervisor.displays == []
        power(desk, DomainState.RUNNING)
        display = await desk.display()
        display.paint(0, 0, 64, 48, GREEN)
        await desk.shows(display)
        power(desk, DomainState.OFF)
        display.close()
        await until(lambda: not watcher.picture.any())
        assert (watcher.width, watcher.height) == (64, 48), "the size stays"
        desk.sizes = [(80, 60)]
        power(desk, DomainState.RUNNING)
        display = await desk.display(1)
        display.paint(0, 0, 64, 48, BLUE)
        await desk.shows(display)


async def test_a_display_that_is_lost_is_sought_again() -> None:
    made = make()
    async with session(made) as desk:
        display = await desk.watched()
        display.paint(0, 0, 64, 48, GREEN)
        await desk.shows(display)
        made.hypervisor.failure = BackendUnreachable("libvirtd is restarting")
        display.close()
        display = await desk.display(1)
        display.paint(0, 0, 64, 48, BLUE)
        await desk.shows(display)


async def test_a_client_that_looks_at_a_part_sees_its_changes_whatever_else_changes() -> None:
    async with session() as desk:
        display = await desk.watched()
        await desk.shows(display)
        desk.client.looking = False
        display.paint(0, 0, 1, 1, GREEN)
        await desk.shows(display)
        desk.client.writer.write(bytes.fromhex("03 01 0020 0020 0008 0008"))
        for colour in range(1, 10):
            display.paint(0, 0, 9, 9, colour)
            await asyncio.sleep(0.01)
        display.paint(34, 34, 1, 1, BLUE)
        await until(lambda: desk.client.watcher.picture[34, 34] == BLUE)
        assert not desk.client.watcher.picture[1:9, 1:9].any()


async def test_a_display_that_is_no_display_is_not_asked_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(monitor, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(monitor, "LONGEST_PAUSE", 0.05)
    made = make()
    async with session(made) as desk:
        connecting = asyncio.create_task(desk.client.connect())
        start = time.monotonic()
        for number in range(8):
            await until(lambda: len(made.hypervisor.displays) > number)  # noqa: B023 - called at once
            made.hypervisor.displays[number].send(b"SSH-2.0-mistaken\r\n")
        await connecting
        assert time.monotonic() - start >= 0.2, "0.02, 0.04 and five times 0.05 seconds between"
        assert (desk.client.watcher.width, desk.client.watcher.height) == (720, 400)
    for connection in made.hypervisor.displays:
        connection.close()


async def test_a_machine_without_a_display_is_asked_again_when_it_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(monitor, "FIRST_PAUSE", 0.01)
    made = make(domain(abilities=frozenset(Ability) - {Ability.DISPLAY}))
    open_display, attempts = made.hypervisor.open_display, []

    async def counted(uuid: UUID) -> socket.socket:
        attempts.append(uuid)
        return await open_display(uuid)

    made.hypervisor.open_display = counted  # type: ignore[method-assign] # as it was, but for the list
    async with session(made) as desk:
        await desk.client.connect()
        desk.client.watch()
        await asyncio.sleep(0.1)
        assert len(attempts) == 1
        made.hypervisor._see(replace(made.hypervisor.domain, abilities=frozenset(Ability)))
        display = await desk.display()
        display.paint(0, 0, 9, 9, GREEN)
        await desk.shows(display)


async def test_a_client_that_does_not_look_costs_nothing() -> None:
    async with session() as desk:
        display = await desk.watched()
        await desk.shows(display)
        desk.client.looking = False
        display.paint(0, 0, 1, 1, GREEN)
        await desk.shows(display)
        await until(
            lambda: display._asked
        )  # what comes next is fetched while the client is busy with the last
        for colour in range(1, 20):
            display.paint(0, 0, 64, 48, colour)
            await asyncio.sleep(0.01)
        asked, seen = display.requests, len(desk.client.watcher.updates)
        for colour in range(20, 40):
            display.paint(0, 0, 64, 48, colour)
            await asyncio.sleep(0.01)
        assert display.requests == asked
        assert len(desk.client.watcher.updates) == seen
        desk.client.look()
        await desk.shows(display)


async def test_a_client_that_does_not_read_does_not_fill_the_memory() -> None:
    async with session() as desk:
        desk.sizes = [(1920, 1080)]
        connecting = asyncio.create_task(desk.client.connect())
        display = await desk.display()
        await connecting
        desk.client.writer.write(bytes.fromhex("02 00 0001 00000000") + EVERYTHING)
        for colour in range(1, 12):
            display.paint(0, 0, 1920, 1080, colour * 1657)
            desk.client.writer.write(bytes.fromhex("03 00 0000 0000 FFFF FFFF"))
            await asyncio.sleep(0.01)
        assert desk.link.transport.get_write_buffer_size() < 1 << 20, (
            "less than a frame, of four million octets"
        )
        asked = display.requests
        display.paint(0, 0, 1920, 1080, GREEN)
        await asyncio.sleep(0.1)
        assert display.requests <= asked + 1
        desk.client.writer.transport.abort()


async def test_the_consent_code_is_drawn_over_the_picture_while_it_is_taken() -> None:
    made = make(domain(state=DomainState.OFF))
    async with session(made) as desk:
        await desk.client.connect()
        desk.client.watch()
        picture = desk.client.watcher.picture
        await until(lambda: desk.client.watcher.updates)
        made.machine.hold(Consent(code="123456", until=time.monotonic() + 1.0))
        await until(picture.any)
        await until(lambda: not picture.any())
        made.machine.hold(Consent(code="654321", until=time.monotonic() + 3600.0))
        await until(picture.any)
        made.machine.hold(Consent(granted=True, until=time.monotonic() + 3600.0))
        await until(lambda: not picture.any())


async def test_the_session_ends_when_nobody_has_touched_it_for_so_long_as_is_set() -> None:
    made = make(domain(), Desktop(SessionTimeout=1))
    async with session(made) as desk:
        await desk.watched()
        now = asyncio.get_running_loop().time()
        assert desk.conversation._rfb is not None
        (ended,) = desk.conversation._rfb.on_timer(now + 61.0)
        assert "input" in str(ended)


async def test_a_viewer_whose_handshake_is_over_sees_the_display_and_means_what_it_types() -> None:
    async with session(viewer=True) as desk:
        initialised = asyncio.create_task(desk.client.initialised())
        display = await desk.display()
        await initialised
        desk.client.watch()
        display.paint(0, 0, 9, 9, GREEN)
        await desk.shows(display)
        desk.client.writer.write(bytes.fromhex("04 01 0000 00000041"))
        await until(lambda: display.keys)
        assert display.keys == [(True, 0x41)], "large, without Shift: its Caps Lock is on"
        desk.client.looking = False
        display.paint(0, 0, 9, 9, BLUE)
        await desk.shows(display)
        assert desk.conversation._rfb is not None
        for seconds in (20.0, 40.0):
            desk.conversation._rfb.on_timer(asyncio.get_running_loop().time() + seconds)
        assert list(desk.conversation._rfb.take()) == [], "no bell to be heard by its user"


async def test_a_display_that_is_opened_too_late_is_closed_again() -> None:
    made = make()
    opening, may_open = asyncio.Event(), asyncio.Event()
    open_display, opened = made.hypervisor.open_display, []

    async def slowly(uuid: UUID) -> socket.socket:
        opening.set()
        await may_open.wait()
        opened.append(await open_display(uuid))
        return opened[0]

    made.hypervisor.open_display = slowly  # type: ignore[method-assign] # a hypervisor that is busy
    async with session(made) as desk:
        connecting = asyncio.create_task(desk.client.connect())
        await opening.wait()
        desk.client.writer.transport.abort()
        await asyncio.wait([connecting])
        await desk.conversation.end()
        may_open.set()
        await until(lambda: opened and opened[0].fileno() < 0)
        made.hypervisor.displays[0].close()


@pytest.mark.parametrize("turns", range(5))
async def test_the_end_is_the_end_even_if_the_machine_changes_at_that_moment(turns: int) -> None:
    made = make()

    async def unreachable(uuid: UUID) -> socket.socket:
        raise BackendUnreachable("libvirtd is restarting")

    made.hypervisor.open_display = unreachable  # type: ignore[method-assign] # for good
    async with session(made) as desk:
        await desk.client.connect()
        desk.conversation.changed((DOMAIN,))
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(PATIENCE):
            await desk.conversation.end()


async def test_a_fault_of_ours_ends_the_session_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    made = make()

    async def broken(uuid: UUID) -> socket.socket:
        raise RuntimeError("nobody thought of this")

    made.hypervisor.open_display = broken  # type: ignore[method-assign] # not what a backend raises
    async with session(made) as desk:
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await desk.client.connect()
        assert desk.link.reason == "it failed"
    assert "nobody thought of this" in caplog.text


def test_numpy_is_not_loaded_before_the_first_session() -> None:
    code = "import sys, vamt.net.desktop; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
