"""AMT_PublicKeyManagementService: how certificates, keys and revocation lists get into the store."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from vamt.apart import Refused, apart
from vamt.cim.model import EPR
from vamt.machine import Snapshot
from vamt.pki import certificates, keys
from vamt.pki.store import (
    MAX_CERTIFICATE_OCTETS,
    MAX_CERTIFICATES,
    MAX_CRL_OCTETS,
    MAX_KEYS,
    MAX_ROOTS,
    Certificate,
    CertificateStore,
    KeyPair,
    RevocationList,
    free_handle,
)
from vamt.provider import Call
from vamt.schema.AMT_CryptographicCapabilities import (
    AMT_CryptographicCapabilities,
    AMT_CryptographicCapabilitiesProvider,
)
from vamt.schema.AMT_PublicKeyManagementCapabilities import (
    AMT_PublicKeyManagementCapabilities,
    AMT_PublicKeyManagementCapabilitiesProvider,
)
from vamt.schema.AMT_PublicKeyManagementService import (
    AMT_PublicKeyManagementService,
    AMT_PublicKeyManagementService_AddCertificate_OUTPUT,
    AMT_PublicKeyManagementService_AddCRL_OUTPUT,
    AMT_PublicKeyManagementService_AddKey_OUTPUT,
    AMT_PublicKeyManagementService_AddTrustedRootCertificate_OUTPUT,
    AMT_PublicKeyManagementService_GenerateKeyPair_OUTPUT,
    AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_OUTPUT,
    AMT_PublicKeyManagementService_ResetCRLList_OUTPUT,
    AMT_PublicKeyManagementServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import ActionNotSupported
from vamt_providers.certificates import (
    KEY,
    certificate_reference,
    crl_instance,
    handle_of,
    key_reference,
    remove,
    root_problem,
)
from vamt_providers.names import NO_OBJECT, NO_REQUEST, NOT_APPLICABLE, service
from vamt_providers.tls import MAX_NAME, MAX_NAMES

RSA: Final = 0
"""KeyAlgorithm."""

MAX_SERIAL: Final = 20
"""Octets (RFC 5280 §4.1.2.2)."""


class PublicKeyManagementService(AMT_PublicKeyManagementServiceProvider):
    """Adds to the store."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_PublicKeyManagementService]:
        names = service("AMT_PublicKeyManagementService", "Intel(r) AMT Public Key Management Service")
        yield AMT_PublicKeyManagementService(
            **(names | {"ElementName": "Intel(r) AMT Certificate Store Service"}),
            EnabledDefault=NOT_APPLICABLE,
            EnabledState=NOT_APPLICABLE,
            RequestedState=NO_REQUEST,
        )

    async def delete(self, call: Call, target: AMT_PublicKeyManagementService) -> None:
        """Delete a certificate or key: the Go client names the service and the InstanceID of those."""
        named = call.selectors.get("InstanceID")
        if not isinstance(named, str):
            raise ActionNotSupported
        await remove(call, named)

    async def AddCertificate(
        self, call: Call, target: AMT_PublicKeyManagementService, *, CertificateBlob: bytes
    ) -> AMT_PublicKeyManagementService_AddCertificate_OUTPUT:
        """Add a certificate, with a key in the store or of a chain."""
        status, created = await _add_certificate(call, CertificateBlob, trusted_root=False)
        return AMT_PublicKeyManagementService_AddCertificate_OUTPUT(
            CreatedCertificate=created, ReturnValue=status
        )

    async def AddTrustedRootCertificate(
        self, call: Call, target: AMT_PublicKeyManagementService, *, CertificateBlob: bytes
    ) -> AMT_PublicKeyManagementService_AddTrustedRootCertificate_OUTPUT:
        """Add a certificate that peers are verified with."""
        status, created = await _add_certificate(call, CertificateBlob, trusted_root=True)
        return AMT_PublicKeyManagementService_AddTrustedRootCertificate_OUTPUT(
            CreatedCertificate=created, ReturnValue=status
        )

    async def AddKey(
        self, call: Call, target: AMT_PublicKeyManagementService, *, KeyBlob: bytes
    ) -> AMT_PublicKeyManagementService_AddKey_OUTPUT:
        """Add a key pair; the reference to it names the class of certificates, as devices do."""
        status, handle = await _take_key(call, KeyBlob)
        created = NO_OBJECT
        if handle is not None:
            created = EPR(certificate_reference(handle).uri, key_reference(handle).selectors)
        return AMT_PublicKeyManagementService_AddKey_OUTPUT(CreatedKey=created, ReturnValue=status)

    async def GenerateKeyPair(
        self, call: Call, target: AMT_PublicKeyManagementService, *, KeyAlgorithm: int, KeyLength: int
    ) -> AMT_PublicKeyManagementService_GenerateKeyPair_OUTPUT:
        """Make a key pair, whose private half nobody ever sees."""
        status: PT_STATUS = PT_STATUS.SUCCESS
        handle = None
        if KeyAlgorithm != RSA:
            status = PT_STATUS.UNSUPPORTED
        elif KeyLength not in keys.KEY_LENGTHS:
            status = PT_STATUS.INVALID_KEY
        elif len(call.snapshot.section(CertificateStore).keys) >= MAX_KEYS:
            status = PT_STATUS.MAX_LIMIT_REACHED
        else:
            private = await asyncio.to_thread(keys.generate)
            status, handle = await _add_key(call, private, keys.public_part(private))
        return AMT_PublicKeyManagementService_GenerateKeyPair_OUTPUT(
            KeyPair=NO_OBJECT if handle is None else key_reference(handle), ReturnValue=status
        )

    async def GeneratePKCS10RequestEx(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        KeyPair: EPR,
        SigningAlgorithm: int,
        NullSignedCertificateRequest: bytes,
    ) -> AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_OUTPUT:
        """Sign a request for a certificate that was made elsewhere for one of the key pairs here."""
        handle = handle_of(dict(KeyPair.selectors).get("InstanceID"), KEY)
        key = call.snapshot.section(CertificateStore).key(handle)
        status, signed = PT_STATUS.SUCCESS, None
        if key is None:
            status = PT_STATUS.INVALID_PARAMETER
        elif SigningAlgorithm not in keys.SIGNING:
            status = PT_STATUS.UNSUPPORTED
        else:
            try:
                signed = await asyncio.to_thread(
                    keys.sign_request, key.private, NullSignedCertificateRequest, SigningAlgorithm
                )
            except keys.InvalidKey:
                status = PT_STATUS.INVALID_PARAMETER
        return AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_OUTPUT(
            SignedCertificateRequest=signed, ReturnValue=status
        )

    async def AddCRL(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        Url: str | None = None,
        SerialNumbers: tuple[bytes, ...],
    ) -> AMT_PublicKeyManagementService_AddCRL_OUTPUT:
        """Note what an authority has revoked."""
        created = NO_OBJECT
        async with call.machine.exclusive(call.principal):
            store = call.machine.snapshot.section(CertificateStore)
            entry = RevocationList(free_handle(store.revoked), Url or "", SerialNumbers)
            status = _problem_with(store, entry)
            if status is PT_STATUS.SUCCESS:
                await call.machine.save(replace(store, revoked=(*store.revoked, entry)))
                created = crl_instance(entry).epr()
        return AMT_PublicKeyManagementService_AddCRL_OUTPUT(CRL=created, ReturnValue=status)

    async def ResetCRLList(
        self, call: Call, target: AMT_PublicKeyManagementService
    ) -> AMT_PublicKeyManagementService_ResetCRLList_OUTPUT:
        """Forget all that was revoked."""
        async with call.machine.exclusive(call.principal):
            store = call.machine.snapshot.section(CertificateStore)
            if store.revoked:
                await call.machine.save(replace(store, revoked=()))
        return AMT_PublicKeyManagementService_ResetCRLList_OUTPUT()


