"""The messages of RFB 3 as octets: how long a client's are, and those a device writes (RFC 6143 §7).

AMT's own words, which its clients hide in cut texts, are here too. What is answered to what, and when, is not.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from enum import IntEnum
from typing import Final

_VERSION: Final = re.compile(rb"RFB 003\.(\d{3})\n")
NEWEST: Final = 8
OLDER: Final = 7
OLDEST: Final = 3

REDIRECTION: Final = 0x40
"""First octet of what AMT's clients send before RFB begins, eight octets."""
REDIRECTION_REPLY: Final = bytes((0x41, 0, 0, 0, 0, 0, 0, 0))

SECURITY_OK: Final = bytes(4)
_RGB565: Final = struct.pack(">BBBBHHHBBB3x", 16, 16, 0, 1, 31, 63, 31, 11, 5, 0)

RLE: Final = 16
DESKTOP_SIZE: Final = -223

BELL: Final = b"\x02"
MOST_ENCODINGS: Final = 1024
LONGEST_TEXT: Final = 1 << 24
"""Octets of a cut text, which is only counted."""
COMMAND: Final = b"\0KvmExtCmd\0"
LONGEST_COMMAND: Final = 64
DECIMATION_OFF: Final = 1


class Security(IntEnum):
    """Security types."""

    NONE = 1
    VNC = 2


class Message(IntEnum):
    """What a client may say."""

    SET_PIXEL_FORMAT = 0
    SET_ENCODINGS = 2
    UPDATE_REQUEST = 3
    KEY = 4
    POINTER = 5
    CUT_TEXT = 6


class Command(IntEnum):
    """In-band commands of AMT's clients."""

    GET_DECIMATION = 1
    SET_DECIMATION = 2
    GET_COMPRESSION = 3
    SET_COMPRESSION = 4


HEADS: Final[Mapping[int, struct.Struct]] = {
    Message.SET_PIXEL_FORMAT: struct.Struct(">4x16s"),
    Message.SET_ENCODINGS: struct.Struct(">2xH"),
    Message.UPDATE_REQUEST: struct.Struct(">x?HHHH"),
    Message.KEY: struct.Struct(">x?2xI"),
    Message.POINTER: struct.Struct(">xBHH"),
    Message.CUT_TEXT: struct.Struct(">4xI"),
}
"""What every message has; encodings and a text follow theirs."""


def message_length(octets: bytes | bytearray) -> int | None:
    """How long the message is that begins there, a long text without its characters; None while that is not known.

    Raises:
        ValueError: there is no such message, or it is too long.

    """
    head = HEADS.get(octets[0])
    if head is None:
        raise ValueError(f"unknown message {octets[0]}")
    if len(octets) < head.size:
        return None
    length = head.size
    if octets[0] == Message.SET_ENCODINGS:
        (count,) = head.unpack_from(octets)
        if count > MOST_ENCODINGS:
            raise ValueError(f"{count} encodings")
        length += 4 * count
    elif octets[0] == Message.CUT_TEXT:
        (count,) = head.unpack_from(octets)
        if count > LONGEST_TEXT:
            raise ValueError(f"a text of {count} octets")
        length += count if count <= LONGEST_COMMAND else 0
    return length


def greeting(version: str) -> bytes:
    """What is said first; the version is such as 003.008."""
    return f"RFB {version}\n".encode()


def minor_version(octets: bytes, offered: str) -> int | None:
    """Which of the three versions the client's is; None for no RFB 3, nor what was offered, which goes on as 3.8.

    One that does not exist is the next lower one (RFC 6143 §7.1.1).
    """
    if octets == greeting(offered):
        return NEWEST
    matched = _VERSION.fullmatch(octets)
    if matched is None:
        return None
    minor = int(matched[1])
    return NEWEST if minor >= NEWEST else OLDER if minor == OLDER else OLDEST


def server_init(width: int, height: int, name: str) -> bytes:
    """ServerInit in RGB565, which MeshCommander takes for granted; the name is cut to what a window's title can use."""
    title = name.encode("utf-8", "replace")[:64]
    return struct.pack(">HH", width, height) + _RGB565 + struct.pack(">I", len(title)) + title


def security_failure(reason: bytes | None) -> bytes:
    """SecurityResult, which has a reason from version 3.8 on."""
    return struct.pack(">I", 1) + (b"" if reason is None else struct.pack(">I", len(reason)) + reason)


def desktop_size(width: int, height: int) -> bytes:
    """An update that says nothing but a new size."""
    return struct.pack(">BxHHHHHi", 0, 1, 0, 0, width, height, DESKTOP_SIZE)


UPDATE_HEAD: Final = 4
"""Octets."""


def update_head(rectangles: int) -> bytes:
    """The beginning of an update."""
    return struct.pack(">BxH", 0, rectangles)


def answer(command: Command, *values: int) -> bytes:
    """A ServerCutText that AMT's clients take for a command."""
    text = COMMAND + bytes((command, *values))
    return struct.pack(">B3xI", 3, len(text)) + text
