"""What of the TLS settings is in effect."""

from __future__ import annotations

from dataclasses import replace

from support import pki
from support.factory import FACTORY_KEY
from support.machines import UUID_1, make
from vamt.pki.certificates import self_signed
from vamt.pki.peers import is_named
from vamt.pki.store import OWN_HANDLE, Certificate, CertificateStore, Identity
from vamt.pki.tls import Effect, Presented, Terms, Tls, committed, own, presented
from vamt.store.codec import decode, encode

DEFAULTS = Tls()
SECURE_ONLY = Terms(AcceptNonSecureConnections=False)


def test_at_first_both_ports_of_the_network_answer() -> None:
    assert DEFAULTS.effect.network == Terms(
        Enabled=True, MutualAuthentication=False, AcceptNonSecureConnections=True
    )
    assert DEFAULTS.effect.network.plain


def test_without_tls_plain_connections_are_always_taken() -> None:
    assert Terms(Enabled=False, AcceptNonSecureConnections=False).plain


def test_nothing_is_in_effect_before_it_is_committed() -> None:
    pending = DEFAULTS.pending(replace(DEFAULTS, network=SECURE_ONLY))
    assert pending.effect == DEFAULTS.effect
    again = pending.pending(replace(pending, certificate=1))
    assert again.effect == DEFAULTS.effect
    (section,) = committed(make(None, again).machine.snapshot)
    assert isinstance(section, Tls)
    assert section.effect == Effect(network=SECURE_ONLY, certificate=1)


def test_what_is_put_back_is_no_longer_pending() -> None:
    pending = DEFAULTS.pending(replace(DEFAULTS, network=SECURE_ONLY))
    assert pending.pending(replace(pending, network=Terms())) == DEFAULTS
    assert committed(make(None, DEFAULTS).machine.snapshot) == ()


def test_trusted_names_need_no_commit() -> None:
    assert (
        committed(make(None, DEFAULTS.pending(replace(DEFAULTS, network_names=("a",)))).machine.snapshot)
        == ()
    )


def test_while_tls_is_off_a_certificate_is_unbound_at_once() -> None:
    off = Tls(network=Terms(Enabled=False), certificate=3)
    assert off.unbound() == replace(off, certificate=None)


def test_pending_settings_survive_the_store() -> None:
    pending = DEFAULTS.pending(replace(DEFAULTS, network=SECURE_ONLY, certificate=2))
    assert decode(Tls, encode(pending), machine=UUID_1) == pending


def test_a_bound_certificate_goes_before_the_machines_own() -> None:
    leaf = pki.issue(pki.authority(), "machine", pki.rsa_key(0))
    stored = Identity(b"own", b"key")
    store = CertificateStore((Certificate(5, leaf.der),), (pki.pair(0),))
    fresh = make(None).machine.snapshot
    derived = Presented((self_signed(FACTORY_KEY, UUID_1, fresh.first_seen),), FACTORY_KEY)
    assert presented(fresh) == derived
    assert presented(make(None, stored, store).machine.snapshot) == Presented((b"own",), b"key")
    assert presented(make(None, stored, store, Tls(certificate=5)).machine.snapshot) == Presented(
        (leaf.der,), pki.pair(0).private
    )


def test_a_machine_that_moves_to_another_installation_can_take_its_certificate_along() -> None:
    here = make(None).machine.snapshot
    taken = Identity(own(here).chain[0], own(here).private)
    there = replace(make(None, taken).machine.snapshot, factory_key=pki.pair(0).private)
    assert own(there) == own(here)


def test_while_tls_is_on_there_is_always_a_certificate_to_be_seen() -> None:
    off = Tls(network=Terms(Enabled=False))
    assert (Tls().shown, Tls(certificate=3).shown) == (OWN_HANDLE, 3)
    assert (off.shown, replace(off, certificate=3).shown) == (None, 3)
    assert Tls().pending(off).shown == OWN_HANDLE  # TLS is on until that is committed


def test_a_snapshot_does_not_tell_the_key_when_it_is_printed() -> None:
    assert repr(FACTORY_KEY) not in repr(make(None).machine.snapshot)


def test_names_are_compared_from_the_end_by_labels() -> None:
    assert is_named("a.example.com", "example.com")
    assert is_named("a.example.com", ".example.com")
    assert is_named("Example.COM.", "example.com")
    assert not is_named("badexample.com", "example.com")
    assert not is_named("", "example.com")
