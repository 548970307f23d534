"""How many connections there may be, and which one gives way to a new one.

Every connection of every port has a `Seat` in one `Crowd`. A machine and a peer have a share each, so that neither
one who keeps connecting nor one who is sought after takes it all. Where there is no room the connection goes that has
been idle longest, and one that nobody has ever logged in on goes before one that is between two requests; a session
never does. What is spoken over a connection is not known here.
"""

from __future__ import annotations

import asyncio
import logging
import resource
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from vamt.addresses import network
from vamt.config import Limits
from vamt.logs import Seldom
from vamt.net.memory import give_back
from vamt.net.turns import Turns

log = logging.getLogger("vamt.net")

SESSION_DESCRIPTORS: Final = 4
"""A session's own, and what it opens towards QEMU."""
ENOUGH: Final = 1 << 20
"""Descriptors beyond which no limit is raised: some libraries walk over all there could be."""

MANY: Final = 256
"""Connections whose leaving is worth giving memory back."""
TRIM_SECONDS: Final = 1.0
"""After that: what they took is freed by then."""


def raise_descriptor_limit() -> None:
    """Let this process have as many descriptors as it is allowed to; for a program's start only."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def room(limits: Limits) -> int:
    """How many connections there may be by the limits, and by the descriptors this process may have."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return limits.connections
    return min(limits.connections, max(soft - limits.reserve, soft // 2))


class Seat:
    """A connection's place, from its being accepted to its end."""

    __slots__ = ("_crowd", "_end", "_gone", "groups", "known", "machine", "peer", "weight")

    def __init__(self, crowd: Crowd, machine: Hashable, peer: str) -> None:
        self._crowd = crowd
        self._end: Callable[[], object] | None = None
        self._gone = False
        self.machine = machine
        self.peer = peer
        self.groups: tuple[_Group, ...] = ()
        self.known = False
        """Somebody has logged in on it."""
        self.weight = 1
        """Descriptors it takes."""

    def held_by(self, end: Callable[[], object]) -> None:
        """Have the connection ended by this from now on; at once, if it has had to give way meanwhile."""
        if self._gone:
            end()
        else:
            self._end = end

    def work(self) -> None:
        """Somebody is logged in and being answered: the connection does not give way."""
        for group in self.groups:
            group.idle[self.known].pop(self, None)
        self.known = True

    def rest(self) -> None:
        """The connection waits for its client, from now on."""
        if not self._gone:
            for group in self.groups:
                idle = group.idle[self.known]
                idle[self] = None
                idle.move_to_end(self)

    def session(self) -> None:
        """The connection is a session's, to its end."""
        self.work()
        self._weigh(SESSION_DESCRIPTORS)

    def leave(self) -> None:
        """The connection is gone; it may have said so before."""
        if not self._gone:
            self._gone = True
            self.work()
            self._weigh(0)
            self._crowd.left(self)

    def give_way(self) -> None:
        """End the connection."""
        end, self._end = self._end, None
        self.leave()
        if end is not None:
            end()

    def _weigh(self, weight: int) -> None:
        for group in self.groups:
            group.weight += weight - self.weight
        self.weight = weight


class _Group:
    """Connections that share a limit."""

    __slots__ = ("idle", "most", "name", "weight")

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.most = most
        self.weight = 0
        self.idle: tuple[OrderedDict[Seat, None], ...] = (OrderedDict(), OrderedDict())
        """Longest idle first: those nobody has logged in on, and the others."""

    def first_to_go(self) -> Seat | None:
        return next((next(iter(idle)) for idle in self.idle if idle), None)


class Crowd:
    """All connections of an app, but those to its control socket."""

    def __init__(self, limits: Limits) -> None:
        most = room(limits)
        if most < limits.connections:
            log.info(
                "connections-limited connections=%d limits.connections=%d reason='open files (ulimit -n)'",
                *(most, limits.connections),
            )
        self._all = _Group("all", most)
        self._machine_share = max(1, int(most * limits.machine_share))
        self._peer_share = max(1, int(most * limits.peer_share))
        self._groups: dict[Hashable, _Group] = {}
        self._peak = 0
        self._seldom = Seldom()
        self.handshakes = Turns(limits.handshakes)
        """Of TLS."""

    def __len__(self) -> int:
        """What is taken of the room there is."""
        return self._all.weight

    def enter(self, machine: Hashable, peer: str) -> Seat | None:
        """A seat for a new connection from an address to a machine; None if there is no room for it."""
        seat = Seat(self, machine, network(peer))
        groups = (
            self._groups.get(machine) or _Group("machine", self._machine_share),
            self._groups.get(seat.peer) or _Group("peer", self._peer_share),
            self._all,
        )
        for group in groups:
            if group.weight >= group.most and not self._make_room(group, seat):
                return None
        self._groups[machine], self._groups[seat.peer], _ = groups
        seat.groups = groups
        for group in groups:
            group.weight += seat.weight
        self._peak = max(self._peak, len(self))
        seat.rest()
        return seat

    def give_way(self) -> None:
        """End the connection that goes first: the process has no descriptors left."""
        first = self._all.first_to_go()
        if first is not None:
            first.give_way()

    def left(self, seat: Seat) -> None:
        """Forget who has no connection any more, and what their connections took."""
        for key, group in zip((seat.machine, seat.peer), seat.groups, strict=False):
            if not group.weight:
                self._groups.pop(key, None)
        if self._peak - len(self) >= max(MANY, len(self)):
            self._peak = len(self)
            asyncio.get_running_loop().call_later(TRIM_SECONDS, self._trim)

    def _trim(self) -> None:
        asyncio.get_running_loop().run_in_executor(None, give_back)

    def _make_room(self, group: _Group, seat: Seat) -> bool:
        first = group.first_to_go()
        times = self._seldom.times(time.monotonic())
        if times:
            log.warning(
                "crowded full=%s peer=%s connections=%d most=%d times=%d",
                *(group.name, seat.peer, group.weight, group.most, times),
            )
        if first is not None:
            first.give_way()
        return first is not None
