"""What a domain is doing, from what libvirt says, and whether it has saved memory.

Called by `vamt.backend.libvirt` in worker threads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import libvirt

from vamt.backend.base import DomainState, Ending

_STATES: Final[Mapping[int, DomainState]] = {
    libvirt.VIR_DOMAIN_RUNNING: DomainState.RUNNING,
    libvirt.VIR_DOMAIN_BLOCKED: DomainState.RUNNING,
    libvirt.VIR_DOMAIN_PAUSED: DomainState.PAUSED,
    libvirt.VIR_DOMAIN_SHUTDOWN: DomainState.RUNNING,
    libvirt.VIR_DOMAIN_CRASHED: DomainState.CRASHED,
    libvirt.VIR_DOMAIN_PMSUSPENDED: DomainState.SUSPENDED,
}
"""Of a domain that has a running instance."""

_PAUSES: Final[Mapping[int, DomainState]] = {
    libvirt.VIR_DOMAIN_PAUSED_CRASHED: DomainState.CRASHED,
    **dict.fromkeys(
        (
            libvirt.VIR_DOMAIN_PAUSED_MIGRATION,
            libvirt.VIR_DOMAIN_PAUSED_SAVE,
            libvirt.VIR_DOMAIN_PAUSED_DUMP,
            libvirt.VIR_DOMAIN_PAUSED_SNAPSHOT,
            libvirt.VIR_DOMAIN_PAUSED_SHUTTING_DOWN,
            libvirt.VIR_DOMAIN_PAUSED_STARTING_UP,
            libvirt.VIR_DOMAIN_PAUSED_POSTCOPY,
        ),
        DomainState.RUNNING,
    ),
}
"""Pauses nobody asked for, by reason: for as long as libvirt's own work takes, the guest has not gone to sleep.

What is left was meant as one (virsh suspend), or lasts until someone does something (a disk error, a watchdog). A
guest that was saved while it was paused is restored paused, for good, and libvirt gives migration as the reason: that
is one of its own pauses only as long as it has a job.
"""

_ENDINGS: Final[Mapping[int, Ending]] = {
    libvirt.VIR_DOMAIN_SHUTOFF_SHUTDOWN: "shutdown",
    libvirt.VIR_DOMAIN_SHUTOFF_DESTROYED: "destroyed",
    libvirt.VIR_DOMAIN_SHUTOFF_CRASHED: "crashed",
    libvirt.VIR_DOMAIN_SHUTOFF_MIGRATED: "migrated",
}
"""Why a domain is off."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What a domain is doing."""

    state: DomainState
    ended: Ending | None = None
    """How its last instance ended, if it is off."""
    passing: bool = False
    """It stands still for a moment, at whose end libvirt need not tell that it still does."""


def state_of(domain: Any, *, active: bool) -> Doing:
    """What a domain is doing; raises libvirtError."""
    state, reason = domain.state()
    if not active or state == libvirt.VIR_DOMAIN_SHUTOFF:
        return Doing(DomainState.SAVED) if is_saved(domain) else Doing(DomainState.OFF, _ENDINGS.get(reason))
    if state != libvirt.VIR_DOMAIN_PAUSED:
        return Doing(_STATES.get(state, DomainState.UNKNOWN))
    if reason == libvirt.VIR_DOMAIN_PAUSED_MIGRATION and not _at_work(domain):
        over = domain.state() != [state, reason]  # between the two questions
        return state_of(domain, active=active) if over else Doing(DomainState.PAUSED)
    if reason not in _PAUSES:
        return Doing(DomainState.PAUSED)
    return Doing(_PAUSES[reason], passing=True)


def _at_work(domain: Any) -> bool:
    """Whether libvirt has a job of its own with a domain: of one that is just arriving here it refuses to tell."""
    try:
        return bool(domain.jobInfo()[0] != libvirt.VIR_DOMAIN_JOB_NONE)
    except libvirt.libvirtError as error:
        return bool(error.get_error_code() == libvirt.VIR_ERR_OPERATION_UNSUPPORTED)


def is_saved(domain: Any) -> bool:
    """Whether a domain has saved memory to be restored; raises libvirtError.

    Libvirt goes on saying so when the file was deleted, and starts the domain afresh.
    """
    if not domain.hasManagedSaveImage():
        return False
    try:
        domain.managedSaveGetXMLDesc()
    except libvirt.libvirtError as error:
        return bool(error.get_error_code() == libvirt.VIR_ERR_NO_SUPPORT)
    return True


def discard_save(domain: Any) -> None:
    """Forget saved memory, which may be gone or unreadable already; raises libvirtError."""
    try:
        domain.managedSaveRemove()
    except libvirt.libvirtError:
        if is_saved(domain):
            raise
