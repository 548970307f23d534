"""The screen of a desktop session as clients ask for it: requests, updates, formats and encodings."""

from __future__ import annotations

import pytest

from support.desks import (
    EVERYTHING,
    EVERYTHING_ANEW,
    GREEN,
    HEIGHT,
    MESH_ENCODINGS,
    RAW_ENCODINGS,
    RGB332,
    WIDTH,
    ZLIB_0,
    desk,
    paint,
)
from support.viewer import Viewer
from vamt.redirection.core import Ended
from vamt.redirection.pixels import RGB565
from vamt.redirection.rfb import BEAT_SECONDS, SLICE, Rfb, UpdateWanted
from vamt.redirection.screen import Screen
from vamt.redirection.tiles import Encoder

TRUE_COLOURS = bytes.fromhex("00 000000 20 18 00 01 00FF 00FF 00FF 10 08 00 000000")
"""As TigerVNC asks for: 32 bits."""


# -- what MeshCommander sees, octet by octet


def test_server_init_is_rgb565_and_names_the_machine() -> None:
    rfb = Rfb("vm-7", 0.0)
    assert list(rfb.take()) == []
    rfb.show(Screen(320, 240), Encoder(RGB565, rle=False, deflate=True))
    assert list(rfb.take()) == [
        bytes.fromhex("0140 00F0 10 10 00 01 001F 003F 001F 0B 05 00 000000 00000004") + b"vm-7"
    ]


def test_a_raw_tile() -> None:
    mesh = desk(64, 64, RAW_ENCODINGS)
    paint(mesh.screen, 0, 0, 64, 64, GREEN)
    mesh.say(bytes.fromhex("03 01 0000 0000 0040 0040"))
    assert mesh.writes == [bytes.fromhex("00 00 0001 0000 0000 0040 0040 00000000") + b"\xe0\x07" * 4096]


def test_a_stored_tile_of_one_colour() -> None:
    mesh = desk(128, 64, MESH_ENCODINGS, ZLIB_0)
    mesh.writes.clear()
    paint(mesh.screen, 64, 0, 64, 64, GREEN)
    mesh.say(bytes.fromhex("03 01 0040 0000 0040 0040"))
    expected = "00 00 0001 0040 0000 0040 0040 00000010 00000008 00 03 00 FC FF 01 E0 07"
    assert mesh.writes == [bytes.fromhex(expected)]
    assert mesh.client.viewer.stored == 1


def test_a_new_size_comes_alone() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    mesh.writes.clear()
    mesh.screen.resize(320, 240)
    mesh.say(EVERYTHING)
    assert mesh.writes == [bytes.fromhex("00 00 0001 0000 0000 0140 00F0 FFFFFF21")]
    mesh.say(bytes.fromhex("03 00 0000 0000 0140 00F0") + bytes.fromhex("03 01 0000 0000 0140 00F0"))
    assert len(mesh.writes) == 2, "both requests are answered by one update"
    assert len(mesh.client.updates[-1]) == 5 * 4


# -- requests and updates


def test_the_first_request_gets_everything_although_it_is_incremental() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS)
    mesh.screen.take((0, 0, WIDTH, HEIGHT))
    mesh.say(EVERYTHING)
    (rectangles,) = mesh.client.updates
    assert sum(width * height for _, _, width, height, _ in rectangles) == WIDTH * HEIGHT
    assert {encoding for *_, encoding in rectangles} == {16}


def test_a_request_is_held_until_something_changes() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    mesh.say(EVERYTHING)
    assert len(mesh.client.updates) == 1
    assert mesh.rfb.starved
    paint(mesh.screen, 70, 5, 3, 3, GREEN)
    assert not mesh.rfb.starved
    mesh.pump()
    assert mesh.client.updates[1:] == [[(64, 0, 64, 64, 16)]]
    assert mesh.seen


def test_a_picture_that_is_half_drawn_is_not_sent() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    mesh.writes.clear()
    paint(mesh.screen, 0, 0, 64, 64, GREEN)
    mesh.screen.torn = True
    mesh.say(EVERYTHING)
    assert mesh.writes == []
    mesh.say(EVERYTHING_ANEW)
    assert mesh.writes, "what is wanted whatever it looks like is not waited for"


