"""Refusals of power requests, and the ReturnValue each is told by: the one place that decides it.

It is DSP1027's value for what went wrong. AMT 9 to 12 say 2 for whatever they refuse, also for what is impossible in
the state the machine is in; of 16.1 only that the value is not zero is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from vamt.errors import BackendError, BackendTimeout, InSession, NotSupported, WrongState
from vamt.firmware.generations import Generation


class Refusal(Enum):
    """Why a request was not carried out."""

    UNSUPPORTED = "unsupported"
    """The machine cannot do that at all."""
    WRONG_STATE = "wrong state"
    """Not from the state it is in."""
    INVALID = "invalid"
    """There is no such state, or it was asked of something that is no machine."""
    TIMED_OUT = "timed out"
    """It may still happen."""
    FAILED = "failed"
    IN_SESSION = "in session"
    """Not while somebody redirects."""


UNSPECIFIED: Final = 2

RETURN_VALUES: Final[Mapping[Refusal, int]] = {
    Refusal.UNSUPPORTED: 1,
    Refusal.WRONG_STATE: 4097,
    Refusal.INVALID: 5,
    Refusal.TIMED_OUT: 3,
    Refusal.FAILED: 4,
    Refusal.IN_SESSION: UNSPECIFIED,
}
"""CIM_PowerManagementService.RequestPowerStateChange and its like (DSP1027)."""


def return_value(refusal: Refusal, firmware: Generation) -> int:
    """What a machine of that firmware answers; what may still happen, or went wrong, is no refusal of its."""
    if firmware.refuses_by_two and refusal not in (Refusal.TIMED_OUT, Refusal.FAILED):
        return UNSPECIFIED
    return RETURN_VALUES[refusal]


def refusal_of(error: BackendError) -> Refusal:
    """What kind of refusal an error is."""
    return next((refusal for kind, refusal in _ERRORS.items() if isinstance(error, kind)), Refusal.FAILED)


_ERRORS: Final[Mapping[type[BackendError], Refusal]] = {
    NotSupported: Refusal.UNSUPPORTED,
    WrongState: Refusal.WRONG_STATE,
    BackendTimeout: Refusal.TIMED_OUT,
    InSession: Refusal.IN_SESSION,
}
