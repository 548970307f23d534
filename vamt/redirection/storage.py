"""Storage redirection from the device's side: what a console offers as CD and floppy, and reading it.

The device is the initiator: it sends commands, the console answers. One command is outstanding at a time, for
both media together (amtider drops a second one), and only READ CAPACITY and READ(10) are ever sent. Nothing of
what a console says is believed: neither a size nor that all of a read came.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

from vamt.redirection import atapi
from vamt.redirection.atapi import Capacity, Device, Sense
from vamt.redirection.core import Ended, Event

# All in seconds.
RECEIVE_TIMEOUT: Final = 30.0
"""Where a console does not say."""
_SHORTEST_TIMEOUT: Final = 10.0
HEARTBEAT: Final = 10.0
"""amtider gives up after 20 s of silence, Open AMT's console after 30."""
PAUSE: Final = 0.05
"""Before the first command: amtider throws away whatever is read together with the features' reply."""
COMMAND_SECONDS: Final = 20.0
"""More than a guest's read may take, so that a stall on the way costs it a read, not the medium."""
RESET_SECONDS: Final = 5.0
"""amtider overlooks a reset that is read together with a command."""

MOST_WAITING: Final = 64
"""Commands that wait for the one that is outstanding."""
MOST_UNSENT: Final = 256
"""Messages that a console may provoke without reading any."""

_READ_OCTETS: Final = 1 << 20
_AMTIDER_OCTETS: Final = 64 * 1024
"""amtider writes all it read at once to a socket that does not wait, and what does not fit into it (67 KiB at
first) is lost."""

When = Literal["now", "graceful", "reset"]
_WHEN: Final[Mapping[int, When]] = {0x08: "reset", 0x10: "graceful", 0x18: "now"}
_ENABLE: Final = 0x01


@dataclass(frozen=True, slots=True)
class Media(Event):
    """What the console offers, told once."""

    cdrom: Capacity | None
    floppy: Capacity | None
    when: When
    """The media are to appear at once, as soon as the guest does not mind, or with its next reset or start."""
    largest_read: int
    """Octets the console can be asked for by one command."""
    refused: tuple[Device, ...] = ()
    """What it offers, too, in a size that cannot be."""


@dataclass(frozen=True, slots=True)
class Data(Event):
    """What was read, exactly as much as was asked for."""

    token: object
    octets: bytes


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """What was asked for could not be read."""

    token: object
    sense: Sense


class _State(Enum):
    CLOSED = "closed"
    OPEN = "open"
    OVER = "over"


class _Timer(Enum):
    DEAD = "dead"
    HEARTBEAT = "heartbeat"
    PING = "ping"
    PROBE = "probe"
    COMMAND = "command"
    RESET = "reset"


@dataclass(slots=True)
class _Command:
    body: bytes
    expected: int
    """Octets of its data."""
    done: Callable[[bytes | Sense], Sequence[Event]]
    """Given its data, or why there is none."""
    parts: list[bytes] = field(default_factory=list)
    received: int = 0
    forgotten: bool = False
    """There was a reset: it is of no interest how it ends, only when."""


