"""A few threads for calls that block, each call with a deadline.

The event loop never waits for a thread, nor does the end of the process: a call that a dead host never
answers keeps its thread until the connection breaks, and its late result is dropped.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from vamt.errors import BackendTimeout, BackendUnreachable

T = TypeVar("T")


class Pool:
    """Threads that take calls in the order they were made."""

    def __init__(self, name: str, threads: int) -> None:
        self._calls: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._threads = threads
        self._closed = False
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name} {number}", daemon=True).start()

    async def run(
        self, deadline: float | None, call: Callable[[], T], unwanted: Callable[[T], object] | None = None
    ) -> T:
        """The call's result or exception; BackendTimeout after `deadline` seconds.

        Without a deadline it waits. The wait for a thread counts, and a call that has not begun by then never does.
        A result that comes when nobody waits for it any more is given to `unwanted`, in any thread.
        """
        future: Future[T] = Future()
        if self._closed:
            raise BackendUnreachable("the connection was given up")
        self._calls.put((future, call))
        try:
            async with asyncio.timeout(deadline):
                return await asyncio.wrap_future(future)
        except BaseException as error:
            if unwanted is not None:
                future.add_done_callback(partial(_give, to=unwanted))
            if isinstance(error, TimeoutError):
                raise BackendTimeout(f"the hypervisor did not answer within {deadline:g} s") from None
            raise

    def close(self) -> None:
        """Refuse what has not begun, and let every thread end when it has done what it is at."""
        self._closed = True
        while not self._calls.empty():
            item = self._calls.get()
            if item is not None and item[0].set_running_or_notify_cancel():
                item[0].set_exception(BackendUnreachable("the connection was given up"))
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
                _clear(error)
                future.set_exception(error)
            else:
                future.set_result(result)
                del result
            del item, future, call


def _give(done: Future[T], to: Callable[[T], object]) -> None:
    if not done.cancelled() and done.exception() is None:
        to(done.result())


def _clear(error: BaseException | None) -> None:
    """Have an exception hold nothing its call has used: to let go of a connection may block, so it is done here."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
