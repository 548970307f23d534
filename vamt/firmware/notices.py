"""Tells a guest's user that somebody asks for their consent, and the code, if the guest runs the guest agent.

The agent is asked in the background: no answer to a console waits for it, and nothing depends on it, since the
code is displayed elsewhere too. A code that is withdrawn or has expired is no news.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from typing import Final
from uuid import UUID

from vamt.errors import BackendError
from vamt.firmware.consent import Consent
from vamt.machine import Machine

log = logging.getLogger("vamt.firmware.consent")

NOTICE: Final = (
    "Somebody is asking to control this computer remotely. If you agree, tell them this code: {code}. "
    "Do not give it to anyone you do not know."
)


class ConsentNotices:
    """Watches the machines of an app for codes."""

    def __init__(self) -> None:
        self._told: dict[UUID, str] = {}
        """The code that was told last, while it is displayed."""
        self._tasks: set[asyncio.Task[None]] = set()

    def consider(self, machine: Machine, changed: Collection[str]) -> None:
        """Look at a machine of which these sections are new (a `Watcher`)."""
        if Consent.NAME not in changed:
            return
        code = machine.snapshot.section(Consent).code
        if code == self._told.get(machine.uuid, ""):  # a wrong guess displays nothing new
            return
        self._told.pop(machine.uuid, None)
        if code:
            self._told[machine.uuid] = code
            task = asyncio.create_task(_tell(machine, NOTICE.format(code=code)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Tell no more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _tell(machine: Machine, text: str) -> None:
    try:
        await machine.backend.tell_user(machine.uuid, text)
    except BackendError as error:
        log.debug("not-told machine=%s reason=%r", machine.name, str(error))
