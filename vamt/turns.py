"""Long work on the event loop, done in turns: nobody waits for it longer than for a turn.

One loop answers for all machines. Whatever grows with what is stored (a full log, all associations) is collected
item by item through here, and only one such work goes on between two looks at the sockets. Nothing else is known
here; an item itself has to be quick.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
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
        found = []
        until = self._clock() + FREE_SECONDS
        for item in items:
            found.append(item)
            if self._clock() >= until:
                async with self._queue:  # whoever holds it goes on after the next look at the sockets
                    await asyncio.sleep(0)
                until = self._clock() + TURN_SECONDS
        return found
