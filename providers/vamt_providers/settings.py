"""AMT_GeneralSettings: the machine's name and the switches of its management controller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vamt.machine import Snapshot
from vamt.schema.AMT_GeneralSettings import AMT_GeneralSettings, AMT_GeneralSettingsProvider

NAME: Final = "Intel(r) AMT: General Settings"


class GeneralSettings(AMT_GeneralSettingsProvider):
    """One instance; the digest realm in it is the one of the HTTP challenge (MeshCentral insists)."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_GeneralSettings]:
        yield AMT_GeneralSettings(
            InstanceID=NAME,
            ElementName=NAME,
            AMTNetworkEnabled=1,
            DDNSPeriodicUpdateInterval=1440,
            DDNSTTL=900,
            DDNSUpdateByDHCPServerEnabled=True,
            DDNSUpdateEnabled=False,
            DHCPSyncRequiresHostname=1,
            DHCPv6ConfigurationTimeout=0,
            DigestRealm=snap.realm,
            DomainName="",
            HostName=snap.domain.name,
            HostOSFQDN=snap.domain.name,
            IdleWakeTimeout=1,
            NetworkInterfaceEnabled=True,
            PingResponseEnabled=True,
            PowerSource=0,
            PreferredAddressFamily=0,
            PresenceNotificationInterval=0,
            PrivacyLevel=0,
            RmcpPingResponseEnabled=True,
            SharedFQDN=True,
            ThunderboltDockEnabled=0,
            WsmanOnlyMode=False,
        )
