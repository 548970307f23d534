"""Debian's `amtterm`, with somebody at its terminal."""

from __future__ import annotations

import asyncio
import os
import pty
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from interop.client import Device
from interop.hearing import Hearing
from interop.programs import not_found

CONNECTED: Final = "connected now"
REFUSED: Final = "session authentication failed"
GIVES_UP_AFTER: Final = 20
"""Seconds of silence."""
_ESCAPE: Final = "\x1d"
_LEFT: Final = "redirection shutdown"
"""It has said goodbye; the device closes the connection."""


class Amtterm(Hearing):
    """`async with`: from its start until it is gone."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self._device = device
        self._terminal = -1

    @staticmethod
    def missing() -> str | None:
        """Why it cannot run here, or None."""
        return not_found("amtterm")

    async def __aenter__(self) -> Self:
        self._terminal, its_end = pty.openpty()
        environment = {**os.environ, "AMT_PASSWORD": self._device.password}
        self._process = await asyncio.create_subprocess_exec(
            "amtterm", "-u", self._device.user or "admin", self._device.address,
            stdin=its_end, stdout=its_end, stderr=its_end, env=environment,
        )  # fmt: skip
        os.close(its_end)
        asyncio.get_running_loop().add_reader(self._terminal, self._shown)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.get_running_loop().remove_reader(self._terminal)
        with suppress(ProcessLookupError):  # it has ended by itself
            self._process.kill()
        await self._process.wait()
        os.close(self._terminal)

    def type(self, text: str) -> None:
        """Type that."""
        os.write(self._terminal, text.encode())

    async def leave(self) -> None:
        """Press its escape key, and see it close the session."""
        self.type(_ESCAPE)
        await self.says(_LEFT)
        await self.ends()

    def _shown(self) -> None:
        try:
            piece = os.read(self._terminal, 4096)
        except OSError:  # how Linux says that nobody has the other end any more
            asyncio.get_running_loop().remove_reader(self._terminal)
            self.end()
        else:
            self.hear(piece.decode("latin-1"))
