"""A line to a serial port by the hypervisor's console stream.

The stream tells in the hypervisor's thread and blocks who types, so each line has a thread of its own: a guest
that does not read keeps no other's waiting.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
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
_MOST_PIECES: Final = 64
"""Pieces of output that wait for the event loop; the oldest gives way."""


class StreamLine:
    """A `Line`."""

    def __init__(self, name: str, hear: Hear) -> None:
        self.ended = asyncio.Event()
        self._name = name
        self._hear = hear
        self._loop = asyncio.get_running_loop()
        self._pool = Pool(f"console of {name}", 1)
        self._console: HostConsole | None = None
        self._heard: deque[bytes] = deque(maxlen=_MOST_PIECES)
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
        await asyncio.wait({closing}, timeout=_CLOSE_SECONDS)

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
        if len(self._heard) == _MOST_PIECES:
            self._lost += 1
        self._heard.append(data)
        self._hand_over(self._deliver)

    def _hung_up(self) -> None:
        """In the hypervisor's thread."""
        self._hand_over(self.ended.set)

    def _hand_over(self, call: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(call)

    def _deliver(self) -> None:
        """Tell everything that has come so far."""
        if self._lost:
            log.warning(
                "console of %s: %d pieces of output came too fast and are lost", self._name, self._lost
            )
            self._lost = 0
        pieces = []
        while self._heard:
            pieces.append(self._heard.popleft())
        if pieces:
            self._hear(b"".join(pieces))


async def attach(name: str, open_console: OpenConsole, hear: Hear) -> StreamLine:
    """A line by the hypervisor's stream; raises PortBusy, BackendError."""
    line = StreamLine(name, hear)
    try:
        await line.open(open_console)
    except BaseException:
        await line.close()
        raise
    return line
