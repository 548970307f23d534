"""`vamt consent`: what the user of a machine is asked, by the program itself."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from lab.console import Console
from lab.program import Vamt
from support.patience import PATIENCE

SERVICE = "IPS_OptInService"
KVM = "1"


def said(vamt: Vamt, *arguments: str) -> str:
    done = vamt.run("consent", "test", *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(vamt: Vamt, *arguments: str) -> str:
    done = vamt.run("consent", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def as_json(vamt: Vamt) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(vamt, "--json"))
    return found


async def guarded(vamt: Vamt) -> Console:
    """A console for a machine whose screen nobody sees without consent."""
    vamt.serve()
    console = await vamt.console("test")
    await console.put(SERVICE, InstanceID="Intel(r) AMT OptIn Service", OptInRequired=KVM)
    return console


async def start(console: Console) -> None:
    assert await console.invoke(SERVICE, "StartOptIn") == 0


async def send(console: Console, code: str) -> int:
    return await console.invoke(SERVICE, "SendOptInCode", f"<p:OptInCode>{code}</p:OptInCode>")


class Waiting:
    """`vamt consent --wait`, which somebody left running at a terminal.

    There Ctrl-C is heard; what a shell starts in the background, as these tests may have been, ignores it.
    """

    def __init__(self, vamt: Vamt) -> None:
        self.process = subprocess.Popen(
            ["env", "--default-signal=INT", sys.executable, "-m", "vamt", "consent", "test", "--wait"],
            env=vamt.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        self.announced = self.process.stderr.readline()

    def ended(self) -> tuple[int, str, str]:
        """Its exit status, and what it printed and said since."""
        printed, complained = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, printed, complained


async def test_the_code_is_printed_taken_and_gone(vamt: Vamt) -> None:
    console = await guarded(vamt)
    assert as_json(vamt) == {"state": "not-asked", "code": None, "seconds": None}
    assert "--wait" in refused(vamt, "test")
    await start(console)
    code = said(vamt).removesuffix("\n")
    assert len(code) == 6
    assert code.isdigit()
    asked = as_json(vamt)
    assert (asked["state"], asked["code"]) == ("asked", code)
    assert 200 < asked["seconds"] <= 300
    assert await send(console, str(int(code))) == 0
    given = as_json(vamt)
    assert (given["state"], given["code"]) == ("given", None)
    assert "--refuse" in refused(vamt, "test")


async def test_the_user_says_no(vamt: Vamt) -> None:
    console = await guarded(vamt)
    await start(console)
    code = said(vamt).strip()
    assert "Nobody has consent to control test now." in said(vamt, "--refuse")
    assert await send(console, code) == 2
    assert "nobody is asking for consent to control 'test'" in refused(vamt, "test", "--refuse")
    vamt.stop()
    assert any("consent-refused machine=test by=operator" in line for line in vamt.log)
    assert not any(code in line for line in vamt.log)


async def test_who_guesses_is_shut_out_and_the_user_hears_of_it(vamt: Vamt) -> None:
    console = await guarded(vamt)
    await start(console)
    wrong = str((int(said(vamt)) + 1) % 1_000_000)
    assert [await send(console, wrong) for _ in range(3)] == [2066, 2066, 3]
    assert "too many wrong codes were sent to 'test'" in refused(vamt, "test")
    assert as_json(vamt)["state"] == "blocked"


async def test_on_a_terminal_the_code_can_be_read_from_across_the_room(vamt: Vamt) -> None:
    console = await guarded(vamt)
    await start(console)
    code = said(vamt).strip()
    status, shown = await asyncio.to_thread(vamt.typed, "consent", "test", asked="", answer="")
    assert status == 0
    assert f"{code}, for " in shown
    drawn = [line for line in shown.splitlines() if "█" in line or "##" in line]
    assert len(drawn) == 5
    assert "vamt consent test --refuse" in shown


async def test_one_can_wait_until_somebody_asks(vamt: Vamt) -> None:
    console = await guarded(vamt)
    waiting = await asyncio.to_thread(Waiting, vamt)
    assert waiting.announced == "Waiting until somebody asks to control test; press Ctrl-C to stop.\n"
    await start(console)
    status, printed, complained = await asyncio.to_thread(waiting.ended)
    assert (status, printed, complained) == (0, said(vamt), "")


@pytest.mark.parametrize("why", ["Ctrl-C", "the server ends"])
async def test_waiting_ends(vamt: Vamt, why: str) -> None:
    await guarded(vamt)
    waiting = await asyncio.to_thread(Waiting, vamt)
    if why == "Ctrl-C":
        waiting.process.send_signal(signal.SIGINT)
    else:
        await asyncio.to_thread(vamt.stop)
    status, printed, complained = await asyncio.to_thread(waiting.ended)
    assert printed == ""
    if why == "Ctrl-C":
        assert (status, complained) == (130, "")
    else:
        assert (status, complained) == (1, "vamt: vamt stopped before it answered\n")


def test_where_there_is_nothing_to_wait_for_it_says_so_at_once(vamt: Vamt) -> None:
    vamt.serve()
    assert "'test' needs no consent" in refused(vamt, "test", "--wait")
    assert as_json(vamt)["state"] == "not-required"
    assert "did you mean 'test'?" in refused(vamt, "tset")
    assert vamt.run("unprovision", "test", "--yes").returncode == 0
    assert "vamt provision test" in refused(vamt, "test")
    vamt.stop()
    assert "while `vamt serve` does not run" in refused(vamt, "test")
    assert "while `vamt serve` does not run" in refused(vamt, "test", "--refuse")


def test_to_wait_and_to_refuse_are_two_things(vamt: Vamt) -> None:
    assert vamt.run("consent", "test", "--wait", "--refuse").returncode == 2
