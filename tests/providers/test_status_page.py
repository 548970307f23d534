"""MeshCommander's system status page: the classes it reads in one batch, and what it computes from them."""

from __future__ import annotations

import pytest

from support.machines import make
from support.talking import Answer, Console

ENUMERATED = (
    "CIM_ServiceAvailableToElement",
    "AMT_EthernetPortSettings",
    "CIM_ElementSettingData",
    "IPS_IPv6PortSettings",
)
GOT = (
    "AMT_GeneralSettings",
    "AMT_RedirectionService",
    "AMT_BootCapabilities",
    "CIM_KVMRedirectionSAP",
    "IPS_OptInService",
    "IPS_KVMRedirectionSettingData",
    "IPS_ScreenConfigurationService",
    "IPS_PowerManagementService",
    "CIM_BootService",
    "AMT_8021XProfile",
)


@pytest.fixture
def console() -> Console:
    return Console(make(address="198.51.100.7"))


async def test_the_whole_batch_is_answered(console: Console) -> None:
    for uri in GOT:
        assert (await console.get(uri)).status == 200, uri
    for uri in ENUMERATED:
        assert await console.pull_all(uri), uri


async def test_nothing_the_page_cannot_do_without_is_missing(console: Console) -> None:
    """A name, or it draws nothing; PlatformErase, which it reads unguarded; as many IPv6 settings as ports."""
    assert (await console.get("AMT_GeneralSettings")).one("HostName")
    assert (await console.get("AMT_BootCapabilities")).one("PlatformErase") == "0"
    ports, addresses = [
        await console.pull_all(uri) for uri in ("AMT_EthernetPortSettings", "IPS_IPv6PortSettings")
    ]
    assert len(ports) == len(addresses)


async def test_the_rows_of_features_say_what_is_on(console: Console) -> None:
    redirection = await console.get("AMT_RedirectionService")
    bits = int(redirection.one("EnabledState"))
    assert (redirection.one("ListenerEnabled"), bool(bits & 1), bool(bits & 2)) == ("true", True, True)
    assert (await console.get("CIM_KVMRedirectionSAP")).one("EnabledState") in ("2", "6")
    assert (await console.get("IPS_OptInService")).one("OptInRequired") == "0"
    desktop = (await console.get("IPS_KVMRedirectionSettingData")).properties()
    named = ("DefaultScreen", "Is5900PortEnabled", "OptInPolicy", "OptInPolicyTimeout", "SessionTimeout")
    assert [desktop[name] for name in named] == ["0", "false", "false", "300", "3"]


async def test_every_association_has_what_the_page_reads_of_it(console: Console) -> None:
    """It looks into the reference of every one, and finds IPv6 by the name of its setting."""
    names = []
    for item in await console.pull_all("CIM_ElementSettingData"):
        setting = item.find("{*}SettingData/{*}ReferenceParameters")
        assert setting is not None
        assert setting.findtext("{*}ResourceURI")
        assert item.findtext("{*}IsCurrent") in ("1", "2")
        names += [selector.text for selector in setting.iterfind("{*}SelectorSet/{*}Selector")]
    assert "Intel(r) IPS IPv6 Settings 0" in names


async def test_the_network_page_shows_the_one_wired_port(console: Console) -> None:
    (port,) = await console.pull_all("AMT_EthernetPortSettings")
    rows = {
        name: port.findtext(f"{{*}}{name}") for name in ("MACAddress", "LinkIsUp", "DHCPEnabled", "IPAddress")
    }
    assert rows == {
        "MACAddress": "52-54-00-00-00-01",
        "LinkIsUp": "true",
        "DHCPEnabled": "true",
        "IPAddress": "198.51.100.7",
    }
    profile: Answer = await console.get("AMT_8021XProfile")
    assert profile.one("Enabled") == "false"
