"""X.509 certificates as octets: checked, described, matched with keys, and the one a machine comes with."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Final
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from vamt.pki import keys
from vamt.pki.store import MAX_CERTIFICATE_OCTETS

MAX_CHAIN: Final = 4
"""Certificates that are sent, the leaf included."""

_OWN_LIFE: Final = timedelta(days=25 * 365)
_BEFORE: Final = timedelta(days=2)
"""For clients whose clocks are behind."""
_SERIAL_OCTETS: Final = 16


class InvalidCertificate(ValueError):
    """The octets are no certificate, or one with a key nothing here can use."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a certificate."""

    subject: str
    """RFC 4514: the most specific part last in the certificate is first here."""
    issuer: str
    common_name: str
    """The last one of the subject; empty if it has none."""
    serial: int
    not_before: datetime
    not_after: datetime
    spki: bytes
    """SubjectPublicKeyInfo, DER."""
    revocation_urls: tuple[str, ...]
    """Where its authority publishes what it revokes."""


@lru_cache(maxsize=512)
def facts(der: bytes) -> Facts:
    """Read a certificate.

    Raises:
        InvalidCertificate: it cannot be read, or is too long to be stored.

    """
    if len(der) > MAX_CERTIFICATE_OCTETS:
        raise InvalidCertificate
    try:
        return _read(x509.load_der_x509_certificate(der))
    except Exception as error:  # the library lets anything through that a peer's octets cause
        raise InvalidCertificate from error


def _read(certificate: x509.Certificate) -> Facts:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a country of more than two letters is still a name
        names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return Facts(
            subject=certificate.subject.rfc4514_string(),
            issuer=certificate.issuer.rfc4514_string(),
            common_name=str(names[-1].value) if names else "",
            serial=certificate.serial_number,
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            spki=_usable(certificate).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
            revocation_urls=tuple(_revocation_urls(certificate)),
        )


def matches(der: bytes, public: bytes) -> bool:
    """Whether a certificate is for a public key (PKCS #1 DER, which stands in its SubjectPublicKeyInfo)."""
    return facts(der).spki.endswith(public)


def chain(leaf: bytes, others: Iterable[bytes]) -> tuple[bytes, ...]:
    """A certificate and those of the others that lead up from it, at most `MAX_CHAIN`."""
    known, found = list(others), [leaf]
    while len(found) < MAX_CHAIN:
        last = facts(found[-1])
        above = next((der for der in known if der not in found and facts(der).subject == last.issuer), None)
        if last.issuer == last.subject or above is None:
            break
        found.append(above)
    return tuple(found)


@lru_cache(maxsize=512)
def self_signed(private: bytes, uuid: UUID, since: datetime) -> bytes:
    """The certificate a machine comes with, DER: the same octets whenever it is made of the same.

    Clients remember its hash. PKCS #1 v1.5 signs without chance (RFC 8017 §8.2.1), the serial number comes from the
    key and the machine, and the time is when the machine was first seen. Takes half a millisecond.
    """
    key = keys.load(private)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Intel(r) AMT"),
            x509.NameAttribute(NameOID.COMMON_NAME, str(uuid)),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True,
        key_encipherment=True,
        content_commitment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    public = key.public_key()
    spki = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    serial = sha256(spki + uuid.bytes + since.isoformat().encode()).digest()[:_SERIAL_OCTETS]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(int.from_bytes(serial, "big") | 1)  # never zero
        .not_valid_before(since - _BEFORE)
        .not_valid_after(since + _OWN_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.DER)


def _usable(certificate: x509.Certificate) -> rsa.RSAPublicKey | ec.EllipticCurvePublicKey:
    key = certificate.public_key()
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise InvalidCertificate
    return key


def _revocation_urls(certificate: x509.Certificate) -> Iterable[str]:
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return
    for point in points:
        for name in point.full_name or ():
            if isinstance(name, x509.UniformResourceIdentifier):
                yield name.value
