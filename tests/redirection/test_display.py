"""QEMU's display octet by octet: what it says, cut anywhere; what it is told; and what it must not do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from vamt.redirection.core import Ended, Event
from vamt.redirection.display import CHUNK, MAX_WAITING, Changed, Display, Resized
from vamt.redirection.pixels import Pixels
from vamt.redirection.screen import Region, Screen

ALL: Region = (0, 0, 9999, 9999)

HANDSHAKE = bytes.fromhex(
    "52464220 3030332E 3030380A"  # RFB 003.008
    "01 01"  # security: none
    "00000000"  # granted
    "0004 0003 20 18 00 01 00FF 00FF 00FF 10 08 00 000000"  # 4 x 3, 32 bits
    "00000009 51454D55 2028766D 29"  # QEMU (vm)
)
"""As QEMU 7.2 says it on a socket that libvirt opened, but for the size."""
SETTINGS = bytes.fromhex(
    "00 000000 10 10 00 01 001F 003F 001F 0B 05 00 000000"  # SetPixelFormat: RGB565, little-endian
    "02 00 0003 00000000 FFFFFF21 FFFFFEC6"  # SetEncodings: raw, size, cursor with alpha
)
WHOLE = bytes.fromhex("03 00 0000 0000 0004 0003")
NEWER = bytes.fromhex("03 01 0000 0000 0004 0003")

UPDATE = bytes.fromhex(
    "00 00 0002"
    "0001 0000 0002 0002 00000000 1111 2222 3333 4444"  # raw, 2 x 2 at 1, 0
    "0000 0002 0001 0001 00000000 FFFF"  # raw, 1 x 1 at 0, 2
)
RESIZE = bytes.fromhex("00 00 0001 0000 0000 0006 0002 FFFFFF21")
CURSOR = bytes.fromhex(
    "00 00 0001 0001 0000 0002 0001 FFFFFEC6 00000000"  # 2 x 1, hot at 1, 0, raw
    "0000FFFF FFFFFF7F"  # red, all there; white, hardly
)
CHATTER = bytes.fromhex("02 03 000000 00000003 616263")
"""A bell and a text."""


def greeted(*, asked: bool = True) -> tuple[Display, Screen]:
    """A display of 4 x 3 whose settings have been sent."""
    screen = Screen()
    display = Display(screen)
    if asked:
        display.request()
    display.receive(HANDSHAKE, 0)
    display.take()
    return display, screen


def picture(screen: Screen) -> Pixels:
    screen.spoil(ALL)
    (tile,) = screen.take(ALL)
    return tile.pixels


# -- the handshake


def test_qemu_is_asked_for_rgb565_and_all_of_the_picture() -> None:
    display = Display(Screen())
    display.request()
    assert display.take() == []
    sent = []
    for step in (HANDSHAKE[:12], HANDSHAKE[12:14], HANDSHAKE[14:18]):
        assert display.receive(step, 0) == []
        sent += display.take()
    assert sent == [b"RFB 003.008\n", b"\1", b"\1"]
    assert display.receive(HANDSHAKE[18:], 0) == [Resized(4, 3)]
    assert display.take() == [SETTINGS + WHOLE]


def test_nobody_is_asked_before_somebody_wants_to_see_it() -> None:
    display = Display(Screen())
    display.receive(HANDSHAKE, 0)
    assert display.take() == [b"RFB 003.008\n" + b"\1" + b"\1" + SETTINGS]
    display.request()
    assert display.take() == [WHOLE]


def test_a_display_that_wants_a_password_is_no_use() -> None:
    assert Display(Screen()).receive(HANDSHAKE[:12] + b"\1\2", 0) == [
        Ended("the display wants a password", fault=True)
    ]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\n", id="something else"),
        pytest.param(HANDSHAKE[:12] + b"\0\0\0\0\4nope", id="no security at all"),
        pytest.param(HANDSHAKE[:14] + b"\0\0\0\1\0\0\0\4nope", id="not granted"),
        pytest.param(HANDSHAKE[:18] + b"\0\0\0\3" + HANDSHAKE[22:], id="without a width"),
        pytest.param(HANDSHAKE[:18] + b"\x40\1\0\3" + HANDSHAKE[22:], id="16385 wide"),
        pytest.param(HANDSHAKE[:-13] + b"\xff\xff\xff\xff", id="a name of 4 GB"),
    ],
)
def test_a_handshake_that_is_none_ends_it(said: bytes) -> None:
    display = Display(Screen())
    display.request()
    (ended,) = display.receive(said, 0)
    assert isinstance(ended, Ended)
    assert ended.fault
    display.key(True, 0x61)
    display.request()
    assert display.receive(HANDSHAKE, 0) == ()
    assert b"\4\1" not in b"".join(display.take())


# -- pictures


def test_what_the_display_draws_is_on_the_screen() -> None:
    display, screen = greeted()
    assert display.receive(UPDATE, 0) == [Changed()]
    assert picture(screen).tolist() == [[0, 0x1111, 0x2222, 0], [0, 0x3333, 0x4444, 0], [0xFFFF, 0, 0, 0]]


def test_the_display_is_asked_once_until_it_has_answered() -> None:
    display, _ = greeted()
    display.request()
    assert display.take() == []
    display.receive(UPDATE, 0)
    display.request()
    display.request()
    assert display.take() == [NEWER]


def test_another_size_is_told_and_all_of_it_asked_for() -> None:
    display, screen = greeted()
    assert display.receive(RESIZE, 0) == [Resized(6, 2)]
    assert (screen.width, screen.height) == (6, 2)
    display.request()
    assert display.take() == [bytes.fromhex("03 00 0000 0000 0006 0002")]


def test_a_display_larger_than_amts_screen_is_seen_in_part() -> None:
    display, screen = greeted()
    larger = bytes.fromhex("00 00 0002 0000 0000 0A01 0002 FFFFFF21 0000 0001 0A01 0001 00000000")
    assert display.receive(larger + b"\1\1" * 2560 + b"\2\2", 0) == [Resized(2560, 2), Changed()]
    assert [np.unique(t.pixels).tolist() for t in screen.take((2559, 0, 1, 2))] == [[0, 0x0101]]


def test_the_cursor_is_drawn_where_the_viewer_points() -> None:
    display, screen = greeted()
    display.pointer(0, 3, 1)
    assert display.receive(CURSOR, 0) == [Changed()]
    assert picture(screen).tolist() == [[0] * 4, [0, 0, 0xF800, 0], [0] * 4]
    display.receive(bytes.fromhex("00 00 0001 0000 0000 0000 0000 FFFFFEC6 00000000"), 0)
    assert not picture(screen).any()


def test_a_screen_is_torn_until_an_update_is_all_there() -> None:
    display, screen = greeted()
    display.receive(UPDATE[:-1], 0)
    assert screen.torn
    display.receive(UPDATE[-1:], 0)
    assert not screen.torn


def test_an_answer_of_nothing_is_an_answer() -> None:
    display, screen = greeted()
    assert display.receive(bytes.fromhex("00 00 0000"), 0) == [Changed()]
    display.request()
    assert display.take() == [NEWER]
    assert not picture(screen).any()


def test_bells_and_texts_are_nothing() -> None:
    display, screen = greeted()
    assert display.receive(CHATTER * 3 + UPDATE, 0) == [Changed()]
    assert picture(screen).any()


def test_a_large_picture_is_drawn_while_it_comes() -> None:
    display = Display(Screen())
    display.receive(HANDSHAKE[:18] + bytes.fromhex("0780 0438") + HANDSHAKE[22:], 0)
    whole = np.arange(1920 * 1080, dtype=np.uint32).astype("<u2")
    said = bytes.fromhex("00 00 0001 0000 0000 0780 0438 00000000") + whole.tobytes()
    events: list[Event] = []
    for start in range(0, len(said), 100_000):
        events += display.receive(said[start : start + 100_000], 0)
        assert len(display._buffer) < CHUNK
    assert events == [Changed()]
    for tile in display._screen.take(ALL):
        height, width = tile.pixels.shape
        expected = whole.reshape(1080, 1920)[tile.y : tile.y + height, tile.x : tile.x + width]
        assert (tile.pixels == expected).all()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("01 00 0000 0001 0000 0000 0000", id="a colour map"),
        pytest.param("FF 00 0001 00000000", id="a message nobody knows"),
        pytest.param("00 00 0001 0000 0000 0001 0001 00000005", id="an encoding that was not asked for"),
        pytest.param("00 00 0001 0004 0000 0001 0001 00000000 1111", id="right of the edge"),
        pytest.param("00 00 0001 0000 0002 0001 0002 00000000 11112222", id="below the edge"),
        pytest.param("00 00 0001 0000 0000 0000 0003 FFFFFF21", id="no width"),
        pytest.param("00 00 0001 0000 0000 4001 0003 FFFFFF21", id="16385 wide"),
        pytest.param("00 00 0001 0000 0000 0201 0001 FFFFFEC6 00000000", id="a cursor of 513"),
        pytest.param("00 00 0001 0000 0000 0001 0001 FFFFFEC6 00000005", id="a cursor in hextile"),
        pytest.param("03 000000 00100001", id="a text of more than 1 MB"),
    ],
)
def test_what_a_display_must_not_do_ends_it(said: str) -> None:
    display, _ = greeted()
    (ended,) = display.receive(bytes.fromhex(said), 0)
    assert isinstance(ended, Ended)
    assert ended.fault
    assert display.receive(UPDATE, 0) == ()


# -- the viewer's hands


def test_keys_and_moves_are_passed_on() -> None:
    display, _ = greeted()
    display.key(True, 0xFF0D)
    display.key(False, 0xFF0D)
    display.pointer(0b101, 3, 2)
    assert display.take() == [
        bytes.fromhex("04 01 0000 0000FF0D" + "04 00 0000 0000FF0D" + "05 05 0003 0002")
    ]


def test_the_pointer_stays_on_the_display() -> None:
    display, _ = greeted()
    display.pointer(0, 65535, 3)
    assert display.take() == [bytes.fromhex("05 00 0003 0002")]


def test_keys_before_the_display_is_there_are_lost() -> None:
    display = Display(Screen())
    display.key(True, 0x61)
    display.pointer(1, 1, 1)
    assert display.take() == []


def test_a_display_that_takes_nothing_does_not_fill_the_memory_and_leaves_no_key_down() -> None:
    display, _ = greeted()
    for _ in range(3 * MAX_WAITING):
        display.key(True, 0x61)
    display.key(False, 0x61)
    (sent,) = display.take()
    assert sent == bytes.fromhex("04 01 0000 00000061") * MAX_WAITING + bytes.fromhex("04 00 0000 00000061")
    for _ in range(3 * MAX_WAITING):
        display.pointer(0, 1, 1)
    (sent,) = display.take()
    assert len(sent) <= 2 * MAX_WAITING * 6


def test_nothing_is_ever_due() -> None:
    display, _ = greeted()
    assert display.next_timer() is None
    assert display.on_timer(1e9) == ()


# -- cut anywhere, and garbage

TALK = HANDSHAKE + CHATTER + UPDATE + CURSOR + UPDATE + RESIZE + CHATTER


def heard(pieces: Sequence[bytes]) -> tuple[list[Event], bytes, list[list[int]]]:
    screen = Screen()
    display = Display(screen)
    display.request()
    events = [event for piece in pieces for event in display.receive(piece, 0)]
    return events, b"".join(display.take()), picture(screen).tolist()


@BOUNDED
@given(st.lists(st.integers(0, len(TALK)), max_size=20))
def test_the_same_octets_cut_anywhere_are_the_same(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(TALK)]
    assert heard([TALK[a:b] for a, b in pairwise(edges)]) == heard([TALK])


def test_octet_by_octet_is_the_same() -> None:
    events, sent, drawn = heard([bytes((octet,)) for octet in TALK])
    assert (events, sent, drawn) == heard([TALK])
    assert events == [Resized(4, 3), Changed(), Changed(), Changed(), Resized(6, 2)]


@BOUNDED
@given(
    st.sampled_from((b"", HANDSHAKE, HANDSHAKE + UPDATE[:20])), st.binary(max_size=200), st.integers(0, 200)
)
def test_garbage_ends_it_or_is_waited_for(before: bytes, garbage: bytes, place: int) -> None:
    display = Display(Screen())
    said = before[: len(before) - place % 30] + garbage
    events = [event for i in range(len(said)) for event in display.receive(said[i : i + 1], 0)]
    ended = [event for event in events if isinstance(event, Ended)]
    assert ended == ([events[-1]] if ended else [])
    assert len(display._buffer) <= len(said)
