"""What a viewer lacks of a screen, and what is drawn over the picture."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import FEW
from vamt.redirection.digits import sign
from vamt.redirection.pixels import Pixels
from vamt.redirection.screen import Region, Screen

WHITE = 0xFFFF
ALL: Region = (0, 0, 9999, 9999)


def one(colour: int, count: int = 1) -> bytes:
    return colour.to_bytes(2, "little") * count


def shown(screen: Screen) -> Screen:
    """A screen whose viewer has everything."""
    screen.take(ALL)
    return screen


def places(screen: Screen, region: Region = ALL) -> list[Region]:
    """Take, and say which tiles there were."""
    return [(t.x, t.y, t.pixels.shape[1], t.pixels.shape[0]) for t in screen.take(region)]


def seen(screen: Screen) -> Pixels:
    """All of the picture, as a viewer who knows nothing gets it."""
    screen.spoil(ALL)
    picture = np.zeros((screen.height, screen.width), np.uint16)
    for tile in screen.take(ALL):
        height, width = tile.pixels.shape
        picture[tile.y : tile.y + height, tile.x : tile.x + width] = tile.pixels
    return picture


# -- what a viewer lacks


def test_a_new_screen_is_black_and_the_viewer_lacks_all_of_it() -> None:
    screen = Screen(130, 70)
    assert places(screen) == [
        *[(0, 0, 64, 64), (64, 0, 64, 64), (128, 0, 2, 64)],
        *[(0, 64, 64, 6), (64, 64, 64, 6), (128, 64, 2, 6)],
    ]
    assert not seen(screen).any()


def test_what_was_taken_is_not_lacking() -> None:
    screen = shown(Screen(130, 70))
    assert not screen.is_dirty(ALL)
    assert screen.take(ALL) == []


def test_a_pixel_that_changes_is_one_tile() -> None:
    screen = shown(Screen(256, 256))
    screen.put(130, 65, 1, 1, one(WHITE))
    assert screen.is_dirty(ALL)
    (tile,) = screen.take(ALL)
    assert (tile.x, tile.y, tile.pixels.shape) == (128, 64, (64, 64))
    assert np.argwhere(tile.pixels == WHITE).tolist() == [[1, 2]]
    assert not screen.is_dirty(ALL)


def test_what_is_drawn_as_it_was_is_nothing_new() -> None:
    screen = Screen(128, 128)
    screen.put(0, 0, 128, 128, one(0x1234, 128 * 128))
    shown(screen)
    screen.put(0, 0, 128, 128, memoryview(one(0x1234, 128 * 128)))
    assert not screen.is_dirty(ALL)
    screen.put(60, 60, 8, 8, one(0x1234, 63) + one(WHITE))
    assert places(screen) == [(64, 64, 64, 64)]


def test_only_what_is_asked_for_is_taken() -> None:
    screen = shown(Screen(256, 256))
    screen.put(0, 0, 256, 256, one(WHITE, 256 * 256))
    assert places(screen, (100, 70, 100, 20)) == [(100, 70, 28, 20), (128, 70, 64, 20), (192, 70, 8, 20)]
    assert not screen.is_dirty((100, 70, 100, 20))
    assert screen.is_dirty((99, 70, 1, 1))
    assert places(screen, (64, 64, 64, 64)) == [(64, 64, 64, 64)]
    assert len(screen.take(ALL)) == 15


def test_a_region_that_is_not_on_the_screen_has_nothing() -> None:
    screen = Screen(100, 100)
    for region in (
        (100, 0, 10, 10),
        (0, 100, 10, 10),
        (5, 5, 0, 10),
        (5, 5, 10, 0),
        (65535, 65535, 65535, 65535),
    ):
        assert not screen.is_dirty(region)
        screen.spoil(region)
        assert screen.take(region) == []
    assert places(screen, (96, 96, 65535, 65535)) == [(96, 96, 4, 4)]


def test_a_viewer_that_has_lost_a_part_gets_it_again() -> None:
    screen = shown(Screen(256, 256))
    screen.spoil((10, 10, 60, 20))
    assert places(screen) == [(0, 0, 64, 64), (64, 0, 64, 64)]


def test_what_was_taken_does_not_change_any_more() -> None:
    screen = Screen(64, 64)
    (tile,) = screen.take(ALL)
    screen.put(0, 0, 1, 1, one(WHITE))
    assert not tile.pixels.any()


# -- sizes


def test_another_size_is_black_and_lacking() -> None:
    screen = Screen(64, 64)
    screen.put(0, 0, 64, 64, one(WHITE, 64 * 64))
    shown(screen)
    screen.resize(65, 64)
    assert (screen.width, screen.height) == (65, 64)
    assert places(screen) == [(0, 0, 64, 64), (64, 0, 1, 64)]
    assert not seen(screen).any()


def test_a_larger_screen_than_amts_is_cut() -> None:
    screen = Screen(64, 64)
    screen.resize(3840, 2160)
    assert (screen.width, screen.height) == (2560, 1600)
    shown(screen)
    screen.put(2559, 1599, 2, 2, one(1) + one(2, 3))
    screen.put(2560, 0, 1, 1, one(3))
    screen.put(3000, 2000, 1, 1, one(4))
    assert np.unique(seen(screen)).tolist() == [0, 1]


def test_a_viewer_that_cannot_follow_keeps_its_size() -> None:
    screen = Screen(64, 64)
    screen.fixed = True
    shown(screen)
    screen.resize(128, 32)
    assert (screen.width, screen.height) == (64, 64)
    screen.put(0, 0, 128, 32, one(WHITE, 128 * 32))
    picture = seen(screen)
    assert (picture[:32] == WHITE).all()
    assert not picture[32:].any()


def test_a_machine_that_is_off_is_black() -> None:
    screen = Screen(128, 128)
    screen.put(70, 70, 1, 1, one(WHITE))
    shown(screen)
    screen.blank()
    assert places(screen) == [(64, 64, 64, 64)]
    assert not seen(screen).any()


# -- the pointer

CURSOR = (1, 0, 2, 2, one(0x1111) + one(0x2222) + one(0x3333) + one(0x4444), bytes((0b11000000, 0b01000000)))
"""Two by two, the left lower one not seen, hot at the right upper one."""


def test_the_pointer_is_drawn_where_it_points() -> None:
    screen = shown(Screen(128, 64))
    screen.set_cursor(*CURSOR)
    assert not screen.is_dirty(ALL), "it has not been anywhere yet"
    screen.point(10, 20)
    (tile,) = screen.take(ALL)
    assert {(int(y), int(x)): int(tile.pixels[y, x]) for y, x in np.argwhere(tile.pixels)} == {
        (20, 9): 0x1111,
        (20, 10): 0x2222,
        (21, 10): 0x4444,
    }


def test_a_pointer_that_moves_is_drawn_anew_and_leaves_the_picture_behind() -> None:
    screen = Screen(128, 64)
    screen.put(0, 0, 128, 64, one(WHITE, 128 * 64))
    screen.set_cursor(*CURSOR)
    screen.point(10, 20)
    shown(screen)
    screen.point(100, 20)
    left, right = screen.take(ALL)
    assert (left.pixels == WHITE).all()
    assert (right.pixels != WHITE).sum() == 3


def test_a_pointer_over_two_tiles_is_in_both() -> None:
    screen = shown(Screen(128, 64))
    screen.set_cursor(*CURSOR)
    screen.point(64, 0)
    left, right = screen.take(ALL)
    assert (left.pixels[0, 63], right.pixels[0, 0], right.pixels[1, 0]) == (0x1111, 0x2222, 0x4444)


def test_a_pointer_beyond_the_edge_is_cut() -> None:
    screen = shown(Screen(64, 64))
    screen.set_cursor(*CURSOR)
    expected = {(0, 0): 2, (63, 63): 2, (64, 63): 1, (64, 64): 0, (65535, 65535): 0}
    for (x, y), count in expected.items():
        screen.point(x, y)
        assert np.count_nonzero(seen(screen)) == count, (x, y)


def test_a_pointer_without_a_size_is_none() -> None:
    screen = Screen(64, 64)
    screen.set_cursor(*CURSOR)
    screen.point(10, 10)
    assert seen(screen).any()
    screen.set_cursor(0, 0, 0, 0, b"", b"")
    assert screen.is_dirty(ALL)
    assert not seen(screen).any()


def test_a_machine_that_is_off_has_no_pointer() -> None:
    screen = Screen(64, 64)
    screen.set_cursor(*CURSOR)
    screen.point(10, 10)
    shown(screen)
    screen.blank()
    assert screen.is_dirty(ALL)
    assert not seen(screen).any()


# -- the sign


def test_the_consent_code_stands_in_the_middle_and_goes_without_a_trace() -> None:
    screen = shown(Screen(640, 480))
    screen.show_banner("012345")
    rows, columns = np.nonzero(seen(screen))
    assert 640 / 3 < columns.max() - columns.min() < 640 / 2
    assert abs(int(columns.min() + columns.max()) - 639) <= 1
    assert abs(int(rows.min() + rows.max()) - 479) <= 1
    screen.show_banner(None)
    assert screen.is_dirty(ALL)
    assert not seen(screen).any()


def test_the_guest_draws_behind_the_sign() -> None:
    screen = Screen(640, 480)
    screen.show_banner("012345")
    before = seen(screen)
    screen.put(318, 238, 4, 4, one(0x1234, 16))
    assert (seen(screen) == before).all()
    screen.show_banner(None)
    assert (seen(screen)[238:242, 318:322] == 0x1234).all()


def test_another_code_is_another_picture_and_the_same_is_nothing_new() -> None:
    screen = Screen(640, 480)
    screen.show_banner("111111")
    shown(screen)
    screen.show_banner("111111")
    assert not screen.is_dirty(ALL)
    screen.show_banner("111112")
    assert screen.is_dirty(ALL)


def test_the_sign_stays_when_the_machine_goes_off_or_changes_its_screen() -> None:
    screen = Screen(640, 480)
    screen.show_banner("987654")
    small = seen(screen)
    screen.blank()
    assert (seen(screen) == small).all()
    screen.resize(1280, 1024)
    assert (seen(screen) != 0).sum() > 2 * (small != 0).sum()


def test_no_two_digits_look_alike() -> None:
    drawn = [sign(str(digit), 1) for digit in range(10)]
    for one_digit in range(10):
        for another in range(one_digit):
            assert (drawn[one_digit] != drawn[another]).sum() >= 3
    assert sign("8", 3).shape == (3 * drawn[8].shape[0], 3 * drawn[8].shape[1])


def test_a_sign_larger_than_the_screen_is_cut() -> None:
    screen = Screen(20, 4)
    screen.show_banner("123456")
    assert seen(screen).any()


# -- whatever happens

coordinates = st.integers(0, 150)
sizes = st.integers(0, 90)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), coordinates, coordinates, sizes, sizes),
        st.tuples(st.just("point"), coordinates, coordinates),
        st.tuples(
            st.just("cursor"), st.integers(0, 9), st.integers(0, 9), st.integers(0, 20), st.integers(0, 20)
        ),
        st.tuples(st.just("banner"), st.sampled_from((None, "1", "77"))),
        st.tuples(st.just("take"), coordinates, coordinates, sizes, sizes),
        st.tuples(st.just("blank")),
    ),
    max_size=12,
)


@FEW
@given(steps, st.integers(0, 9))
def test_a_viewer_that_takes_now_and_then_sees_what_one_sees_who_takes_everything(
    script: list[tuple[object, ...]], seed: int
) -> None:
    random = np.random.default_rng(seed)
    screen = Screen(140, 100)
    viewer = np.full((100, 140), 0x5A5A, np.uint16)

    def look(region: Region) -> None:
        dirty = screen.is_dirty(region)
        tiles = screen.take(region)
        assert dirty == bool(tiles)
        for tile in tiles:
            height, width = tile.pixels.shape
            assert tile.x // 64 == (tile.x + width - 1) // 64
            assert tile.y // 64 == (tile.y + height - 1) // 64
            viewer[tile.y : tile.y + height, tile.x : tile.x + width] = tile.pixels

    for kind, *values in script:
        if kind == "put":
            x, y, width, height = values
            screen.put(x, y, width, height, random.integers(0, 4, width * height, "<u2").tobytes())
        elif kind == "cursor":
            hot_x, hot_y, width, height = values
            shape = random.integers(4, 9, width * height, "<u2").tobytes()
            screen.set_cursor(hot_x, hot_y, width, height, shape, random.bytes((width + 7) // 8 * height))
        else:
            verb = {"point": screen.point, "banner": screen.show_banner, "blank": screen.blank}
            verb.get(kind, lambda *region: look(region))(*values)
    look(ALL)
    assert (viewer == seen(screen)).all()
