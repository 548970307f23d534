"""The beginning of a desktop session, up to ClientInit: versions and security (RFC 6143 §7.1, §7.2).

On the redirection ports eight octets each way come before it, and nobody is asked for a password any more. What
follows ClientInit is not known here.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from vamt.redirection import rfbwire as wire
from vamt.redirection import vncauth
from vamt.redirection.core import Ended, Event

HANDSHAKE_SECONDS: Final = 30.0
"""From the beginning to ClientInit."""
GREETING_SECONDS: Final = 0.02
"""After the answer that comes before RFB, so that nothing is glued to it: 9front reads it alone."""
REFUSAL_SECONDS: Final = 0.3
"""Before a wrong password is answered, at least."""


@dataclass(frozen=True, slots=True)
class Admitted(Event):
    """The handshake is over: the client waits for ServerInit."""

    early: bytes
    """What it has said besides."""


class _State(Enum):
    REDIRECTION = "redirection"
    GREETING = "greeting"
    VERSION = "version"
    SECURITY = "security"
    RESPONSE = "response"
    REFUSING = "refusing"
    INIT = "init"
    OVER = "over"


class Handshake:
    """The `Core` of a session until it is one."""

    def __init__(
        self,
        now: float,
        *,
        password: str | None = None,
        challenge: bytes = b"",
        failed: Callable[[], float] = lambda: 0.0,
        version: str = "003.008",
    ) -> None:
        """Wait for AMT's client, or, to ask for a password by a challenge of 16 octets, speak at once.

        `version` is the one to begin with: the firmware's own 4.0 is 3.8 for whoever answers with that.
        `failed` is told of a wrong password, and says how many seconds to wait before answering it.
        """
        self._password = password
        self._challenge = challenge
        self._failed = failed
        self._version = version
        self._minor = wire.NEWEST
        self._buffer = bytearray()
        self._out: list[bytes] = []
        self._state = _State.REDIRECTION
        self._end = now + HANDSHAKE_SECONDS
        self._due = self._end
        if password is not None:
            self._greet()

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets; what follows ClientInit is handed on."""
        self._buffer += data
        if self._state is _State.GREETING:  # it goes on by itself
            self._greet()
        while step := self._STEPS.get(self._state):
            octets, read = step
            if len(self._buffer) < octets:
                return ()
            message = bytes(self._buffer[:octets])
            del self._buffer[:octets]
            event = read(self, message, now)
            if event is not None:
                return (event,)
        if self._state is _State.REFUSING:
            self._buffer.clear()
        return ()

    def take(self) -> Sequence[bytes]:
        """The answers."""
        out, self._out = self._out, []
        return out

    def next_timer(self) -> float | None:
        """The end of patience, or of a pause."""
        return None if self._state is _State.OVER else self._due

    def on_timer(self, now: float) -> Sequence[Event]:
        """Greet, refuse, or give up."""
        if self._state is _State.OVER or now < self._due:
            return ()
        if self._state is _State.GREETING:
            self._greet()
            return ()
        if self._state is _State.REFUSING:
            self._out.append(wire.security_failure(b"wrong password" if self._minor == wire.NEWEST else None))
            return (self._over("wrong password"),)
        return (self._over("no handshake in time"),)

    # -- one for each state

    def _redirect(self, message: bytes, now: float) -> Event | None:
        if message[0] != wire.REDIRECTION:
            return self._over("no beginning of a desktop session", fault=True)
        self._out.append(wire.REDIRECTION_REPLY)
        if self._buffer:
            self._greet()
        else:
            self._state, self._due = _State.GREETING, now + GREETING_SECONDS
        return None

    def _greet(self) -> None:
        self._out.append(wire.greeting(self._version))
        self._state, self._due = _State.VERSION, self._end

    def _agree(self, message: bytes, now: float) -> Event | None:
        minor = wire.minor_version(message, self._version)
        if minor is None:
            return self._over("not RFB 3", fault=True)
        self._minor = minor
        if minor == wire.OLDEST:  # it has no say
            self._out.append(struct.pack(">I", self._security))
            self._secure()
        else:
            self._out.append(bytes((1, self._security)))
            self._state = _State.SECURITY
        return None

    def _choose(self, message: bytes, now: float) -> Event | None:
        if message[0] != self._security:
            return self._over("a security type that was not offered", fault=True)
        self._secure()
        return None

    @property
    def _security(self) -> wire.Security:
        return wire.Security.NONE if self._password is None else wire.Security.VNC

    def _secure(self) -> None:
        if self._password is not None:
            self._out.append(self._challenge)
            self._state = _State.RESPONSE
            return
        if self._minor == wire.NEWEST:  # older ones take it for granted
            self._out.append(wire.SECURITY_OK)
        self._state = _State.INIT

    def _respond(self, message: bytes, now: float) -> Event | None:
        if vncauth.is_right(self._challenge, message, self._password or ""):
            self._out.append(wire.SECURITY_OK)
            self._state = _State.INIT
        else:
            self._state, self._due = _State.REFUSING, now + max(self._failed(), REFUSAL_SECONDS)
        return None

    def _admit(self, message: bytes, now: float) -> Event | None:
        """Whether others may watch too does not matter: there is one session."""
        self._state = _State.OVER
        return Admitted(bytes(self._buffer))

    _STEPS: ClassVar[Mapping[_State, tuple[int, Callable[[Handshake, bytes, float], Event | None]]]] = {
        _State.REDIRECTION: (8, _redirect),
        _State.VERSION: (12, _agree),
        _State.SECURITY: (1, _choose),
        _State.RESPONSE: (vncauth.CHALLENGE, _respond),
        _State.INIT: (1, _admit),
    }
    """How many octets are read in which state, and by what."""

    def _over(self, reason: str, *, fault: bool = False) -> Ended:
        self._state = _State.OVER
        self._buffer.clear()
        return Ended(reason, fault)
