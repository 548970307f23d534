"""Every command, where something that it needs is not as it should be: a sentence, never a traceback, nothing lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest

from lab.program import Vamt
from vamt.cli.main import COMMANDS as KNOWN

COMMANDS: Final = {
    "machines": ("machines",),
    "machines-json": ("machines", "--json"),
    "password": ("password", "test"),
    "rotate": ("password", "test", "--rotate"),
    "set": ("password", "test", "--set"),
    "list": ("user", "list", "test"),
    "add": ("user", "add", "test", "new", "--all-realms", "--generate"),
    "remove": ("user", "remove", "test", "new"),
    "passwd": ("user", "passwd", "test", "old", "--generate"),
    "add-typed": ("user", "add", "test", "typed", "--all-realms"),
    "remove-typed": ("user", "remove", "test", "typed"),
    "provision": ("provision", "test"),
    "provision-typed": ("provision", "test", "--password"),
    "unprovision": ("unprovision", "test"),
    "repair": ("repair", "test"),
    "consent": ("consent", "test"),
    "doctor": ("doctor",),
    "generations": ("generations",),
    "serve": ("serve", "--uri", "test:///no/such/file.xml"),
    "help": ("--help",),
    "version": ("--version",),
    "mof": ("mof", "--help"),
}
"""Each as somebody would call it, in this order. `serve` cannot start, so that it ends."""
STATELESS: Final = {"serve", "doctor", "generations", "help", "version", "mof"}
"""Those that do not ask for machines."""
ASKING: Final = {"set", "add-typed", "provision-typed", "unprovision"}
"""Those that want an answer on their input."""
PRINTING: Final = {
    "machines",
    "machines-json",
    "password",
    "rotate",
    "set",
    "list",
    "add",
    "passwd",
    "repair",
} | {*("doctor", "generations", "help", "version", "mof")}
"""Those that have something to print where all is well."""
REFUSED: Final = {"provision", "provision-typed", "unprovision", "consent", "serve"}
"""Those that are refused even then: it is provisioned, there is no terminal, nobody asks, no such file."""

RUNNER: Final = """
import gc, json, os, sys
import vamt.cli.consent, vamt.cli.doctor, vamt.cli.mof, vamt.cli.provision, vamt.cli.repair, vamt.cli.serve
import vamt.cli.user, vamt.mofgen.__main__, vamt.backend.libvirt
from vamt.cli import main
from vamt.repair import kinds
kinds()
gc.freeze()
told = json.loads(sys.argv[1])
os.chdir(told["folder"])
for name, words in told["commands"].items():
    child = os.fork()
    if child == 0:
        for number in told["kept"]:
            file = os.open(f"{name}.{number}", os.O_WRONLY | os.O_CREAT, 0o600)
            if file != number:
                os.dup2(file, number)
                os.close(file)
        if told["input"]:
            os.close(0)
            os.open(told["input"], os.O_RDONLY)
        if told["user"]:
            os.setuid(told["user"])
        sys.argv = ["vamt", *words]
        sys.exit(main())
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with open(f"{name}.status", "w") as file:
        file.write(str(status))
