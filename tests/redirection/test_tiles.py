"""Tiles octet by octet, and whatever is encoded is read back as it was by a viewer of the tests' own."""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.formats import GREY4, GREY8, RGB332
from support.fuzz import FEW
from support.viewer import Viewer
from vamt.redirection.pixels import RGB565, PixelFormat, Pixels
from vamt.redirection.tiles import Encoder, Tile

RED, GREEN, BLUE, WHITE = 0xF800, 0x07E0, 0x001F, 0xFFFF

TRUE_COLOUR: Final = PixelFormat(32, 24, False, 255, 255, 255, 16, 8, 0)
FORMATS: Final = {
    "RGB565": (RGB565, Viewer()),
    "RGB332": (RGB332, Viewer(1)),
    "grey": (GREY8, Viewer(1)),
    "dark grey": (GREY4, Viewer(1)),
    "RGB565 big-endian": (PixelFormat(16, 16, True, 31, 63, 31, 11, 5, 0), Viewer(2, True)),
    "RGB555": (PixelFormat(16, 15, False, 31, 31, 31, 10, 5, 0), Viewer(2)),
    "24 of 32 bits": (TRUE_COLOUR, Viewer(4, compact=(3, 0))),
    "24 of 32 bits big-endian": (PixelFormat(32, 24, True, 255, 255, 255, 16, 8, 0), Viewer(4, True, (3, 0))),
    "the upper 24 of 32 bits": (
        PixelFormat(32, 24, False, 255, 255, 255, 24, 16, 8),
        Viewer(4, False, (3, 8)),
    ),
    "the upper 24 big-endian": (PixelFormat(32, 24, True, 255, 255, 255, 24, 16, 8), Viewer(4, True, (3, 8))),
    "30 of 32 bits": (PixelFormat(32, 30, False, 1023, 1023, 1023, 20, 10, 0), Viewer(4)),
}


def filled(colour: int, width: int = 64, height: int = 64) -> Pixels:
    return np.full((height, width), colour, np.uint16)


def body(pixels: Pixels, pixel_format: PixelFormat = RGB565) -> bytes:
    """A tile in encoding 16, without what is around it."""
    update = Encoder(pixel_format, rle=True, deflate=False).update([Tile(0, 0, pixels)])
    assert update[4 + 12 + 4 : 4 + 12 + 5] == b"\0"
    return update[4 + 12 + 4 + 5 :]


# -- octets


def test_a_raw_tile_is_a_rectangle_of_encoding_0() -> None:
    pixels = np.arange(4096, dtype=np.uint16).reshape(64, 64)
    update = Encoder(RGB565, rle=False, deflate=False).update([Tile(0, 64, pixels)])
    header = bytes.fromhex("00 00 0001 0000 0040 0040 0040 00000000")
    assert update == header + b"".join(i.to_bytes(2, "little") for i in range(4096))


def test_a_tile_of_one_colour_is_a_stored_block_of_three_octets() -> None:
    update = Encoder(RGB565, rle=True, deflate=False).update([Tile(64, 0, filled(GREEN))])
    assert update == bytes.fromhex("0000 0001 0040 0000 0040 0040 00000010 00000008 00 0300 FCFF 01 E007")


def test_deflated_tiles_are_one_zlib_stream_flushed_after_each() -> None:
    encoder = Encoder(RGB565, rle=True, deflate=True)
    first, second = (encoder.update([Tile(0, 0, filled(BLUE))])[4 + 12 + 4 :] for _ in range(2))
    assert first[0] == 0x78
    assert second[0] != 0x78
    assert first.endswith(bytes.fromhex("0000FFFF"))
    assert second.endswith(bytes.fromhex("0000FFFF"))


def test_two_colours_are_a_bit_a_pixel() -> None:
    pixels = np.array([[WHITE, 0] * 4, [0, WHITE] * 4] * 4, np.uint16)
    assert body(pixels) == bytes.fromhex("02 0000 FFFF" + "AA 55" * 4)


def test_four_colours_are_two_bits_a_pixel() -> None:
    pixels = np.array([[0, BLUE, RED, WHITE], [WHITE, RED, BLUE, 0]] * 8, np.uint16)
    assert body(pixels) == bytes.fromhex("04 0000 1F00 00F8 FFFF" + "1B E4" * 8)


def test_sixteen_colours_are_four_bits_a_pixel() -> None:
    pixels = np.array([range(16)] * 16, np.uint16)
    colours = "".join(f"{i:02X}00" for i in range(16))
    assert body(pixels) == bytes.fromhex("10" + colours + "0123456789ABCDEF" * 16)


def test_rows_that_would_end_within_an_octet_are_no_packed_palette() -> None:
    """MeshCommander does not fill up rows, other viewers do."""
    pixels = np.array([[WHITE, 0] * 3 + [WHITE]] * 32, np.uint16)
    assert body(pixels)[0] == 130


def test_runs_of_few_colours_are_indices_with_lengths() -> None:
    pixels = filled(BLUE)
    pixels[0, 0:6:2] = RED
    assert body(pixels) == bytes.fromhex("82 1F00 00F8 01 00 01 00 01 80" + "FF" * 16 + "0A")


def test_long_runs_of_many_colours_are_colours_with_lengths() -> None:
    pixels = np.arange(128, dtype=np.uint16).repeat(32).reshape(64, 64)
    assert body(pixels) == b"\x80" + b"".join(bytes((i, 0, 31)) for i in range(128))


def test_a_run_of_256_needs_two_octets() -> None:
    pixels = np.array([RED, BLUE], np.uint16).repeat([257, 256]).reshape(27, 19)
    assert body(pixels) == bytes.fromhex("80 00F8 FF01 1F00 FF00")


