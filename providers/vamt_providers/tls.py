"""TLS: the settings of the two interfaces, the certificate that is presented, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from vamt.cim.model import EPR
from vamt.firmware.generations import Generation
from vamt.machine import Snapshot
from vamt.pki.store import OWN_HANDLE, CertificateStore
from vamt.pki.tls import Terms, key_of, tls_of
from vamt.provider import Call
from vamt.schema.AMT_TLSCredentialContext import AMT_TLSCredentialContext, AMT_TLSCredentialContextProvider
from vamt.schema.AMT_TLSProtocolEndpoint import AMT_TLSProtocolEndpoint, AMT_TLSProtocolEndpointProvider
from vamt.schema.AMT_TLSProtocolEndpointCollection import (
    AMT_TLSProtocolEndpointCollection,
    AMT_TLSProtocolEndpointCollectionProvider,
)
from vamt.schema.AMT_TLSSettingData import AMT_TLSSettingData, AMT_TLSSettingDataProvider
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import AlreadyExists, InternalError, InvalidRepresentation
from vamt_providers.certificates import certificate_handle, certificate_reference
from vamt_providers.names import AMT, COMPUTER_SYSTEM, NO_REQUEST

NETWORK: Final = "Intel(r) AMT 802.3 TLS Settings"
LOCAL: Final = "Intel(r) AMT LMS TLS Settings"

COLLECTION: Final = AMT_TLSProtocolEndpointCollection(ElementName="TLSProtocolEndpoint Instances Collection")

ENABLED: Final = 2
DISABLED: Final = 3
TCP: Final = 4111
"""ProtocolIFType."""

MAX_NAMES: Final = 4
MAX_NAME: Final = 255
"""Octets of a domain name (RFC 1035 §2.3.4)."""


class TLSSettingData(AMT_TLSSettingDataProvider):
    """The settings of the network and of the local interface, in this order."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_TLSSettingData]:
        tls = tls_of(snap)
        yield _settings(snap.firmware, NETWORK, tls.network, tls.network_names)
        yield _settings(snap.firmware, LOCAL, tls.local, tls.local_names)

    async def put(
        self, call: Call, target: AMT_TLSSettingData, values: Mapping[str, Any]
    ) -> AMT_TLSSettingData:
        """Take over the terms, which wait for CommitChanges, and the names, which do not.

        Without names in the Put there are none any more: MeshCommander clears them by leaving them out.
        """
        names = tuple(dict.fromkeys(values.get("TrustedCN") or ()))
        if len(names) > MAX_NAMES or any(not 0 < len(name.encode()) <= MAX_NAME for name in names):
            raise InvalidRepresentation
        changes = {
            field.name: values[field.name] for field in fields(Terms) if values.get(field.name) is not None
        }
        async with call.machine.exclusive(call.principal):
            snapshot = call.machine.snapshot
            if target.InstanceID == NETWORK and not snapshot.firmware.plain_ports:
                _demand_secure(changes)
            tls = tls_of(snapshot)
            if target.InstanceID == NETWORK:
                terms = replace(tls.network, **changes)
                put = replace(tls, network=terms, network_names=names)
            else:  # the firmware's own host is never shut out
                terms = replace(tls.local, **changes | {"AcceptNonSecureConnections": True})
                put = replace(tls, local=terms, local_names=names)
            if terms.Enabled and terms.MutualAuthentication and not snapshot.section(CertificateStore).roots:
                raise InternalError.status(PT_STATUS.DATA_MISSING)
            await call.machine.save(tls.pending(put))
        return _settings(snapshot.firmware, target.InstanceID, terms, names)


