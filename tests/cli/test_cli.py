"""`vamt` as its users meet it: the program itself, on libvirt's test driver."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.auth import HTTPDigestAuth

from lab.program import ANY_PORTS
from support.patience import PATIENCE
from vamt import __version__
from vamt.auth.accounts import password_problem

UUID = "6695eb01-f6a4-8304-79aa-97f2502e193f"


def machines(vamt: Any) -> list[dict[str, Any]]:
    listed = vamt.run("machines", "--json")
    assert listed.returncode == 0, listed.stderr
    found: list[dict[str, Any]] = json.loads(listed.stdout)
    return found


def password(vamt: Any, *arguments: str, stdin: str = "") -> str:
    printed = vamt.run("password", *arguments, stdin=stdin)
    assert printed.returncode == 0, printed.stderr
    last: str = printed.stdout.splitlines()[-1]
    return last


def status(table: str, secret: str) -> int:
    found = re.search(r"127\.16\.0\.1 +(\d+)", table)
    assert found
    answer = requests.post(
        f"http://127.16.0.1:{found[1]}/wsman", data="", auth=HTTPDigestAuth("admin", secret), timeout=PATIENCE
    )
    return answer.status_code


def refused(ended: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a refusal."""
    assert ended.returncode in (1, 2)
    assert "Traceback" not in ended.stderr
    return ended.stderr


def test_serving_says_where_each_machine_is_and_how_to_get_its_password(vamt: Any) -> None:
    table = vamt.serve()
    assert re.search(r"(?m)^MACHINE +ADDRESS +PORTS +POWER$", table)
    assert re.search(r"(?m)^test +127\.16\.0\.1 +\d+ \d+ +on$", table)
    assert "vamt password test" in table
    assert "\x1b" not in table


def test_machines_are_listed_with_name_uuid_address_and_power(vamt: Any) -> None:
    vamt.serve()
    (machine,) = machines(vamt)
    assert {name: machine[name] for name in ("name", "uuid", "address", "power")} == {
        "name": "test",
        "uuid": UUID,
        "address": "127.16.0.1",
        "power": "on",
    }
    assert re.search(rf"(?m)^test +{UUID} +127\.16\.0\.1 +\d+ \d+ +on$", vamt.run("machines").stdout)


def test_the_password_is_strong_lets_in_and_survives_a_restart(vamt: Any) -> None:
    table = vamt.serve()
    secret = password(vamt, "test")
    assert password_problem(secret) is None
    assert status(table, secret) != 401
    assert status(table, "Wrong-1-password") == 401
    assert vamt.stop() == 0
    assert status(vamt.serve(), secret) != 401
    assert password(vamt, UUID) == secret


def test_a_new_password_counts_at_once_and_the_old_one_no_longer(vamt: Any) -> None:
    table = vamt.serve()
    old = password(vamt, "test")
    assert password(vamt, "test", "--set", "Chosen-1-word") == "Chosen-1-word"
    assert status(table, "Chosen-1-word") != 401
    assert status(table, old) == 401
    assert password(vamt, "test", "--set", stdin="Typed-1-word\n") == "Typed-1-word"
    rotated = password(vamt, "test", "--rotate")
    assert rotated not in ("Chosen-1-word", "Typed-1-word", old)
    assert status(table, rotated) != 401


def test_a_password_can_be_changed_and_read_while_no_server_runs(vamt: Any) -> None:
    vamt.serve()
    vamt.stop()
    assert password(vamt, "test", "--set", "Chosen-1-word") == "Chosen-1-word"
    assert machines(vamt)[0]["power"] == "unknown"
    assert status(vamt.serve(), "Chosen-1-word") != 401


def test_a_password_longer_than_meshcentral_takes_is_set_with_a_note(vamt: Any) -> None:
    vamt.serve()
    long = "Chosen-1-word-17c"
    changed = vamt.run("password", "test", "--set", long)
    assert (changed.returncode, changed.stdout) == (0, f"{long}\n")
    assert changed.stderr == "vamt: note: this password has 17 characters; MeshCentral accepts at most 16\n"
    for arguments in ((), ("--set", "Chosen-1-word-16")):
        assert vamt.run("password", "test", *arguments).stderr == ""


@pytest.mark.parametrize("running", [True, False])
def test_a_weak_password_is_refused_and_the_old_one_stays(vamt: Any, running: bool) -> None:
    vamt.serve()
    old = password(vamt, "test")
    if not running:
        vamt.stop()
    assert "8 to 32 characters" in refused(vamt.run("password", "test", "--set", "weak"))
    assert password(vamt, "test") == old


def test_no_password_is_ever_logged_nor_in_a_file_others_may_read(vamt: Any) -> None:
    vamt.serve()
    secrets = [password(vamt, "test"), password(vamt, "test", "--set", "Chosen-1-word")]
    assert {path.stat().st_mode & 0o077 for path in [vamt.state, *vamt.state.iterdir()]} == {0}
    vamt.stop()
    assert not any(secret in line for secret in secrets for line in vamt.log)
    assert any("password-changed machine=test" in line for line in vamt.log)


def test_a_machine_that_does_not_exist_suggests_the_nearest(vamt: Any) -> None:
    vamt.serve()
    for almost in ("tset", "TEST"):
        assert "did you mean 'test'?" in refused(vamt.run("password", almost))


