"""Keeps a listener's picture of a hypervisor's domains current.

What is known of a domain is read again when the hypervisor tells that it may have changed, and when somebody asks
for it (`look`), never on a clock: many events in a row lead to one reading, and a domain on which a verb is at
work is read once the verb is done. A dead connection is opened again for as long as it takes. No hypervisor is
named here; a `Host` does the work.
"""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from itertools import islice
from math import inf
from typing import Any, Final, TypeVar
from uuid import UUID

from vamt.backend.base import FRESH, BackendListener, Trouble
from vamt.backend.host import Host, HostEvents, Seen
from vamt.backend.picture import Picture, Questions
from vamt.backend.pool import Pool
from vamt.backend.reach import Reach
from vamt.errors import BackendError, BackendUnreachable

T = TypeVar("T")
log = logging.getLogger("vamt.backend")

# All in seconds.
_OPEN_DEADLINE: Final = 30.0
_LIST_DEADLINE: Final = 60.0
_READ_DEADLINE: Final = 10.0
_CLOSE_DEADLINE: Final = 3.0

_GATHER: Final = 0.02
"""How long events are gathered before the domains they name are read."""
_RETRY: Final = 1.0
_PASSING: Final = 0.5
"""Until a domain that is in the middle of something is read again."""
_LOOK: Final = 1.0
"""How long a look may keep its askers waiting."""
REBOOT_ECHO: Final = 1.0
"""QEMU tells of one reset two or three times."""
_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 15.0
_READ_AT_ONCE: Final = 64
"""Domains read before others may be."""
_TELL_AT_ONCE: Final = 256
"""Domains told of before the event loop may do something else."""


