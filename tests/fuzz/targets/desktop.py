"""The remote desktop: its beginning on both kinds of port, and RFB as a client speaks it."""

from __future__ import annotations

import struct
from typing import Final

import numpy as np

from fuzz.choices import Choices
from fuzz.rig import Messages, Rig, Verb
from vamt.redirection.core import Core, Event
from vamt.redirection.keys import MOST_DOWN, Keyboard
from vamt.redirection.pixels import RGB565
from vamt.redirection.rfb import Key, Rfb
from vamt.redirection.rfbhandshake import Admitted, Handshake
from vamt.redirection.screen import Screen
from vamt.redirection.tiles import Encoder
from vamt.redirection.vncauth import response

_CHALLENGE: Final = bytes(range(16))
_PASSWORD: Final = "P@ssw0rd"
_RESPONSE: Final = response(_CHALLENGE, _PASSWORD)
_REDIRECT: Final = b"\x40" + bytes(7)
_VERSION: Final = b"RFB 003.008\n"
_FORMATS: Final = (
    bytes.fromhex("10 10 00 01 001F 003F 001F 0B 05 00 000000"),
    bytes.fromhex("08 08 00 01 0007 0007 0003 05 02 00 000000"),
    bytes.fromhex("08 08 00 01 00FF 0000 0000 00 00 00 000000"),
    bytes.fromhex("08 04 00 01 000F 0000 0000 00 00 00 000000"),
    bytes.fromhex("20 18 00 01 00FF 00FF 00FF 10 08 00 000000"),
    bytes.fromhex("20 18 01 01 00FF 00FF 00FF 00 08 10 000000"),
    bytes.fromhex("20 18 00 01 00FF 00FF 00FF 18 10 08 000000"),
    bytes.fromhex("20 20 00 01 00FF 00FF 00FF 18 0C 00 000000"),
)
_WORDS: Final = b"\0KvmExtCmd\0"
_SIZES: Final = (*((100, 70), (64, 64), (130, 66), (32, 32)) * 4, (1, 1), (520, 520))
_KEYS: Final = (0x41, 0x61, 0xFFE1, 0xFFE5, 0x13, 0x0100_0041, 0x0100_0000, 0x1717_0056, 0xFFE7, 0x0110_0000)


def _format(choices: Choices) -> bytes:
    if choices.chance(10):
        fields = [choices.number(1) & 0xFF for _ in range(4)] + [choices.number(2) & 0xFFFF for _ in range(3)]
        return struct.pack(">B3x4B3H3B3x", 0, *fields, *(choices.octet() for _ in range(3)))
    return b"\0\0\0\0" + choices.pick(_FORMATS)


def _encodings(choices: Choices) -> bytes:
    if choices.octet() & 1:
        return struct.pack(">BxH4i", 2, 4, 16, 0, 1092, -223)
    chosen = [choices.pick((16, 0, 1092, -223, 7, 1, -239, -314)) for _ in range(choices.octet() % 8)]
    count = choices.number(2) & 0xFFFF if choices.chance(16) else len(chosen)
    return struct.pack(f">BxH{len(chosen)}i", 2, count, *chosen)


def _request(choices: Choices) -> bytes:
    asked: tuple[int, ...] = (0, 0, *choices.pick(_SIZES))
    if choices.chance(60):
        asked = tuple(choices.number(2) & 0xFFFF for _ in range(4))
    flags = choices.octet()
    if flags & 2:
        asked = (0, 0, 0xFFFF, 0xFFFF)
    return struct.pack(">BB4H", 3, flags & 1, *asked)


def _key(choices: Choices) -> bytes:
    keysym = choices.number(4) if choices.chance(80) else choices.pick(_KEYS)
    return struct.pack(">BBxxI", 4, choices.octet() & 1, keysym)


def _point(choices: Choices) -> bytes:
    return struct.pack(">BBHH", 5, choices.octet(), choices.number(2) & 0xFFFF, choices.number(2) & 0xFFFF)


def _text(choices: Choices) -> bytes:
    if choices.octet() & 1:
        text = _WORDS + bytes((choices.octet() % 6, choices.octet()))[: choices.octet() % 3]
    else:
        text = choices.octets(choices.octet() % 100) * choices.pick((1, 1, 10, 300))
    length = choices.number(4) if choices.chance(10) else len(text)
    return struct.pack(">B3xI", 6, length) + text


def _handshake(choices: Choices) -> bytes:
    parts = (
        _REDIRECT,
        _VERSION,
        b"\1",
        b"RFB 003.007\n",
        b"\2",
        _RESPONSE,
        b"RFB 003.003\n",
        bytes(16),
        b"\0",
    )
    return choices.pick(parts)


def _unknown(choices: Choices) -> bytes:
    return bytes((7 + choices.octet() % 248, choices.octet()))


