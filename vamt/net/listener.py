"""Taking connections off a listening socket, a few at a time, also where the process has no descriptors left.

asyncio's own servers take a thousand at once, before anybody can close one of them, and log a traceback for every
one that they cannot take.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import time
from collections.abc import Callable
from typing import Final

from vamt.logs import Seldom

log = logging.getLogger("vamt.net")

BACKLOG: Final = 1024
"""Connections that wait in the kernel."""
AT_ONCE: Final = 16
"""Connections taken before others have their turn, and those that gave way are closed."""
SHORT_SECONDS: Final = 0.1
"""Until the next try where there are no descriptors."""

_SHORT: Final = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)

Welcome = Callable[[socket.socket, str], None]
"""Is given a connection and its peer's address, and sees to both."""


class Listener:
    """A port."""

    _seldom: Final = Seldom()
    """For all listeners: they run out of descriptors together."""

    def __init__(
        self, listening: socket.socket, welcome: Welcome, short: Callable[[], None] = lambda: None
    ) -> None:
        """Accept on a bound socket, which is closed with it.

        `short` is called when descriptors are lacking, and may free one.
        """
        listening.listen(BACKLOG)
        listening.setblocking(False)
        self._socket = listening
        self._welcome = welcome
        self._short = short
        self._loop = asyncio.get_running_loop()
        self._resuming: asyncio.TimerHandle | None = None
        self._resume()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._socket.getsockname()[1])

    def close(self) -> None:
        """Accept no more."""
        if self._resuming is not None:
            self._resuming.cancel()
        self._loop.remove_reader(self._socket)
        self._socket.close()

    def _resume(self) -> None:
        self._resuming = None
        self._loop.add_reader(self._socket, self._accept)

    def _accept(self) -> None:
        for _ in range(AT_ONCE):
            try:
                connection, peer = self._socket.accept()
            except OSError as error:  # no more are there, or one has ended before it was taken
                if error.errno in _SHORT:
                    self._pause(error)
                return
            connection.setblocking(False)
            self._welcome(connection, peer[0] if isinstance(peer, tuple) else "")

    def _pause(self, error: OSError) -> None:
        """Do without new connections for a moment; the kernel would call again and again."""
        times = self._seldom.times(time.monotonic())
        if times:
            log.error("not-accepting reason=%r times=%d", error.strerror, times)
        self._loop.remove_reader(self._socket)
        self._resuming = self._loop.call_later(SHORT_SECONDS, self._resume)
        self._short()


def bound(host: str, port: int) -> socket.socket:
    """A socket at an address, for a listener. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)
