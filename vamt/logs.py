"""How a log line looks: one event, one line, `key=value` behind it, nothing a peer sent can break it.

`served machine=web uuid=… address=…` is what callers write; the line adds when, how grave and who. Whoever
logs a text that came from outside writes it with %r.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Final, TextIO

from vamt.config import Log

_JOURNAL_PRIORITY: Final = {logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6, logging.DEBUG: 7}


def set_up(settings: Log, stream: TextIO = sys.stderr) -> None:
    """Send what vamt logs, and what its libraries warn of, to a stream; for a program's start only."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Journal() if settings.format == "journal" else _Logfmt())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("vamt").setLevel(settings.level.upper())


class _Journal(logging.Formatter):
    """For systemd, which adds the time itself: `<6>vamt.fleet served …`."""

    def format(self, record: logging.LogRecord) -> str:
        priority = _JOURNAL_PRIORITY.get(record.levelno, 3)
        return f"<{priority}>{record.name} {self._line(record)}"

    def _line(self, record: logging.LogRecord) -> str:
        lines = super().format(record).splitlines()
        return r"\n".join("".join(c if c.isprintable() else repr(c)[1:-1] for c in line) for line in lines)


class _Logfmt(_Journal):
    """`time=2025-01-01T00:00:00.000Z level=info at=vamt.fleet event=served …`."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        level = record.levelname.lower()
        return f"time={time.replace('+00:00', 'Z')} level={level} at={record.name} event={self._line(record)}"
