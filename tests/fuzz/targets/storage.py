"""Storage redirection: a console that answers as it likes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import Final

from fuzz.choices import Choices
from fuzz.rig import Messages, Rig, Verb
from vamt.redirection.atapi import Device
from vamt.redirection.core import Core, Event
from vamt.redirection.storage import Data, Failed, Media, Storage

_OPENS: Final = (
    bytes.fromhex("40 000000 00000000 3075 0000 204E 01000000"),  # MeshCommander
    bytes.fromhex("40 64 00 10 27 88 13 01 00 000000000000000000"),  # amtider
)
_ENABLE: Final = bytes.fromhex("48 000000 01000000 03 19000000")
_CAPACITY: Final = 8
"""Octets of an answer to READ CAPACITY; no read is for as few."""
_CD: Final = struct.pack(">II", 63, 2048)
_FLOPPY: Final = struct.pack(">II", 2879, 512)
_LENGTHS: Final = {
    0x41: 30,
    0x43: 8,
    0x44: 8,
    0x45: 8,
    0x46: 9,
    0x49: 13,
    0x4B: 8,
    0x50: 28,
}


def _open(choices: Choices) -> bytes:
    if choices.chance(100):
        numbers = [choices.number(2) for _ in range(3)]
        return struct.pack("<B3xI3HI", 0x40, choices.number(4), *numbers, choices.number(4))
    return choices.pick(_OPENS)


def _features(choices: Choices) -> bytes:
    sub = choices.pick((3, 1, 2, 3))
    value = b"" if sub == 1 or (sub == 2 and choices.octet() & 1) else choices.pick((0x19, 0x11, 0x09, 0, 1))
    return struct.pack("<B3xIB", 0x48, choices.number(4), sub) + ((value and struct.pack("<I", value)) or b"")


def _plain(opcode: int) -> Callable[[Choices], bytes]:
    return lambda choices: struct.pack("<B3xI", opcode, choices.number(4))


def _data(octets: bytes, *, last: bool, length: int | None = None, status: int = 0x50) -> bytes:
    given = len(octets) if length is None else length
    head = struct.pack("<B2xBIBHB", 0x54, 2 if last else 0, 7, 0, given, 0)
    outputs = bytes((0x85, 0, 3, 0, 0, 0, 0xB0, status)) if last else bytes(8)
    return head + bytes.fromhex("B500020008001058") + outputs + bytes(6) + octets


def _capacity(choices: Choices) -> bytes:
    """What a medium holds, or is said to."""
    octets = choices.pick((_CD, _CD, _CD, _FLOPPY, b"\xff" * 8, bytes(8), b""))
    if choices.chance(40):
        octets = struct.pack(">II", choices.number(4), choices.number(4))
    return _data(octets, last=not choices.chance(30), status=choices.pick((0x50, 0x50, 0x51)))


def _piece(choices: Choices) -> bytes:
    """A part of what was read."""
    octets = bytes((choices.octet(),)) * choices.pick((2048, 512, 0, 1, 8192, 65535, 4096, 7))
    length = choices.number(2) & 0xFFFF if choices.chance(20) else None
    return _data(octets, last=bool(choices.octet() & 1), length=length)


def _end(choices: Choices) -> bytes:
    """A command has come to its end, in one of two ways."""
    head = struct.pack("<B2xBI12x", 0x51, 2, 7)
    if choices.octet() & 1:
        return head + bytes.fromhex("C50003000000B050") + bytes(3)
    return head + bytes.fromhex("87 20 03 000000 B0 51") + choices.octets(3).ljust(3, b"\0")


def _finish(_choices: Choices) -> bytes:
    return b"\x12\0\0\0"


def _read(choices: Choices) -> Verb:
    device: Device = choices.pick(("cdrom", "floppy"))
    lba, blocks = choices.number(2), choices.pick((1, 1, 2, 16, 64, 0xFFFF))
    return lambda rig: rig.read(device, lba, blocks)


def _answer(choices: Choices) -> Verb:
    """To what was asked last, in parts, or too much or too little or something else."""
    other = choices.pick((_capacity, _piece, _end, _plain(0x44)))(choices)
    capacity, way = _capacity(choices), choices.octet() % 16
    largest, octet = choices.pick((8192, 2048, 8192, 65535, 1000)), choices.octets(1) or b"x"

    def answer(rig: StorageRig) -> Sequence[bytes]:
        if not rig.outstanding:
            return ()
        expected = rig.outstanding
        if way == 0:
            return (other,)
        if expected == _CAPACITY:
            return (capacity,)
        length = expected + (way == 1) - (way == 2)
        parts = [octet * min(largest, length - at) for at in range(0, length, largest)]
        return [_data(part, last=number == len(parts)) for number, part in enumerate(parts, 1)]

    return answer


def _reset(_choices: Choices) -> Verb:
    return lambda rig: rig.reset()


class StorageRig(Rig):
    """From the log-in on, with somebody who reads."""

    COVERS = ("vamt.redirection.storage", "vamt.redirection.atapi")
    messages: Messages = (_plain(0x44), _features, _plain(0x45), _plain(0x4B), _plain(0x47))
    LAST = (_plain(0x42), _finish, _open, _open, _plain(0x53), _plain(0x4A), _capacity, _piece, _end)
    VERBS = (_read, _answer, _read, _answer, _reset)
    MOST_KEPT = 400_000

    def first(self, choices: Choices) -> Core:
        self._sequence = 0
        self._largest = 0
        self._asked: dict[int, int] = {}
        self._tokens = 0
        self.outstanding = 0
        """Octets that were asked for last."""
        self.storage = Storage(self.now)
        self._begin(choices.octet() % 8)
        return self.storage

    def _begin(self, depth: int) -> None:
        if depth == 0:
            return
        self.storage.receive(_OPENS[depth == 1], self.now)
        if depth > 2:
            self.storage.receive(_ENABLE, self.now)
        if depth > 3:
            self.now += 0.05
            self.storage.on_timer(self.now)
            answers = (_CD, bytes.fromhex("")), (_CD, _FLOPPY)
            for octets in answers[depth & 1]:
                for event in self.storage.receive(_data(octets, last=True), self.now):
                    self.hear(event)

    def read(self, device: Device, lba: int, blocks: int) -> None:
        """As the medium's server does, which asks for no more than may be asked for."""
        sizes = {"cdrom": 2048, "floppy": 512}
        blocks = min(blocks, max(1, self._largest // 4096))
        self._tokens += 1
        try:
            self.storage.read(device, lba, blocks, self._tokens, self.now)
        except ValueError:
            return
        self._asked[self._tokens] = blocks * sizes[device]

    def reset(self) -> None:
        self.storage.reset(self.now)

    def hear(self, event: Event) -> None:
        if isinstance(event, Media):
            assert self._largest == 0, "media are told twice"
            self._largest = event.largest_read
        elif isinstance(event, Data):
            assert isinstance(event.token, int)
            self._asked.pop(event.token)
            assert event.octets
        else:
            assert isinstance(event, Failed)
            assert isinstance(event.token, int)
            self._asked.pop(event.token)

    def took(self, message: bytes) -> None:
        assert len(message) == _LENGTHS[message[0]]
        assert int.from_bytes(message[4:8], "little") == self._sequence, "JavaScript clients hang up"
        self._sequence += 1
        if message[0] == 0x50:
            assert message[15] == 0xA0
            assert message[16] in (0x25, 0x28), "something is written"
            blocks = int.from_bytes(message[23:25], "big")
            size = 2048 if message[14] & 0x10 else 512
            self.outstanding = blocks * size if message[16] == 0x28 else _CAPACITY
