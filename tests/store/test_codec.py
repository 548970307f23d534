"""Sections go to JSON and back unchanged, and wrong JSON is a sentence that names machine and section."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vamt.errors import StateError
from vamt.machine import Section
from vamt.store.codec import StoredSection, decode, encode

MACHINE = UUID("6695eb01-f6a4-8304-79aa-97f2502e193f")


@dataclass(frozen=True, slots=True)
class Entry:
    key: int
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Everything(Section):
    NAME: ClassVar[str] = "everything"

    text: str = "default"
    number: int = 7
    ratio: float = 0.5
    flag: bool = False
    octets: bytes = b""
    since: datetime | None = None
    colour: Literal["red", "green"] = "red"
    names: tuple[str, ...] = ()
    pair: tuple[int, str | None] = (0, None)
    entries: tuple[Entry, ...] = ()


sections = st.builds(
    Everything,
    text=st.text(),
    number=st.integers(),
    ratio=st.floats(allow_nan=False, allow_infinity=False),
    flag=st.booleans(),
    octets=st.binary(),
    since=st.none() | st.datetimes(timezones=st.just(UTC)),
    colour=st.sampled_from(["red", "green"]),
    names=st.lists(st.text()).map(tuple),
    pair=st.tuples(st.integers(), st.none() | st.text()),
    entries=st.lists(st.builds(Entry, key=st.integers(), data=st.binary())).map(tuple),
)


@given(sections)
def test_any_section_comes_back_equal(section: Everything) -> None:
    assert decode(Everything, encode(section), machine=MACHINE) == section


def test_missing_keys_have_their_defaults_and_unknown_ones_are_ignored() -> None:
    assert decode(Everything, '{"number": 1, "of-a-later-version": []}', machine=MACHINE) == Everything(
        number=1
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"number": "1"}',
        '{"number": true}',
        '{"flag": 1}',
        '{"text": null}',
        '{"ratio": 1}',
        '{"octets": "*"}',
        '{"since": "yesterday"}',
        '{"colour": "blue"}',
        '{"names": "one"}',
        '{"names": [1]}',
        '{"pair": [1]}',
        "[]",
        "{",
        "",
    ],
)
def test_a_value_of_the_wrong_type_names_the_machine_and_the_section(text: str) -> None:
    with pytest.raises(StateError, match=f"'everything' of machine {MACHINE}"):
        decode(Everything, text, machine=MACHINE)


def test_a_section_that_holds_anything_else_is_refused_before_it_is_written() -> None:
    with pytest.raises(TypeError):
        encode(Everything(text={1}))  # type: ignore[arg-type]  # that is the point


def test_a_stored_section_is_decoded_once() -> None:
    stored = StoredSection(MACHINE, encode(Everything(number=3)))
    assert stored.read(Everything) is stored.read(Everything)
