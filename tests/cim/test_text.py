"""Every text leaves through one encoder, and comes back as it was but for what XML forbids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from support.fuzz import ANY_TEXT, BOUNDED
from vamt.cim.text import escape, escape_attribute

FORBIDDEN = "".join(map(chr, [*range(0x20)])).translate({9: None, 10: None, 13: None}) + "\ufffe\uffff"


def carried(text: str) -> str:
    """What of a text XML can carry."""
    return "".join(char for char in text if char not in FORBIDDEN)


@BOUNDED
@given(ANY_TEXT)
def test_any_text_comes_back_without_what_xml_forbids(text: str) -> None:
    assert (etree.fromstring(f"<x>{escape(text)}</x>").text or "") == carried(text)


@BOUNDED
@given(st.text())
def test_even_halves_of_characters_do_no_harm(text: str) -> None:
    etree.fromstring(f'<x y="{escape_attribute(text)}">{escape(text)}</x>'.encode())


def test_a_quote_does_not_end_an_attribute() -> None:
    assert etree.fromstring(f'<x y="{escape_attribute(chr(34) + "<&")}"/>').get("y") == '"<&'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Intel(r) AMT: Force CD/DVD Boot", "Intel(r) AMT: Force CD/DVD Boot"),
        ("R&D <1>", "R&amp;D &lt;1&gt;"),
        ("bell\x07, escape\x1b, null\0.", "bell, escape, null."),
        ("grüß \U0001f600\ttab\nline", "grüß \U0001f600\ttab\nline"),
        ("\ud800lone", "lone"),
    ],
)
def test_a_text_is_written_like_this(text: str, written: str) -> None:
    assert escape(text) == written
