"""A client of a desktop session after ServerInit: stricter than any real one, it takes what a device may send only.

It cuts what it gets into messages, and keeps the picture as its user would see it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np

from support.viewer import Viewer

DESKTOP_SIZE = -223

Head = tuple[int, int, int, int, int]
"""Of a rectangle: x, y, width, height, encoding."""


@dataclass
class Watcher:
    """A client that has been told this size."""

    width: int
    height: int
    viewer: Viewer = field(default_factory=Viewer)
    """What reads its pixels: by default 16 bits each."""
    blind: bool = False
    """It looks at no pixels, which takes long for a large picture."""
    updates: list[list[Head]] = field(default_factory=list)
    """Of each update the rectangles."""
    bells: int = 0
    texts: list[bytes] = field(default_factory=list)
    _buffer: bytes = b""

    def __post_init__(self) -> None:
        self.picture = np.zeros((self.height, self.width), np.uint32)

    def see(self, octets: bytes) -> None:
        """Take octets; a message that is not all there yet is waited for."""
        self._buffer += octets
        while self._buffer:
            length = self._message(self._buffer)
            if length is None:
                return
            self._buffer = self._buffer[length:]

    def _message(self, octets: bytes) -> int | None:
        if octets[0] == 0:
            return self._update(octets)
        if octets[0] == 2:
            self.bells += 1
            return 1
        assert octets[0] == 3, octets[:16].hex()
        (length,) = struct.unpack_from(">I", octets, 4)
        self.texts.append(octets[8 : 8 + length])
        return 8 + int(length)

    def _update(self, octets: bytes) -> int | None:
        heads, position = self._heads(octets)
        if position is None:
            return None
        assert heads, "an update without rectangles"
        self.updates.append(heads)
        if heads[0][4] == DESKTOP_SIZE:
            ((x, y, self.width, self.height, _),) = heads  # it comes alone
            assert (x, y) == (0, 0)
            self.picture = np.zeros((self.height, self.width), np.uint32)
        elif not self.blind:
            for tile in self.viewer.read(octets[:position]):
                assert tile.x + tile.width <= self.width
                assert tile.y + tile.height <= self.height
                rows = np.array(tile.rows(), np.uint32)
                self.picture[tile.y : tile.y + tile.height, tile.x : tile.x + tile.width] = rows
        return position

    def _heads(self, octets: bytes) -> tuple[list[Head], int | None]:
        """The rectangles of the update these begin with, and where it ends."""
        if len(octets) < 4:
            return [], None
        (count,) = struct.unpack_from(">xxH", octets)
        position, heads = 4, []
        for _ in range(count):
            if len(octets) < position + 12:
                return [], None
            x, y, width, height, encoding = struct.unpack_from(">HHHHi", octets, position)
            heads.append((x, y, width, height, encoding))
            position += 12
            if encoding == 0:
                position += width * height * self.viewer.octets
            elif encoding == 16:
                length = octets[position : position + 4]
                position += 4 + int.from_bytes(length.ljust(4, b"\xff"), "big")
            if len(octets) < position:
                return [], None
        return heads, position
