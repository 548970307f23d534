"""Log records as consoles read them: by the layout alone, with nothing of vamt's in it."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass

SENTENCES = {6: "Authentication failed {} times", 30: "No bootable media", 37: "System firmware started"}
PROGRESS = {5: "Entering BIOS setup", 18: "Calling wake-up vector", 19: "Starting OS boot process"}
STATES = {(2, 3): "sleeps", (3, 4): "hibernates", (3, 5): "soft off"}


@dataclass(frozen=True)
class Event:
    """One record of the event log."""

    time: int
    sensor: int
    offset: int
    severity: int
    entity: int
    data: bytes

    @property
    def text(self) -> str:
        """What a console shows, shortened."""
        if self.sensor == 15:
            return PROGRESS[self.data[1]] if self.offset == 2 else f"Firmware error {self.data[1]}"
        if self.sensor == 32 and self.offset > 1:
            return STATES[self.offset, self.data[1]]
        if self.sensor == 32:
            return {19: "Power interrupt", 33: "OS lockup", 7: "Watchdog"}[self.entity]
        return SENTENCES[self.sensor].format(int.from_bytes(self.data[1:3], "little"))


def event(record: bytes | str) -> Event:
    """A record, or one in base64."""
    octets = base64.b64decode(record) if isinstance(record, str) else record
    time, _, sensor, kind, offset, source, severity, _, entity, _, data = struct.unpack("<I9B8s", octets)
    assert (kind, source) == (0x6F, 0x68)
    return Event(time, sensor, offset, severity, entity, data)


@dataclass(frozen=True)
class Audited:
    """One record of the audit log."""

    event: int
    """Application times a hundred and the event, as MeshCommander numbers them."""
    who: str | None
    """A digest user; None is local."""
    time: int
    where: str
    data: bytes


def audited(record: bytes | str) -> Audited:
    """A record, or one in base64."""
    octets = base64.b64decode(record) if isinstance(record, str) else record
    application, number, initiator = struct.unpack_from(">HHB", octets)
    position, who = 5, None
    if initiator == 0:
        length = octets[position]
        who = octets[position + 1 : position + 1 + length].decode()
        position += 1 + length
    else:
        assert initiator == 2
    (time,) = struct.unpack_from(">I", octets, position)
    position += 4
    kind, length = octets[position : position + 2]
    where = octets[position + 2 : position + 2 + length].decode()
    assert (kind == 2) is (where == "")
    position += 2 + length
    data = octets[position + 1 :]
    assert len(data) == octets[position]
    return Audited(application * 100 + number, who, time, where, data)
