"""Lines to a serial port that is a unix socket: one that QEMU listens at, or one that QEMU calls.

A line never waits for who types. What the guest does not read is kept up to a bound, of which the oldest gives way.
"""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, cast

from vamt.backend.line import Hear, keep
from vamt.errors import BackendError, PortBusy, WrongState

_WRITE_AHEAD: Final = 4096
_ACCEPT_SECONDS: Final = 0.5
"""How long QEMU may take to accept a connection before someone else is said to have the port."""
_ACCEPT_PAUSE: Final = 0.02
_CALL_SECONDS: Final = 1.5
"""How long a running QEMU is waited for to call; most try every second."""


class UnixLine(asyncio.Protocol):
    """One connection of a unix socket, whoever made it; a `Line`."""

    def __init__(self, hear: Hear, begun: Callable[[UnixLine], None] = lambda _line: None) -> None:
        self.ended = asyncio.Event()
        self._hear = hear
        self._begun = begun
        self._typed = bytearray()
        self._full = False
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """As `asyncio.Protocol`."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=_WRITE_AHEAD)
        self._begun(self)

    def data_received(self, data: bytes) -> None:
        """As `asyncio.Protocol`."""
        self._hear(data)

    def pause_writing(self) -> None:
        """As `asyncio.Protocol`."""
        self._full = True

    def resume_writing(self) -> None:
        """As `asyncio.Protocol`."""
        self._full = False
        self.write(b"")

    def connection_lost(self, exc: Exception | None) -> None:
        """As `asyncio.Protocol`."""
        del exc
        self.ended.set()

    def write(self, data: bytes) -> None:
        """As `Line.write`."""
        keep(self._typed, data)
        if self._typed and not self._full:
            typed, self._typed = bytes(self._typed), bytearray()
            self._transport.write(typed)

    def hang_up(self) -> None:
        """End it; what the guest has not read is lost."""
        self._transport.abort()

    async def close(self) -> None:
        """As `Line.close`."""
        self.hang_up()


class CalledLine:
    """A socket that QEMU calls, after every start and whenever it was hung up on; a `Line` that does not end."""

    def __init__(self, path: str, hear: Hear) -> None:
        """Listen there; raises PortBusy, BackendError."""
        self.ended = asyncio.Event()
        self._path = path
        self._hear = hear
        self._called = asyncio.Event()
        self._caller: UnixLine | None = None
        self._server: asyncio.Server | None = None
        self._listener = _listener(path)
        self._inode = Path(path).stat().st_ino

    async def begin(self, running: bool) -> None:
        """Take calls; where there is a QEMU already, return when it has called, if it does so soon."""
        loop = asyncio.get_running_loop()
        answer = partial(UnixLine, self._hear, self._answered)
        self._server = await loop.create_unix_server(answer, sock=self._listener)
        if running:
            with suppress(TimeoutError):
                async with asyncio.timeout(_CALL_SECONDS):
                    await self._called.wait()

    def write(self, data: bytes) -> None:
        """As `Line.write`; without a QEMU there is nobody to read."""
        if self._caller is not None and not self._caller.ended.is_set():
            self._caller.write(data)

    async def close(self) -> None:
        """As `Line.close`."""
        self._take_down()
        self._listener.close() if self._server is None else self._server.close()
        if self._caller is not None:
            self._caller.hang_up()

    def _take_down(self) -> None:
        path = Path(self._path)
        with suppress(OSError):  # someone else has
            if path.stat().st_ino == self._inode:
                path.unlink()

    def _answered(self, caller: UnixLine) -> None:
        """The latest caller is the QEMU of the running instance."""
        before, self._caller = self._caller, caller
        if before is not None:
            before.hang_up()
        self._called.set()


async def dial(path: str, hear: Hear) -> UnixLine:
    """A line to the socket that QEMU listens at; raises WrongState, PortBusy, BackendError."""
    loop = asyncio.get_running_loop()
    try:
        _, line = await loop.create_unix_connection(partial(UnixLine, hear), path)
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise WrongState(f"nobody listens at {path}") from error
    except OSError as error:
        raise BackendError(f"{path}: {error.strerror or error}") from error
    try:
        await _accepted(path)
    except BaseException:
        line.hang_up()
        raise
    return line


async def await_call(path: str, hear: Hear, running: bool) -> CalledLine:
    """A line to the QEMU that calls that socket; raises PortBusy, BackendError."""
    line = CalledLine(path, hear)
    try:
        await line.begin(running)
    except BaseException:
        await line.close()
        raise
    return line


async def _accepted(path: str) -> None:
    """Raises PortBusy: QEMU serves one connection at a time, and lets another wait without a word."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _ACCEPT_SECONDS
    while _waits(path):
        if loop.time() > until:
            raise PortBusy(f"someone else is at {path}, or its QEMU stands still: end that first")
        await asyncio.sleep(_ACCEPT_PAUSE)


def _waits(path: str) -> bool:
    """Whether some connection to that socket was not accepted yet; Linux says 02 of it, SS_CONNECTING."""
    try:
        sockets = Path("/proc/net/unix").read_text("utf-8", "replace")
    except OSError:
        return False
    ours = (line.split(maxsplit=7) for line in sockets.splitlines() if line.endswith(f" {path}"))
    return any(state == "02" for _, _, _, _, _, state, *_ in ours)


def _listener(path: str) -> socket.socket:
    """A socket that listens there, for its owner and the group of its folder; raises PortBusy, BackendError."""
    listener = socket.socket(socket.AF_UNIX)
    try:
        _clear(path)
        os.fchmod(listener.fileno(), 0o600)  # from the moment it is there
        listener.bind(path)
        with suppress(PermissionError):  # who is not in that group serves QEMUs of his own
            os.chown(path, -1, Path(path).parent.stat().st_gid)
        Path(path).chmod(0o660)
        listener.listen()
    except OSError as error:
        listener.close()
        raise BackendError(f"{path}: {error.strerror or error}") from error
    except BackendError:
        listener.close()
        raise
    return listener


def _clear(path: str) -> None:
    """Take away a socket that nobody listens at; raises PortBusy, OSError."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.setblocking(False)
        try:
            probe.connect(path)
        except FileNotFoundError:
            return
        except ConnectionRefusedError:
            if stat.S_ISSOCK(os.lstat(path).st_mode):
                Path(path).unlink()
            return
        except BlockingIOError:  # it is alive, and does not keep up
            pass
    raise PortBusy(f"someone else listens at {path}: end that first")
