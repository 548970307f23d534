"""Certificates as octets."""

from __future__ import annotations

import contextlib
import warnings
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from support import pki
from support.factory import FACTORY_KEY
from support.machines import UUID_1
from vamt.pki.certificates import MAX_CHAIN, InvalidCertificate, chain, facts, matches, self_signed

ROOT = pki.authority()
SINCE = datetime(2026, 3, 1, 12, tzinfo=UTC)


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


def test_the_certificate_a_machine_comes_with_is_the_same_octets_for_ever() -> None:
    """Clients remember its hash: neither a restart nor a new version of a library may change it."""
    own = self_signed.__wrapped__(FACTORY_KEY, UUID_1, SINCE)
    assert sha256(own).hexdigest() == "211ae077bb2a0716f67578a13b730842a5af6aab094e95132dfe0005155cfddc"


def test_no_two_certificates_have_a_number_or_a_name_in_common() -> None:
    """Another machine, the same one after it was forgotten, and the same one of another installation."""
    others = (
        self_signed(FACTORY_KEY, UUID(int=2), SINCE),
        self_signed(FACTORY_KEY, UUID_1, SINCE + timedelta(seconds=1)),
        self_signed(pki.pair(0).private, UUID_1, SINCE),
    )
    serials = {facts(der).serial for der in (self_signed(FACTORY_KEY, UUID_1, SINCE), *others)}
    assert len(serials) == 1 + len(others)
    assert all(0 < serial < 1 << 159 for serial in serials)  # RFC 5280 §4.1.2.2
    assert facts(others[0]).subject != facts(others[1]).subject