class TLSCredentialContext(AMT_TLSCredentialContextProvider):
    """The certificate that is bound to both interfaces: the machine's own as long as no other one is.

    rpc-go puts a context where TLS is on and creates one where it is off.
    """

    def instances(self, snap: Snapshot) -> Iterator[AMT_TLSCredentialContext]:
        handle = tls_of(snap).shown
        if handle is not None:
            yield _context(handle)

    def get(self, snap: Snapshot, keys: Mapping[str, str | EPR]) -> AMT_TLSCredentialContext | None:
        """By the certificate alone: clients spell the name of the collection in their own way."""
        bound = next(iter(self.instances(snap)), None)
        return (
            bound
            if bound is not None and certificate_handle(keys["ElementInContext"]) == _bound(bound)
            else None
        )

    async def create(self, call: Call, values: Mapping[str, Any]) -> AMT_TLSCredentialContext:
        return await _bind(call, values, anew=True)

    async def put(
        self, call: Call, target: AMT_TLSCredentialContext, values: Mapping[str, Any]
    ) -> AMT_TLSCredentialContext:
        return await _bind(call, values, anew=False)

    async def delete(self, call: Call, target: AMT_TLSCredentialContext) -> None:
        """Bind none any more, as long as TLS is off."""
        async with call.machine.exclusive(call.principal):
            tls = tls_of(call.machine.snapshot)
            if tls.enabled:
                raise InternalError.status(PT_STATUS.NOT_PERMITTED)
            await call.machine.save(tls.unbound())


class TLSProtocolEndpoint(AMT_TLSProtocolEndpointProvider):
    """Where TLS is spoken: on the network and locally."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_TLSProtocolEndpoint]:
        effect = tls_of(snap).effect
        for number, terms in enumerate((effect.network, effect.local)):
            name = f"Intel(r) AMT:TLS Protocol Endpoint {number}"
            yield AMT_TLSProtocolEndpoint(
                CreationClassName="AMT_TLSProtocolEndpoint",
                ElementName=name,
                EnabledState=ENABLED if terms.Enabled else DISABLED,
                Name=name,
                ProtocolIFType=TCP,
                RequestedState=NO_REQUEST,
                SystemCreationClassName=COMPUTER_SYSTEM,
                SystemName=AMT,
            )


class TLSProtocolEndpointCollection(AMT_TLSProtocolEndpointCollectionProvider):
    """Both places together, which a certificate is bound to."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_TLSProtocolEndpointCollection]:
        yield COLLECTION


async def _bind(call: Call, values: Mapping[str, Any], *, anew: bool) -> AMT_TLSCredentialContext:
    """Bind the certificate a context names.

    Raises:
        InvalidRepresentation: it names none.
        AlreadyExists: one is to be created and was bound already. That the machine's own is shown is in nobody's way.
        InternalError: the certificate is no leaf with a key.

    """
    handle = certificate_handle(values.get("ElementInContext"))
    async with call.machine.exclusive(call.principal):
        snapshot = call.machine.snapshot
        store, tls = snapshot.section(CertificateStore), tls_of(snapshot)
        certificate = store.certificate(handle)
        if handle is None or (certificate is None and handle != OWN_HANDLE):
            raise InvalidRepresentation
        if anew and tls.certificate is not None:
            raise AlreadyExists
        if certificate is not None and (certificate.trusted_root or key_of(store, certificate) is None):
            raise InternalError.status(PT_STATUS.CERT_KEY_NOT_MATCH)
        if handle != tls.shown:
            await call.machine.save(tls.pending(replace(tls, certificate=handle)))
    return _context(handle)


def _demand_secure(changes: Mapping[str, bool]) -> None:
    """Refuse what would have the network reach the machine without TLS (RPS issue 1023)."""
    if changes.get("AcceptNonSecureConnections") or changes.get("Enabled") is False:
        raise InternalError.status(PT_STATUS.NOT_PERMITTED)


def _settings(
    firmware: Generation, instance_id: str, terms: Terms, names: tuple[str, ...]
) -> AMT_TLSSettingData:
    return AMT_TLSSettingData(
        AcceptNonSecureConnections=terms.AcceptNonSecureConnections,
        ElementName=instance_id,
        Enabled=terms.Enabled,
        InstanceID=instance_id,
        MutualAuthentication=terms.MutualAuthentication,
        NonSecureConnectionsSupported=firmware.plain_ports if firmware.tells_plain else None,
        TrustedCN=names or None,
    )


def _context(handle: int) -> AMT_TLSCredentialContext:
    return AMT_TLSCredentialContext(
        ElementInContext=certificate_reference(handle), ElementProvidingContext=COLLECTION.epr()
    )


def _bound(context: AMT_TLSCredentialContext) -> int | None:
    return certificate_handle(context.ElementInContext)
