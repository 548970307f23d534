"""The redirection ports of a machine on real sockets, and a client that logs in to them by hand."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from support.patience import PATIENCE
from support.wire import PASSWORD, provisioned
from vamt.config import Limits
from vamt.firmware.sessions import Kind
from vamt.machine import Machine
from vamt.net.crowd import Crowd
from vamt.net.guard import Guard
from vamt.net.link import Link
from vamt.net.redirection import RedirectionFront
from vamt.net.sessions import Converse, SessionTable
from vamt.net.tls import Contexts
from vamt.redirection.core import Ended, Event

STARTS = {
    Kind.SOL: bytes.fromhex("10 00 00 00 53 4F 4C 20"),
    Kind.IDER: bytes.fromhex("10 00 00 00 49 44 45 52"),
    Kind.KVM: bytes.fromhex("10 01 00 00 4B 56 4D 52"),
}
FIRST = bytes.fromhex("13 00 00 00 04 20 00 00 00 05") + b"admin\0\0\x13/RedirectionService\0\0\0\0"


@dataclass
class Echo:
    """A conversation that repeats what it hears, and a core at the same time."""

    machine: Machine
    link: Link
    slow_end: float = 0.0
    heard: bytes = b""
    changes: list[str] = field(default_factory=list)
    ended: bool = False
    said: list[bytes] = field(default_factory=list)

    def begin(self, early: bytes) -> None:
        self.link.speak(self, lambda _: None, early)

    def changed(self, names: Collection[str]) -> None:
        self.changes += names

    async def end(self) -> None:
        await asyncio.sleep(self.slow_end)
        self.ended = True

    def receive(self, data: bytes, now: float) -> list[Event]:
        self.heard += data
        self.said.append(data)
        return [Ended("enough")] if b"enough" in data else []

    def take(self) -> list[bytes]:
        said, self.said = self.said, []
        return said

    def next_timer(self) -> float | None:
        return None

    def on_timer(self, now: float) -> list[Event]:
        return []


@dataclass
class Client:
    """One connection to a redirection port."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, data: bytes, octets: int) -> bytes:
        """Say something; so many octets of the answer, fewer if the device closes."""
        self.writer.write(data)
        return await self.read(octets)

    async def read(self, octets: int) -> bytes:
        async with asyncio.timeout(PATIENCE):
            try:
                return await self.reader.readexactly(octets)
            except asyncio.IncompleteReadError as error:
                return error.partial

    async def start(self, kind: Kind) -> int:
        """The status of StartRedirectionSession."""
        return (await self.ask(STARTS[kind], 13))[1]

    async def log_in(
        self, kind: Kind, user: str = "admin", password: str = PASSWORD, count: bytes = b"1"
    ) -> int:
        """Start and log in by digest; the status of AuthenticateSession, 0 for success."""
        assert await self.start(kind) == 0
        await self.ask(FIRST, 9)
        realm = await self._text()
        nonce = await self._text()
        assert await self._text() == b"auth"
        ha1 = hashlib.md5(b":".join((user.encode(), realm, password.encode()))).hexdigest().encode()
        ha2 = hashlib.md5(b"POST:/RedirectionService").hexdigest().encode()
        proof = hashlib.md5(b":".join((ha1, nonce, count, b"c", b"auth", ha2))).hexdigest().encode()
        fields = (user.encode(), realm, nonce, b"/RedirectionService", b"c", count, proof, b"auth")
        data = b"".join(bytes([len(item)]) + item for item in fields)
        reply = await self.ask(b"\x13\0\0\0\x04" + len(data).to_bytes(4, "little") + data, 9)
        return reply[1]

    async def _text(self) -> bytes:
        return await self.read((await self.read(1))[0])

    async def is_closed(self) -> bool:
        """Wait until the device closes; what it said before is dropped."""
        async with asyncio.timeout(PATIENCE):
            while await self.reader.read(65536):
                pass
        return True

    def hang_up(self) -> None:
        self.writer.transport.abort()


@dataclass
class Hands:
    """A front with its sessions, and the conversations there were."""

    front: RedirectionFront
    table: SessionTable
    machine: Machine
    port: int
    tls_port: int
    conversations: list[Echo]

    async def connect(self, context: ssl.SSLContext | None = None) -> Client:
        port = self.port if context is None else self.tls_port
        name = None if context is None else ""
        return Client(*await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=name))

    async def session(self, kind: Kind = Kind.SOL) -> Client:
        """A client with a session."""
        client = await self.connect()
        assert await client.log_in(kind) == 0
        return client

    async def settled(self) -> None:
        """Wait until nothing of any session is left."""
        async with asyncio.timeout(PATIENCE):
            while self.table._open or self.front._links:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def hands(
    machine: Machine | None = None, *, slow_end: float = 0.0, limits: Limits | None = None
) -> AsyncIterator[Hands]:
    """Serve the redirection ports of a machine until the end of the block."""
    machine = machine or provisioned()
    table, guard, contexts, there = SessionTable(), Guard(), Contexts(), list[Echo]()
    machine._watcher = table.changed

    def echo(machine: Machine, link: Link) -> Echo:
        there.append(Echo(machine, link, slow_end))
        return there[-1]

    converse: Converse = partial(echo)
    front = RedirectionFront(
        lambda local: machine if local[0] == machine.snapshot.address else None,
        limits or Limits(),
        Crowd(limits or Limits()),
        table,
        dict.fromkeys(Kind, converse),
        guard,
        clear_passwords=True,
    )
    port = await front.listen("127.0.0.1", 0)
    tls_port = await front.listen("127.0.0.1", 0, contexts)
    try:
        yield Hands(front, table, machine, port, tls_port, there)
    finally:
        await front.close()
        await table.close()
        await guard.close()
