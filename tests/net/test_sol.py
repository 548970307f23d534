"""A serial-over-LAN session over a real socket: the port of the machine is attached to, held on to and let go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from support.machines import Hypervisor, Made, domain, make
from support.patience import PATIENCE
from support.ports import SerialPort
from vamt.backend.base import DomainState, Serial, SerialListener
from vamt.errors import BackendUnreachable, DomainGone, NotSupported
from vamt.machine import Machine
from vamt.net import sol
from vamt.net.link import Link
from vamt.net.sol import SolConversation

AMTTERM = bytes.fromhex("20000000 00000000 e803 6400 0000 1027 0000 8813 00000000")
BREAK = bytes.fromhex("27000000 00000000 0400 00000000")


@dataclass
class Terminal:
    """A client with a screen, which echoes heartbeats as amtterm does."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    screen: bytearray = field(default_factory=bytearray)
    controls: list[bytes] = field(default_factory=list)
    closed: bool = False

    async def read(self) -> None:
        """Read until the device closes."""
        try:
            while True:
                head = await self.reader.readexactly(8)
                if head[0] == 0x2A:
                    size = int.from_bytes(await self.reader.readexactly(2), "little")
                    self.screen += await self.reader.readexactly(size)
                elif head[0] == 0x2B:
                    self.writer.write(head)
                elif head[0] == 0x29:
                    self.controls.append(await self.reader.readexactly(2))
                else:
                    assert head[0] == 0x21
                    await self.reader.readexactly(15)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.closed = True

    def type(self, data: bytes) -> None:
        self.writer.write(bytes.fromhex("28000000 00000000") + len(data).to_bytes(2, "little") + data)


@dataclass
class Session:
    """A conversation with its client."""

    machine: Machine
    hypervisor: Hypervisor
    link: Link
    conversation: SolConversation
    terminal: Terminal

    @property
    def guest(self) -> SerialPort:
        return self.hypervisor.serials[-1]

    async def attached(self) -> SerialPort:
        await until(lambda: self.hypervisor.serials)
        return self.guest

    async def shows(self, text: bytes) -> None:
        await until(lambda: text in self.terminal.screen)

    async def closed(self) -> str:
        await until(lambda: self.terminal.closed)
        return self.link.reason


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


@asynccontextmanager
async def session(
    made: Made | None = None, start: bytes = AMTTERM, early: bytes = b"", *, reads: bool = True
) -> AsyncIterator[Session]:
    made = made or make()
    begun: list[tuple[Link, SolConversation]] = []

    def begin(link: Link) -> None:
        conversation = SolConversation(made.machine, link)
        begun.append((link, conversation))
        made.machine._watcher = lambda _, names: conversation.changed(names)
        conversation.begin(early)

    server = await asyncio.get_running_loop().create_server(lambda: Link(begin), "127.0.0.1", 0)
    terminal = Terminal(*await asyncio.open_connection(*server.sockets[0].getsockname()))
    terminal.writer.write(start)
    reading = asyncio.create_task(terminal.read()) if reads else None
    await until(lambda: begun)
    try:
        yield Session(made.machine, made.hypervisor, *begun[0], terminal)
    finally:
        await begun[0][1].end()
        await begun[0][1].end()
        terminal.writer.transport.abort()
        if reading is not None:
            await reading
        server.close()
        assert all(port.closed for port in made.hypervisor.serials)
        assert asyncio.all_tasks() == {asyncio.current_task()}


@pytest.fixture(autouse=True)
def _impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sol, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(sol, "MOVE_SECONDS", 0.2)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[str], list[str]]:
    """What was logged of one event, from info on."""
    caplog.set_level(logging.INFO, "vamt.sol")
    return lambda event: [message for message in caplog.messages if message.startswith(event + " ")]


async def test_guest_and_client_talk() -> None:
    async with session() as talk:
        guest = await talk.attached()
        guest.says(b"login: ")
        await talk.shows(b"login: ")
        talk.terminal.type(b"root\r")
        await until(lambda: guest.typed == b"root\r")
        talk.terminal.writer.write(BREAK)
        await until(lambda: guest.breaks == 1)


