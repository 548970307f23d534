"""Takes remote media out of domains that an earlier vamt left there: it was killed, and their exports died with it.

A guest that has such a medium gets errors from its drive for ever, and what was in the drive before is not back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterator
from functools import partial

from vamt.backend.base import ON_STATES, RemoteMedium
from vamt.errors import BackendError
from vamt.firmware.sessions import Sessions
from vamt.machine import DOMAIN, Machine, Snapshot

log = logging.getLogger("vamt.storage")


class Leftovers:
    """Watches the machines of an app for media that nobody serves any more."""

    def __init__(self, folder: str) -> None:
        """Look for media whose sockets are, or were, in that folder, which is this vamt's alone."""
        self._prefix = folder.rstrip("/") + "/"
        self._tasks: dict[RemoteMedium, asyncio.Task[None]] = {}

    def consider(self, machine: Machine, changed: Collection[str]) -> None:
        """Look at a machine of which these are new (a `Watcher`)."""
        if DOMAIN not in changed:
            return
        for medium in self._left(machine.snapshot):
            if medium not in self._tasks:
                task = self._tasks[medium] = asyncio.create_task(_take_out(machine, medium))
                task.add_done_callback(partial(self._done, medium))

    async def close(self) -> None:
        """Take out no more."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _done(self, medium: RemoteMedium, _task: asyncio.Task[None]) -> None:
        self._tasks.pop(medium, None)

    def _left(self, snap: Snapshot) -> Iterator[RemoteMedium]:
        if snap.domain.state not in ON_STATES or snap.section(Sessions).ider:
            return
        for disk in snap.domain.disks:
            if disk.source is not None and disk.source.startswith(self._prefix):
                yield RemoteMedium("floppy" if disk.device == "floppy" else "cdrom", disk.source)


async def _take_out(machine: Machine, medium: RemoteMedium) -> None:
    try:
        await machine.backend.eject(machine.uuid, medium)
    except BackendError as error:
        log.warning("medium-left machine=%s device=%s reason=%r", machine.name, medium.device, str(error))
    else:
        log.info("medium-taken-out machine=%s device=%s", machine.name, medium.device)
