"""The picture a machine shows: what the guest draws, the pointer and a sign over it, and what a viewer lacks of it.

What a viewer lacks is known for every pixel, so that parts of the screen can be asked for in any order. Nothing
here knows where the picture comes from or how it is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vamt.firmware.screens import TEXT
from vamt.redirection.digits import sign
from vamt.redirection.pixels import Pixels
from vamt.redirection.tiles import SIDE, Tile

Region = tuple[int, int, int, int]
"""x, y, width, height."""
Span = tuple[slice, slice]

WIDEST: Final = 2560
HIGHEST: Final = 1600
"""AMT's largest screen with 16 bits a pixel; what a display has beyond it is not seen."""
_SIGN_DOTS: Final = 160
"""Width of the screen, in dots of a sign."""


@dataclass(frozen=True, slots=True, eq=False)
class _Stamp:
    """Something drawn over the picture."""

    x: int
    y: int
    pixels: Pixels
    mask: NDArray[np.bool_]
    """What of it is seen."""

    def meet(self, x: int, y: int, shape: tuple[int, ...]) -> tuple[Span, Span]:
        """Where it lies on a piece of the picture of that shape at `x`, `y`, and which part of it does."""
        down, along = self.y - y, self.x - x
        top, left = max(0, -down), max(0, -along)
        bottom = max(top, min(self.mask.shape[0], shape[0] - down))
        right = max(left, min(self.mask.shape[1], shape[1] - along))
        piece = slice(top + down, bottom + down), slice(left + along, right + along)
        return piece, (slice(top, bottom), slice(left, right))


class Screen:
    """One screen and one viewer of it, in RGB565."""

    def __init__(self, width: int = TEXT[0], height: int = TEXT[1]) -> None:
        """Be black, all of it to be sent."""
        self._pointer: tuple[int, int] | None = None
        self._cursor: _Stamp | None = None
        """As if its hot spot were to point at 0, 0."""
        self._text: str | None = None
        self._banner: _Stamp | None = None
        self.fixed = False
        """The viewer cannot follow: of a larger display the rest is not seen, beside a smaller one it stays black."""
        self.torn = False
        """It is being drawn: part of it is older than the rest."""
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Be of another size, black, all of it to be sent; what is larger than a screen of AMT is cut."""
        if not self.fixed:
            self.width, self.height = min(width, WIDEST), min(height, HIGHEST)
        self._picture = np.zeros((self.height, self.width), np.uint16)
        self._lacking = np.ones((self.height, self.width), np.bool_)
        self._banner = self._drawn()

    def put(self, x: int, y: int, width: int, height: int, pixels: bytes | memoryview) -> None:
        """Take what the guest has drawn, rows of little-endian RGB565; what lies beyond the screen is not seen."""
        given = np.frombuffer(pixels, "<u2").reshape(height, width)
        given = given[: max(0, self.height - y), : max(0, self.width - x)]
        span = slice(y, y + given.shape[0]), slice(x, x + given.shape[1])
        self._lacking[span] |= self._picture[span] != given
        self._picture[span] = given

    def blank(self) -> None:
        """Go black: the machine is off."""
        self.torn = False
        self._touch(self._at_pointer())
        self._cursor = None
        self._lacking |= self._picture != 0
        self._picture.fill(0)

    def set_cursor(self, hot_x: int, hot_y: int, width: int, height: int, pixels: bytes, mask: bytes) -> None:
        """Draw the pointer like this: RGB565 as in `put`, and one bit a pixel for what of it is seen.

        The bits are those of RFC 6143 §7.8.1, rows filled up to octets. With no size there is no pointer.
        """
        self._touch(self._at_pointer())
        self._cursor = None
        if width and height:
            shape = np.frombuffer(pixels, "<u2").reshape(height, width).astype(np.uint16)
            bits = np.frombuffer(mask, np.uint8).reshape(height, -1)
            seen = np.unpackbits(bits, axis=1, count=width).astype(np.bool_)
            self._cursor = _Stamp(-hot_x, -hot_y, shape, seen)
        self._touch(self._at_pointer())

    def point(self, x: int, y: int) -> None:
        """Move the pointer."""
        self._touch(self._at_pointer())
        self._pointer = (x, y)
        self._touch(self._at_pointer())

    def show_banner(self, text: str | None) -> None:
        """Show digits over the picture, or show it alone."""
        if text == self._text:
            return
        self._touch(self._banner)
        self._text = text
        self._banner = self._drawn()
        self._touch(self._banner)

    def spoil(self, region: Region) -> None:
        """The viewer has lost that part."""
        self._lacking[self._span(region)] = True

    def is_dirty(self, region: Region) -> bool:
        """Whether the viewer lacks any of that part."""
        return bool(self._lacking[self._span(region)].any())

    def take(self, region: Region) -> list[Tile]:
        """Hand out what the viewer lacks of that part; it has it then."""
        rows, columns = self._span(region)
        tiles: list[Tile] = []
        for top in _edges(rows) if columns.start < columns.stop else ():
            bottom = min(top - top % SIDE + SIDE, rows.stop)
            band = self._lacking[top:bottom, columns].any(axis=0)
            lefts = _edges(columns)
            for left in compress(lefts, np.logical_or.reduceat(band, [x - columns.start for x in lefts])):
                right = min(left - left % SIDE + SIDE, columns.stop)
                tiles.append(self._tile(left, top, right, bottom))
        self._lacking[rows, columns] = False
        return tiles

    def _tile(self, x: int, y: int, right: int, bottom: int) -> Tile:
        """A piece as it is seen."""
        pixels = self._picture[y:bottom, x:right].copy()
        for stamp in (self._at_pointer(), self._banner):
            if stamp is not None:
                piece, part = stamp.meet(x, y, pixels.shape)
                np.copyto(pixels[piece], stamp.pixels[part], where=stamp.mask[part])
        return Tile(x, y, pixels)

    def _touch(self, stamp: _Stamp | None) -> None:
        if stamp is not None:
            piece, part = stamp.meet(0, 0, self._picture.shape)
            self._lacking[piece] |= stamp.mask[part]

    def _at_pointer(self) -> _Stamp | None:
        """The pointer where it is; it is drawn once the viewer has moved it."""
        if self._cursor is None or self._pointer is None:
            return None
        x, y = self._pointer
        cursor = self._cursor
        return _Stamp(cursor.x + x, cursor.y + y, cursor.pixels, cursor.mask)

    def _drawn(self) -> _Stamp | None:
        """The sign, in the middle of the screen."""
        if self._text is None:
            return None
        pixels = sign(self._text, max(1, self.width // _SIGN_DOTS))
        height, width = pixels.shape
        mask = np.ones(pixels.shape, np.bool_)
        return _Stamp((self.width - width) // 2, (self.height - height) // 2, pixels, mask)

    def _span(self, region: Region) -> Span:
        """Where a part lies, as far as it is on the screen."""
        x, y, width, height = region
        return (
            slice(min(y, self.height), min(y + height, self.height)),
            slice(min(x, self.width), min(x + width, self.width)),
        )


def _edges(span: slice) -> list[int]:
    """Where the tiles begin that a span of rows or columns goes through, the first one perhaps cut."""
    return [max(edge, span.start) for edge in range(span.start - span.start % SIDE, span.stop, SIDE)]
