"""The machine's clock: AMT keeps a time of its own, which a console may set apart from the host's.

Whatever AMT dates (logs, alarms, certificates' validity) asks this clock. No I/O beyond reading the time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from vamt.machine import Section


@dataclass(frozen=True, slots=True)
class Clock(Section):
    """How far the machine's clock is ahead of the host's."""

    NAME: ClassVar[str] = "clock"

    offset: int = 0
    """Seconds."""

    def seconds(self) -> int:
        """Seconds since 1970 in UTC, as AMT counts them."""
        return int(time.time()) + self.offset

    def now(self) -> datetime:
        """The same as a date, to the second."""
        return datetime.fromtimestamp(self.seconds(), UTC)
