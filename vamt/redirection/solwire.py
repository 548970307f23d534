"""The messages of serial over LAN: how long each is, what a client asks for, and the device's own as octets.

Numbers are little-endian. What a client asks for is brought within limits here; nothing else is decided.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Final

from vamt.redirection.session import END


class Op(IntEnum):
    """First octet of a message."""

    START = 0x20
    STARTED = 0x21
    STOP = 0x22
    STOPPED = 0x23
    PING = 0x24
    PONG = 0x25
    CONTROLS_TO_HOST = 0x27
    DATA_TO_HOST = 0x28
    CONTROLS_FROM_HOST = 0x29
    DATA_FROM_HOST = 0x2A
    HEARTBEAT = 0x2B


class Control(IntFlag):
    """Lines of the serial port, either way."""

    RTS = 1
    DTR = 2
    BREAK = 4


class Status(IntFlag):
    """What 0x29 says besides."""

    TX_OVERFLOW = 1
    SYSTEM_POWER = 4


_PLAIN: Final = struct.Struct("<B3xI")
"""A header: first octet, sequence number."""
_DATA: Final = struct.Struct("<B3xIH")
"""A header and the number of octets that follow."""
_START: Final = struct.Struct("<8x6H")

_LENGTHS: Final[Mapping[int, int]] = {
    END: 4,
    Op.START: 24,
    Op.STOP: _PLAIN.size,
    Op.PING: _PLAIN.size,
    Op.CONTROLS_TO_HOST: 14,
    Op.DATA_TO_HOST: _DATA.size,
    Op.HEARTBEAT: _PLAIN.size,
}
"""Of the client's messages, without data."""

_CHUNKS: Final = (64, 10_000)
"""Octets in one message; MeshCommander asks for the most, 10,000."""
_HEARTBEATS: Final = (1.0, 10.0)
"""Seconds; amtterm leaves after 20 s of silence, Open AMT Console after 30 s."""
_RX_TIMEOUT: Final = 10.0
"""Seconds, the least (Intel AMT guide: 10,000 to 65,535 ms)."""
_LENIENCE: Final = 3
"""Of its RxTimeout a client may let so many pass."""

_VERSION_AND_BUFFERS: Final = bytes((1, 0, 1, 0, 0, 0, 0, 0, 0, 0))
_INTEL: Final = struct.pack("<I", 343)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a session is held to."""

    chunk: int
    """Octets of output in one message, at most."""
    heartbeat: float
    """Seconds between two heartbeats of ours."""
    patience: float
    """Seconds of the client's silence after which it is dead."""


def terms(start: bytes) -> Terms:
    """What a 0x20 asks for, within limits."""
    most, _tx_timeout, _overflow_timeout, rx_timeout, _flush_timeout, heartbeat = _START.unpack_from(start)
    return Terms(
        chunk=min(max(most, _CHUNKS[0]), _CHUNKS[1]),
        heartbeat=min(max(heartbeat / 1000, _HEARTBEATS[0]), _HEARTBEATS[1]) if heartbeat else _HEARTBEATS[1],
        patience=_LENIENCE * max(rx_timeout / 1000, _RX_TIMEOUT),
    )


def length(buffer: bytearray, at: int) -> int:
    """Octets of the client's message that begins there; the data count once their number is there."""
    octets = _LENGTHS[buffer[at]]
    if buffer[at] == Op.DATA_TO_HOST and len(buffer) - at >= octets:
        octets += int.from_bytes(buffer[at + 8 : at + 10], "little")
    return octets


def typed(message: bytes) -> bytes:
    """The data of a 0x28."""
    return message[_DATA.size :]


def lines(message: bytes) -> Control:
    """The lines a 0x27 sets, which are where 0x29 has them."""
    return Control(message[8] & (Control.RTS | Control.DTR | Control.BREAK))


def plain(op: Op, sequence: int) -> bytes:
    """A message that is a header only."""
    return _PLAIN.pack(op, sequence)


def started(sequence: int) -> bytes:
    """Success, as the answer to 0x20."""
    return plain(Op.STARTED, sequence) + _VERSION_AND_BUFFERS + _INTEL + b"\0"


def controls(sequence: int, status: Status) -> bytes:
    """A 0x29: the guest is ready to send and to receive."""
    return plain(Op.CONTROLS_FROM_HOST, sequence) + bytes((Control.RTS | Control.DTR, status))


def output(sequence: int, data: bytes, chunk: int) -> list[bytes]:
    """As many 0x2A as it takes, numbered from that on."""
    pieces = (data[at : at + chunk] for at in range(0, len(data), chunk))
    return [
        _DATA.pack(Op.DATA_FROM_HOST, (sequence + number) & 0xFFFFFFFF, len(piece)) + piece
        for number, piece in enumerate(pieces)
    ]
