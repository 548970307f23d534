"""Clients of serial over LAN without a socket: what they send, what they make of what they get, and their clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from vamt.redirection.core import Ended, Event
from vamt.redirection.sol import Sol

MESHCOMMANDER = bytes.fromhex("20000000 01000000 1027 6400 0000 1027 6400 0000 00000000")
AMTTERM = bytes.fromhex("20000000 00000000 e803 6400 0000 1027 0000 8813 00000000")
NINEFRONT = bytes.fromhex("20000000 00000000 983a 6400 0000 60ea 0000 8813 00000000")
ANSWER = bytes.fromhex(
    "21000000 01000000 01000100 00000000 0000 57010000 00" + "29000000 02000000 03 04",
)
HEARTBEAT = bytes.fromhex("2b000000 00000000")
PING = bytes.fromhex("24000000 00000000")
STOP = bytes.fromhex("22000000 00000000")
END = bytes.fromhex("12000000")
BREAK = bytes.fromhex("27000000 00000000 0400 00000000")


def typed(data: bytes) -> bytes:
    return bytes.fromhex("28000000 00000000") + len(data).to_bytes(2, "little") + data


def start(most: int = 1000, rx_timeout: int = 10_000, heartbeat: int = 5000) -> bytes:
    numbers = (most, 100, 0, rx_timeout, 0, heartbeat)
    return bytes.fromhex("20000000 00000000") + b"".join(n.to_bytes(2, "little") for n in numbers) + bytes(4)


@dataclass(frozen=True)
class Said:
    """A message of the device."""

    op: int
    sequence: int
    body: bytes


def read(octets: bytes) -> Iterator[Said]:
    """The messages the device has sent."""
    while octets:
        size = {0x21: 23, 0x23: 8, 0x25: 8, 0x29: 10, 0x2A: 10, 0x2B: 8}[octets[0]]
        if octets[0] == 0x2A:
            size += int.from_bytes(octets[8:10], "little")
        assert octets[1:4] == bytes(3)
        assert len(octets) >= size
        yield Said(octets[0], int.from_bytes(octets[4:8], "little"), octets[8:size])
        octets = octets[size:]


@dataclass
class Console:
    """A client and its clock, on a connection that takes everything at once unless it is congested."""

    core: Sol = field(default_factory=lambda: Sol(0.0, power=True))
    now: float = 0.0
    writes: list[tuple[float, bytes]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    congested: bool = False
    echoes: bool = False
    """Like amtterm it sends back every heartbeat."""

    @classmethod
    def started(cls, request: bytes = AMTTERM, *, echoes: bool = False) -> Console:
        """One that has got its answer and is past the rest after it."""
        console = cls(echoes=echoes)
        console.say(request)
        console.wait(0.02)
        assert console.said()
        return console

    def say(self, octets: bytes) -> None:
        self.events += self.core.receive(octets, self.now)
        self._pump()

    def output(self, data: bytes) -> int:
        dropped = self.core.output(data, self.now)
        self._pump()
        return dropped

    def power(self, on: bool) -> None:
        self.core.power(on, self.now)
        self._pump()

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        for _ in range(10_000):
            due = self.core.next_timer()
            if due is None or due > end:
                break
            self.now = max(self.now, due)
            self.events += self.core.on_timer(self.now)
            self._pump()
        else:
            pytest.fail("the core asks to be told the time again and again, and does nothing")
        self.now = end

    def decongest(self) -> None:
        self.congested = False
        self._pump()

    def _pump(self) -> None:
        if not self.congested:
            new = [(self.now, write) for write in self.core.take()]
            self.writes += new
            if self.echoes:
                for _ in range(sum(said.op == 0x2B for _, write in new for said in read(write))):
                    self.say(HEARTBEAT)

    def said(self) -> list[Said]:
        """What the device has sent since it was last asked."""
        writes, self.writes = self.writes, []
        return [said for _, write in writes for said in read(write)]

    def seen(self) -> bytes:
        """The output among it."""
        return b"".join(said.body[2:] for said in self.said() if said.op == 0x2A)

    def over(self) -> Ended | None:
        return next((event for event in self.events if isinstance(event, Ended)), None)


class Amtterm:
    """Reads into 64 octets; throws away what it has read with 0x21 or 0x29, which may be too much or too little."""

    def __init__(self) -> None:
        self.have = b""
        self.screen = b""
        self.powers: list[bool] = []

    def read(self, octets: bytes) -> None:
        while octets:
            room = 64 - len(self.have)
            self.have, octets = self.have + octets[:room], octets[room:]
            while len(self.have) >= 10 or (len(self.have) >= 8 and self.have[0] == 0x2B):
                if self.have[0] == 0x2B:
                    self.have = self.have[8:]
                elif self.have[0] == 0x2A:
                    size = 10 + int.from_bytes(self.have[8:10], "little")
                    missing = max(0, size - len(self.have))
                    assert len(octets) >= missing, "it would block"
                    self.screen += self.have[10:size] + octets[:missing]
                    self.have, octets = self.have[size:], octets[missing:]
                else:
                    assert self.have[0] in (0x21, 0x29), f"unknown r->buf {self.have[0]:#04x}"
                    if self.have[0] == 0x29:
                        self.powers.append(bool(self.have[9] & 4))
                    self.have = b""
            assert self.have[:1] != b"\x29", "it does not wait for all of 0x29"
