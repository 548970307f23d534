"""IPS_HostBasedSetupService: Activation from inside the guest, and the control mode it led to.

Generated from mof/ips/IPS_HostBasedSetupService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_HostBasedSetupService_CurrentControlMode(IntEnum):
    NOT_PROVISIONED = 0
    CLIENT = 1
    ADMIN = 2


class IPS_HostBasedSetupService_AllowedControlModes(IntEnum):
    NOT_PROVISIONED = 0
    CLIENT = 1
    ADMIN = 2


class IPS_HostBasedSetupService_CertChainStatus(IntEnum):
    NOT_STARTED = 0
    CHAIN_IN_PROGRESS = 1
    CHAIN_COMPLETE = 2


class IPS_HostBasedSetupService_AddNextCertInChain_ReturnValue(IntEnum):
    SUCCESS = 0
    INVALID_PARAM = 1
    INTERNAL_ERROR = 2
    INVALID_STATE = 3
    CERT_VERIFY_FAILED = 4
    CERT_CHAIN_LENGTH_EXCEEDED = 5


class IPS_HostBasedSetupService_AdminSetup_NetAdminPassEncryptionType(IntEnum):
    NONE = 0
    OTHER = 1
    HTTP_DIGEST_MD5_A1 = 2


class IPS_HostBasedSetupService_AdminSetup_SigningAlgorithm(IntEnum):
    NONE = 0
    OTHER = 1
    RSA_SHA_2_256 = 2


class IPS_HostBasedSetupService_AdminSetup_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    INVALID_PARAM = 3
    AUTH_FAILED = 5
    FLASH_WRITE_LIMIT_EXCEEDED = 6


class IPS_HostBasedSetupService_DisableClientControlMode_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    INVALID_PARAM = 3
    METHOD_DISABLED = 4
    AUTH_FAILED = 5
    FLASH_WRITE_LIMIT_EXCEEDED = 6


class IPS_HostBasedSetupService_Setup_NetAdminPassEncryptionType(IntEnum):
    NONE = 0
    OTHER = 1
    HTTP_DIGEST_MD5_A1 = 2


class IPS_HostBasedSetupService_Setup_SigningAlgorithm(IntEnum):
    NONE = 0
    OTHER = 1
    RSA_SHA_2_256 = 2


class IPS_HostBasedSetupService_Setup_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    INVALID_PARAM = 3
    METHOD_DISABLED = 4
    AUTH_FAILED = 5
    FLASH_WRITE_LIMIT_EXCEEDED = 6


class IPS_HostBasedSetupService_UpgradeClientToAdmin_SigningAlgorithm(IntEnum):
    NONE = 0
    OTHER = 1
    RSA_SHA_2_256 = 2


class IPS_HostBasedSetupService_UpgradeClientToAdmin_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    INVALID_PARAM = 3
    AUTH_FAILED = 5
    FLASH_WRITE_LIMIT_EXCEEDED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_HostBasedSetupService(Instance):
    """Activation from inside the guest, and the control mode it led to."""

    AllowedControlModes: tuple[int, ...] | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CertChainStatus: int | None = None
    CommunicationStatus: int | None = None
    ConfigurationNonce: bytes | None = None
    CreationClassName: str
    CurrentControlMode: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
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
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    StartMode: str | None = None
    Started: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_HostBasedSetupService",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_HostBasedSetupService",
        superclass="CIM_SecurityService",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AllowedControlModes", "uint8", array=True),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CertChainStatus", "uint8"),
            Property("CommunicationStatus", "uint16"),
            Property("ConfigurationNonce", "base64"),
            Property("CreationClassName", "string", key=True),
            Property("CurrentControlMode", "uint8"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
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
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("StartMode", "string"),
            Property("Started", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "AddNextCertInChain": Method(
                "AddNextCertInChain",
                inputs=(
                    Property("NextCertificate", "base64", required=True),
                    Property("IsLeafCertificate", "boolean"),
                    Property("IsRootCertificate", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AdminSetup": Method(
                "AdminSetup",
                inputs=(
                    Property("NetAdminPassEncryptionType", "uint16", required=True),
                    Property("NetworkAdminPassword", "hexbinary", required=True),
                    Property("McNonce", "base64"),
                    Property("SigningAlgorithm", "uint16"),
                    Property("DigitalSignature", "base64"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "DisableClientControlMode": Method(
                "DisableClientControlMode",
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
            "Setup": Method(
                "Setup",
                inputs=(
                    Property("NetAdminPassEncryptionType", "uint16", required=True),
                    Property("NetworkAdminPassword", "hexbinary", required=True),
                    Property("McNonce", "base64"),
                    Property("Certificate", "base64"),
                    Property("SigningAlgorithm", "uint16"),
                    Property("DigitalSignature", "base64"),
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
            "UpgradeClientToAdmin": Method(
                "UpgradeClientToAdmin",
                inputs=(
                    Property("McNonce", "base64"),
                    Property("SigningAlgorithm", "uint16"),
                    Property("DigitalSignature", "base64"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class IPS_HostBasedSetupService_AddNextCertInChain_OUTPUT(Output):
    __slots__ = ()


class IPS_HostBasedSetupService_AdminSetup_OUTPUT(Output):
    __slots__ = ()


class IPS_HostBasedSetupService_DisableClientControlMode_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_HostBasedSetupService_RequestStateChange_OUTPUT(Output):
    """What IPS_HostBasedSetupService.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_HostBasedSetupService_Setup_OUTPUT(Output):
    __slots__ = ()


class IPS_HostBasedSetupService_StartService_OUTPUT(Output):
    __slots__ = ()


class IPS_HostBasedSetupService_StopService_OUTPUT(Output):
    __slots__ = ()


class IPS_HostBasedSetupService_UpgradeClientToAdmin_OUTPUT(Output):
    __slots__ = ()


class IPS_HostBasedSetupServiceProvider(Provider[IPS_HostBasedSetupService]):
    CLASS = IPS_HostBasedSetupService

    async def AddNextCertInChain(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        NextCertificate: bytes,
        IsLeafCertificate: bool | None = None,
        IsRootCertificate: bool | None = None,
    ) -> IPS_HostBasedSetupService_AddNextCertInChain_OUTPUT:
        raise ActionNotSupported

    async def AdminSetup(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        NetAdminPassEncryptionType: int,
        NetworkAdminPassword: bytes,
        McNonce: bytes | None = None,
        SigningAlgorithm: int | None = None,
        DigitalSignature: bytes | None = None,
    ) -> IPS_HostBasedSetupService_AdminSetup_OUTPUT:
        raise ActionNotSupported

    async def DisableClientControlMode(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
    ) -> IPS_HostBasedSetupService_DisableClientControlMode_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_HostBasedSetupService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def Setup(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        NetAdminPassEncryptionType: int,
        NetworkAdminPassword: bytes,
        McNonce: bytes | None = None,
        Certificate: bytes | None = None,
        SigningAlgorithm: int | None = None,
        DigitalSignature: bytes | None = None,
    ) -> IPS_HostBasedSetupService_Setup_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
    ) -> IPS_HostBasedSetupService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
    ) -> IPS_HostBasedSetupService_StopService_OUTPUT:
        raise ActionNotSupported

    async def UpgradeClientToAdmin(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        McNonce: bytes | None = None,
        SigningAlgorithm: int | None = None,
        DigitalSignature: bytes | None = None,
    ) -> IPS_HostBasedSetupService_UpgradeClientToAdmin_OUTPUT:
        raise ActionNotSupported
