"""A line to a serial port by the hypervisor's console stream.

The stream tells in the hypervisor's thread and blocks who types, so each line has a thread of its own: a guest
that does not read keeps no other's waiting.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from vamt.backend.host import HostConsole, OpenConsole
from vamt.backend.line import Hear, keep
from vamt.backend.pool import Pool
from vamt.errors import BackendError

log = logging.getLogger("vamt.backend")

_OPEN_SECONDS: Final = 10.0
_CLOSE_SECONDS: Final = 3.0
_MOST_HEARD: Final = 4 << 20
"""Octets that wait for the event loop; the oldest give way."""


class StreamLine:
    """A `Line`."""

    def __init__(self, name: str, hear: Hear) -> None:
        self.ended = asyncio.Event()
        self._name = name
        self._hear = hear
        self._loop = asyncio.get_running_loop()
        self._pool = Pool(f"console of {name}", 1)
        self._console: HostConsole | None = None
        self._hearing = threading.Lock()
        self._heard = bytearray()
        self._lost = 0
        self._typed = bytearray()
        self._sending: asyncio.Task[None] | None = None

    async def open(self, open_console: OpenConsole) -> None:
        """Attach; raises PortBusy, BackendError."""

        def attach() -> None:
            self._console = open_console(self._take, self._hung_up)

        await self._pool.run(_OPEN_SECONDS, attach)

    def write(self, data: bytes) -> None:
        """As `Line.write`."""
        keep(self._typed, data)
        if self._typed and self._sending is None:
            self._sending = asyncio.create_task(self._send())

    async def close(self) -> None:
        """As `Line.close`; where the guest does not let who typed go, the rest happens later."""
        if self._sending is not None:
            self._sending.cancel()
        closing = asyncio.ensure_future(self._pool.run(None, self._let_go))
        closing.add_done_callback(lambda _: self._pool.close())  # not before: the thread has yet to do it
        done, _ = await asyncio.wait({closing}, timeout=_CLOSE_SECONDS)
        if not done:
            log.warning(
                "console-abandoned machine=%s hint=%r",
                *(
                    self._name,
                    "it stays attached until its guest reads what was typed, or its libvirt answers",
                ),
            )

    async def _send(self) -> None:
        """Type what there is to type."""
        with suppress(BackendError):  # the end of the line is told otherwise
            while self._typed and self._console is not None:
                typed, self._typed = bytes(self._typed), bytearray()
                await self._pool.run(None, partial(self._console.send, typed))
        self._sending = None

    def _let_go(self) -> None:
        """In the line's own thread, after all else: so a console that was opened too late is closed too."""
        if self._console is not None:
            self._console.close()

    def _take(self, data: bytes) -> None:
        """In the hypervisor's thread."""
        with self._hearing:
            first = not self._heard
            self._heard += data
            self._lost += max(0, len(self._heard) - _MOST_HEARD)
            del self._heard[:-_MOST_HEARD]
        if first:
            self._hand_over(self._deliver)

    def _hung_up(self) -> None:
        """In the hypervisor's thread."""
        self._hand_over(self.ended.set)

    def _hand_over(self, call: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(call)

    def _deliver(self) -> None:
        """Tell everything that has come so far."""
        with self._hearing:
            heard, self._heard = bytes(self._heard), bytearray()
            lost, self._lost = self._lost, 0
        if lost:
            log.warning("console of %s: %d octets came too fast and are lost", self._name, lost)
        self._hear(heard)


async def attach(name: str, open_console: OpenConsole, hear: Hear) -> StreamLine:
    """A line by the hypervisor's stream; raises PortBusy, BackendError."""
    line = StreamLine(name, hear)
    try:
        await line.open(open_console)
    except BaseException:
        await line.close()
        raise
    return line
