"""The real program for each test, with a state folder and a port of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.program import Vamt


@pytest.fixture
def vamt(tmp_path: Path) -> Iterator[Vamt]:
    program = Vamt(tmp_path)
    yield program
    program.close()
