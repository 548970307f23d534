"""Power changes, reads, consoles and screens on real guests, while their libvirtd is killed again and again.

A command line tool too; it says what came of it as JSON, and leaves the log of a server that crashed where it says:

python -m lab.siege KILLS     (in the folder tests)
"""

from __future__ import annotations

import asyncio
import json
import random
import signal
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import libvirt
import requests

from benchmarks.viewer import Viewer
from lab.console import CYCLE, HIBERNATE, OFF, ON, RESET, Console
from lab.guests import Guest, define_microguest
from lab.libvirtd import Libvirtd
from lab.program import ANY_PORTS, Vamt
from support.consoles import start
from support.hands import Client
from support.patience import PATIENCE
from vamt.firmware.sessions import Kind

SCREEN: Final = "<graphics type='vnc'><listen type='socket'/></graphics><video><model type='vga'/></video>"
PING: Final = 1.0
"""Seconds between two octets typed at a console."""
KINDS: Final = 2
"""Of sessions: consoles and screens."""
NO_TRACE: Final = ("Traceback (most recent call last)", "Fatal Python error")


@dataclass
class Report:
    """What came of it."""

    kills: int = 0
    power: Counter[int] = field(default_factory=Counter)
    """How often each ReturnValue was answered."""
    reads: int = 0
    sessions: Counter[str] = field(default_factory=Counter)
    """How many of each kind were open for a while."""
    longest: float = 0.0
    """Seconds until an answer."""
    stop: float = 0.0
    """Seconds until the server had stopped."""
    status: int | None = None
    """The server's exit status."""
    wrong: list[str] = field(default_factory=list)
    """Answers that are none, and what the log must not hold."""


