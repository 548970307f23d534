"""The baseline of storage redirection: reads a console from the first block on, one large read after another.

python -m benchmarks.initiator '{"port": 17994, "octets": 67108864, "seconds": 20}'

The console connects to that port. It prints as JSON octets a second until it has so many, or for so long.
"""

from __future__ import annotations

import json
import socket
import struct
import sys
import time
from typing import Final

READ: Final = 1 << 20
"""As much as vamt reads by one command."""
BLOCK: Final = 2048
HEAD: Final = 34
"""Octets of 0x54 before its data."""


class Initiator:
    """The device's side of one connection, as little as it takes."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = connection
        self._in = connection.makefile("rb", 1 << 18)
        self._sequence = 0
        self._in.read(18)
        self._say(0x41, bytes.fromhex("0100010000000000 0020 0020 00 00 000000 57010000 00"))
        self._in.read(13)
        self._say(0x49, bytes.fromhex("03 01000000"))

    def read(self, lba: int) -> int:
        """Octets that came."""
        self._say(0x50, bytes(6) + b"\x10\xa0" + struct.pack(">BxIxHxxx", 0x28, lba, READ // BLOCK))
        received, last = 0, False
        while not last:
            head = self._in.read(HEAD)
            assert head[0] == 0x54, head
            last = bool(head[3] & 2)
            received += len(self._in.read(int.from_bytes(head[9:11], "little")))
        return received

    def _say(self, opcode: int, body: bytes) -> None:
        self._socket.sendall(struct.pack("<B3xI", opcode, self._sequence) + body)
        self._sequence += 1


def main(port: int, octets: int, seconds: float) -> None:
    with socket.create_server(("127.0.0.1", port)) as server:
        print("Ready.", flush=True)
        device = Initiator(server.accept()[0])
    begun = time.perf_counter()
    received = 0
    while received < octets and time.perf_counter() < begun + seconds:
        received += device.read(received // BLOCK)
    print(json.dumps({"rate": received / (time.perf_counter() - begun)}), flush=True)


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
