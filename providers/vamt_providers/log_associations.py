"""CIM_LogManagesRecord: what record is in what log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from vamt.cim.model import EPR, resource_uri
from vamt.firmware.setup import How, Setup, provisioned
from vamt.logbook.eventlog import EventLog
from vamt.machine import Snapshot
from vamt.schema.CIM_LogManagesRecord import CIM_LogManagesRecord, CIM_LogManagesRecordProvider
from vamt_providers import message_log
from vamt_providers.log_records import PROVISIONING_LOG, entry_name
from vamt_providers.provisioning_record import NAME

EVENT_LOG: Final = EPR.of(
    resource_uri("AMT_MessageLog"), CreationClassName="AMT_MessageLog", Name=message_log.NAME
)
RECORD_LOG: Final = EPR.of(resource_uri("IPS_ProvisioningRecordLog"), InstanceID=PROVISIONING_LOG)
RECORDS: Final[Mapping[How, str]] = {
    "admin": "IPS_AdminProvisioningRecord",
    "client": "IPS_ClientProvisioningRecord",
    "manual": "IPS_ManualProvisioningRecord",
}
"""The class of the record of a provisioning."""


class LogManagesRecord(CIM_LogManagesRecordProvider):
    """The records of the event log, and that of the provisioning."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_LogManagesRecord]:
        for number in range(1, snap.section(EventLog).count + 1):
            record = EPR.of(resource_uri("AMT_EventLogEntry"), InstanceID=entry_name(number))
            yield CIM_LogManagesRecord(Log=EVENT_LOG, Record=record)
        if provisioned(snap):
            record = EPR.of(resource_uri(RECORDS[snap.section(Setup).how]), InstanceID=f"{NAME} 1")
            yield CIM_LogManagesRecord(Log=RECORD_LOG, Record=record)
