"""A viewer of pictures: reads FramebufferUpdates as RFC 6143 and AMT's clients do, pixel by pixel."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

Colour = int
"""A pixel as a number."""


@dataclass
class Rectangle:
    """One rectangle of an update."""

    x: int
    y: int
    width: int
    height: int
    encoding: int
    subencoding: int | None
    pixels: list[Colour]
    """Row by row."""

    def rows(self) -> list[list[Colour]]:
        return [self.pixels[i * self.width : (i + 1) * self.width] for i in range(self.height)]


@dataclass
class Viewer:
    """What it keeps of a session."""

    octets: int = 2
    big_endian: bool = False
    compact: tuple[int, int] | None = None
    """Which octets of a pixel are written in encoding 16, and the shift of what is read of them in bits."""
    inflater: zlib._Decompress = field(default_factory=zlib.decompressobj)
    stored: int = 0
    """Rectangles that were stored blocks."""

    def read(self, update: bytes) -> list[Rectangle]:
        """Everything in one update, which is exactly as long as it has to be."""
        kind, count = struct.unpack_from(">BxH", update)
        assert kind == 0
        position, rectangles = 4, []
        for _ in range(count):
            x, y, width, height, encoding = struct.unpack_from(">HHHHi", update, position)
            assert 1 <= width <= 64
            assert 1 <= height <= 64
            position += 12
            if encoding == 0:
                length = width * height * self.octets
                body = iter(update[position : position + length])
                pixels = [self._pixel(body) for _ in range(width * height)]
                rectangles.append(Rectangle(x, y, width, height, 0, None, pixels))
            else:
                assert encoding == 16
                (length,) = struct.unpack_from(">I", update, position)
                position += 4
                tile = self._unpacked(update[position : position + length])
                pixels = self._tile(tile, width, height)
                rectangles.append(Rectangle(x, y, width, height, 16, tile[0], pixels))
            position += length
        assert position == len(update)
        return rectangles

    def _unpacked(self, data: bytes) -> bytes:
        if data[0] == 0 and int.from_bytes(data[1:3], "little") == len(data) - 5:
            assert int.from_bytes(data[3:5], "little") == len(data) - 5 ^ 0xFFFF
            self.stored += 1
            return data[5:]
        return self.inflater.decompress(data)

    def _pixel(self, body: Iterator[int]) -> Colour:
        octets = bytes(next(body) for _ in range(self.octets))
        return int.from_bytes(octets, "big" if self.big_endian else "little")

    def _compact_pixel(self, body: Iterator[int]) -> Colour:
        if self.compact is None:
            return self._pixel(body)
        count, shift = self.compact
        octets = bytes(next(body) for _ in range(count))
        return int.from_bytes(octets, "big" if self.big_endian else "little") << shift

    def _tile(self, tile: bytes, width: int, height: int) -> list[Colour]:
        subencoding, body = tile[0], iter(tile[1:])
        wanted = width * height
        if subencoding == 0:
            pixels = [self._compact_pixel(body) for _ in range(wanted)]
        elif subencoding == 1:
            pixels = [self._compact_pixel(body)] * wanted
        elif subencoding <= 16:
            palette = [self._compact_pixel(body) for _ in range(subencoding)]
            pixels = [palette[i] for i in _indices(body, width, height, subencoding)]
        elif subencoding == 128:
            pixels = []
            while len(pixels) < wanted:
                colour = self._compact_pixel(body)
                pixels += [colour] * _length(body)
        else:
            assert subencoding >= 130
            palette = [self._compact_pixel(body) for _ in range(subencoding - 128)]
            pixels = []
            while len(pixels) < wanted:
                index = next(body)
                pixels += [palette[index & 127]] * (_length(body) if index & 128 else 1)
        assert len(pixels) == wanted
        assert not list(body), "something is left over"
        return pixels


def _indices(body: Iterator[int], width: int, height: int, colours: int) -> Iterator[int]:
    bits = 1 if colours == 2 else 2 if colours <= 4 else 4
    for _ in range(height):
        for x in range(width):
            if x * bits % 8 == 0:
                octet = next(body)
            yield octet >> 8 - bits - x * bits % 8 & (1 << bits) - 1


def _length(body: Iterator[int]) -> int:
    length = 1
    while (octet := next(body)) == 255:
        length += 255
    return length + octet
