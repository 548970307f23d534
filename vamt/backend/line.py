"""What every line to a serial port has in common, whatever it is made of. No I/O."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

Hear = Callable[[bytes], None]
"""Takes what the guest says, at once."""

_MOST_TYPED: Final = 64 << 10


class Line(Protocol):
    """A connection to a serial port, until either end hangs up."""

    ended: asyncio.Event
    """The other end has hung up; or set by whoever wants it closed."""

    def write(self, data: bytes) -> None:
        """Type; what the guest does not read waits in bounds, of which the oldest gives way."""

    async def close(self) -> None:
        """Hang up; never raises."""


def keep(typed: bytearray, data: bytes) -> None:
    """Add to what waits for the guest."""
    typed += data
    del typed[:-_MOST_TYPED]
