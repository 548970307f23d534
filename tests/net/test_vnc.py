"""Port 5900: open where it is switched on, a password asked for, a session like any other begun."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from support.hands import Client, Echo
from support.patience import PATIENCE
from support.wire import provisioned
from vamt.auth.lockout import AT_ONE_MACHINE
from vamt.config import Limits
from vamt.firmware.consent import Consent, ConsentPolicy, Required
from vamt.firmware.features import Desktop
from vamt.firmware.sessions import Kind, Sessions
from vamt.firmware.setup import ControlMode, Setup
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditlog import AuditLog, event_of_record
from vamt.machine import ADDRESS, Machine
from vamt.net.crowd import Crowd
from vamt.net.guard import Guard
from vamt.net.sessions import SessionTable
from vamt.net.vnc import VncFront
from vamt.redirection import vncauth

PASSWORD = "P@ssw0rd"
OPEN = Desktop(Is5900PortEnabled=True, RFBPassword=PASSWORD)


class Viewers:
    """Port 5900 of a machine, and viewers."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.table, self.guard, self.there = SessionTable(), Guard(), list[Echo]()
        self.front = VncFront(
            lambda local: machine if local[0] == machine.snapshot.address else None,
            Limits(),
            Crowd(Limits()),
            self.table,
            self._converse,
            self.guard,
            0,
        )

    def _converse(self, machine: Machine, link: object) -> Echo:
        self.there.append(Echo(machine, link))  # type: ignore[arg-type] # it is one
        return self.there[-1]

    async def port(self) -> int:
        async with asyncio.timeout(PATIENCE):
            while (port := self.front.port_of(self.machine)) is None:
                await asyncio.sleep(0.01)
        return port

    async def connect(self) -> Client:
        return Client(*await asyncio.open_connection("127.0.0.1", await self.port()))

    async def log_in(self, password: str = PASSWORD) -> Client:
        """A viewer that has answered the challenge, and said that it shares."""
        client = await self.connect()
        assert await client.read(12) == b"RFB 003.008\n"
        assert await client.ask(b"RFB 003.008\n", 2) == b"\x01\x02"
        challenge = await client.ask(b"\x02", 16)
        client.writer.write(vncauth.response(challenge, password))
        return client


@asynccontextmanager
async def viewers(desktop: Desktop = OPEN, policy: ConsentPolicy | None = None) -> AsyncIterator[Viewers]:
    machine = provisioned()
    machine.hold(desktop)
    machine.hold(policy or ConsentPolicy())
    port = Viewers(machine)

    def watch(machine: Machine, names: object) -> None:
        port.table.changed(machine, names)  # type: ignore[arg-type] # they are names
        port.front.changed(machine, names)  # type: ignore[arg-type] # they are names

    machine._watcher = watch
    watch(machine, (ADDRESS,))
    try:
        yield port
    finally:
        await port.front.close()
        await port.table.close()
        await port.guard.close()


async def test_a_viewer_with_the_password_gets_the_desktop() -> None:
    async with viewers() as port:
        client = await port.log_in()
        assert await client.read(4) == bytes(4)
        assert await client.ask(b"\x01hello", 5) == b"hello"
        assert port.machine.snapshot.section(Sessions).of(Kind.KVM)


async def test_a_wrong_password_is_refused_late_and_counted() -> None:
    async with viewers() as port:
        client = await port.log_in("wrong")
        assert (await client.read(4)) == b"\0\0\0\x01"
        assert await client.is_closed()
        records = port.machine.snapshot.section(AuditLog).each()
        assert [event_of_record(record) for record in records] == [AuditEvent.INVALID_CREDENTIALS]
        assert port.machine.snapshot.section(Sessions) == Sessions()


@pytest.mark.parametrize(
    "desktop",
    [
        replace(OPEN, Is5900PortEnabled=False),
        replace(OPEN, RFBPassword=""),
        replace(OPEN, enabled=False),
    ],
    ids=["switched-off", "no-password", "no-desktop"],
)
async def test_it_is_open_only_where_it_is_switched_on(desktop: Desktop) -> None:
    async with viewers(desktop) as port:
        assert port.front.port_of(port.machine) is None
        port.machine.hold(OPEN)
        await port.connect()


