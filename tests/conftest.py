"""What holds for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from lab import network

TESTS: Final = Path(__file__).parent
SHARED: Final = TESTS / "interop"
"""These tests share a server, its guests and a MeshCentral: one process takes them all."""


def pytest_configure() -> None:
    """Take a network of its own, each process of `make test` another; before there are threads."""
    network.why_shared()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of several processes (`make test` has two), each takes whole files."""
    for item in items:
        together = SHARED in item.path.parents
        item.add_marker(pytest.mark.xdist_group(str(SHARED if together else item.path)))
