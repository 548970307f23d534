"""Properties that MOF calls required are there, but for those that recorded devices leave out as well."""

from __future__ import annotations

import pytest

from support.machines import make
from support.talking import registry
from vamt_providers import PROVIDERS

LEFT_OUT = {
    ("AMT_AuditLog", "TimeOfLastRecord"): "there is no record",
    ("AMT_EthernetPortSettings", "ConsoleTcpMaxRetransmissions"): "recorded wired ports are without",
    ("AMT_EthernetPortSettings", "DefaultGateway"): "nothing tells of the network of this machine",
    ("AMT_EthernetPortSettings", "LinkControl"): "of wireless ports",
    ("AMT_EthernetPortSettings", "LinkPreference"): "of wireless ports",
    ("AMT_EthernetPortSettings", "PrimaryDNS"): "nothing tells of the network of this machine",
    ("AMT_EthernetPortSettings", "SecondaryDNS"): "a recorded port is without",
    ("AMT_EthernetPortSettings", "SubnetMask"): "nothing tells of the network of this machine",
    ("AMT_EthernetPortSettings", "WLANLinkProtectionLevel"): "of wireless ports",
}


@pytest.mark.parametrize("name", PROVIDERS)
def test_what_is_required_is_there(name: str) -> None:
    provider = registry().provider(name)
    assert provider is not None
    for one in provider.instances(make().machine.snapshot):
        missing = {
            (name, prop.name)
            for prop in one.INFO.properties
            if prop.required and getattr(one, prop.name) is None
        }
        assert missing <= set(LEFT_OUT)
