"""One connection to a hypervisor, and the calls that are inside it: it is closed when the last has returned.

Closed under a call's feet, a connection is freed while that call uses it, and libvirt's own code goes on in
memory that is no longer its. So a `Host` is had from here alone, and only for as long as a call takes. A call
that never returns keeps its connection and its thread, and nobody waits for it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Final, Literal, TypeVar

from vamt.backend.host import Host
from vamt.backend.pool import Pool
from vamt.errors import BackendUnreachable

T = TypeVar("T")
log = logging.getLogger("vamt.backend")

Errand = Literal["reading", "verbs", "asking", "devices"]
"""What a call is for: each kind has threads of its own, so that none keeps another waiting."""

_THREADS: Final[Mapping[Errand, int]] = {
    "reading": 2,
    "verbs": 5,  # as many calls as a libvirtd serves at once on one connection
    "asking": 2,  # for what a guest may keep waiting for ever
    "devices": 5,  # for what a medium may keep waiting for ever
}


class Reach:
    """A host, and whoever is inside."""

    def __init__(self, uri: str, host: Host) -> None:
        self._uri = uri
        self._host = host
        self._pools = {errand: Pool(f"{uri} {errand}", count) for errand, count in _THREADS.items()}
        self._counting = threading.Lock()
        self._inside = 1
        """Calls; until it is let go of, the reach itself counts as one."""
        self._given_up = False
        self._closed: Future[None] = Future()

    async def run(
        self,
        errand: Errand,
        deadline: float | None,
        call: Callable[[Host], T],
        unwanted: Callable[[T], object] | None = None,
    ) -> T:
        """Make a call in a thread, as `Pool.run`; raises BackendUnreachable where it was let go of before."""

        def inside() -> T:
            with self.inside() as host:
                return call(host)

        return await self._pools[errand].run(deadline, inside, unwanted)

    @contextmanager
    def inside(self) -> Iterator[Host]:
        """The host, in the caller's thread; raises BackendUnreachable where it was let go of before."""
        with self._counting:
            if self._given_up:
                raise BackendUnreachable("the connection was given up")
            self._inside += 1
        try:
            yield self._host
        finally:
            self._leave()

    async def let_go(self, seconds: float) -> None:
        """Begin no call any more, and close the host after the last; what takes longer is not waited for."""
        with self._counting:
            self._given_up = True
        for pool in self._pools.values():
            pool.close()
        threading.Thread(target=self._leave, name=f"{self._uri} closing", daemon=True).start()
        done, _ = await asyncio.wait({asyncio.wrap_future(self._closed)}, timeout=seconds)
        if not done:
            log.warning(
                "calls-abandoned uri=%s calls=%d hint=%r",
                *(self._uri, self._inside, "their connection stays open until the hypervisor answers"),
            )

    def _leave(self) -> None:
        """In the thread of whoever was inside."""
        with self._counting:
            self._inside -= 1
            last = not self._inside
        if last:
            self._host.close()
            self._closed.set_result(None)