def test_a_machine_unlike_any_other_is_answered_with_how_to_list_them(vamt: Any) -> None:
    vamt.serve()
    sentence = refused(vamt.run("password", "database"))
    assert sentence == "vamt: no machine is called 'database'; `vamt machines` lists them\n"


def test_before_any_server_ran_there_is_nothing_to_ask_and_nothing_is_made(vamt: Any) -> None:
    assert "vamt serve" in refused(vamt.run("machines"))
    assert not vamt.state.exists()


def test_a_second_server_on_the_same_state_is_refused_with_the_first_ones_process(vamt: Any) -> None:
    vamt.serve()
    assert f"process {vamt.servers[0].pid})" in refused(vamt.run("serve"))
    assert machines(vamt)[0]["power"] == "on"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(vamt: Any, number: int) -> None:
    vamt.serve()
    assert vamt.stop(number) == 0
    assert not (vamt.state / "control.sock").exists()
    assert not any("Traceback" in line or "level=error" in line for line in vamt.log)


def test_killed_it_starts_again_with_the_same_machines(vamt: Any) -> None:
    vamt.serve()
    before = machines(vamt), password(vamt, "test")
    vamt.stop(signal.SIGKILL)
    assert machines(vamt)[0]["address"] == "127.16.0.1"
    vamt.serve()
    after = machines(vamt), password(vamt, "test")
    assert [(row["uuid"], row["address"]) for row in before[0]] == [
        (r["uuid"], r["address"]) for r in after[0]
    ]
    assert before[1] == after[1]


def test_a_state_folder_with_a_very_long_path_will_do(vamt: Any) -> None:
    vamt.state = vamt.state / ("deep" * 20) / ("deeper" * 20)
    vamt.serve()
    assert machines(vamt)[0]["name"] == "test"


def test_a_port_in_use_is_named_with_the_key_that_changes_it(vamt: Any, tmp_path: Path) -> None:
    table = vamt.serve()
    found = re.search(r"127\.16\.0\.1 +(\d+)", table)
    assert found
    vamt.config.write_text(
        f'[listen]\naddresses = ["127.16.0.1"]\n{ANY_PORTS.replace("http = 0", f"http = {found[1]}", 1)}',
        "utf-8",
    )
    vamt.state = tmp_path / "other"
    assert "change listen.http" in refused(vamt.run("serve"))


def test_a_uri_that_leads_nowhere_is_refused(vamt: Any) -> None:
    sentence = refused(vamt.run("serve", "--uri", "test:///no/such/file.xml"))
    assert "test:///no/such/file.xml" in sentence


def test_a_mistake_in_the_configuration_is_one_sentence(vamt: Any) -> None:
    vamt.config.write_text("[listen]\nhtpp = 1\n", "utf-8")
    assert "did you mean listen.http?" in refused(vamt.run("serve"))


def test_the_doctor_finds_this_host_able_to_run_the_test_driver(vamt: Any) -> None:
    found = vamt.run("doctor", "--json")
    assert found.returncode == 0, found.stdout
    assert {finding["verdict"] for finding in json.loads(found.stdout)} == {"ok"}


def test_the_doctor_says_what_is_missing_and_how_to_mend_it(vamt: Any) -> None:
    found = vamt.run("doctor", "--uri", "test:///no/such/file.xml")
    assert found.returncode == 1
    assert re.search(r"(?m)^missing +test:///no/such/file\.xml: .+\n +→ .+", found.stdout)


def test_the_doctor_counts_domains_as_people_do(vamt: Any) -> None:
    assert "test:///default: connected; 1 domain\n" in vamt.run("doctor").stdout


def test_the_doctor_tries_the_port_of_tls_too(vamt: Any) -> None:
    with socket.create_server(("127.16.0.1", 0)) as free, socket.create_server(("127.16.0.1", 0)) as taken:
        http, https = free.getsockname()[1], taken.getsockname()[1]
        free.close()
        vamt.config.write_text(
            f'[listen]\naddresses = ["127.16.0.1"]\nhttp = {http}\nhttps = {https}\n', "utf-8"
        )
        found = vamt.run("doctor")
    assert found.returncode == 1
    assert f"port {http}: 127.16.0.1 is free" in found.stdout
    assert re.search(rf"(?m)^missing +port {https}: 127\.16\.0\.1: ", found.stdout)


def test_the_doctor_leaves_a_running_server_alone(vamt: Any) -> None:
    vamt.serve()
    assert vamt.run("doctor").returncode == 0
    assert machines(vamt)[0]["power"] == "on"


def test_version_and_help_are_there(vamt: Any) -> None:
    assert vamt.run("--version").stdout == f"vamt {__version__}\n"
    for command in ("serve", "machines", "password", "doctor", "mof"):
        assert vamt.run(command, "--help").returncode == 0
    assert vamt.run("no-such-command").returncode == 2


def test_the_command_line_is_quick_to_answer() -> None:
    """What `vamt --help` needs must not drag in libvirt, aiohttp or the schema."""
    probe = "import sys; import vamt.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"libvirt", "aiohttp", "lxml", "vamt.schema", "sqlite3"} & set(loaded)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_while_it_starts_ends_it_cleanly(vamt: Any, number: int) -> None:
    """A hypervisor that never answers keeps it starting."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = vamt.starting("serve", "--uri", f"test+tcp://127.0.0.1:{silent.getsockname()[1]}/default")
        silent.accept()
        server.send_signal(number)
        said = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert "Error" not in said[1], said
