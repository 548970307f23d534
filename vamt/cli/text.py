"""Text for people: tables, and colour where a person is looking."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Final, TextIO

_COLOURS: Final = {"bold": "1", "green": "32", "yellow": "33", "red": "31"}


def paint(text: str, colour: str, stream: TextIO) -> str:
    """The text in a colour on a terminal, plain anywhere else or where NO_COLOR is set."""
    if not stream.isatty() or "NO_COLOR" in os.environ:
        return text
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"


def ports(*numbers: int | None) -> str:
    """Those there are, side by side; a dash if there are none."""
    return " ".join(str(number) for number in numbers if number is not None) or "-"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> str:
    """Columns as wide as they must be, two spaces between; no line ends in spaces."""
    cells = [list(headings), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
    return "\n".join([paint(lines[0], "bold", stream), *lines[1:]])
