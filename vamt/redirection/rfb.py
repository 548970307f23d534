"""RFB as AMT speaks it to its clients, from ClientInit on (RFC 6143 §7.3 and what AMT's clients make of the rest).

The device's side of one session. The picture comes from a `Screen` and is encoded when it is taken, a slice at a
time, so that neither a slow client nor a large screen holds up anything else. Where the picture comes from, and
what a key does, is not known here.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Final

from vamt.redirection import rfbwire as wire
from vamt.redirection.core import Ended, Event
from vamt.redirection.rfbwire import Command, Message

if TYPE_CHECKING:  # they need numpy, which is loaded for the first session
    from vamt.redirection.pixels import PixelFormat
    from vamt.redirection.screen import Region, Screen
    from vamt.redirection.tiles import Encoder, Tile

BEAT_SECONDS: Final = 12.0
"""Between looks whether anything was sent: silence lasts less than twice as long (Open AMT Console: 30 s)."""
SLICE: Final = 32
"""Tiles that are encoded in one go, which takes less than ten milliseconds."""
MOST_ANSWERS: Final = 8
"""To a client's commands, while it does not read them."""


@dataclass(frozen=True, slots=True)
class UpdateWanted(Event):
    """The client has taken the last update and wants to see what is new."""


@dataclass(frozen=True, slots=True)
class Key(Event):
    """A key."""

    down: bool
    keysym: int


@dataclass(frozen=True, slots=True)
class Pointer(Event):
    """The pointer; where it is need not be on the screen."""

    buttons: int
    x: int
    y: int


class _Timer(Enum):
    BEAT = "beat"
    INPUT = "input"
    SLICE = "slice"
    """Go on with what is half sent, after whatever else there is to do."""


