"""What is kept of a medium, and what is read next for whom."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from support.fuzz import FEW
from vamt.redirection.blocks import CACHE, SEGMENT, Blocks, Pace, Span

MIB = 1 << 20


class Guest:
    """Reads a medium of which every octet is known, with a console that answers at once."""

    def __init__(self, size: int, largest: int = MIB, seconds: float = 0.01) -> None:
        self.medium = random.Random(1).randbytes(size)
        self.seconds = seconds
        self.blocks: Blocks[str] = Blocks(size, Pace(largest))
        self.spans: list[Span] = []

    def serve(self, span: Span) -> list[tuple[str, bytes]]:
        self.spans.append(span)
        offset, length = self.blocks.octets(span)
        octets = self.medium[offset : offset + length]
        assert len(octets) == length
        return list(self.blocks.arrived(span, octets, self.seconds))

    def read(self, offset: int, length: int) -> bytes:
        found = self.blocks.read(offset, length)
        if found is None:
            self.blocks.wait("guest", offset, length)
            answered: list[tuple[str, bytes]] = []
            while not answered:
                span = self.blocks.wanted()
                assert span is not None
                answered = self.serve(span)
            ((_, found),) = answered
        assert found == self.medium[offset : offset + length]
        return found

    def idle(self) -> None:
        while (span := self.blocks.ahead()) is not None:
            self.serve(span)


def test_what_was_read_is_there_without_the_console() -> None:
    guest = Guest(MIB)
    guest.read(5000, 2048)
    guest.read(4096, 100)
    guest.read(SEGMENT - 1, 1)
    assert guest.spans == [Span(0, 1)]


def test_a_read_out_of_the_blue_is_small_and_nothing_is_read_ahead_of_it() -> None:
    guest = Guest(64 * MIB)
    for place in (40, 3, 22, 9, 51):
        guest.read(place * MIB, SEGMENT)
        guest.idle()
    assert [span.segments for span in guest.spans] == [1] * 5


def test_who_reads_on_gets_twice_as_much_each_time_up_to_a_megabyte() -> None:
    guest = Guest(16 * MIB)
    for offset in range(0, 8 * MIB, 2048):
        guest.read(offset, 2048)
    assert [span.segments for span in guest.spans[:8]] == [1, 1, 2, 4, 8, 16, 32, 32]
    assert len(guest.spans) == 13


def test_large_reads_also_read_on() -> None:
    guest = Guest(64 * MIB)
    for part in range(32):
        guest.read(part * 4 * SEGMENT, 4 * SEGMENT)
    assert guest.spans[-1].segments == MIB // SEGMENT


def test_who_asks_for_several_parts_at_once_reads_on_too() -> None:
    guest = Guest(64 * MIB)
    for part in range(256):
        offset = part * 2 * SEGMENT
        if guest.blocks.read(offset, 2 * SEGMENT) is None:
            guest.blocks.wait(f"part {part}", offset, 2 * SEGMENT)
        if part % 8 == 7:
            while (span := guest.blocks.wanted()) is not None:
                guest.serve(span)
    assert guest.spans[-1].segments == MIB // SEGMENT


def test_what_comes_next_is_read_while_nobody_waits_until_two_pieces_are_ready() -> None:
    guest = Guest(16 * MIB)
    for offset in range(0, 6 * MIB, 65536):
        guest.read(offset, 65536)
        guest.idle()
        ready = guest.spans[-1].first + guest.spans[-1].segments - (offset + 65536) // SEGMENT
        assert ready <= 2 * MIB // SEGMENT
    waits = len(guest.spans)
    assert guest.blocks.read(6 * MIB, MIB) is not None
    assert len(guest.spans) == waits


def test_several_who_read_on_are_told_apart() -> None:
    guest = Guest(64 * MIB)
    for offset in range(0, MIB, 32768):
        for start in (0, 20 * MIB, 40 * MIB):
            guest.read(start + offset, 32768)
    assert max(span.segments for span in guest.spans) == 16
    assert len(guest.spans) < 3 * 8


def test_nobody_reads_beyond_the_end() -> None:
    guest = Guest(5 * SEGMENT + 512)
    for offset in range(0, 5 * SEGMENT, 2048):
        guest.read(offset, 2048)
    guest.read(5 * SEGMENT, 512)
    guest.idle()
    assert guest.blocks.octets(guest.spans[-1]) <= (5 * SEGMENT, 512 + 5 * SEGMENT)
    assert sum(span.segments for span in guest.spans) == 6


def test_nothing_is_read_twice_on_the_way() -> None:
    guest = Guest(4 * MIB)
    guest.read(3 * SEGMENT, 10)
    guest.read(0, 5 * SEGMENT)
    assert guest.spans == [Span(3, 1), Span(0, 3), Span(4, 1)]


def test_a_slow_console_is_asked_for_less_and_for_more_when_it_is_quick_again() -> None:
    pace = Pace(MIB)
    pace.took(1, 0.3)
    assert pace.segments == 32
    pace.took(32, 0.9)
    assert pace.segments == 16
    pace.took(16, 1.0)
    assert pace.segments == 8
    pace.took(8, 0.5)
    assert pace.segments == 8
    pace.took(4, 0.31)
    assert pace.segments == 8
    pace.took(8, 0.4)
    assert pace.segments == 16


def test_a_way_that_is_long_but_wide_is_not_slow() -> None:
    pace = Pace(MIB)
    for _ in range(5):
        pace.took(32, 0.8)
    assert pace.segments == 32


def test_a_console_is_never_asked_for_more_than_it_can() -> None:
    guest = Guest(8 * MIB, largest=65536)
    guest.read(0, MIB)
    for offset in range(MIB, 4 * MIB, 65536):
        guest.read(offset, 65536)
        guest.idle()
    assert {span.segments for span in guest.spans} == {2}


def test_the_memory_is_bounded_and_what_was_used_last_stays() -> None:
    guest = Guest(CACHE + 4 * MIB)
    guest.read(0, 512)
    for offset in range(MIB, CACHE + 4 * MIB, MIB):
        guest.read(offset, MIB)
        guest.read(0, 512)
        assert len(guest.blocks._kept) * SEGMENT <= CACHE
    assert guest.blocks.read(MIB, 512) is None
    assert sum(span.first == 0 for span in guest.spans) == 1


def test_a_read_larger_than_what_one_command_brings_is_put_together() -> None:
    guest = Guest(4 * MIB, largest=4 * SEGMENT)
    guest.read(100, 2 * MIB)
    assert max(span.segments for span in guest.spans) == 4


def test_who_has_waited_longest_is_served_first() -> None:
    guest = Guest(8 * MIB)
    for waiter, offset in (("a", 5 * MIB), ("b", MIB), ("c", 3 * MIB)):
        assert guest.blocks.read(offset, 100) is None
        guest.blocks.wait(waiter, offset, 100)
    guest.blocks.forget("b")
    served = []
    while (span := guest.blocks.wanted()) is not None:
        served += [waiter for waiter, _ in guest.serve(span)]
    assert served == ["a", "c"]


def test_a_large_read_that_fails_is_tried_in_small_ones_before_anybody_is_told() -> None:
    guest = Guest(8 * MIB)
    for offset in (0, SEGMENT, 2 * SEGMENT):
        guest.read(offset, SEGMENT)
    guest.blocks.wait("guest", 4 * SEGMENT, 3 * SEGMENT)
    span = guest.blocks.wanted()
    assert span is not None
    assert span.segments > 1
    assert guest.blocks.failed(span) == ()
    first = guest.blocks.wanted()
    assert first == Span(4, 1)
    assert guest.serve(first) == []
    second = guest.blocks.wanted()
    assert second == Span(5, 1)
    assert guest.blocks.failed(second) == ["guest"]
    assert guest.blocks.wanted() is None
    assert guest.blocks.ahead() is None


@settings(FEW)
@given(st.lists(st.tuples(st.integers(0, 3 * MIB - 1), st.integers(1, MIB), st.booleans()), max_size=30))
def test_a_guest_always_reads_what_is_on_the_medium(reads: list[tuple[int, int, bool]]) -> None:
    guest = Guest(3 * MIB, largest=MIB)
    for offset, length, idle in reads:
        guest.read(offset, min(length, 3 * MIB - offset))
        if idle:
            guest.idle()
    assert all(span.segments <= 32 and span.first + span.segments <= 96 for span in guest.spans)
