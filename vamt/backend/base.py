"""What vamt knows of a virtual machine, and what it can ask a hypervisor to do with one.

Libvirt's words are used: domain, managed save. No hypervisor is named here and nothing does I/O; AMT's words
(power states, boot sources) belong to the providers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from socket import socket


class DomainState(Enum):
    """What a domain is doing."""

    RUNNING = "running"
    PAUSED = "paused"
    """Someone stopped its vCPUs on purpose."""
    SUSPENDED = "suspended"
    """The guest sleeps in ACPI S3 and can be woken."""
    SAVED = "saved"
    """Off, with a managed save to be restored at the next start."""
    OFF = "off"
    CRASHED = "crashed"
    """The guest panicked and its QEMU was kept."""
    UNKNOWN = "unknown"
    """The hypervisor has not answered for too long to vouch for the last state."""


Ending = Literal["shutdown", "destroyed", "crashed", "migrated"]
"""How an instance ended, as libvirt says: by its guest, by force, by accident, or by going on elsewhere."""


class Trouble(Enum):
    """What goes wrong in a running domain that its state does not show."""

    PANIC = "panic"
    """The guest's kernel said that it is at its end."""
    WATCHDOG = "watchdog"
    """The guest no longer answers its watchdog device."""
    DISK = "disk"
    """A disk could not be read or written."""


class Ability(Enum):
    """What a domain can be asked besides start, destroy and reset."""

    NMI = "nmi"
    SHUTDOWN = "shutdown"
    """ACPI power button or guest agent, and off it stays: not where <on_poweroff> has it begin anew."""
    REBOOT = "reboot"
    RESET = "reset"
    """A reset begins anew; where <on_reboot> says otherwise, the domain ends by it."""
    SUSPEND = "suspend"
    """S3, through the guest agent."""
    MANAGED_SAVE = "managed-save"
    VCPU_HOTPLUG = "vcpu-hotplug"
    GUEST_VCPUS = "guest-vcpus"
    """The guest agent can take vCPUs off and on line."""
    BOOT_MENU = "boot-menu"
    """The firmware has a menu or set-up that a start can stop at."""
    FIRMWARE_ON_SERIAL = "firmware-on-serial"
    """The firmware can be made to write to the serial port too, which it does not do by itself."""
    SERIAL = "serial"
    """A serial port that can be attached to."""
    DISPLAY = "display"
    """A VNC display that can be connected to, which is on this host only."""
    CDROM = "cdrom"
    """A CD can be put in, now or with the next start."""
    FLOPPY = "floppy"
    """A floppy disk can be put in, now or with the next start."""


BootDevice = Literal["hd", "cdrom", "network", "fd"]
"""Libvirt's names of what a start can be told to boot from."""


@dataclass(frozen=True, slots=True)
class RemoteMedium:
    """A medium that is not a file of the host: an NBD export, with the empty name, read-only."""

    device: Literal["cdrom", "floppy"]
    socket: str
    """Path of the export's unix socket."""


@dataclass(frozen=True, slots=True)
class BootOnce:
    """How one start differs from the domain's own configuration, which is never changed."""

    token: str
    """Names this one-shot; found again in the running domain's metadata."""
    device: BootDevice | None = None
    index: int = 0
    """Which device of that kind: 0 the default, 1 the first, 2 the second …"""
    firmware_menu: bool = False
    """Stop in the firmware's menu or set-up."""
    medium: RemoteMedium | None = None
    """What is in the drive to boot from, which is added where the domain has none; `device` says which drive."""
    firmware_on_serial: bool = False
    """Have the firmware write to the serial port, as `Ability.FIRMWARE_ON_SERIAL` says it can."""


@dataclass(frozen=True, slots=True)
class Disk:
    """One block device of a domain."""

    target: str
    device: Literal["disk", "cdrom", "floppy", "lun"]
    bus: str
    source: str | None
    capacity: int | None
    """Bytes; None where there is no medium or it could not be read."""
    serial: str | None
    readonly: bool
    model: str | None = None
    """The name it gives itself, if it gives one."""