class Rfb:
    """The `Core` of one session."""

    def __init__(self, name: str, now: float, *, idle_seconds: float = 0.0, sounds: bool = True) -> None:
        """Begin; the client waits for ServerInit, which names the machine.

        A session without input ends after `idle_seconds`, or never with 0. With `sounds` a bell may be sent just
        to be heard from: AMT's clients do not ring it.
        """
        self._name = name
        self._idle_seconds = idle_seconds
        self._sounds = sounds
        self._buffer = bytearray()
        self._skip = 0
        """Octets of a text that are not wanted."""
        self._out: list[bytes] = []
        self._over = False
        self._timers = {_Timer.BEAT: now + BEAT_SECONDS}
        self._screen: Screen | None = None
        self._encoder: Encoder | None = None
        self._size = (0, 0)
        """Of the screen, as the client knows it."""
        self._encodings: frozenset[int] = frozenset()
        self._format: PixelFormat | None = None
        """What the next update is to be in, if not in what the last one was."""
        self._deflate = True
        self._wanted: Region | None = None
        self._anew: Region | None = None
        """What of it is to be sent although it has not changed."""
        self._seen = False
        """The client has asked for a picture before."""
        self._tiles: list[Tile] = []
        """Of the update that is being sent, what is not encoded yet."""
        self._silent = True
        self._touched(now)

    def show(self, screen: Screen, encoder: Encoder) -> None:
        """There is a picture, and the client may be told its size: to be called once."""
        self._screen, self._encoder = screen, encoder
        self._size = screen.width, screen.height
        self._out.append(wire.server_init(*self._size, self._name))

    @property
    def starved(self) -> bool:
        """Whether the client waits for something that the screen does not have."""
        if self._screen is None or self._wanted is None:
            return False
        return not self._screen.is_dirty(self._visible())

    # -- Core

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets."""
        if self._over:
            return ()
        events: list[Event] = []
        self._buffer += data
        while self._buffer and not self._over:
            if self._skip:
                self._skip -= len(self._cut(min(self._skip, len(self._buffer))))
                continue
            try:
                length = wire.message_length(self._buffer)
                if length is None or len(self._buffer) < length:
                    break
                message = self._cut(length)
                events += self._MESSAGES[message[0]](self, message, now)
            except ValueError as error:
                events.append(self._end(str(error), fault=True))
        return events

    def take(self) -> Sequence[bytes]:
        """Answers, and as much of a picture as may be encoded in one go."""
        amid = bool(self._tiles)
        if amid and self._encoder is not None:
            sent = [self._slice(self._encoder)]
        else:
            sent, self._out = self._out, []
            sent += self._update()
        if amid or self._tiles:
            self._timers[_Timer.SLICE] = 0.0
        self._silent = self._silent and not sent
        return sent

    def next_timer(self) -> float | None:
        """The earliest there is."""
        return min(self._timers.values(), default=None)

    def on_timer(self, now: float) -> Sequence[Event]:
        """Go on, be heard from, or give up."""
        due = {timer for timer, at in self._timers.items() if at <= now}
        if _Timer.INPUT in due:
            return (self._end("no input for too long"),)
        if _Timer.BEAT in due:
            self._timers[_Timer.BEAT] = now + BEAT_SECONDS
            if self._silent:
                self._sound()
            self._silent = True
        self._timers.pop(_Timer.SLICE, None)
        return ()

    # -- messages

    def _set_format(self, message: bytes, now: float) -> Sequence[Event]:
        from vamt.redirection.pixels import PixelFormat

        self._format = PixelFormat.parse(*_fields(message))
        return ()

    def _set_encodings(self, message: bytes, now: float) -> Sequence[Event]:
        (count,) = _fields(message)
        self._encodings = frozenset(struct.unpack_from(f">{count}i", message, len(message) - 4 * count))
        return ()

    def _request(self, message: bytes, now: float) -> Sequence[Event]:
        incremental, x, y, width, height = _fields(message)
        asked = (x, y, width, height)
        if not (incremental and self._seen):  # MeshCommander's first request is incremental already
            self._anew = _around(self._anew, asked)
        self._seen = True
        first = self._wanted is None
        self._wanted = _around(self._wanted, asked)  # one update answers whatever is asked for until then
        return (UpdateWanted(),) if first else ()

    def _key(self, message: bytes, now: float) -> Sequence[Event]:
        self._touched(now)
        return (Key(*_fields(message)),)

    def _point(self, message: bytes, now: float) -> Sequence[Event]:
        self._touched(now)
        return (Pointer(*_fields(message)),)

    def _text(self, message: bytes, now: float) -> Sequence[Event]:
        """What the user has copied goes nowhere; AMT's clients hide commands in such texts."""
        (length,) = _fields(message)
        text = message[len(message) - length :] if length <= wire.LONGEST_COMMAND else None
        if text is None:
            self._skip = length
        elif text.startswith(wire.COMMAND) and len(self._out) < MOST_ANSWERS:
            self._obey(*text[len(wire.COMMAND) :][:2].ljust(2, b"\0"))
        return ()

    def _obey(self, command: int, value: int) -> None:
        """AMT can also decimate a picture; where that cannot be, it is off."""
        if command == Command.GET_DECIMATION:
            self._out.append(wire.answer(Command.GET_DECIMATION, wire.DECIMATION_OFF, 0))
        elif command == Command.SET_DECIMATION:
            self._out.append(wire.answer(Command.SET_DECIMATION, value))
        elif command == Command.GET_COMPRESSION:
            self._out.append(wire.answer(Command.GET_COMPRESSION, self._deflate))
        elif command == Command.SET_COMPRESSION:
            self._deflate = bool(value)
            self._out.append(wire.answer(Command.SET_COMPRESSION, value))

    _MESSAGES: ClassVar[Mapping[int, Callable[[Rfb, bytes, float], Sequence[Event]]]] = {
        Message.SET_PIXEL_FORMAT: _set_format,
        Message.SET_ENCODINGS: _set_encodings,
        Message.UPDATE_REQUEST: _request,
        Message.KEY: _key,
        Message.POINTER: _point,
        Message.CUT_TEXT: _text,
    }

    # -- the picture

    def _update(self) -> list[bytes]:
        """What answers the client's request, or its beginning; nothing while there is nothing new."""
        screen, encoder = self._screen, self._encoder
        if screen is None or encoder is None or self._wanted is None:
            return []
        screen.fixed = wire.DESKTOP_SIZE not in self._encodings
        size = screen.width, screen.height
        if size != self._size and not screen.fixed:
            self._size, self._wanted = size, None
            return [wire.desktop_size(*size)]
        if self._anew is not None:
            screen.spoil(self._anew)
            self._anew = None
        elif screen.torn:  # the rest of it is on its way, and sent with this half
            return []
        self._tiles = screen.take(self._visible())
        if not self._tiles:  # an update without a rectangle would leave MeshCommander waiting for ever
            return []
        self._wanted = None
        encoder.rle, encoder.deflate = wire.RLE in self._encodings, self._deflate
        if self._format is not None:
            encoder.pixel_format, self._format = self._format, None
        return [wire.update_head(len(self._tiles)) + self._slice(encoder)]

    def _slice(self, encoder: Encoder) -> bytes:
        """The next rectangles of the update, without a head of their own."""
        part, self._tiles = self._tiles[:SLICE], self._tiles[SLICE:]
        return encoder.update(part)[wire.UPDATE_HEAD :]

    def _visible(self) -> Region:
        """What is asked for and on the screen as the client knows it."""
        x, y, width, height = self._wanted or (0, 0, 0, 0)
        return x, y, max(0, min(width, self._size[0] - x)), max(0, min(height, self._size[1] - y))

    def _sound(self) -> None:
        """Be heard from: a proxy hangs up on a device that is silent."""
        x, y, width, height = self._visible()
        if width and height:
            self._anew = _around(self._anew, (x, y, 1, 1))
        elif self._screen is not None and self._sounds and not self._out:
            self._out.append(wire.BELL)

    # -- within

    def _cut(self, length: int) -> bytes:
        octets = bytes(self._buffer[:length])
        del self._buffer[:length]
        return octets

    def _touched(self, now: float) -> None:
        if self._idle_seconds:
            self._timers[_Timer.INPUT] = now + self._idle_seconds

    def _end(self, reason: str, *, fault: bool = False) -> Ended:
        self._over, self._wanted = True, None
        self._tiles.clear()
        self._timers.clear()
        return Ended(reason, fault)


def _fields(message: bytes) -> tuple[Any, ...]:
    return wire.HEADS[message[0]].unpack_from(message)


def _around(one: Region | None, other: Region) -> Region:
    """The smallest that holds both."""
    if one is None:
        return other
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right = max(one[0] + one[2], other[0] + other[2])
    bottom = max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top
