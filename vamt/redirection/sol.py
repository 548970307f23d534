"""Serial over LAN from the device's side, from log-in to the end of the session.

The guest is never held up: its output waits in a ring, and what a client is too slow for is given up, the oldest
first, and said. What is sent when is decided here by the clients that lose octets otherwise. No port is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import ClassVar, Final

from vamt.redirection import solwire as wire
from vamt.redirection.core import Ended, Event
from vamt.redirection.session import END
from vamt.redirection.solwire import Control, Op, Status, Terms

RING: Final = 65_536
"""Octets of output kept for a client that reads slowly."""

START_SECONDS: Final = 30.0
"""From log-in to 0x20."""
STOP_SECONDS: Final = 5.0
"""From 0x22 to 0x12, which amtterm sends when it has read 0x23."""
GATHER: Final = 0.01
"""Output goes at once after silence; what follows so closely is gathered."""
REST: Final = 0.02
"""After 0x29: amtterm throws away what it reads together with one."""
ASK: Final = 0.25
"""For the client's word before 0x29; what QEMU's fastest port (250 kB/s) writes meanwhile fits into the ring."""
EPISODE: Final = 3.0
"""Without losses, after which the next one is said anew."""
MAX_PONGS: Final = 16
"""Owed to a client that pings and does not read."""


@dataclass(frozen=True, slots=True)
class Started(Event):
    """The client wants the console from now on."""


@dataclass(frozen=True, slots=True)
class Input(Event):
    """The client has typed."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Break(Event):
    """The client has sent a break."""


class _Hearing(Enum):
    """How far the client has come."""

    STARTING = "starting"
    OPEN = "open"
    ENDING = "ending"
    """It has sent 0x22: amtterm types its ^] after that, which is not meant for the guest."""
    OVER = "over"


class _Voice(Enum):
    """What may be said next."""

    SILENT = "silent"
    ANSWERING = "answering"
    """0x21, with 0x29 in the same write: 9front reads it as one, and dies of 0x29 by itself."""
    FLOWING = "flowing"
    """Output and heartbeats."""
    ASKING = "asking"
    """A heartbeat, before 0x29: amtterm echoes it, and so has read everything before it."""
    ASKED = "asked"
    """Nothing: amtterm dies of 0x29 when its read of 64 octets ends within."""
    TELLING = "telling"
    """0x29, in one write with a heartbeat: 9front throws away what it reads together with that."""
    RESTING = "resting"
    """Nothing, for what amtterm would throw away."""
    STOPPING = "stopping"
    """0x23."""


_LASTS: Final[Mapping[_Voice, float]] = {_Voice.ASKED: ASK, _Voice.RESTING: REST}
"""Seconds for which nothing is said."""

_TOO_LATE: Final[Mapping[_Hearing, str]] = {
    _Hearing.STARTING: "SOL was not started in time",
    _Hearing.OPEN: "the client fell silent",
    _Hearing.ENDING: "the client ended SOL",
}


