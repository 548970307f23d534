"""The event log in sentences."""

from __future__ import annotations

import pytest

from support.machines import make
from support.pages import Visitor
from vamt.logbook import happenings
from vamt.logbook.eventlog import Event, EventLog, Severity

SECONDS = 1_700_000_000
WHEN = "2023-11-14 22:13:20"


def visitor(*events: Event, frozen: bool = False) -> Visitor:
    log = EventLog().noted(SECONDS, *events)
    return Visitor(make(None, EventLog(log.records, frozen)))


async def test_the_newest_event_comes_first() -> None:
    shown = await visitor(happenings.STARTED, happenings.BOOTING, happenings.CUT_OFF).look("/events.htm")
    assert shown.rows == [
        ["1", WHEN, "Warning", "Power unit", "The operating system stopped, or its power was cut off."],
        ["2", WHEN, "Warning", "BIOS", "The operating system starts."],
        ["3", WHEN, "Monitor", "BIOS", "The firmware starts."],
    ]


@pytest.mark.parametrize(
    ("event", "row"),
    [
        (happenings.ENTERED_SETUP, ["Monitor", "BIOS", "The firmware's set-up was entered."]),
        (happenings.DISK_FAILED, ["Critical", "Disk", "A disk has failed."]),
        (happenings.SLEEPS, ["Information", "Power unit", "The machine sleeps (S3)."]),
        (happenings.SHUT_DOWN, ["Information", "Power unit", "The machine was shut down (S5)."]),
        (
            happenings.PANICKED,
            [
                "Failure",
                "System management software",
                "The operating system stopped, or its power was cut off.",
            ],
        ),
        (
            happenings.attacked(7),
            [
                "Critical",
                "Intel® AMT",
                "There were 7 failed attempts to log on. The machine may be under attack.",
            ],
        ),
        (
            Event(0xC0, 9, 7, 200, b"<b>"),
            [
                "Unspecified",
                "Unspecified entity",
                "Event 9 of sensor type 192, data 3c 62 3e 00 00 00 00 00.",
            ],
        ),
        (
            Event(0x0F, 2, Severity.MONITOR, 34, b"\x40\xee"),
            ["Monitor", "BIOS", "Event 2 of sensor type 15, data 40 ee 00 00 00 00 00 00."],
        ),
    ],
)
async def test_every_event_has_a_sentence(event: Event, row: list[str]) -> None:
    assert (await visitor(event).look("/events.htm")).rows == [["1", WHEN, *row]]


async def test_an_empty_log_says_so() -> None:
    shown = await visitor().look("/events.htm")
    assert "Nothing has been logged." in shown.all("//main/p")


async def test_clearing_the_log_is_asked_for_twice() -> None:
    page = visitor(happenings.STARTED)
    asked = await page.send("/logform", ask="yes", ClearLog="Clear Log")
    assert asked.title == "Confirm"
    assert page.made.machine.snapshot.section(EventLog).count
    done = await page.send("/logform", ClearLog="Clear Log")
    assert done.headers["Location"] == "/events.htm?done=log-cleared"
    assert not page.made.machine.snapshot.section(EventLog).count


async def test_logging_is_stopped_and_goes_on() -> None:
    page = visitor(happenings.STARTED)
    await page.send("/logform", SubmitFreeze="Stop Logging")
    assert page.made.machine.snapshot.section(EventLog).frozen
    assert "Logging is stopped" in (await page.look("/events.htm")).text
    done = await page.send("/logform", SubmitFreeze="Continue Logging")
    assert done.headers["Location"] == "/events.htm?done=log-started"
    assert not page.made.machine.snapshot.section(EventLog).frozen