def _put(choices: Choices) -> Verb:
    """The guest draws: one colour, stripes, or noise."""
    x, y = choices.octet() % 80, choices.octet() % 80
    width, height, seed = 1 + choices.octet() % 128, 1 + choices.octet() % 80, choices.octet()
    many = choices.pick((1, 2, 3, 16, 127, 200))
    pixels = (np.arange(width * height, dtype=np.uint32) * (seed | 1) // 3 % many * 257).astype("<u2")
    octets = pixels.tobytes()
    return lambda rig: rig.screen.put(x, y, width, height, octets)


def _resize(choices: Choices) -> Verb:
    size = choices.pick(_SIZES)
    return lambda rig: rig.screen.resize(*size)


def _stamps(choices: Choices) -> Verb:
    kind, x, y = choices.octet() % 4, choices.number(2) & 0xFFFF, choices.octet()
    if kind == 0:
        return lambda rig: rig.screen.blank()
    if kind == 1:
        return lambda rig: rig.screen.show_banner(None if x & 1 else "012345")
    if kind == 2:
        return lambda rig: rig.screen.set_cursor(1, 1, 9, 3, bytes(54), b"\xaa" * 6)
    return lambda rig: rig.screen.point(x, y)


class DesktopRig(Rig):
    """From the log-in, or on port 5900 from the connection on."""

    COVERS = (
        *("vamt.redirection.rfb", "vamt.redirection.rfbhandshake", "vamt.redirection.rfbwire"),
        *("vamt.redirection.keys", "vamt.redirection.tiles", "vamt.redirection.screen"),
        *("vamt.redirection.pixels", "vamt.redirection.vncauth", "vamt.redirection.digits"),
    )
    messages: Messages = (_request, _key, _point, _encodings, _text, _format, _request, _key)
    LAST = (_handshake, _handshake, _handshake, _unknown)
    VERBS = (_put, _put, _resize, _stamps)
    MOST_KEPT = 40_000

    def first(self, choices: Choices) -> Core:
        way = choices.octet() % 16
        self._password = None if way & 1 else _PASSWORD
        self._idle = choices.pick((0.0, 60.0))
        self._keyboard = Keyboard(characters=not way & 1)
        self.screen = Screen(*choices.pick(_SIZES))
        self._known = (0, 0)
        self._left = 0
        self._admitted = False
        self._encoder: Encoder = Encoder(RGB565, rle=False, deflate=True)
        self.core = Handshake(self.now, password=self._password, challenge=_CHALLENGE)
        if way < 4:
            self.messages = (*self.messages, *(_handshake,) * 3 * len(self.messages))
        else:
            answer = b"\1" if self._password is None else b"\2" + _RESPONSE
            begin = b"" if self._password else _REDIRECT
            self.receive(begin + _VERSION + answer + b"\1")
        return self.core

    def hear(self, event: Event) -> None:
        if isinstance(event, Admitted):
            self.told.pop()  # how much came with it depends on the cuts
            core = Rfb("one", self.now, idle_seconds=self._idle, sounds=self._password is None)
            self._send()
            core.show(self.screen, self._encoder)
            self.speak(core, event.early)
        elif isinstance(event, Key):
            pressed = self._keyboard.press(event.down, event.keysym)
            assert all(0 < keysym <= 0xFFFF for _, keysym in pressed), f"{event} is {pressed}"
            assert len(self._keyboard.release() if event.keysym == 0x41 else ()) <= MOST_DOWN

    def pump(self) -> None:
        super().pump()
        if isinstance(self.core, Rfb):
            assert self.core.starved in (False, True)

    def took(self, message: bytes) -> None:
        if not isinstance(self.core, Rfb):
            assert len(message) <= 64
            return
        if not self._admitted:
            self._admitted = True
            self._known = struct.unpack_from(">HH", message)
            assert len(message) == 24 + 3
            return
        at = 0
        while at < len(message):
            at = self._rectangle(message, at) if self._left else self._message(message, at)
        assert at == len(message), "a write ends within something"

    def _message(self, message: bytes, at: int) -> int:
        if message[at] == 2:
            return at + 1
        if message[at] == 3:
            return at + 8 + int.from_bytes(message[at + 4 : at + 8], "big")
        assert message[at] == 0
        (self._left,) = struct.unpack_from(">H", message, at + 2)
        assert self._left, "MeshCommander would wait for ever"
        return at + 4

    def _rectangle(self, message: bytes, at: int) -> int:
        x, y, width, height, encoding = struct.unpack_from(">4Hi", message, at)
        self._left -= 1
        at += 12
        if encoding == -223:
            assert self._left == 0
            self._known = width, height
            return at
        assert 0 < width <= 64
        assert 0 < height <= 64
        assert x + width <= self._known[0]
        assert y + height <= self._known[1]
        if encoding == 16:
            return at + 4 + int.from_bytes(message[at : at + 4], "big")
        assert encoding == 0
        return at + int(width * height * self._encoder.pixel_format.octets)
