"""What the contract of a backend is kept with: a hypervisor, and a domain of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID, uuid4

import libvirt

from lab.fixtures import undefine

MOCK_URI = "test:///default"
SECRET = "<graphics type='vnc' port='-1' autoport='yes' passwd='s3cret'/>"


@dataclass(frozen=True, slots=True)
class Subject:
    """A domain that was defined for a test."""

    uuid: UUID
    domain: Any
    """Libvirt's handle, on a connection of the test's own."""


@dataclass(frozen=True, slots=True)
class Hypervisor:
    """One libvirt."""

    kind: Literal["mock", "qemu"]
    uri: str
    connection: Any
    """The test's own way in."""
    define: Callable[[], Subject]
    """A domain with a disk, a CD, a network card, a VNC password and one of two vCPUs plugged; it is off."""


def mock() -> Iterator[Hypervisor]:
    """Libvirt's own mock; its domains are gone afterwards."""
    connection = libvirt.open(MOCK_URI)
    defined: list[Any] = []

    def a_domain() -> Subject:
        uuid = uuid4()
        defined.append(
            connection.defineXML(
                f"""<domain type='test'><name>guest-{uuid}</name><uuid>{uuid}</uuid>
                <memory>1048576</memory><vcpu current='1'>2</vcpu>
                <os><type arch='x86_64'>hvm</type><boot dev='hd'/></os><features><acpi/></features>
                <devices>
                  <disk type='file' device='disk'><source file='/disk'/><target dev='vda'/></disk>
                  <disk type='file' device='cdrom'><source file='/cd'/><target dev='hdc'/></disk>
                  <interface type='network'><mac address='52:54:00:00:00:02'/>
                    <source network='default'/></interface>{SECRET}
                </devices></domain>"""
            )
        )
        return Subject(uuid, defined[-1])

    yield Hypervisor("mock", MOCK_URI, connection, a_domain)
    for domain in defined:
        undefine(domain)
    connection.close()
