"""Serial over LAN at its limits: slow clients, streams cut anywhere, whatever may come, and speed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from support.consoles import (
    AMTTERM,
    BREAK,
    END,
    HEARTBEAT,
    MESHCOMMANDER,
    PING,
    STOP,
    Console,
    read,
    start,
    typed,
)
from support.fuzz import FEW
from vamt.redirection.core import Ended, Event
from vamt.redirection.sol import RING, Sol


def test_what_a_slow_client_misses_is_the_oldest_and_it_is_told_once() -> None:
    console = Console.started(AMTTERM)
    console.congested = True
    lines = [b"%015d\n" % number for number in range(8192)]
    dropped = sum(console.output(line) for line in lines)
    assert dropped == 8192 * 16 - RING
    console.wait(1)
    console.decongest()
    console.wait(1)
    said = console.said()
    assert [message.body for message in said if message.op == 0x29] == [bytes.fromhex("0305")]
    assert [message.op for message in said][:4] == [0x2B, 0x2B, 0x29, 0x2A], "it is told where the gap is"
    assert b"".join(message.body[2:] for message in said if message.op == 0x2A) == b"".join(lines[-4096:])


def test_an_overflow_is_told_again_after_a_while_without() -> None:
    console = Console.started(AMTTERM, echoes=True)
    told = []
    for pause in (0.5, 0.5, 4.0, 0.0):
        console.congested = True
        console.output(b"x" * RING)
        assert console.output(b"y") == 1
        console.decongest()
        console.wait(0.3)
        told.append(sum(said.op == 0x29 for said in console.said()))
        console.wait(pause)
        console.writes.clear()
    assert told == [1, 0, 0, 1]


def test_sequence_numbers_wrap() -> None:
    console = Console.started(start(most=64))
    console.core._sequence = 0xFFFFFFFD
    console.output(b"x" * 64 * 4)
    assert [said.sequence for said in console.said()] == [0xFFFFFFFE, 0xFFFFFFFF, 0, 1]


MESSAGES = st.one_of(
    st.sampled_from([MESHCOMMANDER, HEARTBEAT, PING, STOP, END, BREAK]),
    st.binary(max_size=20).map(typed),
    st.binary(max_size=3),
)
STREAMS = st.lists(MESSAGES, max_size=12).map(lambda messages: AMTTERM + b"".join(messages))


def hear(stream: bytes, cuts: Sequence[int]) -> tuple[list[Event], list[bytes]]:
    core = Sol(0.0, power=True)
    events: list[Event] = []
    for begin, end in pairwise([0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]):
        events += core.receive(stream[begin:end], 0.0)
    return events, list(core.take())


@FEW
@given(STREAMS, st.lists(st.integers(0, 400), max_size=20))
def test_a_stream_means_the_same_however_it_is_cut(stream: bytes, cuts: list[int]) -> None:
    assert hear(stream, cuts) == hear(stream, []) == hear(stream, range(len(stream)))


@FEW
@given(st.binary(max_size=200), st.booleans())
def test_whatever_comes_is_no_accident(octets: bytes, begun: bool) -> None:
    core = Sol(0.0, power=True)
    events = list(core.receive((AMTTERM if begun else b"") + octets, 0.0))
    assert sum(isinstance(event, Ended) for event in events) <= 1
    core.take()
    if events and isinstance(events[-1], Ended):
        assert not core.receive(octets, 1.0)
        assert core.take() == ()
        assert core.next_timer() is None


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("output"), st.integers(1, 1600)),
        st.tuples(st.just("wait"), st.integers(0, 400)),
        st.tuples(st.just("power"), st.integers(0, 1)),
        st.tuples(st.just("congested"), st.integers(0, 1)),
        st.tuples(st.just("say"), st.integers(0, 2)),
    ),
    max_size=40,
)


@FEW
@given(STEPS)
def test_nothing_is_lost_whatever_happens_and_controls_are_followed_by_a_rest(
    steps: list[tuple[str, int]],
) -> None:
    console, expected, power = Console.started(), b"", True
    for step, number in steps:
        match step:
            case "output":
                data = bytes(n % 251 for n in range(len(expected), len(expected) + number))
                expected += data
                assert console.output(data) == 0
            case "wait":
                console.wait(number / 1000)
            case "power":
                power = bool(number)
                console.power(power)
            case "congested":
                console.congested = bool(number)
            case _:
                console.say((HEARTBEAT, PING, typed(b"x"))[number])
    console.decongest()
    console.wait(2)
    for (when, write), (later, _) in pairwise(console.writes):
        said = [message.op for message in read(write)]
        assert 0x29 not in said[:-1]
        assert said[-1] != 0x29 or later - when >= 0.0199
    said = console.said()
    assert b"".join(message.body[2:] for message in said if message.op == 0x2A) == expected
    assert [message.sequence for message in said] == list(range(3, 3 + len(said)))
    told = [bool(message.body[1] & 4) for message in said if message.op == 0x29]
    assert (told or [True])[-1] is power


def test_output_passes_at_many_times_the_speed_of_any_serial_port() -> None:
    console = Console.started(AMTTERM)
    block = bytes(range(256)) * 128
    begin = time.process_time()
    for _ in range(512):
        console.output(block)
    seconds = time.process_time() - begin
    assert console.seen() == 512 * block
    assert len(block) * 512 / seconds > 20e6
