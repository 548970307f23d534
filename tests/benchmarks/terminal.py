"""A terminal at a talker's serial port, by vamt or past it. A command line tool:

python -m benchmarks.terminal '{"way": "vamt", "login": {…}, "floods": 2, "echoes": 100}'

Way `vamt` is a session like MeshCommander's, `socket` the `path` that QEMU listens at, `stream` libvirt's console
stream of the domain `name` at `uri`. It prints as JSON: octets a second of a flood, the share of octets that did
not arrive, and milliseconds until an octet that was typed is seen.
"""

from __future__ import annotations

import json
import socket
import statistics
import struct
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from benchmarks.guests import FLOOD
from benchmarks.login import blocking
from vamt.firmware.sessions import Kind

START = bytes.fromhex("20000000 01000000 1027 6400 0000 1027 6400 d007 00000000")
"""As MeshCommander's, but with a heartbeat every two seconds; it is answered, as amtterm does."""
PAUSE = 0.03
"""Between two octets that are typed, so that none is gathered with the one before."""
DEADLINE = 60.0


class Line(Protocol):
    """A serial port."""

    def write(self, data: bytes) -> None: ...

    def read(self) -> bytes:
        """Some octets."""


class Plain:
    """The socket that QEMU listens at."""

    def __init__(self, order: Mapping[str, Any]) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(DEADLINE)
        self._socket.connect(order["path"])
        self.write, self.read = self._socket.sendall, lambda: self._socket.recv(1 << 16)


class Stream:
    """The stream that libvirt makes of a pseudo terminal."""

    def __init__(self, order: Mapping[str, Any]) -> None:
        import libvirt

        connection = libvirt.open(order["uri"])
        self._stream = connection.newStream()
        connection.lookupByName(order["name"]).openConsole(None, self._stream, 0)

    def write(self, data: bytes) -> None:
        while data:
            data = data[self._stream.send(data) :]

    def read(self) -> bytes:
        octets: bytes = self._stream.recv(1 << 16)
        return octets


class Session:
    """A session of vamt's."""

    def __init__(self, order: Mapping[str, Any]) -> None:
        self._socket = blocking(order["login"], Kind.SOL)
        self._socket.sendall(START)
        self._buffer = b""

    def write(self, data: bytes) -> None:
        self._socket.sendall(struct.pack("<B7xH", 0x28, len(data)) + data)

    def read(self) -> bytes:
        self._buffer += self._socket.recv(1 << 18)
        at, found = 0, []
        while len(self._buffer) - at >= 8:
            kind = self._buffer[at]
            size = {0x21: 23, 0x29: 10, 0x2A: 10, 0x2B: 8}[kind]
            if kind == 0x2A and len(self._buffer) - at >= size:
                size += int.from_bytes(self._buffer[at + 8 : at + 10], "little")
            if len(self._buffer) - at < size:
                break
            if kind == 0x2A:
                found.append(self._buffer[at + 10 : at + size])
            elif kind == 0x2B:
                self._socket.sendall(bytes((0x2B, 0, 0, 0, 0, 0, 0, 0)))
            at += size
        self._buffer = self._buffer[at:]
        return b"".join(found)


WAYS: Mapping[str, Callable[[Mapping[str, Any]], Line]] = {"vamt": Session, "socket": Plain, "stream": Stream}


def until(line: Line, octet: bytes) -> int:
    """Read until that one; how many there were before."""
    count = 0
    while True:
        data = line.read()
        if octet in data:
            return count + data.index(octet)
        count += len(data)


def flood(line: Line) -> tuple[float, float]:
    begun = time.perf_counter()
    line.write(b"T")
    received = until(line, b"\n")
    return received / (time.perf_counter() - begun), 1 - received / FLOOD


def echo(line: Line, number: int) -> float:
    """Milliseconds."""
    time.sleep(PAUSE)
    octet = bytes((0x61 + number % 20,))
    begun = time.perf_counter()
    line.write(octet)
    until(line, octet)
    return (time.perf_counter() - begun) * 1000


def main(order: Mapping[str, Any]) -> None:
    line = WAYS[order["way"]](order)
    time.sleep(1.0)  # vamt attaches, the guest boots
    line.write(b"!")
    until(line, b"!")
    floods = [flood(line) for _ in range(order["floods"])]
    echoes = sorted(echo(line, number) for number in range(order["echoes"]))
    figures = {
        "rate": statistics.median(rate for rate, _ in floods),
        "lost": statistics.mean(lost for _, lost in floods),
        "p50": echoes[len(echoes) // 2],
        "p99": echoes[int(len(echoes) * 0.99)],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
