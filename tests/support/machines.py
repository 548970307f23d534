"""Machines made to order: real snapshots and machines over a backend that does in memory what libvirt would.

The backend is strict where libvirt is: a verb that does not fit the domain's state is refused, and its
listener knows of a change before the verb returns.
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from support.factory import FACTORY_KEY
from support.ports import SerialPort
from vamt.backend.base import (
    FRESH,
    ON_STATES,
    Ability,
    BackendListener,
    BootOnce,
    Disk,
    Domain,
    DomainState,
    Interface,
    MemoryModule,
    RemoteMedium,
    Serial,
    SerialListener,
    Smbios,
    Trouble,
    Vcpu,
    VcpuChange,
)
from vamt.errors import BackendError, NotSupported, PortBusy, WrongState
from vamt.firmware.generations import DEFAULT
from vamt.firmware.generations import generation as of_name
from vamt.machine import Machine, Section, Snapshot

UUID_1 = UUID("6695eb01-f6a4-8304-79aa-97f2502e193f")
REALM = "Digest:F3EB554784E729164447A89F60B641C5"
ADDRESS = "127.0.0.1"

DISK = Disk("vda", "disk", "virtio", "/images/one.qcow2", 1 << 30, None, readonly=False)
CDROM = Disk("sda", "cdrom", "sata", None, None, None, readonly=True)
DIMM = MemoryModule("DIMM 0", 1 << 20, "QEMU")
SMBIOS = Smbios(
    bios_vendor="SeaBIOS",
    bios_date="04/01/2014",
    system_manufacturer="QEMU",
    system_product="Standard PC (Q35 + ICH9, 2009)",
    system_version="pc-q35-7.2",
    board_manufacturer="QEMU",
    board_product="Standard PC (Q35 + ICH9, 2009)",
    board_version="pc-q35-7.2",
    chassis_manufacturer="QEMU",
    chassis_version="pc-q35-7.2",
)
NIC = Interface("52:54:00:00:00:01", "virtio", link_up=True)


def domain(**changes: Any) -> Domain:
    """A running domain that can do everything, except as told."""
    facts = Domain(
        uuid=UUID_1,
        name="one",
        state=DomainState.RUNNING,
        persistent=True,
        abilities=frozenset(Ability),
        firmware="bios",
        vcpus=(Vcpu(0, plugged=True, online=True), Vcpu(1, plugged=True, online=True)),
        sockets=1,
        cpu_cores=2,
        cpu_model="QEMU Virtual CPU",
        cpu_vendor="Intel",
        cpu_stepping=None,
        cpu_mhz=2600,
        memory_kib=1 << 20,
        memory=(DIMM,),
        disks=(DISK, CDROM),
        interfaces=(NIC,),
        smbios=SMBIOS,
        agent=True,
        address=None,
        boot_token=None,
        started=None,
    )
    return replace(facts, **changes)


@dataclass
class Memory:
    """A store that records every section it is given, in order."""

    saved: list[tuple[UUID, Section]] = field(default_factory=list)

    async def save(self, uuid: UUID, sections: Collection[Section], *, forget: Collection[str] = ()) -> None:
        self.saved += [(uuid, section) for section in sections]


@dataclass(eq=False)
class Hypervisor:
    """One domain, and the verbs that were carried out on it."""

    domain: Domain
    uri: str = "test:///memory"
    guest_listens: bool = True
    """The guest does what ACPI asks."""
    verbs: list[str] = field(default_factory=list)
    starts: list[BootOnce | None] = field(default_factory=list)
    """How each start differed from the domain's own configuration."""
    vcpu_change: VcpuChange = "now"
    failure: BackendError | None = None
    """What the next verb ends with."""
    listener: BackendListener | None = None
    serials: list[SerialPort] = field(default_factory=list)
    """Every attachment there was; the guest speaks with the last one."""
    displays: list[socket.socket] = field(default_factory=list)
    """QEMU's end of every display that was opened; the test closes them."""
    untold: Domain | None = None
    """What the domain has become without anybody's being told, until it is looked at."""
    looks: int = 0
    """How often it was looked at."""
    notices: list[str] = field(default_factory=list)
    """What the user of the guest was told."""

    async def open(self, listener: BackendListener) -> None:
        self.listener = listener
        listener.domain_changed(self.domain)

    async def close(self) -> None:
        self.listener = None

    async def look(self, uuid: UUID, age: float = FRESH) -> None:
        self.looks += 1
        if self.untold is not None:
            self._see(self.untold)
            self.untold = None

    async def start(self, uuid: UUID, once: BootOnce | None = None) -> None:
        self._do("start", self.domain.state in (DomainState.OFF, DomainState.SAVED))
        self._started(once)

    async def resume(self, uuid: UUID) -> None:
        self._do("resume", self.domain.state is DomainState.PAUSED)
        self._become(DomainState.RUNNING)

    async def wake(self, uuid: UUID) -> None:
        self._do("wake", self.domain.state is DomainState.SUSPENDED)
        self._become(DomainState.RUNNING)

    async def destroy(self, uuid: UUID) -> None:
        self._do("destroy", self.domain.state in ON_STATES)
        self._become(DomainState.OFF)

    async def restart(self, uuid: UUID, once: BootOnce | None = None) -> None:
        self._do("restart", self.domain.state in ON_STATES)
        self._started(once)

    async def reset(self, uuid: UUID) -> None:
        self._do("reset", self.domain.state in ON_STATES)

    async def shutdown(self, uuid: UUID) -> None:
        self._do("shutdown", self.domain.state is DomainState.RUNNING, Ability.SHUTDOWN)
        if self.guest_listens:
            self._become(DomainState.OFF)

    async def reboot(self, uuid: UUID) -> None:
        self._do("reboot", self.domain.state is DomainState.RUNNING, Ability.REBOOT)

    async def suspend(self, uuid: UUID) -> None:
        self._do("suspend", self.domain.state is DomainState.RUNNING, Ability.SUSPEND)
        self._become(DomainState.SUSPENDED)

    async def managed_save(self, uuid: UUID) -> None:
        self._do("managed_save", self.domain.state in ON_STATES, Ability.MANAGED_SAVE)
        self._become(DomainState.SAVED)

    async def discard_save(self, uuid: UUID) -> None:
        self._do("discard_save", self.domain.state is DomainState.SAVED)
        self._become(DomainState.OFF)

    async def inject_nmi(self, uuid: UUID) -> None:
        self._do("inject_nmi", self.domain.state is DomainState.RUNNING, Ability.NMI)

    async def set_vcpu(self, uuid: UUID, number: int, online: bool) -> VcpuChange:
        self._do(f"set_vcpu {number} {'on' if online else 'off'}", can=True)
        if self.vcpu_change == "now":
            vcpus = tuple(
                replace(vcpu, online=online) if vcpu.number == number else vcpu for vcpu in self.domain.vcpus
            )
            self._see(replace(self.domain, vcpus=vcpus))
        return self.vcpu_change

    async def open_serial(self, uuid: UUID, listener: SerialListener) -> Serial:
        self._do("open_serial", not any(not port.closed for port in self.serials), Ability.SERIAL, PortBusy)
        self.serials.append(SerialPort(listener))
        return self.serials[-1]

    async def open_display(self, uuid: UUID) -> socket.socket:
        self._do("open_display", self.domain.state in ON_STATES, Ability.DISPLAY)
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        self.displays.append(theirs)
        return ours

    async def insert(self, uuid: UUID, medium: RemoteMedium) -> None:
        self._do(f"insert {medium.device}", self.domain.state in ON_STATES)
        drive = next((disk for disk in self.domain.disks if disk.device == medium.device), None)
        if drive is None:
            raise NotSupported(f"no {medium.device} drive")
        self._replace(drive, replace(drive, source=medium.socket))

    async def eject(self, uuid: UUID, medium: RemoteMedium) -> None:
        self._do(f"eject {medium.device}", can=True)
        for drive in self.domain.disks:
            if drive.source == medium.socket:
                self._replace(drive, replace(drive, source=None))

    async def tell_user(self, uuid: UUID, text: str) -> None:
        self._do("tell_user", self.domain.agent, refusal=NotSupported)
        self.notices.append(text)

    def _replace(self, old: Disk, new: Disk) -> None:
        disks = tuple(new if disk is old else disk for disk in self.domain.disks)
        self._see(replace(self.domain, disks=disks))

    def _do(
        self,
        verb: str,
        can: bool,
        need: Ability | None = None,
        refusal: type[BackendError] = WrongState,
    ) -> None:
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure
        if need is not None and need not in self.domain.abilities:
            raise NotSupported(verb)
        if not can:
            raise refusal(f"{verb} of a domain that is {self.domain.state.value}")
        self.verbs.append(verb)

    def _started(self, once: BootOnce | None) -> None:
        self.starts.append(once)
        self._see(
            replace(self.domain, state=DomainState.RUNNING, boot_token=None if once is None else once.token)
        )

    def _become(self, state: DomainState) -> None:
        token = self.domain.boot_token if state in ON_STATES else None
        self._see(replace(self.domain, state=state, boot_token=token))

    def _see(self, facts: Domain) -> None:
        self.domain = facts
        if self.listener is not None:
            self.listener.domain_changed(facts)


