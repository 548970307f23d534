"""Records of the event log in words. The numbers are those of platform events (IPMI 2.0, tables 42-3 and 43-13)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vamt.schema.AMT_EventLogEntry import AMT_EventLogEntry

SECURITY_VIOLATION: Final = 0x06
FIRMWARE: Final = 0x0F
OS_STOP: Final = 0x20
ENTITY_PRESENCE: Final = 0x25
"""Event sensor types."""

GRACEFUL: Final = (2, 3)
"""Offsets of events of an operating system that stopped of its own accord."""
VALID: Final = 0x40
"""The first octet of data of which the second means something."""
BIOS: Final = 34
DATA: Final = 8
"""Octets of an event's data."""

ENTITIES: Final[Mapping[int, str]] = {
    3: "Processor",
    4: "Disk",
    5: "Peripheral bay",
    6: "System management module",
    7: "System board",
    8: "Memory module",
    19: "Power unit",
    20: "Power module",
    26: "Power system board",
    29: "Fan",
    30: "Cooling unit",
    32: "Memory device",
    33: "System management software",
    BIOS: "BIOS",
    35: "Operating system",
    36: "System bus",
    38: "Intel® AMT",
    39: "Environment",
}

ERRORS: Final[Mapping[int, str]] = {
    1: "No memory is installed.",
    2: "All memory has failed.",
    3: "A disk has failed.",
    4: "The system board has failed.",
    5: "The floppy disk drive has failed.",
    6: "The disk controller has failed.",
    7: "The keyboard has failed.",
    8: "There was nothing to boot from in a removable drive.",
    9: "The video controller has failed.",
    10: "There is no video device.",
    11: "The firmware is damaged.",
    12: "A processor has the wrong voltage.",
    13: "The processors have different speeds.",
}
"""Firmware errors, by the second octet of the event's data."""

PROGRESS: Final[Mapping[int, str]] = {
    1: "The firmware prepares memory.",
    2: "The firmware prepares and tests the disks.",
    3: "The firmware starts the other processors.",
    4: "The firmware asks for a password.",
    5: "The firmware's set-up was entered.",
    6: "The firmware prepares USB.",
    7: "The firmware prepares PCI.",
    8: "The firmware prepares option ROMs.",
    9: "The firmware prepares video.",
    10: "The firmware prepares the cache.",
    11: "The firmware prepares the management bus.",
    12: "The firmware prepares the keyboard controller.",
    13: "The firmware prepares the embedded controller.",
    18: "The operating system wakes up.",
    19: "The operating system starts.",
    20: "The firmware prepares the system board.",
    22: "The firmware tests the floppy disk drive.",
    23: "The firmware tests the keyboard.",
    24: "The firmware tests the mouse.",
    25: "The firmware prepares the main processor.",
}
"""Firmware progress, likewise."""

STOPS: Final[Mapping[int, str]] = {
    0: "The operating system stopped while it was loading.",
    1: "The operating system stopped, or its power was cut off.",
    2: "The operating system stopped.",
    3: "The operating system was shut down.",
}
RESTING: Final[Mapping[int, str]] = {
    3: "The machine sleeps (S3).",
    4: "The machine hibernates (S4).",
    5: "The machine was shut down (S5).",
}
"""Where an operating system that stopped of its own accord has gone, by the second octet of the event's data."""


def entity(entry: AMT_EventLogEntry) -> str:
    """What the event is about."""
    return ENTITIES.get(entry.Entity or 0, "Unspecified entity")


def sentence(entry: AMT_EventLogEntry) -> str:
    """What happened."""
    data, offset = bytes(entry.EventData or ()).ljust(DATA, b"\0"), entry.EventOffset or 0
    read = _SENSORS.get(entry.EventSensorType or 0)
    known = None if read is None else read(entry, offset, data)
    return known or f"Event {offset} of sensor type {entry.EventSensorType}, data {data.hex(' ')}."


def _firmware(_: AMT_EventLogEntry, offset: int, data: bytes) -> str | None:
    table = {0: ERRORS, 2: PROGRESS}.get(offset, {})
    return table.get(data[1])


def _stop(_: AMT_EventLogEntry, offset: int, data: bytes) -> str | None:
    resting = RESTING.get(data[1]) if data[0] == VALID and offset in GRACEFUL else None
    return resting or STOPS.get(offset)


def _attack(_: AMT_EventLogEntry, offset: int, data: bytes) -> str:
    failures = int.from_bytes(data[1:3], "little")
    return f"There were {failures} failed attempts to log on. The machine may be under attack."


_SENSORS: Final[Mapping[int, Callable[[AMT_EventLogEntry, int, bytes], str | None]]] = {
    SECURITY_VIOLATION: _attack,
    FIRMWARE: _firmware,
    OS_STOP: _stop,
    ENTITY_PRESENCE: lambda entry, _offset, _data: "The firmware starts." if entry.Entity == BIOS else None,
}
