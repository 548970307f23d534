"""IPS_ManualProvisioningRecord.

Generated from mof/ips/IPS_ManualProvisioningRecord.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_ManualProvisioningRecord(Instance):
    """IPS_ManualProvisioningRecord."""

    Caption: str | None = None
    CreationTimeStamp: datetime | timedelta | None = None
    Description: str | None = None
    ElementName: str | None = None
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

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_ManualProvisioningRecord",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_ManualProvisioningRecord",
        superclass="IPS_ProvisioningAuditRecord",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CreationTimeStamp", "datetime"),
            Property("Description", "string"),
            Property("ElementName", "string"),
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
        ),
    )


class IPS_ManualProvisioningRecordProvider(Provider[IPS_ManualProvisioningRecord]):
    CLASS = IPS_ManualProvisioningRecord
