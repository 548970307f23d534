"""A machine's life from set-up to set-up, as its operator and its consoles see it: the program itself."""

from __future__ import annotations

import re
import signal

import pytest
import requests
from requests.auth import HTTPDigestAuth

from lab.console import Console
from lab.program import ANY_PORTS, Vamt
from support.patience import PATIENCE

UNPROVISIONED = "vamt: 'test' is not provisioned: vamt provision test\n"
QUESTION = "Unprovision it? [y/N] "
SERVICE = "AMT_SetupAndConfigurationService"
FULL = "<p:ProvisioningMode>1</p:ProvisioningMode>"
FRESH = f'[listen]\naddresses = ["127.16.0.1"]\n{ANY_PORTS}[firmware]\nprovisioned = false\n'


def unreachable(console: Console) -> bool:
    """Whether a connection ends before anything is said, as where nobody listens."""
    try:
        requests.get(console.url, timeout=PATIENCE)
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
    assert re.search(r"127\.16\.0\.1 +- +on +not provisioned: vamt provision test\n", said(vamt, "machines"))
    (machine,) = vamt.machines()
    assert (machine["address"], machine["port"], machine["tls_port"]) == ("127.16.0.1", None, None)
    assert refused(vamt, "password", "test") == UNPROVISIONED
    assert refused(vamt, "user", "list", "test") == UNPROVISIONED
    assert "vamt password test" in said(vamt, "provision", "test")
    again = await vamt.console("test")
    assert await realm(again) != before
    assert again.session.auth.password != secret
    old = requests.post(again.url, data="", auth=HTTPDigestAuth("admin", secret), timeout=PATIENCE)
    assert old.status_code == 401


async def test_killed_right_after_its_answer_a_server_still_knows_the_end(vamt: Vamt) -> None:
    vamt.serve()
    await unprovisioned(vamt)
    vamt.stop(signal.SIGKILL)
    assert "not provisioned" in said(vamt, "machines")
    assert re.search(r"127\.16\.0\.1 +- +on +not provisioned", vamt.serve())
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
    said(vamt, "unprovision", "test", "--yes")
    assert refused(vamt, "unprovision", "test", "--yes") == UNPROVISIONED
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
    said(vamt, "unprovision", "test", "--partial", "--yes")
    assert unreachable(console)
    said(vamt, "provision", "test")
    assert (await console.get(SERVICE))["ProvisioningState"] == ["2"]


@pytest.mark.parametrize("answer", ["\r", "n\r", "\x04", "\x03"])
def test_a_machine_is_unprovisioned_only_by_who_says_yes_to_what_is_lost(vamt: Vamt, answer: str) -> None:
    vamt.serve()
    said(vamt, "user", "add", "test", "helpdesk", "--realm", "remote-control", "--generate")
    status, shown = vamt.typed("unprovision", "test", asked=QUESTION, answer=answer)
    assert status == (130 if answer == "\x03" else 1)
    assert "added certificates, and the accounts admin, helpdesk." in shown
    assert vamt.machines()[0]["port"]
    status, shown = vamt.typed("unprovision", "test", "--partial", asked=QUESTION, answer="y\r")
    assert status == 0
    assert "added certificates, and the accounts helpdesk." in shown
    assert vamt.machines()[0]["port"] is None


def test_a_script_has_to_say_that_it_is_sure_to_unprovision(vamt: Vamt) -> None:
    vamt.serve()
    assert "--yes" in refused(vamt, "unprovision", "test")
    assert vamt.machines()[0]["port"]


def test_a_password_longer_than_meshcentral_takes_is_taken_with_a_note(vamt: Vamt) -> None:
    vamt.serve()
    said(vamt, "unprovision", "test", "--yes")
    done = vamt.run("provision", "test", "--password", "Twenty-characters-20")
    assert (done.returncode, "MeshCentral accepts at most 16" in done.stderr) == (0, True)


@pytest.mark.parametrize("running", [True, False])
def test_what_makes_no_sense_is_refused_and_changes_nothing(vamt: Vamt, running: bool) -> None:
    vamt.serve()
    secret = said(vamt, "password", "test")
    if not running:
        vamt.stop()
    assert "already provisioned; to undo: vamt unprovision test" in refused(vamt, "provision", "test")
    assert "did you mean 'test'?" in refused(vamt, "unprovision", "tset", "--yes")
    assert said(vamt, "password", "test") == secret
    said(vamt, "unprovision", "test", "--yes")
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
    said(vamt, "unprovision", "test", "--yes")
    said(vamt, "provision", "test", "--password", "Chosen-1-word")
    vamt.stop()
    for event in ("event=unprovisioned machine=test", "event=provisioned machine=test"):
        assert any(event in line and "by=operator" in line for line in vamt.log)
    assert not any("Chosen-1-word" in line for line in vamt.log)
