"""A few threads for calls that block, each call with a deadline.

The event loop never waits for a thread, nor does the end of the process: a call that a dead host never
answers keeps its thread until the connection breaks, and its late result is dropped.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from vamt.errors import BackendTimeout

T = TypeVar("T")


class Pool:
    """Threads that take calls in the order they were made."""

    def __init__(self, name: str, threads: int) -> None:
        self._calls: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._threads = threads
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name} {number}", daemon=True).start()

    async def run(self, deadline: float | None, call: Callable[[], T]) -> T:
        """The call's result or exception; BackendTimeout after `deadline` seconds.

        Without a deadline it waits. The wait for a thread counts, and a call that has not begun by then never does.
        """
        future: Future[T] = Future()
        self._calls.put((future, call))
        try:
            async with asyncio.timeout(deadline):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            raise BackendTimeout(f"the hypervisor did not answer within {deadline:g} s") from None

    def close(self) -> None:
        """Let every thread end when it has done what was asked before."""
        for _ in range(self._threads):
            self._calls.put(None)

    def _work(self) -> None:
        while (item := self._calls.get()) is not None:
            future, call = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = call()
            except BaseException as error:  # noqa: BLE001  # it is raised again where the call is awaited
                future.set_exception(error)
            else:
                future.set_result(result)
            del item, future, call
