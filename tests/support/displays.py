"""A VNC display in memory, whose guest is the test: as strict as QEMU, and with as little patience."""

from __future__ import annotations

import asyncio
import socket
import struct
from dataclasses import dataclass, field

import numpy as np

RGB565 = bytes.fromhex("10 10 00 01 001F 003F 001F 0B 05 00 000000")
OWN = bytes.fromhex("20 18 00 01 00FF 00FF 00FF 10 08 00 000000")


@dataclass
class FakeDisplay:
    """The other end of what `open_display` gives; it draws where the test paints, once it has been asked."""

    connection: socket.socket
    width: int = 64
    height: int = 48
    keys: list[tuple[bool, int]] = field(default_factory=list)
    pointers: list[tuple[int, int, int]] = field(default_factory=list)
    requests: int = 0
    gone: bool = False
    """The other side has closed it."""

    def __post_init__(self) -> None:
        self.picture = np.zeros((self.height, self.width), "<u2")
        self._asked = self._dirty = self._ready = False
        self._task = asyncio.create_task(self._serve())

    def paint(self, x: int, y: int, width: int, height: int, colour: int) -> None:
        """Draw a rectangle of one colour."""
        self.picture[y : y + height, x : x + width] = colour
        self._dirty = True
        self._draw()

    def resize(self, width: int, height: int) -> None:
        """Become black, of another size."""
        self.width, self.height = width, height
        self.picture = np.zeros((height, width), "<u2")
        self._writer.write(struct.pack(">BxHHHHHi", 0, 1, 0, 0, width, height, -223))
        self._asked, self._dirty = False, True

    def close(self) -> None:
        """As QEMU does when its guest goes off."""
        self._writer.close()

    async def closed(self) -> None:
        """Return when the connection is gone."""
        await asyncio.wait([self._task])

    def _draw(self) -> None:
        if self._ready and self._asked and self._dirty:
            head = struct.pack(">BxHHHHHi", 0, 1, 0, 0, self.width, self.height, 0)
            self._writer.write(head + self.picture.tobytes())
            self._asked = self._dirty = False

    async def _serve(self) -> None:
        reader, self._writer = await asyncio.open_connection(sock=self.connection)
        try:
            self._writer.write(b"RFB 003.008\n")
            assert await reader.readexactly(12) == b"RFB 003.008\n"
            self._writer.write(b"\1\1")
            assert await reader.readexactly(1) == b"\1"
            self._writer.write(bytes(4))
            assert await reader.readexactly(1) == b"\1"
            self._writer.write(struct.pack(">HH", self.width, self.height) + OWN + bytes(4))
            while True:
                await self._message(reader)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.gone = True
        finally:
            self._writer.close()

    async def _message(self, reader: asyncio.StreamReader) -> None:
        (kind,) = await reader.readexactly(1)
        if kind == 0:
            assert (await reader.readexactly(19))[3:] == RGB565
            self._ready = True
        elif kind == 2:
            _, count = struct.unpack(">BH", await reader.readexactly(3))
            await reader.readexactly(4 * count)
        elif kind == 3:
            incremental, _, _, width, height = struct.unpack(">?HHHH", await reader.readexactly(9))
            assert (width, height) == (self.width, self.height) or incremental
            self.requests += 1
            self._asked, self._dirty = True, self._dirty or not incremental
            self._draw()
        elif kind == 4:
            down, keysym = struct.unpack(">?2xI", await reader.readexactly(7))
            self.keys.append((down, keysym))
        else:
            assert kind == 5
            self.pointers.append(struct.unpack(">BHH", await reader.readexactly(5)))
