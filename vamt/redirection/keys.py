"""The keys clients press, as keysyms QEMU knows, and which of them are down.

QEMU finds the key a keysym is on, on a keyboard of its own layout. Clients of AMT name keys, not characters: a
letter's case says no more than the Shift that was sent before it. What a keysym does in the guest is QEMU's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

Press = tuple[bool, int]
"""Whether the key goes down, and its keysym."""

MOST_DOWN: Final = 32
"""Keys that can be down at once; the one pressed first is let go for one more."""

_SHIFTS: Final = frozenset({0xFFE1, 0xFFE2})
_CAPS_LOCK: Final = 0xFFE5
_LARGEST: Final = 0xFFFF
"""QEMU looks at no more of a keysym, and would take a larger one for another."""
_UNICODE: Final = 0x0100_0000
_LATIN_1: Final = 0x100
"""Below it a character's code is its keysym, however it is written."""

_OTHERS: Final[Mapping[int, int]] = {
    # MeshCommander sends these four as a browser numbers them.
    0x13: 0xFF13,  # Pause
    0x14: _CAPS_LOCK,
    0x90: 0xFF7F,  # Num_Lock
    0x91: 0xFF14,  # Scroll_Lock
    # Meta is the Windows key of AMT's clients, and Alt to QEMU.
    0xFFE7: 0xFFEB,  # Super_L
    0xFFE8: 0xFFEC,  # Super_R
    # Intel's own, for keys of European and Japanese keyboards.
    0x1717_0056: 0xA6,  # brokenbar, which QEMU's layout has on that key only
    0x1717_007D: 0x5C,  # Yen: as backslash, the same character in Japan
    0x1717_0073: 0x5C,
    0x1717_007B: 0xFF22,  # Muhenkan
    0x1717_0079: 0xFF23,  # Henkan
    0x1717_0070: 0xFF27,  # Hiragana_Katakana
}


class Keyboard:
    """The keys of one session."""

    def __init__(self, *, characters: bool) -> None:
        """Nothing is pressed; `characters` says that a letter's case is meant, as by viewers on port 5900.

        AMT's clients send small letters while Caps Lock is on, and expect the guest to make them large.
        """
        self._characters = characters
        self._down: dict[int, int] = {}
        self._caps = False

    def press(self, down: bool, keysym: int) -> Sequence[Press]:
        """What QEMU is to be told of a key that goes down or up; nothing for one it has not."""
        key = _known(keysym)
        if key is None:
            return ()
        if down and key == _CAPS_LOCK:
            self._caps = not self._caps
        if not self._characters:
            key = self._physical(key)
        held = ord(chr(key).lower()) if _is_letter(key) else key
        if not down:
            self._down.pop(held, None)
            return ((False, key),)
        first = () if held in self._down or len(self._down) < MOST_DOWN else (next(iter(self._down)),)
        freed = [(False, self._down.pop(oldest)) for oldest in first]
        self._down[held] = key
        return (*freed, (True, key))

    def release(self) -> Sequence[Press]:
        """Let go of every key that is down, the last first."""
        released = [(False, key) for key in reversed(self._down.values())]
        self._down.clear()
        return released

    def _physical(self, key: int) -> int:
        """A letter in the case it has on a keyboard in this state.

        QEMU takes any other case for Caps Lock having been pressed elsewhere, and presses it.
        """
        if not _is_letter(key):
            return key
        upper = self._caps != bool(_SHIFTS & self._down.keys())
        return ord(chr(key).upper() if upper else chr(key).lower())


def _known(keysym: int) -> int | None:
    keysym = _OTHERS.get(keysym, keysym)
    if _UNICODE < keysym < _UNICODE + _LATIN_1:
        keysym -= _UNICODE
    return keysym if 0 < keysym <= _LARGEST else None


def _is_letter(key: int) -> bool:
    return key < 0x80 and chr(key).isalpha()  # noqa: PLR2004 - QEMU looks at the case of these only
