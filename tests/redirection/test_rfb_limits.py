"""What else there is in a desktop session: keys, silence, texts, and clients that make no sense."""

from __future__ import annotations

import struct
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.desks import (
    EVERYTHING,
    EVERYTHING_ANEW,
    HEIGHT,
    MESH_ENCODINGS,
    RAW_ENCODINGS,
    RGB332,
    WIDTH,
    ZLIB_0,
    Desk,
    desk,
    paint,
)
from support.watching import Watcher
from vamt.redirection.core import Ended
from vamt.redirection.pixels import RGB565
from vamt.redirection.rfb import BEAT_SECONDS, Key, Pointer, Rfb
from vamt.redirection.screen import Screen
from vamt.redirection.tiles import Encoder

# -- input


def test_keys_and_pointer_are_told_in_order() -> None:
    mesh = desk()
    mesh.say(
        bytes.fromhex(
            "04 01 0000 0000FFE3 04 01 0000 0000FFFF 04 00 0000 0000FFFF 05 01 00C7 0063 05 00 FFFF 0001"
        )
    )
    assert mesh.events == [
        Key(True, 0xFFE3),
        Key(True, 0xFFFF),
        Key(False, 0xFFFF),
        Pointer(1, 199, 99),
        Pointer(0, 0xFFFF, 1),
    ]


def test_a_session_without_input_ends() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING, idle_seconds=180.0)
    mesh.wait(100.0)
    mesh.say(bytes.fromhex("05 00 0001 0001"))
    mesh.wait(179.0)
    assert not any(isinstance(event, Ended) for event in mesh.events)
    mesh.say(EVERYTHING)
    mesh.wait(1.0)
    assert mesh.events[-1] == Ended("no input for too long")
    assert mesh.rfb.next_timer() is None


def test_a_session_may_last_for_ever() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    mesh.wait(86_400.0)
    assert not any(isinstance(event, Ended) for event in mesh.events)


# -- silence


@pytest.mark.parametrize("waiting", [False, True])
def test_a_device_is_never_silent_for_25_seconds(waiting: bool) -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    if waiting:
        mesh.say(EVERYTHING)
    for _ in range(5):
        before = len(mesh.writes)
        mesh.wait(25.0)
        assert len(mesh.writes) > before
        if waiting:
            mesh.say(EVERYTHING)
    if waiting:
        assert mesh.client.bells == 0
        assert mesh.client.updates[1:] == [[(0, 0, 64, 64, 16)]] * (len(mesh.client.updates) - 1)
    else:
        assert set(mesh.writes[1:]) == {b"\2"}


def test_no_bell_is_rung_at_a_viewers_user() -> None:
    rfb = Rfb("one", 0.0, sounds=False)
    rfb.show(Screen(WIDTH, HEIGHT), Encoder(RGB565, rle=False, deflate=True))
    viewer = Desk(Screen(), rfb, Watcher(WIDTH, HEIGHT))
    rfb.take()
    viewer.wait(100.0)
    assert viewer.writes == []


def test_nothing_is_sent_before_there_is_a_picture() -> None:
    rfb = Rfb("one", 0.0)
    waiting = Desk(Screen(), rfb, Watcher(WIDTH, HEIGHT))
    waiting.say(MESH_ENCODINGS + EVERYTHING)
    waiting.wait(100.0)
    assert waiting.writes == []
    rfb.show(waiting.screen, Encoder(RGB565, rle=False, deflate=True))
    assert len(rfb.take()) == 2, "ServerInit and the picture that was asked for"


# -- texts


def commanded(mesh: Desk, command: bytes) -> bytes | None:
    """What a command is answered in MeshCommander's channel."""
    before = len(mesh.client.texts)
    text = b"\0KvmExtCmd\0" + command
    mesh.say(struct.pack(">B3xI", 6, len(text)) + text)
    return mesh.client.texts[-1] if len(mesh.client.texts) > before else None


def test_decimation_is_off_whatever_is_set() -> None:
    mesh = desk()
    assert commanded(mesh, b"\2\3") == b"\0KvmExtCmd\0\2\3"
    assert commanded(mesh, b"\1") == b"\0KvmExtCmd\0\1\1\0"


def test_compression_is_what_was_set() -> None:
    mesh = desk()
    assert commanded(mesh, b"\3") == b"\0KvmExtCmd\0\3\1"
    assert commanded(mesh, b"\4\0") == b"\0KvmExtCmd\0\4\0"
    assert commanded(mesh, b"\3") == b"\0KvmExtCmd\0\3\0"