class Storage:
    """The `Core` of a storage session."""

    def __init__(self, now: float, command_seconds: float = COMMAND_SECONDS) -> None:
        self._command_seconds = command_seconds
        self._state = _State.CLOSED
        self._buffer = bytearray()
        self._out: list[bytes] = []
        self._sequence = 0
        self._timeout = RECEIVE_TIMEOUT
        self._largest_read = _READ_OCTETS
        self._timers = {_Timer.DEAD: now + 2 * RECEIVE_TIMEOUT}
        self._pinged = False
        self._when: When | None = None
        self._media: dict[Device, Capacity | None] = {}
        self._refused: list[Device] = []
        self._command: _Command | None = None
        self._waiting: deque[_Command] = deque()
        self._takers: Mapping[int, Callable[[bytearray, float], Sequence[Event]]] = {
            atapi.FEATURES: self._features,
            atapi.PING: self._ping,
            atapi.PONG: self._pong,
            atapi.HEARTBEAT: lambda _message, _now: (),
            atapi.RESET_RESPONSE: self._reset_response,
            atapi.COMMAND_END: self._answer,
            atapi.DATA_TO_HOST: self._answer,
        }
        self._on_timer: Mapping[_Timer, Callable[[float], Sequence[Event]]] = {
            _Timer.DEAD: lambda _now: self._end("the console is silent"),
            _Timer.HEARTBEAT: self._heartbeat_due,
            _Timer.PING: self._ping_due,
            _Timer.PROBE: self._probe,
            _Timer.COMMAND: self._command_due,
            _Timer.RESET: self._reset_due,
        }

    # -- Core

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets."""
        if self._state is _State.OVER:
            return ()
        self._timers[_Timer.DEAD] = now + 2 * self._timeout
        self._buffer += data
        events: list[Event] = []
        start = 0
        while True:
            try:
                length = atapi.length(self._buffer, start)
            except ValueError as error:
                events += self._end(str(error), fault=True)
                break
            if length is None or len(self._buffer) - start < length:
                break
            if len(self._out) > MOST_UNSENT:
                events += self._end("the console does not read", fault=True)
                break
            events += self._take(self._buffer[start : start + length], now)
            start += length
        del self._buffer[:start]
        return events

    def take(self) -> Sequence[bytes]:
        """What is to be sent."""
        out, self._out = self._out, []
        return out

    def next_timer(self) -> float | None:
        """When something is due."""
        return min(self._timers.values(), default=None)

    def on_timer(self, now: float) -> Sequence[Event]:
        """Do what is due."""
        events: list[Event] = []
        for timer in [timer for timer, due in self._timers.items() if due <= now]:
            if self._timers.pop(timer, None) is not None:
                events += self._on_timer[timer](now)
        return events

    # -- verbs

    def read(self, device: Device, lba: int, blocks: int, token: object, now: float) -> None:
        """Read blocks of a medium, after what was asked for before.

        `Data` or `Failed` follows, unless all ends or there is a `reset`.

        Raises:
            ValueError: that is not on the medium, or too much is waiting.

        """
        medium = self._media.get(device)
        if medium is None or lba < 0 or not 0 < blocks <= min(atapi.MOST_BLOCKS, medium.blocks - lba):
            raise ValueError(f"{blocks} blocks at {lba} are not on the {device}")
        if len(self._waiting) >= MOST_WAITING:
            raise ValueError(f"{MOST_WAITING} commands are waiting")

        def done(answer: bytes | Sense) -> Sequence[Event]:
            return (Data(token, answer) if isinstance(answer, bytes) else Failed(token, answer),)

        body = atapi.read_10(device, lba, blocks)
        self._queue(_Command(body, blocks * medium.block_size, done), now)

    def reset(self, now: float) -> None:
        """Tell the console that the guest was reset, and forget what is asked of it: no more is heard of that.

        The next command is sent when the console has answered.
        """
        if self._state is not _State.OPEN or not self._media_known:
            return
        if self._command is not None:
            self._command.forgotten = True
        self._waiting.clear()
        self._send(atapi.RESET_OCCURRED, bytes((0x03,)))
        self._timers[_Timer.RESET] = now + RESET_SECONDS

    def close(self) -> None:
        """End the session; there is nothing to hear any more."""
        if self._state is _State.OPEN:
            self._send(atapi.CLOSE_REPLY)
        self._end("")

    # -- messages

    def _take(self, message: bytearray, now: float) -> Sequence[Event]:
        opcode = message[0]
        if opcode == atapi.END_SESSION:
            return self._end("the console ended the session")
        if opcode == atapi.CLOSE_REPLY:
            return self._end("the console closed its storage")
        if opcode == atapi.CLOSE:
            self._send(atapi.CLOSE_REPLY)
            return self._end("the console closed its storage")
        if (opcode == atapi.OPEN) is (self._state is _State.OPEN):
            return self._end(f"0x{opcode:02x} is out of turn", fault=True)
        if opcode == atapi.OPEN:
            return self._open(message, now)
        return self._takers[opcode](message, now)

    def _open(self, message: bytearray, now: float) -> Sequence[Event]:
        asked = atapi.opening(message)
        if asked.receive_timeout:
            self._timeout = max(asked.receive_timeout, _SHORTEST_TIMEOUT)
        else:
            self._largest_read = _AMTIDER_OCTETS
        self._state = _State.OPEN
        self._send(atapi.OPEN_REPLY, atapi.OPEN_REPLY_BODY)
        self._timers |= {
            _Timer.DEAD: now + 2 * self._timeout,
            _Timer.HEARTBEAT: now + HEARTBEAT,
            _Timer.PING: now + self._timeout / 2,
        }
        return ()

    def _features(self, message: bytearray, now: float) -> Sequence[Event]:
        sub = message[8]
        if sub == atapi.TOGGLE and message[9] & _ENABLE and self._when is None:
            self._when = _WHEN.get(message[9] & 0x18, "now")
            self._timers[_Timer.PROBE] = now + PAUSE
        values = {atapi.SUPPORTED: 1, atapi.STATUS: 0 if self._when is None else 2, atapi.TOGGLE: 1}
        self._send(atapi.FEATURES_REPLY, atapi.features_reply(sub, values[sub]))
        return ()

    def _ping(self, _message: bytearray, _now: float) -> Sequence[Event]:
        """Answer; amtider sends our own back instead of answering, and dies of a pong."""
        if not self._pinged:
            self._send(atapi.PONG)
        self._pinged = False
        return ()

    def _pong(self, _message: bytearray, _now: float) -> Sequence[Event]:
        self._pinged = False
        return ()

    def _reset_response(self, _message: bytearray, now: float) -> Sequence[Event]:
        if self._timers.pop(_Timer.RESET, None) is not None:
            self._finish(now)
        return ()

    def _answer(self, message: bytearray, now: float) -> Sequence[Event]:
        command = self._command
        if command is None:
            return self._end("the console answered what was not asked", fault=True)
        data = message[atapi.DATA_HEADER :] if message[0] == atapi.DATA_TO_HOST else b""
        command.received += len(data)
        if data and command.received <= command.expected and not command.forgotten:
            command.parts.append(bytes(data))
        end = atapi.end(message)
        if not end.last:
            return ()
        self._finish(now)
        if command.forgotten:
            return ()
        if end.failed or command.received != command.expected:
            return command.done(end.sense if end.failed else atapi.MEDIUM_ERROR)
        return command.done(b"".join(command.parts))

    # -- commands

    @property
    def _media_known(self) -> bool:
        return len(self._media) == len(atapi.DEVICES)

    def _probe(self, now: float) -> Sequence[Event]:
        """Find the media. TEST UNIT READY would not do: JavaScript consoles always say yes."""
        for device in atapi.DEVICES:
            self._queue(_Command(atapi.read_capacity(device), 8, self._probed(device)), now)
        return ()

    def _probed(self, device: Device) -> Callable[[bytes | Sense], Sequence[Event]]:
        def done(answer: bytes | Sense) -> Sequence[Event]:
            self._media[device] = None
            try:
                if isinstance(answer, bytes):
                    self._media[device] = atapi.capacity(answer)
            except ValueError:
                self._refused.append(device)
            if not self._media_known or self._when is None:
                return ()
            found = (self._media["cdrom"], self._media["floppy"])
            return (Media(*found, self._when, self._largest_read, tuple(self._refused)),)

        return done

    def _queue(self, command: _Command, now: float) -> None:
        self._waiting.append(command)
        self._go_on(now)

    def _go_on(self, now: float) -> None:
        """Send the next command, if there may be one."""
        if self._state is not _State.OPEN or self._command is not None or _Timer.RESET in self._timers:
            return
        if self._waiting:
            self._command = self._waiting.popleft()
            self._send(atapi.COMMAND_WRITTEN, self._command.body)
            self._timers[_Timer.COMMAND] = now + self._command_seconds

    def _finish(self, now: float) -> None:
        """The outstanding command is at its end."""
        self._command = None
        self._timers.pop(_Timer.COMMAND, None)
        self._go_on(now)

    # -- time

    def _command_due(self, _now: float) -> Sequence[Event]:
        command = self._command
        late = () if command is None or command.forgotten else command.done(atapi.MEDIUM_ERROR)
        return (*late, *self._end("the console left a command without an answer"))

    def _reset_due(self, now: float) -> Sequence[Event]:
        self._go_on(now)
        return ()

    def _heartbeat_due(self, now: float) -> Sequence[Event]:
        self._timers[_Timer.HEARTBEAT] = now + HEARTBEAT
        self._remind(atapi.HEARTBEAT)
        return ()

    def _ping_due(self, now: float) -> Sequence[Event]:
        self._timers[_Timer.PING] = now + self._timeout / 2
        self._pinged = self._remind(atapi.PING) or self._pinged
        return ()

    def _remind(self, opcode: int) -> bool:
        """Say that we are there, unless the console has something to read already."""
        if not self._out:
            self._send(opcode)
            return True
        return False

    # -- within

    def _send(self, opcode: int, body: bytes = b"") -> None:
        self._out.append(atapi.header(opcode, self._sequence) + body)
        self._sequence += 1

    def _end(self, reason: str, *, fault: bool = False) -> Sequence[Event]:
        self._state = _State.OVER
        self._timers.clear()
        self._waiting.clear()
        self._command = None
        self._buffer.clear()
        return (Ended(reason, fault),)
