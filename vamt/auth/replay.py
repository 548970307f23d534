"""Which digests were used already, so that one that was overheard opens nothing a second time.

Only nonces are remembered with which somebody has proven himself: a flood of guesses, or of requests for a
challenge, leaves nothing here. What no longer fits is forgotten together with everything as old, never let in.
No clock and no I/O here.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, NamedTuple

MOST: Final = 8192
"""Nonces that are remembered, about 3 MB. curl takes one for each of its runs, consoles one for each machine."""

WINDOW: Final = 64
"""Counts behind the highest one that may still come: a client with several connections (Open AMT Console, browsers)
does not keep their order."""
_WINDOW: Final = (1 << WINDOW) - 1

MAX_CNONCE: Final = 64
"""Characters that are looked at."""


class Answer(NamedTuple):
    """What was proven right, and by whom it was sent."""

    nonce: str
    issued: int
    """When the nonce was made, in seconds."""
    cnonce: str
    nc: int
    """As the client counts."""
    peer: str
    connection: int


@dataclass(slots=True)
class _Use:
    """One client's, or one connection's, way through the counts of a nonce."""

    issued: int
    peer: str
    connection: int
    """The one that was let in last."""
    cnonce: str
    """Empty if there is another one with each answer."""
    highest: int
    seen: int = 1
    """Bit n: the count n below the highest one was used."""
    shared: bool = False
    """Others use the nonce too, each with a cnonce and counts of its own."""


class Uses:
    """The nonces that are in use."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._uses: OrderedDict[str, _Use] = OrderedDict()
        self._forgotten = -1
        """Of nonces issued until then some are no longer remembered, so that an unknown one may be a used one."""

    def __len__(self) -> int:
        return len(self._uses)

    def admit(self, answer: Answer, since: float) -> bool:
        """Whether a right answer is new, and not one that was heard on the way; if so it is used from now on.

        On one connection a client may count as it likes, since nobody else can send on it. Otherwise a count is good
        once, at the address where the nonce was used first. Nonces older than `since` are no longer good.
        """
        name = answer.nonce
        use = self._uses.get(name)
        if use is None:
            return self._begin(name, answer, since)
        own = answer.connection == use.connection
        cnonce = answer.cnonce[:MAX_CNONCE]
        if use.cnonce not in ("", cnonce):
            # MeshCentral's relay shares a nonce between its connections: each has a cnonce and counts from 1. Most
            # other clients with another cnonce have another one each time, and go on counting.
            shared = f"{name} {cnonce}"
            sharer = self._uses.get(shared)
            if sharer is not None:
                name, use, own = shared, sharer, answer.connection == sharer.connection
            elif use.shared or not (own or answer.nc > use.highest):
                begun = answer.peer == use.peer and self._begin(shared, answer, since)
                use.shared |= begun
                return begun
            else:
                use.cnonce = ""
        if not own and (answer.peer != use.peer or not _is_new(use, answer.nc)):
            return False
        use.connection = answer.connection
        ahead = answer.nc - use.highest
        if ahead > 0:
            use.highest = answer.nc
            use.seen = (use.seen << ahead | 1) & _WINDOW if ahead < WINDOW else 1
        elif ahead > -WINDOW:
            use.seen |= 1 << -ahead
        self._uses.move_to_end(name)
        return True

    def _begin(self, name: str, answer: Answer, since: float) -> bool:
        if answer.issued <= self._forgotten:
            return False
        cnonce = answer.cnonce[:MAX_CNONCE]
        self._uses[name] = _Use(answer.issued, answer.peer, answer.connection, cnonce, answer.nc)
        while (oldest := next(iter(self._uses.values()))).issued < since or len(self._uses) > self._most:
            self._uses.popitem(last=False)
            self._forgotten = max(self._forgotten, oldest.issued)
        return True


def _is_new(use: _Use, count: int) -> bool:
    behind = use.highest - count
    return behind < 0 or (behind < WINDOW and not use.seen >> behind & 1)
