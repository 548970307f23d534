"""How a log line looks: one event, one line, `key=value` behind it, nothing a peer sent can break it.

`served machine=web uuid=… address=…` is what callers write; the line adds when, how grave and who. Whoever
logs a text that came from outside writes it with %r. Logging never waits for who reads the log.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Any, Final

from vamt.config import Log
from vamt.outlet import Outlet

log = logging.getLogger("vamt.logs")

SELDOM: Final = 60.0
"""Seconds between two lines of the same kind, where peers could cause any number of them."""

_STDERR: Final = 2
_JOURNAL_PRIORITY: Final = {logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6, logging.DEBUG: 7}


def set_up(settings: Log, descriptor: int = _STDERR) -> None:
    """Send what vamt logs, and what its libraries warn of, to a descriptor; for a program's start only."""
    handler = _Handler(descriptor, _Journal() if settings.format == "journal" else _Logfmt())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("vamt").setLevel(settings.level.upper())
    logging.captureWarnings(capture=True)
    sys.unraisablehook = _unraisable  # Python's own would write to the stream, and wait there


class Seldom:
    """Says when it is time for another line about what happens again and again."""

    def __init__(self) -> None:
        self._due = 0.0
        self._count = 0

    def times(self, now: float) -> int:
        """How often it has happened since the last line, if one is due at this monotonic time, else 0."""
        self._count += 1
        if now < self._due:
            return 0
        self._due = now + SELDOM
        count, self._count = self._count, 0
        return count


class _Handler(logging.Handler):
    """Puts lines into an outlet."""

    def __init__(self, descriptor: int, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self._outlet = Outlet(descriptor, self._dropped)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record)
        except Exception:  # noqa: BLE001 - whatever is wrong with a line, what it tells of goes on
            line = self._line(logging.ERROR, "not-logged message=%r", record.msg)
        self._outlet.put(f"{line}\n")

    def close(self) -> None:
        self._outlet.close()
        super().close()

    def _dropped(self, lines: int) -> str:
        return self._line(logging.WARNING, "dropped lines=%d", lines) + "\n"

    def _line(self, level: int, message: str, *arguments: object) -> str:
        return self.format(logging.LogRecord(log.name, level, "", 0, message, arguments, None))


def _unraisable(event: Any) -> None:
    """Log an exception that nobody can catch, as one of a finalizer (`sys.unraisablehook`)."""
    log.error("unraisable in=%r", event.object, exc_info=event.exc_value)


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
