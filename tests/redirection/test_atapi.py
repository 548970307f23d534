"""The octets of storage redirection that are believed only within reason."""

from __future__ import annotations

import pytest

from vamt.redirection import atapi
from vamt.redirection.atapi import Capacity


@pytest.mark.parametrize(
    ("said", "capacity"),
    [
        ("0000003F 00000800", Capacity(64, 2048)),
        ("00000B3F 00000200", Capacity(2880, 512)),
        ("00000000 00001000", Capacity(1, 4096)),
        ("03FFFFFF 00000800", Capacity(1 << 26, 2048)),
    ],
)
def test_the_last_block_is_told_not_how_many_there_are(said: str, capacity: Capacity) -> None:
    assert atapi.capacity(bytes.fromhex(said)) == capacity


@pytest.mark.parametrize(
    "said",
    [
        "FFF7FFFF 00000800",  # of an image of 3 GiB, as JavaScript counts
        "FFFFFFFF 00000800",  # of an empty one
        "04000000 00000800",
        "0000003F 00000000",
        "0000003F 00000801",
        "0000003F 00010000",
    ],
)
def test_a_size_that_cannot_be_is_no_medium(said: str) -> None:
    with pytest.raises(ValueError, match="no medium"):
        atapi.capacity(bytes.fromhex(said))


def test_the_length_of_a_message_is_known_as_soon_as_it_can_be() -> None:
    message = bytearray(b"\xff\x54" + bytes(8) + b"\x02\x01")
    assert [atapi.length(message[:end], 1) for end in range(1, 13)] == [None] * 11 + [34 + 0x102]
