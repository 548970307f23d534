"""`LibvirtBackend`: the virtual machines of one libvirt connection URI.

Nothing else uses libvirt but the modules it calls: `connections`, `events`, and for what is more than a call
`vcpus`, `consoles`, `media`, `agent`.

libvirt-python blocks and is untyped: everything here runs in `vamt.backend.pool`'s threads, and no untyped
object leaves. What a domain is shown as is decided in `vamt.backend.domainxml`, when it is read in
`vamt.backend.live`.
"""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from operator import methodcaller
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

import libvirt

from vamt.backend import media
from vamt.backend.agent import tell_user
from vamt.backend.base import (
    ON_STATES,
    Ability,
    BackendListener,
    BootOnce,
    DomainState,
    RemoteMedium,
    VcpuChange,
)
from vamt.backend.bootonce import for_one_start
from vamt.backend.connections import connect, disconnect, is_alive, translated
from vamt.backend.consoles import Console, open_display
from vamt.backend.domainxml import Observed, UnreadableXml, parse, read_domain, serial_in_reach
from vamt.backend.events import listen, run_event_loop
from vamt.backend.hardwarexml import read_host_cpu, read_host_smbios
from vamt.backend.host import Action, HostEvents, Medium, Seen
from vamt.backend.live import LiveBackend
from vamt.backend.states import discard_save, state_of
from vamt.backend.vcpus import offline, switch
from vamt.errors import BackendUnreachable, DomainGone, WrongState

log = logging.getLogger("vamt.backend")

_AGENT_SECONDS: Final = 5
_SETTLE_SECONDS: Final = 0.5
_STARTS: Final = 3
"""How often a restart tries."""
_DID_NOT_LAST: Final = frozenset({libvirt.VIR_ERR_OPERATION_FAILED, libvirt.VIR_ERR_OPERATION_INVALID})
"""The errors of a start whose domain has gone meanwhile."""

_DRIVERS: Final[Mapping[str, frozenset[Ability]]] = {
    "TEST": frozenset(Ability)
    - {Ability.SUSPEND, Ability.GUEST_VCPUS, Ability.SERIAL, Ability.DISPLAY}
    - {Ability.CDROM, Ability.FLOPPY, Ability.FIRMWARE_ON_SERIAL},
    "QEMU": frozenset(Ability),
}
_OTHER_DRIVERS: Final = frozenset({Ability.SHUTDOWN, Ability.REBOOT, Ability.RESET})

_KEY_ESC: Final = 1


def _destroy(domain: Any) -> None:
    """Switch off one that runs.

    To a libvirtd that has just started and is still getting to know its guests, a QEMU killed for this is one that
    ended by itself: it says that the domain is not running, which is true by then.
    """
    ran = domain.isActive()
    try:
        domain.destroy()
    except libvirt.libvirtError as error:
        if not ran or error.get_error_code() != libvirt.VIR_ERR_OPERATION_INVALID or domain.isActive():
            raise


_ACTIONS: Final[Mapping[Action, Callable[[Any], object]]] = {
    "resume": methodcaller("resume"),
    "wake": methodcaller("pMWakeup"),
    "destroy": _destroy,
    "reset": methodcaller("reset"),
    # Without flags libvirt asks the agent where it is connected, else presses the ACPI button.
    "shutdown": methodcaller("shutdownFlags", 0),
    "reboot": methodcaller("reboot", 0),
    "suspend": methodcaller("pMSuspendForDuration", libvirt.VIR_NODE_SUSPEND_TARGET_MEM, 0),
    "managed_save": methodcaller("managedSave"),
    "discard_save": discard_save,
    "inject_nmi": methodcaller("injectNMI"),
    "escape": methodcaller("sendKey", libvirt.VIR_KEYCODE_SET_LINUX, 50, [_KEY_ESC], 1, 0),
}
_WHEN_OFF: Final = frozenset[Action]({"discard_save"})


class LibvirtBackend(LiveBackend):
    """The `Backend` of one libvirt URI."""

    def __init__(self, uri: str) -> None:
        super().__init__(uri, partial(LibvirtHost, uri))

    async def open(self, listener: BackendListener) -> None:
        """Connect and tell of every domain; raises BackendUnreachable."""
        run_event_loop()
        await super().open(listener)


