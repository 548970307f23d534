"""QEMU's VNC server as the source of a picture, and the way to the guest's keyboard and mouse (RFC 6143, client).

QEMU is asked for RGB565, which it makes of its own colours, so that nothing has to be converted here. It draws
into a `Screen`; who looks at that is not known here. A display may send what it likes: all lengths are bounded.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np

from vamt.redirection.core import Ended, Event
from vamt.redirection.pixels import RGB565
from vamt.redirection.screen import Screen

MAX_SIDE: Final = 16_384
"""Pixels of a display."""
MAX_CURSOR: Final = 512
"""Pixels; QEMU has no larger ones."""
MAX_TEXT: Final = 1 << 20
"""Octets of a name, a refusal, or what the guest has cut."""
CHUNK: Final = 1 << 16
"""Octets waited for at once, or one row of pixels."""
MAX_WAITING: Final = 1024
"""Keys and moves that QEMU has not taken; twice as many releases, lest a key stays down."""

_VERSION: Final = b"RFB 003.008\n"
_NONE: Final = 1
_SHARED: Final = b"\1"
_RAW: Final = 0
_DESKTOP_SIZE: Final = -223
_ALPHA_CURSOR: Final = -314
"""The Cursor of RFC 6143 §7.8.1 is not asked for: to clients with 16 bits a pixel QEMU writes half of it."""
_ENCODINGS: Final = (_RAW, _DESKTOP_SIZE, _ALPHA_CURSOR)

_Reading = Generator[int, bytes, None]
"""Says how many octets it goes on with, and is sent them."""


@dataclass(frozen=True, slots=True)
class Changed(Event):
    """The display has drawn, or answered a request with nothing."""


@dataclass(frozen=True, slots=True)
class Resized(Event):
    """The screen is of that size from now on, and black; also said once at the beginning."""

    width: int
    height: int


class Display:
    """The `Core` of a connection to a display; what it shows is on the screen, what it takes are keys and moves."""

    def __init__(self, screen: Screen) -> None:
        """Draw on `screen`; its size and its pointer follow the display's."""
        self._screen = screen
        self._size = (0, 0)
        self._buffer = bytearray()
        self._events: list[Event] = []
        self._out: list[bytes] = []
        self._ready = False
        self._over = False
        self._asked = False
        self._incremental = False
        self._reading = self._read()
        self._wanted = next(self._reading)

    # -- verbs

    def request(self) -> None:
        """Ask for what changes from now on, the first time for everything; once until it has answered."""
        if not self._asked:
            self._asked = True
            if self._ready:
                self._ask()

    def key(self, down: bool, keysym: int) -> None:
        """Press a key, or release it."""
        self._do(struct.pack(">BBxxI", 4, down, keysym), releases=not down)

    def pointer(self, buttons: int, x: int, y: int) -> None:
        """Move the pointer, with these buttons down: left, middle, right, wheel up, wheel down from bit 0.

        What lies beyond the display is its edge.
        """
        if self._ready:
            x, y = min(x, self._size[0] - 1), min(y, self._size[1] - 1)
            self._do(struct.pack(">BBHH", 5, buttons, x, y), releases=not buttons)
            self._screen.point(x, y)

    def _do(self, message: bytes, *, releases: bool) -> None:
        if self._ready and len(self._out) < MAX_WAITING * (1 + releases):
            self._out.append(message)

    def _ask(self) -> None:
        width, height = self._size
        self._out.append(struct.pack(">BBHHHH", 3, self._incremental, 0, 0, width, height))
        self._incremental = True

    # -- Core

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets from the display."""
        del now
        if self._over:
            return ()
        self._buffer += data
        position = 0
        try:
            while len(self._buffer) - position >= self._wanted:
                start, position = position, position + self._wanted
                self._wanted = self._reading.send(bytes(self._buffer[start:position]))
        except _Broken as broken:
            self._over, self._ready = True, False
            self._events.append(Ended(str(broken), fault=True))
            position = len(self._buffer)
        del self._buffer[:position]
        events, self._events = self._events, []
        return events

    def take(self) -> Sequence[bytes]:
        """What is to be sent."""
        out, self._out = self._out, []
        return [b"".join(out)] if out else []

    def next_timer(self) -> float | None:
        """Never: a guest may show the same for ever."""
        return None

    def on_timer(self, now: float) -> Sequence[Event]:
        """Nothing is ever due."""
        del now
        return ()

    # -- what a display says, in its order

    def _read(self) -> _Reading:
        yield from self._handshake()
        while True:
            (kind,) = yield 1
            reader = self._MESSAGES.get(kind)
            if reader is None:
                raise _Broken(f"the display sent an unknown message {kind}")
            yield from reader(self)

    def _handshake(self) -> _Reading:
        version = yield len(_VERSION)
        if version != _VERSION:
            raise _Broken("the display does not speak RFB 3.8")
        self._out.append(_VERSION)
        (count,) = yield 1
        offered = yield count
        if _NONE not in offered:
            raise _Broken("the display wants a password" if offered else "the display refused")
        self._out.append(bytes((_NONE,)))
        if any((yield 4)):
            raise _Broken("the display refused")
        self._out.append(_SHARED)
        width, height, length = struct.unpack(">HH16xI", (yield 24))
        yield from self._skip(length)
        self._out.append(b"\0\0\0\0" + RGB565.pack())
        self._out.append(struct.pack(f">BxH{len(_ENCODINGS)}i", 2, len(_ENCODINGS), *_ENCODINGS))
        self._resize(width, height)
        self._ready = True
        if self._asked:
            self._ask()

    def _update(self) -> _Reading:
        (count,) = struct.unpack(">xH", (yield 3))
        drawn = not count
        self._screen.torn = True
        for _ in range(count):
            x, y, width, height, encoding = struct.unpack(">HHHHi", (yield 12))
            reader = self._RECTANGLES.get(encoding)
            if reader is None:
                raise _Broken(f"the display sent an unknown encoding {encoding}")
            yield from reader(self, x, y, width, height)
            drawn = drawn or encoding != _DESKTOP_SIZE
        self._asked = self._screen.torn = False
        if drawn:
            self._events.append(Changed())

    def _bell(self) -> _Reading:
        yield from ()

    def _cut_text(self) -> _Reading:
        (length,) = struct.unpack(">3xI", (yield 7))
        yield from self._skip(length)

    def _raw(self, x: int, y: int, width: int, height: int) -> _Reading:
        if x + width > self._size[0] or y + height > self._size[1]:
            raise _Broken("the display drew beyond its edge")
        if width:
            row = width * RGB565.octets
            rows = max(1, CHUNK // row)
            for top in range(0, height, rows):
                count = min(rows, height - top)
                self._screen.put(x, y + top, width, count, (yield count * row))

    def _desktop_size(self, _x: int, _y: int, width: int, height: int) -> _Reading:
        yield from ()
        self._resize(width, height)

    def _alpha_cursor(self, x: int, y: int, width: int, height: int) -> _Reading:
        (encoding,) = struct.unpack(">i", (yield 4))
        if encoding != _RAW or width > MAX_CURSOR or height > MAX_CURSOR:
            raise _Broken("the display sent a cursor that is none")
        pixels = np.frombuffer((yield width * height * 4), "<u4")
        colours = pixels >> 8 & 0xF800 | pixels >> 5 & 0x07E0 | pixels >> 3 & 0x001F
        seen = np.packbits((pixels >> 31).astype(np.bool_).reshape(height, width), axis=1)
        self._screen.set_cursor(x, y, width, height, colours.astype("<u2").tobytes(), seen.tobytes())

    _MESSAGES: ClassVar[Mapping[int, Callable[[Display], _Reading]]] = {0: _update, 2: _bell, 3: _cut_text}
    """By the first octet; colour maps (1) are for formats that were not asked for."""
    _RECTANGLES: ClassVar[Mapping[int, Callable[[Display, int, int, int, int], _Reading]]] = {
        _RAW: _raw,
        _DESKTOP_SIZE: _desktop_size,
        _ALPHA_CURSOR: _alpha_cursor,
    }

    def _resize(self, width: int, height: int) -> None:
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            raise _Broken(f"the display is {width}x{height}")
        self._size = (width, height)
        self._incremental = False
        self._screen.resize(width, height)
        self._events.append(Resized(self._screen.width, self._screen.height))

    @staticmethod
    def _skip(length: int) -> _Reading:
        if length > MAX_TEXT:
            raise _Broken(f"the display sent {length} octets of text")
        while length:
            piece = min(length, CHUNK)
            yield piece
            length -= piece


class _Broken(Exception):
    """The display did what it must not."""
