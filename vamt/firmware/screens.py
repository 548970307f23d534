"""The size of a machine's screen, as it was when somebody last looked at it: a desktop session does.

The size belongs to one run of the machine: the next one begins in text mode again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from vamt.backend.base import ON_STATES
from vamt.machine import Machine, Section, Snapshot

TEXT: Final = (720, 400)
"""Pixels of what a PC shows before anything has been drawn, its text mode."""


@dataclass(frozen=True, slots=True)
class Seen(Section):
    """The size in pixels, and when the run began in which it was seen. Held, never stored."""

    NAME: ClassVar[str] = "screen"

    width: int = TEXT[0]
    height: int = TEXT[1]
    started: datetime | None = None


def size(snap: Snapshot) -> tuple[int, int]:
    """Width and height of the screen; nothing while the machine is off."""
    if snap.domain.state not in ON_STATES:
        return 0, 0
    seen = snap.section(Seen)
    return (seen.width, seen.height) if seen.started == snap.domain.started else TEXT


def note_size(machine: Machine, width: int, height: int) -> None:
    """Remember the size that the screen has now."""
    seen = Seen(width, height, machine.snapshot.domain.started)
    if seen != machine.snapshot.section(Seen):
        machine.hold(seen)
