"""The certificate store as it is listed: certificates, key pairs, what belongs together, revocation lists.

How something gets into it is `vamt_providers.key_management`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from vamt.cim.model import EPR
from vamt.firmware import ieee8021x, remoteaccess
from vamt.machine import Snapshot
from vamt.pki import certificates
from vamt.pki.store import (
    MAX_ROOTS,
    OWN_HANDLE,
    Certificate,
    CertificateStore,
    KeyPair,
    RevocationList,
)
from vamt.pki.tls import key_of, own, tls_of
from vamt.provider import Call
from vamt.schema.AMT_CRL import AMT_CRL, AMT_CRLProvider
from vamt.schema.AMT_PublicKeyCertificate import AMT_PublicKeyCertificate, AMT_PublicKeyCertificateProvider
from vamt.schema.AMT_PublicPrivateKeyPair import AMT_PublicPrivateKeyPair, AMT_PublicPrivateKeyPairProvider
from vamt.schema.CIM_ConcreteDependency import CIM_ConcreteDependency
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import DestinationUnreachable, InternalError

CERTIFICATE: Final = "Intel(r) AMT Certificate: Handle: "
KEY: Final = "Intel(r) AMT Key: Handle: "
CRL: Final = "Intel(r) AMT CRL: Handle: "
MAX_DIGITS: Final = 10
"""Of a handle; there is none as long."""


class PublicKeyCertificate(AMT_PublicKeyCertificateProvider):
    """The certificates of clients, and the machine's own."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_PublicKeyCertificate]:
        for certificate in snap.section(CertificateStore).certificates:
            yield certificate_instance(certificate)
        yield certificate_instance(_its_own(snap))

    async def put(
        self, call: Call, target: AMT_PublicKeyCertificate, values: Mapping[str, Any]
    ) -> AMT_PublicKeyCertificate:
        """Take over another certificate in place of this one, or whether clients are verified with it.

        The machine's own can only be put as it is.
        """
        handle = handle_of(target.InstanceID, CERTIFICATE)
        async with call.machine.exclusive(call.principal):
            snapshot = call.machine.snapshot
            store = snapshot.section(CertificateStore)
            current = _its_own(snapshot) if handle == OWN_HANDLE else store.certificate(handle)
            if current is None:
                raise DestinationUnreachable
            der, root = values.get("X509Certificate"), values.get("TrustedRootCertficate")
            changed = replace(
                current,
                der=current.der if der is None else der,
                trusted_root=current.trusted_root if root is None else root,
            )
            if changed != current:
                _refuse(handle == OWN_HANDLE)
                problem = _problem_with(snapshot, current, changed)
                if problem:
                    raise InternalError.status(problem)
                kept = (changed if entry == current else entry for entry in store.certificates)
                await call.machine.save(replace(store, certificates=tuple(kept)))
        return certificate_instance(changed)

    async def delete(self, call: Call, target: AMT_PublicKeyCertificate) -> None:
        await remove(call, target.InstanceID)


class PublicPrivateKeyPair(AMT_PublicPrivateKeyPairProvider):
    """The key pairs of clients; the private half is never shown.

    The key of the machine's own certificate is not listed, so that no request for a certificate is signed with it.
    """

    def instances(self, snap: Snapshot) -> Iterator[AMT_PublicPrivateKeyPair]:
        for key in snap.section(CertificateStore).keys:
            yield AMT_PublicPrivateKeyPair(
                InstanceID=f"{KEY}{key.handle}", ElementName="Intel(r) AMT Key", DERKey=key.public
            )

    async def delete(self, call: Call, target: AMT_PublicPrivateKeyPair) -> None:
        await remove(call, target.InstanceID)


