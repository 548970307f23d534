"""What holds for all tests."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import HealthCheck, settings
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
    """Take a network of its own, each process of `make test` another; before there are threads.

    Hypothesis's bounds of time go, for a busy machine breaks them: 200 ms for an example, and the pace of making them.
    """
    network.why_shared()
    settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("tests")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> WholeFiles:
    """Have each process take whole files (`make test` has two)."""
    return WholeFiles(config, log)
