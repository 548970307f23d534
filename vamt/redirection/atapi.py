"""The octets of storage redirection: the messages 0x40 to 0x54, and the two ATAPI commands that are ever sent.

Little-endian, but for what is inside of a command. Nothing is remembered here; `vamt.redirection.storage` knows
which message may come when. That nothing is ever written to a medium begins here: there is no command for it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Device = Literal["cdrom", "floppy"]
DEVICES: Final[tuple[Device, ...]] = ("cdrom", "floppy")

# Messages, named as Intel's library names them.
END_SESSION: Final = 0x12
OPEN: Final = 0x40
OPEN_REPLY: Final = 0x41
CLOSE: Final = 0x42
CLOSE_REPLY: Final = 0x43
PING: Final = 0x44
PONG: Final = 0x45
RESET_OCCURRED: Final = 0x46
RESET_RESPONSE: Final = 0x47
FEATURES: Final = 0x48
FEATURES_REPLY: Final = 0x49
HEARTBEAT: Final = 0x4B
COMMAND_WRITTEN: Final = 0x50
COMMAND_END: Final = 0x51
DATA_TO_HOST: Final = 0x54

# Sub-commands of FEATURES.
SUPPORTED: Final = 1
STATUS: Final = 2
TOGGLE: Final = 3

_LENGTHS: Final = {
    END_SESSION: 4,
    OPEN: 18,
    CLOSE: 8,
    CLOSE_REPLY: 8,  # a device's, which a console may end with as well
    PING: 8,
    PONG: 8,
    RESET_RESPONSE: 8,
    HEARTBEAT: 8,  # amtider sends each back
    COMMAND_END: 31,
}
_FEATURES_LENGTHS: Final = {SUPPORTED: 9, STATUS: 9, TOGGLE: 13}
DATA_HEADER: Final = 34
_SUB: Final = 8
"""Where FEATURES says its sub-command."""
_SIZE: Final = slice(9, 11)
"""Where DATA_TO_HOST says how much follows; what stands elsewhere differs from console to console."""

_SELECT: Final[Mapping[Device, int]] = {"cdrom": 0x10, "floppy": 0x00}
_PACKET: Final = 0xA0
"""The ATA command; amtider takes no other."""
_READ_CAPACITY: Final = 0x25
_READ_10: Final = 0x28
MOST_BLOCKS: Final = 0xFFFF
"""Of one READ(10)."""

_BLOCK_SIZES: Final = (512, 1024, 2048, 4096)
LARGEST_MEDIUM: Final = 128 << 30
"""Octets; no optical disc has more. JavaScript consoles tell of 8 TiB when an image of 2 GiB is too large for them."""


class Sense(NamedTuple):
    """Why a command failed, in SCSI's numbers."""

    key: int
    asc: int
    asq: int


MEDIUM_ERROR: Final = Sense(0x03, 0x11, 0x00)
"""Unrecovered read error."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much a medium holds."""

    blocks: int
    block_size: int

    @property
    def octets(self) -> int:
        """All of it."""
        return self.blocks * self.block_size


class Opening(NamedTuple):
    """What a console asks for when it opens; in seconds, 0 where it does not say."""

    receive_timeout: float
    heartbeat: float


class End(NamedTuple):
    """What a console says at the end of a command, or of a part of its data."""

    last: bool
    failed: bool
    sense: Sense
    """Meaningful if it failed; JavaScript consoles call many a failure good, and send no data."""


def length(buffer: bytearray, start: int) -> int | None:
    """Octets of the message that begins there, None if too little of it is there to tell.

    Raises:
        ValueError: no console sends such a message.

    """
    there = len(buffer) - start
    if there <= 0:
        return None
    opcode = buffer[start]
    if opcode == DATA_TO_HOST:
        if there < _SIZE.stop:
            return None
        return DATA_HEADER + int.from_bytes(buffer[start + _SIZE.start : start + _SIZE.stop], "little")
    if opcode == FEATURES:
        found = _FEATURES_LENGTHS.get(buffer[start + _SUB], 0) if there > _SUB else None
    else:
        found = _LENGTHS.get(opcode, 0)
    if found == 0:
        raise ValueError(f"0x{opcode:02x} is no message of a console")
    return found


def header(opcode: int, sequence: int, attributes: int = 0) -> bytes:
    """What every message begins with."""
    return struct.pack("<B2xBI", opcode, attributes, sequence & 0xFFFFFFFF)


OPEN_REPLY_BODY: Final = struct.pack("<4B4x2HBB3xIB", 1, 0, 1, 0, 8192, 8192, 0, 0, 343, 0)
"""Versions, buffers (MeshCommander stops if they are larger), protocol 0, Intel's number, no OEM data."""


def features_reply(sub: int, value: int) -> bytes:
    """The body of a FEATURES_REPLY."""
    return struct.pack("<BI", sub, value)


def read_capacity(device: Device) -> bytes:
    """The body of a COMMAND_WRITTEN that asks what the medium holds."""
    return _command(device, struct.pack(">B11x", _READ_CAPACITY))


def read_10(device: Device, lba: int, blocks: int) -> bytes:
    """The body of a COMMAND_WRITTEN that reads blocks."""
    return _command(device, struct.pack(">BxIxH3x", _READ_10, lba, blocks))


def _command(device: Device, cdb: bytes) -> bytes:
    """PIO, whose replies carry their length where every console puts it."""
    return struct.pack("<6xBB12s", _SELECT[device], _PACKET, cdb)


def opening(message: bytearray) -> Opening:
    """Read an OPEN; of amtider's, which leaves out the header's rest, all fields are zero."""
    receive_timeout, heartbeat = struct.unpack_from("<H2xH", message, 8)
    return Opening(receive_timeout / 1000, heartbeat / 1000)


def end(message: bytearray) -> End:
    """Read a COMMAND_END or the header of a DATA_TO_HOST."""
    last = message[0] == COMMAND_END or bool(message[3] & 0x02)
    return End(last, last and bool(message[27] & 0x01), Sense(*message[28:31]))


def capacity(data: bytes) -> Capacity:
    """Read the answer to READ CAPACITY.

    Raises:
        ValueError: no medium is like that.

    """
    last, block_size = struct.unpack(">II", data)
    found = Capacity(last + 1, block_size)
    if block_size not in _BLOCK_SIZES or found.octets > LARGEST_MEDIUM:
        raise ValueError(f"{found.blocks} blocks of {block_size} octets are no medium")
    return found
