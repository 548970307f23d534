"""A libvirtd that stands still, and a console that does: nobody waits longer than configured, settings not at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import libvirt_qemu
import pytest

from lab import microguest
from lab.console import CYCLE, HIBERNATE, NMI, OFF, ON, RESET, SOFT_OFF, SOFT_RESET, Console
from lab.guests import Guest, define_microguest
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from support import media
from support.hands import Client
from support.target import MeshCommander
from system.conftest import config
from vamt.firmware.sessions import Kind

TIMED_OUT, FAILED = 3, 4
PATIENCE = 3.0
GIVEN_UP = 15.0
"""Seconds until libvirt ends a connection that does not answer, at the earliest: until then is too long to wait."""
EXPIRED = 8.0
"""Seconds, less than until a read that a console does not answer is an error."""


@pytest.fixture
def serve(own_libvirtd: Libvirtd, tmp_path: Path) -> Iterator[Callable[[float], Vamt]]:
    """Starts a server whose clients wait so many seconds for a hypervisor."""
    programs: list[Vamt] = []

    def start(patience: float) -> Vamt:
        programs.append(Vamt(tmp_path, config(own_libvirtd.uri, f"[limits]\nverb_seconds = {patience}\n")))
        programs[-1].serve()
        return programs[-1]

    yield start
    for program in programs:
        program.close()


@contextmanager
def standing_still(host: Libvirtd) -> Iterator[None]:
    host.freeze()
    try:
        yield
    finally:
        host.thaw()


async def timed(console: Console, state: int) -> tuple[int, float]:
    """The ReturnValue, and after how many seconds."""
    begun = time.monotonic()
    return await console.request(state), time.monotonic() - begun


def another(console: Console) -> Console:
    """The same machine, over a connection of its own."""
    host, _, port = console.url.removeprefix("http://").removesuffix("/wsman").partition(":")
    return Console(host, int(port), console.session.auth.password)


async def test_every_verb_is_answered_in_time(serve: Callable[[float], Vamt], own_libvirtd: Libvirtd) -> None:
    vamt = serve(PATIENCE)
    on = await vamt.started(define_microguest(own_libvirtd, "on"))
    define_microguest(own_libvirtd, "off")
    off = await vamt.console("off")
    verbs = [(on, state) for state in (OFF, RESET, CYCLE, HIBERNATE, NMI, SOFT_OFF, SOFT_RESET)] + [(off, ON)]
    with standing_still(own_libvirtd):
        answers = await asyncio.gather(*(timed(another(console), state) for console, state in verbs))
    assert {value for value, _ in answers} <= {TIMED_OUT, FAILED}
    assert max(seconds for _, seconds in answers) < GIVEN_UP
    await on.becomes(ON)  # it answers again


async def test_a_verb_within_which_the_connection_is_given_up_has_failed(
    serve: Callable[[float], Vamt], own_libvirtd: Libvirtd
) -> None:
    vamt = serve(60)
    console = await vamt.started(define_microguest(own_libvirtd, "kept"))
    with standing_still(own_libvirtd):
        answers = await asyncio.gather(*(another(console).request(state) for state in (OFF, RESET, CYCLE)))
        assert set(answers) == {FAILED}
        assert await console.request(OFF) == FAILED
    vamt.stop()
    assert not any("Traceback" in line for line in vamt.log)


async def test_settings_pass_a_verb_that_hangs(
    serve: Callable[[float], Vamt], own_libvirtd: Libvirtd
) -> None:
    vamt = serve(60)
    console = await vamt.started(define_microguest(own_libvirtd, "busy"))
    with standing_still(own_libvirtd):
        verb = asyncio.create_task(another(console).request(RESET))
        await asyncio.sleep(0.5)
        await console.put("IPS_OptInService", OptInRequired="0", OptInDisplayTimeout="200")
        await console.boot_from("Force CD/DVD Boot")
        assert not verb.done()
    assert (await console.get("IPS_OptInService"))["OptInDisplayTimeout"] == ["200"]
    await verb


async def test_a_choice_made_while_a_verb_hangs_is_for_the_boot_after_it(
    serve: Callable[[float], Vamt], own_libvirtd: Libvirtd
) -> None:
    vamt = serve(60)
    guest = define_microguest(own_libvirtd, "chosen")
    console = await vamt.started(guest)
    await console.order("Force Hard-drive Boot")
    with standing_still(own_libvirtd):
        verb = asyncio.create_task(another(console).request(CYCLE))
        await asyncio.sleep(0.5)
        await console.order("Force CD/DVD Boot")
        assert not verb.done()
    assert await verb == 0
    await guest.serial.says("UG boot hd")
    assert await console.request(CYCLE) == 0
    await guest.serial.says("UG boot cd")


class Silent(media.Console):
    """A console that can be made to leave commands unanswered, and remembers that it got one."""

    COMMAND = 0x50

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        super().__init__(MeshCommander(microguest.cd("remote")), reader, writer, 0.0)
        self.deaf = False
        self.asked = asyncio.Event()

    def say(self, data: bytes) -> None:
        if self.deaf and data[0] == self.COMMAND:
            self.asked.set()
        else:
            super().say(data)


@asynccontextmanager
async def storage(vamt: Vamt, guest: Guest, console: Console) -> AsyncIterator[Silent]:
    """An IDE-R session whose disc is in the guest's drive."""
    (machine,) = [each for each in await asyncio.to_thread(vamt.machines) if each["name"] == guest.name]
    client = Client(*await asyncio.open_connection(machine["address"], machine["redirection_port"]))
    assert await client.log_in(Kind.IDER, password=console.session.auth.password) == 0
    there = Silent(client.reader, client.writer)
    running = asyncio.create_task(there.run())
    try:
        async with asyncio.timeout(60):
            while "protocol='nbd'" not in await asyncio.to_thread(guest.domain.XMLDesc, 0):
                await asyncio.sleep(0.05)
        yield there
    finally:
        there.die()
        await running


async def qemu_answers(guest: Guest) -> None:
    """It has done what it was told, for it answers its monitor."""
    ask = '{"execute": "query-status"}'
    await asyncio.to_thread(libvirt_qemu.qemuMonitorCommand, guest.domain, ask, 0)


@pytest.mark.parametrize("state", [RESET, CYCLE, OFF])
async def test_a_console_that_does_not_answer_keeps_no_verb_waiting(
    state: int, serve: Callable[[float], Vamt], own_libvirtd: Libvirtd
) -> None:
    vamt = serve(60)
    guest = define_microguest(own_libvirtd, "reading", devices=("cdrom",))
    console = await vamt.console(guest.name)
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot cd")
    async with storage(vamt, guest, console) as there:
        there.deaf = True
        assert await console.request(RESET) == 0
        async with asyncio.timeout(60):
            await there.asked.wait()  # the guest reads from its disc
        begun = time.monotonic()
        assert await console.request(state) == 0
        if state != OFF:
            await qemu_answers(guest)
        assert time.monotonic() - begun < EXPIRED
