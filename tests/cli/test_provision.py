"""A machine's life from set-up to set-up, as its operator and its consoles see it: the program itself."""

from __future__ import annotations

import signal

import pytest
import requests
from requests.auth import HTTPDigestAuth

from lab.console import Console
from lab.program import Vamt

SERVICE = "AMT_SetupAndConfigurationService"
FULL = "<p:ProvisioningMode>1</p:ProvisioningMode>"
FRESH = '[listen]\naddresses = ["127.16.0.1"]\nhttp = 0\nhttps = 0\n[firmware]\nprovisioned = false\n'


def unreachable(console: Console) -> bool:
    """Whether a connection ends before anything is said, as where nobody listens."""
    try:
        requests.get(console.url, timeout=30)
    except requests.ConnectionError:
        return True
    return False


def said(vamt: Vamt, *arguments: str, stdin: str = "") -> str:
    done = vamt.run(*arguments, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(vamt: Vamt, *arguments: str) -> str:
    done = vamt.run(*arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


async def realm(console: Console) -> str:
    (found,) = (await console.get("AMT_GeneralSettings"))["DigestRealm"]
    return found


async def unprovisioned(vamt: Vamt) -> Console:
    """A console whose machine was just unprovisioned through it."""
    console = await vamt.console("test")
    assert await console.invoke(SERVICE, "Unprovision", FULL) == 0
    return console


async def test_unprovisioned_over_the_wire_a_machine_is_gone_from_the_network(vamt: Vamt) -> None:
    vamt.serve()
    console = await vamt.console("test")
    before = await realm(console)
    secret = console.session.auth.password
    assert await console.invoke(SERVICE, "Unprovision", FULL) == 0
    assert unreachable(console)
    assert "not provisioned" in said(vamt, "machines")
    assert "not provisioned" in refused(vamt, "password", "test")
    assert "vamt password test" in said(vamt, "provision", "test")
    again = await vamt.console("test")
    assert await realm(again) != before
    assert again.session.auth.password != secret
    old = requests.post(again.url, data="", auth=HTTPDigestAuth("admin", secret), timeout=30)
    assert old.status_code == 401


async def test_killed_right_after_its_answer_a_server_still_knows_the_end(vamt: Vamt) -> None:
    vamt.serve()
    await unprovisioned(vamt)
    vamt.stop(signal.SIGKILL)
    assert "not provisioned" in said(vamt, "machines")
    assert "not provisioned" in vamt.serve()
    said(vamt, "provision", "test", "--password", "Chosen-1-word")
    vamt.stop(signal.SIGKILL)
    vamt.serve()
    console = await vamt.console("test")
    assert console.session.auth.password == "Chosen-1-word"
    assert (await console.get(SERVICE))["ProvisioningState"] == ["2"]


async def test_both_can_be_done_while_no_server_runs(vamt: Vamt) -> None:
    vamt.serve()
    before = await realm(await vamt.console("test"))
    vamt.stop()
    said(vamt, "unprovision", "test")
    assert "not provisioned" in refused(vamt, "unprovision", "test")
    said(vamt, "provision", "test", "--password", stdin="Typed-1-word\n")
    said(vamt, "password", "test", "--set", "Chosen-1-word")
    vamt.serve()
    console = await vamt.console("test")
    assert console.session.auth.password == "Chosen-1-word"
    assert await realm(console) != before


async def test_in_client_control_mode_it_says_so(vamt: Vamt) -> None:
    vamt.serve()
    await unprovisioned(vamt)
    assert "client control mode" in said(vamt, "provision", "test", "--client")
    console = await vamt.console("test")
    assert (await console.get("IPS_HostBasedSetupService"))["CurrentControlMode"] == ["1"]
    assert (await console.get(SERVICE))["ProvisioningMode"] == ["4"]


async def test_partially_unprovisioned_it_has_its_old_password_afterwards(vamt: Vamt) -> None:
    vamt.serve()
    console = await vamt.console("test")
    said(vamt, "unprovision", "test", "--partial")
    assert unreachable(console)
    said(vamt, "provision", "test")
    assert (await console.get(SERVICE))["ProvisioningState"] == ["2"]


@pytest.mark.parametrize("running", [True, False])
def test_what_makes_no_sense_is_refused_and_changes_nothing(vamt: Vamt, running: bool) -> None:
    vamt.serve()
    secret = said(vamt, "password", "test")
    if not running:
        vamt.stop()
    assert "already" in refused(vamt, "provision", "test")
    assert "did you mean 'test'?" in refused(vamt, "unprovision", "tset")
    assert said(vamt, "password", "test") == secret
    said(vamt, "unprovision", "test")
    assert "8 to 32 characters" in refused(vamt, "provision", "test", "--password", "weak")
    assert "not provisioned" in said(vamt, "machines")


async def test_machines_can_come_as_from_the_factory(vamt: Vamt) -> None:
    vamt.config.write_text(FRESH, "utf-8")
    assert "not provisioned" in vamt.serve()
    said(vamt, "provision", "test")
    console = await vamt.console("test")
    assert (await console.get(SERVICE))["ProvisioningState"] == ["2"]


def test_what_the_operator_did_is_logged_without_a_password(vamt: Vamt) -> None:
    vamt.serve()
    said(vamt, "unprovision", "test")
    said(vamt, "provision", "test", "--password", "Chosen-1-word")
    vamt.stop()
    for event in ("event=unprovisioned machine=test", "event=provisioned machine=test"):
        assert any(event in line and "by=operator" in line for line in vamt.log)
    assert not any("Chosen-1-word" in line for line in vamt.log)
