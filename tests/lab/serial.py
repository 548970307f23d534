"""A guest's serial port: what it said since it was first started, and a way to type."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from support.patience import PATIENCE

_CURSOR: Final = re.compile(r"\x1b\[6n|\x1b(\[6?)?$")
"""The question, also one that is not yet written whole."""


class Serial:
    """Reads the log that QEMU keeps of the port, and types into its socket."""

    def __init__(self, log: Path, port: Path) -> None:
        self._log = log
        self._port = port
        self._typing: socket.socket | None = None
        self._seen = 0

    @property
    def text(self) -> str:
        """Everything it has said, without its shell's question where the cursor is, which may cut any line."""
        said = self._log.read_bytes().decode("latin-1") if self._log.exists() else ""
        return _CURSOR.sub("", said)

    @property
    def unread(self) -> str:
        """What it has said that nobody waited for yet."""
        return self.text[self._seen :]

    async def says(self, text: str, within: float = PATIENCE) -> str:
        """Wait until it has said that, after what was last waited for; returns what came before it."""
        try:
            async with asyncio.timeout(within):
                while (at := self.text.find(text, self._seen)) < 0:
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"the guest did not say {text!r} but {self.unread[-2000:]!r}") from None
        before = self.text[self._seen : at]
        self._seen = at + len(text)
        return before

    def forget(self) -> None:
        """Take all it has said so far as read."""
        self._seen = len(self.text)

    def type(self, text: str) -> None:
        """Type on the guest's console.

        The connection stays: QEMU drops what the guest has not yet read when it ends.
        """
        if self._typing is not None:
            try:
                self._typing.sendall(text.encode())
            except OSError:  # that QEMU is gone; another may have come
                self.close()
            else:
                return
        port = socket.socket(socket.AF_UNIX)
        port.connect(str(self._port))
        threading.Thread(target=_swallow, args=(port.dup(),), daemon=True).start()
        self._typing = port
        port.sendall(text.encode())

    def close(self) -> None:
        """Take the hands off the keyboard."""
        if self._typing is not None:
            self._typing.shutdown(socket.SHUT_RDWR)
            self._typing.close()
            self._typing = None


def _swallow(port: socket.socket) -> None:
    """Read what is read from the log already: unread, some hundred characters would stop the guest."""
    with port, suppress(OSError):
        while port.recv(4096):
            pass