def test_one_request_gets_one_update() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    for colour in range(5):
        paint(mesh.screen, 0, 0, 9, 9, colour)
        mesh.pump()
    assert len(mesh.client.updates) == 1
    mesh.say(EVERYTHING)
    assert len(mesh.client.updates) == 2
    assert mesh.seen


def test_the_display_is_looked_at_when_the_client_wants_more() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS)
    assert mesh.events == []
    mesh.say(EVERYTHING)
    assert mesh.events == [UpdateWanted()]
    mesh.say(EVERYTHING + EVERYTHING_ANEW)
    assert mesh.events == [UpdateWanted()] * 2


def test_what_the_client_wants_again_is_sent_again() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    mesh.say(bytes.fromhex("03 00 0046 0005 0001 0001"))
    assert mesh.client.updates[1:] == [[(70, 5, 1, 1, 16)]]


def test_focus_mode_gets_what_changes_within_its_rectangle_only() -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, EVERYTHING)
    paint(mesh.screen, 0, 0, WIDTH, HEIGHT, GREEN)
    mesh.say(bytes.fromhex("03 01 0010 0010 0040 0020"))
    x, y, right, bottom = 16, 16, 16 + 64, 16 + 32
    assert mesh.client.updates[1:] == [[(16, 16, 48, 32, 16), (64, 16, 16, 32, 16)]]
    assert (mesh.client.picture[y:bottom, x:right] == GREEN).all()
    mesh.say(EVERYTHING)
    assert mesh.seen


@pytest.mark.parametrize("region", ["00C8 0000 0010 0010", "0000 FFFF 0010 0010", "0000 0000 0000 0064"])
def test_a_request_for_nothing_is_never_answered_with_nothing(region: str) -> None:
    mesh = desk(WIDTH, HEIGHT, MESH_ENCODINGS, bytes.fromhex("03 00" + region))
    paint(mesh.screen, 0, 0, WIDTH, HEIGHT, GREEN)
    mesh.pump()
    mesh.wait(2 * BEAT_SECONDS)
    assert mesh.client.updates == []
    assert mesh.client.bells > 0
    mesh.say(EVERYTHING)
    assert mesh.seen


