"""Proving the right to set a machine up: a chain of certificates to a root the firmware knows, and a signature.

The firmware holds hashes of roots, not the roots. Pure: octets in, a verdict out; nothing is stored here, and
nothing is trusted that a client says of its own certificates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID, ObjectIdentifier

from vamt.firmware.setup import Proof
from vamt.machine import Section

MAX_CHAIN: Final = 4
MAX_OCTETS: Final = 4100
"""Of one certificate, as in the certificate store."""

SETUP_USAGE: Final = ObjectIdentifier("2.16.840.1.113741.1.2.3")
SETUP_UNIT: Final = "Intel(R) Client Setup Certificate"
"""A leaf is for setting up if it has this usage or this organizational unit (Intel AMT guide: Acquiring an
Intel vPro Certificate)."""

NONCE_OCTETS: Final = 20
SERIAL_OCTETS: Final = 16

_UNUSABLE: Final = (
    InvalidSignature,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.UnsupportedGeneralNameType,
)
"""What the library finds wrong with the parts of a certificate, which it reads when they are asked for."""

HASHES: Final[Mapping[int, str]] = {1: "sha1", 2: "sha256", 3: "sha384"}
"""AMT_ProvisioningCertificateHash.HashType and its algorithm; MD5 (0) is none that anything trusts."""


@dataclass(frozen=True, slots=True)
class Root:
    """The hash of a root certificate that the firmware knows."""

    hash_type: int = 2
    hash_data: bytes = b""
    default: bool = False


@dataclass(frozen=True, slots=True)
class Chain(Section):
    """The certificates given so far, the leaf first; held in memory only, as a device does."""

    NAME: ClassVar[str] = "activation-chain"

    certificates: tuple[bytes, ...] = ()
    root: Root | None = None
    """The one it ends at; None while it does not yet."""


class Rejected(Exception):
    """A certificate does not continue the chain."""


def extended(chain: Chain, der: bytes, *, last: bool, roots: Iterable[Root], now: datetime) -> Chain:
    """The chain with one certificate more, which has issued the one before; the first must be one for set-up.

    Raises:
        ValueError: it is no certificate.
        Rejected: it is not valid now, or not where it stands, or the last one is no known root.

    """
    certificate = _read(der)
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise Rejected
    if chain.certificates:
        _demand_issued(_read(chain.certificates[-1]), certificate)
    elif not _is_for_setup(certificate):
        raise Rejected
    longer = replace(chain, certificates=(*chain.certificates, der))
    if not last:
        return longer
    root = next((root for root in roots if _matches(der, root)), None)
    if root is None:
        raise Rejected
    return replace(longer, root=root)


def signed(der: bytes, nonces: bytes, signature: bytes) -> bool:
    """Whether the holder of a certificate signed both nonces, the machine's first (RSA, SHA-256, PKCS #1)."""
    try:
        key = _read(der).public_key()
        if not isinstance(key, RSAPublicKey):
            return False
        key.verify(signature, nonces, PKCS1v15(), SHA256())
    except _UNUSABLE:
        return False
    return True


def proof(chain: Chain) -> Proof:
    """What a whole chain is remembered by."""
    root = chain.root or Root()
    certificates = list(map(_read, chain.certificates))
    return Proof(
        name=_common_name(certificates[0]),
        hash_type=root.hash_type,
        hash_data=root.hash_data,
        default=root.default,
        serials=tuple(map(_serial, certificates)),
    )


def lone_proof(der: bytes) -> Proof:
    """What a single certificate, which no root vouches for, is remembered by."""
    certificate = _read(der)
    return Proof(
        name=_common_name(certificate),
        hash_type=2,
        hash_data=hashlib.sha256(der).digest(),
        serials=(_serial(certificate),),
    )


def _read(der: bytes) -> x509.Certificate:
    if len(der) > MAX_OCTETS:
        raise ValueError("too long")
    return x509.load_der_x509_certificate(der)


def _demand_issued(child: x509.Certificate, issuer: x509.Certificate) -> None:
    try:
        child.verify_directly_issued_by(issuer)
        constraints = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
    except _UNUSABLE as error:
        raise Rejected from error
    if not constraints.ca:
        raise Rejected


def _is_for_setup(certificate: x509.Certificate) -> bool:
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    if any(unit.value == SETUP_UNIT for unit in units):
        return True
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except _UNUSABLE:
        return False
    return SETUP_USAGE in usage


def _matches(der: bytes, root: Root) -> bool:
    algorithm = HASHES.get(root.hash_type)
    return algorithm is not None and hashlib.new(algorithm, der).digest() == root.hash_data


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[-1].value) if names else ""


def _serial(certificate: x509.Certificate) -> bytes:
    number = certificate.serial_number
    return number.to_bytes(max(SERIAL_OCTETS, (number.bit_length() + 7) // 8), "big")[-SERIAL_OCTETS:]
