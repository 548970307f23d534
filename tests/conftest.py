"""What holds for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent
REAL: Final = [TESTS / name for name in ("contract", "system", "interop", "web")]
"""Where real guests, programs and browsers are."""


STANDARD_PORTS: Final = [TESTS / name for name in ("interop", "examples")]
"""Where clients are that know AMT's own ports only: of these tests one runs at a time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A machine that is emulated on a busy host may be late: such a test is tried once more, which is reported.

    Of several processes (`make test` has two), each takes whole files.
    """
    for item in items:
        folders = item.path.parents
        if any(folder in folders for folder in REAL):
            item.add_marker(pytest.mark.flaky(reruns=1))
        alone = any(folder in folders for folder in STANDARD_PORTS)
        item.add_marker(pytest.mark.xdist_group("standard ports" if alone else str(item.path)))
