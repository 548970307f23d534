"""A machine for real clients, at an address of its own and the port they all insist on.

It is a real QEMU guest that can boot from the network, or, where there is no libvirtd, libvirt's mock.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interop.bench import Bench, reach, runs, serving
from interop.client import OFF
from interop.programs import Requests
from lab.fixtures import Define, boot_server, define_microguest, libvirtd  # noqa: F401 - pytest finds them by name
from lab.libvirtd import missing
from lab.netboot import BootServer
from lab.program import Vamt

GUEST = "interop"
MOCK = "test"
"""The domain of test:///default."""


@pytest.fixture(scope="session")
def vamt(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Vamt]:
    """One server for all clients."""
    if missing():
        uri, name = "test:///default", MOCK
    else:
        uri, name = request.getfixturevalue("libvirtd").uri, GUEST
    with serving(tmp_path_factory.mktemp("interop"), uri, name, "127.77") as program:
        yield program


@pytest.fixture
def bench(vamt: Vamt, request: pytest.FixtureRequest) -> Bench:
    """The machine, off."""
    if missing():
        device = reach(vamt, MOCK)
        Requests(device).turn(OFF)
        return Bench(device, lambda: runs(vamt, MOCK))
    define: Define = request.getfixturevalue("define_microguest")
    server: BootServer = request.getfixturevalue("boot_server")
    guest = define(name=GUEST, boot_server=server.port)
    guest.serial.forget()  # the port's log outlives the guests of that name
    return Bench(reach(vamt, GUEST, str(guest.uuid)), lambda: bool(guest.domain.isActive()), guest)
