"""What goes wrong with the state folder: said once, with the way back, and the other machines are served."""

from __future__ import annotations

import json
import re
import resource
import shutil
import socket
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.auth import HTTPDigestAuth

from lab.console import OFF, ON
from lab.program import ANY_PORTS, Vamt

DOMAIN = (
    "<domain type='test'><name>{name}</name><uuid>{uuid}</uuid><memory>1</memory>"
    "<os><type>hvm</type></os></domain>"
)
UUIDS = {"bad": "00000000-0000-4000-8000-00000000000b", "good": "00000000-0000-4000-8000-00000000000a"}
NO_ROOM = "AMT-STATUS 38"


@pytest.fixture
def two(tmp_path: Path, vamt: Vamt) -> str:
    """The URI of two machines, `bad` and `good`, whose server listens wherever they are."""
    vamt.config.write_text(f'[listen]\naddresses = ["0.0.0.0"]\n{ANY_PORTS}', "utf-8")
    file = tmp_path / "two.xml"
    domains = (DOMAIN.format(name=name, uuid=uuid) for name, uuid in UUIDS.items())
    file.write_text(f"<node>{''.join(domains)}</node>", "utf-8")
    return f"test://{file}"


@contextmanager
def full_disk(vamt: Vamt) -> Iterator[None]:
    """Let the server write to no file."""
    server = vamt.servers[0].pid
    before = resource.prlimit(server, resource.RLIMIT_FSIZE)
    resource.prlimit(server, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server, resource.RLIMIT_FSIZE, before)


def spoil(vamt: Vamt, section: str, body: str = '{"users":7,"network":7,"mode":"x","records":7}') -> None:
    """Have a section of the machine `bad` be what nobody can read."""
    with closing(sqlite3.connect(vamt.state / "vamt.db")) as database, database:
        database.execute("INSERT OR REPLACE INTO section VALUES (?, ?, ?)", (UUIDS["bad"], section, body))


def rows(vamt: Vamt) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in vamt.machines()}


def refused(vamt: Vamt, *arguments: str) -> str:
    ended = vamt.run(*arguments)
    assert ended.returncode == 1, ended
    assert "Traceback" not in ended.stderr
    return ended.stderr


async def test_a_full_disk_stops_no_power_action_and_is_said_to_whoever_changes_settings(vamt: Vamt) -> None:
    vamt.serve()
    console = await vamt.console("test")
    assert await console.request(ON) == 0
    storage = f"{console.url.removesuffix('/wsman')}/amt-storage/Some/App/file.txt"
    await console.boot_from("Force PXE Boot")
    with full_disk(vamt):
        assert await console.request(OFF) == 0
        assert await console.power() == OFF
        assert await console.request(ON) == 0
        assert await console.power() == ON
        with pytest.raises(AssertionError, match=NO_ROOM):
            await console.put("AMT_GeneralSettings", HostName="changed")
        put = console.session.put(storage, data=b"<metadata></metadata>text", timeout=60)
        assert put.status_code == 507
        assert console.session.get(storage, timeout=60).status_code == 404
        assert "cannot be used" in refused(vamt, "password", "test", "--rotate")
    assert (await console.get("AMT_GeneralSettings")).get("HostName") != ["changed"]
    await console.put("AMT_GeneralSettings", HostName="changed")
    assert vamt.stop() == 0  # so all that it said has come
    said = [line for line in vamt.log if "event=store-" in line]
    assert ["store-fails" in line for line in said] == [True, False]
    assert not any("Traceback" in line for line in vamt.log)


async def test_what_happened_while_the_disk_was_full_is_written_when_it_no_longer_is(vamt: Vamt) -> None:
    vamt.serve()
    console = await vamt.console("test")
    before = await console.enumerate("AMT_EventLogEntry")
    with full_disk(vamt):
        assert await console.request(OFF) == 0
        happened = await console.enumerate("AMT_EventLogEntry")
        assert happened > before
    while not any("event=store-works" in line for line in vamt.log):  # by itself, within seconds
        assert await console.power() == OFF
    vamt.stop(9)
    vamt.serve()
    again = await vamt.console("test")
    assert await again.enumerate("AMT_EventLogEntry") >= happened


@pytest.mark.parametrize("section", ["accounts", "tls", "setup", "audit-log"])
async def test_one_machine_that_cannot_be_read_keeps_no_other_from_being_served(
    vamt: Vamt, two: str, section: str
) -> None:
    vamt.serve("--uri", two)
    vamt.stop()
    spoil(vamt, section)
    vamt.serve("--uri", two)
    good = await vamt.console("good")
    assert await good.request(OFF) == 0
    address, tls = rows(vamt)["bad"]["address"], rows(vamt)["good"]["tls_port"]
    for _ in range(2):  # whoever comes first may be the one who finds out
        assert ended(address, tls)
        with pytest.raises(requests.ConnectionError):
            await refusing(vamt, address)
    assert f"parts of its state cannot be read ({section}): vamt repair bad" in rows(vamt)["bad"]["problem"]
    for stopped in (False, True):
        if stopped:
            vamt.stop()
            unreadable = [line for line in vamt.log if "event=unreadable" in line]
            assert [f"section={section} " in line for line in unreadable] == [True]
            assert not any("Traceback" in line for line in vamt.log)
            assert f"cannot be read ({section})" in rows(vamt)["bad"]["problem"]
        doctor = vamt.run("doctor", "--json", "--uri", two)
        assert [one["says"] for one in json.loads(doctor.stdout) if one["subject"] == "machine bad"] == [
            f"not served: parts of its state cannot be read ({section}): vamt repair bad"
        ]