class PublicKeyManagementCapabilities(AMT_PublicKeyManagementCapabilitiesProvider):
    """How much the store holds."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_PublicKeyManagementCapabilities]:
        yield AMT_PublicKeyManagementCapabilities(
            InstanceID="Intel(r) AMT: Public Key Management Capabilities 0",
            ElementName="Intel(r) AMT: Public Key Management Capabilities",
            CertChainMaxSize=MAX_CERTIFICATE_OCTETS,
            CommonNameMaxCount=MAX_NAMES,
            CommonNameMaxSize=MAX_NAME,
            MaximumCRLSize=MAX_CRL_OCTETS,
            RootCertMaxCount=MAX_ROOTS,
            RootCertMaxSize=MAX_CERTIFICATE_OCTETS,
            SupportedKeyLengths=keys.KEY_LENGTHS,
        )


class CryptographicCapabilities(AMT_CryptographicCapabilitiesProvider):
    """What the firmware's cryptography can."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_CryptographicCapabilities]:
        yield AMT_CryptographicCapabilities(
            InstanceID="Intel(r) AMT: Cryptographic Capabilities 0",
            ElementName="Intel(r) AMT: Cryptographic Capabilities",
            HardwareAcceleration=1,
        )


async def _add_certificate(call: Call, der: bytes, *, trusted_root: bool) -> tuple[PT_STATUS, EPR]:
    try:
        certificates.facts(der)
    except certificates.InvalidCertificate:
        return PT_STATUS.INVALID_CERT, NO_OBJECT
    async with call.machine.exclusive(call.principal):
        snapshot = call.machine.snapshot
        store = snapshot.section(CertificateStore)
        problem = root_problem(snapshot) if trusted_root else None
        if any(entry.der == der for entry in store.certificates):
            problem = PT_STATUS.DUPLICATE
        elif len(store.certificates) >= MAX_CERTIFICATES:
            problem = PT_STATUS.MAX_LIMIT_REACHED
        if problem:
            return problem, NO_OBJECT
        added = Certificate(free_handle(store.certificates), der, trusted_root)
        await call.machine.save(replace(store, certificates=(*store.certificates, added)))
    return PT_STATUS.SUCCESS, certificate_reference(added.handle)


