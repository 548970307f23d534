"""IPS_AlarmClockOccurrence: An appointed alarm.

Generated from mof/ips/IPS_AlarmClockOccurrence.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_AlarmClockOccurrence(Instance):
    """An appointed alarm."""

    Caption: str | None = None
    DeleteOnCompletion: bool | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    Interval: datetime | timedelta | None = None
    StartTime: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_AlarmClockOccurrence",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_AlarmClockOccurrence",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("DeleteOnCompletion", "boolean"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
            Property("Interval", "datetime"),
            Property("StartTime", "datetime"),
        ),
    )


class IPS_AlarmClockOccurrenceProvider(Provider[IPS_AlarmClockOccurrence]):
    CLASS = IPS_AlarmClockOccurrence
