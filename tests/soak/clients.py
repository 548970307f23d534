"""Clients that want what everybody wants, one kind a class, over and over; whoever is let down says so.

While something is amiss with the stage nothing is expected of it, but that what was confirmed stays.
"""

from __future__ import annotations

import asyncio
import random
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Final

import requests

from benchmarks.login import Login, connect
from benchmarks.viewer import Viewer
from lab.console import CYCLE, OFF, ON, RESET, Console
from soak.stage import DESK, OTHER, PORTS, WORKER, Stage
from support.consoles import AMTTERM, typed
from support.hands import Client as Hand
from support.patience import PATIENCE
from support.target import Gone, MeshCommander
from vamt.firmware.sessions import Kind

ANSWERED: Final = "every client is served while nothing is amiss"
KEPT: Final = "no acknowledged write is lost"
TURNS: Final = 20
"""How often a session does something before it ends."""


class Client(ABC):
    """One that does something again and again."""

    machine: str

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        self.stage = stage
        self.chance = chance
        self.name = f"{type(self).__name__.lower()}: {(self.__doc__ or '').partition('.')[0].lower()}"

    @abstractmethod
    async def act(self) -> None:
        """Do it once."""

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            before = self.stage.calm
            try:
                async with asyncio.timeout(PATIENCE):
                    await self.act()
            except (
                *(OSError, EOFError, TimeoutError, asyncio.IncompleteReadError, requests.RequestException),
                *(AssertionError, SystemExit, Gone),
            ) as error:
                if before == self.stage.calm and not before % 2:
                    self.stage.ledger.broken(ANSWERED, f"{self.name}: {type(error).__name__}: {error}")
                await asyncio.sleep(0.2)
            else:
                self.stage.ledger.done[self.name] += 1
                await asyncio.sleep(self.chance.uniform(0.05, 0.3))

    @property
    def console(self) -> Console:
        """Made anew, for whoever was served before may be gone."""
        return self.stage.console(self.machine)

    @property
    def login(self) -> Login:
        """For the redirection port."""
        address, password = self.stage.consoles[self.machine]
        return {"address": address, "port": PORTS["redirection"], "password": password}

    async def enter(self, kind: Kind) -> Hand:
        """A session, as soon as the last one of its kind is over."""
        await self.free(kind)
        return await connect(self.login, kind)

    async def free(self, kind: Kind) -> None:
        """Wait until the last session of that kind is over."""
        while True:
            client = Hand(*await asyncio.open_connection(self.login["address"], self.login["port"]))
            status = await client.start(kind)
            client.hang_up()
            if status == 0:
                return
            await asyncio.sleep(0.2)


class Writer(Client):
    """Changes a setting and reads it back."""

    machine = OTHER

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        super().__init__(stage, chance)
        stage.ledger.promise(KEPT)
        self.number = 0
        self.possible: set[str] = set()
        """What the setting may be: the last that was confirmed, and what was tried since."""

    async def act(self) -> None:
        if self.possible:
            await self.look()
        self.number += 1
        wanted = f"pc-{self.number}"
        self.possible.add(wanted)
        await self.console.put("AMT_GeneralSettings", HostName=wanted)
        self.possible = {wanted}
        self.stage.ledger.done["acknowledged writes"] += 1

    async def look(self) -> None:
        """Read what is there."""
        (found,) = (await self.console.get("AMT_GeneralSettings"))["HostName"]
        if found not in self.possible:
            self.stage.ledger.broken(KEPT, f"{found!r} is none of {sorted(self.possible)}")
        self.possible = {found}


class Operator(Client):
    """Switches a machine."""

    machine = WORKER

    async def act(self) -> None:
        console = self.console
        for state in (ON, self.chance.choice((CYCLE, RESET)), OFF):
            value = await console.request(state)
            assert value == 0, f"{state} is answered by {value}: {self.stage.log.failed}"
        power = await console.power()
        assert power == OFF, f"power is {power} after off"


class Auditor(Client):
    """Reads the event log and a hundred other instances."""

    machine = WORKER

    async def act(self) -> None:
        for name in ("AMT_EventLogEntry", "CIM_LogManagesRecord", "CIM_ConcreteDependency"):
            await self.console.enumerate(name)
        assert await self.console.enumerate("CIM_BootSourceSetting")


class Visitor(Client):
    """Looks at the web page."""

    machine = WORKER

    async def act(self) -> None:
        console = self.console
        for page in ("index", "events", "remote"):
            url = console.url.replace("/wsman", f"/{page}.htm")
            answer = await asyncio.to_thread(console.session.get, url, timeout=PATIENCE)
            assert answer.status_code == requests.codes.ok, f"{url}: {answer.status_code}"


class Terminal(Client):
    """Types on the serial console and is answered."""

    machine = DESK

    async def act(self) -> None:
        client = await self.enter(Kind.SOL)
        try:
            await client.ask(AMTTERM, 23)
            heard = b""
            for _ in range(TURNS):
                client.writer.write(typed(b"z"))
                while b"z" not in heard:
                    heard += await said(client)
                heard = b""
                await asyncio.sleep(self.chance.uniform(0.0, 0.2))
        finally:
            client.hang_up()


class Watcher(Client):
    """Looks at the screen."""

    machine = DESK

    async def act(self) -> None:
        def watch() -> None:
            viewer = Viewer({"way": "vamt", "login": self.login, "rle": True})
            try:
                for _ in range(TURNS):
                    viewer.ask(incremental=False)
                    viewer.update()
            finally:
                viewer._socket.close()

        await self.free(Kind.KVM)
        await asyncio.to_thread(watch)


class Librarian(Client):
    """Lends the machine a disc."""

    machine = DESK

    async def act(self) -> None:
        target = MeshCommander(cdrom=bytes(1 << 20))
        client = await self.enter(Kind.IDER)
        try:
            client.writer.write(target.begin())
            while 0x49 not in target.heard:
                client.writer.write(b"".join(target.receive(await said(client))))
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    while data := await client.reader.read(65536):
                        client.writer.write(b"".join(target.receive(data)))
            self.stage.ledger.done["blocks of discs read"] += len(target.commands)
        finally:
            client.hang_up()


async def said(client: Hand) -> bytes:
    """What the machine says next in a session."""
    octets = await client.reader.read(65536)
    assert octets, "the session was ended"
    return octets


def everybody(stage: Stage, chance: random.Random) -> list[Client]:
    """One of each kind."""
    stage.ledger.promise(ANSWERED)
    kinds: tuple[type[Client], ...] = (*(Writer, Operator, Auditor, Visitor, Terminal, Watcher, Librarian),)
    return [kind(stage, random.Random(chance.random())) for kind in kinds]