class LibvirtHost:
    """One libvirt, reached by three connections: a `Host`.

    Libvirtd serves five calls of a connection at a time, so the slow verbs have their own, and so has what a
    hanging guest may keep waiting. The test driver has one for all: it gives every connection to a file its own
    copy of the domains. Consoles, displays and drives are reached by connections of their own.
    """

    def __init__(self, uri: str, events: HostEvents) -> None:
        self._uri = uri
        self._local = not urlsplit(uri).hostname
        self._connections: list[Any] = []
        self._callbacks: list[int] = []
        try:
            self._fast = self._open(events)
            self._in_process = urlsplit(uri).scheme == "test"
            self._slow = self._fast if self._in_process else self._open(events)
            self._asking = self._fast if self._in_process else self._open(events)
            self._callbacks += listen(self._fast, events)
            self._driver = _DRIVERS.get(self._fast.getType(), _OTHER_DRIVERS)
            sysinfo = _sysinfo(self._fast)
            self._cpu = read_host_cpu(self._fast.getCapabilities(), self._fast.getInfo()[3], sysinfo)
            self._smbios = read_host_smbios(sysinfo)
        except libvirt.libvirtError as error:
            self.close()
            raise BackendUnreachable(error.get_error_message()) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop telling and disconnect."""
        for callback in self._callbacks:
            with suppress(libvirt.libvirtError):  # a dead connection has nothing to take back
                self._fast.domainEventDeregisterAny(callback)
        for connection in self._connections:
            disconnect(connection)

    def read_all(self, before: Mapping[UUID, Seen]) -> dict[UUID, Seen]:
        """Every domain there is."""
        with self._translated():
            domains = self._fast.listAllDomains()
        found = {}
        for domain in domains:
            with self._translated(unless=libvirt.VIR_ERR_NO_DOMAIN):
                uuid = UUID(bytes=domain.UUID())
                if (seen := self._look(domain, before.get(uuid))) is not None:
                    found[uuid] = seen
        return found

    def read(self, before: Mapping[UUID, Seen | None]) -> dict[UUID, Seen | None]:
        """Those domains, None for one that is gone."""
        found: dict[UUID, Seen | None] = {}
        for uuid, last in before.items():
            try:
                with self._translated():
                    domain = self._fast.lookupByUUID(uuid.bytes)
                    seen = self._look(domain, last)
            except DomainGone:
                found[uuid] = None
            else:
                if seen is not None:
                    found[uuid] = seen
        return found

    def act(self, uuid: UUID, action: Action) -> None:
        """Do it to a domain that has a running instance, or, what is for one that is off, to that."""
        with self._domain(uuid) as domain:
            if bool(domain.isActive()) is (action in _WHEN_OFF):
                raise WrongState(f"domain {domain.name()} is {'' if domain.isActive() else 'not '}running")
            _ACTIONS[action](domain)

    def start(self, uuid: UUID, once: BootOnce | None, beginning: Callable[[], None] | None) -> None:
        """Start an inactive domain."""
        with self._domain(uuid) as domain:
            if domain.isActive():
                raise WrongState(f"domain {domain.name()} is running")
            self._starter(domain, once, beginning)()

    def restart(self, uuid: UUID, once: BootOnce | None, beginning: Callable[[], None] | None) -> None:
        """Destroy and start; a start that cannot be is refused before anything is destroyed.

        Libvirt may hear of the old QEMU's end only while the new one starts or just after it has, and then
        takes the new one for it: its start fails, or it is gone a moment later as if it had crashed.
        """
        with self._domain(uuid) as domain:
            start = self._starter(domain, once, beginning)
            if domain.isActive():
                _destroy(domain)
            for _ in range(_STARTS):
                try:
                    start()
                except libvirt.libvirtError as error:
                    if error.get_error_code() not in _DID_NOT_LAST or domain.isActive():
                        raise
                    failed = error
                else:
                    if self._in_process or _stays(domain):
                        return
                    failed = libvirt.libvirtError(f"domain {domain.name()} ends as soon as it is started")
            raise failed

    def set_vcpu(self, uuid: UUID, number: int, online: bool) -> VcpuChange:
        """Switch a vCPU in the guest, else at the next start."""
        with self._domain(uuid) as domain:
            return switch(domain, number, online)

    def guest_offline(self, uuid: UUID) -> frozenset[int]:
        """The vCPUs that the guest has taken off line, as its agent says."""
        with self._domain(uuid, self._asking) as domain:
            # Else a guest whose agent never answers would keep a thread for ever, here and in the verbs.
            domain.agentSetResponseTimeout(_AGENT_SECONDS)
            return offline(domain)

    def measure(self, uuid: UUID, media: Collection[Medium]) -> dict[Medium, int]:
        """The sizes of these in bytes, where they can be known."""
        with self._domain(uuid, self._asking) as domain:
            sizes = {medium: _capacity(domain, *medium) for medium in media}
        return {medium: size for medium, size in sizes.items() if size is not None}

    def open_console(self, uuid: UUID, heard: Callable[[bytes], None], ended: Callable[[], None]) -> Console:
        """Attach to the console of a running domain."""
        return Console(self._uri, uuid, heard, ended)

    def open_display(self, uuid: UUID) -> socket.socket:
        """A connection to the VNC display of a running domain."""
        with self._apart(uuid) as domain:
            return open_display(domain, self._local)

    def insert(self, uuid: UUID, medium: RemoteMedium) -> None:
        """Put a medium into a drive of a running domain."""
        with self._apart(uuid) as domain:
            media.insert(domain, medium)

    def eject(self, uuid: UUID, medium: RemoteMedium) -> None:
        """Take it out, and put back what was there."""
        with self._apart(uuid) as domain:
            media.eject(domain, medium)

    def tell_user(self, uuid: UUID, text: str) -> None:
        """Have the guest agent show a sentence."""
        with self._domain(uuid, self._asking) as domain:
            tell_user(domain, text)

    def _open(self, events: HostEvents) -> Any:
        self._connections.append(connect(self._uri, events.lost))
        return self._connections[-1]

    def _translated(self, unless: int | None = None) -> AbstractContextManager[None]:
        return translated(lambda: all(map(is_alive, self._connections)), unless)

    @contextmanager
    def _domain(self, uuid: UUID, connection: Any = None) -> Iterator[Any]:
        """The domain, on that connection or the one for slow verbs."""
        with self._translated():
            yield (connection or self._slow).lookupByUUID(uuid.bytes)

    @contextmanager
    def _apart(self, uuid: UUID) -> Iterator[Any]:
        """The domain, on a connection of its own: who waits there, even for ever, delays nobody."""
        connection = None
        try:
            with translated(lambda: is_alive(connection)):
                connection = connect(self._uri, lambda: None)
                yield connection.lookupByUUID(uuid.bytes)
        finally:
            if connection is not None:
                disconnect(connection)

    def _look(self, domain: Any, before: Seen | None) -> Seen | None:
        """What libvirt says of a domain now; None where it says nothing that makes sense."""
        instance = domain.ID()
        doing = state_of(domain, active=instance != -1)
        shown = doing.state
        active = shown not in (DomainState.OFF, DomainState.SAVED)
        started = None
        if shown in ON_STATES:
            same = before is not None and before.instance == instance
            started = (same and before and before.domain.started) or datetime.now(UTC)
        observed = Observed(
            state=shown,
            persistent=bool(domain.isPersistent()),
            started=started,
            driver=self._driver,
            local=self._local,
            host=self._cpu,
            host_smbios=self._smbios,
            # Only the test driver, in this process, never makes a reader wait for a disk.
            capacity=partial(_capacity, domain) if self._in_process else lambda _target, _source: None,
        )
        try:
            root = parse(domain.XMLDesc(0))
            facts = replace(read_domain(root, observed), ended=doing.ended)
        except UnreadableXml as error:
            log.warning("%s", error)
            return None
        port = serial_in_reach(root, self._local)
        return Seen(facts, instance if active else None, port, doing.passing)

    def _starter(
        self, domain: Any, once: BootOnce | None, beginning: Callable[[], None] | None
    ) -> Callable[[], None]:
        """How to start a domain that is off by then."""
        flags = 0 if beginning is None else libvirt.VIR_DOMAIN_START_PAUSED
        xml = None
        if once is not None or not domain.isPersistent():
            whole = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE
            xml = for_one_start(domain.XMLDesc(whole), once)

        def start() -> None:
            if xml is None:
                started = domain
                started.createWithFlags(flags)
            else:
                started = self._slow.createXML(xml, flags)
            try:
                # Memory saved before this start must never meet the disks as they are after it.
                if xml is not None and started.hasManagedSaveImage():
                    discard_save(started)
                if beginning is not None:
                    beginning()
            finally:
                if beginning is not None:
                    started.resume()

        return start


def _stays(domain: Any) -> bool:
    """Whether a domain just started is not taken for the one that was destroyed before it."""
    until = time.monotonic() + _SETTLE_SECONDS
    while time.monotonic() < until:
        if domain.state() == [libvirt.VIR_DOMAIN_SHUTOFF, libvirt.VIR_DOMAIN_SHUTOFF_CRASHED]:
            return False
        time.sleep(0.05)
    return True


def _sysinfo(connection: Any) -> str:
    """What the host's firmware tables say; empty where the host has none or may not read them."""
    with suppress(libvirt.libvirtError):
        return str(connection.getSysinfo(0))
    return ""


def _capacity(domain: Any, target: str, _source: str) -> int | None:
    """A disk's size in bytes."""
    with suppress(libvirt.libvirtError):
        return int(domain.blockInfo(target)[0])
    return None
