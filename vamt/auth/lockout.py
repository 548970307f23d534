"""Growing delay for peers that keep failing to authenticate. No clock and no sleeping here.

Only wrong answers wait: a right one is never delayed, so nobody can lock another out.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

FREE_FAILURES: Final = 3
"""Failures without delay: the wsman tool alone makes two of one wrong password."""

FIRST_DELAY: Final = 0.1
MAX_DELAY: Final = 2.0
FORGIVEN_AFTER: Final = 60.0
"""Seconds without a failure after which a peer starts anew."""

MAX_PEERS: Final = 4096


@dataclass(slots=True)
class _Record:
    failures: int
    last: float


class Lockout:
    """Failures per peer address; the peers that have been quiet longest are forgotten first."""

    def __init__(self) -> None:
        self._peers: OrderedDict[str, _Record] = OrderedDict()

    def failed(self, peer: str, now: float) -> float:
        """Count a failure; the seconds to wait before answering it."""
        record = self._peers.get(peer)
        if record is None or now - record.last > FORGIVEN_AFTER:
            record = _Record(0, now)
        record.failures += 1
        record.last = now
        self._peers[peer] = record
        self._peers.move_to_end(peer)
        if len(self._peers) > MAX_PEERS:
            self._peers.popitem(last=False)
        beyond = record.failures - FREE_FAILURES
        return 0.0 if beyond <= 0 else min(FIRST_DELAY * 2.0 ** min(beyond - 1, 16), MAX_DELAY)

    def succeeded(self, peer: str) -> None:
        """Forget the failures of a peer."""
        self._peers.pop(peer, None)
