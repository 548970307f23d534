"""Pieces of a picture, written as AMT writes them: raw (0), or run-length encoded and perhaps deflated (16).

Encoding 16 is ZRLE (RFC 6143 §7.7.6) with one tile a rectangle. It knows nothing of where a tile comes from or
who reads it. Pixels are never looked at one by one in Python.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vamt.redirection.pixels import RGB565, PixelFormat, Pixels

SIDE: Final = 64
"""Of a tile, at most: MeshCommander hangs up on larger ones."""

_RAW: Final = 0
_ZRLE: Final = 16
_UPDATE: Final = struct.Struct(">BxH")
_RECTANGLE: Final = struct.Struct(">HHHHi")
_LENGTH: Final = struct.Struct(">I")
_STORED: Final = struct.Struct("<BHH")

_PLAIN: Final = b"\0"
_SOLID: Final = b"\1"
_RUNS: Final = b"\x80"
_PALETTE_RUNS: Final = 0x80
_MOST_COLOURS: Final = 127
_LONG: Final = 0x80
"""Marks an index that a length follows."""
_LEVEL: Final = 1
"""Of deflate: a picture that is late is of no use."""

Symbols = NDArray[np.unsignedinteger]
"""Colours of one tile in a row, one number each."""
Octets = NDArray[np.uint8]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """A piece of a picture."""

    x: int
    y: int
    pixels: Pixels


class Encoder:
    """Writes one session's updates in one format of pixels."""

    def __init__(self, pixel_format: PixelFormat, *, rle: bool, deflate: bool) -> None:
        """Write `pixel_format`; with `rle` in encoding 16, else 0. Each may be set anew between two updates.

        With `deflate` the rectangles of encoding 16 are one zlib stream, so the encoder lasts as long as the
        session. Without, each is a stored block that is no part of any stream, which MeshCommander alone reads.
        """
        self.rle = rle
        self.deflate = deflate
        self.pixel_format = pixel_format
        self._stream = zlib.compressobj(_LEVEL)

    @property
    def pixel_format(self) -> PixelFormat:
        """How pixels are written."""
        return self._format

    @pixel_format.setter
    def pixel_format(self, pixel_format: PixelFormat) -> None:
        self._format = pixel_format
        self._table = pixel_format.table()
        self._compact = pixel_format.compact()
        self._size = self._compact.stop - self._compact.start
        self._own = pixel_format == RGB565
        self._small = pixel_format.octets == 1
        colours = 1 << (8 if self._small else 16)
        self._index = np.zeros(colours, np.uint8)

    def update(self, tiles: Sequence[Tile]) -> bytes:
        """Write a FramebufferUpdate of these tiles, one at least: none would leave MeshCommander waiting."""
        out = [_UPDATE.pack(0, len(tiles))]
        for tile in tiles:
            height, width = tile.pixels.shape
            out.append(_RECTANGLE.pack(tile.x, tile.y, width, height, _ZRLE if self.rle else _RAW))
            symbols = self._symbols(tile.pixels)
            if self.rle:
                body = self._packed(self._encoded(symbols, width))
                out += (_LENGTH.pack(len(body)), body)
            else:
                out.append(self._wire(symbols).tobytes())
        return b"".join(out)

    def _packed(self, body: bytes) -> bytes:
        if self.deflate:
            return self._stream.compress(body) + self._stream.flush(zlib.Z_SYNC_FLUSH)
        return _STORED.pack(0, len(body), len(body) ^ 0xFFFF) + body

    def _encoded(self, symbols: Symbols, width: int) -> bytes:
        """The shortest of the subencodings."""
        breaks = np.flatnonzero(symbols[1:] != symbols[:-1])
        if not breaks.size:
            return _SOLID + self._compacted(symbols[:1]).tobytes()
        starts = np.concatenate((_START, breaks + 1))
        heads = symbols[starts]
        palette = self._palette(heads)
        plain = symbols.size * self._size
        if palette is None and heads.size * (self._size + 1) >= plain:
            return self._plain(symbols)

        more = np.diff(starts, append=symbols.size) - 1
        tails = int((more // 255).sum())
        ways: list[tuple[int, Callable[[], bytes]]] = [
            (plain, partial(self._plain, symbols)),
            (heads.size * (self._size + 1) + tails, partial(self._runs, heads, more)),
        ]
        if palette is not None:
            colours, repeated = palette.size * self._size, int(np.count_nonzero(more))
            as_runs = partial(self._palette_runs, palette, heads, more)
            ways.append((colours + heads.size + repeated + tails, as_runs))
            bits = _bits(palette.size)
            # Rows that end within an octet are read in two ways: the RFC fills them up, MeshCommander goes on.
            if bits and not width * bits % 8:
                as_indices = partial(self._packed_palette, palette, symbols, bits)
                ways.append((colours + symbols.size * bits // 8, as_indices))
        return min(ways, key=itemgetter(0))[1]()

    def _plain(self, symbols: Symbols) -> bytes:
        return _PLAIN + self._compacted(symbols).tobytes()

    def _packed_palette(self, palette: Symbols, symbols: Symbols, bits: int) -> bytes:
        colours = self._compacted(palette).tobytes()
        return bytes((palette.size,)) + colours + _densely(self._index[symbols], bits)

    def _runs(self, heads: Symbols, more: Numbers) -> bytes:
        return _RUNS + _strung(self._compacted(heads), more, np.ones(more.size, np.bool_))

    def _palette_runs(self, palette: Symbols, heads: Symbols, more: Numbers) -> bytes:
        followed = more > 0
        indices = self._index[heads] | followed * np.uint8(_LONG)
        subencoding = bytes((_PALETTE_RUNS + palette.size,)) + self._compacted(palette).tobytes()
        return subencoding + _strung(indices.reshape(-1, 1), more, followed)

    def _palette(self, heads: Symbols) -> Symbols | None:
        """The different colours, indexed from now on; None if they are more than a palette holds."""
        ordered = np.sort(heads, kind="stable")  # by radix: as good as linear
        palette = ordered[np.concatenate((_START, np.flatnonzero(ordered[1:] != ordered[:-1]) + 1))]
        if palette.size > _MOST_COLOURS:
            return None
        self._index[palette] = np.arange(palette.size, dtype=np.uint8)
        return palette

    def _symbols(self, pixels: Pixels) -> Symbols:
        """What is compared: the client's colours if they are few, else the screen's."""
        return self._table[pixels.ravel()] if self._small else pixels.ravel()

    def _wire(self, symbols: Symbols) -> Octets:
        """Pixels in the client's format, a row of octets each."""
        if self._small:
            values = symbols
        elif self._own:
            values = symbols.astype("<u2", copy=False)
        else:
            values = self._table[symbols]
        return values.view(np.uint8).reshape(symbols.size, -1)

    def _compacted(self, symbols: Symbols) -> Octets:
        return self._wire(symbols)[:, self._compact]


_START: Final = np.zeros(1, np.intp)


def _bits(colours: int) -> int:
    """Of an index in a packed palette; 0 if it is too large for one (RFC 6143 §7.7.6)."""
    return next((bits for bits in (1, 2, 4) if colours <= 1 << bits), 0)


def _densely(indices: Octets, bits: int) -> bytes:
    """Indices of so many bits side by side, the first one uppermost."""
    while bits < 8:  # noqa: PLR2004 - an octet
        indices = indices[::2] << np.uint8(bits) | indices[1::2]
        bits *= 2
    return indices.tobytes()


def _strung(heads: Octets, more: Numbers, followed: NDArray[np.bool_]) -> bytes:
    """Each row of octets, and where followed how many more pixels are like it: 255 goes on."""
    size = heads.shape[1]
    ends = (size + followed * (1 + more // 255)).cumsum()
    out = np.full(ends[-1], 255, np.uint8)
    starts = np.concatenate((_START, ends[:-1]))
    for column in range(size):
        out[starts + column] = heads[:, column]
    out[ends[followed] - 1] = more[followed] % 255
    return out.tobytes()
