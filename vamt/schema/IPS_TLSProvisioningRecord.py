"""IPS_TLSProvisioningRecord.

Generated from mof/ips/IPS_TLSProvisioningRecord.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_TLSProvisioningRecord(Instance):
    """IPS_TLSProvisioningRecord."""

    AdditionalCaSerialNums: bool | None = None
    CaCertificateSerials: bytes | None = None
    Caption: str | None = None
    CreationTimeStamp: datetime | timedelta | None = None
    Description: str | None = None
    ElementName: str | None = None
    HashIsOemDefault: bool | None = None
    HostInitiated: bool | None = None
    InstanceID: str
    IsTimeValid: bool | None = None
    Locale: str | None = None
    LogInstanceID: str | None = None
    LogName: str | None = None
    Message: str | None = None
    MessageArguments: tuple[str, ...] | None = None
    MessageID: str | None = None
    OwningEntity: str | None = None
    PerceivedSeverity: int | None = None
    ProvServerFQDN: str | None = None
    ProvServerIP: str | None = None
    ProvisioningTLSMode: int | None = None
    RecordData: str | None = None
    RecordFormat: str | None = None
    RecordID: str | None = None
    SecureDNS: bool | None = None
    SelectedHashData: bytes | None = None
    SelectedHashType: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_TLSProvisioningRecord",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_TLSProvisioningRecord",
        superclass="IPS_ProvisioningAuditRecord",
        keys=("InstanceID",),
        properties=(
            Property("AdditionalCaSerialNums", "boolean"),
            Property("CaCertificateSerials", "hexbinary"),
            Property("Caption", "string"),
            Property("CreationTimeStamp", "datetime"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("HashIsOemDefault", "boolean"),
            Property("HostInitiated", "boolean"),
            Property("InstanceID", "string", key=True),
            Property("IsTimeValid", "boolean"),
            Property("Locale", "string"),
            Property("LogInstanceID", "string"),
            Property("LogName", "string"),
            Property("Message", "string"),
            Property("MessageArguments", "string", array=True),
            Property("MessageID", "string"),
            Property("OwningEntity", "string"),
            Property("PerceivedSeverity", "uint16"),
            Property("ProvServerFQDN", "string"),
            Property("ProvServerIP", "string"),
            Property("ProvisioningTLSMode", "uint8"),
            Property("RecordData", "string"),
            Property("RecordFormat", "string"),
            Property("RecordID", "string"),
            Property("SecureDNS", "boolean"),
            Property("SelectedHashData", "base64"),
            Property("SelectedHashType", "uint8"),
        ),
    )


class IPS_TLSProvisioningRecordProvider(Provider[IPS_TLSProvisioningRecord]):
    CLASS = IPS_TLSProvisioningRecord
