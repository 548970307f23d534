"""The wired interface: what is known of it, and how far a client may configure it."""

from __future__ import annotations

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Answer, Console
from vamt.machine import Network
from vamt_providers.ipv6 import Ipv6
from vamt_providers.network import WiredPort

PORT = "AMT_EthernetPortSettings"
IPV6 = "IPS_IPv6PortSettings"

STATIC = {
    "DHCPEnabled": "false",
    "IpSyncEnabled": "false",
    "IPAddress": "192.0.2.10",
    "SubnetMask": "255.255.255.0",
    "DefaultGateway": "192.0.2.1",
    "PrimaryDNS": "192.0.2.2",
    "SecondaryDNS": "192.0.2.3",
}


@pytest.fixture
def console() -> Console:
    """Talks to a machine at 198.51.100.7."""
    return Console(make(address="198.51.100.7"))


async def put(console: Console, **values: str) -> Answer:
    return await console.put(PORT, "".join(f"<h:{name}>{value}</h:{name}>" for name, value in values.items()))


async def shown(console: Console, uri: str = PORT) -> dict[str, str | list[str]]:
    return (await console.get(uri)).properties()


async def test_dhcp_tells_what_the_network_is_like(console: Console) -> None:
    console.machine.readdress("192.0.2.7", Network("255.255.254.0", "192.0.2.1", "192.0.2.2", "192.0.2.3"))
    names = ("IPAddress", "SubnetMask", "DefaultGateway", "PrimaryDNS", "SecondaryDNS")
    told = ["192.0.2.7", "255.255.254.0", "192.0.2.1", "192.0.2.2", "192.0.2.3"]
    assert [(await shown(console))[name] for name in names] == told
    body = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in zip(names, told, strict=True))
    assert (await console.put(PORT, body)).status == 200
    assert (await put(console, DefaultGateway="192.0.2.9")).fault == "InvalidRepresentation"
    console.machine.readdress("192.0.2.7", Network("255.255.255.0"))
    assert not (await shown(console)).keys() & {"DefaultGateway", "PrimaryDNS", "SecondaryDNS"}
    await put(console, **STATIC)
    assert [(await shown(console))[name] for name in names] == [STATIC[name] for name in names]


async def test_the_interface_is_the_domains_first_at_the_machines_address(console: Console) -> None:
    properties = await shown(console)
    assert properties["MACAddress"] == "52-54-00-00-00-01"
    assert properties["IPAddress"] == "198.51.100.7"
    assert (properties["LinkIsUp"], properties["DHCPEnabled"]) == ("true", "true")
    assert properties["LinkPolicy"] == ["1", "14"]
    assert (await shown(console, "CIM_EthernetPort"))["NetworkAddresses"] == "525400000001"
    assert (await shown(console, "IPS_LANEndpoint"))["MACAddress"] == "525400000001"


async def test_a_machine_without_an_interface_has_one_without_an_address_of_its_own() -> None:
    console = Console(make(domain(interfaces=())))
    properties = await shown(console)
    assert (properties["MACAddress"], properties["LinkIsUp"]) == ("00-00-00-00-00-00", "false")


async def test_a_machine_has_no_wireless_interface(console: Console) -> None:
    """Console and MPS list the wireless classes on every machine; MeshCentral takes a fault for their absence."""
    assert len(await console.pull_all(PORT)) == 1
    for uri in (
        *("CIM_WiFiPort", "CIM_WiFiPortCapabilities", "AMT_WiFiPortConfigurationService"),
        *("CIM_WiFiEndpoint", "CIM_WiFiEndpointCapabilities", "CIM_WiFiEndpointSettings"),
    ):
        assert await console.pull_all(uri) == []
        assert (await console.get(uri)).fault == "DestinationUnreachable"
    profile = "<h:WiFiEndpointSettingsInput></h:WiFiEndpointSettingsInput>"
    answer = await console.invoke("AMT_WiFiPortConfigurationService", "AddWiFiSettings", profile)
    assert (answer.status, answer.fault) == (400, "ActionNotSupported")
    preference = "<h:LinkPreference>1</h:LinkPreference><h:Timeout>60</h:Timeout>"
    assert (await console.invoke(PORT, "SetLinkPreference", preference)).return_value == 2066


async def test_meshcommander_changes_the_link_policy_with_the_whole_object_as_selectors(
    console: Console,
) -> None:
    properties = {name: value for name, value in (await shown(console)).items() if isinstance(value, str)}
    echo = {name: value for name, value in properties.items() if name != "IPAddress"}
    body = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in echo.items())
    policy = "".join(f"<h:LinkPolicy>{number}</h:LinkPolicy>" for number in (1, 14, 16, 224))
    answer = await console.put(PORT, body + policy, chosen=requests.selectors(**properties))
    assert answer.status == 200
    assert (await shown(console))["LinkPolicy"] == ["1", "14", "16", "224"]


async def test_a_static_address_is_shown_but_moves_nothing(console: Console) -> None:
    assert (await put(console, **STATIC)).status == 200
    assert {name: (await shown(console))[name] for name in STATIC} == STATIC
    assert console.machine.snapshot.address == "198.51.100.7"


async def test_back_to_dhcp_the_machines_own_address_is_shown_again(console: Console) -> None:
    await put(console, **STATIC)
    await put(console, DHCPEnabled="true", IpSyncEnabled="true")
    properties = await shown(console)
    assert properties["IPAddress"] == "198.51.100.7"
    assert not properties.keys() & {"SubnetMask", "DefaultGateway", "PrimaryDNS", "SecondaryDNS"}