async def _take_key(call: Call, private: bytes) -> tuple[PT_STATUS, int | None]:
    """Store a key that was made elsewhere, if it holds."""
    try:
        public = keys.public_part(private)
        await apart("vamt.pki.check", private)
    except (keys.InvalidKey, Refused):
        return PT_STATUS.INVALID_KEY, None
    return await _add_key(call, private, public)


async def _add_key(call: Call, private: bytes, public: bytes) -> tuple[PT_STATUS, int | None]:
    async with call.machine.exclusive(call.principal):
        store = call.machine.snapshot.section(CertificateStore)
        if any(entry.public == public for entry in store.keys):
            return PT_STATUS.DUPLICATE, None
        if len(store.keys) >= MAX_KEYS:
            return PT_STATUS.MAX_LIMIT_REACHED, None
        added = KeyPair(free_handle(store.keys), public, private)
        await call.machine.save(replace(store, keys=(*store.keys, added)))
    return PT_STATUS.SUCCESS, added.handle


def _problem_with(store: CertificateStore, entry: RevocationList) -> PT_STATUS:
    if not entry.serials or any(not 0 < len(serial) <= MAX_SERIAL for serial in entry.serials):
        return PT_STATUS.INVALID_PARAMETER
    if any(other.url == entry.url for other in store.revoked):
        return PT_STATUS.DUPLICATE
    if sum(other.octets for other in (*store.revoked, entry)) > MAX_CRL_OCTETS:
        return PT_STATUS.MAX_LIMIT_REACHED
    return PT_STATUS.SUCCESS
