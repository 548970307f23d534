"""A display that is no QEMU's."""

from __future__ import annotations

import struct
from typing import Final

from fuzz.choices import Choices
from fuzz.rig import Messages, Rig, Verb
from vamt.redirection.core import Core, Event
from vamt.redirection.display import Changed, Display, Resized
from vamt.redirection.screen import HIGHEST, WIDEST, Screen

_GREETING: Final = b"RFB 003.008\n" + b"\x01\x01" + bytes(4)
_LENGTHS: Final = {0: 20, 3: 10, 4: 8, 5: 6}
_SIZES: Final = ((129, 65), (104, 64), (720, 400))


def _init(size: tuple[int, int], name: bytes = b"QEMU") -> bytes:
    return struct.pack(">HH16xI", *size, len(name)) + name


def _rectangle(choices: Choices) -> bytes:
    kind = choices.octet() % 64
    if kind == 7:
        numbers = [choices.number(2) & 0xFFFF for _ in range(4)]
        encoding = choices.pick((0, -223, -314, 16, -239, 1))
        return struct.pack(">4Hi", *numbers, encoding) + choices.octets(choices.octet() % 64)
    if kind == 6:
        return struct.pack(">4Hi", 0, 0, *choices.pick((*_SIZES, (1, 1))), -223)
    if kind < 6:
        width, height = choices.octet() % 12, choices.octet() % 12
        pixels = choices.octets(4).ljust(4, b"\xff") * (width * height)
        return struct.pack(">4Hii", choices.octet(), choices.octet(), width, height, -314, 0) + pixels
    width, height = 1 + choices.octet() % 70, 1 + choices.octet() % 20
    pixels = choices.octets(2).ljust(2, b"\x55") * (width * height)
    x, y = choices.octet() % 32, choices.octet() % 32
    return struct.pack(">4Hi", x, y, width, height, 0) + pixels


def _update(choices: Choices) -> bytes:
    rectangles = [_rectangle(choices) for _ in range(choices.octet() % 4)]
    count = choices.number(2) & 0xFFFF if choices.chance(16) else len(rectangles)
    return struct.pack(">BxH", 0, count) + b"".join(rectangles)


def _bell(_choices: Choices) -> bytes:
    return b"\2"


def _cut_text(choices: Choices) -> bytes:
    text = choices.octets(choices.octet() % 32) * choices.pick((1, 1, 100))
    length = choices.number(4) if choices.chance(16) else len(text)
    return struct.pack(">B3xI", 3, length) + text


def _colours(_choices: Choices) -> bytes:
    return struct.pack(">BxHH3H", 1, 0, 1, 1, 2, 3)


def _handshake(choices: Choices) -> bytes:
    parts = (
        b"RFB 003.008\n",
        b"\x01\x01",
        bytes(4),
        _init((100, 70)),
        b"RFB 003.003\n",
        b"\0",
        b"\x02\x02\x10",
    )
    return choices.pick(parts)


def _request(_choices: Choices) -> Verb:
    return lambda rig: rig.display.request()


def _key(choices: Choices) -> Verb:
    down, keysym = bool(choices.octet() & 1), choices.number(4)
    return lambda rig: rig.display.key(down, keysym)


def _pointer(choices: Choices) -> Verb:
    buttons, x, y = choices.octet(), choices.number(2) & 0xFFFF, choices.number(2) & 0xFFFF
    return lambda rig: rig.display.pointer(buttons, x, y)


def _look(choices: Choices) -> Verb:
    """A viewer takes all there is."""

    def take(rig: DisplayRig) -> None:
        tiles = rig.screen.take((0, 0, 720, 400))
        assert all(0 < side <= 64 for tile in tiles for side in tile.pixels.shape)

    return take


class DisplayRig(Rig):
    """From the connection on."""

    COVERS = ("vamt.redirection.display",)
    messages: Messages = (_update, _update, _bell, _cut_text, _update)
    LAST = (_handshake, _handshake, _handshake, _colours)
    VERBS = (_request, _key, _pointer, _look)
    MOST_KEPT = 1_300_000
    """A cursor of 512 by 512 is waited for as a whole."""

    def first(self, choices: Choices) -> Core:
        self._steps = [20, 1, 1, 12]
        self.screen = Screen()
        self.display = Display(self.screen)
        if choices.octet() % 16 == 0:
            self.messages = (*(_handshake,) * 4, *self.messages)
        else:
            size = choices.pick(_SIZES)
            for event in self.display.receive(_GREETING + _init(size), self.now):
                self.hear(event)
        return self.display

    def hear(self, event: Event) -> None:
        if isinstance(event, Resized):
            assert 0 < event.width <= WIDEST
            assert 0 < event.height <= HIGHEST
        else:
            assert isinstance(event, Changed)

    def took(self, message: bytes) -> None:
        """Whole messages, after the handshake, which QEMU answers step by step."""
        at = 0
        while self._steps and at < len(message):
            length = self._steps.pop()
            assert at + length <= len(message)
            at += length
        while at < len(message):
            if message[at] == 2:
                at += 4 + 4 * int.from_bytes(message[at + 2 : at + 4], "big")
            else:
                at += _LENGTHS[message[at]]
        assert at == len(message)
