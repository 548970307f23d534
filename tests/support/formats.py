"""Formats of pixels that clients ask for besides that of a screen."""

from __future__ import annotations

from typing import Final

from vamt.redirection.pixels import PixelFormat

RGB332: Final = PixelFormat(8, 8, False, 7, 7, 3, 5, 2, 0)
GREY8: Final = PixelFormat(8, 8, False, 255, 0, 0, 0, 0, 0)
GREY4: Final = PixelFormat(8, 4, False, 15, 0, 0, 0, 0, 0)
