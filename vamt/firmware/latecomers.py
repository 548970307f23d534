"""Records that the store did not take when they were made: written as soon as it takes them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Final
from uuid import UUID

from vamt.machine import UNSAVED, Machine

RETRY_SECONDS: Final = 5.0


class Latecomers:
    """Tries again, for every machine that has such records, until they are written."""

    def __init__(self, seconds: float = RETRY_SECONDS) -> None:
        """Try again after so many seconds."""
        self._seconds = seconds
        self._tasks: dict[UUID, asyncio.Task[None]] = {}

    def consider(self, machine: Machine, changed: Collection[str]) -> None:
        """Take note of a machine that has records to be written (a `Watcher`)."""
        if UNSAVED in changed and machine.uuid not in self._tasks:
            self._tasks[machine.uuid] = asyncio.create_task(self._write(machine))

    async def close(self) -> None:
        """Try no more; whoever lets go of the machines tries a last time."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _write(self, machine: Machine) -> None:
        await asyncio.sleep(self._seconds)
        del self._tasks[machine.uuid]  # so that another failure makes another try
        await machine.settle_if_possible()
