"""Points in time and durations, as xs:dateTime and xs:duration carry them and devices write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from vamt.cim.model import format_datetime, format_interval, parse_datetime, parse_interval


@BOUNDED
@given(st.datetimes(timezones=st.just(UTC)).map(lambda value: value.replace(microsecond=0)))
def test_any_point_in_time_comes_back(value: datetime) -> None:
    assert parse_datetime(format_datetime(value)) == value


@BOUNDED
@given(st.timedeltas(min_value=timedelta(0)).map(lambda value: value - timedelta(0, 0, value.microseconds)))
def test_any_duration_comes_back(value: timedelta) -> None:
    assert parse_interval(format_interval(value)) == value


@BOUNDED
@given(st.text() | st.from_regex(r"P?[0-9]*D?T?[0-9.]{0,12}[HMS]?", fullmatch=True))
def test_any_other_text_is_refused_and_nothing_else(text: str) -> None:
    for parse in (parse_interval, parse_datetime):
        try:
            parse(text)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("PT60S", 60),
        ("PT60.000S", 60),
        ("PT60.500S", 60.5),
        ("PT60.50S", 60.5),
        ("PT3600.000000S", 3600),
        ("P0DT1H0M", 3600),
        ("PT5M", 300),
        ("P1DT2H3M4S", 93784),
        ("P1D", 86400),
    ],
)
def test_a_duration_is_read_in_every_clients_form(text: str, seconds: float) -> None:
    assert parse_interval(text).total_seconds() == seconds


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "60", "60S", "P1DT", "PT1", "-PT1S", "PT-1S", "PT1.S", "P9D T1S", "PT1S\n"],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_interval(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (timedelta(hours=1), "P0DT1H0M"),
        (timedelta(days=1, minutes=5), "P1DT0H5M"),
        (timedelta(seconds=61), "P0DT0H1M1S"),
    ],
)
def test_a_duration_is_written_as_devices_write_it(value: timedelta, text: str) -> None:
    assert format_interval(value) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-01-03T00:44:35Z", datetime(2024, 1, 3, 0, 44, 35, tzinfo=UTC)),
        ("2024-01-03T01:44:35+01:00", datetime(2024, 1, 3, 0, 44, 35, tzinfo=UTC)),
        ("2024-01-03T00:44:35", datetime(2024, 1, 3, 0, 44, 35, tzinfo=UTC)),
        ("2017-01-31T15:40:09.250Z", datetime(2017, 1, 31, 15, 40, 9, 250000, tzinfo=UTC)),
    ],
)
def test_a_point_in_time_is_read_in_every_clients_form(text: str, value: datetime) -> None:
    assert parse_datetime(text) == value


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_point_in_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_datetime(text)


def test_a_point_in_time_is_written_as_devices_write_it() -> None:
    value = parse_datetime("2024-01-03T01:44:35.900+01:00")
    assert format_datetime(value) == "2024-01-03T00:44:35Z"
