"""A served machine on a real socket, and a client that shows every octet of what it is answered."""

from __future__ import annotations

import asyncio
import hashlib
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from support.machines import REALM, domain, make
from support.patience import PATIENCE
from support.talking import registry
from vamt.auth.accounts import Accounts, ha1
from vamt.config import Limits
from vamt.machine import Machine, Section
from vamt.net.crowd import Crowd
from vamt.net.http import HttpFront
from vamt.net.site import Site
from vamt.web.site import WebSite
from vamt.web.storage import PREFIX, StorageSite
from vamt.wsman.service import Service

PASSWORD = "P@ssw0rd"
SERVER = "Intel(R) Active Management Technology 16.0.15.1624"


def provisioned(address: str = "127.0.0.1", realm: str = REALM) -> Machine:
    """A machine whose administrator has the password."""
    return make(None, administrator(realm), realm=realm, address=address).machine


def of_generation(
    name: str, *sections: Section, address: str = "127.0.0.1", strict: bool = False, **facts: Any
) -> Machine:
    """The same, of another generation, with facts of its domain and parts of its state."""
    accounts = administrator()
    return make(domain(**facts), accounts, *sections, address=address, generation=name, strict=strict).machine


def administrator(realm: str = REALM) -> Accounts:
    """The accounts of a machine whose administrator has the password."""
    return Accounts(ha1=ha1("admin", realm, PASSWORD), password=PASSWORD)


@dataclass
class Served:
    """A front that listens, and the machines it finds by their addresses."""

    front: HttpFront
    port: int
    machines: dict[str, Machine]

    async def connect(self, address: str = "127.0.0.1", said: bytes = b"") -> Connection:
        """A connection over which that was said before the front, of the same event loop, could accept it."""
        connection = socket.create_connection((address, self.port))
        connection.sendall(said)
        reader, writer = await asyncio.open_connection(sock=connection)
        return Connection(reader, writer)


@asynccontextmanager
async def served(
    *machines: Machine, limits: Limits | None = None, host: str = "127.0.0.1", pages: bool = False
) -> AsyncIterator[Served]:
    """Serve machines until the end of the block, with their web pages and storage if wanted."""
    found = {machine.snapshot.address: machine for machine in machines or (provisioned(),)}
    service = Service(registry())
    find: Callable[[tuple[str, int]], Machine | None] = lambda local: found.get(local[0])  # noqa: E731 - typed
    sites: dict[str, Site] = {"/": WebSite(registry(), service), PREFIX: StorageSite()} if pages else {}
    limits = limits or Limits()
    front = HttpFront(service, find, limits, Crowd(limits), sites)
    port = await front.listen(host, 0)
    try:
        yield Served(front, port, found)
    finally:
        await front.close()
        await service.close()


@dataclass(frozen=True)
class Response:
    """One HTTP response, as it came."""

    head: bytes
    """Status line and headers, without the empty line behind them."""
    framed: bytes
    """The body with its chunk sizes, if it has such."""
    body: bytes

    @property
    def status(self) -> int:
        return int(self.head.split(b" ")[1])

    @property
    def headers(self) -> Mapping[str, str]:
        lines = self.head.decode().split("\r\n")[1:]
        return dict(line.split(": ", 1) for line in lines)


@dataclass
class Connection:
    """One connection of a client."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    challenge: str = ""
    count: int = field(default=0)

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def ask(self, data: bytes) -> Response:
        await self.send(data)
        return await self.response()

    async def response(self) -> Response:
        async with asyncio.timeout(PATIENCE):
            head = (await self.reader.readuntil(b"\r\n\r\n"))[:-4]
            lowered = head.lower()
            if b"\r\ntransfer-encoding: chunked" in lowered:
                framed, body = await self._chunks()
                return Response(head, framed, body)
            length = int(lowered.partition(b"\r\ncontent-length: ")[2].partition(b"\r\n")[0] or b"0")
            body = await self.reader.readexactly(length)
            return Response(head, body, body)

    async def _chunks(self) -> tuple[bytes, bytes]:
        framed, body = b"", b""
        while True:
            line = await self.reader.readuntil(b"\r\n")
            chunk = await self.reader.readexactly(int(line, 16) + 2)
            framed, body = framed + line + chunk, body + chunk[:-2]
            if chunk == b"\r\n":
                return framed, body

    async def ended(self) -> bytes:
        """Everything until the server closes."""
        async with asyncio.timeout(PATIENCE):
            try:
                return await self.reader.read()
            except ConnectionResetError:
                return b""

    async def close(self) -> None:
        self.writer.close()
        try:
            await self.writer.wait_closed()
        except ConnectionError:
            return

    def authorization(
        self, challenge: str, *, user: str = "admin", password: str = PASSWORD, uri: str = "/wsman"
    ) -> str:
        """An answer to a challenge, the next one of this connection; by RFC 2617."""
        realm, nonce = (challenge.partition(f'{name}="')[2].partition('"')[0] for name in ("realm", "nonce"))
        self.count += 1
        nc = f"{self.count:08x}"
        secret, request = md5(f"{user}:{realm}:{password}"), md5(f"POST:{uri}")
        proof = md5(f"{secret}:{nonce}:{nc}:c:auth:{request}")
        return (
            f'Digest username="{user}",realm="{realm}",nonce="{nonce}",uri="{uri}",cnonce="c",'
            f'nc={nc},qop=auth,response="{proof}"'
        )


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def post(body: bytes = b"", *, path: str = "/wsman", version: str = "1.1", **headers: str) -> bytes:
    """A POST with a length; underscores in header names are hyphens."""
    lines = [f"POST {path} HTTP/{version}", "Host: amt", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def challenged(machines: Served, address: str = "127.0.0.1") -> str:
    """A challenge of the machine at an address."""
    connection = await machines.connect(address)
    response = await connection.ask(post())
    await connection.close()
    return response.headers["WWW-Authenticate"]


async def logged_in(machines: Served, body: bytes, address: str = "127.0.0.1") -> Response:
    """The answer to a body, as the administrator."""
    challenge = await challenged(machines, address)
    connection = await machines.connect(address)
    try:
        return await connection.ask(post(body, Authorization=connection.authorization(challenge)))
    finally:
        await connection.close()
