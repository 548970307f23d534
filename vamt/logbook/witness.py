"""What a machine writes into its log of what its hypervisor tells; durable with its next `save` or `settle`.

The first facts of a domain are no event: a machine that is on when vamt starts was not switched on then.
"""

from __future__ import annotations

from typing import Final

from vamt.backend.base import Domain, DomainState, Trouble
from vamt.firmware.boot import next_start
from vamt.logbook.eventlog import note, note_once
from vamt.logbook.happenings import BOOT, STARTED, TROUBLES, WOKEN, transition
from vamt.logbook.hostboot import booted
from vamt.machine import Machine

REPEATED_SECONDS: Final = 60
"""A failing disk or an expired watchdog may be told of a thousand times a second."""


def changed(machine: Machine, before: Domain, now: Domain) -> None:
    """Its domain's facts changed."""
    once = next_start(machine.snapshot)
    setup = once is not None and once.firmware_menu and once.token == now.boot_token
    events = transition(before, now, setup=setup)
    note(machine, *events)
    if STARTED in events or WOKEN in events:
        booted(machine, before.state)


def rebooted(machine: Machine) -> None:
    """Its guest reset itself; where that leads to a new start, as `guest_rebooted` decides, that is the boot."""
    if not machine.snapshot.domain.boot_token and next_start(machine.snapshot) is None:
        reset(machine)


def reset(machine: Machine) -> None:
    """It was reset, without a new instance."""
    note(machine, *BOOT)
    booted(machine, DomainState.RUNNING)
    machine.was_reset()


def troubled(machine: Machine, trouble: Trouble) -> None:
    """Something went wrong in it; told again before it starts anew, it is the same."""
    note_once(machine, TROUBLES[trouble], REPEATED_SECONDS, STARTED)
