"""Serial over LAN: what each client sends and must get, when, and what becomes of a client that misbehaves."""

from __future__ import annotations

import pytest

from support.consoles import (
    AMTTERM,
    ANSWER,
    BREAK,
    END,
    HEARTBEAT,
    MESHCOMMANDER,
    NINEFRONT,
    PING,
    STOP,
    Amtterm,
    Console,
    read,
    start,
    typed,
)
from vamt.redirection.core import Ended
from vamt.redirection.sol import Break, Input, Sol, Started


def test_a_session_with_meshcommander_is_the_recorded_one() -> None:
    console = Console()
    console.say(MESHCOMMANDER)
    assert console.writes == [(0.0, ANSWER)]
    console.wait(0.02)
    console.output(b"BANNER\r\n")
    assert console.writes[1:] == [(0.02, bytes.fromhex("2a000000 03000000 0800") + b"BANNER\r\n")]
    console.say(bytes.fromhex("27000000 02000000 00001b000000"))
    console.say(bytes.fromhex("2b000000 03000000"))
    console.say(bytes.fromhex("28000000 04000000 0600") + b"hello\r")
    assert console.events == [Started(), Input(b"hello\r")]
    assert len(console.writes) == 2


def test_the_answer_says_that_the_machine_is_off() -> None:
    console = Console(Sol(0.0, power=False))
    console.say(AMTTERM)
    assert console.writes[0][1][-2:] == bytes.fromhex("0300")


def test_the_answer_is_one_write_for_9front() -> None:
    console = Console()
    console.say(NINEFRONT)
    assert [write for _, write in console.writes] == [ANSWER]


def test_nothing_follows_the_answer_closely_because_amtterm_would_throw_it_away() -> None:
    console = Console()
    console.say(AMTTERM)
    console.output(b"Booting")
    console.say(typed(b"x"))
    console.wait(0.019)
    assert len(console.writes) == 1
    console.wait(0.001)
    assert console.writes[1:] == [(0.02, bytes.fromhex("2a000000 03000000 0700") + b"Booting")]


def test_the_rest_after_the_answer_is_counted_from_when_the_client_could_get_it() -> None:
    console = Console(congested=True)
    console.say(AMTTERM)
    console.output(b"Booting")
    console.wait(5)
    console.decongest()
    assert [write for _, write in console.writes] == [ANSWER]
    console.wait(0.02)
    assert console.writes[-1][0] == pytest.approx(5.02)
    assert console.seen() == b"Booting"


