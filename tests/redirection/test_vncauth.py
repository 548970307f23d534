"""VNC authentication. The expected responses were made with OpenSSL's DES, not with ours."""

from __future__ import annotations

import pytest

from vamt.redirection.vncauth import is_right, response

COUNTING = bytes(range(16))
RANDOM = bytes.fromhex("8f3a5c0012ffe47b9d1122334455aabb")


@pytest.mark.parametrize(
    ("password", "challenge", "expected"),
    [
        ("P@ssw0rd", COUNTING, "045e369d4ad4f93423626dedad97de14"),
        ("Test123!", RANDOM, "d47106a59818501b88b3b473a08aefc5"),
        ("abc", COUNTING, "9c22b4f2088c3465a1562c4b9d6edb04"),
    ],
)
def test_the_challenge_is_encrypted_with_the_mirrored_password(
    password: str, challenge: bytes, expected: str
) -> None:
    assert response(challenge, password).hex() == expected


def test_only_eight_characters_count() -> None:
    assert response(COUNTING, "P@ssw0rdX").hex() == "045e369d4ad4f93423626dedad97de14"


def test_whoever_knows_the_password_is_right_and_nobody_else() -> None:
    answer = bytes.fromhex("d47106a59818501b88b3b473a08aefc5")
    assert is_right(RANDOM, answer, "Test123!")
    assert not is_right(RANDOM, answer, "Test123?")
    assert not is_right(COUNTING, answer, "Test123!")
    assert not is_right(RANDOM, bytes(16), "Test123!")


def test_a_password_that_no_viewer_can_type_is_only_ever_wrong() -> None:
    assert not is_right(RANDOM, bytes.fromhex("d47106a59818501b88b3b473a08aefc5"), "Test123€")
