"""Certificates as octets."""

from __future__ import annotations

import contextlib
import warnings

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from support import pki
from support.machines import UUID_1
from vamt.pki.certificates import MAX_CHAIN, InvalidCertificate, chain, facts, matches, self_signed

ROOT = pki.authority()


def test_a_chain_leads_up_from_the_leaf_whatever_else_is_there() -> None:
    middle = pki.issue(ROOT, "Example Issuing", ca=True)
    leaf = pki.issue(middle, "machine.example.com")
    stranger = pki.authority("Another")
    assert chain(leaf.der, [stranger.der, ROOT.der, middle.der]) == (leaf.der, middle.der, ROOT.der)
    assert chain(leaf.der, [ROOT.der]) == (leaf.der,)


def test_a_chain_in_a_circle_ends() -> None:
    first = pki.issue(pki.authority("b"), "a")
    second = pki.issue(pki.authority("a"), "b")
    assert chain(first.der, [second.der, first.der]) == (first.der, second.der)


def test_a_chain_is_not_longer_than_what_is_sent() -> None:
    above = [pki.authority("0")]
    for number in range(1, 9):
        above.append(pki.issue(above[-1], str(number), ca=True))
    assert len(chain(above[-1].der, [issued.der for issued in above])) == MAX_CHAIN


def test_a_certificate_matches_its_own_key_only() -> None:
    leaf = pki.issue(ROOT, "machine", pki.rsa_key(0))
    assert matches(leaf.der, pki.pair(0).public)
    assert not matches(leaf.der, pki.pair(0, 1).public)
    assert not matches(ROOT.der, pki.pair(0).public)


@given(st.binary(max_size=400))
def test_no_octets_make_reading_fail_in_another_way(octets: bytes) -> None:
    with pytest.raises(InvalidCertificate):
        facts(octets)


@given(st.integers(0, len(ROOT.der) - 1), st.integers(1, 255))
def test_a_damaged_certificate_is_read_or_refused(place: int, change: int) -> None:
    damaged = bytearray(ROOT.der)
    damaged[place] ^= change
    with contextlib.suppress(InvalidCertificate):
        assert facts(bytes(damaged)).spki


def test_keys_nothing_here_can_use_are_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    builder = pki._builder("odd", "odd", key)  # type: ignore[arg-type]
    with pytest.raises(InvalidCertificate):
        facts(builder.sign(key, None).public_bytes(Encoding.DER))


def test_reading_says_nothing_on_the_side() -> None:
    own = self_signed(pki.pair(0).private, UUID_1, pki.NOW)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert facts(own).common_name == str(UUID_1)
