"""Consoles that serve images by storage redirection, without I/O: as MeshCommander does, and as amtider does.

Written from what their sources do with each message, quirks and all; nothing of vamt's is used.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

LENGTHS: Final = {
    0x41: 30, 0x43: 8, 0x44: 8, 0x45: 8, 0x46: 9, 0x49: 13, 0x4A: 11, 0x4B: 8, 0x50: 28,
}  # fmt: skip
"""Of what a device sends."""

LOSES_WHAT_FOLLOWS: Final = (0x41, 0x43, 0x46, 0x49, 0x50)
"""What amtider takes for all there is in its buffer."""

NOW: Final = 0x19
GRACEFUL: Final = 0x11
ON_REBOOT: Final = 0x09
CHUNK: Final = 8192
NO_MEDIUM: Final = (2, 0x3A, 0)


class Gone(Exception):
    """The console has hung up."""


@dataclass
class MeshCommander:
    """MeshCommander, MeshCentral and Open AMT's console: strict about the sequence, generous with "good"."""

    cdrom: bytes = b""
    floppy: bytes = b""
    when: int = NOW
    heard: list[int] = field(default_factory=list)
    """Every message's opcode."""
    commands: list[bytes] = field(default_factory=list)
    """Every command's drive select and CDB."""
    spoil: Callable[[bytes], list[bytes] | None] = lambda cdb: None
    """What to answer to a command instead; the messages may have any sequence number."""
    buffer: bytes = b""
    expected: int = 0
    sent: int = 0

    def begin(self) -> bytes:
        return self.message(0x40, bytes.fromhex("3075 0000 204E 01000000"))

    def receive(self, data: bytes) -> list[bytes]:
        """What it says to that; raises Gone when it hangs up."""
        self.buffer += data
        said = []
        while (message := self.cut()) is not None:
            (sequence,) = struct.unpack_from("<I", message, 4)
            if sequence != self.expected:
                raise Gone(f"out of sequence: {sequence}, not {self.expected}")
            self.expected += 1
            said += self.handle(message)
        return said

    def cut(self) -> bytes | None:
        if len(self.buffer) < 8:
            return None
        opcode = self.buffer[0]
        if opcode not in LENGTHS:
            raise Gone(f"unknown message {opcode:x}")
        length = LENGTHS[opcode]
        if len(self.buffer) < length:
            return None
        message, self.buffer = self.buffer[:length], self.buffer[length:]
        return message

    def handle(self, message: bytes) -> list[bytes]:
        self.heard.append(message[0])
        match message[0]:
            case 0x41:
                assert message[21] == 0
                assert struct.unpack_from("<2H", message, 16) <= (8192, 8192)
                return [self.message(0x48, bytes((3, self.when, 0, 0, 0)))]
            case 0x43:
                raise Gone("closed")
            case 0x44:
                return [self.message(0x45)]
            case 0x46:
                return [self.message(0x47)]
            case 0x50:
                return self.command(message)
        return []

    def command(self, message: bytes) -> list[bytes]:
        cdb = message[16:28]
        self.commands.append(message[14:15] + cdb)
        assert message[15] == 0xA0
        spoilt = self.spoil(message[14:15] + cdb)
        if spoilt is not None:
            return spoilt
        disc = bool(message[14] & 0x10)
        image, size = (self.cdrom, 2048) if disc else (self.floppy, 512)
        drive = 0xB0 if disc else 0xA0
        if cdb[0] == 0x25:
            if not image:
                return [self.end(drive, NO_MEDIUM)]
            return [self.data(message[14], struct.pack(">II", len(image) // size - 1, size), last=True)]
        assert cdb[0] == 0x28
        lba, blocks = struct.unpack(">2xIxH3x", cdb)
        if lba + blocks > len(image) // size:
            return [self.end(drive)]  # the inverted error: good, without data
        return self.chunks(drive, image[lba * size : (lba + blocks) * size])

    def chunks(self, drive: int, octets: bytes) -> list[bytes]:
        starts = range(0, len(octets), CHUNK)
        return [
            self.data(drive, octets[start : start + CHUNK], last=start + CHUNK >= len(octets))
            for start in starts
        ]

    def message(self, opcode: int, body: bytes = b"", attributes: int = 0) -> bytes:
        self.sent += 1
        return struct.pack("<BxxBI", opcode, attributes, self.sent - 1) + body

    def data(self, drive: int, octets: bytes, *, last: bool) -> bytes:
        low, high = len(octets) & 0xFF, len(octets) >> 8
        into = bytes((0, low, high, 0, 0xB5, 0, 2, 0, low, high, drive, 0x58))
        out = bytes((0x85, 0, 3, 0, 0, 0, drive, 0x50)) if last else bytes(8)
        return self.message(0x54, into + out + bytes(6) + octets, 2 * last)

    def end(self, drive: int, sense: tuple[int, int, int] | None = None) -> bytes:
        if sense is None:
            return self.message(0x51, bytes(12) + bytes((0xC5, 0, 3, 0, 0, 0, drive, 0x50, 0, 0, 0)), 2)
        failed = bytes((0x87, sense[0] << 4, 3, 0, 0, 0, drive, 0x51))
        return self.message(0x51, bytes(12) + failed + bytes(sense), 2)


@dataclass
class Amtider(MeshCommander):
    """amtider: one device, 64 octets read at a time, and what stands behind some messages in them is lost."""

    def begin(self) -> bytes:
        self.sent += 1
        return bytes.fromhex("40 64 00 10 27 88 13 01 00") + bytes(9)

    def receive(self, data: bytes) -> list[bytes]:
        said = []
        for start in range(0, len(data), 64):
            self.buffer += data[start : start + 64]
            while (message := self.cut()) is not None:
                said += self.handle(message)
                if message[0] in LOSES_WHAT_FOLLOWS:
                    self.buffer = b""
        return said

    def handle(self, message: bytes) -> list[bytes]:
        if message[0] in (0x44, 0x4B):
            self.heard.append(message[0])
            return [message]
        if message[0] in (0x45, 0x4A):
            raise Gone(f"unknown message {message[0]:x}")
        return super().handle(message)

    def command(self, message: bytes) -> list[bytes]:
        if not self.floppy and not message[14] & 0x10:
            self.commands.append(message[14:15] + message[16:28])
            return [self.end(0xA0, NO_MEDIUM)]
        return super().command(message)

    def data(self, drive: int, octets: bytes, *, last: bool) -> bytes:
        """Without byte counts in the registers."""
        into = struct.pack("<BHBBBBBHBB", 0, len(octets), 0, 0xB5, 0, 2, 0, 0, drive, 0x58)
        out = bytes((0x85, 0, 3, 0, 0, 0, drive, 0x50)) if last else bytes(8)
        return self.message(0x54, into + out + bytes(6) + octets, 2 * last)