"""
"""Calls each command in a process of its own, without loading everything each time."""


@dataclass
class Done:
    """What came of a command."""

    status: int
    out: str
    said: str

    @property
    def sentence(self) -> str:
        """The one of a refusal."""
        assert self.status == 1, self
        *log, last = self.said.splitlines()
        assert last.startswith("vamt: "), self
        assert not any(line.startswith("vamt: ") for line in log), self
        return last


def prepared(factory: pytest.TempPathFactory) -> Vamt:
    """A running one, with a user."""
    program = Vamt(factory.mktemp("conditions"))
    program.serve()
    assert program.run("user", "add", "test", "old", "--all-realms", "--generate").returncode == 0
    return program


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Vamt:
    program = prepared(tmp_path_factory)
    program.stop()
    return program


@pytest.fixture(scope="module", params=["running", "stopped"])
def vamt(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vamt]:
    program = prepared(tmp_path_factory)
    if request.param == "stopped":
        program.stop()
    yield program
    program.close()


def call(
    vamt: Vamt,
    shell: str = "",
    *,
    commands: Collection[str] = COMMANDS.keys(),
    user: int = 0,
    folder: Path | None = None,
    **environ: str,
) -> dict[str, Done]:
    """Run commands, with redirections as a shell has them; `folder` is one that the user may write."""
    outputs = Path(tempfile.mkdtemp(dir=folder or vamt.config.parent))
    outputs.chmod(0o777)
    (outputs / "input").write_text("Typed-1-word\n", "utf-8")
    lost = {"|": 1, ">": 1, "2": 2}.get(shell[:1])
    told = {
        "folder": str(outputs),
        "commands": {name: words for name, words in COMMANDS.items() if name in commands},
        "kept": [number for number in (1, 2) if number != lost],
        "input": "" if shell.startswith("<") else str(outputs / "input"),
        "user": user,
    }
    ran = subprocess.run(
        ["sh", "-c", f'exec "$@" {shell}', "sh", sys.executable, "-c", RUNNER, json.dumps(told)],
        env={**vamt.environment, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=300,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return {name: Done(*(_output(outputs, name, what) for what in ("status", "1", "2"))) for name in commands}


def _output(folder: Path, name: str, what: str) -> Any:
    file = folder / f"{name}.{what}"
    text = file.read_text("utf-8") if file.exists() else ""
    return int(text) if what == "status" else text


def users(vamt: Vamt) -> set[str]:
    """Who there is, with the digests of their passwords."""
    with closing(sqlite3.connect(vamt.state / "vamt.db")) as database:
        (body,) = database.execute("SELECT body FROM section WHERE name = 'accounts'").fetchone()
    return {user["name"] + user["ha1"] for user in json.loads(body)["users"]}


def free_of_tracebacks(done: Mapping[str, Done]) -> None:
    for name, each in done.items():
        assert "Traceback" not in each.said, (name, each)
        assert "Exception ignored" not in each.said, (name, each)


def test_no_command_is_left_out() -> None:
    assert {words[0] for words in COMMANDS.values()} >= KNOWN.keys()


def test_where_all_is_well_every_command_does_what_it_should(vamt: Vamt) -> None:
    done = call(vamt)
    free_of_tracebacks(done)
    assert {name for name, each in done.items() if each.status} == REFUSED
    assert {name for name, each in done.items() if each.out} == PRINTING


def test_an_input_that_is_closed_is_an_empty_one(vamt: Vamt) -> None:
    before = users(vamt)
    done = call(vamt, "<&-")
    free_of_tracebacks(done)
    assert all(done[command].sentence for command in ASKING)
    assert {user[:3] for user in users(vamt)} == {user[:3] for user in before}


@pytest.mark.parametrize("shell", [">/dev/full", ">&-", "| exec true"])
def test_what_cannot_be_printed_is_said_and_no_password_is_lost(vamt: Vamt, shell: str) -> None:
    before = users(vamt)
    done = call(vamt, shell)
    free_of_tracebacks(done)
    assert users(vamt) == before
    assert {name for name, each in done.items() if each.status} == REFUSED | PRINTING | {"remove"}
    if not shell.startswith("|"):  # whoever has left a pipe wants to know nothing
        for command in PRINTING:
            assert "No space left on device" in done[command].sentence, command


@pytest.mark.parametrize("shell", ["2>/dev/full", "2>&-"])
def test_without_an_error_output_the_answers_are_the_same(vamt: Vamt, shell: str) -> None:
    done = call(vamt, shell)
    assert {name for name, each in done.items() if each.status} == REFUSED
    assert {name for name, each in done.items() if each.out} == PRINTING


def test_a_state_folder_that_is_not_there_is_said(stopped: Vamt, tmp_path: Path) -> None:
    done = call(stopped, VAMT_STATE_DIR=str(tmp_path / "none"))
    free_of_tracebacks(done)
    for command in COMMANDS.keys() - STATELESS:
        assert "vamt has never run with the state folder" in done[command].sentence, command


def test_a_state_folder_that_is_none_is_said(stopped: Vamt, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for odd in (tmp_path / "file", Path("x" * 5000)):
        done = call(stopped, VAMT_STATE_DIR=str(odd))
        free_of_tracebacks(done)
        assert all(done[command].sentence for command in COMMANDS.keys() - STATELESS)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")
def test_another_users_state_folder_is_said(vamt: Vamt) -> None:
    with tempfile.TemporaryDirectory() as place:  # which others may enter, unlike pytest's
        folder = Path(place)
        folder.chmod(0o755)
        shutil.copy(vamt.config, folder)
        shutil.copytree(vamt.state, folder / "state", ignore=shutil.ignore_patterns("control.sock"))
        (folder / "state").chmod(0o700)
        config, state = folder / vamt.config.name, folder / "state"
        done = call(vamt, user=65534, folder=folder, VAMT_CONFIG=str(config), VAMT_STATE_DIR=str(state))
    free_of_tracebacks(done)
    for command in COMMANDS.keys() - STATELESS:
        assert "Permission denied" in done[command].sentence, command
    assert "Permission denied" in done["doctor"].out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (b"\xff\xfe", "is not TOML"),
        (b"uris = 7", "must be a list"),
        (b"a = " + b"[" * 100_000, "is not TOML"),
        (b"[state]\nforget_after_days = 1e300\n", "/no/such/file.xml"),
        (None, "cannot be read"),
    ],
)
def test_an_odd_configuration_is_said(stopped: Vamt, text: bytes | None, wanted: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.toml"
    if text is None:
        file.mkdir()
    else:
        file.write_bytes(text)
    done = call(
        stopped, commands=("serve", "doctor"), VAMT_CONFIG=str(file), VAMT_STATE_DIR=str(tmp_path / "state")
    )
    free_of_tracebacks(done)
    assert wanted in done["serve"].sentence
    assert done["doctor"].status == 0 if "/no/such" in wanted else wanted in done["doctor"].sentence


def test_something_else_in_the_place_of_the_control_socket_is_said(stopped: Vamt, tmp_path: Path) -> None:
    state = tmp_path / "state"
    shutil.copytree(stopped.state, state, ignore=shutil.ignore_patterns("control.sock"))
    state.chmod(0o700)
    (state / "control.sock").mkdir()
    done = call(stopped, VAMT_STATE_DIR=str(state))
    free_of_tracebacks(done)
    assert {name for name, each in done.items() if each.status} == REFUSED
    said = Vamt(tmp_path).run("serve").stderr
    assert re.search(r"vamt: \S+control\.sock cannot be made \(.+\): remove what is there\n", said)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--config", "X", "password"), "--config before the command"),
        (("--uri=test:///default", "serve"), "--uri before the command"),
        (("--json", "machines"), "--json before the command"),
        (("user", "--realm", "X", "add", "test", "new"), "--realm before the command"),
        (("password", "--config", "X", "test"), "--config"),
    ],
)
def test_an_option_in_the_wrong_place_is_refused_by_its_name(words: Sequence[str], named: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vamt", *words], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert named in done.stderr
    assert "invalid choice" not in done.stderr


ODD: Final[Sequence[Any]] = (
    7,
    "text",
    None,
    [],
    {},
    [7],
    True,
    {"password": 7},
    {"name": [], "password": ""},
)


@pytest.mark.parametrize(
    ("method", "path", "fields"),
    [
        ("PUT", "password", {"password": "Some-1-word"}),
        ("POST", "provision", {"client": True, "password": None}),
        ("POST", "unprovision", {"partial": False}),
        ("POST", "repair", {"names": []}),
        ("POST", "users", {"name": "x", "realms": [], "password": "Some-1-word"}),
        ("PUT", "users", {"name": "x", "password": "Some-1-word"}),
        ("DELETE", "users", {"name": "x"}),
    ],
)
async def test_the_control_socket_refuses_what_it_does_not_expect_with_a_sentence(
    tmp_path: Path, method: str, path: str, fields: dict[str, Any]
) -> None:
    vamt = Vamt(tmp_path)
    vamt.serve()
    (machine,) = vamt.machines()
    bodies = [json.dumps(body) for body in ODD]
    bodies += [
        json.dumps({**fields, name: odd}) for name in fields for odd in ODD if odd not in ([], True, None)
    ]
    bodies += ["", "{", "[" * 100_000, '{"name":"\\ud800","password":"\\ud800","realms":["\\ud800"]}']
    connector = aiohttp.UnixConnector(str(vamt.state / "control.sock"))
    async with aiohttp.ClientSession("http://vamt", connector=connector) as session:
        for body in bodies:
            async with session.request(method, f"/machines/{machine['uuid']}/{path}", data=body) as answer:
                assert answer.status == HTTPStatus.BAD_REQUEST, body
                assert (await answer.json())["error"], body
    vamt.close()
    assert not any("Traceback" in line for line in vamt.log)


def test_a_server_that_is_no_vamt_is_said(tmp_path: Path) -> None:
    vamt = Vamt(tmp_path)
    vamt.state.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(vamt.state / "control.sock"))
        other.listen()
        asked = vamt.starting("machines")
        while True:
            connection, _ = other.accept()
            with connection:
                if connection.recv(1):
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{]")
                    connection.recv(65536)
                    break
        _, said = asked.communicate(timeout=60)
    assert said == "vamt: what answers at control.sock is not vamt, or another version of it\n"
