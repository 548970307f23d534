"""Ports 16994 and 16995 until a session is open: StartRedirectionSession and the log-in, from the device's side.

One answer goes to a wrong password, late, and then the connection ends: MeshCommander takes every refusal for a
new challenge and would try for ever. Who may log in, and which sessions there are, a `Gate` says.
"""

from __future__ import annotations

import hmac
import re
import secrets
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import md5
from typing import ClassVar, Final, Protocol

from vamt.firmware.sessions import Kind, Status
from vamt.redirection.core import Ended, Event

START: Final = 0x10
END: Final = 0x12
AUTHENTICATE: Final = 0x13
START_LENGTH: Final = 8
HEADER_LENGTH: Final = 9
MAX_DATA: Final = 1100
"""Octets of one authentication message; eight strings of at most 255 are twice that, clients' are below 300."""
MAX_MESSAGES: Final = 8
"""Authentication messages of one connection; clients send three."""

LOGIN_SECONDS: Final = 30.0
"""From the first octet to a session."""
REFUSAL_SECONDS: Final = 0.3
"""Before a wrong password is answered."""

_KINDS: Final[Mapping[bytes, Kind]] = {b"SOL ": Kind.SOL, b"IDER": Kind.IDER, b"KVMR": Kind.KVM}
_PROTOCOL: Final = bytes((1, 0))
"""Its version (9front wants major 1)."""
_INTEL: Final = struct.pack("<I", 343)

QOP: Final = b"auth"
_COUNT: Final = re.compile(rb"[0-9a-fA-F]{8}")


class Method(Enum):
    """Types of authentication; the value is the one on the wire."""

    QUERY = 0
    CLEAR = 1
    KERBEROS = 2
    """Over HTTP, without data: the log-in there counts. Consoles that a device hosts know no password."""
    DIGEST = 3
    """Without qop (RFC 2069)."""
    DIGEST_QOP = 4


class Reply(Enum):
    """Of AuthenticateSession."""

    SUCCESS = 0
    FAILED = 1
    """A challenge, too."""
    UNSUPPORTED = 2


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """The user has proven himself, and the gate has let him in."""

    kind: Kind
    user: str
    early: bytes
    """What the client has already sent of the session itself."""


class Gate(Protocol):
    """What a machine says to who knocks."""

    realm: str
    """The digest realm, the same as over HTTP: MeshCentral compares them."""
    version: tuple[int, int]
    """Of the firmware, major and minor, of an octet each."""
    user: str | None
    """Who has logged in already, over HTTP, which the redirection is carried by then."""
    clear: bool
    """Whether a password may come as it is, as amtterm before 1.7 sends it."""
    plain_digest: bool
    """Whether the digest without qop is taken."""
    counted: bool
    """Whether a nonce count must have eight digits."""

    def status(self, kind: Kind) -> Status:
        """What to answer to StartRedirectionSession."""

    def ha1(self, user: str) -> str | None:
        """What proves a user; None for who does not exist."""

    def failed(self, user: str) -> float:
        """Count a wrong password; the seconds to wait before answering it."""

    def enter(self, kind: Kind, user: str) -> bool:
        """Let a user begin who has proven himself; False if he may not, or somebody was faster."""


class _State(Enum):
    START = "start"
    LOGIN = "login"
    REFUSING = "refusing"
    OVER = "over"


