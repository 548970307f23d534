"""Calls that block, off the event loop and with a deadline."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from collections.abc import AsyncIterator

import pytest

from support.patience import PATIENCE
from vamt.backend.pool import Pool
from vamt.errors import BackendTimeout, BackendUnreachable, WrongState


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    one = Pool("one thread", 1)
    yield one
    one.close()


def refuse() -> None:
    raise WrongState("no")


async def test_a_call_gives_its_result_or_its_error(pool: Pool) -> None:
    assert await pool.run(5, lambda: 7) == 7
    with pytest.raises(WrongState):
        await pool.run(5, refuse)


async def test_a_call_that_hangs_ends_by_its_deadline_and_its_late_result_is_dropped(pool: Pool) -> None:
    go = threading.Event()
    with pytest.raises(BackendTimeout):
        await pool.run(0.05, go.wait)
    go.set()
    assert await pool.run(5, lambda: "next") == "next"


async def test_a_call_that_had_to_wait_past_its_deadline_never_begins(pool: Pool) -> None:
    go = threading.Event()
    begun: list[str] = []
    hanging = asyncio.create_task(pool.run(5, go.wait))
    await asyncio.sleep(0)
    with pytest.raises(BackendTimeout):
        await pool.run(0.05, lambda: begun.append("late"))
    go.set()
    await hanging
    await pool.run(5, lambda: begun.append("next"))
    assert begun == ["next"]


async def test_a_cancelled_call_leaves_the_pool_in_order(pool: Pool) -> None:
    go = threading.Event()
    waiting = asyncio.create_task(pool.run(5, go.wait))
    await asyncio.sleep(0.01)
    waiting.cancel()
    go.set()
    assert await pool.run(5, lambda: 1) == 1


async def test_a_closed_pool_leaves_no_threads() -> None:
    pool = Pool("closing", 3)
    pool.close()
    async with asyncio.timeout(PATIENCE):
        while any(thread.name.startswith("closing") for thread in threading.enumerate()):
            await asyncio.sleep(0.01)


async def test_what_has_not_begun_when_a_pool_closes_is_refused(pool: Pool) -> None:
    go = threading.Event()
    begun = asyncio.create_task(pool.run(60, go.wait))
    waiting = asyncio.create_task(pool.run(60, go.wait))
    await asyncio.sleep(0.05)
    pool.close()
    with pytest.raises(BackendUnreachable):
        await waiting
    with pytest.raises(BackendUnreachable):
        await pool.run(60, go.wait)
    go.set()
    assert await begun


async def test_a_result_nobody_waits_for_any_more_is_given_away(pool: Pool) -> None:
    go, given = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def take(result: bool) -> None:
        assert result
        loop.call_soon_threadsafe(given.set)

    with pytest.raises(BackendTimeout):
        await pool.run(0.05, go.wait, take)
    go.set()
    async with asyncio.timeout(PATIENCE):
        await given.wait()
    given.clear()
    assert await pool.run(60, go.wait, take)
    await asyncio.sleep(0.05)
    assert not given.is_set()


class Connection:
    """What must not outlive the call that used it."""


async def test_an_error_holds_nothing_its_call_has_used(pool: Pool) -> None:
    used: list[weakref.ref[Connection]] = []

    def fail() -> None:
        connection = Connection()
        used.append(weakref.ref(connection))
        try:
            used[7]
        except IndexError as error:
            raise WrongState("no") from error

    gc.disable()
    try:
        with pytest.raises(WrongState) as failed:
            await pool.run(5, fail)
        assert used[0]() is None, failed
    finally:
        gc.enable()
