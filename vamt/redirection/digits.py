"""The consent code as a sign: ten digits of our own drawing in a frame. It knows digits and nothing else."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vamt.redirection.pixels import Pixels

_DRAWN: Final = """
.####. ..##.. .####. .####. ....## ###### ..###. ###### .####. .####.
##..## .###.. ##..## ##..## ...### ##.... .##... ....## ##..## ##..##
##..## ####.. ....## ....## ..#### ##.... ##.... ...##. ##..## ##..##
##.### ..##.. ...##. ..###. .##.## #####. #####. ...##. .####. .#####
###.## ..##.. ..##.. ....## ##..## ....## ##..## ..##.. ##..## ....##
##..## ..##.. .##... ....## ###### ....## ##..## ..##.. ##..## ....##
##..## ..##.. ##.... ##..## ....## ##..## ##..## .##... ##..## ...##.
.####. ###### ###### .####. ....## .####. .####. .##... .####. .###..
"""
"""The digits 0 to 9 side by side."""
_HEIGHT: Final = 8
_WIDTH: Final = 6
_GAP: Final = 2
_MARGIN: Final = 3
_FRAME: Final = 1

_PAPER: Final = 0xFFFF
_INK: Final = 0x0000
_RED: Final = 0xD800


def sign(code: str, scale: int) -> Pixels:
    """Draw a code of digits, each dot that many pixels wide and high; anything but a digit leaves a gap."""
    border = _MARGIN + _FRAME
    width = len(code) * (_WIDTH + _GAP) - _GAP + 2 * border
    drawn = np.full((_HEIGHT + 2 * border, width), _RED, np.uint16)
    drawn[_FRAME:-_FRAME, _FRAME:-_FRAME] = _PAPER
    glyphs = _glyphs()
    for place, digit in enumerate(code):
        if digit in "0123456789":
            left = border + place * (_WIDTH + _GAP)
            drawn[border:-border, left : left + _WIDTH][glyphs[int(digit)]] = _INK
    return drawn.repeat(scale, axis=0).repeat(scale, axis=1)


def _glyphs() -> list[NDArray[np.bool_]]:
    rows = [line.split() for line in _DRAWN.strip().splitlines()]
    return [
        np.array([[dot == "#" for dot in row[digit]] for row in rows], dtype=np.bool_) for digit in range(10)
    ]
