"""`vamt user`: the users of a machine, with a server running and without."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest
import requests
from requests.auth import HTTPDigestAuth

from support.patience import PATIENCE
from vamt.auth.accounts import password_problem
from vamt.auth.realms import Realm

RUNNING = pytest.mark.parametrize("running", [True, False], ids=["with a server", "without"])
ADMINISTRATOR = {"name": "admin", "access": "any", "enabled": True, "realms": ["pt-administration"]}
WORD = "Chosen-1-word"


REALMS = ("--realm", "remote-control")


def refused(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 1, ended.stderr
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    return ended.stderr


def done(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def users(vamt: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done(vamt.run("user", "list", "test", "--json")))
    return found


def status(table: str, name: str, secret: str) -> int:
    found = re.search(r"127\.16\.0\.1 +(\d+)", table)
    assert found
    answer = requests.post(
        f"http://127.16.0.1:{found[1]}/wsman", data="", auth=HTTPDigestAuth(name, secret), timeout=PATIENCE
    )
    return answer.status_code


def ready(vamt: Any, running: bool) -> str:
    """Machines that are known; the table the server printed."""
    table: str = vamt.serve()
    if not running:
        vamt.stop()
    return table


@RUNNING
def test_a_user_is_added_listed_renewed_and_removed(vamt: Any, running: bool) -> None:
    ready(vamt, running)
    assert users(vamt) == [ADMINISTRATOR]
    add = ("user", "add", "test", "helpdesk", "--realm", "remote-control", "--realm", "redirection")
    assert done(vamt.run(*add, stdin=f"{WORD}\n")) == ""
    helpdesk = {
        "name": "helpdesk",
        "access": "any",
        "enabled": True,
        "realms": ["redirection", "remote-control"],
    }
    assert users(vamt) == [ADMINISTRATOR, helpdesk]
    assert re.search(
        r"(?m)^NAME +FROM +ENABLED +REALMS\nadmin +any +yes +pt-administration\n"
        r"helpdesk +any +yes +redirection, remote-control$",
        done(vamt.run("user", "list", "test")),
    )
    assert done(vamt.run("user", "passwd", "test", "helpdesk", stdin="An0ther-word\n")) == ""
    assert done(vamt.run("user", "remove", "test", "helpdesk")) == ""
    assert users(vamt) == [ADMINISTRATOR]


def test_a_password_that_is_generated_is_printed_and_strong(vamt: Any) -> None:
    ready(vamt, running=False)
    made = done(vamt.run("user", "add", "test", "boss", "--all-realms", "--generate")).strip()
    assert password_problem(made) is None
    renewed = done(vamt.run("user", "passwd", "test", "boss", "--generate")).strip()
    assert password_problem(renewed) is None
    assert renewed != made
    assert users(vamt)[1]["realms"] == ["pt-administration"]


def test_a_user_gets_in_with_his_password_and_out_with_his_removal(vamt: Any) -> None:
    table = vamt.serve()
    done(vamt.run("user", "add", "test", "helpdesk", "--realm", "remote-control", stdin=WORD))
    assert status(table, "helpdesk", WORD) != 401
    done(vamt.run("user", "passwd", "test", "helpdesk", stdin="An0ther-word"))
    assert status(table, "helpdesk", WORD) == 401
    assert status(table, "helpdesk", "An0ther-word") != 401
    assert vamt.stop() == 0
    table = vamt.serve()
    assert status(table, "helpdesk", "An0ther-word") != 401
    done(vamt.run("user", "remove", "test", "helpdesk"))
    assert status(table, "helpdesk", "An0ther-word") == 401
    vamt.stop()
    assert any("user-added machine=test user='helpdesk' by=operator" in line for line in vamt.log)
    assert not any(WORD in line or "An0ther-word" in line for line in vamt.log)


def test_what_is_wrong_is_one_sentence_with_the_nearest_that_is_right(vamt: Any) -> None:
    ready(vamt, running=True)
    add = ("user", "add", "test")
    assert "did you mean 'test'?" in refused(vamt.run("user", "list", "tset"))
    assert "did you mean 'remote-control'?" in refused(
        vamt.run(*add, "x", "--realm", "remote-contol", stdin=WORD)
    )
    assert "`vamt user add --help` lists them" in refused(
        vamt.run(*add, "x", "--realm", "coffee", stdin=WORD)
    )
    assert "8 to 32 characters" in refused(vamt.run(*add, "x", *REALMS, stdin="weak"))
    assert "does not begin with $$" in refused(vamt.run(*add, "$$x", *REALMS, stdin=WORD))
    assert "already" in refused(vamt.run(*add, "admin", *REALMS, stdin=WORD))
    assert "only its administrator" in refused(vamt.run("user", "remove", "test", "x"))
    done(vamt.run(*add, "helpdesk", *REALMS, stdin=WORD))
    assert "already" in refused(vamt.run(*add, "helpdesk", *REALMS, stdin=WORD))
    assert "did you mean 'helpdesk'?" in refused(vamt.run("user", "passwd", "test", "helpdsk", stdin=WORD))
    assert "`vamt user list` lists them" in refused(vamt.run("user", "remove", "test", "x"))
    assert "is the administrator" in refused(vamt.run("user", "remove", "test", "admin"))
    assert [row["name"] for row in users(vamt)] == ["admin", "helpdesk"]


def test_a_user_needs_realms_and_their_names_are_in_the_help(vamt: Any) -> None:
    assert vamt.run("user", "add", "test", "x").returncode == 2
    assert vamt.run("user", "add", "test", "x", "--all-realms", "--realm", "acl").returncode == 2
    assert vamt.run("user").returncode == 2


def test_the_help_says_of_every_realm_what_it_opens(vamt: Any) -> None:
    shown = done(vamt.run("user", "add", "--help"))
    assert re.search(r"(?m)^ +remote-control +power and boot$", shown)
    assert set(re.findall(r"(?m)^  ([a-z-]+)  +\w.*$", shown.partition("realms, ")[2])) == {
        realm.word for realm in Realm if realm is not Realm.LOCAL_SYSTEM
    }


def test_a_password_longer_than_meshcentral_takes_is_taken_with_a_note(vamt: Any) -> None:
    ready(vamt, running=False)
    note = "vamt: note: this password has 20 characters; MeshCentral accepts at most 16\n"
    for action, realms in (("add", REALMS), ("passwd", ())):
        assert vamt.run("user", action, "test", "x", *realms, stdin="Twenty-characters-20").stderr == note
        assert refused(vamt.run("user", action, "test", "y", *realms, stdin="weak")) != note
    assert [row["name"] for row in users(vamt)] == ["admin", "x"]


def test_ctrl_c_ends_the_question_for_a_password(vamt: Any) -> None:
    ready(vamt, running=False)
    status, shown = vamt.typed("user", "add", "test", "x", *REALMS, asked="New password:", answer="\x03")
    assert (status, "Traceback" in shown) == (130, False)
    assert users(vamt) == [ADMINISTRATOR]
