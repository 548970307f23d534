"""Who wants to see the screen asks the user first, in the order of calls of MeshCommander and of Open AMT Console."""

from __future__ import annotations

import asyncio
import re
import socket
from pathlib import Path

import pytest

from interop.bench import Bench
from interop.conftest import GUEST, Machine
from interop.programs import MeshCentral
from interop.redirection import Redirection
from interop.viewer import LET_IN, Viewer, let_viewers_in
from lab.console import ON, Console
from lab.program import Vamt
from lab.screens import SCREEN, TEXT
from support.patience import PATIENCE

KVM = "1"
"""OptInRequired."""
NOT_STARTED, DISPLAYED, RECEIVED, IN_SESSION = 0, 2, 3, 4
"""OptInState."""
OPT_IN_CODE = "<p:OptInCode>{}</p:OptInCode>"
START_KVM = bytes.fromhex("10 01 00 00 4B 56 4D 52")
NO_CONSENT = bytes.fromhex("11 05 00 00 01 00")
"""How the refusal begins; 13 octets of it there are."""


@pytest.fixture
def bench(machine: Machine) -> Bench:
    """The machine, with a screen that is not shown without its user's consent."""
    if (reason := Redirection.missing()) is not None:
        pytest.skip(reason)
    return machine(extra=SCREEN)


async def guarded(bench: Bench) -> Console:
    """A console for it, once it is on and consent is demanded."""
    console = bench.console
    await console.put("IPS_OptInService", InstanceID="Intel(r) AMT OptIn Service", OptInRequired=KVM)
    assert await console.request(ON) == 0
    return console


async def state(console: Console) -> int:
    return int((await console.get("IPS_OptInService"))["OptInState"][0])


async def code_of(vamt: Vamt) -> str:
    """What the user reads at the machine."""
    told = await asyncio.to_thread(vamt.run, "consent", GUEST)
    found = re.search(r"\b\d{6}\b", told.stdout)
    assert found is not None, told
    return found[0]


def refusal(bench: Bench) -> bytes:
    """What a session of the remote desktop is refused with."""
    with socket.create_connection((bench.device.address, 16994), timeout=PATIENCE) as stream:
        stream.sendall(START_KVM)
        return b"".join(iter(lambda: stream.recv(64), b""))


async def test_without_the_code_the_screen_is_not_shown(bench: Bench) -> None:
    console = await guarded(bench)
    answer = await asyncio.to_thread(refusal, bench)
    assert (answer[:6], len(answer)) == (NO_CONSENT, 13)
    async with Redirection(bench.device, "kvm") as desktop:
        await desktop.ends()
        assert desktop.size == (0, 0)
    async with Redirection(bench.device, "sol") as terminal:
        await terminal.opens()  # consent is for the screen only
    assert await state(console) == NOT_STARTED


async def test_with_the_code_it_opens_for_meshcommander(bench: Bench, vamt: Vamt) -> None:
    console = await guarded(bench)
    mesh = MeshCentral(bench.device)
    assert await asyncio.to_thread(mesh.panel, "askConsent") == {"required": 1, "state": DISPLAYED}
    assert (await asyncio.to_thread(refusal, bench))[:6] == NO_CONSENT
    code = await code_of(vamt)
    assert await asyncio.to_thread(mesh.panel, "giveCode", code) == {"state": RECEIVED}
    async with Redirection(bench.device, "kvm") as desktop:
        await desktop.opens()
        await desktop.until(lambda: desktop.size == TEXT)
        assert await state(console) == IN_SESSION
    async with asyncio.timeout(PATIENCE):
        while await state(console) != RECEIVED:  # for as long as OptInCodeTimeout
            await asyncio.sleep(0.1)


async def test_with_the_code_it_opens_for_open_amt_console(bench: Bench, vamt: Vamt) -> None:
    """Console reads the features first, and sends the code as a number."""
    console = await guarded(bench)
    for name in ("AMT_RedirectionService", "IPS_OptInService", "CIM_KVMRedirectionSAP"):
        await console.get(name)
    await console.enumerate("IPS_ScreenSettingData")
    assert await console.invoke("IPS_OptInService", "StartOptIn") == 0
    code = int(await code_of(vamt))
    wrong = (code + 1) % 1_000_000
    assert await console.invoke("IPS_OptInService", "SendOptInCode", OPT_IN_CODE.format(wrong)) != 0
    assert await console.invoke("IPS_OptInService", "SendOptInCode", OPT_IN_CODE.format(code)) == 0
    assert await state(console) == RECEIVED
    async with Redirection(bench.device, "kvm") as desktop:
        await desktop.opens()


async def test_debians_vnc_viewer_waits_for_the_code(bench: Bench, vamt: Vamt, tmp_path: Path) -> None:
    if (reason := Viewer.missing()) is not None:
        pytest.skip(reason)
    console = await guarded(bench)
    await let_viewers_in(console)
    async with Viewer(bench.device, tmp_path) as viewer:
        assert await console.invoke("IPS_OptInService", "StartOptIn") == 0
        code = await code_of(vamt)
        assert viewer.text == ""
        assert await console.invoke("IPS_OptInService", "SendOptInCode", OPT_IN_CODE.format(code)) == 0
        await viewer.says(LET_IN)
        assert await state(console) == IN_SESSION
