"""Only so many at a time, every peer in turn, and nobody for long while others wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from support.patience import PATIENCE
from vamt.net import turns as module
from vamt.net.turns import Turns


class Hall:
    """Where turns are had; whoever has one keeps it until told to go."""

    def __init__(self, most: int) -> None:
        self.turns = Turns(most)
        self.had: list[str] = []
        self.ended: list[str] = []
        self._going: dict[str, asyncio.Event] = {}

    def come(self, name: str, peer: str) -> asyncio.Task[None]:
        self._going[name] = asyncio.Event()
        return asyncio.create_task(self._have(name, peer))

    async def _have(self, name: str, peer: str) -> None:
        task = asyncio.current_task()
        assert task is not None
        try:
            async with self.turns.of(peer, task):
                self.had.append(name)
                await self._going[name].wait()
        finally:
            self.ended.append(name)

    def go(self, name: str) -> None:
        self._going[name].set()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


async def test_peers_have_their_turns_one_after_the_other() -> None:
    hall = Hall(1)
    tasks = [hall.come(name, name[0]) for name in ("a1", "a2", "a3", "b1", "c1", "b2")]
    for number in range(1, 7):
        await until(lambda number=number: len(hall.had) == number)  # type: ignore[misc] # mypy infers no default
        hall.go(hall.had[-1])
    await asyncio.gather(*tasks)
    assert hall.had == ["a1", "a2", "b1", "c1", "a3", "b2"]
    assert (hall.turns._count, hall.turns._taken, len(hall.turns._waiting)) == (0, {}, 0)


async def test_who_takes_long_goes_when_others_wait_but_not_who_has_less_than_a_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    hall = Hall(8)
    slow = hall.come("slow", "far away")
    stalled = [hall.come(f"stalled {number}", "hostile") for number in range(7)]
    await until(lambda: len(hall.had) == 8)
    await asyncio.sleep(0.2)
    assert hall.ended == []
    honest = hall.come("honest", "near")
    await until(lambda: "honest" in hall.had)
    assert "slow" not in hall.ended
    assert hall.ended
    for task in (slow, honest, *stalled):
        task.cancel()
    await asyncio.gather(slow, honest, *stalled, return_exceptions=True)
    assert (hall.turns._count, hall.turns._taken) == (0, {})


async def test_who_waits_no_longer_takes_no_turn() -> None:
    hall = Hall(1)
    first, second, third = hall.come("1", "a"), hall.come("2", "a"), hall.come("3", "a")
    await until(lambda: hall.had == ["1"])
    second.cancel()
    hall.go("1")
    await until(lambda: hall.had == ["1", "3"])
    hall.go("3")
    await asyncio.gather(first, second, third, return_exceptions=True)
    assert hall.turns._count == 0


async def test_a_turn_that_comes_in_the_moment_its_peer_leaves_is_handed_on() -> None:
    hall = Hall(1)
    tasks = [hall.come(name, "a") for name in ("1", "2", "3")]
    await until(lambda: hall.had == ["1"])
    tasks[0].cancel()
    await asyncio.sleep(0)
    tasks[1].cancel()
    await until(lambda: hall.had[-1] == "3")
    hall.go("3")
    await asyncio.gather(*tasks, return_exceptions=True)
    assert hall.turns._count == 0