async def test_the_password_of_the_desktop_buys_no_guesses_at_that_of_a_user() -> None:
    async with viewers() as port:
        for _ in range(AT_ONE_MACHINE.free):
            port.guard.failed(port.machine, "admin", "127.0.0.1")
        client = await port.log_in()
        await client.ask(b"\x01hello", 9)
        assert port.guard.failed(port.machine, "admin", "127.0.0.1") > 0


async def test_it_stays_closed_while_its_last_session_ends() -> None:
    async with viewers() as port:
        client = await port.log_in()
        await client.ask(b"\x01hello", 9)
        await port.front.close()
        await port.table.close()
        assert port.front.port_of(port.machine) is None
        assert not port.front._places


async def test_it_closes_and_ends_its_session_when_it_is_switched_off() -> None:
    async with viewers() as port:
        client, number = await port.log_in(), await port.port()
        await client.ask(b"\x01", 4)
        port.machine.hold(replace(OPEN, enabled=False))
        assert await client.is_closed()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", number)


async def test_an_unprovisioned_machine_has_no_such_port() -> None:
    async with viewers() as port:
        await port.port()
        port.machine.hold(Setup(mode=ControlMode.NONE))
        assert port.front.port_of(port.machine) is None


async def test_there_is_one_desktop_session_whoever_has_it() -> None:
    async with viewers() as port:
        first = await port.log_in()
        await first.ask(b"\x01", 4)
        async with asyncio.timeout(PATIENCE):
            while not port.there:
                await asyncio.sleep(0.01)
        second = await port.connect()
        assert await second.is_closed()
        assert await first.ask(b"still", 5) == b"still"


async def test_a_viewer_waits_for_the_user_to_agree() -> None:
    async with viewers(policy=ConsentPolicy(OptInRequired=Required.KVM)) as port:
        client = await port.connect()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await client.reader.read(1)
        port.machine.hold(Consent(granted=True, until=float("inf")))
        assert await client.read(12) == b"RFB 003.008\n"


async def test_a_viewer_does_not_wait_for_ever() -> None:
    policy = ConsentPolicy(OptInRequired=Required.KVM, OptInDisplayTimeout=0)
    async with viewers(policy=policy) as port:
        assert await (await port.connect()).is_closed()


async def test_another_display_on_the_port_hinders_nobody(caplog: pytest.LogCaptureFixture) -> None:
    async with viewers(replace(OPEN, Is5900PortEnabled=False)) as port:
        taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
        port.front._port = taken.sockets[0].getsockname()[1]
        port.machine.hold(OPEN)
        async with asyncio.timeout(PATIENCE):
            while "vnc-not-served" not in caplog.text:
                await asyncio.sleep(0.01)
        assert port.front.port_of(port.machine) is None
        taken.close()


@pytest.mark.parametrize(
    "now",
    [replace(OPEN, RFBPassword="An0ther!"), replace(OPEN, Is5900PortEnabled=False)],
    ids=["another-password", "closed"],
)
async def test_a_viewer_goes_when_what_let_it_in_does(now: Desktop) -> None:
    async with viewers() as port:
        client = await port.log_in()
        await client.ask(b"\x01hello", 9)
        port.machine.hold(now)
        assert await client.is_closed()
        assert port.there[0].heard == b"hello"


async def test_a_viewer_that_answered_before_the_password_changed_and_goes_on_after_it_is_not_let_in() -> (
    None
):
    async with viewers() as port:
        client = await port.log_in()
        assert await client.read(4) == bytes(4)
        port.machine.hold(replace(OPEN, RFBPassword="An0ther!"))
        client.writer.write(b"\x01")
        assert await client.is_closed()
        assert port.machine.snapshot.section(Sessions) == Sessions()
