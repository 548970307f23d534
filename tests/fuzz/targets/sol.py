"""Serial over LAN."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from fuzz.choices import Choices
from fuzz.rig import Messages, Rig, Verb
from vamt.redirection.core import Core, Event
from vamt.redirection.sol import RING, Input, Sol

_STARTS: Final = (
    bytes.fromhex("20 000000 01000000 1027 6400 0000 1027 6400 0000 00000000"),  # MeshCommander
    bytes.fromhex("20 000000 00000000 e803 6400 0000 1027 0000 8813 00000000"),  # amtterm
    bytes.fromhex("20 000000 00000000 983a 6400 0000 60ea 0000 8813 00000000"),  # 9front
)
_LENGTHS: Final = {0x21: 23, 0x23: 8, 0x25: 8, 0x29: 10, 0x2A: 10, 0x2B: 8}


def _start(choices: Choices) -> bytes:
    if choices.chance(100):
        numbers = [choices.number(2) for _ in range(6)]
        return struct.pack("<B3xI6H4x", 0x20, choices.number(4), *numbers)
    return choices.pick(_STARTS)


def _plain(opcode: int) -> Callable[[Choices], bytes]:
    return lambda choices: struct.pack("<B3xI", opcode, choices.number(4))


def _controls(choices: Choices) -> bytes:
    return struct.pack("<B3xIBB4x", 0x27, choices.number(4), choices.octet(), choices.octet())


def _data(choices: Choices) -> bytes:
    typed = choices.octets(choices.octet() % 48) * choices.pick((1, 1, 1, 40, 1300))
    length = choices.number(2) if choices.chance(30) else len(typed)
    return struct.pack("<B3xIH", 0x28, choices.number(4), length & 0xFFFF) + typed


def _end(_choices: Choices) -> bytes:
    return b"\x12\0\0\0"


def _output(choices: Choices) -> Verb:
    data = bytes((choices.octet(),)) * choices.pick((1, 80, 1, 1000, 10_000, 3, RING, RING + 1, 3 * RING))

    def write(rig: SolRig) -> None:
        dropped = rig.sol.output(data, rig.now)
        assert 0 <= dropped <= RING + len(data)

    return write


def _power(choices: Choices) -> Verb:
    on = bool(choices.octet() & 1)
    return lambda rig: rig.sol.power(on, rig.now)


class SolRig(Rig):
    """From the log-in on."""

    COVERS = ("vamt.redirection.sol", "vamt.redirection.solwire")
    messages: Messages = (_data, _plain(0x2B), _plain(0x24), _controls, _data, _plain(0x2B))
    LAST = (_plain(0x22), _end, _start, _plain(0x25), _plain(0x2A), _plain(0x21))
    VERBS = (_output, _power, _output)
    MOST_KEPT = 2 * RING + 12_000
    """The ring, and a message of which the end is missing."""

    def first(self, choices: Choices) -> Core:
        self._sequence = 0
        self._chunk = 10_000
        self.sol = Sol(self.now, power=bool(choices.octet() & 1))
        if not choices.chance(16):
            for event in self.sol.receive(choices.pick(_STARTS), self.now):
                self.hear(event)
        return self.sol

    def hear(self, event: Event) -> None:
        assert not isinstance(event, Input) or event.data

    def took(self, message: bytes) -> None:
        at = 0
        opcodes = []
        while at < len(message):
            opcode = message[at]
            opcodes.append(opcode)
            self._sequence += 1
            assert int.from_bytes(message[at + 4 : at + 8], "little") == self._sequence
            length = _LENGTHS[opcode]
            if opcode == 0x2A:
                count = int.from_bytes(message[at + 8 : at + 10], "little")
                assert 0 < count <= self._chunk
                length += count
            at += length
        assert at == len(message)
        if 0x29 in opcodes:
            assert opcodes in ([0x21, 0x29], [0x2B, 0x29]), "amtterm or 9front would lose something"
        if 0x23 in opcodes:
            assert opcodes == [0x23]
