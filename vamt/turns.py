"""Long work on the event loop, done in turns: nobody waits for it longer than for a turn.

One loop answers for all machines. Whatever grows with what is stored (a full log, all associations) is collected
item by item through here. One such work is done after the other, so that little of them is half done, and others
are answered between the turns of each. Nothing else is known here; an item itself has to be quick.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

FREE_SECONDS: Final = 0.0003
"""What everybody may take at once: nearly all requests are done by then."""
TURN_SECONDS: Final = 0.001
"""How long one goes on before the others have their turn."""

T = TypeVar("T")


class Turns:
    """Who may go on with something long; one for all that share a loop."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._queue = asyncio.Lock()

    async def collect(self, items: Iterable[T]) -> list[T]:
        """All items; they are made here, as they are asked for. What making one raises goes to the caller."""
        rest, found = iter(items), list[T]()
        if self._until(FREE_SECONDS, rest, found):
            return found
        async with self._queue:
            while True:
                await asyncio.sleep(0)
                if self._until(TURN_SECONDS, rest, found):
                    return found

    def _until(self, seconds: float, rest: Iterator[T], found: list[T]) -> bool:
        """Collect for so long; whether there is no more."""
        until = self._clock() + seconds
        for item in rest:
            found.append(item)
            if self._clock() >= until:
                return False
        return True
