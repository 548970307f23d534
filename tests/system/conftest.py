"""vamt serving the guests of a libvirtd of the tests' own; the guests are driven through it alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.fixtures import (  # noqa: F401 - pytest finds fixtures by name
    boot_server,
    define_linux,
    define_microguest,
    define_uefi,
    libvirtd,
    own_libvirtd,
)
from lab.libvirtd import Libvirtd
from lab.program import ANY_PORTS, UNHURRIED, Vamt


def config(uri: str, limits: str = UNHURRIED) -> str:
    return (
        f'uris = ["{uri}"]\n[listen]\n{ANY_PORTS}[addresses]\npool = "127.21.0.0/16"\n'
        f"[state]\nstale_after = 3.0\n{limits}"
    )


@pytest.fixture(scope="session")
def vamt(libvirtd: Libvirtd, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vamt]:  # noqa: F811 - a fixture is asked for by name
    """One server for every test that leaves it running."""
    program = Vamt(tmp_path_factory.mktemp("vamt"), config(libvirtd.uri))
    program.serve()
    yield program
    program.close()


@pytest.fixture
def own_vamt(own_libvirtd: Libvirtd, tmp_path: Path) -> Iterator[Vamt]:  # noqa: F811 - a fixture is asked for by name
    """A server, and a libvirtd, that the test may kill."""
    program = Vamt(tmp_path, config(own_libvirtd.uri))
    program.serve()
    yield program
    program.close()
