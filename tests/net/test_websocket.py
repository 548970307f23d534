"""`/ws-redirection`: the redirection ports over a WebSocket, for who has logged in over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import aiohttp
import pytest

from support.hands import FIRST, STARTS, Hands, hands
from support.patience import PATIENCE
from support.wire import PASSWORD, SERVER, provisioned, served
from vamt.auth.accounts import Accounts, User, ha1
from vamt.auth.realms import Realm
from vamt.firmware.features import Redirection
from vamt.firmware.sessions import Kind, Sessions, Status
from vamt.machine import Machine
from vamt.net import websocket
from vamt.net.link import HIGH_WATER

KNOWN = bytes.fromhex("13 00 00 00 02 00 00 00 00")
"""Who has logged in over HTTP says no more; so do consoles that a device hosts."""


@dataclass
class Console:
    """A console in a browser."""

    socket: aiohttp.ClientWebSocketResponse
    buffer: bytes = field(default=b"")

    async def ask(self, data: bytes, octets: int) -> bytes:
        await self.socket.send_bytes(data)
        return await self.read(octets)

    async def read(self, octets: int) -> bytes:
        async with asyncio.timeout(PATIENCE):
            while len(self.buffer) < octets:
                self.buffer += await self.socket.receive_bytes()
        data, self.buffer = self.buffer[:octets], self.buffer[octets:]
        return data

    async def is_closed(self) -> bool:
        async with asyncio.timeout(PATIENCE):
            while not self.socket.closed:
                await self.socket.receive()
        return True


@dataclass
class Device:
    """A machine with its HTTP and its redirection."""

    hands: Hands
    url: str
    client: aiohttp.ClientSession

    async def connect(self, **headers: str) -> Console:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return Console(await self.client.ws_connect(self.url, headers=names))

    async def status(self, **headers: str) -> int:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await self.connect(**headers)
        return refused.value.status


@asynccontextmanager
async def device(
    machine: Machine | None = None, user: str = "admin", password: str = PASSWORD
) -> AsyncIterator[Device]:
    machine = machine or provisioned()
    login = aiohttp.DigestAuthMiddleware(user, password)
    async with hands(machine) as there, served(machine) as front:
        front.front.redirect = there.front.over_http
        async with aiohttp.ClientSession(middlewares=(login,)) as client:
            yield Device(there, f"http://127.0.0.1:{front.port}/ws-redirection", client)


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
async def test_who_has_logged_in_over_http_has_a_session_without_another_password(kind: Kind) -> None:
    async with device() as at:
        console = await at.connect()
        assert (await console.ask(STARTS[kind], 13))[:4] == bytes.fromhex("11 00 00 00")
        assert await console.ask(KNOWN, 9) == bytes.fromhex("14 00 00 00 02 00 00 00 00")
        assert await console.ask(b"hello", 5) == b"hello"
        assert at.hands.machine.snapshot.section(Sessions).of(kind)
        await console.socket.close()
        await at.hands.settled()
        assert at.hands.conversations[0].ended
        assert at.hands.machine.snapshot.section(Sessions) == Sessions()


async def test_the_answer_is_a_devices_not_a_librarys() -> None:
    async with device() as at:
        console = await at.connect()
        response = console.socket._response
        assert (response.status, response.headers["Server"]) == (101, SERVER)


async def test_the_types_of_login_are_those_of_the_port_and_the_one_that_is_done() -> None:
    async with device() as at:
        console = await at.connect()
        await console.ask(STARTS[Kind.SOL], 13)
        query = bytes.fromhex("13 00 00 00 00 00 00 00 00")
        assert await console.ask(query, 13) == bytes.fromhex("14 00 00 00 00 04 00 00 00 01 02 03 04")
        challenge = await console.ask(FIRST, 9)
        assert challenge[:5] == bytes.fromhex("14 01 00 00 04")


async def test_on_the_ports_themselves_nobody_is_known() -> None:
    async with hands() as there:
        client = await there.connect()
        assert await client.start(Kind.SOL) == 0
        assert await client.ask(KNOWN, 9) == bytes.fromhex("14 02 00 00 02 00 00 00 00")


async def test_a_message_may_hold_any_piece_of_the_stream() -> None:
    async with device() as at:
        console = await at.connect()
        for octet in STARTS[Kind.SOL] + KNOWN:
            await console.socket.send_bytes(bytes((octet,)))
        assert (await console.read(22))[13:] == bytes.fromhex("14 00 00 00 02 00 00 00 00")
        data = bytes(range(256)) * 200
        assert await console.ask(data, len(data)) == data


async def test_a_user_without_the_realm_is_refused() -> None:
    machine = provisioned()
    reader = User(
        5, "reader", ha1("reader", machine.snapshot.realm, PASSWORD), realms=(Realm.REMOTE_CONTROL,)
    )
    machine.hold(replace(machine.snapshot.section(Accounts), users=(reader,)))
    async with device(machine, "reader") as at:
        console = await at.connect()
        await console.ask(STARTS[Kind.SOL], 13)
        assert await console.ask(KNOWN, 9) == bytes.fromhex("14 01 00 00 02 00 00 00 00")
        assert await console.is_closed()


async def test_who_is_not_logged_in_gets_a_challenge() -> None:
    async with device(password="wrong") as at:
        assert await at.status() == 401


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_page_of_another_site_has_no_hands_on_the_machine(origin: str) -> None:
    async with device() as at:
        assert await at.status(Origin=origin) == 403
        own = at.url.removesuffix("/ws-redirection")
        console = await at.connect(Origin=own)
        assert (await console.ask(STARTS[Kind.SOL], 13))[1] == Status.OK


async def test_where_redirection_is_off_there_is_no_socket() -> None:
    machine = provisioned()
    machine.hold(Redirection(ListenerEnabled=False))
    async with device(machine) as at:
        assert await at.status() == 404


async def test_who_asks_for_no_socket_is_told_what_there_is() -> None:
    async with device() as at, at.client.get(at.url) as answer:
        assert (answer.status, answer.headers["Upgrade"], answer.headers["Server"]) == (
            426,
            "websocket",
            SERVER,
        )


async def test_text_and_messages_that_are_too_long_end_the_session() -> None:
    async with device() as at:
        texting = await at.connect()
        await texting.ask(STARTS[Kind.SOL] + KNOWN, 22)
        await texting.socket.send_str("hello")
        assert await texting.is_closed()
        assert texting.socket.close_code == aiohttp.WSCloseCode.UNSUPPORTED_DATA
        await at.hands.settled()
        shouting = await at.connect()
        await shouting.ask(STARTS[Kind.SOL] + KNOWN, 22)
        await shouting.socket.send_bytes(bytes(websocket.MAX_MESSAGE + 1))
        assert await shouting.is_closed()
        await at.hands.settled()


async def test_a_console_that_does_not_read_is_not_written_to_without_end() -> None:
    async with device() as at:
        console = await at.connect()
        await console.ask(STARTS[Kind.SOL] + KNOWN, 22)
        link = at.hands.conversations[0].link
        assert console.socket._conn is not None
        transport = console.socket._conn.transport
        assert isinstance(transport, asyncio.Transport)
        transport.pause_reading()
        talking = asyncio.create_task(talk(console))
        async with asyncio.timeout(PATIENCE):
            while not link._congested:
                await asyncio.sleep(0.01)
        assert link.transport.get_write_buffer_size() < 2 * HIGH_WATER
        talking.cancel()
        transport.abort()
        await at.hands.settled()


async def talk(console: Console) -> None:
    """Say more than anybody answers, and hear nothing."""
    while True:
        await console.socket.send_bytes(bytes(32_768))


async def test_a_session_that_is_ended_here_ends_with_a_farewell() -> None:
    async with device() as at:
        console = await at.connect()
        await console.ask(STARTS[Kind.SOL] + KNOWN, 22)
        assert await console.ask(b"enough", 6) == b"enough"
        assert await console.is_closed()
        assert console.socket.close_code == aiohttp.WSCloseCode.OK
