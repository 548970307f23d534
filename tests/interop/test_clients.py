"""Every client does with a virtual machine what it does with a vPro PC."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from interop.bench import Bench, wait
from interop.client import OFF, ON, Client, Kind
from interop.libraries import Amt, Pypsrp
from interop.programs import Amtctrl, Curl, FenceAmtWs, GoWsman, MeshCentral, Pywsman, Requests, Wsman

CLIENTS: Sequence[Kind] = (
    MeshCentral,
    Amt,
    Amtctrl,
    Pypsrp,
    Requests,
    Curl,
    Pywsman,
    Wsman,
    FenceAmtWs,
    GoWsman,
)


@pytest.fixture(params=[kind for kind in CLIENTS if kind.missing() is None], ids=lambda kind: kind.__name__)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each client that can run here."""
    kind: Kind = request.param
    return kind


@pytest.fixture
def client(kind: Kind, bench: Bench) -> Client:
    """It, knowing where the machine is."""
    return kind(bench.device)


@pytest.mark.parametrize("kind", CLIENTS, ids=lambda kind: kind.__name__)
def test_it_is_tried(kind: Kind) -> None:
    if (reason := kind.missing()) is not None:
        pytest.skip(reason)


def test_it_reads_the_version_and_the_power_state(client: Client) -> None:
    assert client.version() in ("16.0.15", None)
    assert client.power() == OFF


def test_it_switches_the_machine_on_and_off(client: Client, bench: Bench) -> None:
    client.turn(ON)
    assert bench.runs()
    assert client.power() == ON
    client.turn(OFF)
    assert not bench.runs()
    assert client.power() == OFF


def test_it_boots_the_machine_from_the_network_once(client: Client, bench: Bench) -> None:
    if bench.guest is None:
        pytest.skip("libvirt's mock boots nothing: needs libvirtd and QEMU")
    client.start_from_network()
    assert bench.boots_from_network
    asyncio.run(bench.guest.serial.says("UG boot pxe"))
    client.turn(OFF)
    client.turn(ON)
    assert not bench.boots_from_network
    asyncio.run(bench.guest.serial.says("UG boot hd"))


@pytest.mark.parametrize("method", ["onoff", "cycle"])
def test_fence_amt_ws_reboots_the_machine(bench: Bench, method: str) -> None:
    if (reason := FenceAmtWs.missing()) is not None:
        pytest.skip(reason)
    client = FenceAmtWs(bench.device)
    client.turn(ON)
    if bench.guest is not None:
        asyncio.run(bench.guest.serial.says("UG boot hd"))
    assert client.act("reboot", "--method", method) == "Success: Rebooted"
    assert bench.runs()
    if bench.guest is not None:
        asyncio.run(bench.guest.serial.says("UG boot hd"))


def test_meshcentral_takes_it_for_a_device_in_admin_control_mode_and_trusts_its_realm(bench: Bench) -> None:
    if (reason := MeshCentral.missing()) is not None:
        pytest.skip(reason)
    assert MeshCentral(bench.device).connect() == {"realm": True, "mode": 2, "version": "16.0.15.1624"}


def test_a_state_that_was_changed_past_amt_is_read_as_it_is(bench: Bench) -> None:
    if bench.guest is None or MeshCentral.missing():
        pytest.skip("needs QEMU and MeshCentral")
    client = MeshCentral(bench.device)
    bench.guest.domain.create()
    wait(lambda: client.power() == ON)
    bench.guest.domain.destroy()
    wait(lambda: client.power() == OFF)
