"""How late a refusal comes, so that nobody guesses fast, from however many connections and addresses.

Refusals go out one after the other, ever farther apart: those to one address from one machine, all to one address,
and all of one machine. Only wrong answers wait: a right one is never delayed, so nobody can lock another out. No
clock and no sleeping here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

FORGIVEN_AFTER: Final = 60.0
"""Seconds without a failure after which everyone starts anew."""

MAX_WAIT: Final = 300.0
"""Seconds that a refusal waits at most: a thousand connections are answered three times a second."""

MAX_KNOWN: Final = 4096
"""Addresses, machines, and pairs of both that are remembered; those quiet longest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How far apart refusals are, in seconds: at once for the first ones, then doubling up to a bound."""

    free: int
    first: float
    longest: float

    def gap(self, failures: int) -> float:
        """Before the refusal of the last of so many failures."""
        beyond = failures - self.free
        return 0.0 if beyond <= 0 else min(self.first * 2.0 ** min(beyond - 1, 16), self.longest)


AT_ONE_MACHINE: Final = Pace(free=3, first=0.1, longest=2.0)
"""From one address. The wsman tool alone makes two failures of one wrong password."""

FROM_ONE_ADDRESS: Final = Pace(free=30, first=0.025, longest=0.1)
"""Ten a second: a console with the old password of a thousand machines hears of all within two minutes."""

OF_ONE_MACHINE: Final = Pace(free=30, first=0.025, longest=0.2)
"""Five a second, from however many addresses."""


@dataclass(slots=True)
class _Queue:
    failures: int
    last: float
    due: float
    """When the last refusal of it goes out."""


class _Queues:
    """The refusals that wait for each other, by what they have in common."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._queues: OrderedDict[Hashable, _Queue] = OrderedDict()

    def __len__(self) -> int:
        return len(self._queues)

    def failed(self, key: Hashable, now: float) -> float:
        queue = self._queues.get(key)
        if queue is None or now - queue.last > FORGIVEN_AFTER:
            queue = self._queues[key] = _Queue(0, now, now)
            if len(self._queues) > MAX_KNOWN:
                self._queues.popitem(last=False)
        queue.failures += 1
        queue.last = now
        queue.due = min(max(queue.due, now) + self._pace.gap(queue.failures), now + MAX_WAIT)
        self._queues.move_to_end(key)
        return queue.due - now

    def forget(self, key: Hashable) -> None:
        self._queues.pop(key, None)


class Lockout:
    """Failures of everybody at every machine."""

    def __init__(self) -> None:
        self._pairs = _Queues(AT_ONE_MACHINE)
        self._peers = _Queues(FROM_ONE_ADDRESS)
        self._machines = _Queues(OF_ONE_MACHINE)

    @property
    def counting(self) -> bool:
        """Whether there are any failures to forget."""
        return len(self._pairs) > 0

    def failed(self, peer: str, machine: UUID, now: float) -> float:
        """Count a failure of a peer, by its network, at a machine; the seconds to wait before answering it."""
        return max(
            self._pairs.failed((peer, machine), now),
            self._peers.failed(peer, now),
            self._machines.failed(machine, now),
        )

    def succeeded(self, peer: str, machine: UUID) -> None:
        """Forget the failures of a peer at that machine: to know the way in to one tells nothing of another."""
        self._pairs.forget((peer, machine))