def test_a_tile_like_a_photo_is_left_as_it_is() -> None:
    pixels = np.arange(4096, dtype=np.uint16).reshape(64, 64)
    assert body(pixels) == b"\0" + b"".join(i.to_bytes(2, "little") for i in range(4096))


def test_colours_that_are_one_to_the_viewer_are_one() -> None:
    pixels = np.array([[0x0000, 0x0001]] * 2, np.uint16)
    assert body(pixels, RGB332) == b"\1\0"


def test_four_octets_a_pixel_leave_out_what_is_unused() -> None:
    assert body(filled(RED), TRUE_COLOUR) == bytes.fromhex("01 0000FF")
    raw = Encoder(TRUE_COLOUR, rle=False, deflate=False).update([Tile(0, 0, filled(RED, 1, 1))])
    assert raw[16:] == bytes.fromhex("0000FF00")


# -- a viewer


def test_a_viewer_of_the_tests_reads_what_meshcommander_does() -> None:
    """Updates that MeshCommander has drawn: 64 x 36 in white, lines, white again."""
    viewer = Viewer()
    solid, runs = viewer.read(
        bytes.fromhex(
            "00000002 0080000000400040 00000010 0000000B 789C629467 00000000FFFF"
            "0080004000400024 00000010 0000000B 6AF88F001C 00000000FFFF"
        )
    )
    assert (solid.x, solid.y, solid.subencoding, set(solid.pixels)) == (128, 0, 1, {BLUE})
    assert (runs.subencoding, set(runs.pixels), len(runs.pixels)) == (128, {WHITE}, 64 * 36)
    packed, indices = viewer.read(
        bytes.fromhex(
            "00000002 0000004000400024 00000010 00000010 626260F8FF3F7414E005 00000000FFFF"
            "0040004000400024 00000010 0000000E 6A62F821CFD0880834 000000FFFF"
        )
    )
    assert (packed.subencoding, packed.pixels[:4]) == (2, [0, WHITE, 0, WHITE])
    assert (indices.subencoding, set(indices.pixels)) == (130, {BLUE})


@pytest.mark.parametrize("name", FORMATS)
def test_every_colour_of_every_format_comes_back(name: str) -> None:
    pixel_format, viewer = FORMATS[name]
    pixels = np.arange(0, 65536, 16, dtype=np.uint16).reshape(64, 64)
    expected = pixel_format.table()[pixels].ravel().tolist()
    for rle in (False, True):
        (rectangle,) = viewer.read(Encoder(pixel_format, rle=rle, deflate=False).update([Tile(0, 0, pixels)]))
        assert rectangle.pixels == expected


@st.composite
def pictures(draw: st.DrawFn) -> Pixels:
    """Few or many colours in short or long runs."""
    width, height = draw(st.integers(1, 64)), draw(st.integers(1, 64))
    colours, run = (
        draw(st.sampled_from((1, 2, 4, 16, 17, 127, 128, 65536))),
        draw(st.sampled_from((1, 3, 40, 300))),
    )
    random = np.random.default_rng(draw(st.integers(0, 99)))
    palette = random.integers(0, 65536, colours, np.uint16)
    return (
        palette[random.integers(0, colours, width * height)]
        .repeat(run)[: width * height]
        .reshape(height, width)
    )


@FEW
@given(
    st.lists(pictures(), min_size=1, max_size=3),
    st.sampled_from(sorted(FORMATS)),
    st.booleans(),
    st.booleans(),
)
def test_whatever_is_encoded_is_read_back(drawn: list[Pixels], name: str, rle: bool, deflate: bool) -> None:
    pixel_format, like = FORMATS[name]
    viewer = Viewer(like.octets, like.big_endian, like.compact)
    encoder = Encoder(pixel_format, rle=rle, deflate=deflate)
    tiles = [Tile(64 * i, 128, pixels) for i, pixels in enumerate(drawn)]
    for _ in range(2):  # the second time with a history
        rectangles = viewer.read(encoder.update(tiles))
        assert [(r.x, r.y, r.width, r.height, r.encoding) for r in rectangles] == [
            (tile.x, tile.y, tile.pixels.shape[1], tile.pixels.shape[0], 16 * rle) for tile in tiles
        ]
        for tile, rectangle in zip(tiles, rectangles, strict=True):
            assert rectangle.pixels == pixel_format.table()[tile.pixels].ravel().tolist()
    assert viewer.stored == (2 * len(tiles) if rle and not deflate else 0)


def test_a_stream_goes_on_over_other_formats_and_over_blocks_that_are_no_part_of_it() -> None:
    viewer, encoder = Viewer(), Encoder(RGB565, rle=True, deflate=True)
    tile = Tile(0, 0, filled(GREEN))
    for octets, pixel_format, rle, deflate in (
        (2, RGB565, True, True),
        (1, RGB332, True, True),
        (1, RGB332, True, False),
        (2, RGB565, False, True),
        (2, RGB565, True, True),
    ):
        viewer.octets = octets
        encoder.pixel_format, encoder.rle, encoder.deflate = pixel_format, rle, deflate
        (rectangle,) = viewer.read(encoder.update([tile]))
        assert set(rectangle.pixels) == {int(pixel_format.table()[GREEN])}
    assert viewer.stored == 1


def test_no_tile_outgrows_what_it_is_raw() -> None:
    random = np.random.default_rng(1)
    for colours in (2, 16, 127, 128, 65536):
        pixels = random.integers(0, colours, (64, 64), np.uint16)
        assert len(body(pixels)) <= 1 + 2 * 4096
