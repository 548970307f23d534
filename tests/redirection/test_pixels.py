"""Formats of pixels as clients ask for them, and what their colours become."""

from __future__ import annotations

import pytest

from support.formats import GREY4, GREY8, RGB332
from vamt.redirection.pixels import RGB565, PixelFormat

BLACK, RED, GREEN, BLUE, WHITE = 0x0000, 0xF800, 0x07E0, 0x001F, 0xFFFF


@pytest.mark.parametrize(
    ("octets", "pixel_format"),
    [
        ("10 10 00 01 001F 003F 001F 0B 05 00 000000", RGB565),
        ("08 08 00 01 0007 0007 0003 05 02 00 000000", RGB332),
        ("08 08 00 01 00FF 0000 0000 00 00 00 000000", GREY8),
        ("08 04 00 01 000F 0000 0000 00 00 00 000000", GREY4),
        ("20 18 01 01 00FF 00FF 00FF 10 08 00 000000", PixelFormat(32, 24, True, 255, 255, 255, 16, 8, 0)),
    ],
)
def test_formats_of_clients_are_understood(octets: str, pixel_format: PixelFormat) -> None:
    assert PixelFormat.parse(bytes.fromhex(octets)) == pixel_format
    assert pixel_format.pack() == bytes.fromhex(octets)


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param("10 10 00 01 001F 003F 001F 0B 05 00 0000", id="too short"),
        pytest.param("08 08 00 00 0007 0007 0003 05 02 00 000000", id="a colour map"),
        pytest.param("18 18 00 01 00FF 00FF 00FF 10 08 00 000000", id="three octets"),
        pytest.param("00 00 00 01 00FF 00FF 00FF 10 08 00 000000", id="no bits"),
        pytest.param("10 10 00 01 001F 003F 001F 0C 05 00 000000", id="red beyond the pixel"),
        pytest.param("10 10 00 01 001F 003F 001F FF 05 00 000000", id="red far beyond it"),
        pytest.param("10 10 00 01 001F 003F 001F 0B 05 01 000000", id="blue in green"),
        pytest.param("10 10 00 01 001E 003F 001F 0B 05 00 000000", id="a maximum that is no mask"),
        pytest.param("10 10 00 01 0000 003F 001F 0B 05 00 000000", id="no red"),
        pytest.param("10 10 00 01 0000 0000 0000 00 00 00 000000", id="no colours"),
    ],
)
def test_what_is_no_format_of_true_colours_is_refused(octets: str) -> None:
    with pytest.raises(ValueError, match=r"^(no|a pixel format is) "):
        PixelFormat.parse(bytes.fromhex(octets))


@pytest.mark.parametrize("depth", [0, 3, 9, 24, 255])
def test_a_depth_that_does_not_go_with_the_pixels_is_no_reason_to_refuse_them(depth: int) -> None:
    asked = PixelFormat.parse(bytes((8, depth)) + RGB332.pack()[2:])
    assert (asked.table() == RGB332.table()).all()
    assert asked.compact() == RGB332.compact()


def test_fewer_bits_are_the_upper_ones() -> None:
    table = RGB332.table()
    assert [int(table[c]) for c in (BLACK, RED, GREEN, BLUE, WHITE)] == [0x00, 0xE0, 0x1C, 0x03, 0xFF]
    assert int(table[0x18C3]) == 0  # all channels just below their first step
    assert int(table[0x2108]) == 0x25  # and on it


def test_more_bits_leave_black_black_and_white_white() -> None:
    table = PixelFormat(32, 24, False, 255, 255, 255, 16, 8, 0).table()
    assert [int(table[c]) for c in (BLACK, RED, GREEN, BLUE, WHITE)] == [0, 0xFF0000, 0xFF00, 0xFF, 0xFFFFFF]
    assert int(table[1 << 11 | 1 << 5 | 1]) == 0x080408


def test_grey_is_how_bright_a_colour_is() -> None:
    table = GREY8.table()
    assert [int(table[c]) for c in (BLACK, BLUE, RED, GREEN, WHITE)] == [0, 29, 76, 149, 255]
    assert [int(GREY4.table()[c]) for c in (BLACK, BLUE, RED, GREEN, WHITE)] == [0, 1, 4, 9, 15]


def test_pixels_are_written_in_the_clients_order_of_octets() -> None:
    big = PixelFormat(16, 16, True, 31, 63, 31, 11, 5, 0)
    assert RGB565.table()[[RED]].tobytes() == b"\x00\xf8"
    assert big.table()[[RED]].tobytes() == b"\xf8\x00"


def test_the_screens_own_format_is_what_it_is() -> None:
    assert RGB565.table().tolist() == list(range(65536))