@dataclass(frozen=True)
class Showing:
    """A listener that shows a machine what its hypervisor tells."""

    machine: Machine

    def domain_changed(self, domain: Domain) -> None:
        self.machine.see(domain)

    def domain_gone(self, uuid: UUID) -> None:
        pass

    def domain_rebooted(self, uuid: UUID) -> None:
        pass

    def domain_troubled(self, uuid: UUID, trouble: Trouble) -> None:
        pass

    def backend_online(self, online: bool) -> None:
        pass


@dataclass(frozen=True)
class Made:
    """A machine with what stands behind it."""

    machine: Machine
    hypervisor: Hypervisor
    store: Memory


def make(
    facts: Domain | None = None,
    *sections: Section,
    realm: str = REALM,
    generation: str = DEFAULT,
    version: str = "",
    strict: bool = False,
    address: str = ADDRESS,
) -> Made:
    """A machine with these facts and this firmware state, of a generation, or of another version of it."""
    firmware = of_name(generation, strict=strict)
    firmware = replace(firmware, version=version or firmware.version)
    facts = domain() if facts is None else facts
    hypervisor, store = Hypervisor(facts), Memory()
    stored = {section.NAME: section for section in sections}
    snapshot = Snapshot(facts.uuid, address, realm, firmware, facts, stored, factory_key=FACTORY_KEY)
    machine = Machine(snapshot, hypervisor, store)
    hypervisor.listener = Showing(machine)
    return Made(machine, hypervisor, store)
