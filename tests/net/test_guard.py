"""Wrong passwords of all ports, counted together; the log tells of them without being filled by them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest

from support.machines import make
from vamt.net import guard as guarding
from vamt.net.guard import MAX_LINES, MAX_NAME, Guard

PEER = "192.0.2.9"


@pytest.fixture
async def guard() -> AsyncIterator[Guard]:
    guard = Guard()
    yield guard
    await guard.close()


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "vamt.auth"]


async def test_a_few_refusals_are_logged_one_by_one(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    machine = make().machine
    for _ in range(2):
        guard.failed(machine, "x" * 100, PEER)
    assert lines(caplog) == [
        f"refused machine=one peer={PEER} user={'x' * MAX_NAME!r} delay=0.0" for _ in range(2)
    ]


async def test_a_flood_is_a_few_lines_and_one_with_the_sum(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "SUMMARY_SECONDS", 3600.0)
    guard, machine = Guard(), make().machine
    for number in range(10_000):
        guard.failed(machine, "admin", f"192.0.2.{number % 200}")
    assert len(lines(caplog)) == MAX_LINES
    await guard.close()
    assert lines(caplog)[MAX_LINES:] == ["refused-more refusals=9990 peers=200 machines=1 seconds=3600"]


async def test_after_the_sum_refusals_are_logged_again(
    guard: Guard, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = make().machine
    for _ in range(MAX_LINES + 1):
        guard.failed(machine, "admin", PEER)
    guard._told.summarize()
    caplog.clear()
    caplog.set_level(logging.WARNING)
    guard.failed(machine, "admin", PEER)
    assert len(lines(caplog)) == 1


async def test_the_addresses_of_one_ipv6_network_are_one_client(guard: Guard) -> None:
    machine = make().machine
    delays = [guard.failed(machine, "admin", f"2001:db8::{number:x}%eth0") for number in range(1, 11)]
    assert delays[-1] > 0
    assert guard.failed(machine, "admin", "2001:db8:0:1::1") == 0
