"""The redirection sessions of every machine: at most one of a kind, begun and ended here, whoever serves them.

The held section `Sessions` names those there are, and is obeyed: whoever takes one out of it ends it. What is
spoken in a session is a conversation's.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Protocol
from uuid import UUID

from vamt.firmware.clock import Clock
from vamt.firmware.consent import Consent, policy_of
from vamt.firmware.sessions import (
    AccessLog,
    Kind,
    Sessions,
    Status,
    consented,
    enabled,
    needs_consent,
    refusal,
)
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditlog import Initiator, audit, refuses
from vamt.machine import Machine, Snapshot
from vamt.net.link import Link

log = logging.getLogger("vamt.redirection")

_OPENED: Final[Mapping[Kind, AuditEvent]] = {
    Kind.SOL: AuditEvent.SOL_OPENED,
    Kind.IDER: AuditEvent.IDER_OPENED,
    Kind.KVM: AuditEvent.KVM_OPENED,
}
_CLOSED: Final[Mapping[Kind, AuditEvent]] = {
    Kind.SOL: AuditEvent.SOL_CLOSED,
    Kind.IDER: AuditEvent.IDER_CLOSED,
    Kind.KVM: AuditEvent.KVM_CLOSED,
}


class Conversation(Protocol):
    """What goes on in a session."""

    def begin(self, early: bytes) -> None:
        """Speak over the link; `early` is what the client has said already."""

    def changed(self, names: Collection[str]) -> None:
        """These sections of the machine have changed, or, by `DOMAIN`, the facts of its domain."""

    async def end(self) -> None:
        """Let go of everything; never raises."""


Converse = Callable[[Machine, Link], Conversation]
Allowed = Callable[[Snapshot], bool]
"""Whether who opened a session could still open it, were the machine so."""


@dataclass(slots=True)
class OpenSession:
    """A session."""

    machine: Machine
    kind: Kind
    token: str
    who: Initiator
    link: Link
    allowed: Allowed
    consented: bool
    """It is open because the user at the machine agreed."""
    since: float = field(default_factory=time.monotonic)
    conversation: Conversation | None = None
    ending: bool = False


class SessionTable:
    """All sessions of all machines."""

    def __init__(self) -> None:
        self._open: dict[UUID, dict[Kind, OpenSession]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def status(self, machine: Machine, kind: Kind) -> Status:
        """Whether a session may begin, as StartRedirectionSession is answered."""
        if kind in self._open.get(machine.uuid, {}):
            return Status.BUSY
        if refuses(machine.snapshot, _OPENED[kind]):
            return Status.OTHER
        return refusal(machine.snapshot, kind, time.monotonic())

    def begin(
        self, machine: Machine, kind: Kind, user: str, link: Link, allowed: Allowed
    ) -> OpenSession | None:
        """Open a session, which lasts no longer than its link and than it is allowed; None if that may not be."""
        if self.status(machine, kind) is not Status.OK or not allowed(machine.snapshot):
            return None
        who = Initiator(user, link.host)
        session = OpenSession(
            machine, kind, secrets.token_hex(8), who, link, allowed, needs_consent(machine.snapshot, kind)
        )
        if session.consented:
            machine.hold(machine.snapshot.section(Consent).opened(time.monotonic()))
        machine.hold(machine.snapshot.section(Sessions).having(kind, session.token))
        if kind is Kind.IDER:
            snap = machine.snapshot
            machine.hold(snap.section(AccessLog).noting(link.peer, snap.section(Clock).now()))
        self._open.setdefault(machine.uuid, {})[kind] = session
        link.lost = partial(self._lost, session, link.lost)
        audit(machine, who, _OPENED[kind])
        self._later(machine.settle_if_possible())
        log.info(
            "session-opened machine=%s kind=%s peer=%s user=%r", machine.name, kind.value, link.peer, user
        )
        return session

    def changed(self, machine: Machine, names: Collection[str]) -> None:
        """Look at the sessions of a machine of which these sections are new (a `Watcher`)."""
        for session in list(self._open.get(machine.uuid, {}).values()):
            if session.ending:
                continue
            reason = _objection(session)
            if reason is not None:
                session.link.close(reason)
            elif session.conversation is not None:
                session.conversation.changed(names)

    async def close(self) -> None:
        """End every session, and return when nothing of them is left."""
        for sessions in self._open.values():
            for session in sessions.values():
                session.link.close("vamt is stopping")
        while self._open or self._tasks:
            await asyncio.wait([*self._tasks, asyncio.ensure_future(asyncio.sleep(0.01))])

    def _lost(self, session: OpenSession, before: Callable[[], None]) -> None:
        before()
        session.ending = True
        self._later(self._end(session))

    async def _end(self, session: OpenSession) -> None:
        """Let go of what the session had, then of the session: the next one is not to find things half undone."""
        try:
            if session.conversation is not None:
                await session.conversation.end()
        finally:
            self._forget(session)
        await session.machine.settle_if_possible()

    def _forget(self, session: OpenSession) -> None:
        machine, kind = session.machine, session.kind
        sessions = self._open[machine.uuid]
        del sessions[kind]
        if not sessions:
            del self._open[machine.uuid]
        held = machine.snapshot.section(Sessions)
        if held.of(kind) == session.token:
            machine.hold(held.having(kind, ""))
        if session.consented:
            consent = machine.snapshot.section(Consent)
            machine.hold(consent.closed(policy_of(machine.snapshot), time.monotonic()))
        audit(machine, session.who, _CLOSED[kind])
        log.info(
            "session-closed machine=%s kind=%s peer=%s seconds=%.0f reason=%r",
            *(machine.name, kind.value, session.link.peer),
            *(time.monotonic() - session.since, session.link.reason),
        )

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _objection(session: OpenSession) -> str | None:
    """Why a session must not go on."""
    snap, kind = session.machine.snapshot, session.kind
    if not enabled(snap, kind):
        return "redirection was switched off"
    if snap.section(Sessions).of(kind) != session.token:
        return "the session was terminated"
    if not session.allowed(snap):
        return "the account or its password was changed"
    if session.consented and not consented(snap, kind, time.monotonic()):
        return "the user at the machine withdrew his consent"
    return None
