"""The logs."""

from __future__ import annotations

import struct
from datetime import datetime
from typing import Final

from golden.explained import INVENTED, WHOLE, AsRecorded, Difference
from support.machines import Made, make
from support.recordings import Recording
from vamt.logbook.auditlog import AuditLog

EVENT_LOG_ENTRY: Final = "amt/eventlogentry"
_FIRMWARE_UPDATED: Final = 0x00130000
_LOCAL: Final = b"\2"
_NOWHERE: Final = b"\2\0"


def _audited(recording: Recording) -> Made:
    """As many records as were there, the last of that time, and as long as leave so much room."""
    if recording.operation == "enumerate":
        return make()
    if recording.operation == "readrecords":
        update = bytes.fromhex("000c000000280599000c000000240594")
        return make(None, _log(0x3FF4CD6E, 0x3FF4CD6F, data=update))
    count = int(recording.value("CurrentNumberOfRecords") or 0)
    last = int(datetime.fromisoformat(recording.value("Datetime") or "").timestamp())
    return make(None, _log(*[last] * count, data=bytes(19)))


def _log(*times: int, data: bytes) -> AuditLog:
    records = [
        struct.pack(">I", _FIRMWARE_UPDATED)
        + _LOCAL
        + struct.pack(">I", seconds)
        + _NOWHERE
        + bytes([len(data)])
        + data
        for seconds in times
    ]
    return AuditLog(b"".join(struct.pack(">H", len(record)) + record for record in records))


MACHINES: Final[dict[str, AsRecorded]] = {"AMT_AuditLog": _audited}
PARAMETERS: Final = {"AMT_AuditLog.ReadRecords": "<h:StartIndex>1</h:StartIndex>"}

EXPLAINED: Final = [
    Difference(f"{EVENT_LOG_ENTRY}/get.xml", WHOLE, "DestinationUnreachable", INVENTED),
    Difference(f"{EVENT_LOG_ENTRY}/enumerate.xml", WHOLE, "EnumerateResponse", INVENTED),
    Difference(f"{EVENT_LOG_ENTRY}/pull.xml", WHOLE, "EndOfSequence", INVENTED),
    *(
        Difference(
            f"ips/hostbootreason/{file}.xml",
            f"<b:MessageID>uuid:00000000-0000-0000-0000-000000000{number}<",
            "<b:MessageID>uuid:00000000-8086-8086-8086-XXXXXXXXXXXX<",
            "hand-made: a device numbers its messages under a prefix of its own",
        )
        for file, number in {"get": "292", "enumerate": "293", "pull": "294"}.items()
    ),
]
