"""Which lines of the modules a target is for its inputs go through; a coverage tool is not needed for that."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from fuzz.rig import Rig, run

Line = tuple[str, int]


def covered(target: type[Rig], inputs: Iterable[bytes]) -> tuple[set[Line], set[Line]]:
    """The lines of functions that were gone through, and all of them."""
    every = {line for name in target.COVERS for line in _lines(_file(name))}
    files = {file for file, _ in every}
    seen: set[Line] = set()

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            seen.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        for data in inputs:
            run(target, data)
    finally:
        sys.settrace(None)
    return seen & every, every


def shortened(lines: Iterable[Line]) -> Sequence[str]:
    """As a person reads them."""
    return [f"{Path(file).name}:{number}" for file, number in sorted(lines)]


def _file(module: str) -> str:
    return str(importlib.import_module(module).__file__)


def _lines(file: str) -> Iterator[Line]:
    yield from ((file, number) for number in _of(compile(Path(file).read_text("utf-8"), file, "exec")))


def _of(code: CodeType) -> Iterator[int]:
    """Lines within functions; the others are gone through when the module is imported."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _of(constant)
            if constant.co_flags & _OPTIMIZED:
                lines = (line for *_, line in constant.co_lines() if line is not None)
                yield from (line for line in lines if line != constant.co_firstlineno)


_OPTIMIZED = 0x1
"""Marks the code of functions (inspect.CO_OPTIMIZED)."""
