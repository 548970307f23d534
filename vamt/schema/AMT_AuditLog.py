"""AMT_AuditLog: The log of security-relevant actions, which only an auditor may clear.

Generated from mof/amt/AMT_AuditLog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, IntFlag
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_AuditLog_AuditState(IntFlag):
    DISABLED = 1 << 0
    LOCKED = 1 << 1
    ALMOST_FULL = 1 << 2
    FULL = 1 << 3
    NO_KEY = 1 << 4


class AMT_AuditLog_StoragePolicy(IntEnum):
    NO_ROLL_OVER = 0
    ROLL_OVER = 1
    RESTRICTED_ROLL_OVER = 2


class AMT_AuditLog_OverwritePolicy(IntEnum):
    UNKNOWN = 0
    WRAPS_WHEN_FULL = 2
    NEVER_OVERWRITES = 7
    PARTIAL_RESTRICTED_ROLLOVER = 32768


class AMT_AuditLog_ExportAuditLogSignature_SigningMechanism(IntEnum):
    RSA_SHA1 = 0
    RSA_SHA256 = 1
    RSA_SHA384 = 2


class AMT_AuditLog_ExportAuditLogSignature_SignatureMechanism(IntEnum):
    RSA_SHA1 = 0
    RSA_SHA256 = 1
    RSA_SHA384 = 2


class AMT_AuditLog_SetAuditLock_Flag(IntEnum):
    AUDIT_LOG_LOCK = 0
    UNPROVISIONING_LOCK = 1
    AUDIT_LOG_UNLOCK = 2


class AMT_AuditLog_SetSigningKeyMaterial_SigningMechanismType(IntEnum):
    RSA_SHA1 = 0
    RSA_SHA256 = 1
    RSA_SHA384 = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuditLog(Instance):
    """The log of security-relevant actions, which only an auditor may clear."""

    AuditState: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CurrentNumberOfRecords: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LogState: int | None = None
    MaxAllowedAuditors: int | None = None
    MaxNumberOfRecords: int | None = None
    MinDaysToKeep: int | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OverwritePolicy: int | None = None
    PercentageFree: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    StoragePolicy: int | None = None
    TimeOfLastRecord: datetime | timedelta | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AuditLog",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AuditLog",
        superclass="CIM_Log",
        keys=("Name",),
        properties=(
            Property("AuditState", "uint32", required=True),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CurrentNumberOfRecords", "uint64"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LogState", "uint16"),
            Property("MaxAllowedAuditors", "uint16", required=True),
            Property("MaxNumberOfRecords", "uint64"),
            Property("MinDaysToKeep", "uint8"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OverwritePolicy", "uint16"),
            Property("PercentageFree", "uint32", required=True),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("StoragePolicy", "uint8"),
            Property("TimeOfLastRecord", "datetime"),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "ClearLog": Method(
                "ClearLog",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "ExportAuditLogSignature": Method(
                "ExportAuditLogSignature",
                inputs=(
                    Property("SigningMechanism", "uint32", required=True),
                ),
                outputs=(
                    Property("TotalRecordCount", "uint32"),
                    Property("StartLogTime", "datetime"),
                    Property("EndLogTime", "datetime"),
                    Property("GenerationTime", "datetime"),
                    Property("UUID", "hexbinary"),
                    Property("FQDN", "string"),
                    Property("SignatureMechanism", "uint32"),
                    Property("Signature", "base64"),
                    Property("LengthOfCertificates", "uint16", array=True),
                    Property("Certificates", "base64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "ReadRecords": Method(
                "ReadRecords",
                inputs=(
                    Property("StartIndex", "uint32", required=True),
                ),
                outputs=(
                    Property("TotalRecordCount", "uint32"),
                    Property("RecordsReturned", "uint32"),
                    Property("EventRecords", "base64", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RequestStateChange": Method(
                "RequestStateChange",
                inputs=(
                    Property("RequestedState", "uint16"),
                    Property("TimeoutPeriod", "datetime"),
                ),
                outputs=(
                    Property("Job", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetAuditLock": Method(
                "SetAuditLock",
                inputs=(
                    Property("LockTimeoutInSeconds", "uint32"),
                    Property("Flag", "uint32", required=True),
                    Property("Handle", "uint32"),
                ),
                outputs=(
                    Property("Handle", "uint32"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetSigningKeyMaterial": Method(
                "SetSigningKeyMaterial",
                inputs=(
                    Property("SigningMechanismType", "uint32", required=True),
                    Property("SigningKey", "base64", required=True),
                    Property("LengthOfCertificates", "uint16", array=True, required=True),
                    Property("Certificates", "base64", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_AuditLog_ClearLog_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuditLog_ExportAuditLogSignature_OUTPUT(Output):
    """What AMT_AuditLog.ExportAuditLogSignature answers."""

    TotalRecordCount: int | None = None
    StartLogTime: datetime | timedelta | None = None
    EndLogTime: datetime | timedelta | None = None
    GenerationTime: datetime | timedelta | None = None
    UUID: bytes | None = None
    FQDN: str | None = None
    SignatureMechanism: int | None = None
    Signature: bytes | None = None
    LengthOfCertificates: tuple[int, ...] | None = None
    Certificates: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuditLog_ReadRecords_OUTPUT(Output):
    """What AMT_AuditLog.ReadRecords answers."""

    TotalRecordCount: int | None = None
    RecordsReturned: int | None = None
    EventRecords: tuple[bytes, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuditLog_RequestStateChange_OUTPUT(Output):
    """What AMT_AuditLog.RequestStateChange answers."""

    Job: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuditLog_SetAuditLock_OUTPUT(Output):
    """What AMT_AuditLog.SetAuditLock answers."""

    Handle: int | None = None


class AMT_AuditLog_SetSigningKeyMaterial_OUTPUT(Output):
    __slots__ = ()


class AMT_AuditLogProvider(Provider[AMT_AuditLog]):
    CLASS = AMT_AuditLog

    async def ClearLog(self, call: Call, target: AMT_AuditLog) -> AMT_AuditLog_ClearLog_OUTPUT:
        raise ActionNotSupported

    async def ExportAuditLogSignature(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        SigningMechanism: int,
    ) -> AMT_AuditLog_ExportAuditLogSignature_OUTPUT:
        raise ActionNotSupported

    async def ReadRecords(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        StartIndex: int,
    ) -> AMT_AuditLog_ReadRecords_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_AuditLog_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def SetAuditLock(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        LockTimeoutInSeconds: int | None = None,
        Flag: int,
        Handle: int | None = None,
    ) -> AMT_AuditLog_SetAuditLock_OUTPUT:
        raise ActionNotSupported

    async def SetSigningKeyMaterial(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        SigningMechanismType: int,
        SigningKey: bytes,
        LengthOfCertificates: tuple[int, ...],
        Certificates: bytes,
    ) -> AMT_AuditLog_SetSigningKeyMaterial_OUTPUT:
        raise ActionNotSupported
