"""The bench as pytest fixtures; a conftest imports those its tests use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import libvirt
import pytest

from lab import guests, microguest
from lab.libvirtd import Libvirtd, missing
from lab.netboot import BootServer

Define = Callable[..., guests.Guest]


@pytest.fixture(scope="session")
def libvirtd() -> Iterator[Libvirtd]:
    """A libvirtd for every test that leaves it running."""
    yield from _libvirtd()


@pytest.fixture
def own_libvirtd() -> Iterator[Libvirtd]:
    """A libvirtd that the test may kill."""
    yield from _libvirtd()


@pytest.fixture
def define_microguest(libvirtd: Libvirtd) -> Iterator[Define]:
    """Defines microguests that are gone after the test; called with `guests.define_microguest`'s options."""
    yield from defining(libvirtd, guests.define_microguest)


@pytest.fixture
def define_linux(libvirtd: Libvirtd) -> Iterator[Define]:
    """Defines Linux guests that are gone after the test; called with `guests.define_linux`'s options."""
    if (reason := guests.linux_missing()) is not None:
        pytest.skip(reason)
    yield from defining(libvirtd, guests.define_linux)


@pytest.fixture
def define_uefi(libvirtd: Libvirtd) -> Iterator[Define]:
    """Defines UEFI guests without a system that are gone after the test."""
    if not guests.OVMF.exists():
        pytest.skip(f"no UEFI firmware at {guests.OVMF}: install ovmf")
    yield from defining(libvirtd, guests.define_uefi)


@pytest.fixture(scope="session")
def boot_server() -> Iterator[BootServer]:
    """The network that guests with its port boot from; they say `UG boot pxe`."""
    with BootServer(microguest.boot_sector("pxe")) as server:
        yield server


def undefine(domain: Any) -> None:
    """Leave nothing of a domain."""
    flags = libvirt.VIR_DOMAIN_UNDEFINE_NVRAM if domain.connect().getType() == "QEMU" else 0
    for step, arguments in (("destroy", ()), ("managedSaveRemove", ()), ("undefineFlags", (flags,))):
        with suppress(libvirt.libvirtError):  # it is off, has nothing saved, or is gone already
            getattr(domain, step)(*arguments)


def _libvirtd() -> Iterator[Libvirtd]:
    if (reason := missing()) is not None:
        pytest.skip(reason)
    host = Libvirtd()
    yield host
    host.close()


def defining(host: Libvirtd, define: Define) -> Iterator[Define]:
    """Yields once: what defines guests that are gone when it is closed."""
    defined: list[guests.Guest] = []

    def a_guest(**options: Any) -> guests.Guest:
        name = options.pop("name", f"guest-{uuid4().hex[:8]}")
        defined.append(define(host, name, **options))
        return defined[-1]

    yield a_guest
    for guest in defined:
        guest.serial.close()
        undefine(guest.domain)
