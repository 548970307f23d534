"""Who is inside a connection, and when it is closed."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import cast

import pytest

from support.patience import PATIENCE
from vamt.backend.host import Host
from vamt.backend.reach import Reach
from vamt.errors import BackendTimeout, BackendUnreachable


class Hypervisor:
    """What of a `Host` is needed: its calls take as long as the test wants, and it knows who is inside."""

    def __init__(self) -> None:
        self.inside = 0
        self.inside_when_closed: list[int] = []
        self.closed = threading.Event()
        self.entered = threading.Semaphore(0)
        self.answer = threading.Event()

    def stand_still(self) -> str:
        self.inside += 1
        self.entered.release()
        self.answer.wait(60)
        self.inside -= 1
        return "answered"

    def close(self) -> None:
        self.inside_when_closed.append(self.inside)
        self.closed.set()


@pytest.fixture
def hypervisor() -> Hypervisor:
    return Hypervisor()


@pytest.fixture
def reach(hypervisor: Hypervisor) -> Reach:
    return Reach("test:///still", cast("Host", hypervisor))


def stand_still(host: Host) -> str:
    return cast("Hypervisor", host).stand_still()


async def entered(hypervisor: Hypervisor) -> None:
    assert await asyncio.to_thread(hypervisor.entered.acquire, timeout=PATIENCE)


async def test_a_host_nobody_is_inside_is_closed_at_once(reach: Reach, hypervisor: Hypervisor) -> None:
    await reach.let_go(60)
    assert hypervisor.inside_when_closed == [0]


async def test_a_host_is_closed_only_when_the_last_call_has_returned(
    reach: Reach, hypervisor: Hypervisor
) -> None:
    calls = [asyncio.create_task(reach.run("verbs", 60, stand_still)) for _ in range(3)]
    calls.append(asyncio.create_task(reach.run("reading", 60, stand_still)))
    for _ in calls:
        await entered(hypervisor)
    going = asyncio.create_task(reach.let_go(60))
    await asyncio.sleep(0.05)
    assert not hypervisor.closed.is_set()
    hypervisor.answer.set()
    await going
    assert hypervisor.inside_when_closed == [0]
    assert set(await asyncio.gather(*calls)) == {"answered"}


async def test_a_call_past_its_deadline_still_counts(reach: Reach, hypervisor: Hypervisor) -> None:
    with pytest.raises(BackendTimeout):
        await reach.run("verbs", 0.05, stand_still)
    await reach.let_go(0.05)
    assert not hypervisor.closed.is_set()
    hypervisor.answer.set()
    assert await asyncio.to_thread(hypervisor.closed.wait, 60)
    assert hypervisor.inside_when_closed == [0]


async def test_whoever_has_a_thread_of_its_own_counts_too(reach: Reach, hypervisor: Hypervisor) -> None:
    with reach.inside():
        await reach.let_go(0.05)
        assert not hypervisor.closed.is_set()
    assert hypervisor.inside_when_closed == [0]


async def test_a_call_that_never_returns_is_not_waited_for_and_that_is_said(
    reach: Reach, hypervisor: Hypervisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    hanging = asyncio.create_task(reach.run("verbs", None, stand_still))
    await entered(hypervisor)
    async with asyncio.timeout(PATIENCE):
        await reach.let_go(0.05)
    assert "calls-abandoned uri=test:///still calls=1" in caplog.text
    hypervisor.answer.set()
    await hanging


async def test_nothing_begins_once_it_was_let_go_of(reach: Reach, hypervisor: Hypervisor) -> None:
    busy = [asyncio.create_task(reach.run("reading", 60, stand_still)) for _ in range(2)]
    for _ in busy:
        await entered(hypervisor)
    waiting = asyncio.create_task(reach.run("reading", 60, stand_still))
    await asyncio.sleep(0)
    await reach.let_go(0)
    with pytest.raises(BackendUnreachable):
        await waiting
    with pytest.raises(BackendUnreachable):
        await reach.run("verbs", 60, stand_still)
    with pytest.raises(BackendUnreachable), reach.inside():
        pass
    hypervisor.answer.set()
    await asyncio.gather(*busy)
    assert await asyncio.to_thread(hypervisor.closed.wait, 60)
