"""What holds for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent
REAL: Final = [TESTS / name for name in ("contract", "system", "interop", "web")]
"""Where real guests, programs and browsers are."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A machine that is emulated on a busy host may be late: such a test is tried once more, which is reported."""
    for item in items:
        if any(folder in item.path.parents for folder in REAL):
            item.add_marker(pytest.mark.flaky(reruns=1))