@dataclass(frozen=True, slots=True)
class MemoryModule:
    """One memory module, as the guest's firmware tables describe it."""

    locator: str
    """Its socket."""
    kib: int
    manufacturer: str | None


@dataclass(frozen=True, slots=True)
class Interface:
    """One network interface of a domain."""

    mac: str
    """Lower case, colons."""
    model: str | None
    link_up: bool


@dataclass(frozen=True, slots=True)
class Vcpu:
    """One virtual CPU, in its domain's numbering."""

    number: int
    plugged: bool
    """Present in the running domain; for a domain that is off: present at the next start."""
    online: bool
    """Plugged, and not taken off line inside the guest as far as its agent said."""


@dataclass(frozen=True, slots=True)
class Smbios:
    """The strings the guest's firmware tables carry; None where they say nothing or it cannot be known."""

    bios_vendor: str | None = None
    bios_version: str | None = None
    bios_date: str | None = None
    """Month, day, year, with slashes between."""
    system_manufacturer: str | None = None
    system_product: str | None = None
    system_version: str | None = None
    system_serial: str | None = None
    board_manufacturer: str | None = None
    board_product: str | None = None
    board_version: str | None = None
    board_serial: str | None = None
    board_asset: str | None = None
    chassis_manufacturer: str | None = None
    chassis_version: str | None = None
    chassis_serial: str | None = None
    chassis_asset: str | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """The facts of one domain at one moment."""

    uuid: UUID
    name: str
    state: DomainState
    persistent: bool
    abilities: frozenset[Ability]
    firmware: Literal["bios", "efi"]
    vcpus: tuple[Vcpu, ...]
    sockets: int
    """Processor packages the guest sees."""
    cpu_cores: int
    """In each package."""
    cpu_model: str | None
    cpu_vendor: str | None
    cpu_stepping: int | None
    cpu_mhz: int | None
    memory_kib: int
    memory: tuple[MemoryModule, ...]
    """What makes up `memory_kib`."""
    disks: tuple[Disk, ...]
    interfaces: tuple[Interface, ...]
    smbios: Smbios
    agent: bool
    """The guest agent is connected."""
    address: str | None
    """The AMT address its metadata fixes, if any."""
    boot_token: str | None
    """The `BootOnce.token` the running instance was started with, if any."""
    started: datetime | None
    """When the running instance was first seen running."""
    ended: Ending | None = None
    """How the last instance ended, of a domain that is off, where that is known."""


FRESH: Final = 0.8
"""Seconds for which what was read of a domain need not be read again: an answer made of it is under a second old."""


class SerialListener(Protocol):
    """What a serial port tells, always on the event loop."""

    def serial_output(self, data: bytes) -> None:
        """The guest, or its firmware, has written this; it is to be taken at once."""

    def serial_lost(self, reason: str) -> None:
        """It is closed for good: the domain is gone, or no longer has a serial port."""


class Serial(Protocol):
    """The first serial port of a domain, on or off. Nothing in it waits."""

    def write(self, data: bytes) -> None:
        """Type. What the guest does not read is kept in bounds, the oldest given up; a domain that is off reads all."""

    def send_break(self) -> None:
        """Send a break, where the port can."""

    async def close(self) -> None:
        """Let go of the port; afterwards nothing is told."""


class BackendListener(Protocol):
    """What a backend tells, always on the event loop."""

    def domain_changed(self, domain: Domain) -> None:
        """A domain appeared or its facts changed."""

    def domain_gone(self, uuid: UUID) -> None:
        """A domain is no longer defined nor running."""

    def domain_rebooted(self, uuid: UUID) -> None:
        """The guest reset itself; told once per reset."""

    def domain_troubled(self, uuid: UUID, trouble: Trouble) -> None:
        """Something went wrong in a running domain; the same may be told many times."""

    def backend_online(self, online: bool) -> None:
        """The hypervisor answers, or no longer does."""


