"""Which lines of the modules a target is for its inputs go through; a coverage tool is not needed for that."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

from fuzz.rig import Rig, run

Line = tuple[str, int]
"""File and number."""
Arc = tuple[Line, Line]
"""Two that were gone through one after the other."""

_OPTIMIZED: Final = 0x1
"""Marks the code of functions (inspect.CO_OPTIMIZED)."""


def arcs(target: type[Rig], data: bytes) -> set[Arc]:
    """The ways one input goes."""
    files = {_file(name) for name in target.COVERS}
    seen: set[Arc] = set()
    last = ("", 0)

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal last
        file = frame.f_code.co_filename
        if file not in files:
            return None
        if event == "line":
            here = (file, frame.f_lineno)
            seen.add((last, here))
            last = here
        return trace

    sys.settrace(trace)
    try:
        run(target, data)
    finally:
        sys.settrace(None)
    return seen


def lines(target: type[Rig]) -> set[Line]:
    """Those within functions; the others are gone through when a module is imported."""
    files = [_file(name) for name in target.COVERS]
    return {
        (file, number)
        for file in files
        for number in _of(compile(Path(file).read_text("utf-8"), file, "exec"))
    }


def _file(module: str) -> str:
    return str(importlib.import_module(module).__file__)


def _of(code: CodeType) -> Iterator[int]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _of(constant)
            if constant.co_flags & _OPTIMIZED:
                numbers = (number for *_, number in constant.co_lines() if number is not None)
                yield from (number for number in numbers if number != constant.co_firstlineno)
