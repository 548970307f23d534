"""Wrong passwords, over whatever port they come: counted together, logged, and answered ever more slowly."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Final
from uuid import UUID

from vamt.addresses import network
from vamt.auth.lockout import Lockout
from vamt.logbook.attacks import Attacks
from vamt.machine import Machine

log = logging.getLogger("vamt.auth")

MAX_NAME: Final = 64
"""Characters of a user's name that are logged."""

MAX_LINES: Final = 10
"""Refusals that are logged one by one; what follows within `SUMMARY_SECONDS` is one line more."""
SUMMARY_SECONDS: Final = 10.0
MAX_COUNTED: Final = 1000
"""Addresses and machines of a summary that are told apart."""


class Guard:
    """Belongs to one app."""

    def __init__(self) -> None:
        self.lockout = Lockout()
        self.attacks = Attacks()
        self._told = _Told()

    def failed(self, machine: Machine, user: str, peer: str) -> float:
        """Count a wrong password or an unknown user; the seconds to wait before answering it."""
        delay = self.lockout.failed(network(peer), machine.uuid, time.monotonic())
        self.attacks.failed(machine, user, peer)
        self._told.refused(machine, user, peer, delay)
        return delay

    def succeeded(self, machine: Machine, peer: str) -> None:
        """Forget the failures of a peer at a machine."""
        if self.lockout.counting:  # asked with every request
            self.lockout.succeeded(network(peer), machine.uuid)

    async def close(self) -> None:
        """Write down what is counted."""
        self._told.summarize()
        await self.attacks.close()


class _Told:
    """Refusals in the log: a few lines whatever happens."""

    def __init__(self) -> None:
        self._lines = 0
        self._more = 0
        self._peers: set[str] = set()
        self._machines: set[UUID] = set()
        self._timer: asyncio.TimerHandle | None = None

    def refused(self, machine: Machine, user: str, peer: str, delay: float) -> None:
        """Tell of one, or count it."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SUMMARY_SECONDS, self.summarize)
        if self._lines < MAX_LINES:
            self._lines += 1
            log.warning(
                "refused machine=%s peer=%s user=%r delay=%.1f", machine.name, peer, user[:MAX_NAME], delay
            )
            return
        self._more += 1
        if len(self._peers) < MAX_COUNTED:
            self._peers.add(peer)
        if len(self._machines) < MAX_COUNTED:
            self._machines.add(machine.uuid)

    def summarize(self) -> None:
        """Tell of those that were only counted, and begin anew."""
        if self._more:
            log.warning(
                "refused-more refusals=%d peers=%d machines=%d seconds=%.0f",
                *(self._more, len(self._peers), len(self._machines), SUMMARY_SECONDS),
            )
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._lines, self._more = None, 0, 0
        self._peers.clear()
        self._machines.clear()