class Siege:
    """One server, its guests, and everybody who wants something of them."""

    def __init__(self, host: Libvirtd, folder: Path) -> None:
        self.report = Report()
        self._host = host
        self._guests = [
            define_microguest(host, "bind"),
            define_microguest(host, "connect", serial="connect"),
            define_microguest(host, "pty", serial="pty", extra=SCREEN),
            define_microguest(host, "bare", serial=None, extra=SCREEN),
        ]
        self._vamt = Vamt(
            folder,
            f'uris = ["{host.uri}"]\n[listen]\n{ANY_PORTS}[addresses]\npool = "127.23.0.0/16"\n'
            "[state]\nstale_after = 60.0\n",
        )
        self._over = asyncio.Event()

    async def run(self, kills: int) -> Report:
        """Kill the libvirtd so often, then stop the server while it is down every other time."""
        report = self.report
        self._vamt.serve()
        try:
            work = [asyncio.create_task(self._work(guest)) for guest in self._guests]
            async with asyncio.timeout(PATIENCE):
                while not (report.power[0] and report.reads and len(report.sessions) == KINDS):
                    await asyncio.sleep(0.05)
            for _ in range(kills):
                await asyncio.sleep(random.uniform(0.05, 1.0))
                if self._vamt.servers[-1].poll() is not None:
                    break
                self._host.kill()
                report.kills += 1
                await asyncio.sleep(random.choice((0.0, 0.0, 0.1, 0.6)))
                await asyncio.to_thread(self._host.start)
            if kills % 2:
                self._host.kill()
            begun = time.monotonic()
            report.status = await asyncio.to_thread(self._vamt.stop)
            report.stop = time.monotonic() - begun
            self._over.set()
            await asyncio.gather(*work)
        finally:
            self._vamt.close()
        report.wrong += [line.rstrip() for line in self._vamt.log if any(bad in line for bad in NO_TRACE)]
        return report

    @property
    def log(self) -> str:
        """What the server has logged."""
        return "".join(self._vamt.log)

    async def _work(self, guest: Guest) -> None:
        console = await self._vamt.console(guest.name)
        login = await self._login(guest.name, console)
        work = [
            self._again(lambda: self._switch(console)),
            self._again(lambda: self._switch(Console(*_where(console)))),
            self._again(lambda: self._read(Console(*_where(console)))),
        ]
        if guest.name != "bare":
            work.append(self._again(lambda: self._type(login)))
        if guest.name in ("pty", "bare"):
            work.append(self._again(lambda: self._watch(login)))
        await asyncio.gather(*work)

    async def _login(self, name: str, console: Console) -> dict[str, Any]:
        machines = await asyncio.to_thread(self._vamt.machines)
        machine = next(machine for machine in machines if machine["name"] == name)
        return {
            "address": machine["address"],
            "port": machine["redirection_port"],
            "password": console.session.auth.password,
        }

    async def _again(self, do: Callable[[], Awaitable[None]]) -> None:
        """Again and again; a server that is gone is no answer."""
        while not self._over.is_set():
            try:
                await do()
            except (OSError, EOFError, IndexError, struct.error, SystemExit, AssertionError):  # it hung up
                await asyncio.sleep(0.1)
            except requests.RequestException as error:
                if self._vamt.servers and self._vamt.servers[-1].poll() is None:
                    self.report.wrong.append(f"no answer: {error}")
                await asyncio.sleep(0.1)

    async def _switch(self, console: Console) -> None:
        state = random.choice((ON, ON, CYCLE, RESET, RESET, OFF, HIBERNATE))
        begun = time.monotonic()
        try:
            value = await console.request(state)
        except AssertionError as fault:
            self.report.wrong.append(f"power {state}: {fault}")
        else:
            self.report.power[value] += 1
        self._took(begun)
        await asyncio.sleep(random.uniform(0, 0.1))

    async def _read(self, console: Console) -> None:
        begun = time.monotonic()
        for name in ("CIM_AssociatedPowerManagementService", "AMT_BootCapabilities"):
            try:
                await console.get(name)
            except AssertionError as fault:
                self.report.wrong.append(f"{name}: {fault}")
        self.report.reads += 1
        self._took(begun)
        await asyncio.sleep(0.1)

    async def _type(self, login: Mapping[str, Any]) -> None:
        """A serial console, for a while."""
        client = Client(*await asyncio.open_connection(login["address"], login["port"]))
        try:
            assert await client.log_in(Kind.SOL, password=login["password"]) == 0
            client.writer.write(start())
            self.report.sessions["serial"] += 1
            for _ in range(random.randint(1, 8)):
                client.writer.write(bytes.fromhex("28000000 00000000 0100") + b"z")
                with suppress(TimeoutError):
                    async with asyncio.timeout(PING):
                        if not await client.reader.read(1 << 16):
                            return
        finally:
            client.hang_up()

    async def _watch(self, login: Mapping[str, Any]) -> None:
        """A screen, for a while."""

        def watch() -> None:
            viewer = Viewer({"way": "vamt", "login": login, "rle": False})
            try:
                viewer._socket.settimeout(PING)
                self.report.sessions["screen"] += 1
                for _ in range(random.randint(1, 8)):
                    viewer.ask(incremental=False)
                    with suppress(TimeoutError):
                        viewer.update()
            finally:
                viewer._socket.close()

        await asyncio.to_thread(watch)

    def _took(self, begun: float) -> None:
        self.report.longest = max(self.report.longest, time.monotonic() - begun)


def _where(console: Console) -> tuple[str, int, str]:
    host, _, port = console.url.removeprefix("http://").removesuffix("/wsman").partition(":")
    return host, int(port), console.session.auth.password


def main(kills: int) -> int:
    """Lay siege once, and say what came of it."""
    host = Libvirtd()
    try:
        with tempfile.TemporaryDirectory() as folder:
            siege = Siege(host, Path(folder))
            report = asyncio.run(siege.run(kills))
    finally:
        host.close()
    print(json.dumps(vars(report)))
    if report.wrong or report.status:
        with tempfile.NamedTemporaryFile("w", prefix="siege-", suffix=".log", delete=False) as log:
            log.write(siege.log)
        print(log.name, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    libvirt.registerErrorHandler(lambda _context, _error: None, None)  # else printed as well as raised
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(int(sys.argv[1])))
