"""Who may go on where only so many can at a time: peers in turn, and none of them for long while others wait."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

PATIENCE: Final = 1.0
"""Seconds after which a turn may be taken from a peer while somebody waits."""


class Turns:
    """So many at a time; of those that wait each peer has one in turn."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._count = 0
        self._taken: dict[str, OrderedDict[asyncio.Task[None], float]] = {}
        """By each peer, and since when."""
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def of(self, peer: str, task: asyncio.Task[None]) -> AsyncIterator[bool]:
        """Have a turn as soon as it is this peer's, until the end of the block; whether it had to wait.

        The task is the caller's, and is cancelled if it takes long while others wait and its peer has its share.
        """
        waits = self._count >= self._most
        if waits:
            await self._wait(peer)
        else:
            self._count += 1
        self._taken.setdefault(peer, OrderedDict())[task] = time.monotonic()
        try:
            yield waits
        finally:
            del self._taken[peer][task]
            if not self._taken[peer]:
                del self._taken[peer]
            self._hand_on()
            del task  # its exception has this frame: only the collector would find that they are not needed

    async def _wait(self, peer: str) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(peer, deque()).append(turn)
        self._set_timer()
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it came in the same moment
                self._hand_on()
            raise

    def _hand_on(self) -> None:
        while self._waiting:
            peer, turns = self._waiting.popitem(last=False)
            turn = turns.popleft()
            if turns:
                self._waiting[peer] = turns
            if not turn.done():
                turn.set_result(None)
                return
        self._count -= 1

    def _set_timer(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PATIENCE / 4, self._hurry)

    def _hurry(self) -> None:
        """End what takes long, of peers that have no less than their share."""
        self._timer = None
        if not self._waiting:
            return
        self._set_timer()
        share = self._most // len(self._taken.keys() | self._waiting.keys())
        late = time.monotonic() - PATIENCE
        for tasks in self._taken.values():
            if len(tasks) >= share:
                for task, since in tasks.items():
                    if since > late:
                        break
                    task.cancel()
