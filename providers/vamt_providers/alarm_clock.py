"""Alarm clock: the service that takes alarms, and the alarms. What rings them is `vamt.firmware.alarms`."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from vamt.cim.xml import read_text
from vamt.firmware.alarms import Alarm, AlarmClock, save
from vamt.firmware.clock import Clock
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_AlarmClockService import (
    AMT_AlarmClockService,
    AMT_AlarmClockService_AddAlarm_OUTPUT,
    AMT_AlarmClockServiceProvider,
)
from vamt.schema.IPS_AlarmClockOccurrence import IPS_AlarmClockOccurrence, IPS_AlarmClockOccurrenceProvider
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.names import MANAGED_SYSTEM, NO_OBJECT, service

log = logging.getLogger("vamt.firmware.alarms")

MAX_ALARMS: Final = 5
MAX_NAME: Final = 32
"""Characters of an alarm's name (Intel AMT guide: Alarm Clock, as the number of alarms)."""

MISSING_VALUES: Final = "MissingValues"
"""The fault detail a device gives for whatever is wrong with an alarm."""

UNNAMED: Final = frozenset({"", "N/A"})
"""InstanceIDs that leave the choice to AMT: the example in Intel's guide sends the second."""


class AlarmClockService(AMT_AlarmClockServiceProvider):
    """Takes new alarms."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_AlarmClockService]:
        keys = service("AMT_AlarmClockService", "Intel(r) AMT Alarm Clock Service")
        keys["SystemName"] = MANAGED_SYSTEM
        yield AMT_AlarmClockService(**keys)

    async def AddAlarm(
        self, call: Call, target: AMT_AlarmClockService, *, AlarmTemplate: Any
    ) -> AMT_AlarmClockService_AddAlarm_OUTPUT:
        """Add an alarm. The answer refers to nothing, as a device's does: the caller chose the name.

        MeshCommander names an alarm by its InstanceID alone, the guide by its ElementName.
        """
        instance, name = (str(AlarmTemplate.get(key) or "") for key in ("InstanceID", "ElementName"))
        instance = name if instance in UNNAMED else instance
        alarm = _alarm(instance, name or instance, _typed(AlarmTemplate))
        async with call.machine.exclusive(call.principal):
            snap = call.machine.snapshot
            clock = snap.section(AlarmClock)
            names = {(known.InstanceID, known.ElementName) for known in clock.alarms}
            if any(alarm.InstanceID == one or alarm.ElementName == other for one, other in names):
                raise InvalidRepresentation(MISSING_VALUES)
            _must_come(alarm, snap)
            if len(clock.alarms) >= MAX_ALARMS:
                status = PT_STATUS.MAX_LIMIT_REACHED
                return AMT_AlarmClockService_AddAlarm_OUTPUT(AlarmClock=NO_OBJECT, ReturnValue=status)
            await save(call.machine, replace(clock, alarms=(*clock.alarms, alarm)))
        log.info("alarm-added machine=%s alarm=%r user=%s", call.machine.name, instance, call.principal.name)
        return AMT_AlarmClockService_AddAlarm_OUTPUT(AlarmClock=NO_OBJECT)


class AlarmClockOccurrence(IPS_AlarmClockOccurrenceProvider):
    """The alarms; MeshCommander changes them by Put."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_AlarmClockOccurrence]:
        yield from map(_occurrence, snap.section(AlarmClock).alarms)

    async def put(
        self, call: Call, target: IPS_AlarmClockOccurrence, values: Mapping[str, Any]
    ) -> IPS_AlarmClockOccurrence:
        name = values.get("ElementName") or target.ElementName or target.InstanceID
        alarm = _alarm(target.InstanceID, name, values)
        async with call.machine.exclusive(call.principal):
            snap = call.machine.snapshot
            _must_come(alarm, snap)
            clock = snap.section(AlarmClock)
            changed = (alarm if one.InstanceID == alarm.InstanceID else one for one in clock.alarms)
            await save(call.machine, replace(clock, alarms=tuple(changed)))
        return _occurrence(alarm)

    async def delete(self, call: Call, target: IPS_AlarmClockOccurrence) -> None:
        async with call.machine.exclusive(call.principal):
            clock = call.machine.snapshot.section(AlarmClock)
            left = tuple(alarm for alarm in clock.alarms if alarm.InstanceID != target.InstanceID)
            await save(call.machine, replace(clock, alarms=left))


def _typed(template: Mapping[str, Any]) -> Mapping[str, Any]:
    """An embedded instance, whose scalars are texts still, with the types of the class."""
    flag = template.get("DeleteOnCompletion") or "false"
    try:
        return {**template, "DeleteOnCompletion": read_text(str(flag), "boolean")}
    except ValueError as error:
        raise InvalidRepresentation(MISSING_VALUES) from error


def _alarm(instance: str, name: str, values: Mapping[str, Any]) -> Alarm:
    """The alarm these values describe.

    Raises:
        InvalidRepresentation: they describe none.

    """
    start, interval = values.get("StartTime"), values.get("Interval") or timedelta()
    if interval == "0":  # what the guide calls zero
        interval = timedelta()
    named = all(0 < len(text) <= MAX_NAME for text in (instance, name))
    if not named or not isinstance(start, datetime) or not isinstance(interval, timedelta):
        raise InvalidRepresentation(MISSING_VALUES)
    minutes, rest = divmod(interval, timedelta(minutes=1))
    if rest:
        raise InvalidRepresentation(MISSING_VALUES)
    delete = bool(values.get("DeleteOnCompletion"))
    return Alarm(instance, name, int(start.timestamp()), minutes, delete)


def _must_come(alarm: Alarm, snap: Snapshot) -> None:
    if alarm.StartTime <= snap.section(Clock).seconds():
        raise InvalidRepresentation(MISSING_VALUES)


def _occurrence(alarm: Alarm) -> IPS_AlarmClockOccurrence:
    return IPS_AlarmClockOccurrence(
        InstanceID=alarm.InstanceID,
        ElementName=alarm.ElementName,
        StartTime=datetime.fromtimestamp(alarm.StartTime, UTC),
        Interval=timedelta(minutes=alarm.Interval) if alarm.Interval else None,
        DeleteOnCompletion=alarm.DeleteOnCompletion,
    )
