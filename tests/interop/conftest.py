"""Machines for real clients, at addresses of their own and the ports they all insist on.

They are real QEMU guests, the first of which can boot from the network, or, where there is no libvirtd,
libvirt's mock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from interop import meshserver
from interop.bench import Bench, reach, runs, serving
from interop.client import OFF
from interop.meshserver import MeshServer
from interop.programs import Requests
from lab import guests
from lab.fixtures import (
    Define,
    boot_server,  # noqa: F401 - pytest finds them by name
    define_linux,  # noqa: F401 - as above
    define_microguest,  # noqa: F401 - as above
    defining,
    libvirtd,  # noqa: F401 - as above
)
from lab.libvirtd import missing
from lab.netboot import BootServer
from lab.program import Vamt
from lab.screens import SCREEN

GUEST = "interop"
PLAIN, SECURE, UNENCRYPTED = "mesh-plain", "mesh-tls", "mesh-unencrypted"
"""What a whole MeshCentral manages: from the start over 16992, over 16993, and for good over 16992."""
MOCK = "test"
"""The domain of test:///default."""
POLICY = {"type": 3, "password": "", "badpass": 0, "ccm": 0, "cirasetup": 0}
"""Admin control mode: it sets the clock, TLS, the certificates and the features."""


Machine = Callable[..., Bench]


def benched(vamt: Vamt, guest: guests.Guest) -> Bench:
    """A guest that was just defined by that name."""
    guest.serial.forget()  # the port's log outlives the guests of that name
    return Bench(reach(vamt, GUEST, str(guest.uuid)), lambda: bool(guest.domain.isActive()), guest)


@pytest.fixture(scope="session")
def vamt(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Vamt]:
    """One server for all clients."""
    uri = "test:///default" if missing() else request.getfixturevalue("libvirtd").uri
    machines = [MOCK] if missing() else [GUEST, PLAIN, SECURE, UNENCRYPTED]
    with serving(tmp_path_factory.mktemp("interop"), uri, *machines) as program:
        yield program


@pytest.fixture
def bench(vamt: Vamt, request: pytest.FixtureRequest) -> Bench:
    """The machine, off."""
    if missing():
        device = reach(vamt, MOCK)
        Requests(device).turn(OFF)
        return Bench(device, lambda: runs(vamt, MOCK))
    server: BootServer = request.getfixturevalue("boot_server")
    define: Define = request.getfixturevalue("define_microguest")
    return benched(vamt, define(name=GUEST, boot_server=server.port))


@pytest.fixture
def machine(vamt: Vamt, request: pytest.FixtureRequest) -> Machine:
    """Makes the machine, off, a microguest with devices of its own."""
    define: Define = request.getfixturevalue("define_microguest")
    return lambda **options: benched(vamt, define(name=GUEST, **options))


@pytest.fixture(scope="session")
def mesh_guests(request: pytest.FixtureRequest) -> Iterator[dict[str, guests.Guest]]:
    """The guests that MeshCentral manages."""
    if (reason := missing() or meshserver.missing()) is not None:
        pytest.skip(reason)
    port = request.getfixturevalue("boot_server").port
    for define in defining(request.getfixturevalue("libvirtd"), guests.define_microguest):
        yield {
            name: define(name=name, boot_server=port, extra=SCREEN) for name in (PLAIN, SECURE, UNENCRYPTED)
        }


@pytest.fixture(scope="session")
def mesh(
    vamt: Vamt, mesh_guests: dict[str, guests.Guest], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MeshServer]:
    """A MeshCentral server that was told of its machines; it looks for new ones every half minute."""
    server = MeshServer(tmp_path_factory.mktemp("mesh") / "central")
    try:
        server.start()
        for name, policy, tls in ((PLAIN, POLICY, False), (SECURE, None, True), (UNENCRYPTED, None, False)):
            device = reach(vamt, name, str(mesh_guests[name].uuid))
            server.add(server.group(name, policy), name, device, tls=tls)
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session", autouse=True)
def _mesh_begins_early(request: pytest.FixtureRequest) -> None:
    """Let it find its machines while other clients are tried."""
    wanted = any("mesh" in getattr(item, "fixturenames", ()) for item in request.session.items)
    if wanted and not missing() and not meshserver.missing():
        request.getfixturevalue("mesh")
