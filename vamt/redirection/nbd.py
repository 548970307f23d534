"""A read-only NBD export from the server's side: fixed newstyle, simple replies, one export with the empty name.

QEMU is the client. It must never wait: a read it gets no answer to keeps its guest, and whoever would take the
medium out, waiting for ever. So each read is answered with an error when its time is over, whoever reads the
medium and however. Octets only; the peer is believed no number.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final, NamedTuple

from vamt.redirection.core import Ended, Event

# NBD protocol (doc/proto.md of the NBD project); big-endian.
_GREETING: Final = b"NBDMAGIC" + b"IHAVEOPT" + struct.pack(">H", 0x0003)
"""Fixed newstyle, and no zeroes after the answer to EXPORT_NAME."""
_NO_ZEROES: Final = 0x02
_KNOWN_FLAGS: Final = 0x03
_ZEROES: Final = bytes(124)
_OPTION_MAGIC: Final = b"IHAVEOPT"
_OPTION_REPLY_MAGIC: Final = 0x3E889045565A9
_REQUEST_MAGIC: Final = 0x25609513
_REPLY_MAGIC: Final = 0x67446698

_OPTION: Final = struct.Struct(">8sII")
_REQUEST: Final = struct.Struct(">IHHQQI")
_CLIENT_FLAGS_LENGTH: Final = 4

EXPORT_FLAGS: Final = 0x0103
"""Has flags, is read-only, may be read over several connections."""

LARGEST_READ: Final = 1 << 20
BLOCK_SIZES: Final = struct.pack(">III", 1, 4096, LARGEST_READ)
"""The smallest, the preferred and the largest read, in octets."""
LARGEST_WRITE: Final = 32 << 20
"""That is refused politely, which costs reading it."""
LARGEST_OPTION: Final = 8 * 1024
IN_FLIGHT: Final = 16
"""Reads at work at once, and answers that are not sent; QEMU asks for no more."""

READ_SECONDS: Final = 10.0
HANDSHAKE_SECONDS: Final = 10.0


class _Option(IntEnum):
    EXPORT_NAME = 1
    ABORT = 2
    LIST = 3
    INFO = 6
    GO = 7


class _Reply:
    ACK: Final = 1
    SERVER: Final = 2
    INFO: Final = 3
    UNSUPPORTED: Final = 0x80000001
    INVALID: Final = 0x80000003
    UNKNOWN: Final = 0x80000006


class _Info:
    EXPORT: Final = 0
    BLOCK_SIZE: Final = 3


class _Command(IntEnum):
    READ = 0
    WRITE = 1
    DISCONNECT = 2
    TRIM = 4
    WRITE_ZEROES = 6


class _Error:
    NOT_PERMITTED: Final = 1
    IO: Final = 5
    INVALID: Final = 22


@dataclass(frozen=True, slots=True)
class Read(Event):
    """The client wants octets: to be answered under that number, by `Nbd.answer`."""

    number: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Expired(Event):
    """The time of that read is over; it was answered with an error."""

    number: int


class _Pending(NamedTuple):
    cookie: int
    due: float


class _State(Enum):
    FLAGS = "flags"
    OPTIONS = "options"
    COMMANDS = "commands"
    SKIPPING = "skipping"
    """What is written, which nobody wants."""
    OVER = "over"


class Nbd:
    """The `Core` of one connection to an export."""

    def __init__(self, size: int, now: float, read_seconds: float = READ_SECONDS) -> None:
        """Serve that many octets; each read is answered within so many seconds."""
        self._size = size
        self._read_seconds = read_seconds
        self._state = _State.FLAGS
        self._buffer = bytearray()
        self._out: list[bytes] = [_GREETING]
        self._handshake_due = now + HANDSHAKE_SECONDS
        self._zeroes = _ZEROES
        self._skip = 0
        self._skipped_cookie = 0
        self._pending: dict[int, _Pending] = {}
        self._number = 0
        self._failing = False
        self._steps: Mapping[_State, Callable[[float], Sequence[Event] | None]] = {
            _State.FLAGS: self._flags,
            _State.OPTIONS: self._option,
            _State.COMMANDS: self._command,
            _State.SKIPPING: self._skip_written,
        }

    @property
    def full(self) -> bool:
        """As many answers are owed as may be; what else the client asks waits for the next `receive`."""
        return len(self._pending) + len(self._out) >= IN_FLIGHT

    # -- Core

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets, or none, and what was left while it was `full`."""
        if self._state is _State.OVER:
            return ()
        self._buffer += data
        events: list[Event] = []
        while not self.full and self._state in self._steps:
            step = self._steps[self._state](now)
            if step is None:
                break
            events += step
        return events

    def take(self) -> Sequence[bytes]:
        """What is to be sent."""
        out, self._out = self._out, []
        return out

    def next_timer(self) -> float | None:
        """When the next read, or the handshake, has taken too long."""
        if self._state in (_State.FLAGS, _State.OPTIONS):
            return self._handshake_due
        return next((pending.due for pending in self._pending.values()), None)

    def on_timer(self, now: float) -> Sequence[Event]:
        """Answer what has waited too long."""
        if self._state in (_State.FLAGS, _State.OPTIONS):
            return self._end("no handshake") if self._handshake_due <= now else ()
        late = [number for number, pending in self._pending.items() if pending.due <= now]
        for number in late:
            self.answer(number, None)
        return [Expired(number) for number in late]

    # -- verbs

    def answer(self, number: int, octets: bytes | None) -> None:
        """Answer a read, None for an error; one that is answered already is no error."""
        pending = self._pending.pop(number, None)
        if pending is not None:
            self._reply(pending.cookie, 0 if octets is not None else _Error.IO, octets or b"")

    def fail(self) -> None:
        """Answer every read with an error, now and from now on."""
        self._failing = True
        for number in list(self._pending):
            self.answer(number, None)

    # -- the handshake

    def _flags(self, _now: float) -> Sequence[Event] | None:
        raw = self._cut(_CLIENT_FLAGS_LENGTH)
        if raw is None:
            return None
        flags = int.from_bytes(raw, "big")
        if flags & ~_KNOWN_FLAGS:
            return self._end(f"unknown flags 0x{flags:x}")
        if flags & _NO_ZEROES:
            self._zeroes = b""
        self._state = _State.OPTIONS
        return ()

    def _option(self, _now: float) -> Sequence[Event] | None:
        if len(self._buffer) < _OPTION.size:
            return None
        magic, option, length = _OPTION.unpack_from(self._buffer)
        if magic != _OPTION_MAGIC or length > LARGEST_OPTION:
            return self._end("no option")
        raw = self._cut(_OPTION.size + length)
        if raw is None:
            return None
        data = raw[_OPTION.size :]
        match option:
            case _Option.EXPORT_NAME:
                return self._export_name(data)
            case _Option.ABORT:
                self._option_reply(option, _Reply.ACK)
                return self._end("aborted", fault=False)
            case _Option.LIST:
                self._list(data)
            case _Option.INFO | _Option.GO:
                self._info(option, data)
            case _:
                self._option_reply(option, _Reply.UNSUPPORTED)
        return ()

    def _export_name(self, name: bytes) -> Sequence[Event]:
        if name:
            return self._end("no such export")
        self._out.append(struct.pack(">QH", self._size, EXPORT_FLAGS) + self._zeroes)
        self._state = _State.COMMANDS
        return ()

    def _list(self, data: bytes) -> None:
        if data:
            self._option_reply(_Option.LIST, _Reply.INVALID)
            return
        self._option_reply(_Option.LIST, _Reply.SERVER, bytes(4))
        self._option_reply(_Option.LIST, _Reply.ACK)

    def _info(self, option: int, data: bytes) -> None:
        """Tell all there is to tell, whatever was asked for in particular."""
        name = data[4 : 4 + int.from_bytes(data[:4], "big")]
        asked = data[4 + len(name) :]
        if data != struct.pack(">I", len(name)) + name + asked or len(asked) != _asked_length(asked):
            self._option_reply(option, _Reply.INVALID)
        elif name:
            self._option_reply(option, _Reply.UNKNOWN)
        else:
            export = struct.pack(">HQH", _Info.EXPORT, self._size, EXPORT_FLAGS)
            self._option_reply(option, _Reply.INFO, export)
            self._option_reply(option, _Reply.INFO, struct.pack(">H", _Info.BLOCK_SIZE) + BLOCK_SIZES)
            self._option_reply(option, _Reply.ACK)
            if option == _Option.GO:
                self._state = _State.COMMANDS

    # -- commands

    def _command(self, now: float) -> Sequence[Event] | None:
        raw = self._cut(_REQUEST.size)
        if raw is None:
            return None
        magic, flags, command, cookie, offset, length = _REQUEST.unpack(raw)
        if magic != _REQUEST_MAGIC:
            return self._end("no request")
        match command:
            case _Command.READ:
                return self._read(flags, cookie, offset, length, now)
            case _Command.WRITE:
                if length > LARGEST_WRITE:
                    return self._end("a write too large to be refused")
                self._skip, self._skipped_cookie, self._state = length, cookie, _State.SKIPPING
            case _Command.DISCONNECT:
                return self._end("disconnected", fault=False)
            case _Command.TRIM | _Command.WRITE_ZEROES:
                self._reply(cookie, _Error.NOT_PERMITTED)
            case _:
                self._reply(cookie, _Error.INVALID)
        return ()

    def _read(self, flags: int, cookie: int, offset: int, length: int, now: float) -> Sequence[Event]:
        if flags or not 0 < length <= LARGEST_READ or offset + length > self._size:
            self._reply(cookie, _Error.INVALID)
            return ()
        if self._failing:
            self._reply(cookie, _Error.IO)
            return ()
        self._number += 1
        self._pending[self._number] = _Pending(cookie, now + self._read_seconds)
        return (Read(self._number, offset, length),)

    def _skip_written(self, _now: float) -> Sequence[Event] | None:
        skipped = min(self._skip, len(self._buffer))
        del self._buffer[:skipped]
        self._skip -= skipped
        if self._skip:
            return None
        self._reply(self._skipped_cookie, _Error.NOT_PERMITTED)
        self._state = _State.COMMANDS
        return ()

    # -- within

    def _option_reply(self, option: int, reply: int, data: bytes = b"") -> None:
        self._out.append(struct.pack(">QIII", _OPTION_REPLY_MAGIC, option, reply, len(data)) + data)

    def _reply(self, cookie: int, error: int, data: bytes = b"") -> None:
        self._out.append(struct.pack(">IIQ", _REPLY_MAGIC, error, cookie) + data)

    def _end(self, reason: str, *, fault: bool = True) -> Sequence[Event]:
        self._state = _State.OVER
        self._pending.clear()
        self._buffer.clear()
        return (Ended(reason, fault),)

    def _cut(self, length: int) -> bytes | None:
        """So many octets of what was received, once they are there."""
        if len(self._buffer) < length:
            return None
        cut = bytes(self._buffer[:length])
        del self._buffer[:length]
        return cut


def _asked_length(asked: bytes) -> int:
    """Octets of a list of information that is asked for, by its own count."""
    return 2 + 2 * int.from_bytes(asked[:2], "big")
