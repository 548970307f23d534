"""The same backend contract, kept with libvirt's mock and with real QEMU guests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from lab import hypervisor as hypervisors
from lab.fixtures import (  # noqa: F401 - pytest finds fixtures by name
    boot_server,
    define_linux,
    define_microguest,
    libvirtd,
    own_libvirtd,
)
from lab.hypervisor import SECRET, Hypervisor, Subject
from lab.libvirtd import Libvirtd
from lab.netboot import BootServer
from lab.recorder import Recorder
from vamt.backend.libvirt import LibvirtBackend


@pytest.fixture
def mock() -> Iterator[Hypervisor]:
    """Libvirt's mock."""
    yield from hypervisors.mock()


@pytest.fixture(params=["mock", "qemu"])
def hypervisor(request: pytest.FixtureRequest) -> Hypervisor:
    """Libvirt's mock, then real guests where there can be any."""
    if request.param == "mock":
        mocked: Hypervisor = request.getfixturevalue("mock")
        return mocked
    host: Libvirtd = request.getfixturevalue("libvirtd")
    network: BootServer = request.getfixturevalue("boot_server")
    define = request.getfixturevalue("define_microguest")

    def a_guest() -> Subject:
        guest = define(boot_server=network.port, extra=SECRET)
        return Subject(guest.uuid, guest.domain)

    return Hypervisor("qemu", host.uri, host.connection, a_guest)


@pytest.fixture
def subject(hypervisor: Hypervisor) -> Subject:
    """A domain that is off."""
    return hypervisor.define()


@pytest.fixture
def told() -> Recorder:
    """What the backend told."""
    return Recorder()


@pytest.fixture
async def backend(hypervisor: Hypervisor, subject: Subject, told: Recorder) -> AsyncIterator[LibvirtBackend]:
    """A backend that was opened when the subject was there."""
    opened = LibvirtBackend(hypervisor.uri)
    await opened.open(told)
    assert subject.uuid in told.domains
    yield opened
    await opened.close()


@pytest.fixture
async def real(libvirtd: Libvirtd, told: Recorder) -> AsyncIterator[LibvirtBackend]:  # noqa: F811 - a fixture is asked for by name
    """A backend of real guests."""
    opened = LibvirtBackend(libvirtd.uri)
    await opened.open(told)
    yield opened
    await opened.close()
