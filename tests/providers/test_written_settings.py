"""What a client writes is read back as it was written, and is the same after a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.machines import Made, make
from support.talking import Console
from vamt.machine import Machine
from vamt.store.sqlite import Store, StoredMachine

WRITTEN = {
    "AMT_RedirectionService": {"ListenerEnabled": "false"},
    "AMT_GeneralSettings": {
        "AMTNetworkEnabled": "0",
        "DDNSPeriodicUpdateInterval": "20",
        "DDNSTTL": "2147483647",
        "DDNSUpdateByDHCPServerEnabled": "false",
        "DDNSUpdateEnabled": "true",
        "DHCPSyncRequiresHostname": "0",
        "DHCPv6ConfigurationTimeout": "65535",
        "DomainName": "example.org",
        "HostName": "desk-7",
        "HostOSFQDN": "guest.example.org",
        "IdleWakeTimeout": "3",
        "PingResponseEnabled": "false",
        "PreferredAddressFamily": "1",
        "PresenceNotificationInterval": "15",
        "RmcpPingResponseEnabled": "false",
        "SharedFQDN": "false",
        "ThunderboltDockEnabled": "1",
        "WsmanOnlyMode": "true",
    },
    "AMT_EthernetPortSettings": {
        "ConsoleTcpMaxRetransmissions": "7",
        "DHCPEnabled": "false",
        "DefaultGateway": "192.0.2.1",
        "IPAddress": "192.0.2.10",
        "IpSyncEnabled": "false",
        "LinkPolicy": "224",
        "PrimaryDNS": "192.0.2.2",
        "SecondaryDNS": "192.0.2.3",
        "SharedStaticIp": "true",
        "SubnetMask": "255.255.255.0",
        "VLANTag": "4095",
    },
    "AMT_8021XProfile": {
        "ActiveInS0": "false",
        "AuthenticationProtocol": "2",
        "Domain": "EXAMPLE",
        "Enabled": "true",
        "PxeTimeout": "0",
        "RoamingIdentity": "joe@example.org",
        "ServerCertificateName": "radius.example.org",
        "ServerCertificateNameComparison": "1",
        "Username": "joe",
    },
    "IPS_IEEE8021xSettings": {
        "AuthenticationProtocol": "2",
        "AvailableInS0": "true",
        "Domain": "EXAMPLE",
        "Enabled": "6",
        "PxeTimeout": "86400",
        "RoamingIdentity": "joe@example.org",
        "ServerCertificateName": "radius.example.org",
        "ServerCertificateNameComparison": "3",
        "Username": "joe",
    },
    "IPS_IPv6PortSettings": {
        "DefaultRouter": "fe80::1",
        "IPv6Address": "2001:db8::7",
        "InterfaceIDType": "2",
        "ManualInterfaceID": "0123456789ABCDEF",
        "PrimaryDNS": "2001:db8::1",
        "SecondaryDNS": "2001:db8::2",
    },
    "IPS_KVMRedirectionSettingData": {
        "BackToBackFbMode": "true",
        "DefaultScreen": "3",
        "DoubleBufferEnabled": "true",
        "InitialDecimationModeForLowRes": "3",
        "OptInPolicy": "true",
        "OptInPolicyTimeout": "600",
        "SessionTimeout": "255",
    },
    "IPS_OptInService": {
        "OptInCodeTimeout": "900",
        "OptInDisplayTimeout": "4095",
        "OptInRequired": "4294967295",
    },
    "IPS_SecIOService": {"DefaultScreen": "3", "RequestedLanguage": "26", "zoom": "2"},
}


async def stored(folder: Path) -> tuple[Store, Made]:
    """A machine over the store that vamt uses."""
    store, made = await Store.open(folder), make()
    snapshot = made.machine.snapshot
    row = StoredMachine(
        snapshot.uuid, "one", snapshot.address, snapshot.address, snapshot.realm, datetime.now(UTC)
    )
    await store.put([row])
    return store, replace(made, machine=Machine(snapshot, made.hypervisor, store))


async def after_a_restart(folder: Path, made: Made) -> Made:
    """The same machine, with nothing but what is on disk."""
    store = await Store.open(folder)
    snapshot = made.machine.snapshot
    sections = (await store.sections([snapshot.uuid]))[snapshot.uuid]
    await store.close()
    return replace(made, machine=Machine(replace(snapshot, sections=sections), made.hypervisor, store))


@pytest.mark.parametrize("uri", WRITTEN)
async def test_what_was_written_is_read_back_and_outlives_a_restart(uri: str, tmp_path: Path) -> None:
    store, made = await stored(tmp_path)
    before = (await Console(made).get(uri)).properties()
    written = WRITTEN[uri]
    assert not written.items() & before.items(), "each is another value than before"
    body = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in written.items())
    answer = await Console(made).put(uri, body)
    assert answer.status == 200, answer.text
    expected = before | written
    assert answer.properties() == expected
    assert (await Console(made).get(uri)).properties() == expected
    await store.close()
    restarted = await after_a_restart(tmp_path, made)
    assert (await Console(restarted).get(uri)).properties() == expected


@pytest.mark.parametrize(
    ("uri", "state", "shown"),
    [("AMT_RedirectionService", "32768", "32768"), ("CIM_KVMRedirectionSAP", "3", "3")],
)
async def test_what_was_switched_stays_so(uri: str, state: str, shown: str, tmp_path: Path) -> None:
    store, made = await stored(tmp_path)
    await Console(made).invoke(uri, "RequestStateChange", f"<h:RequestedState>{state}</h:RequestedState>")
    await store.close()
    restarted = await after_a_restart(tmp_path, made)
    assert (await Console(restarted).get(uri)).one("EnabledState") == shown