@pytest.mark.parametrize(
    "text", [b"", b"\0KvmDataChannel\0", b'\0KvmDataChannel\0{"action":"present"}', b"\0" * 64]
)
def test_other_texts_are_passed_over(text: bytes) -> None:
    mesh = desk()
    mesh.say(struct.pack(">B3xI", 6, len(text)) + text + bytes.fromhex("04 01 0000 00000041"))
    assert mesh.events == [Key(True, 0x41)]
    assert mesh.writes == []


def test_a_command_without_its_number_is_passed_over() -> None:
    assert commanded(desk(), b"") is None
    assert commanded(desk(), b"\x63\1") is None


def test_a_long_text_is_passed_over_and_not_kept() -> None:
    mesh = desk()
    mesh.say(bytes.fromhex("06 000000 00100000"))
    for _ in range(256):
        mesh.say(b"x" * 4096)
    assert len(mesh.rfb._buffer) == 0
    mesh.say(bytes.fromhex("04 01 0000 00000041"))
    assert mesh.events == [Key(True, 0x41)]


def test_who_does_not_read_answers_does_not_fill_the_memory() -> None:
    mesh = desk()
    command = bytes.fromhex("06 000000 0000000C") + b"\0KvmExtCmd\0\3"
    mesh.rfb.receive(command * 1000, 0.0)
    assert len(mesh.rfb.take()) < 10


# -- nonsense


@pytest.mark.parametrize(
    "octets",
    [
        "01",
        "FF 00 0000",
        "10 00 00 00",
        "02 00 FFFF",
        "06 000000 FFFFFFF0",  # an extended clipboard nobody offered
    ],
)
def test_what_is_no_message_ends_the_session(octets: str) -> None:
    client = desk()
    client.say(bytes.fromhex(octets) + bytes(100))
    (ended,) = client.events
    assert isinstance(ended, Ended)
    assert ended.fault
    assert client.rfb.next_timer() is None
    client.say(EVERYTHING)
    assert client.events == [ended]
    assert client.writes == []


CONVERSATION = (
    MESH_ENCODINGS
    + ZLIB_0
    + EVERYTHING
    + bytes.fromhex("05 01 0010 0010 04 01 0000 00000041 04 00 0000 00000041")
    + bytes.fromhex("06 000000 00000050")
    + bytes(0x50)
    + bytes.fromhex("03 00 0000 0000 0010 0010 05 00 0010 0010")
)


@settings(max_examples=50)
@given(st.lists(st.integers(0, len(CONVERSATION)), max_size=8))
def test_octets_may_be_cut_anywhere(cuts: list[int]) -> None:
    whole, cut = desk(), desk()
    whole.say(CONVERSATION)
    places = [0, *sorted(cuts), len(CONVERSATION)]
    for start, end in pairwise(places):
        cut.events += cut.rfb.receive(CONVERSATION[start:end], 0.0)
    cut.pump()
    assert cut.events == whole.events
    assert cut.writes == whole.writes


_MESSAGES = st.one_of(
    st.binary(max_size=30),
    st.sampled_from(
        [MESH_ENCODINGS, RAW_ENCODINGS, ZLIB_0, RGB332, EVERYTHING, EVERYTHING_ANEW, CONVERSATION]
    ),
    st.builds(
        lambda region: b"\3\0" + struct.pack(">HHHH", *region), st.tuples(*[st.integers(0, 0xFFFF)] * 4)
    ),
    st.binary(min_size=16, max_size=16).map(lambda octets: b"\0\0\0\0" + octets),
)


@settings(max_examples=100)
@given(st.lists(st.tuples(_MESSAGES, st.integers(0, 3)), max_size=8))
def test_arbitrary_octets_never_raise_and_are_never_answered_by_an_empty_update(
    script: list[tuple[bytes, int]],
) -> None:
    client = desk()
    for step, (octets, what) in enumerate(script):
        client.rfb.receive(octets, step)
        if what == 1:
            paint(client.screen, 0, 0, 20, 20, step)
        elif what == 2:
            client.screen.resize(64 + step, 64)
        elif what == 3:
            client.rfb.on_timer(step * BEAT_SECONDS)
        for sent in client.rfb.take():
            assert sent
            assert sent[:4] != bytes(4), "an update without rectangles"
