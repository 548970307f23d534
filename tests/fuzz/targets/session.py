"""The log-in on ports 16994 and 16995."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import Final

from fuzz.choices import Choices
from fuzz.rig import Messages, Rig
from vamt.firmware.sessions import Kind, Status
from vamt.redirection.core import Core, Event
from vamt.redirection.session import Opened, Session

REALM: Final = "Digest:0123456789ABCDEF0123456789ABCDEF"
NONCE: Final = b"0c16454a99a028684ce8cfc000545942"
_HA1: Final = hashlib.md5(f"admin:{REALM}:P@ssw0rd".encode()).hexdigest()
_HA2: Final = hashlib.md5(b"POST:/RedirectionService").hexdigest()
_URI: Final = b"/RedirectionService"


@dataclass
class _Machine:
    """A gate that knows one user."""

    clear: bool
    answer: Status
    lets_in: bool
    delay: float
    realm: str = REALM
    version: tuple[int, int] = (16, 1)
    plain_digest: bool = True
    counted: bool = False
    user: str | None = None
    entered: int = 0

    def status(self, kind: Kind) -> Status:
        assert isinstance(kind, Kind)
        return self.answer

    def ha1(self, user: str) -> str | None:
        return _HA1 if user == "admin" else None

    def failed(self, user: str) -> float:
        assert isinstance(user, str)
        return self.delay

    def enter(self, kind: Kind, user: str) -> bool:
        assert user == "admin", "somebody else is let in"
        self.entered += 1
        return self.lets_in


def _start(choices: Choices) -> bytes:
    kind = choices.pick((b"SOL ", b"IDER", b"KVMR", b"sol\0"))
    return bytes((0x10, choices.pick((0, 1)), 0, 0)) + kind


def _authenticate(number: int, data: bytes) -> bytes:
    return struct.pack("<B3xBI", 0x13, number, len(data)) + data


def _strings(*fields: bytes) -> bytes:
    return b"".join(bytes([len(field)]) + field for field in fields)


def _query(_choices: Choices) -> bytes:
    return _authenticate(0, b"")


def _first(choices: Choices) -> bytes:
    """As MeshCommander, as amtterm, and as Open AMT Console with another name than it counts."""
    user = choices.pick((b"admin", b"operations", b"", b"\xff" * 255))
    return _authenticate(choices.pick((4, 3)), _strings(user, b"", b"", _URI, b"", b"", b"", b""))


def _digest(choices: Choices) -> bytes:
    """The right answer to the challenge, or nearly."""
    number = choices.pick((4, 3))
    nc = choices.pick((b"00000002", b"", b"1", b"\0" * 200))
    counted = f":{nc.decode()}:c:auth" if number == 4 else ""
    proof = hashlib.md5(f"{_HA1}:{NONCE.decode()}{counted}:{_HA2}".encode()).hexdigest().encode()
    fields = [b"admin", REALM.encode(), NONCE, _URI, b"c", nc, proof]
    if number == 4:
        fields.append(b"auth")
    if choices.chance(40):
        fields[choices.octet() % len(fields)] = choices.octets(choices.octet() % 40)
    if choices.chance(40):
        del fields[choices.octet() % len(fields) :]
    return _authenticate(number, _strings(*fields))


def _clear(choices: Choices) -> bytes:
    user = choices.pick((b"admin", b"nobody", b"\xff\xfe"))
    return _authenticate(1, _strings(user, choices.pick((b"P@ssw0rd", b"wrong", b""))))


def _any(choices: Choices) -> bytes:
    head = struct.pack("<B3xBI", 0x13, choices.number(1), choices.number(4))
    return head + choices.octets(choices.octet())


def _other(choices: Choices) -> bytes:
    return choices.pick(
        (
            b"GET / HTTP/1.1\r\n\r\n",
            b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
            b"RFB 003.008\n",
            b"SSH-2.0-x\r\n",
            b"\0" * 64,
        )
    )


def _end(_choices: Choices) -> bytes:
    return b"\x12\0\0\0"


def _stray(choices: Choices) -> bytes:
    return b"\0" * (1 + choices.octet() % 8)


class SessionRig(Rig):
    """Until somebody is let in; what he says then is another's."""

    COVERS = ("vamt.redirection.session",)
    messages: Messages = (_start, _query, _first, _digest, _clear, _digest, _stray)
    LAST = (_end, _other, _any)
    MOST_KEPT = 8_000

    def first(self, choices: Choices) -> Core:
        answers = (*(Status.OK,) * 12, *Status)
        self._machine = _Machine(
            not choices.chance(60),
            choices.pick(answers),
            not choices.chance(40),
            choices.pick((0.0, 0.1, 2.0)),
        )
        session = Session(self._machine, self.now)
        session._nonce = NONCE
        return session

    def hear(self, event: Event) -> None:
        assert isinstance(event, Opened)
        assert self._machine.entered
        self._send()
        self.rest = bytearray(event.early)
        # Which of it came together with the last of the log-in depends on the cuts.
        self.told[-1] = ("Opened", event.kind, event.user)

    def took(self, message: bytes) -> None:
        if message[0] == 0x11:
            assert len(message) == 13
        else:
            assert message[0] == 0x14
            assert message[1] in (0, 1, 2)
            assert int.from_bytes(message[5:9], "little") == len(message) - 9
            assert len(message) <= 9 + 3 + 64 + 32 + 4
