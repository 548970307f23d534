"""A viewer of a screen, by vamt or past it, that reads as fast as it can and decodes nothing. A command line tool:

python -m benchmarks.viewer '{"way": "vamt", "login": {…}, "rle": true, "incremental": true, "seconds": 5}'

Way `vamt` is a session like MeshCommander's, `direct` the VNC display of the domain `name` at `uri`, asked for the
same 16 bits a pixel. It prints as JSON: updates, changed pixels and octets a second.
"""

from __future__ import annotations

import json
import socket
import struct
import sys
import time
from collections.abc import Mapping
from typing import Any

from benchmarks.login import blocking
from vamt.firmware.sessions import Kind

RGB565 = bytes.fromhex("10 10 00 01 001F 003F 001F 0B 05 00 000000")
RAW, RLE, EXTENSIONS, DESKTOP_SIZE = 0, 16, 1092, -223
DEADLINE = 60.0


class Viewer:
    """One session, past its handshake."""

    def __init__(self, order: Mapping[str, Any]) -> None:
        direct = order["way"] == "direct"
        self.octets = 0
        self._socket = display(order) if direct else blocking(order["login"], Kind.KVM)
        self._in = self._socket.makefile("rb", 1 << 18)
        if not direct:
            self._socket.sendall(bytes.fromhex("40 00 00 00 00 00 00 00"))
            self._read(8)
        self._socket.sendall(self._read(12))
        self._read(self._read(1)[0])
        self._socket.sendall(b"\1")
        assert self._read(4) == bytes(4)
        self._socket.sendall(b"\1")
        self.size = struct.unpack(">HH16x", self._read(20))
        self._read(int.from_bytes(self._read(4), "big"))
        encodings = (RAW, DESKTOP_SIZE) if direct else (*(RLE,) * order["rle"], RAW, EXTENSIONS, DESKTOP_SIZE)
        self._socket.sendall(struct.pack(f">BxH{len(encodings)}i", 2, len(encodings), *encodings))
        if direct:
            self._socket.sendall(bytes(4) + RGB565)

    def ask(self, *, incremental: bool) -> None:
        self._socket.sendall(struct.pack(">BBHHHH", 3, incremental, 0, 0, *self.size))

    def update(self) -> int:
        """The pixels of the next one; 0 if the screen has another size now."""
        while (kind := self._read(1)[0]) != 0:
            if kind == 3:
                self._read(int.from_bytes(self._read(7)[3:], "big"))
            else:
                assert kind == 2, kind
        pixels = 0
        for _ in range(int.from_bytes(self._read(3)[1:], "big")):
            _, _, width, height, encoding = struct.unpack(">HHHHi", self._read(12))
            if encoding == DESKTOP_SIZE:
                self.size = width, height
                continue
            self._read(int.from_bytes(self._read(4), "big") if encoding == RLE else width * height * 2)
            pixels += width * height
        return pixels

    def _read(self, length: int) -> bytes:
        octets: bytes = self._in.read(length)
        if len(octets) < length:
            raise SystemExit("the session has ended")
        self.octets += length
        return octets


def display(order: Mapping[str, Any]) -> socket.socket:
    """A connection to the domain's own."""
    import libvirt

    domain = libvirt.open(order["uri"]).lookupByName(order["name"])
    connection = socket.socket(fileno=domain.openGraphicsFD(0, libvirt.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH))
    connection.settimeout(DEADLINE)
    return connection


def main(order: Mapping[str, Any]) -> None:
    viewer = Viewer(order)
    viewer.ask(incremental=False)
    while not viewer.update():
        viewer.ask(incremental=False)
    updates, pixels, octets = 0, 0, viewer.octets
    begun = time.perf_counter()
    while (now := time.perf_counter()) < begun + order["seconds"]:
        viewer.ask(incremental=order["incremental"])
        pixels += viewer.update()
        updates += 1
    seconds = now - begun
    figures = {
        "updates": updates / seconds,
        "pixels": pixels / seconds,
        "octets": (viewer.octets - octets) / seconds,
        "width": viewer.size[0],
        "height": viewer.size[1],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
