"""Port 5900 of every machine that has it open: the remote desktop for plain VNC viewers.

They know AMT's eight-character password and no user. Where the user at the machine has to agree first, a viewer
waits for that, connected and told nothing (Intel AMT guide: KVM and User Consent).
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Final

from vamt.config import Limits
from vamt.firmware.consent import policy_of
from vamt.firmware.features import Desktop
from vamt.firmware.sessions import Kind, Status, enabled
from vamt.machine import Machine, Snapshot
from vamt.net.doors import Doors, FindMachine, listening, port_of
from vamt.net.guard import Guard
from vamt.net.link import Link
from vamt.net.sessions import Converse, SessionTable
from vamt.redirection.core import Event
from vamt.redirection.rfbhandshake import Admitted, Handshake
from vamt.redirection.vncauth import CHALLENGE

log = logging.getLogger("vamt.redirection")

USER: Final = "VNC"
"""Who is named in the logs: viewers have no user."""


@dataclass(slots=True)
class _Listener:
    address: str
    server: asyncio.Server | None = None
    """None before it is there, and where it cannot be."""


class VncFront:
    """Listens for the machines that want it, each at its own address: other displays of the host are on 5900 too."""

    def __init__(
        self,
        find_machine: FindMachine,
        limits: Limits,
        table: SessionTable,
        converse: Converse,
        guard: Guard,
        port: int,
    ) -> None:
        """Listen on this port, or, for 0, on any free one."""
        self._find_machine = find_machine
        self._table = table
        self._converse = converse
        self._guard = guard
        self._port = port
        self._doors = Doors(
            find_machine, lambda machine, _secure: _is_open(machine), limits.connections, limits.body_seconds
        )
        self._listeners: dict[Machine, _Listener] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._links: set[Link] = set()
        self._waiting: dict[Link, tuple[Machine, asyncio.TimerHandle]] = {}
        """For the user at their machine to agree."""
        self._closed = False

    def port_of(self, machine: Machine) -> int | None:
        """Where a machine's desktop is served to viewers, None if it is not."""
        listener = self._listeners.get(machine)
        return None if listener is None or listener.server is None else port_of(listener.server)

    def changed(self, machine: Machine, names: Collection[str]) -> None:
        """Open or close the port of a machine of which these are new, and look at who waits there (a `Watcher`)."""
        address = machine.snapshot.address if self._is_wanted(machine) else None
        listener = self._listeners.get(machine)
        if address != (None if listener is None else listener.address):
            self._adjust(machine, address)
        for link in [link for link, (waited_for, _) in self._waiting.items() if waited_for is machine]:
            self._consider(link, machine)

    async def close(self) -> None:
        """Accept no more, and end what has not become a session."""
        self._closed = True  # there is still news of machines, as that their sessions end
        for machine in list(self._listeners):
            self._adjust(machine, None)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for link in self._links:
            link.close("vamt is stopping")

    def _is_wanted(self, machine: Machine) -> bool:
        place = (machine.snapshot.address, self._port)
        return not self._closed and _is_open(machine) and self._find_machine(place) is machine

    def _adjust(self, machine: Machine, address: str | None) -> None:
        """Listen for a machine there, or nowhere."""
        listener = self._listeners.pop(machine, None)
        if listener is not None and listener.server is not None:
            listener.server.close()
            log.info("vnc-closed machine=%s address=%s", machine.name, listener.address)
        if address is not None:
            listener = self._listeners[machine] = _Listener(address)
            task = asyncio.create_task(self._open(machine, listener))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _open(self, machine: Machine, listener: _Listener) -> None:
        try:
            server = await listening(listener.address, self._port, lambda: Link(self._knock))
        except OSError as error:
            log.warning(
                "vnc-not-served machine=%s address=%s port=%d reason=%r",
                *(machine.name, listener.address, self._port, str(error)),
            )
            return
        if self._listeners.get(machine) is listener:
            listener.server = server
            log.info(
                "vnc-served machine=%s address=%s port=%d", machine.name, listener.address, port_of(server)
            )
        else:
            server.close()

    def _knock(self, link: Link) -> None:
        machine = self._doors.machine_of(link.transport)
        if machine is None or not self._doors.admit(link.transport, secure=False):
            link.transport.abort()
            return
        self._links.add(link)
        link.lost = partial(self._gone, link)
        patience = policy_of(machine.snapshot).OptInDisplayTimeout
        timer = asyncio.get_running_loop().call_later(patience, link.close, "the user did not agree in time")
        self._waiting[link] = (machine, timer)
        task = asyncio.create_task(self._open_to(link, machine))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _open_to(self, link: Link, machine: Machine) -> None:
        """Speak with a client, as soon as it may be: that depends on what the machine has at this moment."""
        await machine.look()
        if link in self._waiting:
            self._consider(link, machine)

    def _consider(self, link: Link, machine: Machine) -> None:
        status = Status.UNSUPPORTED if not _is_open(machine) else self._table.status(machine, Kind.KVM)
        if status is Status.CONSENT_REQUIRED:
            return
        self._stop_waiting(link)
        if status is not Status.OK:
            link.close(f"refused {status.name.lower()}")
            return
        password = machine.snapshot.section(Desktop).RFBPassword
        core = Handshake(
            asyncio.get_running_loop().time(),
            password=password,
            challenge=secrets.token_bytes(CHALLENGE),
            failed=partial(self._guard.failed, machine, USER, link.host),
        )
        link.speak(core, partial(self._hear, link, machine, password))

    def _hear(self, link: Link, machine: Machine, password: str, event: Event) -> None:
        if not isinstance(event, Admitted):
            return
        session = self._table.begin(machine, Kind.KVM, USER, link, partial(_is_password, password))
        if session is None:  # somebody was faster, or it is no longer allowed
            link.close("refused")
            return
        session.conversation = self._converse(machine, link)
        session.conversation.begin(event.early)

    def _stop_waiting(self, link: Link) -> None:
        if link in self._waiting:
            _, timer = self._waiting.pop(link)
            timer.cancel()

    def _gone(self, link: Link) -> None:
        self._stop_waiting(link)
        self._links.discard(link)
        self._doors.leave()


def _is_password(password: str, snap: Snapshot) -> bool:
    """Whether it still opens the port."""
    desktop = snap.section(Desktop)
    return desktop.Is5900PortEnabled and desktop.RFBPassword == password


def _is_open(machine: Machine) -> bool:
    desktop = machine.snapshot.section(Desktop)
    return bool(desktop.Is5900PortEnabled and desktop.RFBPassword) and enabled(machine.snapshot, Kind.KVM)