async def test_optional_addresses_can_be_left_out_and_cleared(console: Console) -> None:
    await put(console, **STATIC)
    await put(console, DHCPEnabled="false", SecondaryDNS="")
    assert "SecondaryDNS" not in await shown(console)
    assert (await shown(console))["PrimaryDNS"] == "192.0.2.2"


@pytest.mark.parametrize("mode", [{"DHCPEnabled": "true"}, {"DHCPEnabled": "false", "IpSyncEnabled": "true"}])
async def test_addresses_are_refused_where_others_assign_them(console: Console, mode: dict[str, str]) -> None:
    answer = await put(console, **mode, IPAddress="192.0.2.10", SubnetMask="255.255.255.0")
    assert answer.fault == "InvalidRepresentation"
    assert console.machine.snapshot.section(WiredPort) == WiredPort()


async def test_the_address_that_is_shown_may_be_put_back(console: Console) -> None:
    """As `wsman put -k` does with every property it has read."""
    assert (await put(console, DHCPEnabled="true", IPAddress="198.51.100.7", VLANTag="5")).status == 200
    assert (await shown(console))["VLANTag"] == "5"


@pytest.mark.parametrize(
    "change",
    [
        {"IPAddress": ""},
        {"SubnetMask": ""},
        {"IPAddress": "192.0.2"},
        {"IPAddress": "192.0.2.256"},
        {"IPAddress": "0.0.0.0"},
        {"IPAddress": "224.0.0.1"},
        {"IPAddress": "2001:db8::1"},
        {"IPAddress": "desk-7"},
        {"SubnetMask": "255.0.255.0"},
        {"SubnetMask": "24"},
        {"SubnetMask": "0.0.0.255"},
        {"DefaultGateway": "here"},
        {"PrimaryDNS": "dns.example.org"},
        {"LinkPolicy": "2"},
        {"ConsoleTcpMaxRetransmissions": "4"},
        {"VLANTag": "4096"},
    ],
)
async def test_a_configuration_that_cannot_be_is_refused(console: Console, change: dict[str, str]) -> None:
    assert (await put(console, **{**STATIC, **change})).fault == "InvalidRepresentation"
    assert console.machine.snapshot.section(WiredPort) == WiredPort()


async def test_ipv6_is_off_and_unset_on_a_machine_with_an_ipv4_address(console: Console) -> None:
    properties = await shown(console, IPV6)
    assert properties["IPv6Address"] == properties["CurrentDefaultRouter"] == "::"
    assert "CurrentAddressInfo" not in properties
    assert await current(console) == "2"


async def test_ipv6_is_on_where_the_machine_is_served_by_it() -> None:
    console = Console(make(address="2001:db8::7"))
    assert (await shown(console, IPV6))["CurrentAddressInfo"] == "2001:db8::7,3,1"
    assert await current(console) == "1"
    assert "IPAddress" not in await shown(console)


PORT_REFERENCE = requests.epr(
    "CIM_EthernetPort",
    CreationClassName="CIM_EthernetPort",
    DeviceID="Intel(r) AMT Ethernet Port 0",
    SystemCreationClassName="CIM_ComputerSystem",
    SystemName="Intel(r) AMT",
)
IPV6_REFERENCE = requests.epr(IPV6, InstanceID="Intel(r) IPS IPv6 Settings 0")
ASSOCIATION = "".join(
    f'<w:Selector Name="{name}"><a:EndpointReference>{reference}</a:EndpointReference></w:Selector>'
    for name, reference in (("ManagedElement", PORT_REFERENCE), ("SettingData", IPV6_REFERENCE))
)


async def current(console: Console) -> str | None:
    """IsCurrent of the IPv6 settings."""
    for item in await console.pull_all("CIM_ElementSettingData"):
        if any(text == "Intel(r) IPS IPv6 Settings 0" for text in item.itertext()):
            return item.findtext("{*}IsCurrent")
    return None


@pytest.mark.parametrize(("state", "after"), [("1", "1"), ("2", "2")])
async def test_meshcommander_switches_ipv6_by_its_association(
    console: Console, state: str, after: str
) -> None:
    console.machine.hold(Ipv6(enabled=state == "2"))
    answer = await console.put(
        "CIM_ElementSettingData",
        f"<h:IsCurrent>{state}</h:IsCurrent>",
        chosen=f"<w:SelectorSet>{ASSOCIATION}</w:SelectorSet>",
    )
    assert answer.status == 200
    assert await current(console) == after


@pytest.mark.parametrize("nothing", ["::", "::0", ""])
async def test_an_ipv6_address_is_cleared(console: Console, nothing: str) -> None:
    console.machine.hold(Ipv6(IPv6Address="2001:db8::1"))
    await console.put(IPV6, f"<h:IPv6Address>{nothing}</h:IPv6Address>")
    assert (await shown(console, IPV6))["IPv6Address"] == "::"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IPv6Address", "192.0.2.1"),
        ("DefaultRouter", "fe80::1%eth0"),
        ("PrimaryDNS", "2001:db8::/64"),
        ("SecondaryDNS", "g::1"),
        ("InterfaceIDType", "3"),
        ("ManualInterfaceID", "0102"),
    ],
)
async def test_an_ipv6_setting_that_is_none_is_refused(console: Console, name: str, value: str) -> None:
    assert (await console.put(IPV6, f"<h:{name}>{value}</h:{name}>")).fault == "InvalidRepresentation"
    assert console.machine.snapshot.section(Ipv6) == Ipv6()