def test_a_large_frame_is_sent_in_slices_with_room_for_others_between() -> None:
    mesh = desk(2560, 1600, MESH_ENCODINGS)
    mesh.client.blind = True
    mesh.events += mesh.rfb.receive(bytes.fromhex("03 01 0000 0000 0A00 0640"), 0.0)
    slices = []
    while taken := mesh.rfb.take():
        slices += taken
        assert len(taken) == 1
        if (due := mesh.rfb.next_timer()) is not None and due <= 0.0:
            mesh.rfb.on_timer(0.0)
    assert len(slices) == -(-40 * 25 // SLICE)
    for octets in slices:
        mesh.client.see(octets)
    assert len(mesh.client.updates[0]) == 40 * 25


def test_between_slices_nothing_is_due_while_the_client_does_not_read() -> None:
    mesh = desk(2560, 1600, MESH_ENCODINGS)
    mesh.client.blind = True
    mesh.rfb.receive(bytes.fromhex("03 01 0000 0000 0A00 0640"), 0.0)
    mesh.rfb.take()
    mesh.rfb.on_timer(0.0)
    assert mesh.rfb.next_timer() == BEAT_SECONDS


def test_an_answer_waits_for_the_end_of_a_frame() -> None:
    mesh = desk(2560, 1600, MESH_ENCODINGS)
    mesh.client.blind = True
    mesh.rfb.receive(bytes.fromhex("03 01 0000 0000 0A00 0640"), 0.0)
    mesh.client.see(b"".join(mesh.rfb.take()))
    mesh.say(bytes.fromhex("06 000000 0000000C") + b"\0KvmExtCmd\0\3")
    assert len(mesh.client.updates[0]) == 40 * 25
    assert mesh.client.texts == [b"\0KvmExtCmd\0\3\1"]


def test_what_is_asked_for_amid_a_frame_comes_after_it() -> None:
    mesh = desk(640, 512, MESH_ENCODINGS)
    everything = bytes.fromhex("03 01 0000 0000 0280 0200")
    mesh.rfb.receive(everything, 0.0)
    mesh.client.see(b"".join(mesh.rfb.take()))
    paint(mesh.screen, 0, 0, 10, 10, GREEN)
    mesh.say(everything)
    assert [len(rectangles) for rectangles in mesh.client.updates] == [80, 1]
    assert mesh.seen


# -- formats and encodings


@pytest.mark.parametrize("encodings", [MESH_ENCODINGS, RAW_ENCODINGS])
@pytest.mark.parametrize(
    ("pixel_format", "octets", "green"), [(b"", 2, GREEN), (RGB332, 1, 0x1C), (TRUE_COLOURS, 4, 0x00FF00)]
)
def test_pixels_are_of_the_clients_format(
    encodings: bytes, pixel_format: bytes, octets: int, green: int
) -> None:
    client = desk(WIDTH, HEIGHT, encodings, pixel_format)
    client.client.viewer = Viewer(octets, compact=(3, 0) if octets == 4 else None)
    paint(client.screen, 0, 0, WIDTH, HEIGHT, GREEN)
    client.say(EVERYTHING)
    assert (client.client.picture == green).all()


def test_the_stream_goes_on_when_the_format_changes() -> None:
    viewer = desk(WIDTH, HEIGHT, MESH_ENCODINGS, RGB332)
    reader = viewer.client.viewer
    reader.octets = 1
    viewer.say(EVERYTHING)
    reader.octets, reader.compact = 4, (3, 0)
    paint(viewer.screen, 0, 0, WIDTH, HEIGHT, GREEN)
    viewer.say(TRUE_COLOURS + EVERYTHING_ANEW)
    assert (viewer.client.picture == 0x00FF00).all()


def test_what_is_sent_already_decides_how_the_rest_of_an_update_is_written() -> None:
    mesh = desk(640, 512, MESH_ENCODINGS)
    mesh.events += mesh.rfb.receive(bytes.fromhex("03 01 0000 0000 0280 0200"), 0.0)
    mesh.client.see(b"".join(mesh.rfb.take()))
    assert mesh.client.updates == [], "there is more to come"
    mesh.say(RGB332 + RAW_ENCODINGS)
    assert {encoding for *_, encoding in mesh.client.updates[0]} == {16}
    assert mesh.seen


@pytest.mark.parametrize(
    "octets",
    [
        "08 08 00 00 0000 0000 0000 00 00 00 000000",  # a colour map
        "18 18 00 01 00FF 00FF 00FF 10 08 00 000000",  # 24 bits
        "10 10 00 01 001F 003F 001F 1B 05 00 000000",  # red beyond the pixel
    ],
)
def test_a_format_that_is_none_ends_the_session(octets: str) -> None:
    client = desk()
    client.say(b"\0\0\0\0" + bytes.fromhex(octets))
    (ended,) = client.events
    assert isinstance(ended, Ended)
    assert ended.fault


def test_a_client_without_new_sizes_keeps_its_own() -> None:
    client = desk(WIDTH, HEIGHT, RAW_ENCODINGS)
    paint(client.screen, 0, 0, WIDTH, HEIGHT, GREEN)
    client.say(EVERYTHING)
    client.screen.resize(320, 50)
    paint(client.screen, 0, 0, 320, 50, 0xFFFF)
    client.say(EVERYTHING)
    assert (client.client.width, client.client.height) == (WIDTH, HEIGHT)
    assert (client.client.picture[:50] == 0xFFFF).all()
    assert (client.client.picture[50:] == 0).all()


def test_a_client_without_new_sizes_is_told_none_even_if_the_size_was_new_before_it_looked() -> None:
    client = desk(WIDTH, HEIGHT, RAW_ENCODINGS)
    client.screen.resize(320, 240)
    client.say(EVERYTHING)
    assert sum(width * height for _, _, width, height, _ in client.client.updates[0]) == WIDTH * HEIGHT
