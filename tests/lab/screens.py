"""Pictures of a guest's screen, from libvirt and from what clients draw on, as pixels to compare."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lab.guests import Guest

SCREEN: Final = (
    "<graphics type='vnc'><listen type='none'/></graphics>"
    "<video><model type='vga'/></video><input type='keyboard' bus='ps2'/>"
)
"""For `extra` of a guest that is to have one."""

TEXT: Final = (720, 400)
"""Size of a screen of text."""
PAINTING: Final = (
    bytes.fromhex(
        "B8 13 00 CD 10"  # mov ax, 0x13; int 0x10: 320x200 in 256 colours
        "68 00 A0 07 31 FF"  # push 0xA000; pop es; xor di, di
        "89 F8 30 E0 AA 85 FF 75 F7"  # paint: mov ax, di; xor al, ah; stosb; test di, di; jnz paint
        "F4 EB FD"  # hlt and again
    ).ljust(510, b"\0")
    + b"\x55\xaa"
)
"""A boot sector that paints the screen and stands still."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels from the top, of each pixel red, green and blue in an octet each."""

    width: int
    height: int
    rgb: bytes

    @property
    def in_rgb565(self) -> Picture:
        """As much of it as 16 bits hold, the lost bits zero."""
        return self._kept(5, 6, 5)

    @property
    def in_rgb332(self) -> Picture:
        """As much of it as 8 bits hold."""
        return self._kept(3, 3, 2)

    @property
    def colours(self) -> int:
        """How many there are."""
        return len(set(zip(self.rgb[0::3], self.rgb[1::3], self.rgb[2::3], strict=True)))

    def _kept(self, *bits: int) -> Picture:
        """With that many bits of each channel."""
        kept = bytearray(self.rgb)
        for channel, count in enumerate(bits):
            values = bytes(value >> 8 - count << 8 - count for value in range(256))
            kept[channel::3] = self.rgb[channel::3].translate(values)
        return Picture(self.width, self.height, bytes(kept))


def of_rgba(width: int, height: int, pixels: bytes) -> Picture:
    """A picture from a canvas."""
    rgb = bytearray(width * height * 3)
    for channel in range(3):
        rgb[channel::3] = pixels[channel::4]
    return Picture(width, height, bytes(rgb))


def screenshot(guest: Guest) -> Picture:
    """What the guest shows now, as libvirt has it from QEMU, past vamt."""
    stream = guest.host.connection.newStream()
    kind = guest.domain.screenshot(stream, 0)
    assert kind == "image/png", kind
    pieces: list[bytes] = []
    stream.recvAll(lambda _stream, piece, _opaque: pieces.append(piece), None)
    stream.finish()
    return of_png(b"".join(pieces))


def of_png(data: bytes) -> Picture:
    """A PNG file of 8 bits a channel, not interlaced (W3C PNG §5 and §9)."""
    assert data.startswith(_SIGNATURE)
    width, height, depth, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
    channels = {2: 3, 6: 4}[colour]
    assert (depth, interlaced) == (8, 0)
    at, packed = len(_SIGNATURE), b""
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    rows = _unfiltered(zlib.decompress(packed), width * channels, channels)
    if channels == 3:
        return Picture(width, height, rows)
    return of_rgba(width, height, rows)


def of_xwd(data: bytes, width: int, height: int) -> Picture:
    """The top left of an X window dump of 32 bits a pixel, blue first (XWDFile.h)."""
    header = struct.unpack_from(">20I", data)
    row, colours = header[12], header[19]
    start = header[0] + 12 * colours
    pixels = b"".join(data[at : at + 4 * width] for at in range(start, start + height * row, row))
    rgb = bytearray(width * height * 3)
    for channel in range(3):
        rgb[channel::3] = pixels[2 - channel :: 4]
    return Picture(width, height, bytes(rgb))


def _unfiltered(filtered: bytes, width: int, back: int) -> bytes:
    """Undo each row's filter; `width` and `back`, the way to the pixel on the left, in octets."""
    rows = bytearray()
    above = bytearray(width + back)
    for start in range(0, len(filtered), width + 1):
        row = bytearray(back) + filtered[start + 1 : start + 1 + width]
        predict = _PREDICTIONS[filtered[start]]
        if predict is not None:
            for at in range(back, len(row)):
                row[at] = row[at] + predict(row[at - back], above[at], above[at - back]) & 0xFF
        rows += row[back:]
        above = row
    return bytes(rows)


def _paeth(left: int, above: int, corner: int) -> int:
    """Which of them is nearest to their gradient."""
    if above == corner:  # as nearly everywhere on a screen of text
        return left
    gradient = left + above - corner
    return min((left, above, corner), key=lambda value: abs(gradient - value))


_PREDICTIONS: Final[Sequence[Callable[[int, int, int], int] | None]] = (
    None,
    lambda left, _above, _corner: left,
    lambda _left, above, _corner: above,
    lambda left, above, _corner: (left + above) // 2,
    _paeth,
)
"""Of a pixel's octet by those left of it, above it, and left of that; by the row's filter."""
