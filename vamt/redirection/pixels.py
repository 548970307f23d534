"""How pixels are written: the screen's own RGB565, and whatever else a client asks for, by table.

Every one of the 65,536 colours a screen has is turned into a client's once, when the client says its format. No
picture is known here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint16]
"""RGB565, rows from the top."""

_FIELDS: Final = struct.Struct(">BBBBHHHBBB3x")
_COMPACT: Final = 3
"""Octets that may be all that is used of four."""
_LUMINANCE: Final = (299, 587, 114)
"""Thousandths of red, green and blue in grey (ITU-R BT.601)."""


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """PIXEL_FORMAT of RFC 6143 §7.4 with true colours; a colour map has no device.

    With nothing but a red it means grey, as MeshCommander asks for it.
    """

    bits: int
    """Of a pixel: 8, 16 or 32."""
    depth: int
    """As it is said; what is in use is seen by the masks. A viewer library says 9 of pixels of 8 bits."""
    big_endian: bool
    red_max: int
    green_max: int
    blue_max: int
    red_shift: int
    green_shift: int
    blue_shift: int

    @classmethod
    def parse(cls, octets: bytes) -> PixelFormat:
        """Read the sixteen octets of SetPixelFormat; ValueError for what is no format of true colours."""
        if len(octets) != _FIELDS.size:
            raise ValueError("a pixel format is sixteen octets")
        bits, depth, big_endian, true_colour, *colours = _FIELDS.unpack(octets)
        maxima, shifts = colours[:3], colours[3:]
        if not true_colour:
            raise ValueError("no colour maps")
        if bits not in (8, 16, 32):
            raise ValueError(f"no pixels of {bits} bits")
        used = 0
        for maximum, shift in zip(maxima, shifts, strict=True):
            mask = maximum << shift
            if maximum & (maximum + 1) or mask >> bits or mask & used:
                raise ValueError(f"no such colours: {maxima} at {shifts}")
            used |= mask
        if not maxima[0]:
            raise ValueError("no red")
        return cls(bits, depth, bool(big_endian), *colours)

    def pack(self) -> bytes:
        """Write the sixteen octets of SetPixelFormat and ServerInit."""
        maxima = (self.red_max, self.green_max, self.blue_max)
        shifts = (self.red_shift, self.green_shift, self.blue_shift)
        return _FIELDS.pack(self.bits, self.depth, self.big_endian, 1, *maxima, *shifts)

    @property
    def octets(self) -> int:
        """Of a pixel."""
        return self.bits // 8

    def table(self) -> NDArray[np.unsignedinteger]:
        """Pixels of this format, in its byte order, by pixel of RGB565."""
        own = np.arange(1 << 16, dtype=np.int64)
        red, green, blue = own >> 11, own >> 5 & 63, own & 31
        if self.green_max or self.blue_max:
            values = _scaled(red, 31, self.red_max) << self.red_shift
            values |= _scaled(green, 63, self.green_max) << self.green_shift
            values |= _scaled(blue, 31, self.blue_max) << self.blue_shift
        else:
            octets = np.stack(
                (_scaled(red, 31, 255), _scaled(green, 63, 255), _scaled(blue, 31, 255)), axis=1
            )
            values = _scaled(octets @ _LUMINANCE // 1000, 255, self.red_max) << self.red_shift
        return values.astype(f"{'>' if self.big_endian else '<'}u{self.octets}")

    def compact(self) -> slice:
        """Which octets of a pixel the run-length encodings write, "CPIXEL" (RFC 6143 §7.7.5)."""
        if self.octets > _COMPACT and self.depth <= 8 * _COMPACT:
            used = self.red_max << self.red_shift
            used |= self.green_max << self.green_shift
            used |= self.blue_max << self.blue_shift
            if not used >> 8 * _COMPACT:
                return slice(1, 4) if self.big_endian else slice(0, _COMPACT)
            if not used & 0xFF:
                return slice(0, _COMPACT) if self.big_endian else slice(1, 4)
        return slice(0, self.octets)


def _scaled(channel: NDArray[np.int64], full: int, maximum: int) -> NDArray[np.int64]:
    """Fewer bits are the upper ones; more are such that white stays white."""
    if maximum <= full:
        return channel * (maximum + 1) // (full + 1)
    return (channel * maximum + full // 2) // full


RGB565: Final = PixelFormat(16, 16, False, 31, 63, 31, 11, 5, 0)
"""What a session begins with, and a screen keeps."""
