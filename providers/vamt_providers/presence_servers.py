"""Presence servers (MPS) a machine can call, and what it shows them: a password or a certificate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from vamt.cim.model import EPR, resource_uri
from vamt.firmware.remoteaccess import PresenceServer, RemoteAccess
from vamt.machine import Snapshot
from vamt.pki.store import CertificateStore
from vamt.provider import Call
from vamt.schema.AMT_ManagementPresenceRemoteSAP import (
    AMT_ManagementPresenceRemoteSAP,
    AMT_ManagementPresenceRemoteSAPProvider,
)
from vamt.schema.AMT_MPSUsernamePassword import AMT_MPSUsernamePassword, AMT_MPSUsernamePasswordProvider
from vamt.schema.AMT_RemoteAccessCredentialContext import (
    AMT_RemoteAccessCredentialContext,
    AMT_RemoteAccessCredentialContextProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InternalError, InvalidRepresentation
from vamt_providers.access_points import access_point
from vamt_providers.certificates import certificate_handle, certificate_reference

SAP: Final = "AMT_ManagementPresenceRemoteSAP"

MAX_CREDENTIAL: Final = 64
"""Characters of a user name or password (Intel AMT guide: Add a Management Presence Server)."""

_SERVER: Final = "Intel(r) AMT:Management Presence Server "
_PASSWORD: Final = "Intel(r) AMT:MPS Username Password "  # noqa: S105 - the name of an instance


class ManagementPresenceRemoteSAP(AMT_ManagementPresenceRemoteSAPProvider):
    """The servers."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_ManagementPresenceRemoteSAP]:
        yield from map(remote_sap, snap.section(RemoteAccess).servers)

    async def delete(self, call: Call, target: AMT_ManagementPresenceRemoteSAP) -> None:
        """Forget a server; not one that a policy calls (Intel AMT guide: Remove a Management Presence Server)."""
        async with call.machine.exclusive(call.principal):
            access = call.machine.snapshot.section(RemoteAccess)
            server = _named(access, _SERVER, target.Name)
            if server is not None and access.called(server.handle):
                raise InternalError.status(PT_STATUS.NOT_PERMITTED)
            if server is not None:
                await call.machine.save(access.without_server(server.handle))


class MPSUsernamePassword(AMT_MPSUsernamePasswordProvider):
    """User names; passwords can be put and are never shown."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_MPSUsernamePassword]:
        for server in snap.section(RemoteAccess).servers:
            if server.certificate is None:
                yield AMT_MPSUsernamePassword(InstanceID=f"{_PASSWORD}{server.handle}", RemoteID=server.user)

    async def put(self, call: Call, target: AMT_MPSUsernamePassword, values: Mapping[str, Any]) -> None:
        """Change user name and password; the answer is empty, as a device's is."""
        given = {"user": values.get("RemoteID"), "password": values.get("Secret")}
        changes = {name: text for name, text in given.items() if text is not None}
        if not all(map(is_credential, changes.values())):
            raise InvalidRepresentation
        async with call.machine.exclusive(call.principal):
            access = call.machine.snapshot.section(RemoteAccess)
            server = _named(access, _PASSWORD, target.InstanceID)
            if server is not None:
                await call.machine.save(access.with_server(replace(server, **changes)))


class RemoteAccessCredentialContext(AMT_RemoteAccessCredentialContextProvider):
    """Which server is shown what."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_RemoteAccessCredentialContext]:
        for server in snap.section(RemoteAccess).servers:
            yield AMT_RemoteAccessCredentialContext(
                ElementInContext=_credential(server), ElementProvidingContext=remote_sap(server).epr()
            )


def remote_sap(server: PresenceServer) -> AMT_ManagementPresenceRemoteSAP:
    """A server as the wire knows it."""
    return AMT_ManagementPresenceRemoteSAP(
        **access_point(SAP, f"{_SERVER}{server.handle}"),
        ElementName="Intel(r) AMT:Management Presence Server",
        AccessInfo=server.address,
        CN=server.common_name,
        InfoFormat=server.format,
        Port=server.port,
    )


def referred(access: RemoteAccess, reference: EPR) -> PresenceServer | None:
    """The server a reference means: MeshCentral and Go give just its Name."""
    name = dict(reference.selectors).get("Name")
    return _named(access, _SERVER, name) if reference.class_name == SAP else None


def leaf_handle(snap: Snapshot, reference: EPR) -> int | None:
    """The handle of the certificate a reference means, if it can identify the machine: a leaf, no root."""
    certificate = snap.section(CertificateStore).certificate(certificate_handle(reference))
    return None if certificate is None or certificate.trusted_root else certificate.handle


def is_credential(text: str) -> bool:
    """Whether a text can be a user name or a password."""
    return 0 < len(text) <= MAX_CREDENTIAL


def _named(access: RemoteAccess, kind: str, name: str | EPR | None) -> PresenceServer | None:
    return next((server for server in access.servers if name == f"{kind}{server.handle}"), None)


def _credential(server: PresenceServer) -> EPR:
    if server.certificate is None:
        name = f"{_PASSWORD}{server.handle}"
        return EPR.of(resource_uri("AMT_MPSUsernamePassword"), InstanceID=name)
    return certificate_reference(server.certificate)
