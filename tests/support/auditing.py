"""An audit log with something in it, read as MeshCommander reads it."""

from __future__ import annotations

import struct

from support.logs import Audited, audited
from support.machines import Made
from support.talking import Answer, Console
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditlog import Initiator, audit

LOG = "AMT_AuditLog"
ALICE = Initiator("alice", "192.0.2.7")


def filled(made: Made, count: int, event: AuditEvent = AuditEvent.TIME_SET, data: bytes = b"") -> Made:
    """A machine with so many records more, numbered if no data is given."""
    for number in range(count):
        audit(made.machine, ALICE, event, data or struct.pack(">I", number))
    return made


async def read(console: Console, start: int = 1) -> Answer:
    """One ReadRecords."""
    return await console.invoke(LOG, "ReadRecords", f"<h:StartIndex>{start}</h:StartIndex>")


async def whole(console: Console) -> list[Audited]:
    """The log as MeshCommander reads it."""
    found: list[Audited] = []
    while True:
        answer = await read(console, len(found) + 1)
        assert answer.return_value == 0
        found += map(audited, answer.all("EventRecords"))
        if len(found) >= int(answer.one("TotalRecordCount")):
            return found
