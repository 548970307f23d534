"""Octets read as choices, so that whatever a fuzzer makes of an input means something again.

Whoever adds an alternative changes what the seeds mean; they stay inputs like any others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_EXTREMES: Final = (
    0,
    1,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x10000,
    0x7FFFFFFF,
    0x80000000,
    -1,
)
_LITTLE: Final = 0x80
"""A first octet below it is the number itself."""


class Choices:
    """An input that is read from its beginning; zeros follow it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def octet(self) -> int:
        """0 to 255."""
        at = self._at
        if at >= len(self._data):
            return 0
        self._at = at + 1
        return self._data[at]

    def octets(self, count: int) -> bytes:
        """At most so many, as many as there are."""
        taken = self._data[self._at : self._at + count]
        self._at += len(taken)
        return taken

    def number(self, size: int) -> int:
        """One of so many octets, often a little one or one at which something may break."""
        kind = self.octet()
        if kind < _LITTLE:
            return kind
        if kind & 1:
            return _EXTREMES[(kind >> 1) % len(_EXTREMES)] & ((1 << 8 * size) - 1)
        return int.from_bytes(self.octets(size), "little")

    def pick(self, items: Sequence[T]) -> T:
        """One of them."""
        return items[self.octet() % len(items)]

    def chance(self, of_256: int) -> bool:
        """Rarely or often; never where the input is over."""
        return 0 < self.octet() <= of_256


def damaged(message: bytes, choices: Choices) -> bytes:
    """A message as no client should send it, more often as it should be."""
    way = choices.octet()
    if way < _WHOLE or not message:
        return message
    return _WAYS[way % len(_WAYS)](bytearray(message), choices)


_WHOLE: Final = 0xF8
"""Of 256 messages as many are left alone."""


def _cut(message: bytearray, choices: Choices) -> bytes:
    return bytes(message[: choices.octet() % len(message)])


def _repeated(message: bytearray, choices: Choices) -> bytes:
    times = 2 + choices.octet() % 40
    return bytes(message) * times


def _changed(message: bytearray, choices: Choices) -> bytes:
    message[choices.octet() % len(message)] = choices.octet()
    return bytes(message)


def _number(message: bytearray, choices: Choices) -> bytes:
    size = choices.pick((1, 2, 4))
    at = choices.octet() % len(message)
    message[at : at + size] = choices.number(size).to_bytes(size, choices.pick(("little", "big")))
    return bytes(message)


def _inserted(message: bytearray, choices: Choices) -> bytes:
    at = choices.octet() % len(message)
    message[at:at] = choices.octets(choices.octet() % 32)
    return bytes(message)


def _removed(message: bytearray, choices: Choices) -> bytes:
    at = choices.octet() % len(message)
    del message[at : at + 1 + choices.octet() % 8]
    return bytes(message)


_WAYS: Final[Sequence[Callable[[bytearray, Choices], bytes]]] = (
    *(_cut, _repeated, _changed, _number, _inserted, _removed),
)
