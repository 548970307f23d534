"""What `LiveBackend` needs of one connection to a hypervisor: plain blocking calls, from any thread.

No asyncio and no hypervisor here; `vamt.backend.libvirt` fills it in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol
from uuid import UUID

from vamt.backend.base import BootOnce, Domain, RemoteMedium, Trouble, VcpuChange
from vamt.backend.portsxml import SerialPort

if TYPE_CHECKING:
    from socket import socket

Action = Literal[
    "resume",
    "wake",
    "destroy",
    "reset",
    "shutdown",
    "reboot",
    "suspend",
    "managed_save",
    "discard_save",
    "inject_nmi",
    "escape",
]
"""The verbs that need nothing but a domain."""

Medium = tuple[str, str]
"""A disk's target and the source of what is in it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A domain as one look at the hypervisor showed it."""

    domain: Domain
    instance: int | None
    """Names the running instance, another one after every start; None while it is off."""
    serial: SerialPort | None = None
    """The serial port, if it can be reached from here."""
    passing: bool = False
    """It is in the middle of something, and is to be looked at again soon."""


@dataclass(frozen=True, slots=True)
class HostEvents:
    """Where a connection tells what happened; callable from any thread."""

    changed: Callable[[UUID], None]
    """Something about that domain may have changed."""
    rebooted: Callable[[UUID], None]
    """The domain was reset, whoever did it; may be told several times for one reset."""
    troubled: Callable[[Trouble, UUID], None]
    """Something went wrong in that domain."""
    lost: Callable[[], None]
    """The connection is dead."""


class HostConsole(Protocol):
    """An attachment to the console of a running domain."""

    def send(self, data: bytes) -> None:
        """Type; the guest may keep it waiting for ever."""

    def close(self) -> None:
        """Let go; never raises."""


OpenConsole = Callable[[Callable[[bytes], None], Callable[[], None]], HostConsole]
"""Attaches to one console; takes what is to be called from any thread with its output, and at its end."""


class Host(Protocol):
    """One connection to a hypervisor. Everything blocks; everything but `close` raises BackendErrors."""

    def close(self) -> None:
        """Stop telling and disconnect."""

    def read_all(self, before: Mapping[UUID, Seen]) -> dict[UUID, Seen]:
        """Every domain there is; `before` is what was seen last, for what need not be asked again."""

    def read(self, before: Mapping[UUID, Seen | None]) -> dict[UUID, Seen | None]:
        """Those domains, None for one that is gone; one that could not be read is left out."""

    def act(self, uuid: UUID, action: Action) -> None:
        """Do it."""

    def start(self, uuid: UUID, once: BootOnce | None, beginning: Callable[[], None] | None) -> None:
        """As `Backend.start`; `beginning` is called when all is there, before the guest does anything."""

    def restart(self, uuid: UUID, once: BootOnce | None, beginning: Callable[[], None] | None) -> None:
        """As `Backend.restart`, and as `start`."""

    def set_vcpu(self, uuid: UUID, number: int, online: bool) -> VcpuChange:
        """As `Backend.set_vcpu`."""

    def guest_offline(self, uuid: UUID) -> frozenset[int]:
        """The vCPUs that the guest has taken off line, as its agent says; the guest may take its time."""

    def measure(self, uuid: UUID, media: Collection[Medium]) -> dict[Medium, int]:
        """The sizes of these in bytes, where they can be known; QEMU and the storage may take their time."""

    def open_console(
        self, uuid: UUID, heard: Callable[[bytes], None], ended: Callable[[], None]
    ) -> HostConsole:
        """Attach to the console of a running domain, as `OpenConsole`; raises PortBusy where another is attached."""

    def open_display(self, uuid: UUID) -> socket:
        """As `Backend.open_display`."""

    def insert(self, uuid: UUID, medium: RemoteMedium) -> None:
        """As `Backend.insert`; the guest and the medium's server may keep it waiting for ever."""

    def eject(self, uuid: UUID, medium: RemoteMedium) -> None:
        """As `Backend.eject`; likewise."""

    def tell_user(self, uuid: UUID, text: str) -> None:
        """As `Backend.tell_user`."""
