"""The power examples, on the machine of libvirt's mock."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from interop.bench import reach, runs, serving
from interop.client import OFF, ON, Device, Kind
from interop.programs import ROOT, Curl, Pywsman, Requests, Wsman
from lab.program import Vamt

MACHINE = "test"


@pytest.fixture(scope="module")
def vamt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vamt]:
    with serving(tmp_path_factory.mktemp("examples"), "test:///default", MACHINE) as program:
        yield program


@pytest.fixture(scope="module")
def device(vamt: Vamt) -> Device:
    return reach(vamt, MACHINE)


EXAMPLES: Sequence[Kind] = (Requests, Curl, Pywsman, Wsman)


@pytest.fixture(params=[kind for kind in EXAMPLES if kind.missing() is None], ids=lambda kind: kind.__name__)
def kind(request: pytest.FixtureRequest) -> Kind:
    """The example of each client that can run here; test_clients.py says why others cannot."""
    kind: Kind = request.param
    return kind


def test_an_example_reads_the_version_and_switches_the_machine(
    kind: Kind, vamt: Vamt, device: Device
) -> None:
    example = kind(device)
    assert example.version() == "16.0.15"
    for state in (OFF, ON, OFF):
        example.turn(state)
        assert example.power() == state
        assert runs(vamt, MACHINE) is (state == ON)
    example.start_from_network()
    assert runs(vamt, MACHINE)


def test_an_example_acts_as_the_user_it_is_told_within_his_realms(
    kind: Kind, vamt: Vamt, device: Device
) -> None:
    name = kind.__name__.lower()
    added = vamt.run("user", "add", MACHINE, name, "--realm", "remote-control", "--generate")
    example = kind(replace(device, user=name, password=added.stdout.strip()))
    example.turn(ON)
    assert example.power() == ON
    added = vamt.run("user", "add", MACHINE, f"{name}-log", "--realm", "event-log-reader", "--generate")
    with pytest.raises(AssertionError, match="ended with"):
        kind(replace(device, user=f"{name}-log", password=added.stdout.strip())).turn(OFF)
    assert runs(vamt, MACHINE)


def test_an_example_fails_with_a_wrong_password_and_says_so(kind: Kind, device: Device) -> None:
    with pytest.raises(AssertionError, match="401"):
        kind(replace(device, password="Wrong-1-password")).power()


@pytest.mark.parametrize("arguments", [("192.0.2.1", "no-such-command"), ("192.0.2.1",), ()])
@pytest.mark.parametrize("script", ["power.py", "curl.sh", "wsman.sh"])
def test_an_example_that_is_not_understood_says_how_it_is_called(
    script: str, arguments: Sequence[str]
) -> None:
    interpreter = sys.executable if script.endswith(".py") else "sh"
    called = subprocess.run(
        [interpreter, ROOT / "examples" / script, *arguments],
        env={**os.environ, "AMT_PASSWORD": "none"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (called.returncode, called.stderr) == (2, f"usage: {script} ADDRESS version|status|on|off|pxe\n")
