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
from vamt.net.crowd import Crowd, Seat
from vamt.net.doors import Doors, FindMachine
from vamt.net.guard import Guard
from vamt.net.link import Link
from vamt.net.listener import Listener
from vamt.net.sessions import Converse, SessionTable
from vamt.redirection.core import Event
from vamt.redirection.rfbhandshake import Admitted, Handshake
from vamt.redirection.vncauth import CHALLENGE

log = logging.getLogger("vamt.redirection")

USER: Final = "VNC"
"""Who is named in the logs: viewers have no user."""


@dataclass(frozen=True, slots=True)
class _Place:
    address: str
    listener: Listener | None
    """None where there cannot be any."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    machine: Machine
    seat: Seat
    timer: asyncio.TimerHandle


class VncFront:
    """Listens for the machines that want it, each at its own address: other displays of the host are on 5900 too."""

    def __init__(
        self,
        find_machine: FindMachine,
        limits: Limits,
        crowd: Crowd,
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
            find_machine, lambda machine, _secure: _is_open(machine), crowd, limits.body_seconds
        )
        self._places: dict[Machine, _Place] = {}
        self._links: set[Link] = set()
        self._opening: set[asyncio.Task[None]] = set()
        self._waiting: dict[Link, _Waiting] = {}
        """For the user at their machine to agree."""
        self._closed = False

    def port_of(self, machine: Machine) -> int | None:
        """Where a machine's desktop is served to viewers, None if it is not."""
        place = self._places.get(machine)
        return None if place is None or place.listener is None else place.listener.port

    def changed(self, machine: Machine, names: Collection[str]) -> None:
        """Open or close the port of a machine of which these are new, and look at who waits there (a `Watcher`)."""
        address = machine.snapshot.address if self._is_wanted(machine) else None
        place = self._places.get(machine)
        if address != (None if place is None else place.address):
            self._adjust(machine, address)
        for link, waiting in list(self._waiting.items()):
            if waiting.machine is machine:
                self._consider(link, machine, waiting.seat)

    async def close(self) -> None:
        """Accept no more, and end what has not become a session."""
        self._closed = True  # there is still news of machines, as that their sessions end
        for machine in list(self._places):
            self._adjust(machine, None)
        await self._doors.close()
        for task in self._opening:
            task.cancel()
        await asyncio.gather(*self._opening, return_exceptions=True)
        for link in self._links:
            link.close("vamt is stopping")

    def _is_wanted(self, machine: Machine) -> bool:
        place = (machine.snapshot.address, self._port)
        return not self._closed and _is_open(machine) and self._find_machine(place) is machine

    def _adjust(self, machine: Machine, address: str | None) -> None:
        """Listen for a machine there, or nowhere."""
        place = self._places.pop(machine, None)
        if place is not None and place.listener is not None:
            self._doors.shut(place.listener)
            log.info("vnc-closed machine=%s address=%s", machine.name, place.address)
        if address is not None:
            self._places[machine] = _Place(address, self._open(machine, address))

    def _open(self, machine: Machine, address: str) -> Listener | None:
        try:
            listener = self._doors.listen(address, self._port, lambda seat: Link(partial(self._knock, seat)))
        except OSError as error:
            log.warning(
                "vnc-not-served machine=%s address=%s port=%d reason=%r",
                *(machine.name, address, self._port, str(error)),
            )
            return None
        log.info("vnc-served machine=%s address=%s port=%d", machine.name, address, listener.port)
        return listener

    def _knock(self, seat: Seat, link: Link) -> None:
        link.lost = partial(self._gone, seat, link)
        seat.held_by(link.transport.abort)
        machine = self._doors.machine_of(link.transport)
        if machine is None or link.transport.is_closing():
            link.transport.abort()
            return
        self._links.add(link)
        patience = policy_of(machine.snapshot).OptInDisplayTimeout
        timer = asyncio.get_running_loop().call_later(patience, link.close, "the user did not agree in time")
        self._waiting[link] = _Waiting(machine, seat, timer)
        task = asyncio.create_task(self._open_to(link, machine, seat))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _open_to(self, link: Link, machine: Machine, seat: Seat) -> None:
        """Speak with a client, as soon as it may be: that depends on what the machine has at this moment."""
        await machine.look()
        if link in self._waiting:
            self._consider(link, machine, seat)

    def _consider(self, link: Link, machine: Machine, seat: Seat) -> None:
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
            version=machine.snapshot.firmware.rfb,
        )
        link.speak(core, partial(self._hear, seat, link, machine, password))

    def _hear(self, seat: Seat, link: Link, machine: Machine, password: str, event: Event) -> None:
        if not isinstance(event, Admitted):
            return
        session = self._table.begin(machine, Kind.KVM, USER, link, partial(_is_password, password))
        if session is None:  # somebody was faster, or it is no longer allowed
            link.close("refused")
            return
        seat.session()
        session.conversation = self._converse(machine, link)
        session.conversation.begin(event.early)

    def _stop_waiting(self, link: Link) -> None:
        if link in self._waiting:
            self._waiting.pop(link).timer.cancel()

    def _gone(self, seat: Seat, link: Link) -> None:
        self._stop_waiting(link)
        self._links.discard(link)
        seat.leave()


def _is_password(password: str, snap: Snapshot) -> bool:
    """Whether it still opens the port."""
    desktop = snap.section(Desktop)
    return desktop.Is5900PortEnabled and desktop.RFBPassword == password


def _is_open(machine: Machine) -> bool:
    snap, desktop = machine.snapshot, machine.snapshot.section(Desktop)
    wanted = snap.firmware.viewers and desktop.Is5900PortEnabled and desktop.RFBPassword
    return bool(wanted) and enabled(snap, Kind.KVM)
