"""The notice inside the guest: once for each code, and in nobody's way."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest

from support.machines import domain, make
from support.patience import PATIENCE
from support.talking import Console
from vamt.backend.base import Domain
from vamt.errors import BackendTimeout
from vamt.firmware.consent import Consent, ConsentPolicy, Required
from vamt.firmware.notices import NOTICE, ConsentNotices
from vamt.machine import Machine

SERVICE = "IPS_OptInService"
ALL = ConsentPolicy(OptInRequired=Required.ALL)


class Watched(Console):
    """Talks to a machine whose codes are told inside its guest."""

    def __init__(self, facts: Domain | None = None) -> None:
        self.notices = ConsentNotices()
        made = make(facts, ALL)
        machine = Machine(made.machine.snapshot, made.hypervisor, made.store, self.notices.consider)
        super().__init__(replace(made, machine=machine))

    @property
    def told(self) -> list[str]:
        return self.hypervisor.notices

    @property
    def code(self) -> str:
        return self.machine.snapshot.section(Consent).code

    async def start(self) -> None:
        assert (await self.invoke(SERVICE, "StartOptIn")).return_value == 0


async def soon(console: Watched, count: int) -> list[str]:
    async with asyncio.timeout(PATIENCE):
        while len(console.told) < count:
            await asyncio.sleep(0)
    return console.told


async def test_whoever_uses_the_guest_is_told_the_code() -> None:
    console = Watched()
    await console.start()
    assert await soon(console, 1) == [NOTICE.format(code=console.code)]
    assert console.code in console.told[0]


async def test_only_a_new_code_is_news() -> None:
    console = Watched()
    await console.start()
    first = (await soon(console, 1))[0]
    wrong = (int(console.code) + 1) % 1_000_000
    await console.invoke(SERVICE, "SendOptInCode", f"<h:OptInCode>{wrong}</h:OptInCode>")
    await console.invoke(SERVICE, "CancelOptIn")
    await console.start()
    assert await soon(console, 2) == [first, NOTICE.format(code=console.code)]
    await console.invoke(SERVICE, "SendOptInCode", f"<h:OptInCode>{int(console.code)}</h:OptInCode>")
    await console.notices.close()
    assert len(console.told) == 2


@pytest.mark.parametrize("without", ["agent", "answer"])
async def test_a_guest_that_cannot_be_told_is_no_trouble(
    without: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "vamt")
    console = Watched(domain(agent=without != "agent"))
    if without == "answer":
        console.hypervisor.failure = BackendTimeout("the guest agent does not answer")
    await console.start()
    async with asyncio.timeout(PATIENCE):
        while "not-told machine=one" not in caplog.text:
            await asyncio.sleep(0)
    assert console.told == []
    assert max(record.levelno for record in caplog.records if "not-told" in record.message) == logging.DEBUG
    assert console.code not in caplog.text


async def test_the_answer_to_a_console_does_not_wait_for_the_guest(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Watched()
    begun = asyncio.Event()

    async def never(*_: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(console.hypervisor, "tell_user", never)
    await console.start()
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
    await console.notices.close()


async def test_a_machine_nobody_asks_for_tells_nothing() -> None:
    console = Watched()
    console.notices.consider(console.machine, (Consent.NAME,))
    await console.notices.close()
    assert console.told == []
