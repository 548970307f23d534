"""A console that serves an image by storage redirection, over a way that takes its time. A command line tool:

python -m benchmarks.console '{"login": {…}, "image": "/…", "seconds": 0.05}'

It does as MeshCommander does. Everything it says arrives so many seconds later than without. With a `port` in place
of a `login` it serves whoever listens there. It is ready when its session is open; when its input ends it tells, as
JSON, how many commands there were.
"""

from __future__ import annotations

import asyncio
import json
import mmap
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.login import blocking
from support.target import MeshCommander
from vamt.firmware.sessions import Kind


class Console(asyncio.Protocol):
    """The connection of one."""

    def __init__(self, target: MeshCommander, seconds: float) -> None:
        self._target = target
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._say(self._target.begin())

    def data_received(self, data: bytes) -> None:
        self._say(b"".join(self._target.receive(data)))
        if 0x49 in self._target.heard:
            self._target.heard.clear()
            print("Ready.", flush=True)

    def _say(self, data: bytes) -> None:
        if self._seconds and data:
            self._loop.call_later(self._seconds, self._transport.write, data)
        else:
            self._transport.write(data)


async def main(order: Mapping[str, Any], connection: socket.socket) -> None:
    connection.setblocking(False)
    target = MeshCommander(cdrom=mapped(Path(order["image"])))
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: Console(target, order["seconds"]), sock=connection)
    await asyncio.to_thread(sys.stdin.read)
    print(json.dumps({"commands": len(target.commands)}))


def mapped(path: Path) -> Any:
    """A file as if it were its octets."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def reached(order: Mapping[str, Any]) -> socket.socket:
    """A connection on which storage redirection may begin."""
    if "login" in order:
        return blocking(order["login"], Kind.IDER)
    connection = socket.create_connection(("127.0.0.1", order["port"]))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    asyncio.run(main(given, reached(given)))
