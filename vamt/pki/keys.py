"""RSA keys as octets: made, checked, and used to sign requests for certificates. Pure but for randomness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

KEY_LENGTHS: Final = (2048,)
"""Bits (AMT_PublicKeyManagementCapabilities.SupportedKeyLengths)."""

_EXPONENT: Final = 65537
_MAX_KEY_OCTETS: Final = 1400
"""More than an RSA key of 2048 bits takes."""

# AlgorithmIdentifiers of PKCS #1 signatures with a NULL parameter, DER (RFC 8017, appendix A.2.4).
_SHA1_RSA: Final = bytes.fromhex("300d06092a864886f70d0101050500")
_SHA256_RSA: Final = bytes.fromhex("300d06092a864886f70d01010b0500")
_SHA384_RSA: Final = bytes.fromhex("300d06092a864886f70d01010c0500")

SIGNING: Final[Mapping[int, tuple[hashes.HashAlgorithm, bytes]]] = {
    0: (hashes.SHA1(), _SHA1_RSA),  # noqa: S303 - AMT offers it, and a client asks for it by name
    1: (hashes.SHA256(), _SHA256_RSA),
    2: (hashes.SHA384(), _SHA384_RSA),
}
"""SigningAlgorithm of AMT_PublicKeyManagementService.GeneratePKCS10RequestEx."""


class InvalidKey(ValueError):
    """The octets are no key of this machine's kind."""


def generate() -> bytes:
    """A new private key, PKCS #1 DER. Takes about 0.1 s, in which other threads run."""
    return _private_der(rsa.generate_private_key(_EXPONENT, KEY_LENGTHS[0]))


def check(private: bytes) -> None:
    """See whether a private key holds, DER. Takes 0.04 s, in which no other thread runs: `vamt.pki.check` does it.

    Raises:
        InvalidKey: it is no RSA key of a supported length, or its numbers do not fit together.

    """
    _read(private)
    try:
        load_der_private_key(private, password=None)
    except Exception as error:  # the library lets anything through that a peer's octets cause
        raise InvalidKey from error


def public_part(private: bytes, *, wrapped: bool = False) -> bytes:
    """The public half, PKCS #1 DER, of a private key that was made here or is still to be checked.

    AMT takes PKCS #1 and no other wrapping where it stores a key (Intel AMT guide: AddKey).

    Raises:
        InvalidKey: it is not written as an RSA key of a supported length.

    """
    key = _read(private)
    if not wrapped and _private_der(key) != private:
        raise InvalidKey
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)


def _read(private: bytes) -> rsa.RSAPrivateKey:
    """A private key as a client hands it over, as far as it can be read at a glance."""
    if len(private) > _MAX_KEY_OCTETS:
        raise InvalidKey
    try:
        key = load(private)
        _demand_length(key)
    except Exception as error:  # the library lets anything through that a peer's octets cause
        raise InvalidKey from error
    return key


def load(private: bytes) -> rsa.RSAPrivateKey:
    """A private key that has been checked when it was stored."""
    key = load_der_private_key(private, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise InvalidKey
    return key


def sign_request(private: bytes, request: bytes, algorithm: int) -> bytes:
    """A PKCS #10 request with its signature replaced by one of this key; `algorithm` is one of `SIGNING`.

    What is signed are the octets the client sent, not what they mean.

    Raises:
        InvalidKey: the request is for another key, or no request at all.

    """
    try:
        parsed = x509.load_der_x509_csr(request)
        wanted = parsed.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        info = parsed.tbs_certrequest_bytes
    except Exception as error:  # the library lets anything through that a peer's octets cause
        raise InvalidKey from error
    key = load(private)
    if wanted != key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo):
        raise InvalidKey
    digest, identifier = SIGNING[algorithm]
    signature = key.sign(info, padding.PKCS1v15(), digest)
    return _der(0x30, info + identifier + _der(0x03, b"\0" + signature))


def _demand_length(key: rsa.RSAPrivateKey) -> None:
    """Keep from OpenSSL's check what it would take seconds for: long numbers.

    Raises:
        InvalidKey: the key, or one of its primes, is not as long as those made here.

    """
    numbers = key.private_numbers()
    half = key.key_size // 2
    if key.key_size not in KEY_LENGTHS or {numbers.p.bit_length(), numbers.q.bit_length()} != {half}:
        raise InvalidKey


def _private_der(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())


def _der(tag: int, content: bytes) -> bytes:
    """One element in DER (X.690 §8.1.3)."""
    size = len(content)
    if size < 0x80:  # noqa: PLR2004 - the short form
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content
