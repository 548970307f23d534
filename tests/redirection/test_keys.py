"""What becomes of the keys clients send. Key codes of the expectations are those of QEMU's layout en-us."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vamt.redirection.keys import MOST_DOWN, Keyboard, Press

SHIFT, CAPS, CONTROL, ALT, DELETE = 0xFFE1, 0xFFE5, 0xFFE3, 0xFFE9, 0xFFFF


def mesh() -> Keyboard:
    """MeshCommander's keyboard, and that of every client of AMT."""
    return Keyboard(characters=False)


def pressed(keyboard: Keyboard, *keys: tuple[bool, int]) -> list[Press]:
    return [press for down, key in keys for press in keyboard.press(down, key)]


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (0x13, 0xFF13),  # Pause
        (0x14, 0xFFE5),  # Caps_Lock
        (0x90, 0xFF7F),  # Num_Lock
        (0x91, 0xFF14),  # Scroll_Lock
        (0xFFE7, 0xFFEB),  # Meta is the Windows key
        (0xFFE8, 0xFFEC),
        (0x17170056, 0xA6),  # the key beside the left Shift, 0x56
        (0x1717007D, 0x5C),
        (0x17170073, 0x5C),
        (0x1717007B, 0xFF22),  # Muhenkan, 0x7b
        (0x17170079, 0xFF23),  # Henkan_Mode, 0x79
        (0x17170070, 0xFF27),  # Hiragana_Katakana, 0x70
        (0x010000E9, 0xE9),  # é, as a Unicode character
    ],
)
def test_keys_that_qemu_does_not_know_become_those_it_knows(sent: int, meant: int) -> None:
    assert mesh().press(True, sent) == ((True, meant),)


@pytest.mark.parametrize("keysym", [0x20, 0x31, 0x5B, 0x61, 0xE9, 0xFF08, 0xFF0D, 0xFFBE, 0xFE20, 0xFFFF])
def test_other_keys_are_what_they_are(keysym: int) -> None:
    assert mesh().press(True, keysym) == ((True, keysym),)


@pytest.mark.parametrize("keysym", [0, 0x01000000, 0x0100263A, 0x1717FFFF, 0x1008FF11, 0xFFFFFFFF])
def test_what_no_keyboard_has_is_not_pressed(keysym: int) -> None:
    """QEMU would look at the lower half and press something else."""
    assert mesh().press(True, keysym) == ()


def test_control_alt_delete_arrives_in_its_order() -> None:
    keys = [(True, CONTROL), (True, ALT), (True, DELETE), (False, DELETE), (False, ALT), (False, CONTROL)]
    assert pressed(mesh(), *keys) == keys


def test_a_letter_is_large_with_shift() -> None:
    assert pressed(mesh(), (True, SHIFT), (True, ord("A"))) == [(True, SHIFT), (True, ord("A"))]


def test_a_letter_is_large_with_caps_lock_although_meshcommander_sends_a_small_one() -> None:
    keyboard = mesh()
    pressed(keyboard, (True, 0x14), (False, 0x14))
    assert pressed(keyboard, (True, ord("a"))) == [(True, ord("A"))]


def test_caps_lock_and_shift_make_a_small_letter() -> None:
    keyboard = mesh()
    pressed(keyboard, (True, CAPS), (False, CAPS), (True, SHIFT))
    assert pressed(keyboard, (True, ord("A"))) == [(True, ord("a"))]


def test_caps_lock_is_over_when_it_is_pressed_again() -> None:
    keyboard = mesh()
    pressed(keyboard, (True, CAPS), (False, CAPS), (True, CAPS), (False, CAPS))
    assert pressed(keyboard, (True, ord("a"))) == [(True, ord("a"))]


def test_a_viewers_letters_are_as_it_says() -> None:
    """It looks at the Caps Lock of its own keyboard, which may have been on before it connected."""
    assert Keyboard(characters=True).press(True, ord("A")) == ((True, ord("A")),)


def test_what_is_still_down_is_let_go_in_reverse() -> None:
    keyboard = mesh()
    pressed(keyboard, (True, CONTROL), (True, ALT), (True, ord("x")), (False, ord("x")))
    assert keyboard.release() == [(False, ALT), (False, CONTROL)]
    assert keyboard.release() == []


def test_a_letter_whose_shift_went_first_is_up() -> None:
    keyboard = mesh()
    pressed(keyboard, (True, SHIFT), (True, ord("A")), (False, SHIFT), (False, ord("a")))
    assert keyboard.release() == []


def test_nobody_has_so_many_fingers_and_the_first_key_is_let_go() -> None:
    keyboard = mesh()
    pressed(keyboard, *((True, 0x100 + key) for key in range(MOST_DOWN)))
    assert keyboard.press(True, 0x200) == ((False, 0x100), (True, 0x200))
    assert keyboard.press(True, 0x200) == ((True, 0x200),), "it repeats"
    assert len(keyboard.release()) == MOST_DOWN


@settings(max_examples=50)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 0xFFFFFFFF) | st.integers(0, 0x7F)), max_size=200))
def test_whatever_is_pressed_few_keys_are_down_and_all_can_be_let_go(keys: list[tuple[bool, int]]) -> None:
    keyboard = mesh()
    down: set[int] = set()
    for is_down, keysym in [*pressed(keyboard, *keys), *keyboard.release()]:
        assert 0 < keysym <= 0xFFFF
        key = ord(chr(keysym).lower()) if keysym < 0x80 else keysym
        (down.add if is_down else down.discard)(key)
        assert len(down) <= MOST_DOWN
    assert not down
