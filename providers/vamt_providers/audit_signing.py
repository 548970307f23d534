"""The key of the audit log's exports: what of a client's key material can be used, and the signing itself."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from vamt.apart import Refused, apart
from vamt.logbook.auditpolicy import AuditSigning
from vamt.pki import certificates, keys
from vamt.schema.AMT_AuditLog import (
    AMT_AuditLog_ExportAuditLogSignature_OUTPUT,
    AMT_AuditLog_SetSigningKeyMaterial_SigningMechanismType,
)
from vamt.schema.PT_STATUS import PT_STATUS

MAX_CERTIFICATES: Final = 5
MAX_CERTIFICATE_OCTETS: Final = 4100
"""Of all of them together."""

_Hash = hashes.SHA1 | hashes.SHA256 | hashes.SHA384
HASHES: Final[tuple[type[_Hash], ...]] = (hashes.SHA1, hashes.SHA256, hashes.SHA384)
"""By SigningMechanism."""


async def key_problem(signing: AuditSigning) -> PT_STATUS | None:
    """Why AMT would not take the key or its certificates; None if it would."""
    if signing.mechanism not in set(AMT_AuditLog_SetSigningKeyMaterial_SigningMechanismType):
        return PT_STATUS.INVALID_PARAMETER
    try:
        public = keys.public_part(signing.key, wrapped=True)
        await apart("vamt.pki.check", signing.key)
    except (keys.InvalidKey, Refused):
        return PT_STATUS.INVALID_KEY
    return _chain_problem(signing, public)


def _chain_problem(signing: AuditSigning, public: bytes) -> PT_STATUS | None:
    few = 1 <= len(signing.lengths) <= MAX_CERTIFICATES
    fits = sum(signing.lengths) == len(signing.certificates) <= MAX_CERTIFICATE_OCTETS
    if not few or not fits:
        return PT_STATUS.INVALID_CERT
    try:
        first, *_ = [each for each in _cut(signing) if certificates.facts(each)]
    except certificates.InvalidCertificate:
        return PT_STATUS.INVALID_CERT
    return None if certificates.matches(first, public) else PT_STATUS.CERT_KEY_NOT_MATCH


def signature(
    key: bytes, unsigned: AMT_AuditLog_ExportAuditLogSignature_OUTPUT, records: Sequence[bytes]
) -> bytes:
    """PKCS #1 v1.5 over the answer's own fields in their order, numbers big-endian, then all the records.

    Times are seconds since 1970, 0 for none. The guide leaves open what a device puts under its signature.
    """
    times = (unsigned.StartLogTime, unsigned.EndLogTime, unsigned.GenerationTime)
    mechanism = unsigned.SignatureMechanism or 0
    signed = b"".join(
        (
            struct.pack(">4I", unsigned.TotalRecordCount or 0, *map(_seconds, times)),
            unsigned.UUID or b"",
            (unsigned.FQDN or "").encode(),
            struct.pack(">I", mechanism),
            *records,
        )
    )
    return keys.load(key).sign(signed, padding.PKCS1v15(), HASHES[mechanism]())


def _cut(signing: AuditSigning) -> Iterator[bytes]:
    ends = [sum(signing.lengths[:count]) for count in range(len(signing.lengths) + 1)]
    return (signing.certificates[start:end] for start, end in pairwise(ends))


def _seconds(when: Any) -> int:
    return int(when.timestamp()) if isinstance(when, datetime) else 0
