"""What a console sets is what it reads, survives a server killed the moment it answered, and is gone with the set-up.

The real program over libvirt's mock; one machine goes through it all.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from lab.console import Console
from lab.program import Vamt

MACHINE: Final = "test"

SETTINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "AMT_GeneralSettings": {
        "HostName": "renamed",
        "DomainName": "example.org",
        "PingResponseEnabled": "false",
        "DDNSUpdateEnabled": "true",
        "DDNSTTL": "1800",
        "IdleWakeTimeout": "30",
        "PreferredAddressFamily": "1",
    },
    "AMT_RedirectionService": {"ListenerEnabled": "false"},
    "AMT_EthernetPortSettings": {"LinkPolicy": "14"},
    "AMT_8021XProfile": {"ActiveInS0": "false"},
    "AMT_EnvironmentDetectionSettingData": {"DetectionStrings": "example.org"},
    "AMT_BootSettingData": {"UseSOL": "true", "BootMediaIndex": "2"},
    "IPS_IEEE8021xSettings": {"PxeTimeout": "60"},
    "IPS_IPv6PortSettings": {"InterfaceIDType": "1"},
    "IPS_KVMRedirectionSettingData": {"SessionTimeout": "10"},
    "IPS_OptInService": {"OptInRequired": "1", "OptInCodeTimeout": "60"},
}
"""Of classes with one instance."""


@pytest.fixture(scope="module")
def vamt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vamt]:
    program = Vamt(tmp_path_factory.mktemp("last"))
    program.serve()
    yield program
    program.close()


async def settings(console: Console) -> dict[str, dict[str, list[str]]]:
    """What every one of them is now."""
    found = {}
    for name, values in SETTINGS.items():
        instance = await console.get(name)
        found[name] = {key: instance.get(key, []) for key in values}
    return found


def wanted() -> dict[str, dict[str, list[str]]]:
    return {name: {key: [value] for key, value in values.items()} for name, values in SETTINGS.items()}


async def test_settings_are_read_as_put_survive_a_kill_and_end_with_the_set_up(vamt: Vamt) -> None:
    console = await vamt.console(MACHINE)
    fresh = await settings(console)
    assert [name for name, values in wanted().items() if fresh[name] == values] == []
    for name, values in SETTINGS.items():
        await console.put(name, **values)
    vamt.stop(signal.SIGKILL)
    vamt.serve()
    console = await vamt.console(MACHINE)
    assert await settings(console) == wanted()
    assert (
        await console.invoke(
            "AMT_SetupAndConfigurationService", "Unprovision", "<p:ProvisioningMode>1</p:ProvisioningMode>"
        )
        == 0
    )
    done = vamt.run("provision", MACHINE)
    assert done.returncode == 0, done.stderr
    console = await vamt.console(MACHINE)
    assert await settings(console) == fresh
