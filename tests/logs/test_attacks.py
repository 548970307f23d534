"""Thousands of wrong passwords are a few records and a few writes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from support.logs import audited, event
from support.machines import Made, domain, make
from support.patience import PATIENCE
from vamt.logbook import attacks
from vamt.logbook.attacks import Attacks
from vamt.logbook.auditlog import AuditLog
from vamt.logbook.eventlog import EventLog


@pytest.fixture
async def counting() -> AsyncIterator[Attacks]:
    counted = Attacks()
    yield counted
    await counted.close()


@pytest.fixture
def made() -> Made:
    return make()


def texts(made: Made) -> list[str]:
    """The event log, the oldest first."""
    log = made.machine.snapshot.section(EventLog)
    return [event(log.record(place)).text for place in range(log.count, 0, -1)]


def logins(made: Made) -> list[tuple[int, str | None, str]]:
    records = map(audited, made.machine.snapshot.section(AuditLog).each())
    return [(record.event, record.who, record.where) for record in records]


async def test_one_wrong_password_is_audited_and_no_attack(counting: Attacks, made: Made) -> None:
    for _ in range(2):
        counting.failed(made.machine, "admin", "192.0.2.1")
    assert logins(made) == [(1605, "admin", "192.0.2.1")]
    assert texts(made) == []


async def test_ten_are_an_attack(counting: Attacks, made: Made) -> None:
    for _ in range(10):
        counting.failed(made.machine, "admin", "192.0.2.1")
    assert texts(made) == ["Authentication failed 10 times"]


async def test_ten_thousand_are_two_records_and_a_handful_of_writes(counting: Attacks, made: Made) -> None:
    for number in range(10_000):
        counting.failed(made.machine, f"user{number}", "192.0.2.1")
        if number % 1000 == 0:
            await asyncio.sleep(0)
    await counting.close()
    assert texts(made) == ["Authentication failed 10 times", "Authentication failed 9990 times"]
    assert len(logins(made)) == attacks.MAX_AUDITED
    assert len(made.store.saved) <= 8


async def test_what_goes_on_is_reported_once_a_while(
    counting: Attacks, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attacks, "QUIET_SECONDS", 0.02)
    for _ in range(35):
        counting.failed(made.machine, "admin", "192.0.2.1")
    async with asyncio.timeout(PATIENCE):
        while len(texts(made)) < 2:
            await asyncio.sleep(0.005)
    assert texts(made) == ["Authentication failed 10 times", "Authentication failed 25 times"]
    await asyncio.sleep(0.05)
    counting.failed(made.machine, "admin", "192.0.2.1")
    assert len(logins(made)) == 2


async def test_machines_are_counted_each_for_itself(counting: Attacks) -> None:
    machines = [make(domain(uuid=UUID(int=number))) for number in (1, 2)]
    for _ in range(6):
        for made in machines:
            counting.failed(made.machine, "admin", "192.0.2.1")
    assert [texts(made) for made in machines] == [[], []]
