"""A machine's screen: what its display shows while there is one, black while there is none.

Keeps a connection to the domain's VNC display for as long as one session lasts, through power cycles. What is
done with the picture is not known here. It brings numpy with it, so it is imported when the first session begins.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from vamt.backend.base import ON_STATES
from vamt.errors import BackendError, NotSupported
from vamt.firmware.screens import note_size
from vamt.machine import Machine
from vamt.net.link import Link
from vamt.redirection.core import Event
from vamt.redirection.display import Changed, Display, Resized
from vamt.redirection.keys import Press
from vamt.redirection.screen import Screen

log = logging.getLogger("vamt.kvm")

FIRST_PAUSE: Final = 0.25
LONGEST_PAUSE: Final = 8.0
"""Seconds before a display is tried again that should be there."""


class Monitor:
    """One screen, and the display behind it."""

    def __init__(self, machine: Machine, changed: Callable[[], None]) -> None:
        """Be black; `changed` is called when there may be something new to see."""
        self.screen = Screen()
        self.settled = asyncio.Event()
        """What is to be seen is the machine's, as far as that can be known."""
        self._machine = machine
        self._changed = changed
        self._woken = asyncio.Event()
        self._display: Display | None = None
        self._link: Link | None = None
        self._pumping: asyncio.Handle | None = None
        self._drawn = False
        """The display has shown something."""

    async def watch(self) -> None:
        """Show the machine's display whenever it has one, until cancelled."""
        pause = FIRST_PAUSE
        while True:
            self._woken.clear()
            hopeful = self._machine.snapshot.domain.state in ON_STATES
            if hopeful:
                try:
                    await self._show()
                except NotSupported:
                    hopeful = False
                except (BackendError, OSError) as error:
                    log.info("no-display machine=%s reason=%r", self._machine.name, str(error))
            pause = FIRST_PAUSE if self._drawn else min(2 * pause, LONGEST_PAUSE)
            self._drawn = False
            self.screen.blank()
            self.settled.set()
            self._changed()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause if hopeful else None):
                    await self._woken.wait()

    def wake(self) -> None:
        """There may be a display now."""
        self._woken.set()

    def request(self) -> None:
        """Ask the display for what is new; once until it has answered."""
        if self._display is not None and self._link is not None:
            self._display.request()
            self._link.pump()

    def press(self, keys: Iterable[Press]) -> None:
        """Press keys and let them go."""
        if self._display is not None and self._link is not None:
            for down, keysym in keys:
                self._display.key(down, keysym)
            self._pump_soon()

    def point(self, buttons: int, x: int, y: int) -> None:
        """Move the pointer, with these buttons down."""
        if self._display is not None and self._link is not None:
            self._display.pointer(buttons, x, y)
            self._pump_soon()

    def _pump_soon(self) -> None:
        """Send what a client presses and points in one go, as far as it has sent that in one go."""
        if self._pumping is None:
            self._pumping = asyncio.get_running_loop().call_soon(self._pump)

    def _pump(self) -> None:
        self._pumping = None
        if self._link is not None:
            self._link.pump()

    async def _show(self) -> None:
        """Return when the display is gone; the connection is closed then, also if this is cancelled."""
        connection = await self._open()
        lost = asyncio.Event()
        link = Link(self._begin)
        link.lost = lost.set
        try:
            await asyncio.get_running_loop().create_connection(lambda: link, sock=connection)
        except BaseException:
            connection.close()
            raise
        try:
            await lost.wait()
        finally:
            self._display = self._link = None
            link.close("the session is over")
            await lost.wait()

    async def _open(self) -> socket.socket:
        """Connect; what arrives after this was cancelled is closed."""
        opening = asyncio.ensure_future(self._machine.backend.open_display(self._machine.uuid))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(_close)
            raise

    def _begin(self, link: Link) -> None:
        self._link, self._display = link, Display(self.screen)
        link.speak(self._display, self._hear)
        self.request()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Resized):
            note_size(self._machine, event.width, event.height)
        if isinstance(event, Changed):
            self._drawn = True
            self.settled.set()
        self._changed()


def _close(opening: asyncio.Future[socket.socket]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()
