"""Debian's `xtightvncviewer` in an X server of its own, Xvfb, whose screen is a file."""

from __future__ import annotations

import asyncio
import os
import secrets
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from interop.client import Device
from interop.hearing import Hearing
from interop.programs import not_found
from lab.console import Console
from lab.screens import Picture, of_xwd

PASSWORD: Final = "P@ssw0rd"
"""Of eight characters, as the port demands."""
LET_IN: Final = "Authentication successful"
REFUSED: Final = "wrong password"
"""The machine's words, which it repeats."""
_SCREEN: Final = (1280, 1024)
"""Larger than a guest's, for the X server's pointer is drawn into the picture."""
_INSIDE: Final = ("10", "10")
_ASIDE: Final = (str(_SCREEN[0] - 1), str(_SCREEN[1] - 1))


async def let_viewers_in(console: Console) -> None:
    """Switch the port of plain VNC on."""
    await console.put(
        "IPS_KVMRedirectionSettingData", Is5900PortEnabled="true", RFBPassword=PASSWORD, SessionTimeout="0"
    )


class Viewer(Hearing):
    """`async with`: from its start until both programs are gone."""

    def __init__(self, device: Device, folder: Path, *, password: str = PASSWORD) -> None:
        """The folder, a new one for each viewer, is for the screen."""
        super().__init__()
        self._address = device.address
        self._password = password
        self._folder = folder
        self._display = ""
        self._programs = AsyncExitStack()

    @staticmethod
    def missing() -> str | None:
        """Why it cannot run here, or None."""
        return not_found("xtightvncviewer") or not_found("Xvfb") or not_found("xdotool")

    async def __aenter__(self) -> Self:
        told, tell = os.pipe()
        screen = "x".join(map(str, (*_SCREEN, 24)))
        # The sockets of displays are in one folder of the host, so that the first free one of this network
        # namespace may be another's.
        display = f":{1000 + secrets.randbelow(50_000)}"
        await self._start(
            *("Xvfb", display, "-displayfd", str(tell), "-screen", "0", screen, "-fbdir", str(self._folder)),
            pass_fd=tell,
        )
        os.close(tell)
        with os.fdopen(told, "rb") as answer:
            self._display = f":{(await asyncio.to_thread(answer.readline)).decode().strip()}"
        await self._tool("mousemove", *_ASIDE)
        viewer = await self._start(
            *("xtightvncviewer", "-autopass", "-nocursorshape", "-geometry", "+0+0", f"{self._address}:0")
        )
        assert viewer.stdin is not None
        viewer.stdin.write(f"{self._password}\n".encode())
        self._reading = asyncio.create_task(self._read(viewer))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._programs.aclose()
        await self._reading

    async def press(self, key: str) -> None:
        """Press and let go a key, by X's name of it, with the pointer on the guest's screen."""
        await self._tool("mousemove", *_INSIDE, "key", key, "mousemove", *_ASIDE)

    async def picture(self, width: int, height: int) -> Picture:
        """That much of the X server's screen, from the top left, which is where the viewer is."""
        data = await asyncio.to_thread((self._folder / "Xvfb_screen0").read_bytes)
        return of_xwd(data, width, height)

    async def _start(self, *command: str, pass_fd: int | None = None) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE if self._display else asyncio.subprocess.DEVNULL,
            pass_fds=() if pass_fd is None else (pass_fd,),
            env={**os.environ, "DISPLAY": self._display},
        )
        self._programs.push_async_callback(_end, process)
        return process

    async def _tool(self, *words: str) -> None:
        tool = await self._start("xdotool", *words)
        assert await tool.wait() == 0

    async def _read(self, viewer: asyncio.subprocess.Process) -> None:
        assert viewer.stderr is not None
        async for line in viewer.stderr:
            self.hear(line.decode("latin-1"))
        self.end()


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):  # it has ended by itself
        process.kill()
    await process.wait()
