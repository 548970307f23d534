"""The example that opens a machine's screen to VNC viewers, on the machine of libvirt's mock."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from interop.bench import PORT, reach, serving
from interop.client import Device
from interop.programs import not_found
from lab.console import Console
from support.patience import PATIENCE

SCRIPT = Path(__file__).parents[2] / "examples" / "vnc.sh"
PASSWORD = "P@ssw0rd"


@pytest.fixture(scope="module")
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    if (reason := not_found("curl")) is not None:
        pytest.skip(reason)
    with serving(tmp_path_factory.mktemp("vnc"), "test:///default", "test") as vamt:
        yield reach(vamt, "test")


def vnc(
    device: Device, *arguments: str, password: str = "", **changed: str
) -> subprocess.CompletedProcess[str]:
    """Run the script; without a password for viewers it closes the port."""
    told = {"AMT_USER": "admin", "AMT_PASSWORD": device.password, "VNC_PASSWORD": password} | changed
    return subprocess.run(
        ["sh", SCRIPT, *(arguments or (device.address,))],
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


async def is_open(device: Device) -> bool:
    console = Console(device.address, PORT, device.password)
    settings = await console.get("IPS_KVMRedirectionSettingData")
    return settings["Is5900PortEnabled"] == ["true"]


@pytest.mark.parametrize("password", [PASSWORD, "A&<b1>c'"])
async def test_it_opens_the_port_and_closes_it(device: Device, password: str) -> None:
    opened = vnc(device, password=password)
    assert (opened.returncode, opened.stdout, opened.stderr) == (0, "", "")
    assert await is_open(device)
    closed = vnc(device)
    assert (closed.returncode, closed.stdout, closed.stderr) == (0, "", "")
    assert not await is_open(device)


@pytest.mark.parametrize("password", ["P@ssw0r", "P@ssw0rd1", "p@ssw0rd", "P@SSW0RD", "P@ssword", "Passw0rd"])
async def test_it_says_what_a_password_of_viewers_must_be(device: Device, password: str) -> None:
    refused = vnc(device, password=password)
    assert refused.returncode == 1
    assert "VNC_PASSWORD must be eight characters" in refused.stderr
    assert "<" not in refused.stderr
    assert password not in refused.stderr
    assert not await is_open(device)


def test_it_says_that_the_log_in_failed(device: Device) -> None:
    refused = vnc(device, password=PASSWORD, AMT_PASSWORD="Wrong-1-password")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "401" in refused.stderr
    assert "<" not in refused.stderr


def test_it_says_what_it_was_not_told(device: Device) -> None:
    nothing = vnc(device, device.address, "more")
    assert (nothing.returncode, nothing.stderr) == (1, "vnc.sh: which machine? vnc.sh ADDRESS\n")
    unknown = vnc(device, AMT_PASSWORD="")
    assert unknown.returncode == 1
    assert "vamt password MACHINE" in unknown.stderr
