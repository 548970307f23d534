"""Exports of the audit log are signed with a key that the auditor brings."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from support.auditing import LOG, filled, whole
from support.machines import make
from support.talking import Console
from vamt.logbook.auditlog import AuditLog


@pytest.fixture
def console() -> Console:
    return Console()


async def state(console: Console) -> str:
    return str((await console.get(LOG)).properties()["AuditState"])


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def certificate(key: rsa.RSAPrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "auditor")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def der(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())


async def set_key(console: Console, key: bytes, *certificates: bytes, mechanism: int = 1) -> int:
    lengths = "".join(
        f"<h:LengthOfCertificates>{len(each)}</h:LengthOfCertificates>" for each in certificates
    )
    answer = await console.invoke(
        LOG,
        "SetSigningKeyMaterial",
        f"<h:SigningMechanismType>{mechanism}</h:SigningMechanismType>"
        f"<h:SigningKey>{base64.b64encode(key).decode()}</h:SigningKey>{lengths}"
        f"<h:Certificates>{base64.b64encode(b''.join(certificates)).decode()}</h:Certificates>",
    )
    return answer.return_value


@pytest.mark.parametrize(("mechanism", "digest"), [(0, hashes.SHA1), (1, hashes.SHA256), (2, hashes.SHA384)])
async def test_an_export_is_signed_with_the_auditors_key(
    key: rsa.RSAPrivateKey, certificate: bytes, mechanism: int, digest: type[hashes.HashAlgorithm]
) -> None:
    console = Console(filled(make(), 3))
    assert await set_key(console, der(key), certificate) == 0
    assert await state(console) == "0"
    parameters = f"<h:SigningMechanism>{mechanism}</h:SigningMechanism>"
    records = b"".join(console.machine.snapshot.section(AuditLog).each())
    answer = await console.invoke(LOG, "ExportAuditLogSignature", parameters)
    assert answer.return_value == 0
    assert base64.b64decode(answer.one("Certificates")) == certificate
    assert answer.one("LengthOfCertificates") == str(len(certificate))
    assert bytes.fromhex(answer.one("UUID")) == console.machine.uuid.bytes_le
    times = [
        int(datetime.fromisoformat(answer.elements(name)[0][0].text or "").timestamp())
        for name in ("StartLogTime", "EndLogTime", "GenerationTime")
    ]
    signed = struct.pack(">4I", 3, *times) + bytes.fromhex(answer.one("UUID"))
    signed += answer.one("FQDN").encode() + struct.pack(">I", mechanism) + records
    signature = base64.b64decode(answer.one("Signature"))
    assert len(signature) == 256
    key.public_key().verify(signature, signed, padding.PKCS1v15(), digest())
    assert [record.event for record in await whole(console)][-1] == 2004


async def test_an_export_without_a_key_or_by_an_unknown_way_is_refused(
    console: Console, key: rsa.RSAPrivateKey, certificate: bytes
) -> None:
    async def export(mechanism: int) -> int:
        parameters = f"<h:SigningMechanism>{mechanism}</h:SigningMechanism>"
        return (await console.invoke(LOG, "ExportAuditLogSignature", parameters)).return_value

    assert [await export(1), await export(3)] == [2060, 36]
    assert await set_key(console, der(key), certificate) == 0
    assert await export(3) == 36


def unusable() -> Iterator[tuple[str, bytes | None, tuple[bytes | None, ...], int, int]]:
    """Key and certificates, None for the right ones; the mechanism; the refusal."""
    yield "no key at all", b"", (None,), 1, 2062
    yield "noise", b"\x30\x80noise", (None,), 1, 2062
    yield "an elliptic curve", der(ec.generate_private_key(ec.SECP256R1())), (None,), 1, 2062
    yield "a short key", der(rsa.generate_private_key(65537, 1024)), (None,), 1, 2062
    yield "another key", der(rsa.generate_private_key(65537, 2048)), (None,), 1, 2064
    yield "no certificate", None, (b"",), 1, 2063
    yield "too many certificates", None, (None,) * 6, 1, 2063
    yield "noise for a certificate", None, (None, b"noise"), 1, 2063
    yield "an unknown mechanism", None, (None,), 9, 36


@pytest.mark.parametrize(
    ("unusable_key", "certificates", "mechanism", "value"),
    [pytest.param(*case, id=name) for name, *case in unusable()],
)
async def test_key_material_that_cannot_sign_is_refused(
    console: Console,
    key: rsa.RSAPrivateKey,
    certificate: bytes,
    unusable_key: bytes | None,
    certificates: tuple[bytes | None, ...],
    mechanism: int,
    value: int,
) -> None:
    material = der(key) if unusable_key is None else unusable_key
    chain = [certificate if each is None else each for each in certificates]
    assert await set_key(console, material, *chain, mechanism=mechanism) == value
    assert await state(console) == "16"