async def test_what_the_client_said_right_after_its_login_counts() -> None:
    async with session(start=b"", early=AMTTERM) as talk:
        (await talk.attached()).says(b"login: ")
        await talk.shows(b"login: ")


async def test_the_port_is_left_alone_until_the_client_starts() -> None:
    async with session(start=b"") as talk:
        await asyncio.sleep(0.05)
        assert talk.hypervisor.serials == []
        talk.terminal.writer.write(AMTTERM)
        await talk.attached()


@dataclass
class Slow(Hypervisor):
    """Opens the port when it is told to."""

    may: asyncio.Event = field(default_factory=asyncio.Event)

    async def open_serial(self, uuid: UUID, listener: SerialListener) -> Serial:
        await self.may.wait()
        return await super().open_serial(uuid, listener)


def made_over(hypervisor: Hypervisor) -> Made:
    made = make(hypervisor.domain)
    hypervisor.listener = made.hypervisor.listener
    made.machine.see(hypervisor.domain, hypervisor)
    return Made(made.machine, hypervisor, made.store)


async def test_what_is_typed_before_the_port_is_open_is_not_lost_in_bounds() -> None:
    slow = Slow(domain())
    async with session(made_over(slow)) as talk:
        talk.terminal.type(b"o" * 10)
        talk.terminal.type(b"x" * sol.MAX_TYPED)
        await until(lambda: talk.conversation._received == sol.MAX_TYPED + 10)
        slow.may.set()
        assert (await talk.attached()).typed == b"x" * sol.MAX_TYPED
        talk.terminal.type(b"y")
        await until(lambda: talk.guest.typed.endswith(b"xy"))


async def test_a_session_can_end_before_the_port_is_open() -> None:
    async with session(made_over(Slow(domain()))) as talk:
        talk.terminal.type(b"x")
        await until(lambda: talk.conversation._received)


async def test_the_client_sees_the_machine_go_off_and_on_and_keeps_its_port() -> None:
    async with session() as talk:
        guest = await talk.attached()
        guest.says(b"halting")
        await talk.shows(b"halting")
        await talk.hypervisor.destroy(talk.machine.uuid)
        await until(lambda: talk.terminal.controls[1:] == [b"\x03\x00"])
        await talk.hypervisor.start(talk.machine.uuid)
        guest.says(b"SeaBIOS")
        await talk.shows(b"SeaBIOS")
        assert talk.terminal.controls == [b"\x03\x04", b"\x03\x00", b"\x03\x04"]
        assert talk.hypervisor.serials == [guest]


async def test_a_silent_hypervisor_does_not_switch_the_machine_off() -> None:
    async with session() as talk:
        talk.machine.see(domain(state=DomainState.UNKNOWN))
        (await talk.attached()).says(b"still here")
        await talk.shows(b"still here")
        assert talk.terminal.controls == [b"\x03\x04"]


async def test_a_port_that_is_gone_ends_the_session() -> None:
    async with session() as talk:
        (await talk.attached()).listener.serial_lost("the domain is gone")
        assert await talk.closed() == "the domain is gone"


@pytest.mark.parametrize("refusal", [NotSupported("no serial port"), DomainGone("no domain")], ids=str)
async def test_a_machine_without_a_port_ends_the_session(refusal: NotSupported | DomainGone) -> None:
    made = make()
    made.hypervisor.failure = refusal
    async with session(made) as talk:
        assert await talk.closed() == str(refusal)


@pytest.mark.parametrize("first", ["lost", "moved"])
async def test_a_machine_that_moves_is_followed(first: str) -> None:
    elsewhere = Hypervisor(domain(), uri="test:///elsewhere")
    async with session() as talk:
        old = await talk.attached()
        if first == "lost":
            old.listener.serial_lost("the domain is gone")
            await until(lambda: old.closed)
        talk.machine.see(elsewhere.domain, elsewhere)
        await until(lambda: elsewhere.serials)
        assert old.closed
        old.listener.serial_output(b"a ghost")
        elsewhere.serials[0].says(b"tick 42")
        await talk.shows(b"tick 42")
        assert talk.terminal.screen == b"tick 42"
        talk.terminal.type(b"x")
        await until(lambda: elsewhere.serials[0].typed == b"x")
        await talk.conversation.end()
        assert elsewhere.serials[0].closed


