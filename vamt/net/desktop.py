"""A desktop session: its client sees the machine's screen, and has its keyboard and mouse.

On the redirection ports and on port 5900. The screen is looked at while the client asks to see it: one that does
not costs nothing. Pictures and displays are `vamt.net.monitor`'s, which is imported with the first session.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from vamt.firmware.consent import Consent, State
from vamt.firmware.features import Desktop
from vamt.machine import DOMAIN, Machine
from vamt.net.link import Link
from vamt.redirection.core import Event
from vamt.redirection.keys import Keyboard
from vamt.redirection.rfb import Key, Pointer, Rfb, UpdateWanted
from vamt.redirection.rfbhandshake import Admitted, Handshake

if TYPE_CHECKING:
    from vamt.net.monitor import Monitor

log = logging.getLogger("vamt.kvm")

PICTURE_SECONDS: Final = 3.0
"""For which a client waits for the first picture, so that it need not be told another size at once."""
TITLE: Final = "Intel(r) AMT KVM"
"""The desktop's name, on every machine: noVNC and its forks know an AMT by it, and speak as AMT needs it."""
_NEGATIVE: Final = 0x8000
"""MeshCommander writes a pointer that has left on the left or above as if such numbers were taken for less than 0."""


class DesktopConversation:
    """What goes on in one session."""

    def __init__(
        self,
        machine: Machine,
        link: Link,
        now: Callable[[], float] = time.monotonic,
        *,
        viewer: bool = False,
    ) -> None:
        """Serve a client of AMT, or a VNC viewer of port 5900, whose handshake is over."""
        self._machine = machine
        self._link = link
        self._viewer = viewer
        self._now = now
        self._rfb: Rfb | None = None
        self._monitor: Monitor | None = None
        self._keyboard = Keyboard(characters=viewer)
        self._pointer = (0, 0, 0)
        self._task: asyncio.Task[None] | None = None
        self._banner: asyncio.TimerHandle | None = None

    def begin(self, early: bytes) -> None:
        """Speak over the link; `early` is what the client has said already."""
        if self._viewer:
            self._admit(early)
        else:
            self._link.speak(
                Handshake(self._now(), version=self._machine.snapshot.firmware.rfb), self.hear, early
            )

    def hear(self, event: Event) -> None:
        """Do what the client asks for."""
        if isinstance(event, Admitted):
            self._admit(event.early)
        elif self._monitor is None:
            pass  # there is no screen yet
        elif isinstance(event, UpdateWanted):
            self._monitor.request()
        elif isinstance(event, Key):
            self._monitor.press(self._keyboard.press(event.down, event.keysym))
        elif isinstance(event, Pointer):
            screen = self._monitor.screen
            x, y = _within(event.x, screen.width), _within(event.y, screen.height)
            self._pointer = (event.buttons, x, y)
            self._monitor.point(*self._pointer)

    def changed(self, names: Collection[str]) -> None:
        """Look for the display of a machine that is on, and for a consent code."""
        if self._monitor is None:
            return
        if DOMAIN in names:
            self._monitor.wake()
        if Consent.NAME in names:
            self._show_code()

    async def end(self) -> None:
        """Let go of everything, the keys and buttons first."""
        task, self._task = self._task, None
        if self._banner is not None:
            self._banner.cancel()
        if self._monitor is not None:
            self._monitor.press(self._keyboard.release())
            buttons, x, y = self._pointer
            if buttons:
                self._monitor.point(0, x, y)
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    def _admit(self, early: bytes) -> None:
        minutes = self._machine.snapshot.section(Desktop).SessionTimeout
        self._rfb = Rfb(TITLE, self._now(), idle_seconds=60.0 * minutes, sounds=not self._viewer)
        self._link.speak(self._rfb, self.hear, early)
        self._task = asyncio.create_task(self._show(self._rfb))
        self._task.add_done_callback(self._stopped)

    async def _show(self, rfb: Rfb) -> None:
        """Have the client see what the machine shows, until cancelled."""
        # It takes up to a second, and others are not to wait for it.
        await asyncio.to_thread(importlib.import_module, "vamt.net.monitor")
        from vamt.net.monitor import Monitor
        from vamt.redirection.pixels import RGB565
        from vamt.redirection.tiles import Encoder

        self._monitor = monitor = Monitor(self._machine, self._look)
        self._show_code()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(monitor.watch())
            with suppress(TimeoutError):
                async with asyncio.timeout(PICTURE_SECONDS):
                    await monitor.settled.wait()
            rfb.show(monitor.screen, Encoder(RGB565, rle=False, deflate=True))
            self._link.pump()

    def _look(self) -> None:
        """Send what is new, and look for more if the client has all there is, or waits for something else."""
        if self._rfb is None or self._monitor is None:
            return
        self._link.pump()
        screen = self._monitor.screen
        if self._rfb.starved or not screen.is_dirty((0, 0, screen.width, screen.height)):
            self._monitor.request()

    def _show_code(self) -> None:
        """Show the code of a consent that is asked for, as long as it is taken."""
        if self._monitor is None:
            return
        now = self._now()
        consent = self._machine.snapshot.section(Consent).at(now)
        shown = consent.state is State.DISPLAYED
        self._monitor.screen.show_banner(consent.code if shown else None)
        if self._banner is not None:
            self._banner.cancel()
            self._banner = None
        if shown:
            self._banner = asyncio.get_running_loop().call_later(consent.until - now, self._show_code)
        self._link.pump()

    def _stopped(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            log.error(
                "failed machine=%s peer=%s", self._machine.name, self._link.peer, exc_info=task.exception()
            )
            self._link.close("it failed")


def _within(position: int, size: int) -> int:
    """The nearest place on the screen."""
    return 0 if position >= _NEGATIVE else min(position, size - 1)
