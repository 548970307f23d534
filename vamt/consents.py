"""What the host's operator may know and decide about consent: the operator sits where the machine's user sits.

The code is shown to the operator only, and is never logged.
"""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from typing import Final

from vamt.errors import VamtError
from vamt.firmware.consent import Consent, Outcome, Required, State, policy_of
from vamt.machine import Machine, Snapshot

log = logging.getLogger("vamt.admin")

NOT_REQUIRED: Final = "not-required"
NOT_ASKED: Final = "not-asked"
BLOCKED: Final = "blocked"
ASKED: Final = "asked"
GIVEN: Final = "given"
IN_USE: Final = "in-use"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """How it stands with consent to control a machine, as `vamt consent` shows it."""

    state: str
    """One of the words above."""
    code: str | None = None
    """Six digits, while somebody asks."""
    seconds: int | None = None
    """Until it ends by itself: the code, the block, or a consent that nobody uses."""


def row(snap: Snapshot, now: float) -> ConsentRow:
    """How it stands; `now` is of consent's clock."""
    consent = snap.section(Consent).at(now)
    match consent.state:
        case State.DISPLAYED:
            return ConsentRow(ASKED, consent.code, math.ceil(consent.until - now))
        case State.RECEIVED:
            return ConsentRow(GIVEN, seconds=math.ceil(consent.until - now))
        case State.IN_SESSION:
            return ConsentRow(IN_USE)
    if policy_of(snap).OptInRequired == Required.NONE:
        return ConsentRow(NOT_REQUIRED)
    if now < consent.blocked_until:
        return ConsentRow(BLOCKED, seconds=math.ceil(consent.blocked_until - now))
    return ConsentRow(NOT_ASKED)


def refuse(machine: Machine, now: float) -> None:
    """Say no: the code opens nothing, and a consent that was given ends, with the sessions that needed it.

    Raises:
        VamtError: nobody asks, and nobody was given it.

    """
    outcome, after = machine.snapshot.section(Consent).cancelled(now)
    if outcome is not Outcome.SUCCESS:
        raise VamtError(f"nobody is asking for consent to control {machine.name!r}, and nobody has it")
    machine.hold(after)
    log.info("consent-refused machine=%s by=operator", machine.name)
