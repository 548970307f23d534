"""A desktop session without a socket: its screen, its client, and the clock."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from support.watching import Watcher
from vamt.redirection.core import Event
from vamt.redirection.pixels import RGB565
from vamt.redirection.rfb import Rfb
from vamt.redirection.screen import Screen
from vamt.redirection.tiles import Encoder

WIDTH, HEIGHT = 200, 100
GREEN = 0x07E0
MESH_ENCODINGS = bytes.fromhex("02 00 0004 00000010 00000000 00000444 FFFFFF21")
RAW_ENCODINGS = bytes.fromhex("02 00 0001 00000000")
ZLIB_0 = bytes.fromhex("06 000000 0000000D") + b"\0KvmExtCmd\0\4\0"
EVERYTHING = bytes.fromhex("03 01 0000 0000 00C8 0064")
EVERYTHING_ANEW = bytes.fromhex("03 00 0000 0000 00C8 0064")
RGB332 = bytes.fromhex("00 000000 08 08 00 01 0007 0007 0003 05 02 00 000000")


@dataclass
class Desk:
    """A session with its screen, and what its client has seen."""

    screen: Screen
    rfb: Rfb
    client: Watcher
    now: float = 0.0
    events: list[Event] = field(default_factory=list)
    writes: list[bytes] = field(default_factory=list)

    def say(self, octets: bytes) -> None:
        self.events += self.rfb.receive(octets, self.now)
        self.pump()

    def pump(self) -> None:
        """As a link does, for as long as there is something to go on with."""
        while True:
            for octets in self.rfb.take():
                self.writes.append(octets)
                self.client.see(octets)
            due = self.rfb.next_timer()
            if due is None or due > self.now:
                return
            self.events += self.rfb.on_timer(self.now)

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while (due := self.rfb.next_timer()) is not None and due <= end:
            self.now = max(self.now, due)
            self.events += self.rfb.on_timer(self.now)
            self.pump()
        self.now = end

    @property
    def seen(self) -> bool:
        """Whether the client sees just what is on the screen."""
        return bool((self.client.picture == self.screen._picture).all())


def desk(width: int = WIDTH, height: int = HEIGHT, *said: bytes, idle_seconds: float = 0.0) -> Desk:
    """A session whose ServerInit is gone, of a client that has said this."""
    screen = Screen(width, height)
    rfb = Rfb("one", 0.0, idle_seconds=idle_seconds)
    rfb.show(screen, Encoder(RGB565, rle=False, deflate=True))
    rfb.take()
    made = Desk(screen, rfb, Watcher(width, height))
    for octets in said:
        made.say(octets)
    return made


def paint(screen: Screen, x: int, y: int, width: int, height: int, colour: int) -> None:
    screen.put(x, y, width, height, struct.pack("<H", colour) * (width * height))
