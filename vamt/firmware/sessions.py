"""Redirection sessions: which are open on a machine, and why one may not begin.

A machine has at most one session of each kind. The held section `Sessions` says which there are; whoever takes
one out of it (WS-Management, unprovisioning) ends it, for the ports obey what is written there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, IntEnum
from typing import ClassVar, Final

from vamt.backend.base import Ability
from vamt.firmware.consent import Required, agreed, policy_of
from vamt.firmware.features import IDER, SOL, Desktop, Redirection
from vamt.firmware.setup import provisioned
from vamt.machine import Machine, Section, Snapshot


class Kind(Enum):
    """What a session carries; the value names it in `Sessions` and in the log."""

    SOL = "sol"
    IDER = "ider"
    KVM = "kvm"


class Status(IntEnum):
    """Of the answer to StartRedirectionSession."""

    OK = 0
    UNKNOWN = 1
    BUSY = 2
    UNSUPPORTED = 3
    OTHER = 4
    CONSENT_REQUIRED = 5


@dataclass(frozen=True, slots=True)
class Sessions(Section):
    """The open sessions: of each kind the token of the one there is, empty for none. Held, never stored."""

    NAME: ClassVar[str] = "sessions"

    sol: str = ""
    ider: str = ""
    kvm: str = ""

    def of(self, kind: Kind) -> str:
        """The token of the session of that kind."""
        token: str = getattr(self, kind.value)
        return token

    def having(self, kind: Kind, token: str) -> Sessions:
        """Itself with that session, or, by an empty token, with none of that kind."""
        return replace(self, **{kind.value: token})


@dataclass(frozen=True, slots=True)
class RedirectedMedia(Section):
    """What an IDE-R session offers: the path of the socket of each medium's NBD export. Held, never stored."""

    NAME: ClassVar[str] = "redirected-media"

    cdrom: str = ""
    floppy: str = ""
    known: bool = False
    """The console has said what it offers, and this is it."""


@dataclass(frozen=True, slots=True)
class Stopping(Section):
    """Whether the guest is being reset or switched off, so that no console may keep it waiting. Held, never stored.

    QEMU does neither while a read of its guest is open.
    """

    NAME: ClassVar[str] = "stopping"

    now: bool = False


MOST_NOTED: Final = 16
"""Lines of AMT_RedirectionService.AccessLog (Intel AMT guide: its class)."""


@dataclass(frozen=True, slots=True)
class AccessLog(Section):
    """AMT_RedirectionService.AccessLog: who redirected storage, the latest last. Held, never stored."""

    NAME: ClassVar[str] = "access-log"

    lines: tuple[str, ...] = ()

    def noting(self, peer: str, now: datetime) -> AccessLog:
        """With a session more; `peer` is "address:port", `now` of the machine's clock."""
        return AccessLog((*self.lines, f"{now:%m/%d/%Y, %H:%M:%S}, {peer}")[-MOST_NOTED:])


_SWITCHES: Final = {Kind.SOL: SOL, Kind.IDER: IDER}
_NEEDS: Final = {
    Kind.SOL: frozenset({Ability.SERIAL}),
    Kind.IDER: frozenset({Ability.CDROM, Ability.FLOPPY}),
    Kind.KVM: frozenset({Ability.DISPLAY}),
}
"""One of these of the domain."""


def enabled(snap: Snapshot, kind: Kind) -> bool:
    """Whether sessions of that kind are switched on, and the machine is one that is managed at all."""
    redirection = snap.section(Redirection)
    if not provisioned(snap) or not redirection.ListenerEnabled:
        return False
    if kind is Kind.KVM:
        return snap.section(Desktop).enabled
    return bool(redirection.EnabledState & _SWITCHES[kind])


def needs_consent(snap: Snapshot, kind: Kind) -> bool:
    """Whether the user at the machine is to be asked."""
    required = policy_of(snap).OptInRequired
    return required != Required.NONE and (required != Required.KVM or kind is Kind.KVM)


def consented(snap: Snapshot, kind: Kind, now: float) -> bool:
    """Whether the user at the machine has agreed, or need not be asked; `now` is of consent's clock."""
    return not needs_consent(snap, kind) or agreed(snap, now)


def refusal(snap: Snapshot, kind: Kind, now: float) -> Status:
    """What StartRedirectionSession is answered; `now` is of consent's clock."""
    if not enabled(snap, kind) or _NEEDS[kind].isdisjoint(snap.domain.abilities):
        return Status.UNSUPPORTED
    if snap.section(Sessions).of(kind):
        return Status.BUSY
    if not consented(snap, kind, now):
        return Status.CONSENT_REQUIRED
    return Status.OK


def terminate(machine: Machine, kind: Kind) -> bool:
    """End the session of that kind; whether there was one."""
    sessions = machine.snapshot.section(Sessions)
    if not sessions.of(kind):
        return False
    machine.hold(sessions.having(kind, ""))
    return True
