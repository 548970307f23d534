"""Certificates made to order: authorities, those they issue, and keys as clients send them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

from vamt.pki import keys
from vamt.pki.store import KeyPair

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Issued:
    """A certificate with its key and what leads up from it."""

    certificate: x509.Certificate
    key: PrivateKey
    above: tuple[bytes, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def base64(self) -> str:
        return base64.b64encode(self.der).decode()

    @property
    def private(self) -> bytes:
        """PKCS #1 DER, as a client hands it to AddKey."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())

    def files(self, folder: Path) -> tuple[Path, Path]:
        """The certificate and its key as PEM files."""
        certificate, key = folder / "certificate.pem", folder / "key.pem"
        certificate.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        key.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, key


@cache
def rsa_key(number: int) -> rsa.RSAPrivateKey:
    """A key of 2048 bits, another for each number, made once."""
    return load(keys.generate())


def pair(handle: int, number: int = 0) -> KeyPair:
    """A key pair as it is stored."""
    key = rsa_key(number)
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
    private = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return KeyPair(handle, public, private)


def authority(name: str = "Example Root", key: PrivateKey | None = None) -> Issued:
    """A root."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    builder = _builder(name, name, key).add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
    return Issued(builder.sign(key, hashes.SHA256()), key)


def issue(
    issuer: Issued,
    name: str,
    key: PrivateKey | None = None,
    *,
    ca: bool = False,
    valid: tuple[timedelta, timedelta] = (timedelta(days=-1), timedelta(days=30)),
    serial: int | None = None,
    revocation_urls: Sequence[str] = (),
) -> Issued:
    """A certificate for a name by an authority."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    common = issuer.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    builder = _builder(name, str(common), key, valid, serial)
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    if revocation_urls:
        points = [
            x509.DistributionPoint([x509.UniformResourceIdentifier(url)], None, None, None)
            for url in revocation_urls
        ]
        builder = builder.add_extension(x509.CRLDistributionPoints(points), critical=False)
    return Issued(builder.sign(issuer.key, hashes.SHA256()), key, (issuer.der, *issuer.above))


def request(key: rsa.RSAPrivateKey, name: str = "machine.example.com") -> bytes:
    """A PKCS #10 request, DER."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(_name(name))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def load(private: bytes) -> rsa.RSAPrivateKey:
    """A key as it is stored."""
    key = load_der_private_key(private, password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def null_signed(request_: bytes) -> bytes:
    """A request whose signature is all zero, as clients make one without having the key."""
    return request_[:-256] + bytes(256)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example"),
        ]
    )


def _builder(
    name: str,
    issuer: str,
    key: PrivateKey,
    valid: tuple[timedelta, timedelta] = (timedelta(days=-1), timedelta(days=3650)),
    serial: int | None = None,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(NOW + valid[0])
        .not_valid_after(NOW + valid[1])
    )