class Session:
    """The `Core` of a connection until its session is open."""

    def __init__(self, gate: Gate, now: float) -> None:
        self._gate = gate
        self._state = _State.START
        self._kind = Kind.SOL
        self._buffer = bytearray()
        self._out: list[bytes] = []
        self._nonce = secrets.token_hex(16).encode()
        self._messages = 0
        self._due = now + LOGIN_SECONDS
        self._refused = b""

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets; what follows the log-in is handed on."""
        if self._state in (_State.REFUSING, _State.OVER):
            return ()
        self._buffer += data
        events: list[Event] = []
        while not events and self._buffer and self._state in self._READERS:
            reader = self._READERS[self._state].get(self._buffer[0])
            if reader is None:
                events.append(self._over(f"unknown message {self._buffer[0]:#04x}", fault=True))
            elif not reader(self, now, events):
                break
        return events

    def take(self) -> Sequence[bytes]:
        """The answers."""
        out, self._out = self._out, []
        return out

    def next_timer(self) -> float | None:
        """The end of patience, or of the wait before a refusal."""
        return None if self._state is _State.OVER else self._due

    def on_timer(self, now: float) -> Sequence[Event]:
        """Refuse, or give up."""
        if self._state is _State.OVER or now < self._due:
            return ()
        if self._state is _State.REFUSING:
            self._out.append(self._refused)
            return [self._over("wrong password")]
        return [self._over("no log-in in time")]

    # -- messages; each returns False while there is not all of it

    def _start(self, _now: float, events: list[Event]) -> bool:
        if len(self._buffer) < START_LENGTH:
            return False
        kind = _KINDS.get(bytes(self._buffer[4:START_LENGTH]))
        del self._buffer[:START_LENGTH]
        status = Status.UNKNOWN if kind is None else self._gate.status(kind)
        # All of it also with a refusal: amtterm reads thirteen octets before it looks at the status.
        self._out.append(bytes((0x11, status, 0, 0)) + _PROTOCOL + bytes(self._gate.version) + _INTEL + b"\0")
        if kind is None or status is not Status.OK:
            events.append(self._over(f"refused {status.name.lower()}"))
        else:
            self._kind, self._state = kind, _State.LOGIN
        return True

    def _end(self, _now: float, events: list[Event]) -> bool:
        events.append(self._over("the client ended it"))
        return True

    def _stray(self, _now: float, _events: list[Event]) -> bool:
        """Open AMT Console says a wrong length: of what it says is one message, zeros may be left over."""
        del self._buffer[: len(self._buffer) - len(self._buffer.lstrip(b"\0"))]
        return True

    def _authenticate(self, now: float, events: list[Event]) -> bool:
        if len(self._buffer) < HEADER_LENGTH:
            return False
        number = self._buffer[4]
        (length,) = struct.unpack_from("<I", self._buffer, 5)
        self._messages += 1
        if length > MAX_DATA or self._messages > MAX_MESSAGES:
            events.append(self._over("too long or too many authentication messages", fault=True))
            return True
        if len(self._buffer) < HEADER_LENGTH + length:
            self._messages -= 1
            return False
        data = bytes(self._buffer[HEADER_LENGTH : HEADER_LENGTH + length])
        del self._buffer[: HEADER_LENGTH + length]
        if number == Method.QUERY.value:
            self._answer(Reply.SUCCESS, number, bytes(method.value for method in self._offered))
        elif number not in {method.value for method in self._offered}:
            self._answer(Reply.UNSUPPORTED, number)
        else:
            self._prove(Method(number), data, now, events)
        return True

    _READERS: ClassVar[Mapping[_State, Mapping[int, Callable[[Session, float, list[Event]], bool]]]] = {
        _State.START: {START: _start, END: _end},
        _State.LOGIN: {AUTHENTICATE: _authenticate, END: _end, 0: _stray},
    }
    """What is understood in which state, by the first octet."""

    # -- authentication

    @property
    def _offered(self) -> tuple[Method, ...]:
        clear = (Method.CLEAR,) if self._gate.clear else ()
        known = (Method.KERBEROS,) if self._gate.user is not None else ()
        plain = (Method.DIGEST,) if self._gate.plain_digest else ()
        return (*clear, *known, *plain, Method.DIGEST_QOP)

    def _prove(self, method: Method, data: bytes, now: float, events: list[Event]) -> None:
        if method is Method.KERBEROS:
            user = (self._gate.user or "").encode("utf-8", "surrogateescape")
            self._conclude(method, user, not data, now, events)
            return
        if method is Method.CLEAR:
            self._conclude(method, *self._clear(data), now, events)
            return
        fields = _strings(data, 8 if method is Method.DIGEST_QOP else 7)
        if fields is None or not fields[6]:
            # Also what cannot be read: Open AMT Console's first message is not what its length says.
            self._challenge(method)
            return
        self._conclude(method, fields[0], self._is_right(method, fields), now, events)

    def _clear(self, data: bytes) -> tuple[bytes, bool]:
        """The user, and whether the password is his."""
        user, password = _strings(data, 2) or (b"", b"")
        ha1 = _md5(b":".join((user, self._gate.realm.encode(), password)))
        return user, self._matches(user, ha1, lambda own: own)

    def _is_right(self, method: Method, fields: Sequence[bytes]) -> bool:
        user, realm, nonce, uri, cnonce, nc, response = fields[:7]
        if realm != self._gate.realm.encode() or nonce != self._nonce:
            return False
        counted: tuple[bytes, ...] = (nonce,)
        if method is Method.DIGEST_QOP:
            if self._gate.counted and _COUNT.fullmatch(nc) is None:
                return False
            counted = (nonce, nc, cnonce, fields[7])  # nc as it comes: no two clients count alike
        ha2 = _md5(b"POST:" + uri)
        return self._matches(user, response, lambda own: _md5(b":".join((own, *counted, ha2))))

    def _matches(self, user: bytes, given: bytes, expected: Callable[[bytes], bytes]) -> bool:
        own = self._gate.ha1(_name(user))
        right = hmac.compare_digest(expected((own or "0" * 32).encode()), given)
        return right and own is not None

    def _challenge(self, method: Method) -> None:
        fields = [self._gate.realm.encode(), self._nonce]
        if method is Method.DIGEST_QOP:
            fields.append(QOP)
        self._answer(Reply.FAILED, method.value, b"".join(bytes((len(field),)) + field for field in fields))

    def _conclude(self, method: Method, user: bytes, right: bool, now: float, events: list[Event]) -> None:
        name = _name(user)
        if right and self._gate.enter(self._kind, name):
            self._answer(Reply.SUCCESS, method.value)
            self._state = _State.OVER
            events.append(Opened(self._kind, name, bytes(self._buffer)))
            return
        delay = 0.0 if right else self._gate.failed(name)
        self._refused = _reply(Reply.FAILED, method.value)
        self._due = now + max(delay, REFUSAL_SECONDS)
        self._state = _State.REFUSING
        self._buffer.clear()

    def _answer(self, reply: Reply, number: int, data: bytes = b"") -> None:
        self._out.append(_reply(reply, number, data))

    def _over(self, reason: str, *, fault: bool = False) -> Ended:
        self._state = _State.OVER
        self._buffer.clear()
        return Ended(reason, fault)


def _reply(reply: Reply, number: int, data: bytes = b"") -> bytes:
    return bytes((0x14, reply.value, 0, 0, number)) + struct.pack("<I", len(data)) + data


def _strings(data: bytes, count: int) -> list[bytes] | None:
    """That many strings, each after its length; None if they are not there. What follows them is ignored."""
    fields, position = [], 0
    for _ in range(count):
        if position >= len(data):
            return None
        end = position + 1 + data[position]
        if end > len(data):
            return None
        fields.append(data[position + 1 : end])
        position = end
    return fields


def _name(user: bytes) -> str:
    return user.decode("utf-8", "surrogateescape")


def _md5(data: bytes) -> bytes:
    return md5(data, usedforsecurity=False).hexdigest().encode()
