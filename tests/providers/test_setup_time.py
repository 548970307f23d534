"""The clock: how it is read, set by a console's, and what is not a time."""

from __future__ import annotations

import time

import pytest

from support.machines import make
from support.talking import Console
from vamt.firmware.clock import Clock

SERVICE = "AMT_TimeSynchronizationService"
INVALID_PARAMETER = 36
DAY = 86_400


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> int:
    """The host's time, standing still."""
    monkeypatch.setattr(time, "time", lambda: 1_750_000_000.5)
    return 1_750_000_000


def console(offset: int = 0) -> Console:
    return Console(make(None, Clock(offset=offset)))


async def clock(made: Console) -> int:
    answer = await made.invoke(SERVICE, "GetLowAccuracyTimeSynch")
    assert answer.return_value == 0
    return int(answer.one("Ta0"))


async def set_clock(made: Console, ta0: int, tm1: int, tm2: int) -> int:
    inside = f"<h:Ta0>{ta0}</h:Ta0><h:Tm1>{tm1}</h:Tm1><h:Tm2>{tm2}</h:Tm2>"
    return (await made.invoke(SERVICE, "SetHighAccuracyTimeSynch", inside)).return_value


async def test_the_clock_shows_the_hosts_time_until_it_is_set(stopped: int) -> None:
    made = console()
    assert await clock(made) == stopped
    assert (await made.get(SERVICE)).properties()["TimeSource"] == "0"


@pytest.mark.parametrize("ahead", [-DAY, -7, 0, 7, DAY])
async def test_a_console_sets_it_to_its_own(stopped: int, ahead: int) -> None:
    """Clients send the same time twice."""
    made = console(offset=1000)
    theirs = stopped + ahead
    assert await set_clock(made, await clock(made), theirs, theirs) == 0
    assert await clock(made) == theirs
    assert (await made.get(SERVICE)).properties()["TimeSource"] == "1"


async def test_the_time_between_both_calls_is_taken_into_account(stopped: int) -> None:
    """Read 20 s ago, when the console's clock was 100 s ahead of ours, as it still is."""
    made = console()
    assert await set_clock(made, stopped - 20, stopped + 80, stopped + 100) == 0
    assert await clock(made) == stopped + 100


async def test_clocks_that_agree_stay_as_they_are(stopped: int) -> None:
    """A second that passed between the calls must not make the clock drift with every synchronization."""
    made = console()
    assert await set_clock(made, stopped - 1, stopped, stopped) == 0
    assert await set_clock(made, stopped, stopped, stopped) == 0
    assert await set_clock(made, stopped - 1, stopped - 1, stopped - 1) == 0
    assert made.machine.snapshot.section(Clock) == Clock()


@pytest.mark.parametrize(
    ("ta0", "tm1", "tm2"),
    [
        (1_750_000_000, 0, 0),
        (1_750_000_000, 1_072_915_199, 1_750_000_000),
        (1_750_000_000, 1_750_000_001, 1_750_000_000),
        (0, 4_294_967_295, 4_294_967_295),
        (4_294_967_295, 1_072_915_200, 1_072_915_200),
    ],
)
async def test_what_is_no_time_is_refused_and_changes_nothing(
    stopped: int, ta0: int, tm1: int, tm2: int
) -> None:
    made = console(offset=5)
    assert await set_clock(made, ta0, tm1, tm2) == INVALID_PARAMETER
    assert made.machine.snapshot.section(Clock) == Clock(offset=5)


@pytest.mark.parametrize(
    "inside", ["", "<h:Ta0>1</h:Ta0>", "<h:Ta0>1</h:Ta0><h:Tm1>-1</h:Tm1><h:Tm2>1</h:Tm2>"]
)
async def test_a_time_that_is_missing_is_a_fault(inside: str) -> None:
    answer = await console().invoke(SERVICE, "SetHighAccuracyTimeSynch", inside)
    assert answer.fault == "SchemaValidationError"


async def test_a_clock_that_runs_over_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 4_294_967_296.0)
    assert await clock(console()) == 0


@pytest.mark.parametrize(("enable", "shown"), [("true", "1"), ("false", "2")])
async def test_the_guest_may_be_kept_from_setting_it(enable: str, shown: str) -> None:
    made = console()
    assert (await made.get(SERVICE)).properties()["LocalTimeSyncEnabled"] == "0"
    answer = await made.invoke(SERVICE, "EnableLocalTimeSync", f"<h:Enable>{enable}</h:Enable>")
    assert answer.return_value == 0
    assert (await made.get(SERVICE)).properties()["LocalTimeSyncEnabled"] == shown