class RevocationLists(AMT_CRLProvider):
    """What authorities have revoked, as clients said."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_CRL]:
        for entry in snap.section(CertificateStore).revoked:
            yield crl_instance(entry)


def dependencies(snap: Snapshot) -> Iterator[CIM_ConcreteDependency]:
    """Which key pair each certificate is for; Console looks for the keys of bound certificates here."""
    store = snap.section(CertificateStore)
    for certificate in store.certificates:
        key = key_of(store, certificate)
        if key is not None:
            yield CIM_ConcreteDependency(
                Antecedent=certificate_reference(certificate.handle), Dependent=key_reference(key.handle)
            )


async def remove(call: Call, instance_id: str) -> None:
    """Delete a certificate or a key pair by its InstanceID.

    Raises:
        DestinationUnreachable: there is none.
        InternalError: it is in use, or the machine's own.

    """
    async with call.machine.exclusive(call.principal):
        snapshot = call.machine.snapshot
        store = snapshot.section(CertificateStore)
        certificate = store.certificate(handle_of(instance_id, CERTIFICATE))
        key = store.key(handle_of(instance_id, KEY))
        if certificate is not None:
            _refuse(in_use(snapshot, certificate))
            kept = tuple(entry for entry in store.certificates if entry != certificate)
            await call.machine.save(replace(store, certificates=kept))
        elif key is not None:
            _refuse(any(in_use(snapshot, entry) and _is_for(entry, key) for entry in store.certificates))
            await call.machine.save(replace(store, keys=tuple(entry for entry in store.keys if entry != key)))
        else:
            _refuse(handle_of(instance_id, CERTIFICATE) == OWN_HANDLE)
            raise DestinationUnreachable


def in_use(snap: Snapshot, certificate: Certificate) -> bool:
    """Whether a certificate must stay: it is presented, or others are verified with it."""
    tls, handle = tls_of(snap), certificate.handle
    return (
        tls.uses(handle)
        or (certificate.trusted_root and tls.verifies)
        or ieee8021x.uses(snap, handle)
        or handle in remoteaccess.certificates_in_use(snap)
    )


def certificate_instance(certificate: Certificate) -> AMT_PublicKeyCertificate:
    """A certificate as it is shown; the machine's own is marked."""
    facts = certificates.facts(certificate.der)
    return AMT_PublicKeyCertificate(
        InstanceID=f"{CERTIFICATE}{certificate.handle}",
        ElementName="Intel(r) AMT Certificate",
        Issuer=facts.issuer,
        ReadOnlyCertificate=certificate.handle == OWN_HANDLE or None,
        Subject=facts.subject,
        TrustedRootCertficate=certificate.trusted_root,
        X509Certificate=certificate.der,
    )


def crl_instance(entry: RevocationList) -> AMT_CRL:
    """A revocation list as it is shown."""
    return AMT_CRL(
        InstanceID=f"{CRL}{entry.handle}",
        ElementName="Intel(r) AMT CRL",
        SerialNumbers=entry.serials,
        Url=entry.url,
    )


def certificate_reference(handle: int) -> EPR:
    """The reference to a certificate."""
    return EPR.of(AMT_PublicKeyCertificate.INFO.uri, InstanceID=f"{CERTIFICATE}{handle}")


def key_reference(handle: int) -> EPR:
    """The reference to a key pair."""
    return EPR.of(AMT_PublicPrivateKeyPair.INFO.uri, InstanceID=f"{KEY}{handle}")


def certificate_handle(reference: str | EPR | None) -> int | None:
    """The handle of the certificate a reference leads to; None if it leads to none."""
    if not isinstance(reference, EPR) or reference.class_name != AMT_PublicKeyCertificate.INFO.name:
        return None
    return handle_of(dict(reference.selectors).get("InstanceID"), CERTIFICATE)


def handle_of(instance_id: str | EPR | None, prefix: str) -> int | None:
    """The handle in an InstanceID; None if it is not one of these."""
    if not isinstance(instance_id, str) or not instance_id.startswith(prefix):
        return None
    digits = instance_id.removeprefix(prefix)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= MAX_DIGITS else None


def root_problem(snap: Snapshot) -> PT_STATUS | None:
    """Why no certificate can become a trusted root now (Intel AMT guide: Add a Trusted Root Certificate)."""
    if tls_of(snap).verifies:
        return PT_STATUS.NOT_PERMITTED
    if len(snap.section(CertificateStore).roots) >= MAX_ROOTS:
        return PT_STATUS.MAX_LIMIT_REACHED
    return None


def _problem_with(snap: Snapshot, current: Certificate, changed: Certificate) -> PT_STATUS | None:
    """Why one certificate cannot take the place of another."""
    store, bound = snap.section(CertificateStore), tls_of(snap).uses(current.handle)
    try:
        certificates.facts(changed.der)
    except certificates.InvalidCertificate:
        return PT_STATUS.INVALID_CERT
    if any(entry.der == changed.der and entry.handle != changed.handle for entry in store.certificates):
        return PT_STATUS.DUPLICATE
    if bound and key_of(store, changed) is None:
        return PT_STATUS.CERT_KEY_NOT_MATCH
    if changed.trusted_root and (bound or not current.trusted_root):
        return PT_STATUS.NOT_PERMITTED if bound else root_problem(snap)
    if current.trusted_root and tls_of(snap).verifies:
        return PT_STATUS.NOT_PERMITTED
    return None


def _its_own(snap: Snapshot) -> Certificate:
    return Certificate(OWN_HANDLE, own(snap).chain[0])


def _is_for(certificate: Certificate, key: KeyPair) -> bool:
    return certificates.matches(certificate.der, key.public)


def _refuse(problem: bool) -> None:
    if problem:
        raise InternalError.status(PT_STATUS.NOT_PERMITTED)
