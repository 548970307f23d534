"""What holds for all tests."""

from __future__ import annotations

from typing import Final

import pytest
from xdist.scheduler import LoadScopeScheduling

from lab import network

TOGETHER: Final = "tests/interop"
"""These tests share a server, its guests and a MeshCentral: one process takes them all."""


class WholeFiles(LoadScopeScheduling):
    """Deals out whole files, whose tests share guests and servers; the largest first.

    Not by `xdist_group`: with pytest 9.2, xdist 3.8 passes over those marks.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return TOGETHER if path.startswith(f"{TOGETHER}/") else path


def pytest_configure() -> None:
    """Take a network of its own, each process of `make test` another; before there are threads."""
    network.why_shared()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> WholeFiles:
    """Have each process take whole files (`make test` has two)."""
    return WholeFiles(config, log)
