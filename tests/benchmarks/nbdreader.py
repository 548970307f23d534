"""Reads an NBD export as QEMU does, and says how fast that went. A command line tool:

python -m benchmarks.nbdreader '{"path": "/…", "what": "sequence", "length": 65536, "depth": 1, "octets": 67108864,
                                 "seconds": 20}'

What `sequence` reads are of that length one after another, so many of them at once; `boot` reads here and there, in
pieces of two and four kilobytes, what a boot loader might: 36 MiB. It prints octets a second and seconds as JSON.
Every block of the image is to begin with its number.
"""

from __future__ import annotations

import json
import random
import socket
import struct
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import Final

BLOCK: Final = 2048
DEADLINE: Final = 60.0

_REQUEST: Final = struct.Struct(">IHHQQI")


class Export:
    """A connection to one."""

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(DEADLINE)
        self._socket.connect(path)
        self._in = self._socket.makefile("rb", 1 << 18)
        self._in.read(18)
        self._socket.sendall(bytes.fromhex("00000003") + b"IHAVEOPT" + bytes.fromhex("00000001 00000000"))
        self.size = int.from_bytes(self._in.read(10)[:8], "big")

    def ask(self, offset: int, length: int) -> None:
        self._socket.sendall(_REQUEST.pack(0x25609513, 0, 0, offset, offset, length))

    def answer(self, length: int) -> None:
        """The next one, which is of that length, whichever was asked for."""
        _, error, offset = struct.unpack(">IIQ", self._in.read(16))
        assert not error, error
        octets = self._in.read(length)
        assert octets[:8] == struct.pack("<Q", offset // BLOCK)


def sequence(size: int, length: int) -> Iterator[tuple[int, int]]:
    return ((offset, length) for offset in range(0, size - length + 1, length))


def boot(size: int) -> Iterator[tuple[int, int]]:
    """Tables and folders, a hundred small files, a kernel of 8 MiB and a ramdisk of 24."""
    chance = random.Random(4)
    for _ in range(150):
        yield chance.randrange(size // BLOCK) * BLOCK, BLOCK
    for octets in (*(chance.randrange(4, 16) * 4096 for _ in range(100)), 8 << 20, 24 << 20):
        first = chance.randrange((size - octets) // BLOCK) * BLOCK
        yield from ((first + at, 4096) for at in range(0, octets, 4096))


def main(
    path: str,
    what: str,
    length: int = 0,
    depth: int = 1,
    octets: int = sys.maxsize,
    seconds: float = sys.maxsize,
) -> None:
    export = Export(path)
    reads = boot(export.size) if what == "boot" else sequence(min(octets, export.size), length)
    asked: deque[int] = deque()
    received = 0
    begun = time.perf_counter()
    for offset, wanted in reads:
        export.ask(offset, wanted)
        asked.append(wanted)
        if len(asked) == depth:
            received += asked[0]
            export.answer(asked.popleft())
        if time.perf_counter() > begun + seconds:
            break
    for wanted in asked:
        received += wanted
        export.answer(wanted)
    spent = time.perf_counter() - begun
    print(json.dumps({"rate": received / spent, "seconds": spent}))


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
