"""Records as instances: the event log's one by one, and the log of how the machine was provisioned."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from vamt.cim.model import EPR
from vamt.logbook.eventlog import CAPACITY, EventLog
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_EventLogEntry import AMT_EventLogEntry, AMT_EventLogEntryProvider
from vamt.schema.IPS_ProvisioningRecordLog import (
    IPS_ProvisioningRecordLog,
    IPS_ProvisioningRecordLog_ClearLog_OUTPUT,
    IPS_ProvisioningRecordLog_RequestStateChange_OUTPUT,
    IPS_ProvisioningRecordLogProvider,
)
from vamt_providers import message_log
from vamt_providers.names import NO_REQUEST

PROVISIONING_LOG: Final = "Intel(r) AMT: RecordLog 1"

_FIELDS: Final = struct.Struct("<I9B8s")


class EventLogEntry(AMT_EventLogEntryProvider):
    """The records of the event log, the newest first. Deprecated, but MeshCommander's browser lists them."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_EventLogEntry]:
        log = snap.section(EventLog)
        return (_entry(log, number) for number in range(1, log.count + 1))

    def get(self, snap: Snapshot, keys: Mapping[str, str | EPR]) -> AMT_EventLogEntry | None:
        name, log = keys["InstanceID"], snap.section(EventLog)
        number = number_of(name) if isinstance(name, str) else 0
        return _entry(log, number) if 1 <= number <= log.count else None


def _entry(log: EventLog, number: int) -> AMT_EventLogEntry:
    seconds, *octets, data = _FIELDS.unpack(log.record(number))
    return AMT_EventLogEntry(
        InstanceID=entry_name(number),
        ElementName="Intel(r) AMT: Event Log Entry",
        LogName=message_log.NAME,
        RecordID=str(number),
        CreationTimeStamp=datetime.fromtimestamp(seconds, UTC),
        DeviceAddress=octets[0],
        EventSensorType=octets[1],
        EventType=octets[2],
        EventOffset=octets[3],
        EventSourceType=octets[4],
        EventSeverity=octets[5],
        SensorNumber=octets[6],
        Entity=octets[7],
        EntityInstance=octets[8],
        EventData=tuple(data),
    )


class ProvisioningRecordLog(IPS_ProvisioningRecordLogProvider):
    """The log with one record: how the machine was provisioned."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_ProvisioningRecordLog]:
        yield IPS_ProvisioningRecordLog(
            InstanceID=PROVISIONING_LOG,
            CurrentNumberOfRecords=1,
            ElementName="Intel(r) AMT Provisioning Record Log",
            EnabledState=message_log.ENABLED,
            HealthState=0,
            LogState=message_log.NOT_APPLICABLE,
            MaxNumberOfRecords=1,
            Name="Intel(r) AMT Provisioning Record Log",
            OverwritePolicy=message_log.WRAPS_WHEN_FULL,
            RequestedState=NO_REQUEST,
        )

    async def ClearLog(
        self, call: Call, target: IPS_ProvisioningRecordLog
    ) -> IPS_ProvisioningRecordLog_ClearLog_OUTPUT:
        """Only another provisioning takes the record away."""
        return IPS_ProvisioningRecordLog_ClearLog_OUTPUT(ReturnValue=message_log.NOT_SUPPORTED)

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_ProvisioningRecordLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_ProvisioningRecordLog_RequestStateChange_OUTPUT:
        return IPS_ProvisioningRecordLog_RequestStateChange_OUTPUT(ReturnValue=message_log.NOT_SUPPORTED)


def entry_name(number: int) -> str:
    """The InstanceID of the record of that number."""
    return f"{message_log.NAME} Record {number}"


def number_of(name: str) -> int:
    """The number of the record of an InstanceID; 0, which is none, for any other name."""
    digits = name.rpartition(" ")[2]
    usable = digits.isascii() and digits.isdecimal() and len(digits) <= len(str(CAPACITY))
    number = int(digits) if usable else 0
    return number if name == entry_name(number) else 0
