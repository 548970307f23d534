"""Virtual processors switched through WS-Management, as seen inside the guest."""

from __future__ import annotations

import asyncio

from lab.console import ON, Console
from lab.fixtures import Define
from lab.guests import Guest
from lab.program import Vamt
from support.patience import PATIENCE

NOT_SUPPORTED, INVALID_PARAMETER, AT_NEXT_START = 1, 5, 32768


async def enable(console: Console, number: int, enabled: bool) -> int:
    body = f"<p:Enabled>{str(enabled).lower()}</p:Enabled>"
    return await console.invoke("VAMT_Processor", "Enable", body, Number=str(number))


async def is_enabled(console: Console, number: int) -> bool:
    return (await console.get("VAMT_Processor", Number=str(number)))["Enabled"] == ["true"]


async def test_a_processor_goes_off_and_on_inside_the_guest(vamt: Vamt, define_linux: Define) -> None:
    guest = define_linux(vcpus=4, plugged=3)
    console = await vamt.console(guest.name)
    await console.request(ON)
    await guest.serial.says("GUEST READY")
    async with asyncio.timeout(PATIENCE):
        while not await agent_answers(console):
            await asyncio.sleep(0.1)
    await runs_on(guest, 3)
    assert await enable(console, 2, False) == 0
    await runs_on(guest, 2)
    assert not await is_enabled(console, 2)
    assert await enable(console, 2, True) == 0
    await runs_on(guest, 3)
    assert await enable(console, 3, True) == 0
    await runs_on(guest, 4)
    assert await enable(console, 0, False) == INVALID_PARAMETER
    await runs_on(guest, 4)


async def runs_on(guest: Guest, count: int) -> None:
    guest.serial.type("echo on-$(nproc)-cpus\n")
    await guest.serial.says(f"on-{count}-cpus")


async def agent_answers(console: Console) -> bool:
    return 4 in await console.offers()


async def test_without_an_agent_a_processor_changes_at_the_next_start(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    assert guest.domain.vcpusFlags(2) == 1
    assert not await is_enabled(console, 1)
    assert await enable(console, 0, False) == INVALID_PARAMETER
    assert guest.domain.vcpusFlags(2) == 1
