"""Wrong passwords, over whatever port they come: counted together, logged, and answered ever more slowly."""

from __future__ import annotations

import logging
import time
from typing import Final

from vamt.auth.lockout import Lockout
from vamt.logbook.attacks import Attacks
from vamt.machine import Machine

log = logging.getLogger("vamt.auth")

MAX_NAME: Final = 64
"""Characters of a user's name that are logged."""


class Guard:
    """Belongs to one app."""

    def __init__(self) -> None:
        self.lockout = Lockout()
        self.attacks = Attacks()

    def failed(self, machine: Machine, user: str, peer: str) -> float:
        """Count a wrong password or an unknown user; the seconds to wait before answering it."""
        delay = self.lockout.failed(peer, time.monotonic())
        self.attacks.failed(machine, user, peer)
        log.warning(
            "refused machine=%s peer=%s user=%r delay=%.1f", machine.name, peer, user[:MAX_NAME], delay
        )
        return delay

    def succeeded(self, peer: str) -> None:
        """Forget the failures of a peer."""
        self.lockout.succeeded(peer)

    async def close(self) -> None:
        """Write down what is counted."""
        await self.attacks.close()
