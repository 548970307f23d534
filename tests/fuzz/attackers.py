"""Peers that mean no good, on real sockets: each call of `attack` is one connection of one of them."""

from __future__ import annotations

import asyncio
import random
import socket
import ssl
import struct
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from fuzz.choices import Choices, damaged
from fuzz.rig import Rig
from fuzz.targets import targets
from support import requests
from support.hands import Client
from support.wire import post
from vamt.firmware.sessions import Kind
from vamt.redirection import vncauth

VNC_PASSWORD: Final = "P@ssw0rd"
PATIENCE: Final = 20.0
"""Seconds for one connection, then it is cut off."""
_TLS: Final = frozenset({"https", "redirection_tls"})
_BEGINNINGS: Final = {
    Kind.SOL: (bytes.fromhex("20 000000 01000000 1027 6400 0000 1027 6400 0000 00000000"), 33),
    Kind.IDER: (bytes.fromhex("40 000000 00000000 3075 0000 204E 01000000"), 30),
    Kind.KVM: (b"\x40" + bytes(7), 8 + 12),
}
_MEDIA: Final = bytes.fromhex("48 000000 01000000 03 19000000")
_CAPACITY: Final = bytes.fromhex(
    "54 0000 02 00000000 00 0800 00 B500020008001058 8500030000001050 000000 000000"
) + struct.pack(">II", 63, 2048)


