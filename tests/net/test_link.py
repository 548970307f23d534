"""The pump: octets to a core, its messages to the peer, its timers kept, its end the connection's end."""

from __future__ import annotations

import asyncio
import itertools
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support import pki
from support.patience import PATIENCE
from support.secured import client
from vamt.net.link import PIECE, READ_AT_ONCE, Link
from vamt.redirection.core import Ended, Event


@dataclass(frozen=True)
class Heard(Event):
    data: bytes


@dataclass
class Script:
    """A core that does what a test says."""

    to_send: list[bytes] = field(default_factory=list)
    due: float | None = None
    asked: int = 0

    def receive(self, data: bytes, now: float) -> list[Event]:
        return [Ended("bye", fault=True)] if data == b"bye" else [Heard(data)]

    def take(self) -> list[bytes]:
        self.asked += 1
        sent, self.to_send = self.to_send, []
        return sent

    def next_timer(self) -> float | None:
        return self.due

    def on_timer(self, now: float) -> list[Event]:
        self.due = None
        self.to_send.append(b"tick")
        return []


@asynccontextmanager
async def linked(
    begin: Callable[[Link], None],
    identity: tuple[Path, Path] | None = None,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to a link, over TLS where that has a certificate and its key."""
    served = asked = None
    if identity is not None:
        served, asked = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), client()
        served.load_cert_chain(*identity)
    server = await asyncio.get_running_loop().create_server(lambda: Link(begin), "127.0.0.1", 0, ssl=served)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), ssl=asked)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        server.close()


async def read(reader: asyncio.StreamReader, octets: int) -> bytes:
    async with asyncio.timeout(PATIENCE):
        return await reader.readexactly(octets)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


async def test_what_a_core_has_to_say_is_said_without_being_asked() -> None:
    core = Script([b"hello"])
    async with linked(lambda link: link.speak(core, lambda _: None)) as (reader, _):
        assert await read(reader, 5) == b"hello"


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "TLS"])
async def test_others_have_their_turn_while_a_core_gets_much(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, secured: bool
) -> None:
    monkeypatch.setattr("vamt.net.link.TURN_SECONDS", 0.0)
    heard: list[bytes | str] = []
    loop = asyncio.get_running_loop()

    def hear(event: Event) -> None:
        assert isinstance(event, Heard)
        heard.append(event.data)
        loop.call_soon(heard.append, "another")

    sent = bytes(range(256)) * (20 * PIECE // 256)
    identity = pki.authority().files(tmp_path) if secured else None
    async with linked(lambda link: link.speak(Script(), hear), identity) as (_, writer):
        writer.write(sent)
        await until(lambda: sum(len(each) for each in heard if isinstance(each, bytes)) == len(sent))
    assert b"".join(each for each in heard if isinstance(each, bytes)) == sent
    assert all(len(each) <= PIECE for each in heard)
    after = [second for first, second in itertools.pairwise(heard) if first != "another"]
    assert set(after) == {"another"}


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "TLS"])
async def test_a_connection_that_is_closed_amid_its_turn_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, secured: bool
) -> None:
    """As when the connection makes room for another, and whoever speaks on it ends at that moment."""
    monkeypatch.setattr("vamt.net.link.TURN_SECONDS", 0.0)
    errors, ended = list[object](), asyncio.Event()
    asyncio.get_running_loop().set_exception_handler(lambda _, context: errors.append(context))

    def begin(link: Link) -> None:
        link.lost = ended.set
        link.speak(Script(), lambda _: (link.transport.close(), link.transport.close()))

    identity = pki.authority().files(tmp_path) if secured else None
    async with linked(begin, identity) as (_, writer):
        writer.write(bytes(20 * PIECE))
        await asyncio.wait_for(ended.wait(), PATIENCE)
        await asyncio.sleep(0)
    assert errors == []


async def test_a_core_is_called_when_its_time_has_come() -> None:
    core = Script(due=asyncio.get_running_loop().time() + 0.1)
    async with linked(lambda link: link.speak(core, lambda _: None)) as (reader, _):
        assert await read(reader, 4) == b"tick"


async def test_the_next_core_gets_what_is_left_and_speaks_after_the_one_before() -> None:
    first, second, heard = Script([b"1"]), Script([b"2"]), list[Event]()

    def begin(link: Link) -> None:
        link.speak(first, lambda event: link.speak(second, heard.append, b"left"))

    async with linked(begin) as (reader, writer):
        assert await read(reader, 1) == b"1"
        first.to_send = [b"1"]
        writer.write(b"go on")
        assert await read(reader, 2) == b"12"
        assert heard == [Heard(b"left")]


async def test_the_first_core_hears_what_was_said_before_it() -> None:
    links, heard = list[Link](), list[Event]()
    async with linked(links.append) as (reader, writer):
        writer.write(b"early")
        await until(lambda: links and links[0]._unheard)
        links[0].speak(Script([b"hello"]), heard.append)
        assert await read(reader, 5) == b"hello"
        assert heard == [Heard(b"early")]


async def test_who_says_too_much_before_the_answer_is_cut_off() -> None:
    async with linked(lambda _: None) as (reader, writer):
        with suppress(ConnectionError):
            writer.write(bytes(READ_AT_ONCE + 1))
            async with asyncio.timeout(PATIENCE):
                assert await reader.read() == b""


async def test_what_comes_in_several_records_of_tls_at_once_is_heard_whole(tmp_path: Path) -> None:
    """As MeshCentral's relay sends what a browser says in one go."""
    heard = bytearray()

    def hear(event: Event) -> None:
        assert isinstance(event, Heard)
        heard.extend(event.data)

    identity = pki.authority().files(tmp_path)
    async with linked(lambda link: link.speak(Script(), hear), identity) as (_, writer):
        writer.writelines([b"one ", b"two ", b"three"])
        await until(lambda: len(heard) == len(b"one two three"))
    assert heard == b"one two three"


async def test_the_end_of_a_core_is_the_end_of_the_connection_after_its_last_word() -> None:
    core, lost, links = Script(), list[str](), list[Link]()

    def begin(link: Link) -> None:
        links.append(link)
        link.lost = lambda: lost.append(link.reason)
        link.speak(core, lambda event: core.to_send.append(b"last word"))

    async with linked(begin) as (reader, writer):
        writer.write(b"bye")
        assert await read(reader, 9) == b"last word"
        assert await reader.read() == b""
        await until(lambda: lost)
    assert lost == ["bye"]
    core.to_send = [b"too late"]
    links[0].pump()
    assert core.to_send == [b"too late"]


async def test_a_peer_that_takes_nothing_is_given_up_by_the_kernel_within_a_minute() -> None:
    links = list[Link]()
    async with linked(links.append):
        await until(lambda: links)
        connection = links[0].transport.get_extra_info("socket")
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 60_000


async def test_a_core_keeps_what_it_has_while_its_peer_does_not_read() -> None:
    core, links = Script([bytes(8 << 20)]), list[Link]()

    def begin(link: Link) -> None:
        links.append(link)
        link.speak(core, lambda _: None)

    async with linked(begin) as (reader, _):
        await until(lambda: links and core.asked)
        core.to_send = [b"more"]
        links[0].pump()
        assert core.to_send == [b"more"]
        await read(reader, 8 << 20)
        assert await read(reader, 4) == b"more"


async def test_a_peer_that_never_takes_the_rest_is_cut_off() -> None:
    core, lost, links = Script([bytes(32 << 20)]), list[str](), list[Link]()

    def begin(link: Link) -> None:
        links.append(link)
        link.lost = lambda: lost.append(link.reason)
        link.speak(core, lambda _: None)

    async with linked(begin):
        await until(lambda: links)
        links[0].close("enough waited")
        links[0].close("said only once")
        await until(lambda: lost)
    assert lost == ["enough waited"]