@pytest.mark.parametrize("size", range(20, 200, 7))
def test_amtterm_survives_a_power_change_in_the_midst_of_output(size: int) -> None:
    console, amtterm = Console.started(AMTTERM), Amtterm()
    expected = b""
    for on in (False, True):
        line = b"%03d " % size * (size // 4)
        console.output(line)
        console.output(line)
        console.power(on)
        console.output(line)
        expected += 3 * line
        for _ in range(50):
            console.wait(0.015)  # until it reads again
            amtterm.read(b"".join(write for _, write in console.writes))
            console.say(HEARTBEAT * sum(said.op == 0x2B for said in console.said()))
    assert amtterm.screen == expected
    assert amtterm.powers == [False, True]


def test_9front_gets_controls_only_behind_a_heartbeat_with_which_it_throws_them_away() -> None:
    console = Console.started(NINEFRONT)
    console.power(False)
    console.wait(1)
    assert [[said.op for said in read(write)] for _, write in console.writes] == [[0x2B], [0x2B, 0x29]]


def test_a_client_that_does_not_echo_hears_of_a_power_change_within_a_quarter_of_a_second() -> None:
    console = Console.started(MESHCOMMANDER)
    console.power(False)
    console.wait(0.25)
    assert [said.body for said in console.said() if said.op == 0x29] == [bytes.fromhex("0300")]


def test_a_client_that_echoes_hears_of_it_at_once() -> None:
    console = Console.started(AMTTERM)
    console.power(False)
    console.say(HEARTBEAT)
    assert [said.op for said in console.said()] == [0x2B, 0x2B, 0x29]


def test_the_session_outlives_a_power_cycle() -> None:
    console = Console.started(echoes=True)
    for on in (False, True):
        console.power(on)
        console.wait(60)
    assert [said.body for said in console.said() if said.op == 0x29] == [b"\x03\0", b"\x03\x04"]
    console.output(b"SeaBIOS")
    assert console.seen() == b"SeaBIOS"
    assert console.over() is None


def test_what_is_not_new_is_not_told() -> None:
    console = Console.started()
    console.power(True)
    console.wait(1)
    assert console.said() == []


def test_the_first_octet_after_silence_goes_at_once_and_those_behind_it_together() -> None:
    console = Console.started()
    console.wait(1)
    begin = console.now
    for octet in b"login:":
        console.output(bytes((octet,)))
        console.wait(0.001)
    console.wait(0.1)
    writes = [(round(when - begin, 3), write[10:]) for when, write in console.writes]
    assert writes == [(0.0, b"l"), (0.01, b"ogin:")]


def test_a_full_message_does_not_wait() -> None:
    console = Console.started(AMTTERM)
    console.output(b"x")
    console.output(b"y" * 999)
    assert console.seen() == b"x"
    console.output(b"z")
    assert console.seen() == b"y" * 999 + b"z"


@pytest.mark.parametrize(
    ("asked", "got"), [(0, 64), (1, 64), (1000, 1000), (10_000, 10_000), (65_535, 10_000)]
)
def test_a_message_is_as_long_as_the_client_asks_within_limits(asked: int, got: int) -> None:
    console = Console.started(start(most=asked))
    console.output(b"x" * 30_000)
    sizes = [len(said.body) - 2 for said in console.said()]
    assert max(sizes) == got
    assert sum(sizes) == 30_000


def test_a_ping_is_answered_and_a_heartbeat_is_not() -> None:
    console = Console.started()
    console.say(HEARTBEAT + PING + HEARTBEAT)
    assert [(said.op, said.sequence) for said in console.said()] == [(0x25, 3)]


def test_pings_of_a_client_that_does_not_read_are_not_all_remembered() -> None:
    console = Console.started()
    console.congested = True
    console.say(PING * 100_000)
    console.decongest()
    assert len(console.said()) == 16


@pytest.mark.parametrize(
    ("asked", "seconds"), [(5000, 5), (0, 10), (100, 1), (20_000, 10)], ids=["amtterm", "mc", "1/s", "20s"]
)
def test_heartbeats_come_as_asked_and_every_ten_seconds_at_least(asked: int, seconds: int) -> None:
    console = Console.started(start(heartbeat=asked), echoes=True)
    console.wait(60)
    times = [round(when) for when, _ in console.writes]
    assert times == list(range(seconds, 61, seconds))
    assert {said.op for said in console.said()} == {0x2B}


def test_heartbeats_come_between_output_too_because_amtterm_speaks_only_to_echo_them() -> None:
    console = Console.started(AMTTERM, echoes=True)
    for _ in range(600):
        console.output(b"x")
        console.wait(1)
    assert console.over() is None


@pytest.mark.parametrize(
    ("asked", "seconds"), [(10_000, 30), (0, 30), (1, 30), (60_000, 180)], ids=["both", "0", "1ms", "9front"]
)
def test_a_client_is_dead_after_three_of_its_time_outs(asked: int, seconds: int) -> None:
    console = Console.started(start(rx_timeout=asked))
    console.say(typed(b"x"))
    console.wait(seconds - 0.001)
    assert console.over() is None
    console.wait(0.001)
    assert console.over() == Ended("the client fell silent")
    assert console.core.next_timer() is None
    assert console.core.receive(typed(b"x"), console.now) == []
    assert console.core.take() == ()


def test_meshcommander_lives_by_its_own_heartbeats() -> None:
    console = Console.started(MESHCOMMANDER)
    for _ in range(300):
        console.wait(2)
        console.say(HEARTBEAT)
    assert console.over() is None


def test_amtterm_takes_its_leave_and_what_it_types_then_is_not_for_the_guest() -> None:
    console = Console.started(AMTTERM)
    console.say(STOP)
    console.say(typed(b"\x1d") + HEARTBEAT)
    assert [said.op for said in console.said()] == [0x23]
    assert console.over() is None
    console.say(END)
    assert console.events == [Started(), Ended("the client ended the session")]


def test_who_takes_leave_and_stays_is_left() -> None:
    console = Console.started(AMTTERM)
    console.say(STOP)
    console.wait(4.9)
    assert console.over() is None
    console.wait(0.2)
    assert console.over() == Ended("the client ended SOL")


def test_leave_taken_with_the_start_is_answered_after_a_rest() -> None:
    console = Console()
    console.say(AMTTERM + STOP + typed(b"x"))
    console.output(b"lost")
    assert [write for _, write in console.writes] == [ANSWER]
    console.wait(0.02)
    assert [said.op for said in console.said()] == [0x21, 0x29, 0x23]
    assert console.events == [Started()]


def test_who_does_not_start_is_given_up() -> None:
    console = Console()
    console.wait(29.9)
    assert console.events == []
    console.wait(0.1)
    assert console.events == [Ended("SOL was not started in time")]


@pytest.mark.parametrize("message", [HEARTBEAT, typed(b"x"), STOP, bytes.fromhex("10"), bytes.fromhex("40")])
def test_nothing_may_come_before_the_start(message: bytes) -> None:
    console = Console()
    console.say(message)
    assert console.events == [Ended(f"unknown message {message[0]:#04x}", fault=True)]
    assert console.writes == []


@pytest.mark.parametrize("op", [0x00, 0x10, 0x13, 0x20, 0x21, 0x23, 0x25, 0x29, 0x2A, 0x2C, 0x40, 0xFF])
def test_an_unknown_message_ends_the_session(op: int) -> None:
    console = Console.started()
    console.say(typed(b"ls\r") + bytes((op,)))
    assert console.events[1:] == [Input(b"ls\r"), Ended(f"unknown message {op:#04x}", fault=True)]


def test_a_break_is_told_and_meshcommanders_settings_are_none() -> None:
    console = Console.started()
    console.say(bytes.fromhex("27000000 02000000 00001b000000"))
    console.say(BREAK)
    assert console.events == [Started(), Break()]


def test_typing_nothing_is_nothing() -> None:
    console = Console.started()
    console.say(typed(b"") + typed(b"x" * 65_535))
    assert console.events == [Started(), Input(b"x" * 65_535)]
