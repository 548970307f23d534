"""VNC authentication, by which port 5900 knows its user (RFC 6143 §7.2.2).

DES is what viewers speak; it guards nothing here that AMT's own eight-character password would not. Challenges
are made by whoever calls.
"""

from __future__ import annotations

import hmac
from typing import Final

CHALLENGE: Final = 16
"""Octets of a challenge, and of the response to it."""
_KEY: Final = 8
"""Characters of a password that count; a shorter one is filled up with zeros."""


def response(challenge: bytes, password: str) -> bytes:
    """What a viewer that knows the password makes of a challenge of 16 octets."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
    from cryptography.hazmat.primitives.ciphers import Cipher, modes

    characters = password.encode("latin-1", "replace")[:_KEY].ljust(_KEY, b"\0")
    key = bytes(_mirrored(character) for character in characters)
    # Three times the same key is DES; its block mode is the standard's.
    cipher = Cipher(TripleDES(key * 3), modes.ECB()).encryptor()  # noqa: S305
    return cipher.update(challenge) + cipher.finalize()


def is_right(challenge: bytes, answer: bytes, password: str) -> bool:
    """Whether who answered knows the password."""
    return hmac.compare_digest(response(challenge, password), answer)


def _mirrored(octet: int) -> int:
    """VNC's DES reads the bits of a key from the other end."""
    return int(f"{octet:08b}"[::-1], 2)
