"""MeshCentral manages virtual machines as it manages vPro PCs: its modules panel by panel, and a whole server."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import Any

import pytest

from interop import meshpage
from interop.bench import Bench, wait
from interop.client import OFF, ON
from interop.conftest import PLAIN, SECURE
from interop.meshserver import FOUND_SECONDS, ON_THE_NETWORK, MeshServer
from interop.programs import MeshCentral
from lab import browser
from lab.guests import Guest

Panels = Any

PANELS = {
    meshpage.NETWORK: "52-54-00-00-00-02",
    meshpage.ACCOUNTS: "Administrator",
    meshpage.SECURITY: "Server-auth TLS",
    meshpage.INTERNET: "Environment detection",
    meshpage.ALARMS: "No wake alarms",
}
"""What else the tab shows of a machine nobody has set anything on."""


@pytest.fixture(params=[False, True], ids=["16992", "16993"])
def panel(request: pytest.FixtureRequest, bench: Bench) -> Any:
    """Reads and writes what a panel of its manager does."""
    if (reason := MeshCentral.missing()) is not None:
        pytest.skip(reason)

    return partial(MeshCentral(bench.device).panel, tls=request.param)


def test_it_sets_the_clock(panel: Panels) -> None:
    assert panel("clock") == {"moved": True}


def test_it_switches_the_features_on_and_names_the_machine(panel: Panels) -> None:
    assert panel("settings") == {
        "redirection": 32771,
        "listener": True,
        "kvm": 6,
        "name": "renamed.example.org",
    }


def test_it_finds_the_hardware_of_the_guest(panel: Panels, bench: Bench) -> None:
    found = panel("inventory")
    assert found.pop("uuid") == bench.guid
    assert found == {
        "maker": "QEMU",
        "bios": "SeaBIOS",
        "processors": 1,
        "memory": 16 << 20,
        "disks": found["disks"],
        "packages": found["packages"],
        "mac": "52-54-00-00-00-02",
    }


def test_it_adds_and_removes_certificates_and_keys(panel: Panels) -> None:
    assert panel("certificates") == {"trusted": True, "left": 0}


def test_it_sets_up_remote_access(panel: Panels) -> None:
    assert panel("cira") == {"policy": "Periodic", "server": True, "user": 32771, "left": 0}


def test_it_finds_no_wifi(panel: Panels) -> None:
    assert panel("network")["wifi"] == 400


def test_it_makes_and_removes_an_account(panel: Panels) -> None:
    assert panel("accounts") == {
        "listed": True,
        "name": "operator",
        "realms": [5, 13],
        "enabled": False,
        "admin": "admin",
    }


def test_it_reads_what_was_done_in_both_logs(panel: Panels, bench: Bench) -> None:
    client = MeshCentral(bench.device)
    client.turn(ON)
    client.turn(OFF)
    found = panel("logs")
    assert "BIOS: Starting operating system boot process" in found["events"]
    assert [said for said in found["audits"] if "RCO" in said] == [
        "admin: RCO: Performed Power Up",
        "admin: RCO: Performed Power Down",
    ]


def test_it_sets_an_alarm_and_takes_it_back(panel: Panels) -> None:
    assert panel("alarms") == {"id": "interop", "on": True, "left": 0}


@pytest.mark.parametrize("name", [PLAIN, SECURE])
def test_a_whole_server_finds_the_machine_and_its_hardware(
    name: str, mesh: MeshServer, mesh_guests: dict[str, Guest]
) -> None:
    wait(lambda: "Fetching hardware inventory" in _told(mesh, name), FOUND_SECONDS)
    wait(lambda: mesh.device(name).get("conn") == ON_THE_NETWORK, FOUND_SECONDS)
    found = mesh.device(name)
    assert found["intelamt"]["ver"] == "16.0.15"
    assert found["intelamt"]["state"] == 2
    assert found["intelamt"]["tls"] == 1  # where it began without, its policy changed it over
    wait(lambda: bool(mesh.inventory(name)), FOUND_SECONDS)
    hardware = json.dumps(mesh.inventory(name))
    assert "SeaBIOS" in hardware
    assert "QEMU" in hardware


@pytest.mark.parametrize("name", [PLAIN, SECURE])
def test_a_whole_server_switches_the_machine_on_and_off(
    name: str, mesh: MeshServer, mesh_guests: dict[str, Guest]
) -> None:
    domain = mesh_guests[name].domain
    wait(lambda: mesh.device(name).get("conn") == ON_THE_NETWORK, FOUND_SECONDS)
    mesh.power(name, ON)
    wait(lambda: bool(domain.isActive()))
    mesh.power(name, OFF)
    wait(lambda: not domain.isActive())


async def test_its_web_page_shows_the_machine_in_its_amt_tab(
    mesh: MeshServer, mesh_guests: dict[str, Guest]
) -> None:
    if (reason := browser.missing()) is not None:
        pytest.skip(reason)
    node = (await asyncio.to_thread(mesh.device, SECURE))["_id"]
    chromium = browser.Chromium()
    try:
        async with browser.open_page(chromium) as page:
            await meshpage.log_in(page, mesh)
            await meshpage.open_amt(page, mesh, node)
            status = await meshpage.panel(page, meshpage.SYSTEM_STATUS, "Admin Control Mode")
            assert "16.0.15" in status
            assert "QEMU" in await meshpage.panel(page, meshpage.HARDWARE, "Baseboard")
            assert "Starting operating system boot" in await meshpage.panel(page, meshpage.EVENT_LOG, "BIOS")
            assert "Performed Power Up" in await meshpage.panel(page, meshpage.AUDIT_LOG, "admin, ")
            for panel, wanted in PANELS.items():
                assert wanted in await meshpage.panel(page, panel, wanted)
            assert [said for said in page.complaints if "Uncaught" in said] == []
    finally:
        chromium.close()


def _told(mesh: MeshServer, name: str) -> str:
    return "\n".join(line for line in mesh.log.splitlines() if f" {name} " in line)
