"""User consent: who sits at the machine reads six digits to who wants to control it from afar.

The policy is stored; the state of the one request a machine can have is held in memory, as a device forgets it
with its management engine. Pure: the state is a value, every step takes the time and gives the next state.
Times are seconds of one monotonic clock, so that setting AMT's clock ends no consent and prolongs none.
Numbers are those of IPS_OptInService.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import ClassVar, Final

from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Section, Snapshot

MOST_WRONG_CODES: Final = 3
"""The last of them cancels the request (Intel AMT guide: Denial-of-Service Attack Prevention)."""

BLOCKED_SECONDS: Final = 180
"""How long no new request is taken then; Open AMT's user interface says three minutes."""

CODES: Final = 1_000_000


class Required(IntEnum):
    """OptInRequired: what needs consent."""

    NONE = 0
    KVM = 1
    ALL = 0xFFFFFFFF


class State(IntEnum):
    """OptInState. A code that is made is displayed at once, so a machine is never in state 1, requested."""

    NOT_STARTED = 0
    DISPLAYED = 2
    RECEIVED = 3
    IN_SESSION = 4


class Outcome(IntEnum):
    """ReturnValue of the three methods."""

    SUCCESS = 0
    INVALID_STATE = 2
    BLOCKED = 3
    WRONG_CODE = 2066
    """PT_STATUS_UNSUPPORTED, by which Open AMT's user interface knows it."""


@dataclass(frozen=True, slots=True)
class ConsentPolicy(Section):
    """The writable properties of IPS_OptInService; timeouts in seconds."""

    NAME: ClassVar[str] = "consent-policy"

    OptInRequired: int = Required.NONE
    OptInCodeTimeout: int = 120
    """How long an accepted code opens sessions while none is open."""
    OptInDisplayTimeout: int = 300
    """How long a code is displayed and taken."""


@dataclass(frozen=True, slots=True)
class Consent(Section):
    """The state of consent, as it was at the last step; ask it by `at`. Held, never stored."""

    NAME: ClassVar[str] = "consent"

    code: str = ""
    """The six digits, while they are displayed."""
    granted: bool = False
    sessions: int = 0
    """Redirection sessions that are open; while there are any, a consent does not end by itself."""
    until: float = 0.0
    wrong: int = 0
    """Codes since the last right one; asking for another code buys no further guesses."""
    blocked_until: float = 0.0

    def at(self, now: float) -> Consent:
        """What has become of it by now."""
        over = now >= self.until and not (self.granted and self.sessions)
        return _ended(self) if over else self

    @property
    def state(self) -> State:
        """OptInState."""
        if self.granted:
            return State.IN_SESSION if self.sessions else State.RECEIVED
        return State.DISPLAYED if self.code else State.NOT_STARTED

    def started(self, policy: ConsentPolicy, now: float) -> tuple[Outcome, Consent]:
        """StartOptIn: a new code is made and displayed, unless there is one or nobody needs one."""
        current = self.at(now)
        if policy.OptInRequired == Required.NONE or current.state is not State.NOT_STARTED:
            return Outcome.INVALID_STATE, current
        if now < current.blocked_until:
            return Outcome.BLOCKED, current
        code = f"{secrets.randbelow(CODES):06}"
        return Outcome.SUCCESS, replace(current, code=code, until=now + policy.OptInDisplayTimeout)

    def answered(self, code: int, policy: ConsentPolicy, now: float) -> tuple[Outcome, Consent]:
        """SendOptInCode. Codes are numbers: Console and MPS lose leading zeros."""
        current = self.at(now)
        if current.state is not State.DISPLAYED:
            return Outcome.INVALID_STATE, current
        if code == int(current.code):
            accepted = replace(_ended(current), granted=True, until=now + policy.OptInCodeTimeout, wrong=0)
            return Outcome.SUCCESS, accepted
        wrong = current.wrong + 1
        if wrong < MOST_WRONG_CODES:
            return Outcome.WRONG_CODE, replace(current, wrong=wrong)
        return Outcome.BLOCKED, replace(_ended(current), blocked_until=now + BLOCKED_SECONDS, wrong=0)

    def cancelled(self, now: float) -> tuple[Outcome, Consent]:
        """CancelOptIn: the end of a request or of a consent, whoever asks for it."""
        current = self.at(now)
        nothing = current.state is State.NOT_STARTED
        return (Outcome.INVALID_STATE if nothing else Outcome.SUCCESS), _ended(current)

    def opened(self, now: float) -> Consent:
        """A redirection session begins that needed consent; others do not count."""
        current = self.at(now)
        return replace(current, sessions=current.sessions + 1)

    def closed(self, policy: ConsentPolicy, now: float) -> Consent:
        """Such a session is over; after the last one the consent lasts a little longer."""
        current = self.at(now)
        until = now + policy.OptInCodeTimeout if current.granted else current.until
        return replace(current, sessions=max(current.sessions - 1, 0), until=until)


def is_fixed(snap: Snapshot) -> bool:
    """Whether the policy is not a client's to choose: in client control mode."""
    return snap.section(Setup).mode == ControlMode.CLIENT


def policy_of(snap: Snapshot) -> ConsentPolicy:
    """The policy in force; in client control mode everything needs consent."""
    chosen = snap.section(ConsentPolicy)
    return replace(chosen, OptInRequired=Required.ALL) if is_fixed(snap) else chosen


def agreed(snap: Snapshot, now: float) -> bool:
    """Whether the user at the machine has agreed to whatever needs his consent."""
    return snap.section(Consent).at(now).state in (State.RECEIVED, State.IN_SESSION)


def boot_agreed(snap: Snapshot, now: float) -> bool:
    """Whether the machine may boot in another way than its own (Intel AMT guide: Remote Control and User Consent)."""
    return policy_of(snap).OptInRequired != Required.ALL or agreed(snap, now)


def _ended(consent: Consent) -> Consent:
    return Consent(sessions=consent.sessions, wrong=consent.wrong, blocked_until=consent.blocked_until)
