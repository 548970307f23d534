"""The export of a redirected medium, with whoever connects to it instead of QEMU."""

from __future__ import annotations

import struct
from typing import Final

from fuzz.choices import Choices
from fuzz.rig import Rig, Verb
from vamt.redirection.core import Core, Event
from vamt.redirection.nbd import IN_FLIGHT, LARGEST_READ, Expired, Nbd, Read

_SIZE: Final = 128 * 1024
_GO: Final = struct.pack(">8sII", b"IHAVEOPT", 7, 6) + bytes(6)
_NAME: Final = struct.pack(">8sII", b"IHAVEOPT", 1, 0)


def _flags(choices: Choices) -> bytes:
    return choices.pick((0, 1, 2, 3, 3, 3, 0x80000000)).to_bytes(4, "big")


def _option(choices: Choices) -> bytes:
    number = choices.pick((7, 6, 3, 1, 8, 10, 0xFFFFFFFF, 6))
    if number in (3, 8):
        data = choices.octets(choices.octet() % 8)
    else:
        name = choices.octets(choices.octet() % 8) if choices.chance(60) else b""
        asked = [choices.number(2) & 0xFFFF for _ in range(choices.octet() % 4)]
        data = struct.pack(">I", len(name)) + name + struct.pack(f">H{len(asked)}H", len(asked), *asked)
    length = choices.number(4) if choices.chance(20) else len(data)
    return struct.pack(">8sII", b"IHAVEOPT", number, length) + data


def _request(choices: Choices) -> bytes:
    command, flags = choices.pick((0, 0, 0, 4, 6, 0, 5, 3)), choices.pick((0, 0, 0, 1, 0))
    length = choices.pick((512, 2048, 4096, _SIZE, 1, 0, LARGEST_READ, LARGEST_READ + 1))
    offset = choices.number(8) if choices.chance(60) else 512 * (choices.octet() % 64)
    return struct.pack(">IHHQQI", 0x25609513, flags, command, choices.number(8), offset, length)


def _write(choices: Choices) -> bytes:
    data = choices.pick((b"", b"x" * 512, b"y" * 4096))
    length = choices.pick((len(data), len(data), 32 << 20, (32 << 20) + 1))
    return struct.pack(">IHHQQI", 0x25609513, 0, 1, choices.number(8), choices.number(8), length) + data


def _go(_choices: Choices) -> bytes:
    return _GO


def _name(_choices: Choices) -> bytes:
    return _NAME


def _abort(_choices: Choices) -> bytes:
    return struct.pack(">8sII", b"IHAVEOPT", 2, 0)


def _disconnect(_choices: Choices) -> bytes:
    return struct.pack(">IHHQQI", 0x25609513, 0, 2, 1, 0, 0)


def _answer(choices: Choices) -> Verb:
    which, right = choices.octet(), not choices.chance(60)
    return lambda rig: rig.answer(which, right=right)


def _fail(choices: Choices) -> Verb:
    seldom = choices.chance(40)
    return lambda rig: rig.nbd.fail() if seldom else rig.answer(0, right=True)


class NbdRig(Rig):
    """From the connection on, or with the handshake behind it."""

    COVERS = ("vamt.redirection.nbd",)
    LAST = (_go, _name, _disconnect, _abort)
    VERBS = (_answer, _answer, _answer, _fail)
    MOST_KEPT = 400_000

    def first(self, choices: Choices) -> Core:
        self.nbd = Nbd(_SIZE, self.now)
        self._reads: dict[int, int] = {}
        way = choices.octet() % 8
        self.messages = (_request, _request, _request, _write) if way > 2 else (_option, _option, _flags)
        if way:
            self.nbd.receive(struct.pack(">I", 3 if way & 1 else 1), self.now)
        if way > 2:
            self.nbd.receive(_GO if way & 2 else _NAME, self.now)
        return self.nbd

    @property
    def deaf(self) -> bool:
        return self.nbd.full or self.held

    def pump(self) -> None:
        """Go on, too, with what it could not answer before."""
        while not self.over:
            was_full = self.nbd.full
            super().pump()
            if was_full is self.nbd.full:
                return
            self._tell(self.nbd.receive(b"", self.now))

    def answer(self, which: int, *, right: bool) -> None:
        if self._reads:
            number = list(self._reads)[which % len(self._reads)]
            length = self._reads.pop(number)
            self.nbd.answer(number, bytes(length) if right else None)
            self._tell(self.nbd.receive(b"", self.now))

    def hear(self, event: Event) -> None:
        if isinstance(event, Read):
            assert 0 <= event.offset < event.offset + event.length <= _SIZE
            self._reads[event.number] = event.length
            assert len(self._reads) <= IN_FLIGHT
        else:
            assert isinstance(event, Expired)
            del self._reads[event.number]

    def took(self, message: bytes) -> None:
        if message[:4] == b"\x67\x44\x66\x98":
            assert len(message) == 16 or message[4:8] == bytes(4)
        elif message[:8] == b"\0\x03\xe8\x89\x04\x55\x65\xa9":
            assert int.from_bytes(message[16:20], "big") == len(message) - 20
        else:
            assert len(message) in (10, 18, 134)
