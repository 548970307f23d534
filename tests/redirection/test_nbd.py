"""An NBD export, octet for octet, as the NBD project's protocol description says a server is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.fuzz import FEW
from vamt.redirection.core import Ended, Event
from vamt.redirection.nbd import Expired, Nbd, Read

SIZE = 0x20000

GREETING = b"NBDMAGICIHAVEOPT" + bytes.fromhex("0003")
FLAGS = bytes.fromhex("00000003")
GO = b"IHAVEOPT" + bytes.fromhex("00000007 00000008 00000000 0001 0003")
GO_REPLY = bytes.fromhex(
    "0003e889045565a9 00000007 00000003 0000000c 0000 0000000000020000 0103"
    "0003e889045565a9 00000007 00000003 0000000e 0003 00000001 00001000 00100000"
    "0003e889045565a9 00000007 00000001 00000000"
)
READ_8_AT_16 = bytes.fromhex("25609513 0000 0000 1122334455667788 0000000000000010 00000008")


def spoken(core: Nbd) -> bytes:
    return b"".join(core.take())


def request(command: int, cookie: int = 1, offset: int = 0, length: int = 512, flags: int = 0) -> bytes:
    return bytes.fromhex(f"25609513 {flags:04x} {command:04x} {cookie:016x} {offset:016x} {length:08x}")


def option(number: int, data: bytes = b"") -> bytes:
    return b"IHAVEOPT" + bytes.fromhex(f"{number:08x} {len(data):08x}") + data


def option_reply(number: int, reply: int, data: bytes = b"") -> bytes:
    return bytes.fromhex(f"0003e889045565a9 {number:08x} {reply:08x} {len(data):08x}") + data


def reply(error: int, cookie: int = 1) -> bytes:
    return bytes.fromhex(f"67446698 {error:08x} {cookie:016x}")


def greeted() -> Nbd:
    core = Nbd(SIZE, 0.0, read_seconds=10.0)
    core.receive(FLAGS, 0.0)
    core.take()
    return core


def ready() -> Nbd:
    core = greeted()
    core.receive(GO, 0.0)
    core.take()
    return core


def test_a_session_with_qemu_is_as_written() -> None:
    core = Nbd(SIZE, 0.0)
    assert spoken(core) == GREETING
    core.receive(FLAGS, 0.0)
    core.receive(b"IHAVEOPT" + bytes.fromhex("00000008 00000000"), 0.0)  # structured replies
    assert spoken(core) == bytes.fromhex("0003e889045565a9 00000008 80000001 00000000")
    core.receive(GO, 0.0)
    assert spoken(core) == GO_REPLY
    assert core.receive(READ_8_AT_16, 0.0) == [Read(1, 16, 8)]
    core.answer(1, b"abcdefgh")
    assert spoken(core) == bytes.fromhex("67446698 00000000 1122334455667788") + b"abcdefgh"
    assert core.receive(request(2), 0.0) == [Ended("disconnected")]


@pytest.mark.parametrize(("flags", "zeroes"), [("00000003", 0), ("00000001", 124), ("00000000", 124)])
def test_an_old_client_names_the_export(flags: str, zeroes: int) -> None:
    core = Nbd(SIZE, 0.0)
    core.receive(bytes.fromhex(flags), 0.0)
    core.take()
    core.receive(option(1), 0.0)
    assert spoken(core) == bytes.fromhex("0000000000020000 0103") + bytes(zeroes)
    assert core.receive(READ_8_AT_16, 0.0) == [Read(1, 16, 8)]


def test_the_only_export_has_the_empty_name() -> None:
    core = greeted()
    core.receive(option(3), 0.0)
    assert spoken(core) == option_reply(3, 2, bytes(4)) + option_reply(3, 1)
    core.receive(option(6, bytes.fromhex("00000002") + b"cd" + bytes(2)), 0.0)
    assert spoken(core) == option_reply(6, 0x80000006)
    assert core.receive(option(1, b"cd"), 0.0) == [Ended("no such export", fault=True)]


def test_to_ask_is_not_to_begin() -> None:
    core = greeted()
    core.receive(option(6, bytes(6)), 0.0)
    assert spoken(core).endswith(option_reply(6, 1))
    core.receive(option(2), 0.0)
    assert spoken(core) == option_reply(2, 1)
    assert core.receive(READ_8_AT_16, 0.0) == ()


@pytest.mark.parametrize("data", ["", "00", "00000001", "ffffffff 0000", "00000000 0001", "00000000 0000 00"])
def test_a_malformed_question_is_invalid(data: str) -> None:
    core = greeted()
    core.receive(option(7, bytes.fromhex(data)), 0.0)
    assert spoken(core) == option_reply(7, 0x80000003)
    core.receive(option(3, b"x"), 0.0)
    assert spoken(core) == option_reply(3, 0x80000003)
    core.receive(GO, 0.0)
    assert spoken(core) == GO_REPLY


def test_nothing_is_ever_written() -> None:
    core = ready()
    for number, command in enumerate((1, 4, 6)):
        core.receive(request(command, cookie=number), 0.0)
        if command == 1:
            assert core.take() == []
            core.receive(bytes(500), 0.0)
            assert core.take() == []
            core.receive(bytes(12), 0.0)
        assert spoken(core) == reply(1, number)
    assert core.receive(READ_8_AT_16, 0.0) == [Read(1, 16, 8)]


@pytest.mark.parametrize(
    "asked",
    [
        request(3),
        request(5),
        request(7),
        request(99),
        request(0, length=0),
        request(0, length=0x100001),
        request(0, offset=SIZE - 1, length=2),
        request(0, offset=(1 << 64) - 1, length=1),
        request(0, flags=1),
    ],
)
def test_what_is_not_served_or_not_there_is_invalid(asked: bytes) -> None:
    core = ready()
    assert core.receive(asked, 0.0) == []
    assert spoken(core) == reply(22)


def test_the_last_octet_can_be_read() -> None:
    assert ready().receive(request(0, offset=SIZE - 1, length=1), 0.0) == [Read(1, SIZE - 1, 1)]


def test_a_read_ends_in_an_error_when_its_time_is_over_and_a_late_answer_is_dropped() -> None:
    core = ready()
    core.receive(request(0, cookie=1), 5.0)
    core.receive(request(0, cookie=2), 8.0)
    assert core.next_timer() == 15.0
    assert core.on_timer(14.9) == []
    assert core.on_timer(15.0) == [Expired(1)]
    assert spoken(core) == reply(5, 1)
    core.answer(1, bytes(512))
    assert core.take() == []
    core.answer(2, bytes(512))
    assert spoken(core) == reply(0, 2) + bytes(512)
    assert core.next_timer() is None


def test_answers_go_out_in_the_order_they_come() -> None:
    core = ready()
    core.receive(request(0, cookie=1) + request(0, cookie=2), 0.0)
    core.answer(2, b"two")
    core.answer(1, None)
    assert spoken(core) == reply(0, 2) + b"two" + reply(5, 1)


def test_after_a_failure_every_read_is_an_error_at_once() -> None:
    core = ready()
    core.receive(request(0, cookie=1), 0.0)
    core.fail()
    assert spoken(core) == reply(5, 1)
    assert core.receive(request(0, cookie=2), 0.0) == []
    assert spoken(core) == reply(5, 2)


def test_only_so_many_reads_are_at_work_at_once() -> None:
    core = ready()
    events = core.receive(b"".join(request(0, cookie) for cookie in range(20)), 0.0)
    assert len(events) == 16
    assert core.full
    core.answer(3, b"x")
    assert core.full
    core.take()
    assert not core.full
    assert core.receive(b"", 0.0) == [Read(17, 0, 512)]


def test_a_client_that_does_not_speak_is_sent_away() -> None:
    for core in (Nbd(SIZE, 0.0), greeted()):
        assert core.next_timer() == 10.0
        (event,) = core.on_timer(10.0)
        assert event == Ended("no handshake", fault=True)
    assert ready().next_timer() is None


@pytest.mark.parametrize(
    ("core", "said"),
    [
        (Nbd(SIZE, 0.0), bytes.fromhex("00000004")),
        (greeted(), b"IHAVEOPX" + bytes(8)),
        (greeted(), b"IHAVEOPT" + bytes.fromhex("00000007 00002001")),
        (ready(), bytes(28)),
        (ready(), request(1, length=0x2000001)),
    ],
)
def test_what_is_no_nbd_or_too_much_ends_the_connection(core: Nbd, said: bytes) -> None:
    (event,) = core.receive(said, 0.0)
    assert isinstance(event, Ended)
    assert event.fault
    assert core.receive(said, 0.0) == ()


SESSION = FLAGS + option(8) + GO + READ_8_AT_16 + request(1, length=5) + b"abcde" + request(0, 9) + request(2)


@settings(FEW)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=8))
def test_the_same_octets_cut_anywhere_are_the_same_session(sizes: list[int]) -> None:
    whole, cut = Nbd(SIZE, 0.0), Nbd(SIZE, 0.0)
    expected = whole.receive(SESSION, 0.0)
    events: list[Event] = []
    rest = SESSION
    for size in itertools.cycle(sizes):
        events += cut.receive(rest[:size], 0.0)
        rest = rest[size:]
        if not rest:
            break
    assert (events, spoken(cut)) == (expected, spoken(whole))
    assert [type(event) for event in expected] == [Read, Read, Ended]


@settings(FEW)
@given(
    st.integers(0, 2),
    st.lists(st.sampled_from([FLAGS, GO, READ_8_AT_16, request(1), option(1)]) | st.binary(max_size=60)),
)
def test_nothing_a_client_says_is_ever_more_than_a_fault(begun: int, said: list[bytes]) -> None:
    core = (Nbd(SIZE, 0.0), greeted(), ready())[begun]
    for data in said:
        for event in core.receive(data, 0.0):
            if isinstance(event, Read):
                assert event.offset + event.length <= SIZE
                core.answer(event.number, None)
    assert len(core._buffer) <= 16 + 8192