@dataclass
class Attackers:
    """What is attacked, and what was done to it."""

    address: str
    ports: dict[str, int]
    password: str
    chance: random.Random
    source: tuple[str, int] | None = None
    """Where they come from, if not from where everybody does."""
    done: Counter[str] = field(default_factory=Counter)
    messages: int = 0

    async def attack(self) -> None:
        """Make one connection, and do something with it."""
        name = self.chance.choice(list(self.ports))
        way = self.chance.choice(self._ways(name))
        self.done[f"{name}: {way.__name__.strip('_').replace('_', ' ')}"] += 1
        try:
            async with asyncio.timeout(PATIENCE):
                client = await self._connect(name, secure=name in _TLS and self.chance.random() < 0.8)
                try:
                    await way(client)
                    await self._leave(client)
                finally:
                    with suppress(AttributeError):  # Python 3.11 cannot end what is ended already, over TLS
                        client.writer.transport.abort()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, AssertionError, IndexError):
            return  # it was closed, as is right, while the attacker did not think of it

    def _ways(self, name: str) -> Sequence[Callable[[Client], Awaitable[None]]]:
        common = (self._garbage, self._nothing, self._drip)
        if name.startswith("http"):
            return (*common, self._damaged_requests, self._damaged_requests)
        if name == "vnc":
            return (*common, self._viewer, self._viewer)
        sessions = (self._serial, self._storage, self._desktop)
        return (*common, self._log_ins, self._log_ins, *sessions, *sessions)

    async def _connect(self, name: str, *, secure: bool) -> Client:
        context = None
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        reader, writer = await asyncio.open_connection(
            self.address,
            self.ports[name],
            ssl=context,
            server_hostname="" if context else None,
            local_addr=self.source,
        )
        return Client(reader, writer)

    async def _leave(self, client: Client) -> None:
        """Close, half close, reset, or be silent for a while."""
        match self.chance.randrange(5):
            case 0:
                client.writer.close()
            case 1:
                with suppress(NotImplementedError):  # over TLS there is no such thing
                    client.writer.write_eof()
                await self._read(client)
            case 2:
                connection = client.writer.get_extra_info("socket")
                if connection is not None:  # else it is closed already
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            case 3:
                await asyncio.sleep(self.chance.random())
            case _:
                await self._read(client)

    async def _read(self, client: Client) -> None:
        """What there is to read in a moment."""
        with suppress(TimeoutError):
            async with asyncio.timeout(0.2):
                while await client.reader.read(65536):
                    pass

    async def _say(self, client: Client, messages: Sequence[bytes]) -> None:
        """All of it, in pieces of any size; perhaps what is answered is not read."""
        self.messages += len(messages)
        data = b"".join(messages)
        reads = self.chance.random() < 0.7
        if not reads:
            client.writer.transport.pause_reading()  # type: ignore[attr-defined] # a transport that reads, too
        at = 0
        while at < len(data):
            size = self.chance.choice((1, 7, 100, 1460, 65536))
            client.writer.write(data[at : at + size])
            at += size
            if self.chance.random() < 0.1:
                await client.writer.drain()
        if reads:
            await self._read(client)

    # -- on any port

    async def _garbage(self, client: Client) -> None:
        await self._say(client, [self.chance.randbytes(self.chance.choice((1, 20, 500, 20_000)))])

    async def _nothing(self, client: Client) -> None:
        await asyncio.sleep(self.chance.random())

    async def _drip(self, client: Client) -> None:
        beginning = self.chance.choice(
            (b"\x10\0\0\0SOL \x13\0\0\0\x04", b"POST /wsman HTTP/1.1\r\nHost", b"RFB 003.")
        )
        for octet in beginning:
            client.writer.write(bytes((octet,)))
            await asyncio.sleep(0.02)
        self.messages += 1

    # -- HTTP

    async def _damaged_requests(self, client: Client) -> None:
        request = post(requests.get("CIM_SoftwareIdentity", InstanceID="AMT"))
        if self.chance.random() < 0.5:
            head, _, body = request.partition(b"\r\n\r\n")
            head = head.replace(b"Content-Length: %d" % len(body), b"Transfer-Encoding: chunked")
            request = head + b"\r\n\r\n%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"
        count = self.chance.randint(1, 20)
        await self._say(client, [damaged(request, Choices(self._noise(8))) for _ in range(count)])

    # -- redirection

    async def _log_ins(self, client: Client) -> None:
        await self._say(client, self._messages("session", 6))

    async def _serial(self, client: Client) -> None:
        await self._session(client, Kind.SOL, "sol")

    async def _storage(self, client: Client) -> None:
        await self._session(client, Kind.IDER, "storage")

    async def _desktop(self, client: Client) -> None:
        await self._session(client, Kind.KVM, "desktop")

    async def _session(self, client: Client, kind: Kind, target: str) -> None:
        """Log in as who may, and then misbehave."""
        if await client.log_in(kind, password=self.password):
            return
        beginning, octets = _BEGINNINGS[kind]
        self.done[f"{kind.value} sessions"] += 1
        await client.ask(beginning, octets)
        if kind is Kind.IDER:
            await client.ask(_MEDIA, 13 + 28)
            await client.ask(_CAPACITY, 28)
            client.writer.write(_CAPACITY)
        elif kind is Kind.KVM:
            await self._shake(client)
        await self._say(client, self._messages(target, self.chance.choice((5, 50, 500))))

    async def _viewer(self, client: Client) -> None:
        if await client.read(12) != b"RFB 003.008\n" or await client.ask(b"RFB 003.008\n", 2) != b"\1\2":
            return
        challenge = await client.ask(b"\2", 16)
        password = self.chance.choice((VNC_PASSWORD, VNC_PASSWORD, "wrong"))
        if await client.ask(vncauth.response(challenge, password), 4) == bytes(4):
            self.done["vnc sessions"] += 1
            await client.ask(b"\1", 24)
            await self._say(client, self._messages("desktop", self.chance.choice((5, 50, 500))))

    async def _shake(self, client: Client) -> None:
        await client.ask(b"RFB 003.008\n", 2)
        await client.ask(b"\1", 4)
        if self.chance.random() < 0.8:
            await client.ask(b"\1", 24)

    # -- messages

    def _messages(self, target: str, count: int) -> list[bytes]:
        """As the fuzzer of the core makes them."""
        found: type[Rig] = targets()[target]
        choices = Choices(self._noise(40 * count))
        said = [damaged(self.chance.choice(found.messages)(choices), choices) for _ in range(count)]
        if self.chance.random() < 0.3:
            said.append(self.chance.choice(found.LAST)(choices))
        return said

    def _noise(self, octets: int) -> bytes:
        return self.chance.randbytes(octets)
