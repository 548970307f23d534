"""An attachment to a serial port, through what becomes of its domain."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from lab.recorder import SerialRecorder
from support.machines import domain
from support.patience import PATIENCE
from vamt.backend.base import DomainState
from vamt.backend.host import HostConsole, Seen
from vamt.backend.portsxml import SerialPort
from vamt.backend.serial import Serials
from vamt.errors import BackendError, DomainGone, NotSupported, PortBusy, WrongState

DOMAIN = domain()
RUNNING = Seen(DOMAIN, 1, SerialPort("stream"))
OFF = Seen(replace(DOMAIN, state=DomainState.OFF), None, SerialPort("stream"))


class Console:
    """Implements `HostConsole`."""

    def __init__(self, heard: Callable[[bytes], None], ended: Callable[[], None]) -> None:
        self.says = heard
        self.ends = ended
        self.typed = b""
        self.closed = False

    def send(self, data: bytes) -> None:
        self.typed += data

    def close(self) -> None:
        self.closed = True


class Hypervisor:
    """What of `Reach` and `Host` an attachment needs."""

    def __init__(self) -> None:
        self.consoles: list[Console] = []
        self.refusal: BackendError | None = None
        self.answers = threading.Event()
        self.answers.set()

    @contextmanager
    def inside(self) -> Iterator[Hypervisor]:
        yield self

    def open_console(
        self, _uuid: object, heard: Callable[[bytes], None], ended: Callable[[], None]
    ) -> HostConsole:
        self.answers.wait(60)
        if self.refusal is not None:
            raise self.refusal
        self.consoles.append(Console(heard, ended))
        return self.consoles[-1]


@pytest.fixture
def hypervisor() -> Hypervisor:
    return Hypervisor()


@pytest.fixture
def serials(hypervisor: Hypervisor) -> Serials:
    return Serials(lambda: hypervisor)  # type: ignore[arg-type,return-value]  # as much of a host as is needed


@pytest.fixture
def heard() -> SerialRecorder:
    return SerialRecorder()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


async def test_a_domain_that_is_off_is_attached_to_when_it_is_started(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    serial = await serials.open(OFF, heard)
    serial.write(b"to nobody")
    assert hypervisor.consoles == []
    serials.see(DOMAIN.uuid, RUNNING)
    await until(lambda: hypervisor.consoles)
    hypervisor.consoles[0].says(b"hello")
    await heard.until(lambda: heard.octets == b"hello")
    serial.write(b"typed")
    await until(lambda: hypervisor.consoles[0].typed == b"typed")
    await serial.close()
    assert hypervisor.consoles[0].closed


async def test_what_was_said_before_the_end_is_heard_and_the_next_instance_attached_to(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    serial = await serials.open(RUNNING, heard)
    for said in (b"one ", b"two ", b"three"):
        await until(lambda: not hypervisor.consoles[-1].closed)
        hypervisor.consoles[-1].says(said)
        hypervisor.consoles[-1].ends()
        await until(lambda: hypervisor.consoles[-1].closed)
        serials.stir(DOMAIN.uuid)
    await heard.until(lambda: heard.octets == b"one two three")
    await serial.close()


async def test_a_start_waits_until_its_instance_is_attached_to(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    assert serials.beginning(DOMAIN.uuid) is None
    serial = await serials.open(RUNNING, heard)
    begin = serials.beginning(DOMAIN.uuid)
    assert begin is not None
    await asyncio.to_thread(begin)
    first, second = hypervisor.consoles
    assert first.closed
    assert not second.closed
    await serial.close()


async def test_a_console_that_someone_else_has_is_tried_again(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    serial = await serials.open(RUNNING, heard)
    hypervisor.refusal = PortBusy("someone else")
    hypervisor.consoles[0].ends()
    await until(lambda: hypervisor.consoles[0].closed)
    await asyncio.sleep(0.3)
    hypervisor.refusal = None
    await until(lambda: len(hypervisor.consoles) == 2)
    await serial.close()
    assert heard.lost == []


async def test_a_port_has_one_attachment_and_a_refused_one_is_none(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    with pytest.raises(NotSupported):
        await serials.open(replace(RUNNING, serial=None), heard)
    hypervisor.refusal = PortBusy("someone else")
    with pytest.raises(PortBusy, match="someone else"):
        await serials.open(RUNNING, heard)
    hypervisor.refusal = WrongState("it has ended meanwhile")
    first = await serials.open(RUNNING, heard)
    with pytest.raises(PortBusy, match="attached already"):
        await serials.open(RUNNING, heard)
    await first.close()
    hypervisor.refusal = None
    await (await serials.open(RUNNING, heard)).close()


@pytest.mark.parametrize(
    ("seen", "reason"), [(None, "the domain is gone"), (replace(OFF, serial=None), "no serial port")]
)
async def test_a_port_that_is_no_more_is_told_once_and_the_next_is_another_ones(
    seen: Seen | None, reason: str, serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    serial = await serials.open(RUNNING, heard)
    serials.see(DOMAIN.uuid, seen)
    assert len(heard.lost) == 1
    assert reason in heard.lost[0]
    other = await serials.open(RUNNING, SerialRecorder())
    await serial.close()
    with pytest.raises(PortBusy):
        await serials.open(RUNNING, heard)
    await other.close()
    assert [console.closed for console in hypervisor.consoles] == [True, True]


async def test_a_port_that_moves_is_followed(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("s") / "port"
    serial = await serials.open(RUNNING, heard)
    serials.see(DOMAIN.uuid, replace(RUNNING, serial=SerialPort("connect", str(path))))
    await until(path.exists)
    assert hypervisor.consoles[0].closed
    await serials.close()
    assert not path.exists()
    serial.write(b"to nobody")


async def test_a_port_whose_domain_goes_while_it_is_attached_to_is_let_go_of(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder
) -> None:
    hypervisor.answers.clear()
    opening = asyncio.create_task(serials.open(RUNNING, heard))
    await asyncio.sleep(0)
    serials.see(DOMAIN.uuid, None)
    hypervisor.answers.set()
    with pytest.raises(DomainGone):
        await opening
    assert heard.lost == ["the domain is gone"]
    await until(lambda: all(console.closed for console in hypervisor.consoles))
    assert hypervisor.consoles


async def test_a_start_does_not_wait_for_an_attachment_that_ends(
    serials: Serials, hypervisor: Hypervisor, heard: SerialRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vamt.backend.serial._START_SECONDS", 60.0)
    serial = await serials.open(OFF, heard)
    hypervisor.refusal = PortBusy("someone else")
    begin = serials.beginning(DOMAIN.uuid)
    assert begin is not None
    starting = asyncio.create_task(asyncio.to_thread(begin))
    await asyncio.sleep(0.05)
    assert not starting.done()
    before = time.monotonic()
    await serial.close()
    await starting
    await asyncio.to_thread(begin)
    assert time.monotonic() - before < 30
