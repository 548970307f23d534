"""802.1X on the wired interface: the settings, and which certificates they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from vamt.cim.model import EPR, resource_uri
from vamt.firmware.ieee8021x import Profile, Settings, Supplicant
from vamt.machine import Snapshot
from vamt.pki.store import CertificateStore
from vamt.provider import Call
from vamt.schema.AMT_8021xCredentialContext import (
    AMT_8021xCredentialContext,
    AMT_8021xCredentialContextProvider,
)
from vamt.schema.AMT_8021XProfile import AMT_8021XProfile, AMT_8021XProfileProvider
from vamt.schema.IPS_8021xCredentialContext import (
    IPS_8021xCredentialContext,
    IPS_8021xCredentialContextProvider,
)
from vamt.schema.IPS_IEEE8021xSettings import (
    IPS_IEEE8021xSettings,
    IPS_IEEE8021xSettings_SetCertificates_OUTPUT,
    IPS_IEEE8021xSettingsProvider,
)
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.certificates import certificate_handle, certificate_reference
from vamt_providers.stored import check, store

PROFILE: Final = "Intel(r) AMT 802.1x Profile"
SETTINGS: Final = "Intel(r) AMT: 8021X Settings"

SUCCESS: Final = 0
INTERNAL_ERROR: Final = 1

DISABLED: Final = 3
MAX_TEXT: Final = 256
MAX_PXE_SECONDS: Final = 86400

COMMON: Final = (
    *("AuthenticationProtocol", "Domain", "RoamingIdentity", "ServerCertificateName"),
    *("ServerCertificateNameComparison", "Username"),
)
PROFILE_WRITABLE: Final = (*COMMON, "ActiveInS0", "Enabled", "PxeTimeout")
SETTINGS_WRITABLE: Final = (*COMMON, "AvailableInS0", "Enabled", "PxeTimeout")


def _short(text: str) -> bool:
    return len(text) <= MAX_TEXT


_RULES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "AuthenticationProtocol": range(7).__contains__,
    "Domain": _short,
    "PxeTimeout": range(MAX_PXE_SECONDS + 1).__contains__,
    "RoamingIdentity": _short,
    "ServerCertificateName": _short,
    "ServerCertificateNameComparison": range(4).__contains__,
    "Username": _short,
}
_SETTINGS_RULES: Final = {**_RULES, "Enabled": frozenset({2, DISABLED, 6}).__contains__}


class EightOhTwoOneXProfile(AMT_8021XProfileProvider):
    """The old class, with the certificates among its properties."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_8021XProfile]:
        profile = snap.section(Profile)
        yield AMT_8021XProfile(
            InstanceID=f"{PROFILE} 0",
            ElementName=PROFILE,
            ClientCertificate=_reference(profile.client),
            ServerCertificateIssuer=_reference(profile.issuer),
            **{name: getattr(profile, name) for name in PROFILE_WRITABLE},
        )

    async def put(self, call: Call, target: AMT_8021XProfile, values: Mapping[str, Any]) -> AMT_8021XProfile:
        """Take over the profile; to be on it needs a protocol, and certificates that are there."""
        check(values, _RULES)
        given = {name: values[name] for name in PROFILE_WRITABLE if values.get(name) is not None}
        machine = call.machine
        async with machine.exclusive(call.principal):
            try:
                named = _named(machine.snapshot, values)
            except LookupError as error:
                raise InvalidRepresentation from error
            profile = replace(machine.snapshot.section(Profile), **given, **named)
            if profile.Enabled and profile.AuthenticationProtocol is None:
                raise InvalidRepresentation("MissingValues")
            await machine.save(profile)
        return next(self.instances(machine.snapshot))


class ProfileCredentialContext(AMT_8021xCredentialContextProvider):
    """The certificates of the profile."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_8021xCredentialContext]:
        context = EPR.of(resource_uri("AMT_8021XProfile"), InstanceID=f"{PROFILE} 0")
        for certificate in _references(snap.section(Profile)):
            yield AMT_8021xCredentialContext(ElementInContext=certificate, ElementProvidingContext=context)


class IEEE8021xSettings(IPS_IEEE8021xSettingsProvider):
    """The new class, whose certificates are set by a method."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_IEEE8021xSettings]:
        settings = snap.section(Settings)
        yield IPS_IEEE8021xSettings(
            InstanceID=SETTINGS,
            ElementName=SETTINGS,
            **{name: getattr(settings, name) for name in SETTINGS_WRITABLE},
        )

    async def put(
        self, call: Call, target: IPS_IEEE8021xSettings, values: Mapping[str, Any]
    ) -> IPS_IEEE8021xSettings:
        check(values, _SETTINGS_RULES)
        await store(call, Settings, values, SETTINGS_WRITABLE)
        return next(self.instances(call.machine.snapshot))

    async def SetCertificates(
        self,
        call: Call,
        target: IPS_IEEE8021xSettings,
        *,
        ServerCertificateIssuer: EPR | None = None,
        ClientCertificate: EPR | None = None,
    ) -> IPS_IEEE8021xSettings_SetCertificates_OUTPUT:
        """Name the certificates; an empty reference names none, and one that is left out changes nothing."""
        machine = call.machine
        values = {"ClientCertificate": ClientCertificate, "ServerCertificateIssuer": ServerCertificateIssuer}
        async with machine.exclusive(call.principal):
            try:
                named = _named(machine.snapshot, values)
            except LookupError:
                return IPS_IEEE8021xSettings_SetCertificates_OUTPUT(ReturnValue=INTERNAL_ERROR)
            await machine.save(replace(machine.snapshot.section(Settings), **named))
        return IPS_IEEE8021xSettings_SetCertificates_OUTPUT(ReturnValue=SUCCESS)


class SettingsCredentialContext(IPS_8021xCredentialContextProvider):
    """The certificates of the settings."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_8021xCredentialContext]:
        context = EPR.of(resource_uri("IPS_IEEE8021xSettings"), InstanceID=SETTINGS)
        for certificate in _references(snap.section(Settings)):
            yield IPS_8021xCredentialContext(ElementInContext=certificate, ElementProvidingContext=context)


def _named(snap: Snapshot, values: Mapping[str, EPR | None]) -> dict[str, Any]:
    """The handles of the certificates that are given, by the fields they belong into.

    Raises:
        LookupError: one is not there.

    """
    named: dict[str, Any] = {}
    for field, name in (("client", "ClientCertificate"), ("issuer", "ServerCertificateIssuer")):
        reference = values.get(name)
        if reference is not None:
            named[field] = _handle(snap, reference)
    return named


def _handle(snap: Snapshot, reference: EPR) -> int | None:
    if not reference.uri and not reference.selectors:
        return None
    handle = certificate_handle(reference)
    if snap.section(CertificateStore).certificate(handle) is None:
        raise LookupError
    return handle


def _reference(handle: int | None) -> EPR | None:
    return None if handle is None else certificate_reference(handle)


def _references(supplicant: Supplicant) -> Iterator[EPR]:
    for handle in dict.fromkeys((supplicant.client, supplicant.issuer)):
        reference = _reference(handle)
        if reference is not None:
            yield reference
