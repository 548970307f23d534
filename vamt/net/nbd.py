"""NBD exports on unix sockets: how QEMU gets at a medium that is somewhere else.

QEMU may run as a user of its own, so a socket is open to all, and its name, which cannot be guessed, is the key:
its folder is one that others can go through but not list. A user of this host who finds the name elsewhere (QEMU's
command line, /proc/net/unix) can read the medium; nobody can change it. Nothing here waits for a hypervisor, or for
who has the octets.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, Protocol, cast

from vamt.redirection.core import Ended, Event
from vamt.redirection.nbd import READ_SECONDS, Expired, Nbd, Read

log = logging.getLogger("vamt.nbd")

CONNECTIONS: Final = 8
"""Of one export; QEMU makes one."""
CLOSE_SECONDS: Final = 1.0
"""For which a client may take the last answers."""
_FOLDER_MODE: Final = 0o711
_SOCKET_MODE: Final = 0o666

Reader = Callable[[bytes | None], None]
"""Is given what was read, None if it could not be."""


class Source(Protocol):
    """Whence an export has its octets."""

    def read(self, offset: int, length: int, reader: Reader) -> bytes | None:
        """The octets, if they are there; else None, and the reader gets them later."""

    def forget(self, reader: Reader) -> None:
        """That reader has waited long enough, or has gone."""


class Export:
    """One medium, read-only."""

    def __init__(self, folder: Path, size: int, source: Source, read_seconds: float = READ_SECONDS) -> None:
        """Serve that many octets, in a new socket in that folder; each read is answered within so many seconds."""
        self.path = folder / secrets.token_urlsafe(16)
        self._size = size
        self._source = source
        self._read_seconds = read_seconds
        self._server: asyncio.Server | None = None
        self._connections: set[_Connection] = set()
        self._gone = asyncio.Event()
        self._failing = False
        self._closed = False

    async def open(self) -> None:
        """Listen; the folder is made if there is none.

        Raises:
            OSError: it cannot be made or used, or its name is too long for a socket's.

        """
        listener = socket.socket(socket.AF_UNIX)
        try:
            _make(self.path.parent)
            listener.bind(str(self.path))
            self.path.chmod(_SOCKET_MODE)
            self._server = await asyncio.get_running_loop().create_unix_server(self._connect, sock=listener)
        except BaseException:
            listener.close()
            self._unlink()
            raise

    def fail(self) -> None:
        """Answer every read with an error, now and from now on."""
        self._failing = True
        for connection in self._connections:
            connection.fail()

    def refuse(self, refused: bool) -> None:
        """Answer every read of those who are connected now with an error, until told otherwise."""
        for connection in self._connections:
            connection.refuse(refused)

    async def close(self) -> None:
        """Be gone: the socket, and every connection to it."""
        self._closed = True
        if self._server is not None:
            self._server.close()
        self._unlink()
        for connection in self._connections:
            connection.transport.close()
        late = asyncio.get_running_loop().call_later(CLOSE_SECONDS, self._abort)
        while self._connections:
            self._gone.clear()
            await self._gone.wait()
        late.cancel()

    def _unlink(self) -> None:
        with suppress(OSError):  # it was never there, or someone else was faster
            self.path.unlink()

    def _abort(self) -> None:
        for connection in self._connections:
            connection.transport.abort()

    def _connect(self) -> _Connection:
        return _Connection(self, Nbd(self._size, _now(), self._read_seconds), self._source)

    def admit(self, connection: _Connection) -> bool:
        """Whether a new connection may stay."""
        if self._closed or len(self._connections) >= CONNECTIONS:
            return False
        self._connections.add(connection)
        if self._failing:
            connection.fail()
        return True

    def leave(self, connection: _Connection) -> None:
        """A connection is gone."""
        self._connections.discard(connection)
        self._gone.set()


class _Connection(asyncio.Protocol):
    """Pumps one connection."""

    def __init__(self, export: Export, core: Nbd, source: Source) -> None:
        self._export = export
        self._core = core
        self._source = source
        self._readers: dict[int, Reader] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._congested = False
        self._paused = False
        self._refusing = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        if self._export.admit(self):
            self._pump()
        else:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        self._receive(data)

    def pause_writing(self) -> None:
        self._congested = True
        self._pump()

    def resume_writing(self) -> None:
        self._congested = False
        self._receive(b"")

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for reader in self._readers.values():
            self._source.forget(reader)
        self._readers.clear()
        self._export.leave(self)

    def fail(self) -> None:
        """Answer every read with an error, now and from now on."""
        self._core.fail()
        self._let_down()

    def refuse(self, refused: bool) -> None:
        """Answer every read with an error, now and until told otherwise."""
        self._refusing = refused
        if refused:
            for number in self._readers:
                self._core.answer(number, None)
            self._let_down()

    # -- within

    def _let_down(self) -> None:
        """Nobody waits any more for what was asked for."""
        for reader in self._readers.values():
            self._source.forget(reader)
        self._readers.clear()
        self._receive(b"")

    def _receive(self, data: bytes) -> None:
        """Hear what the core has to tell, until it wants more from the client, or that does not read."""
        events = self._core.receive(data, _now())
        while True:
            self._hear(events)
            was_full = self._core.full
            self._pump()
            if not events and was_full is self._core.full:
                return
            events = self._core.receive(b"", _now())

    def _hear(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case Read(number) if self._refusing:
                    self._core.answer(number, None)
                case Read(number, offset, length):
                    reader = partial(self._answer, number)
                    self._readers[number] = reader
                    octets = self._source.read(offset, length, reader)
                    if octets is not None:
                        del self._readers[number]
                        self._core.answer(number, octets)
                case Expired(number):
                    self._source.forget(self._readers.pop(number))
                case Ended(reason, fault):
                    log.log(logging.WARNING if fault else logging.DEBUG, "nbd-ended reason=%r", reason)
                    self._pump()
                    self.transport.close()

    def _answer(self, number: int, octets: bytes | None) -> None:
        if self._readers.pop(number, None) is not None:
            self._core.answer(number, octets)
            self._receive(b"")

    def _pump(self) -> None:
        if self.transport.is_closing():
            return
        if not self._congested:
            self.transport.write(b"".join(self._core.take()))
        self._pause(self._congested or self._core.full)
        if self._timer is not None:
            self._timer.cancel()
        due = self._core.next_timer()
        self._timer = None if due is None else asyncio.get_running_loop().call_at(due, self._due)

    def _pause(self, paused: bool) -> None:
        if paused is not self._paused:
            self._paused = paused
            if paused:
                self.transport.pause_reading()
            else:
                self.transport.resume_reading()

    def _due(self) -> None:
        self._timer = None
        self._hear(self._core.on_timer(_now()))
        self._receive(b"")


def _make(folder: Path) -> None:
    """Make a folder, and those it is in, that anyone can go through, whatever the umask."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(_FOLDER_MODE)


def _now() -> float:
    return asyncio.get_running_loop().time()
