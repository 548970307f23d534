"""AMT_GeneralSettings: the machine's name and the switches of its management controller."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from vamt.firmware.features import General
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_GeneralSettings import AMT_GeneralSettings, AMT_GeneralSettingsProvider
from vamt_providers.stored import check, store

NAME: Final = "Intel(r) AMT: General Settings"

WRITABLE: Final = tuple(field.name for field in fields(General))

MAX_HOST_NAME: Final = 63
MAX_DOMAIN_NAME: Final = 191
MAX_FQDN: Final = MAX_HOST_NAME + 1 + MAX_DOMAIN_NAME

_FLAG: Final = range(2).__contains__


def _name(longest: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= longest and text.isascii() and (not text or text.isprintable())


def _off_or_at_least(minutes: int) -> Callable[[int], bool]:
    return lambda value: value == 0 or value >= minutes


_RULES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "AMTNetworkEnabled": _FLAG,
    "DDNSPeriodicUpdateInterval": _off_or_at_least(20),
    "DDNSTTL": range(1 << 31).__contains__,
    "DHCPSyncRequiresHostname": _FLAG,
    "DomainName": _name(MAX_DOMAIN_NAME),
    "HostName": _name(MAX_HOST_NAME),
    "HostOSFQDN": _name(MAX_FQDN),
    "IdleWakeTimeout": range(1, 1 << 16).__contains__,
    "PreferredAddressFamily": _FLAG,
    "PresenceNotificationInterval": _off_or_at_least(15),
    "ThunderboltDockEnabled": _FLAG,
}
"""What the properties allow beyond their types (Intel AMT guide: AMT_GeneralSettings)."""


class GeneralSettings(AMT_GeneralSettingsProvider):
    """One instance; the digest realm in it is the one of the HTTP challenge (MeshCentral insists)."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_GeneralSettings]:
        general = snap.section(General)
        stored = {name: getattr(general, name) for name in WRITABLE}
        for name in ("HostName", "HostOSFQDN"):
            if stored[name] is None:
                stored[name] = snap.domain.name
        if stored["IdleWakeTimeout"] is None:
            stored["IdleWakeTimeout"] = snap.firmware.awake_for
        yield AMT_GeneralSettings(
            InstanceID=NAME,
            ElementName=NAME,
            DigestRealm=snap.realm,
            NetworkInterfaceEnabled=True,
            PowerSource=0,
            PrivacyLevel=0,
            **stored,
        )

    async def put(
        self, call: Call, target: AMT_GeneralSettings, values: Mapping[str, Any]
    ) -> AMT_GeneralSettings:
        """Take what is new; what is put back as it is shown stays what it was, however it is called."""
        new = {name: value for name, value in values.items() if value != getattr(target, name)}
        check(new, _RULES)
        await store(call, General, new, WRITABLE)
        return next(self.instances(call.machine.snapshot))
