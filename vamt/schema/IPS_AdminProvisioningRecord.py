"""IPS_AdminProvisioningRecord.

Generated from mof/ips/IPS_AdminProvisioningRecord.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_AdminProvisioningRecord(Instance):
    """IPS_AdminProvisioningRecord."""

    AdditionalCaSerialNums: bool | None = None
    CaCertificateSerials: bytes | None = None
    Caption: str | None = None
    CertificateCN: str | None = None
    CreationTimeStamp: datetime | timedelta | None = None
    Description: str | None = None
    EHBCState: int | None = None
    ElementName: str | None = None
    HashIsOemDefault: bool | None = None
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
    SecureDNS: bool | None = None
    SelectedHashData: bytes | None = None
    SelectedHashType: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_AdminProvisioningRecord",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_AdminProvisioningRecord",
        superclass="IPS_ProvisioningAuditRecord",
        keys=("InstanceID",),
        properties=(
            Property("AdditionalCaSerialNums", "boolean"),
            Property("CaCertificateSerials", "hexbinary"),
            Property("Caption", "string"),
            Property("CertificateCN", "string"),
            Property("CreationTimeStamp", "datetime"),
            Property("Description", "string"),
            Property("EHBCState", "uint8"),
            Property("ElementName", "string"),
            Property("HashIsOemDefault", "boolean"),
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
            Property("SecureDNS", "boolean"),
            Property("SelectedHashData", "base64"),
            Property("SelectedHashType", "uint8"),
        ),
    )


class IPS_AdminProvisioningRecordProvider(Provider[IPS_AdminProvisioningRecord]):
    CLASS = IPS_AdminProvisioningRecord
