"""AMT_SetupAndConfigurationService: State of activation, and its end.

Generated from mof/amt/AMT_SetupAndConfigurationService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_SetupAndConfigurationService_ProvisioningMode(IntEnum):
    ADMIN_CONTROL_MODE = 1
    CLIENT_CONTROL_MODE = 4


class AMT_SetupAndConfigurationService_ProvisioningState(IntEnum):
    PRE_PROVISIONING = 0
    IN_PROVISIONING = 1
    POST_PROVISIONING = 2


class AMT_SetupAndConfigurationService_PasswordModel(IntEnum):
    COUPLED_PASSWORD_MODEL = 0
    SEPARATE_PASSWORD_MODEL = 1
    SEPARATE_HASH_PASSWORD_MODEL = 2


class AMT_SetupAndConfigurationService_CommitChanges_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_ExtendProvisioningPeriod_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_GetProvisioningAuditRecordV2_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_Component(IntEnum):
    COMPONENT_AUDIT_LOG = 1


class AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_GetUuid_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_PartialUnprovision_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_ResetFlashWearOutProtection_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_SetMEBxPassword_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_SetTLSPSK_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


class AMT_SetupAndConfigurationService_Unprovision_ProvisioningMode(IntEnum):
    PROVISIONING_MODE_CURRENT = 0
    PROVISIONING_MODE_ENTERPRISE = 1
    PROVISIONING_MODE_SMALL_BUSINESS = 2
    PROVISIONING_REMOTE_CONNECTIVITY = 3


class AMT_SetupAndConfigurationService_Unprovision_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_PASSWORD = 2054
    DATA_MISSING = 2057
    BLOCKING_COMPONENT = 2076


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SetupAndConfigurationService(Instance):
    """State of activation, and its end."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    ConfigurationServerFQDN: str | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    DhcpDNSSuffix: str | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    PasswordModel: int | None = None
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    ProvisioningMode: int | None = None
    ProvisioningServerOTP: bytes | None = None
    ProvisioningState: int | None = None
    RequestedState: int | None = None
    StartMode: str | None = None
    Started: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None
    TrustedDNSSuffix: str | None = None
    ZeroTouchConfigurationEnabled: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_SetupAndConfigurationService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_SetupAndConfigurationService",
        superclass="CIM_CredentialManagementService",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("ConfigurationServerFQDN", "string"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("DhcpDNSSuffix", "string"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("PasswordModel", "uint8"),
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("ProvisioningMode", "uint8"),
            Property("ProvisioningServerOTP", "base64"),
            Property("ProvisioningState", "uint8"),
            Property("RequestedState", "uint16"),
            Property("StartMode", "string"),
            Property("Started", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
            Property("TrustedDNSSuffix", "string"),
            Property("ZeroTouchConfigurationEnabled", "boolean"),
        ),
        methods={
            "CommitChanges": Method(
                "CommitChanges",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "ExtendProvisioningPeriod": Method(
                "ExtendProvisioningPeriod",
                inputs=(
                    Property("Duration", "uint32"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetProvisioningAuditRecord": Method(
                "GetProvisioningAuditRecord",
                outputs=(
                    Property("ProvisioningTLSMode", "uint8"),
                    Property("SecureDNS", "boolean"),
                    Property("HostInitiated", "boolean"),
                    Property("SelectedHashType", "uint8"),
                    Property("SelectedHashData", "base64"),
                    Property("CaCertificateSerials", "base64"),
                    Property("AdditionalCaSerialNums", "boolean"),
                    Property("IsOemDefault", "boolean"),
                    Property("IsTimeValid", "boolean"),
                    Property("ProvServerIP", "string"),
                    Property("TlsStartTime", "datetime"),
                    Property("ProvServerFQDN", "string"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetProvisioningAuditRecordV2": Method(
                "GetProvisioningAuditRecordV2",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetUnprovisionBlockingComponents": Method(
                "GetUnprovisionBlockingComponents",
                outputs=(
                    Property("Component", "uint32", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetUuid": Method(
                "GetUuid",
                outputs=(
                    Property("UUID", "base64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "PartialUnprovision": Method(
                "PartialUnprovision",
                outputs=(
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
            "ResetFlashWearOutProtection": Method(
                "ResetFlashWearOutProtection",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetMEBxPassword": Method(
                "SetMEBxPassword",
                inputs=(
                    Property("Password", "string"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetTLSPSK": Method(
                "SetTLSPSK",
                inputs=(
                    Property("PID", "string"),
                    Property("PPS", "string"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StartService": Method(
                "StartService",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StopService": Method(
                "StopService",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "Unprovision": Method(
                "Unprovision",
                inputs=(
                    Property("ProvisioningMode", "uint32"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_SetupAndConfigurationService_CommitChanges_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationService_ExtendProvisioningPeriod_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_OUTPUT(Output):
    """What AMT_SetupAndConfigurationService.GetProvisioningAuditRecord answers."""

    ProvisioningTLSMode: int | None = None
    SecureDNS: bool | None = None
    HostInitiated: bool | None = None
    SelectedHashType: int | None = None
    SelectedHashData: bytes | None = None
    CaCertificateSerials: bytes | None = None
    AdditionalCaSerialNums: bool | None = None
    IsOemDefault: bool | None = None
    IsTimeValid: bool | None = None
    ProvServerIP: str | None = None
    TlsStartTime: datetime | timedelta | None = None
    ProvServerFQDN: str | None = None


class AMT_SetupAndConfigurationService_GetProvisioningAuditRecordV2_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_OUTPUT(Output):
    """What AMT_SetupAndConfigurationService.GetUnprovisionBlockingComponents answers."""

    Component: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SetupAndConfigurationService_GetUuid_OUTPUT(Output):
    """What AMT_SetupAndConfigurationService.GetUuid answers."""

    UUID: bytes | None = None


class AMT_SetupAndConfigurationService_PartialUnprovision_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SetupAndConfigurationService_RequestStateChange_OUTPUT(Output):
    """What AMT_SetupAndConfigurationService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_SetupAndConfigurationService_ResetFlashWearOutProtection_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationService_SetMEBxPassword_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationService_SetTLSPSK_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationService_Unprovision_OUTPUT(Output):
    __slots__ = ()


class AMT_SetupAndConfigurationServiceProvider(Provider[AMT_SetupAndConfigurationService]):
    CLASS = AMT_SetupAndConfigurationService

    async def CommitChanges(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_CommitChanges_OUTPUT:
        raise ActionNotSupported

    async def ExtendProvisioningPeriod(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        Duration: int | None = None,
    ) -> AMT_SetupAndConfigurationService_ExtendProvisioningPeriod_OUTPUT:
        raise ActionNotSupported

    async def GetProvisioningAuditRecord(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_OUTPUT:
        raise ActionNotSupported

    async def GetProvisioningAuditRecordV2(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_GetProvisioningAuditRecordV2_OUTPUT:
        raise ActionNotSupported

    async def GetUnprovisionBlockingComponents(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_OUTPUT:
        raise ActionNotSupported

    async def GetUuid(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_GetUuid_OUTPUT:
        raise ActionNotSupported

    async def PartialUnprovision(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_PartialUnprovision_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_SetupAndConfigurationService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def ResetFlashWearOutProtection(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_ResetFlashWearOutProtection_OUTPUT:
        raise ActionNotSupported

    async def SetMEBxPassword(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        Password: str | None = None,
    ) -> AMT_SetupAndConfigurationService_SetMEBxPassword_OUTPUT:
        raise ActionNotSupported

    async def SetTLSPSK(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        PID: str | None = None,
        PPS: str | None = None,
    ) -> AMT_SetupAndConfigurationService_SetTLSPSK_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
    ) -> AMT_SetupAndConfigurationService_StopService_OUTPUT:
        raise ActionNotSupported

    async def Unprovision(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        ProvisioningMode: int | None = None,
    ) -> AMT_SetupAndConfigurationService_Unprovision_OUTPUT:
        raise ActionNotSupported
