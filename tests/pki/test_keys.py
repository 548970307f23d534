"""Keys and requests as octets, the awkward ones too."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from support import pki
from vamt.pki import keys
from vamt.pki.keys import InvalidKey, check, public_part, sign_request

NO_SIGNATURE = bytes.fromhex("300c06082b060105050706020500")
"""The algorithm identifier of RFC 5912 for what is not signed."""


def element(tag: int, content: bytes) -> bytes:
    return keys._der(tag, content)


def test_a_request_without_any_signature_is_signed() -> None:
    info = x509.load_der_x509_csr(pki.request(pki.rsa_key(0))).tbs_certrequest_bytes
    for signature in (b"\0", b"\0" + bytes(256)):
        unsigned = element(0x30, info + NO_SIGNATURE + element(0x03, signature))
        signed = x509.load_der_x509_csr(sign_request(pki.pair(0).private, unsigned, 1))
        assert signed.is_signature_valid
        assert signed.tbs_certrequest_bytes == info


@given(st.binary(max_size=300))
def test_no_octets_make_signing_fail_in_another_way(octets: bytes) -> None:
    with pytest.raises(InvalidKey):
        sign_request(pki.pair(0).private, octets, 1)


def test_only_pkcs_1_is_taken() -> None:
    key = pki.rsa_key(0)
    wrapped = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    for octets in (wrapped, pki.pair(0).public, pki.pair(0).private + b"\0"):
        with pytest.raises(InvalidKey):
            public_part(octets)
    assert public_part(wrapped, wrapped=True) == pki.pair(0).public


def test_short_keys_are_not_taken() -> None:
    short = rsa.generate_private_key(65537, 1024)
    with pytest.raises(InvalidKey):
        public_part(short.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()))


def test_a_key_that_does_not_fit_together_is_not_taken() -> None:
    private = bytearray(pki.pair(0).private)
    private[40] ^= 1
    with pytest.raises(InvalidKey):
        check(bytes(private))
    check(pki.pair(0).private)


def test_long_keys_and_long_primes_are_not_even_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    long, short = rsa.generate_private_key(65537, 3072), rsa.generate_private_key(65537, 1024)
    lopsided = composed(long.private_numbers().p, short.private_numbers().p)

    def test(octets: bytes, password: None) -> None:
        raise AssertionError("OpenSSL takes seconds for such")

    original = keys.load_der_private_key
    monkeypatch.setattr(
        keys,
        "load_der_private_key",
        lambda *args, **how: (original if how.get(SKIP) else test)(*args, **how),
    )
    for key in (long, lopsided):
        with pytest.raises(InvalidKey) as refused:
            check(key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
        assert not isinstance(refused.value.__cause__, AssertionError)


SKIP = "unsafe_skip_rsa_key_validation"


def composed(p: int, q: int) -> rsa.RSAPrivateKey:
    """A key of these primes."""
    d = pow(65537, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(65537, p * q)
    return rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public).private_key()
