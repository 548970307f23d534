"""MeshCentral's own redirection modules, run by redirection.js: its terminal, its remote desktop, its storage."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self

from interop.client import Device
from interop.hearing import Hearing
from interop.programs import MESHCENTRAL, MeshCentral
from lab.screens import Picture, of_rgba

CLOSED: Final = 0
OPEN: Final = 3
"""State of a session of the page's modules."""

Kind = Literal["sol", "kvm", "storage"]


class Redirection(Hearing):
    """`async with`: one session; it ends when it is closed, or the program dies."""

    def __init__(
        self,
        device: Device,
        kind: Kind,
        *,
        tls: bool = False,
        image: Path | None = None,
        now: bool = False,
        bits: Literal[16, 8] = 16,
    ) -> None:
        """The image is offered at the machine's next start, or at once where `now`; a pixel has that many bits."""
        super().__init__()
        self.state = -1
        self.complaints: list[str] = []
        self.reads: list[tuple[int, int]] = []
        """First block and number of blocks of each read of the image."""
        self.size = (0, 0)
        self._command: list[str | Path] = [
            "node",
            Path(__file__).with_name("redirection.js"),
            MESHCENTRAL,
            device.address,
            kind,
            *([] if image is None else [image]),
        ]
        self._environment = {
            "AMT_USER": device.user or "admin",
            "AMT_PASSWORD": device.password,
            "AMT_TLS": str(int(tls)),
            "AMT_STORAGE_START": "2" if now else "0",
            "AMT_BITS": str(bits),
        }
        self._drawn: asyncio.Future[tuple[int, int]] | None = None

    @staticmethod
    def missing() -> str | None:
        """Why it cannot run here, or None."""
        return MeshCentral.missing()

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, **self._environment},
        )
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        await self._process.wait()
        await self._reading

    def kill(self) -> None:
        """End it as an operator's machine that loses its power."""
        with suppress(ProcessLookupError):  # it has ended by itself
            self._process.kill()

    def die(self, reads: int) -> None:
        """Have it killed in the middle of that many reads of the image from now."""
        self._do("die", reads)

    def type(self, text: str) -> None:
        """Type at the terminal."""
        self._do("type", text)

    def press(self, letter: str) -> None:
        """Press and let go a letter's key at the remote desktop, named as a browser does."""
        self._do("press", f"Key{letter.upper()}", ord(letter.upper()))

    async def picture(self, folder: Path) -> Picture:
        """What the remote desktop shows; it is handed over in that folder."""
        self._drawn = asyncio.get_running_loop().create_future()
        self._do("picture", str(folder / "canvas"))
        width, height = await self._drawn
        return of_rgba(width, height, (folder / "canvas").read_bytes())

    async def opens(self) -> None:
        """Wait until the session is open."""
        await self.until(lambda: self.state == OPEN, what="an open session")

    def _do(self, *command: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command).encode() + b"\n")

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self._happened(*json.loads(line))
            self.hear()
        self.end()

    def _happened(self, event: str, *facts: Any) -> None:
        match event, *facts:
            case "text", text:
                self.hear(text)
            case "state", state:
                self.state = state
                if state == CLOSED:
                    self.end()
            case "read", block, blocks:
                self.reads.append((block, blocks))
            case "size", width, height:
                self.size = (width, height)
            case "picture", width, height:
                assert self._drawn is not None
                self._drawn.set_result((width, height))
            case _, complaint:
                self.complaints.append(complaint)
