"""What happens to a virtual machine, in the words of the event log.

Codes are those of ASF and IPMI (DSP0136; IPMI 2.0, table 42-3). Where several would do, it is one that
MeshCommander and Open AMT Console have a sentence for. Nothing is written that vamt cannot know: which device
a firmware tests, or whether it found something to boot, it does not tell. A link going up is never logged by
AMT either (Intel AMT guide: Link Up Event).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vamt.backend.base import ON_STATES, Domain, DomainState, Trouble
from vamt.logbook.eventlog import Event, Severity

SECURITY_VIOLATION: Final = 0x06
FIRMWARE: Final = 0x0F
OS_STOP: Final = 0x20
FIRMWARE_STARTED: Final = 0x25
"""Event sensor types."""

DISK: Final = 4
SYSTEM_BOARD: Final = 7
POWER_UNIT: Final = 19
SOFTWARE: Final = 33
BIOS: Final = 34
MANAGEMENT: Final = 38
"""Entities."""

_ERROR: Final = 0
_PROGRESS: Final = 2
"""Event offsets of firmware events; EventData says which."""
_VALID: Final = b"\x40"
"""In front of data of which the second octet means something."""
_NETWORK_PORT: Final = 0x61
_PASSWORD_VIOLATION: Final = 5


def _progress(code: int, severity: Severity = Severity.MONITOR) -> Event:
    return Event(FIRMWARE, _PROGRESS, severity, BIOS, _VALID + bytes([code]))


def _stop(offset: int, state: int) -> Event:
    """An operating system stopped of its own accord; `state` is ACPI's."""
    return Event(OS_STOP, offset, Severity.INFORMATION, POWER_UNIT, _VALID + bytes([state]))


STARTED: Final = Event(FIRMWARE_STARTED, 0, Severity.MONITOR, BIOS, _VALID)
ENTERED_SETUP: Final = _progress(5)
WOKEN: Final = _progress(18)
BOOTING: Final = _progress(19, Severity.NON_CRITICAL)

SLEEPS: Final = _stop(2, 3)
HIBERNATES: Final = _stop(3, 4)
SHUT_DOWN: Final = _stop(3, 5)
"""S3, S4 and S5: the guest went there itself, gracefully. There is a sensor type of ACPI power states, 0x22, but
no client has a sentence for it."""
CUT_OFF: Final = Event(OS_STOP, 1, Severity.NON_CRITICAL, POWER_UNIT)
"""Switched off without the guest: an operating system's lock-up or power interrupt."""

PANICKED: Final = Event(OS_STOP, 1, Severity.NON_RECOVERABLE, SOFTWARE)
WATCHDOG_EXPIRED: Final = Event(OS_STOP, 1, Severity.CRITICAL, SYSTEM_BOARD)
DISK_FAILED: Final = Event(FIRMWARE, _ERROR, Severity.CRITICAL, DISK, _VALID + b"\x03")

BOOT: Final = (STARTED, BOOTING)
SETUP: Final = (STARTED, ENTERED_SETUP)

TROUBLES: Final = {
    Trouble.PANIC: PANICKED,
    Trouble.WATCHDOG: WATCHDOG_EXPIRED,
    Trouble.DISK: DISK_FAILED,
}


def attacked(failures: int) -> Event:
    """Somebody failed to log in so many times (Intel AMT guide: Password Attack Event)."""
    return Event(
        SECURITY_VIOLATION,
        _PASSWORD_VIOLATION,
        Severity.CRITICAL,
        MANAGEMENT,
        b"\xaa" + min(failures, 0xFFFF).to_bytes(2, "little"),
        entity_instance=_NETWORK_PORT,
    )


def transition(before: Domain, now: Domain, *, setup: bool) -> Sequence[Event]:
    """What a change of a domain's facts means; `setup`: it was started into its firmware's set-up."""
    was_on, is_on = before.state in ON_STATES, now.state in ON_STATES
    if is_on and (not was_on or before.started != now.started):
        restored = before.state is DomainState.SAVED and now.boot_token is None
        return (WOKEN,) if restored else SETUP if setup else BOOT
    if was_on and not is_on:
        hibernates = now.state is DomainState.SAVED
        return (HIBERNATES,) if hibernates else _ENDINGS.get(now.ended or "", (CUT_OFF,))
    if DomainState.SUSPENDED in (before.state, now.state) and before.state is not now.state:
        return (SLEEPS,) if now.state is DomainState.SUSPENDED else (WOKEN,)
    return ()


_ENDINGS: Final[dict[str, Sequence[Event]]] = {"shutdown": (SHUT_DOWN,), "migrated": ()}
