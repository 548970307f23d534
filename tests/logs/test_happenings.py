"""What changes of a domain's facts mean."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from support.logs import event
from support.machines import domain, make
from vamt.backend.base import DomainState, Trouble
from vamt.firmware.boot import NextBoot
from vamt.logbook import witness
from vamt.logbook.eventlog import EventLog
from vamt.logbook.hostboot import HostBoot

EARLY, LATE = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
OFF, ON, SAVED = DomainState.OFF, DomainState.RUNNING, DomainState.SAVED
SLEEP, PAUSED, CRASHED = DomainState.SUSPENDED, DomainState.PAUSED, DomainState.CRASHED
BOOT = ["System firmware started", "Starting OS boot process"]
SET_UP = NextBoot(single_use=True, BIOSSetup=True, token="t")


def witnessed(before: Any, now: Any, *sections: NextBoot) -> list[str]:
    """The records of a change, the oldest first."""
    machine = make(domain(), *sections).machine
    witness.changed(machine, before, now)
    log = machine.snapshot.section(EventLog)
    return [event(log.record(place)).text for place in range(log.count, 0, -1)]


@pytest.mark.parametrize(
    ("before", "now", "texts"),
    [
        ({"state": OFF}, {"state": ON}, BOOT),
        ({"state": OFF}, {"state": PAUSED}, BOOT),
        ({"state": SAVED}, {"state": ON}, ["Calling wake-up vector"]),
        ({"state": SAVED}, {"state": ON, "boot_token": "t"}, BOOT),
        ({"state": SLEEP}, {"state": ON}, ["Calling wake-up vector"]),
        ({"state": ON}, {"state": SLEEP}, ["sleeps"]),
        ({"state": ON}, {"state": SAVED}, ["hibernates"]),
        ({"state": ON}, {"state": OFF, "ended": "shutdown"}, ["soft off"]),
        ({"state": ON}, {"state": OFF, "ended": "destroyed"}, ["Power interrupt"]),
        ({"state": ON}, {"state": OFF, "ended": "crashed"}, ["Power interrupt"]),
        ({"state": CRASHED}, {"state": OFF}, ["Power interrupt"]),
        ({"state": ON}, {"state": OFF, "ended": "migrated"}, []),
        ({"state": ON, "started": EARLY}, {"state": ON, "started": LATE}, BOOT),
        ({"state": ON}, {"state": PAUSED}, []),
        ({"state": PAUSED}, {"state": ON}, []),
        ({"state": ON}, {"state": CRASHED}, []),
        ({"state": SAVED}, {"state": OFF}, []),
        ({"state": OFF}, {"state": OFF, "name": "two"}, []),
    ],
)
def test_a_change_of_state_is_what_it_is(
    before: dict[str, Any], now: dict[str, Any], texts: list[str]
) -> None:
    assert witnessed(domain(**before), domain(**now)) == texts


def test_a_start_into_the_firmwares_set_up_boots_nothing() -> None:
    texts = witnessed(domain(state=OFF), domain(boot_token="t"), SET_UP)
    assert texts == ["System firmware started", "Entering BIOS setup"]
    assert witnessed(domain(state=OFF), domain(boot_token="u"), SET_UP) == BOOT


@pytest.mark.parametrize(
    ("trouble", "text"),
    [
        (Trouble.PANIC, "OS lockup"),
        (Trouble.WATCHDOG, "Watchdog"),
        (Trouble.DISK, "Firmware error 3"),
    ],
)
def test_trouble_is_written_once_however_often_it_is_told(trouble: Trouble, text: str) -> None:
    machine = make().machine
    for _ in range(100):
        witness.troubled(machine, trouble)
    log = machine.snapshot.section(EventLog)
    assert [event(log.record(place)).text for place in range(1, log.count + 1)] == [text]
    assert event(log.record(1)).severity >= 16


@pytest.mark.parametrize(("before", "previous"), [(OFF, 7), (SAVED, 6), (SLEEP, 5)], ids=["S5", "S4", "S3"])
def test_a_start_by_others_is_remembered_with_the_state_it_came_from(
    before: DomainState, previous: int
) -> None:
    machine = make().machine
    witness.changed(machine, domain(state=before), domain())
    assert machine.snapshot.section(HostBoot) == HostBoot(1, "", previous)
