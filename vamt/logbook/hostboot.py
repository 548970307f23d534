"""Why the host started last: by remote control, by an alarm, or by something AMT has no part in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from vamt.backend.base import DomainState
from vamt.machine import Machine, Section
from vamt.schema.IPS_HostBootReason import IPS_HostBootReason_PreviousSxState as PreviousSxState
from vamt.schema.IPS_HostBootReason import IPS_HostBootReason_Reason as Reason

_SLEEP: Final[Mapping[DomainState, PreviousSxState]] = {
    DomainState.RUNNING: PreviousSxState.S0,
    DomainState.CRASHED: PreviousSxState.S0,
    DomainState.PAUSED: PreviousSxState.S1,
    DomainState.SUSPENDED: PreviousSxState.S3,
    DomainState.SAVED: PreviousSxState.S4,
    DomainState.OFF: PreviousSxState.S5,
}


@dataclass(frozen=True, slots=True)
class HostBoot(Section):
    """The last start that vamt saw; the numbers are IPS_HostBootReason's."""

    NAME: ClassVar[str] = "host-boot"

    reason: int = Reason.OTHER
    details: str = ""
    previous: int = 0
    """PreviousSxState; 0 where no start was seen yet."""


def booted(machine: Machine, before: DomainState, reason: Reason = Reason.OTHER, details: str = "") -> None:
    """Remember a start out of that state; durable with the machine's next `save` or `settle`."""
    boot = HostBoot(reason, details, _SLEEP.get(before, PreviousSxState.OTHER))
    if boot != machine.snapshot.section(HostBoot):
        machine.amend(boot)