class Sol:
    """The `Core` of a serial-over-LAN session; every verb on it is told the time, as `receive` is."""

    def __init__(self, now: float, *, power: bool) -> None:
        self._hearing = _Hearing.STARTING
        self._voice = _Voice.SILENT
        self._now = now
        self._deadline = now + START_SECONDS
        self._until: float | None = None
        """When a silence of ours ends; None as long as nobody has told the time since it began."""
        self._terms = Terms(chunk=1, heartbeat=0.0, patience=0.0)
        self._buffer = bytearray()
        self._ring = bytearray()
        self._sequence = 0
        self._pongs = 0
        self._heartbeat = False
        self._next_heartbeat = now
        self._gathered = now
        """When output may go that is shorter than a message."""
        self._power = self._power_told = power
        self._last_loss = -inf
        self._loss_untold = False

    # -- verbs

    def output(self, data: bytes, now: float) -> int:
        """The guest has written this; how many octets had to be given up for it, the oldest."""
        if self._hearing is not _Hearing.OPEN:
            return 0
        self._tick(now)
        dropped = max(0, len(self._ring) + len(data) - RING)
        self._ring += data[-RING:]
        del self._ring[:-RING]
        if dropped:
            self._loss_untold |= now - self._last_loss > EPISODE
            self._last_loss = now
        self._go_on()
        return dropped

    def power(self, on: bool, now: float) -> None:
        """The machine has been switched on or off; the session stays."""
        self._tick(now)
        self._power = on
        self._go_on()

    # -- Core

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets from the client."""
        self._tick(now)
        self._buffer += data
        events: list[Event] = []
        at = 0
        while at < len(self._buffer) and self._hearing is not _Hearing.OVER:
            reader = self._READERS[self._hearing].get(self._buffer[at])
            if reader is None:
                events.append(self._over(f"unknown message {self._buffer[at]:#04x}", fault=True))
                break
            end = at + wire.length(self._buffer, at)
            if end > len(self._buffer):
                break
            event = reader(self, bytes(self._buffer[at:end]))
            if event is not None:
                events.append(event)
            at = end
            if self._voice is _Voice.ASKED:
                self._voice = _Voice.TELLING
        del self._buffer[:at]
        if self._hearing is _Hearing.OVER:
            self._buffer.clear()
        elif self._hearing is _Hearing.OPEN and data:
            self._deadline = now + self._terms.patience
        return events

    def take(self) -> Sequence[bytes]:
        """What may be said now."""
        give = self._GIVERS.get(self._voice)
        return () if give is None else give(self)

    def next_timer(self) -> float | None:
        """The next of: the end of patience, a heartbeat, the end of a silence of ours, output to be sent."""
        if self._hearing is _Hearing.OVER:
            return None
        times = [self._deadline]
        if self._hearing is _Hearing.OPEN:
            times.append(self._next_heartbeat)
        if self._voice in _LASTS:
            times.append(self._now if self._until is None else self._until)
        if self._voice is _Voice.FLOWING and self._ring and self._now < self._gathered:
            times.append(self._gathered)
        return min(times)

    def on_timer(self, now: float) -> Sequence[Event]:
        """Do what is due."""
        if self._hearing is _Hearing.OVER:
            return ()
        self._tick(now)
        if now >= self._deadline:
            return [self._over(_TOO_LATE[self._hearing])]
        if self._hearing is _Hearing.OPEN and now >= self._next_heartbeat:
            self._heartbeat = True
            self._next_heartbeat = now + self._terms.heartbeat
        if self._voice in _LASTS and self._until is not None and now >= self._until:
            if self._voice is _Voice.ASKED:
                self._voice = _Voice.TELLING
            else:
                self._voice = _Voice.FLOWING
                self._go_on()
        return ()

    # -- the client's messages

    def _start(self, message: bytes) -> Event:
        self._terms = wire.terms(message)
        self._next_heartbeat = self._now + self._terms.heartbeat
        self._hearing, self._voice = _Hearing.OPEN, _Voice.ANSWERING
        return Started()

    def _stop(self, _message: bytes) -> None:
        self._hearing = _Hearing.ENDING
        self._deadline = self._now + STOP_SECONDS
        self._ring.clear()
        if self._voice not in (_Voice.ANSWERING, _Voice.RESTING):
            self._voice = _Voice.STOPPING

    def _ping(self, _message: bytes) -> None:
        self._pongs = min(self._pongs + 1, MAX_PONGS)

    def _controls(self, message: bytes) -> Event | None:
        # MeshCommander's, with 0x1B further on, sets no line; nor would 0x1B, as lines, be a break.
        return Break() if Control.BREAK in wire.lines(message) else None

    def _data(self, message: bytes) -> Event | None:
        data = wire.typed(message)
        return Input(data) if data else None

    def _ignore(self, _message: bytes) -> None:
        """A heartbeat is never answered: amtterm would answer the answer."""

    def _end(self, _message: bytes) -> Event:
        return self._over("the client ended the session")

    _READERS: ClassVar[Mapping[_Hearing, Mapping[int, Callable[[Sol, bytes], Event | None]]]] = {
        _Hearing.STARTING: {Op.START: _start, END: _end},
        _Hearing.OPEN: {
            Op.STOP: _stop,
            Op.PING: _ping,
            Op.CONTROLS_TO_HOST: _controls,
            Op.DATA_TO_HOST: _data,
            Op.HEARTBEAT: _ignore,
            END: _end,
        },
        _Hearing.ENDING: {
            Op.STOP: _ignore,
            Op.PING: _ignore,
            Op.CONTROLS_TO_HOST: _ignore,
            Op.DATA_TO_HOST: _ignore,
            Op.HEARTBEAT: _ignore,
            END: _end,
        },
    }
    """What a client may say, by how far it has come."""

    # -- the device's messages

    def _answer(self) -> Sequence[bytes]:
        answer = wire.started(self._number()) + self._news()
        return self._then(_Voice.RESTING, answer)

    def _flow(self) -> Sequence[bytes]:
        out = [wire.plain(Op.PONG, self._number()) for _ in range(self._pongs)]
        self._pongs = 0
        if self._ring and (self._now >= self._gathered or len(self._ring) >= self._terms.chunk):
            messages = wire.output(self._sequence + 1, bytes(self._ring), self._terms.chunk)
            self._number(len(messages))
            out.append(b"".join(messages))
            self._ring.clear()
        if self._heartbeat:  # after the output: 9front throws away what it reads together with one
            out.append(self._beat())
        if out:
            self._gathered = self._now + GATHER
        return out

    def _ask(self) -> Sequence[bytes]:
        return self._then(_Voice.ASKED, self._beat())

    def _tell(self) -> Sequence[bytes]:
        return self._then(_Voice.RESTING, self._beat() + self._news())

    def _stopped(self) -> Sequence[bytes]:
        return self._then(_Voice.SILENT, wire.plain(Op.STOPPED, self._number()))

    _GIVERS: ClassVar[Mapping[_Voice, Callable[[Sol], Sequence[bytes]]]] = {
        _Voice.ANSWERING: _answer,
        _Voice.FLOWING: _flow,
        _Voice.ASKING: _ask,
        _Voice.TELLING: _tell,
        _Voice.STOPPING: _stopped,
    }

    def _beat(self) -> bytes:
        self._heartbeat = False
        return wire.plain(Op.HEARTBEAT, self._number())

    def _news(self) -> bytes:
        status = Status.SYSTEM_POWER if self._power else Status(0)
        if self._loss_untold:
            status |= Status.TX_OVERFLOW
        self._power_told, self._loss_untold = self._power, False
        return wire.controls(self._number(), status)

    def _number(self, messages: int = 1) -> int:
        """The sequence number of the next message, or of the last of several."""
        self._sequence = (self._sequence + messages) & 0xFFFFFFFF
        return self._sequence

    # -- within

    def _then(self, voice: _Voice, message: bytes) -> Sequence[bytes]:
        self._voice, self._until = voice, None
        return (message,)

    def _go_on(self) -> None:
        """Say next what has to be said first."""
        if self._voice is _Voice.FLOWING:
            if self._hearing is _Hearing.ENDING:
                self._voice = _Voice.STOPPING
            elif self._loss_untold or self._power is not self._power_told:
                self._voice = _Voice.ASKING

    def _tick(self, now: float) -> None:
        self._now = now
        if self._until is None:
            self._until = now + _LASTS.get(self._voice, 0.0)

    def _over(self, reason: str, *, fault: bool = False) -> Ended:
        self._hearing, self._voice = _Hearing.OVER, _Voice.SILENT
        self._ring.clear()
        return Ended(reason, fault)