class Watching:
    """One hypervisor that is watched, and its threads for whatever else is asked of it."""

    def __init__(self, uri: str, connect: Callable[[HostEvents], Host]) -> None:
        self.uri = uri
        self._connect_to = connect
        self._host: Reach | None = None
        self._stale: set[UUID] = set()
        self._as_of: dict[UUID, float] = {}
        """When each domain was read, by the event loop's clock."""
        self._looks: dict[UUID, tuple[asyncio.Task[None], float]] = {}
        """Those under way, and until when their askers wait."""
        self._held: Counter[UUID] = Counter()
        self._quiet: dict[UUID, asyncio.TimerHandle] = {}
        self._passing: dict[UUID, asyncio.TimerHandle] = {}
        """When domains that are in the middle of something are read again."""
        self._opening: Pool | None = None
        """One thread: an attempt to connect that hangs is not given company."""
        self._gathering: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self, listener: BackendListener) -> None:
        """Connect and tell of every domain; raises BackendUnreachable."""
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._reading = asyncio.Lock()
        self._picture = Picture(listener)
        try:
            lost = await self._connect()
        except BackendError as error:
            raise BackendUnreachable(f"{self.uri}: {error}") from error
        self._spawn(self._stay_connected(lost))

    async def close(self) -> None:
        """Stop telling and let go of everything, also of a host that does not answer, or was never opened."""
        host, self._host = self._host, None
        for task in self._tasks:
            task.cancel()
        while self._tasks:  # one that is cancelled may leave another to let go of a connection
            await asyncio.gather(*self._tasks, return_exceptions=True)
        for timer in (self._gathering, *self._quiet.values(), *self._passing.values()):
            if timer is not None:
                timer.cancel()
        if host is not None:
            await host.let_go(_CLOSE_DEADLINE)
        if self._opening is not None:
            self._opening.close()
            self._opening = None

    async def look(self, uuid: UUID, age: float = FRESH) -> None:
        """As `Backend.look`: one reading for all who ask at the same time."""
        now = self._loop.time()
        if uuid in self._held or now - self._as_of.get(uuid, -inf) <= age:
            return
        if uuid not in self._looks:
            self._stale.add(uuid)
            task = self._spawn(self._refresh(uuid))
            self._looks[uuid] = task, now + _LOOK
            task.add_done_callback(lambda _: self._looks.pop(uuid))
        task, until = self._looks[uuid]
        await asyncio.wait({task}, timeout=max(until - now, 0))

    def _reach(self) -> Reach:
        """The hypervisor; raises BackendUnreachable."""
        if self._host is None:
            raise BackendUnreachable(f"{self.uri} does not answer")
        return self._host

    async def _verb(self, uuid: UUID, call: Callable[[Host], T]) -> T:
        """Run a verb; the domain is read, and told of, only before and after it."""
        host = self._reach()
        self._held[uuid] += 1
        try:
            result = await host.run("verbs", None, call)
            async with self._reading:  # what is being read at this moment may be older than the verb's end
                self._release(uuid)
        except BaseException:
            self._release(uuid)
            self._gather(0)
            raise
        await self._refresh(uuid)
        return result

    def _release(self, uuid: UUID) -> None:
        self._held[uuid] -= 1
        self._held += Counter()  # forgets those that nobody holds
        self._stale.add(uuid)

    # -- what is known of the domains

    def _changed(self, uuid: UUID) -> None:
        self._stale.add(uuid)
        self._gather(_GATHER)

    def _gather(self, seconds: float) -> None:
        if self._gathering is None:
            self._gathering = self._loop.call_later(seconds, self._gathered)

    def _gathered(self) -> None:
        self._gathering = None
        self._spawn(self._refresh())

    async def _refresh(self, first: UUID | None = None) -> None:
        """Read again what is stale, that domain before others, and tell of it."""
        async with self._reading:
            host = self._host
            waiting = self._stale - self._held.keys()
            if host is None or not waiting:
                return
            uuids = set(islice(waiting, _READ_AT_ONCE))
            if first in waiting:
                uuids.add(first)
            self._stale -= uuids
            if uuids != waiting:
                self._gather(0)
            began = self._loop.time()
            try:
                before = {uuid: self._picture.last(uuid) for uuid in uuids}
                found = await host.run("reading", _READ_DEADLINE, lambda host: host.read(before))
            except BackendError as error:
                log.warning("%s: domains could not be read: %s", self.uri, error)
                self._stale |= uuids
                if host is self._host:
                    self._gather(_RETRY)
                return
            except BaseException:  # whoever waited for it gave up
                self._stale |= uuids
                self._gather(0)
                raise
            self._as_of |= dict.fromkeys(uuids, began)
            for uuid, seen in found.items():
                if uuid not in self._held:
                    self._take(uuid, seen)

    def _take(self, uuid: UUID, seen: Seen | None) -> None:
        """Take over what was read of one domain, None where it is gone."""
        if seen is not None and seen.passing and uuid not in self._passing:
            self._passing[uuid] = self._loop.call_later(_PASSING, self._passed, uuid)
        if seen is None:
            self._as_of.pop(uuid, None)
            self._picture.drop(uuid)
        elif (questions := self._picture.take(seen)) is not None:
            self._spawn(self._ask(questions, None))

    def _passed(self, uuid: UUID) -> None:
        del self._passing[uuid]
        self._changed(uuid)

    async def _ask(self, questions: Questions, deadline: float | None) -> None:
        """Ask what may take its time; what is not answered stays open."""
        host = self._host
        if host is None:
            return
        uuid, media = questions.uuid, questions.media
        try:
            if questions.guest:
                offline = await host.run("asking", deadline, lambda host: host.guest_offline(uuid))
                self._picture.guest_said(questions, offline)
            if media:
                sizes = await host.run("asking", deadline, lambda host: host.measure(uuid, media))
                self._picture.measured(questions, sizes)
        except BackendError as error:
            log.debug("%s: not all is known of %s: %s", self.uri, uuid, error)

    def _rebooted(self, uuid: UUID) -> None:
        """A reset brings every vCPU back on line."""
        self._picture.guest_began(uuid)
        self._changed(uuid)
        if uuid not in self._quiet and uuid in self._picture:
            self._keep_quiet(uuid, REBOOT_ECHO)
            self._listener.domain_rebooted(uuid)

    def _troubled(self, trouble: Trouble, uuid: UUID) -> None:
        self._changed(uuid)
        if uuid in self._picture:
            self._listener.domain_troubled(uuid, trouble)

    def _keep_quiet(self, uuid: UUID, seconds: float) -> None:
        """Do not tell of resets of that domain for so long from now."""
        if (timer := self._quiet.pop(uuid, None)) is not None:
            timer.cancel()
        self._quiet[uuid] = self._loop.call_later(seconds, self._quiet.pop, uuid)

    # -- the connection

    async def _connect(self) -> asyncio.Event:
        """Open a connection and tell of everything that differs; returns what is set when it is lost."""
        lost = asyncio.Event()
        events = HostEvents(
            changed=partial(self._hand_over, self._changed),
            rebooted=partial(self._hand_over, self._rebooted),
            troubled=partial(self._hand_over, self._troubled),
            lost=partial(self._hand_over, lost.set),
        )
        if self._opening is None:
            self._opening = Pool(f"{self.uri} opening", 1)
        opened = await self._opening.run(_OPEN_DEADLINE, partial(self._connect_to, events), _close_apart)
        host = Reach(self.uri, opened)
        try:
            async with self._reading:
                seen = self._picture.seen()
                began = self._loop.time()
                found = await host.run("reading", _LIST_DEADLINE, lambda host: host.read_all(seen))
                self._host = host
                self._as_of = dict.fromkeys(found, began)
                for uuid in seen.keys() - found.keys():
                    self._take(uuid, None)
                for told, (uuid, now) in enumerate(found.items()):
                    self._take(uuid, now)
                    if told % _TELL_AT_ONCE == 0:
                        await asyncio.sleep(0)
        except BaseException:
            self._host = None
            self._spawn(host.let_go(_CLOSE_DEADLINE))
            raise
        self._gather(0)
        return lost

    def _hand_over(self, handler: Callable[..., object], *args: object) -> None:
        """Have the event loop call it, from whatever thread this is."""
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(handler, *args)

    async def _stay_connected(self, lost: asyncio.Event) -> None:
        while True:
            await lost.wait()
            log.warning("%s: connection lost", self.uri)
            host, self._host = self._host, None
            self._listener.backend_online(False)
            if host is not None:
                self._spawn(host.let_go(_CLOSE_DEADLINE))
            lost = await self._connect_again()
            log.warning("%s: connected again", self.uri)
            self._listener.backend_online(True)

    async def _connect_again(self) -> asyncio.Event:
        pause = _FIRST_PAUSE
        while True:
            await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311  # only spreads the attempts
            pause = min(2 * pause, _LONGEST_PAUSE)
            try:
                return await self._connect()
            except BackendError as error:
                log.info("%s: still unreachable: %s", self.uri, error)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _close_apart(host: Host) -> None:
    """Close a host that nobody has used, in a thread of its own."""
    threading.Thread(target=host.close, name="closing", daemon=True).start()