class Backend(Protocol):
    """One hypervisor. Every verb is awaited, and raises `BackendError`s only.

    When a verb returns, `domain_changed` has been told of what it changed. It takes as long as its hypervisor does: who
    will not wait so long cancels it. What has begun by then may still happen, what has not never does.
    """

    uri: str

    async def open(self, listener: BackendListener) -> None:
        """Connect and tell of every domain before returning; afterwards keep telling, and reconnecting.

        Raises BackendUnreachable only if the first connection cannot be made.
        """

    async def close(self) -> None:
        """Stop telling and let go of everything."""

    async def look(self, uuid: UUID, age: float = FRESH) -> None:
        """Have told what a domain is now, unless it was read within the last `age` seconds; never raises.

        Hypervisors do not tell of everything: libvirt sends no event when a managed save is removed or a device
        is added to the configuration of a domain that is off. Where the hypervisor does not answer within a
        second, and while a verb of this backend is at work on the domain, what was told stays.
        """

    async def start(self, uuid: UUID, once: BootOnce | None = None) -> None:
        """Start an inactive domain (restoring a managed save unless `once` is given)."""

    async def resume(self, uuid: UUID) -> None:
        """Run a paused domain."""

    async def wake(self, uuid: UUID) -> None:
        """Wake a domain from S3."""

    async def destroy(self, uuid: UUID) -> None:
        """Switch off at once, without the guest."""

    async def restart(self, uuid: UUID, once: BootOnce | None = None) -> None:
        """Destroy and start as one operation: listeners see no moment between."""

    async def reset(self, uuid: UUID) -> None:
        """Press the reset button."""

    async def shutdown(self, uuid: UUID) -> None:
        """Ask the guest to switch off; returns when it was asked."""

    async def reboot(self, uuid: UUID) -> None:
        """Ask the guest to restart; returns when it was asked."""

    async def suspend(self, uuid: UUID) -> None:
        """Ask the guest to sleep in S3."""

    async def managed_save(self, uuid: UUID) -> None:
        """Save the guest's memory and switch off."""

    async def discard_save(self, uuid: UUID) -> None:
        """Forget the saved memory of a domain that is off: its next start is a fresh one."""

    async def inject_nmi(self, uuid: UUID) -> None:
        """Send the non-maskable interrupt."""

    async def set_vcpu(self, uuid: UUID, number: int, online: bool) -> VcpuChange:
        """Switch one vCPU in the running guest, or, where that cannot be, at the next start."""

    async def open_serial(self, uuid: UUID, listener: SerialListener) -> Serial:
        """Attach to the first serial port until it is closed, whatever the domain does meanwhile.

        It survives power cycles. After a start by this backend the firmware's first octet is heard; one by someone
        else may be noticed some milliseconds late. Raises NotSupported where the domain has none that can be
        attached to, PortBusy where someone else has it.
        """

    async def open_display(self, uuid: UUID) -> socket:
        """A connection to the VNC display of a running domain, no octet of RFB spoken, security type None.

        Raises NotSupported where it has none, WrongState where the domain is off.
        """

    async def insert(self, uuid: UUID, medium: RemoteMedium) -> None:
        """Put a medium into a drive of the running domain, which is added where it has none and one can be.

        Idempotent. The domain's configuration stays as it is; what was in the drive is back after `eject`. Raises
        WrongState where the domain is off, NotSupported where there is no drive for it.
        """

    async def eject(self, uuid: UUID, medium: RemoteMedium) -> None:
        """Take it out again, whatever the guest says; one that is not in is no error.

        The medium is known by its socket, which `Disk.source` shows: whoever finds one there that is of no more
        use can have it taken out, though an earlier process put it in.
        """

    async def tell_user(self, uuid: UUID, text: str) -> None:
        """Show a sentence to whoever uses the guest, through its agent. Raises NotSupported without one."""


VcpuChange = Literal["now", "next-start"]

ON_STATES: Final = frozenset(
    {DomainState.RUNNING, DomainState.PAUSED, DomainState.SUSPENDED, DomainState.CRASHED}
)
"""States in which a domain has a running instance."""