async def test_a_machine_that_moves_while_its_port_cannot_be_had_is_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sol, "RETRY_SECONDS", 2 * PATIENCE)
    elsewhere, made = Hypervisor(domain(), uri="test:///elsewhere"), make()
    made.hypervisor.failure = BackendUnreachable("no answer")
    async with session(made) as talk:
        await until(lambda: talk.conversation._complaints)
        talk.machine.see(elsewhere.domain, elsewhere)
        await until(lambda: elsewhere.serials)
        await talk.conversation.end()


@contextmanager
def taken(made: Made) -> Iterator[SerialPort]:
    """Somebody else has the port, until the test closes it."""
    port = SerialPort(listener=None)  # type: ignore[arg-type] # its guest says nothing
    made.hypervisor.serials.append(port)
    yield port
    assert port.closed


async def test_a_taken_port_is_waited_for_and_said_once(log: Callable[[str], list[str]]) -> None:
    made = make()
    with taken(made) as port:
        async with session(made) as talk:
            await talk.shows(b"in use elsewhere")
            talk.terminal.type(b"reboot\r")
            await until(lambda: talk.conversation._received)
            await asyncio.sleep(0.1)
            port.closed = True
            await until(lambda: len(made.hypervisor.serials) == 2)
            talk.guest.says(b"login: ")
            await talk.shows(b"login: ")
            assert talk.terminal.screen.count(b"in use elsewhere") == 1
            assert talk.guest.typed == b"", "it was meant for another moment"
    assert log("sol-port-busy") == [
        "sol-port-busy machine=one reason='open_serial of a domain that is running'"
    ]


async def test_a_hypervisor_that_does_not_answer_is_asked_again(log: Callable[[str], list[str]]) -> None:
    made = make()
    made.hypervisor.failure = BackendUnreachable("no answer")
    async with session(made) as talk:
        (await talk.attached()).says(b"login: ")
        await talk.shows(b"login: ")
    assert log("sol-not-opened") == ["sol-not-opened machine=one reason='no answer'"]


async def test_a_slow_client_costs_its_oldest_octets_and_the_guest_no_time(
    log: Callable[[str], list[str]],
) -> None:
    block = bytes(range(256)) * 128
    async with session(reads=False) as talk:
        guest = await talk.attached()
        for _ in range(1024):
            guest.says(block)
        guest.says(b"the end")
        reading = asyncio.create_task(talk.terminal.read())
        await talk.shows(b"the end")
        assert b"\x03\x05" in talk.terminal.controls
        await talk.conversation.end()
        talk.terminal.writer.transport.abort()
        await reading
        lost = 1024 * len(block) + 7 - len(talk.terminal.screen)
    assert lost > 0
    assert len(log("sol-overflow")) == 1
    (closed,) = log("sol-closed")
    assert closed.endswith(f" in=0 out={1024 * len(block) + 7} dropped={lost}")


async def test_a_session_is_logged_with_what_passed(log: Callable[[str], list[str]]) -> None:
    async with session() as talk:
        (await talk.attached()).says(b"login: ")
        await talk.shows(b"login: ")
        talk.terminal.type(b"root\r")
        await until(lambda: talk.guest.typed)
        peer = talk.link.peer
    assert log("sol-opened") == [f"sol-opened machine=one peer={peer} uri=test:///memory"]
    assert log("sol-closed") == [f"sol-closed machine=one peer={peer} in=5 out=7 dropped=0"]


class Broken(Hypervisor):
    """Does what no backend may."""

    async def open_serial(self, uuid: UUID, listener: SerialListener) -> Serial:
        raise ValueError("a defect")


async def test_a_defect_ends_the_session_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async with session(made_over(Broken(domain()))) as talk:
        assert await talk.closed() == "internal error"
    assert "a defect" in caplog.text
