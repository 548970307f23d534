"""Clients of a desktop session over a real socket, and the session itself without what comes before it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from support.patience import PATIENCE
from support.watching import Watcher
from vamt.machine import Machine
from vamt.net.desktop import DesktopConversation
from vamt.net.link import Link

VERSION = b"RFB 003.008\n"
MESH_ENCODINGS = bytes.fromhex("02 00 0004 00000010 00000000 00000444 FFFFFF21")
EVERYTHING = bytes.fromhex("03 01 0000 0000 FFFF FFFF")


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


@dataclass
class Client:
    """A client that asks for everything new as soon as it has seen the last, while it looks."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    watcher: Watcher = field(default_factory=lambda: Watcher(0, 0))
    title: bytes = b""
    looking: bool = True

    async def connect(self) -> None:
        """As MeshCommander does after the log-in."""
        assert await self.ask(b"@" + bytes(7), 8) == b"A" + bytes(7)
        assert await self.ask(b"", 12) == VERSION
        assert await self.ask(VERSION, 2) == b"\1\1"
        assert await self.ask(b"\1", 4) == bytes(4)
        self.writer.write(b"\1")
        await self.initialised()

    async def initialised(self) -> None:
        """What it needs to know, it knows."""
        init = await self.ask(b"", 24)
        self.title = await self.reader.readexactly(int.from_bytes(init[20:]))
        self.watcher = Watcher(int.from_bytes(init[:2]), int.from_bytes(init[2:4]))
        self.writer.write(MESH_ENCODINGS)

    async def ask(self, data: bytes, octets: int) -> bytes:
        self.writer.write(data)
        async with asyncio.timeout(PATIENCE):
            return await self.reader.readexactly(octets)

    def watch(self) -> None:
        """Look until the device closes."""
        self.writer.write(EVERYTHING)
        self.watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while data := await self.reader.read(1 << 16):
            before = len(self.watcher.updates)
            self.watcher.see(data)
            if self.looking and len(self.watcher.updates) > before:
                self.writer.write(EVERYTHING)

    def look(self) -> None:
        self.looking = True
        self.writer.write(EVERYTHING)


@dataclass
class Conversing:
    """A conversation and its client."""

    link: Link
    conversation: DesktopConversation
    client: Client


@asynccontextmanager
async def conversing(machine: Machine, *, viewer: bool = False) -> AsyncIterator[Conversing]:
    """Hold a conversation until the end of the block; it leaves no task behind."""
    begun: list[tuple[Link, DesktopConversation]] = []
    lost = asyncio.Event()

    def begin(link: Link) -> None:
        conversation = DesktopConversation(machine, link, viewer=viewer)
        begun.append((link, conversation))
        machine._watcher = lambda _, names: conversation.changed(names)
        link.lost = lost.set
        conversation.begin(b"")

    before = asyncio.all_tasks()
    server = await asyncio.get_running_loop().create_server(lambda: Link(begin), "127.0.0.1", 0)
    client = Client(*await asyncio.open_connection(*server.sockets[0].getsockname()))
    await until(lambda: begun)
    there = Conversing(*begun[0], client)
    try:
        yield there
    finally:
        there.link.close("the test is over")
        await lost.wait()
        await there.conversation.end()
        await there.conversation.end()
        client.writer.close()
        server.close()
        await until(lambda: not asyncio.all_tasks() - before)
