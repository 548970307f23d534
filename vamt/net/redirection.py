"""Ports 16994 and 16995 of every machine: who may log in, and to what kind of session.

What a session is and who has one is `vamt.net.sessions`' to know; what is spoken in it is a conversation's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Final

from vamt.auth.login import lookup
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.config import Limits
from vamt.firmware.features import Redirection
from vamt.firmware.sessions import Kind, Status
from vamt.machine import Machine, Snapshot
from vamt.net.crowd import Crowd, Seat
from vamt.net.doors import Doors, FindMachine
from vamt.net.guard import Guard
from vamt.net.link import Link
from vamt.net.sessions import Converse, OpenSession, SessionTable
from vamt.net.tls import Contexts
from vamt.pki.tls import tls_of
from vamt.redirection.core import Event
from vamt.redirection.session import Opened, Session

log = logging.getLogger("vamt.redirection")

REALM: Final = frozenset({int(Realm.REDIRECTION)})


class RedirectionFront:
    """Listens for all machines and has users log in."""

    def __init__(
        self,
        find_machine: FindMachine,
        limits: Limits,
        crowd: Crowd,
        table: SessionTable,
        conversations: Mapping[Kind, Converse],
        guard: Guard,
        *,
        clear_passwords: bool,
    ) -> None:
        """Serve; `clear_passwords` says whether log-ins without a digest are taken."""
        self.table = table
        self.conversations = conversations
        self.guard = guard
        self.clear_passwords = clear_passwords
        self.doors = Doors(find_machine, _is_open, crowd, limits.body_seconds)
        self._links: set[Link] = set()
        self._opening: set[asyncio.Task[None]] = set()

    async def listen(self, host: str, port: int, contexts: Contexts | None = None) -> int:
        """Accept connections at an address, over TLS if there are contexts; the port, which is new for port 0.

        Raises:
            OSError: it cannot be bound.

        """
        return self.doors.listen(host, port, lambda seat: Link(partial(self._knock, seat)), contexts).port

    async def close(self) -> None:
        """Accept no more, and end what has not become a session."""
        await self.doors.close()
        for task in self._opening:
            task.cancel()
        for link in self._links:
            link.close("vamt is stopping")

    def _knock(self, seat: Seat, link: Link) -> None:
        """Have a user log in."""
        link.lost = partial(self._gone, seat, link)
        seat.held_by(link.transport.abort)
        machine = self.doors.machine_of(link.transport)
        if machine is None or link.transport.is_closing():
            link.transport.abort()
            return
        self._begin(machine, seat, None, link)

    def over_http(self, machine: Machine, user: str, seat: Seat, *, secure: bool) -> Link | None:
        """A link for a user who has logged in over HTTP, whose connection has that seat; None if none is taken."""
        if not _is_open(machine, secure):
            return None
        return Link(partial(self._welcome, machine, seat, user))

    def _welcome(self, machine: Machine, seat: Seat, user: str, link: Link) -> None:
        """As `_knock`, but the seat is left by whoever speaks HTTP."""
        link.lost = partial(self._links.discard, link)
        self._begin(machine, seat, user, link)

    def _begin(self, machine: Machine, seat: Seat, user: str | None, link: Link) -> None:
        self._links.add(link)
        task = asyncio.create_task(self._open(machine, link, seat, user))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _open(self, machine: Machine, link: Link, seat: Seat, user: str | None) -> None:
        """Speak with a client: what it is answered depends on what the machine has at this moment."""
        await machine.look()
        guest = _Visitor(self, machine, link, seat, user)
        link.speak(Session(guest, asyncio.get_running_loop().time()), guest.hear)

    def _gone(self, seat: Seat, link: Link) -> None:
        self._links.discard(link)
        seat.leave()


class _Visitor:
    """A client that is logging in: the `Gate` of its connection."""

    def __init__(
        self, front: RedirectionFront, machine: Machine, link: Link, seat: Seat, user: str | None
    ) -> None:
        self._front = front
        self._machine = machine
        self._link = link
        self._seat = seat
        self._session: OpenSession | None = None
        self.realm = machine.snapshot.realm
        firmware = machine.snapshot.firmware
        self.version = firmware.edition
        self.clear = firmware.old_logins and front.clear_passwords
        self.plain_digest = firmware.old_logins
        self.counted = firmware.counted
        self.user = user

    def status(self, kind: Kind) -> Status:
        """As `Gate.status`."""
        status = self._front.table.status(self._machine, kind)
        if status is not Status.OK:
            log.info(
                "session-refused machine=%s kind=%s peer=%s reason=%s",
                *(self._machine.name, kind.value, self._link.peer, status.name.lower()),
            )
        return status

    def ha1(self, user: str) -> str | None:
        """As `Gate.ha1`."""
        login = lookup(self._machine.snapshot, user)
        return None if login is None else login.ha1

    def failed(self, user: str) -> float:
        """As `Gate.failed`; counts together with failures over HTTP."""
        return self._front.guard.failed(self._machine, user, self._link.host)

    def enter(self, kind: Kind, user: str) -> bool:
        """As `Gate.enter`."""
        login = lookup(self._machine.snapshot, user)
        principal = None if login is None else Principal.of(login, self._link.host)
        if principal is None or not principal.holds(REALM):
            log.warning(
                "not-allowed machine=%s peer=%s user=%r kind=%s",
                *(self._machine.name, self._link.peer, user, kind.value),
            )
            return False
        if principal.administrator:
            self._front.guard.succeeded(self._machine, self._link.host)
        allowed = partial(_may_redirect, principal)
        self._session = self._front.table.begin(self._machine, kind, user, self._link, allowed)
        if self._session is None:
            return False
        self._seat.session()
        return True

    def hear(self, event: Event) -> None:
        """Go over to what the session is for."""
        if isinstance(event, Opened) and self._session is not None:
            converse = self._front.conversations[event.kind]
            self._session.conversation = converse(self._machine, self._link)
            self._session.conversation.begin(event.early)


def _may_redirect(principal: Principal, snap: Snapshot) -> bool:
    """Whether a user could still log in, were the machine so."""
    now = principal.now(snap)
    return now is not None and now.holds(REALM)


def _is_open(machine: Machine, secure: bool) -> bool:
    snap = machine.snapshot
    return snap.section(Redirection).ListenerEnabled and tls_of(snap).effect.network.takes(secure)
