"""The event log holds what happened, newest first, as long as there is room, in the layout consoles read."""

from __future__ import annotations

import base64
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.logs import event
from support.machines import UUID_1, make
from vamt.firmware.clock import Clock
from vamt.logbook.eventlog import CAPACITY, RECORD_BYTES, Event, EventLog, note, note_once
from vamt.logbook.happenings import BOOT, BOOTING, DISK_FAILED, STARTED, WOKEN, attacked
from vamt.store.sqlite import Store, StoredMachine


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    await opened.put([StoredMachine(UUID_1, "one", None, "127.0.0.1", "Digest:0", datetime.now(UTC))])
    yield opened
    await opened.close()


def numbered(number: int) -> Event:
    """An event that can be told from others."""
    return attacked(number)


def numbers(log: EventLog) -> list[int]:
    return [int.from_bytes(log.record(place)[14:16], "little") for place in range(1, log.count + 1)]


@pytest.mark.parametrize(
    ("recorded", "seconds", "ours"),
    [
        ("+sGwYf8PbwJoCP8iAEATAAAAAAAA", 0x61B0C1FA, BOOTING),
        ("Y8iYZf8GbwVoEP8mYaoKAAAAAAAA", 0x6598C863, attacked(10)),
    ],
)
def test_records_are_those_of_a_device(recorded: str, seconds: int, ours: Event) -> None:
    assert base64.b64encode(ours.record(seconds)).decode() == recorded


def test_the_newest_record_is_the_first() -> None:
    log = EventLog().noted(100, numbered(1), numbered(2)).noted(101, numbered(3))
    assert numbers(log) == [3, 2, 1]
    assert [event(log.record(place)).time for place in (1, 2, 3)] == [101, 100, 100]


def test_the_oldest_give_way_when_it_is_full() -> None:
    log = EventLog()
    for number in range(CAPACITY + 25):
        log = log.noted(1000 + number, numbered(number))
    assert log.count == CAPACITY == 390
    assert numbers(log) == list(range(CAPACITY + 24, 24, -1))
    assert len(log.noted(9999, *BOOT).records) == CAPACITY * RECORD_BYTES


def test_a_burst_longer_than_the_log_leaves_its_end() -> None:
    log = EventLog().noted(1, *map(numbered, range(1000)))
    assert numbers(log) == list(range(999, 999 - CAPACITY, -1))


def test_a_frozen_log_stays_as_it_is() -> None:
    log = EventLog(frozen=True)
    assert log.noted(1, STARTED) is log


@pytest.mark.parametrize("seconds", [0, -5, 0xFFFFFFFF, 1 << 40])
def test_a_time_that_consoles_take_for_none_is_never_written(seconds: int) -> None:
    assert event(STARTED.record(seconds)).time not in (0, 0xFFFFFFFF)


def test_records_carry_the_time_of_the_machines_own_clock() -> None:
    made = make(None, Clock(offset=-86400))
    note(made.machine, STARTED)
    record = event(made.machine.snapshot.section(EventLog).record(1))
    assert abs(record.time - (time.time() - 86400)) < 5


def test_what_repeats_itself_is_written_once_a_while() -> None:
    made = make()
    for _ in range(1000):
        note_once(made.machine, DISK_FAILED, 60, STARTED)
    assert made.machine.snapshot.section(EventLog).count == 1
    note(made.machine, WOKEN)
    note_once(made.machine, DISK_FAILED, 60, STARTED)
    assert made.machine.snapshot.section(EventLog).count == 2
    note_once(made.machine, DISK_FAILED, -5, STARTED)
    assert made.machine.snapshot.section(EventLog).count == 3


def test_what_happens_again_after_a_start_is_another_event() -> None:
    made = make()
    for event_ in (DISK_FAILED, STARTED, DISK_FAILED, DISK_FAILED):
        note_once(made.machine, event_, 60, STARTED)
    assert made.machine.snapshot.section(EventLog).count == 3


async def test_a_burst_is_one_write_and_is_read_back(store: Store) -> None:
    made = make()
    for number in range(500):
        note(made.machine, numbered(number))
    await made.machine.settle()
    await made.machine.settle()
    (saved,) = made.store.saved
    await store.save(UUID_1, [saved[1]])
    stored = (await store.sections([UUID_1]))[UUID_1][EventLog.NAME].read(EventLog)
    assert stored == made.machine.snapshot.section(EventLog)
    assert numbers(stored)[0] == 499


async def test_an_empty_log_costs_nothing() -> None:
    made = make()
    note(made.machine)
    await made.machine.settle()
    assert made.store.saved == []
    assert made.machine.snapshot.sections == {}