def ended(address: str, port: int) -> bool:
    """Whether a TLS handshake there ends."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with socket.create_connection((address, port), timeout=30) as connection:
            context.wrap_socket(connection).close()
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


async def refusing(vamt: Vamt, address: str) -> None:
    """Log in there until it is refused, at most as often as there is something to be found out."""
    port = rows(vamt)["good"]["port"]
    for _ in range(3):
        requests.get(f"http://{address}:{port}/index.htm", auth=HTTPDigestAuth("admin", "x"), timeout=30)
        requests.post(f"http://{address}:{port}/wsman", auth=HTTPDigestAuth("admin", "x"), timeout=30)


@pytest.mark.parametrize("running", [True, False])
async def test_what_cannot_be_read_is_set_aside_and_kept(vamt: Vamt, two: str, running: bool) -> None:
    vamt.serve("--uri", two)
    vamt.stop()
    spoil(vamt, "accounts")
    spoil(vamt, "event-log")
    if running:
        vamt.serve("--uri", two)
    asked = refused(vamt, "repair", "bad")
    assert "'bad' would lose its accounts and passwords" in asked
    assert "; event log, and there is no terminal" in asked
    repaired = vamt.run("repair", "bad", "--yes")
    assert (repaired.returncode, repaired.stdout) == (
        0,
        "Set aside for bad: accounts, event-log.\nIt has a new password: vamt password bad\n",
    )
    assert "nothing was changed" in vamt.run("repair", "bad", "--yes").stdout
    if not running:
        vamt.serve("--uri", two)
    console = await vamt.console("bad")
    assert await console.request(OFF) == 0
    assert rows(vamt)["bad"]["problem"] is None
    with closing(sqlite3.connect(vamt.state / "vamt.db")) as database:
        kept = database.execute("SELECT uuid, name, body FROM aside ORDER BY name").fetchall()
    assert [(uuid, name) for uuid, name, _ in kept] == [
        (UUIDS["bad"], "accounts"),
        (UUIDS["bad"], "event-log"),
    ]
    assert all('"users":7' in body for _, _, body in kept)


def test_a_machine_whose_set_up_was_lost_has_to_be_set_up_again(vamt: Vamt, two: str) -> None:
    vamt.serve("--uri", two)
    vamt.stop()
    spoil(vamt, "setup")
    assert "vamt provision bad" in vamt.run("repair", "bad", "--yes").stdout
    vamt.serve("--uri", two)
    assert rows(vamt)["bad"]["problem"] == "not provisioned: vamt provision bad"


def test_without_its_lock_file_a_state_folder_is_still_one_servers(vamt: Vamt) -> None:
    vamt.serve()
    (vamt.state / "lock").unlink()
    assert "another vamt (process unknown) is using" in refused(vamt, "serve")


def test_a_state_folder_that_is_removed_under_a_server_takes_no_change(vamt: Vamt) -> None:
    vamt.serve()
    moved = vamt.state.with_name("moved")
    vamt.state.rename(moved)
    shutil.copytree(moved, vamt.state, ignore=shutil.ignore_patterns("control.sock"))
    control = vamt.state / "control.sock"
    control.symlink_to(moved / "control.sock")
    said = refused(vamt, "password", "test", "--rotate")
    assert re.search("the file was replaced|No such file", said)
    assert "restart vamt" in said


@pytest.mark.parametrize("how", ["removed", "emptied"])
def test_a_database_that_is_lost_is_not_made_anew_in_silence(vamt: Vamt, how: str) -> None:
    vamt.serve()
    password = vamt.run("password", "test").stdout
    vamt.stop()
    database = vamt.state / "vamt.db"
    copy = database.read_bytes()
    if how == "removed":
        database.unlink()
    else:
        database.write_bytes(b"")
    for command in (("serve",), ("machines",), ("password", "test")):
        assert re.search(
            r"restore it from a backup, or remove \S+/made to start again", refused(vamt, *command)
        )
    assert "restore it from a backup" in vamt.run("doctor").stdout
    database.write_bytes(copy)
    again = vamt.run("password", "test")
    assert again.stdout == password, again
    database.unlink()
    (vamt.state / "made").unlink()
    vamt.serve()
    assert vamt.run("password", "test").stdout != password


@pytest.mark.parametrize("running", [True, False])
def test_a_machine_that_nobody_can_reach_is_named_with_what_to_do(
    vamt: Vamt, two: str, running: bool
) -> None:
    vamt.config.write_text(
        f'{vamt.config.read_text("utf-8")}[machines.bad]\naddress = "fd00:16::9"\n', "utf-8"
    )
    problem = "nobody listens at fd00:16::9: add it, or ::, to listen.addresses"
    if running:
        vamt.serve("--uri", two)
        assert (rows(vamt)["bad"]["problem"], rows(vamt)["bad"]["port"]) == (problem, None)
        assert rows(vamt)["good"]["problem"] is None
    doctor = vamt.run("doctor", "--json", "--uri", two)
    assert doctor.returncode == 1
    said = [one["says"] for one in json.loads(doctor.stdout) if one["subject"].startswith("machine ")]
    assert said == [f"not served: {problem}"]
