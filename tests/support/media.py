"""A storage session over real sockets, with a console at one end and a guest's reads at the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from support.machines import Hypervisor, Made, domain, make
from support.patience import PATIENCE
from support.target import Gone, MeshCommander
from vamt.firmware.sessions import RedirectedMedia
from vamt.machine import Machine
from vamt.net.link import Link
from vamt.net.storage import StorageConversation

MORNING, NOON = (datetime(2025, 1, 1, hour, tzinfo=UTC) for hour in (8, 12))
"""When instances of the machine's domain began."""


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


@dataclass
class Console:
    """A console at the other end of a connection, so many seconds away, there and back."""

    target: MeshCommander
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    seconds: float
    silent: bool = False
    closed: bool = False

    async def run(self) -> None:
        self.writer.write(self.target.begin())
        try:
            while data := await self.reader.read(65536):
                if self.seconds:
                    asyncio.get_running_loop().call_later(self.seconds, self.say, data)
                else:
                    self.say(data)
        except ConnectionError:
            pass
        self.closed = True

    def say(self, data: bytes) -> None:
        if not self.silent:
            try:
                self.writer.writelines(self.target.receive(data))
            except Gone:
                self.writer.close()

    def die(self) -> None:
        self.writer.transport.abort()


class Guest:
    """What QEMU does with an export, in the words of the NBD protocol."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def at(cls, path: str) -> Guest:
        guest = cls(*await asyncio.open_unix_connection(path, limit=4 << 20))
        await guest.reader.readexactly(18)
        guest.writer.write(bytes.fromhex("00000003") + b"IHAVEOPT" + bytes.fromhex("00000001 00000000"))
        guest.size = int.from_bytes((await guest.reader.readexactly(10))[:8], "big")
        return guest

    size = 0

    async def read(self, offset: int, length: int) -> bytes | int:
        """The octets, or the number of an error."""
        self.writer.write(bytes.fromhex(f"25609513 0000 0000 {0:016x} {offset:016x} {length:08x}"))
        error = int.from_bytes((await self.reader.readexactly(16))[4:8], "big")
        return error or await self.reader.readexactly(length)

    def close(self) -> None:
        self.writer.close()


@dataclass
class Session:
    machine: Machine
    hypervisor: Hypervisor
    link: Link
    conversation: StorageConversation
    console: Console

    @property
    def media(self) -> RedirectedMedia:
        return self.machine.snapshot.section(RedirectedMedia)

    def drive(self, device: str = "cdrom") -> str | None:
        return next(disk.source for disk in self.hypervisor.domain.disks if disk.device == device)

    async def offered(self) -> Guest:
        await until(lambda: self.media.cdrom)
        return await Guest.at(self.media.cdrom)

    async def inserted(self) -> None:
        await until(lambda: self.media.cdrom and self.drive() == self.media.cdrom)

    def becomes(self, **changes: object) -> None:
        self.hypervisor._see(replace(self.hypervisor.domain, **changes))  # type: ignore[arg-type]


def contents(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []


@asynccontextmanager
async def session(
    folder: Path,
    target: MeshCommander,
    made: Made | None = None,
    seconds: float = 0.0,
    *,
    emptied: bool = True,
) -> AsyncIterator[Session]:
    """A session, of which nothing is left afterwards."""
    made = made or make(domain(started=MORNING))
    begun: list[tuple[Link, StorageConversation]] = []

    def begin(link: Link) -> None:
        conversation = StorageConversation(made.machine, link, folder)
        made.machine._watcher = lambda _, names: conversation.changed(names)
        begun.append((link, conversation))
        conversation.begin(b"")

    server = await asyncio.get_running_loop().create_server(lambda: Link(begin), "127.0.0.1", 0)
    console = Console(target, *await asyncio.open_connection(*server.sockets[0].getsockname()), seconds)
    running = asyncio.create_task(console.run())
    await until(lambda: begun)
    try:
        yield Session(made.machine, made.hypervisor, *begun[0], console)
    finally:
        async with asyncio.timeout(PATIENCE):
            await begun[0][1].end()
            await begun[0][1].end()
        console.die()
        await running
        server.close()
        await asyncio.sleep(0.01)
        assert contents(folder) == []
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert made.machine.snapshot.section(RedirectedMedia) == RedirectedMedia()
        in_use = [disk.source for disk in made.hypervisor.domain.disks if disk.source]
        assert any(source.startswith(str(folder)) for source in in_use) is not emptied
