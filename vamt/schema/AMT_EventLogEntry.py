"""AMT_EventLogEntry: One platform event in the event log.

Generated from mof/amt/AMT_EventLogEntry.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EventLogEntry(Instance):
    """One platform event in the event log."""

    Caption: str | None = None
    CreationTimeStamp: datetime | timedelta | None = None
    Description: str | None = None
    DeviceAddress: int | None = None
    ElementName: str | None = None
    Entity: int | None = None
    EntityInstance: int | None = None
    EventData: tuple[int, ...] | None = None
    EventOffset: int | None = None
    EventSensorType: int | None = None
    EventSeverity: int | None = None
    EventSourceType: int | None = None
    EventType: int | None = None
    InstanceID: str
    Locale: str | None = None
    LogInstanceID: str | None = None
    LogName: str | None = None
    Message: str | None = None
    MessageArguments: tuple[str, ...] | None = None
    MessageID: str | None = None
    OwningEntity: str | None = None
    PerceivedSeverity: int | None = None
    RecordData: str | None = None
    RecordFormat: str | None = None
    RecordID: str | None = None
    SensorNumber: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_EventLogEntry",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_EventLogEntry",
        superclass="CIM_LogEntry",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CreationTimeStamp", "datetime"),
            Property("Description", "string"),
            Property("DeviceAddress", "uint8"),
            Property("ElementName", "string"),
            Property("Entity", "uint8"),
            Property("EntityInstance", "uint8"),
            Property("EventData", "uint8", array=True),
            Property("EventOffset", "uint8"),
            Property("EventSensorType", "uint8"),
            Property("EventSeverity", "uint8"),
            Property("EventSourceType", "uint8"),
            Property("EventType", "uint8"),
            Property("InstanceID", "string", key=True),
            Property("Locale", "string"),
            Property("LogInstanceID", "string"),
            Property("LogName", "string"),
            Property("Message", "string"),
            Property("MessageArguments", "string", array=True),
            Property("MessageID", "string"),
            Property("OwningEntity", "string"),
            Property("PerceivedSeverity", "uint16"),
            Property("RecordData", "string"),
            Property("RecordFormat", "string"),
            Property("RecordID", "string"),
            Property("SensorNumber", "uint8"),
        ),
    )


class AMT_EventLogEntryProvider(Provider[AMT_EventLogEntry]):
    CLASS = AMT_EventLogEntry
