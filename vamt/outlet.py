"""Writing to a descriptor that perhaps nobody reads, such as a log's: who writes never waits.

A thread writes what is put in. It may be stuck for ever in a full pipe, so it is a daemon, and it uses the bare
descriptor: a Python stream would keep its lock, and the interpreter could not end.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable
from typing import Final

MOST: Final = 1 << 20
"""Octets kept for a reader that does not read; what comes then is dropped."""
PATIENCE: Final = 1.0
"""Seconds for which who closes waits."""


class Outlet:
    """A descriptor, which stays its owner's to close."""

    def __init__(self, descriptor: int, dropped: Callable[[int], str] = lambda _: "") -> None:
        """Write there; `dropped` says in the text itself how many puts are missing at that place."""
        self._descriptor = descriptor
        self._say_dropped = dropped
        self._kept: list[bytes] = []
        self._size = 0
        self._dropped = 0
        self._writing = False
        self._closed = False
        self._news = threading.Condition()
        threading.Thread(target=self._write_all, name="vamt-outlet", daemon=True).start()

    def put(self, text: str) -> None:
        """Have a text written, or counted as dropped."""
        data = text.encode("utf-8", "backslashreplace")
        with self._news:
            # Once a text is dropped so are all after it, until the thread has taken what is kept and says the number.
            if self._closed or (self._kept and (self._dropped or self._size + len(data) > MOST)):
                self._dropped += 1
                return
            self._kept.append(data)
            self._size += len(data)
            self._news.notify_all()

    def close(self) -> None:
        """Take no more, and wait until everything is written, but not for long."""
        with self._news:
            self._closed = True
            self._news.notify_all()
            self._news.wait_for(lambda: not self._kept and not self._writing, PATIENCE)

    def _write_all(self) -> None:
        while True:
            with self._news:
                self._writing = False
                self._news.notify_all()
                self._news.wait_for(lambda: self._kept or self._closed)
                if not self._kept:
                    return
                kept, dropped = self._kept, self._dropped
                self._kept, self._size, self._dropped = [], 0, 0
                self._writing = True
            if dropped:
                kept.append(self._say_dropped(dropped).encode())
            try:
                self._write(b"".join(kept))
            except OSError:  # a full disk, a reader that has gone: perhaps it takes the next
                with self._news:
                    self._dropped += len(kept) - bool(dropped) + dropped

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:  # somebody who shares it has set it so
                waiting = select.poll()
                waiting.register(self._descriptor, select.POLLOUT)
                waiting.poll()
