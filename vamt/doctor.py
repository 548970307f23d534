"""Checks of what vamt needs on a host: what is there, what is missing and how to fix it.

It changes nothing (except that it creates the state folder) and starts no virtual machine.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final, Literal
from uuid import UUID

from vamt import __version__
from vamt.addresses import AddressBook
from vamt.admin import Row, StoredAdmin, unprovisioned
from vamt.app import libvirt_backend
from vamt.backend.base import Ability, Domain, Trouble
from vamt.config import Config
from vamt.errors import StateError, VamtError
from vamt.net.control import reach
from vamt.store.folder import locked
from vamt.store.sqlite import Store, known

Verdict = Literal["ok", "note", "missing"]

QEMU: Final = "qemu-system-x86_64"
FIRMWARES: Final = (
    ("BIOS", Path("/usr/share/seabios/bios-256k.bin"), "seabios"),
    ("UEFI", Path("/usr/share/OVMF/OVMF_CODE_4M.fd"), "ovmf"),
    ("PXE", Path("/usr/lib/ipxe/qemu"), "ipxe-qemu"),
)
LIBRARY_FIX: Final = "apt install gcc pkg-config libvirt-dev python3-dev, then pip install libvirt-python"


HANDS: Final = (
    (Ability.SERIAL, "serial port", "serial over LAN", "<serial type='pty'/>"),
    (
        Ability.DISPLAY,
        "VNC display",
        "remote desktop",
        "<graphics type='vnc'><listen type='none'/></graphics>",
    ),
    (
        Ability.CDROM,
        "CD drive",
        "remote CD",
        "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>",
    ),
)
"""What a domain should have, what it cannot be given without, and how to fix that."""
NAMED: Final = 3
"""Domains that are named; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; `missing` means that vamt cannot work without it."""

    subject: str
    verdict: Verdict
    says: str
    fix: str | None = None


async def examine(config: Config, folder: Path) -> list[Finding]:
    """Check everything, in the order in which it should be fixed."""
    findings = [Finding("python", "ok", f"{sys.version.split()[0]}, vamt {__version__}"), _library()]
    if findings[-1].verdict == "ok":
        for uri in config.uris:
            findings += await _connection(uri, config)
    if any(uri.startswith("qemu") for uri in config.uris):
        findings += [_qemu(), _kvm(), *_firmware()]
    state = await _state(folder)
    findings += state
    if state[0].verdict == "ok":
        findings += _ports(config)
    return list(dict.fromkeys(findings))  # a running vamt says what its machines' domains say, too


class _Domains:
    """A backend listener that only notes the domains."""

    def __init__(self) -> None:
        self.known: dict[UUID, Domain] = {}

    def domain_changed(self, domain: Domain) -> None:
        self.known[domain.uuid] = domain

    def domain_gone(self, uuid: UUID) -> None:
        del uuid

    def domain_rebooted(self, uuid: UUID) -> None:
        del uuid

    def domain_troubled(self, uuid: UUID, trouble: Trouble) -> None:
        del uuid, trouble

    def backend_online(self, online: bool) -> None:
        del online


def _library() -> Finding:
    try:
        libvirt_backend("test:///default")
    except VamtError as error:
        return Finding("libvirt", "missing", str(error.__cause__), LIBRARY_FIX)
    return Finding("libvirt", "ok", "the library and its Python module load")


async def _connection(uri: str, config: Config) -> list[Finding]:
    domains, backend = _Domains(), libvirt_backend(uri)
    try:
        await backend.open(domains)
    except VamtError as error:
        fix = "start libvirtd (systemctl start libvirtd), and run vamt as root or as a member of the group libvirt"
        says = str(error).removeprefix(f"{uri}: ")
        return [Finding(uri, "missing", says, fix if uri.startswith("qemu:") else "check the URI")]
    finally:
        await backend.close()
    known = domains.known.values()
    connected = Finding(uri, "ok", f"connected; {len(known)} {'domain' if len(known) == 1 else 'domains'}")
    found = [connected, *_misplaced(known, config)]
    # Libvirt's test driver has none of what consoles want.
    return found if uri.startswith("test:") else [*found, *hands_on(known)]


def _misplaced(domains: Iterable[Domain], config: Config) -> Iterator[Finding]:
    """Machines that will be served nowhere, as far as somebody decided on their addresses."""
    book = AddressBook(config.addresses.pool, config.machines, {}, config.listen.addresses)
    for domain in domains:
        if book.is_fixed(domain.uuid, domain.name, domain.address):
            place = book.place(domain.uuid, domain.name, domain.address)
            if place.problem is not None:
                yield _not_served(domain.name, place.problem)


def hands_on(domains: Collection[Domain]) -> Iterator[Finding]:
    """What domains lack that a console needs to work with them."""
    for ability, part, lost, line in HANDS:
        lacking = sorted(domain.name for domain in domains if ability not in domain.abilities)
        if lacking:
            rest = len(lacking) - NAMED
            names = ", ".join(lacking[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
            yield Finding(part, "note", f"no {lost} for {names}", f"virsh edit, add {line}")


def _qemu() -> Finding:
    if shutil.which(QEMU):
        return Finding("qemu", "ok", f"{QEMU} is installed")
    return Finding(
        "qemu",
        "note",
        f"{QEMU} is not installed here; a remote host has its own",
        "apt install qemu-system-x86",
    )


def _kvm() -> Finding:
    if os.access("/dev/kvm", os.R_OK | os.W_OK):
        says = "/dev/kvm can be opened; inside another VM it may still be too slow or incomplete for guests"
        return Finding("kvm", "ok", says)
    says = "this user cannot open /dev/kvm: guests of type 'kvm' do not start; those of type 'qemu' do, but are slow"
    return Finding(
        "kvm", "note", says, "enable virtualisation in the host's firmware, and join the group kvm"
    )


def _firmware() -> Iterator[Finding]:
    for name, path, package in FIRMWARES:
        if path.exists():
            yield Finding(f"{name} firmware", "ok", str(path))
        else:
            yield Finding(f"{name} firmware", "note", f"guests cannot use {name}", f"apt install {package}")


async def _state(folder: Path) -> list[Finding]:
    """The state folder first, then the machines that are not served for a reason of their own."""
    try:
        with locked(folder):
            fine = Finding("state", "ok", f"{folder} can be written")
            if not known(folder):
                return [fine]
            store = await Store.open(folder)
            try:
                return [fine, *_troubled(await StoredAdmin(store).machines())]
            finally:
                await store.close()
    except StateError as error:
        if not isinstance(error.__cause__, BlockingIOError):
            return [Finding("state", "missing", str(error))]
    says = f"{folder} is in use: vamt is running, so its ports are not checked"
    try:
        async with reach(folder) as running:
            rows = [] if running is None else await running.machines()
    except VamtError as error:
        return [Finding("state", "note", f"{says}; {error}")]
    return [Finding("state", "note", says), *_troubled(rows)]


def _troubled(rows: Iterable[Row]) -> Iterator[Finding]:
    for row in rows:
        if row.problem is not None and row.problem != unprovisioned(row.name):
            yield _not_served(row.name, row.problem)


def _not_served(name: str, problem: str) -> Finding:
    return Finding(f"machine {name}", "missing", f"not served: {problem}")


def _ports(config: Config) -> Iterator[Finding]:
    listen = config.listen
    shared = (listen.http, listen.https, listen.redirection, listen.redirection_tls)
    endpoints: Sequence[tuple[str, int]] = [
        *product(listen.addresses, filter(None, shared)),  # 0: any free one
        *((entry.address, entry.port) for entry in config.machines.values() if entry.address and entry.port),
    ]
    for address, port in endpoints:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as error:
                fix = "stop the program that uses it, or set another port in the configuration"
                yield Finding(f"port {port}", "missing", f"{address}: {error.strerror}", fix)
            else:
                yield Finding(f"port {port}", "ok", f"{address} is free")
