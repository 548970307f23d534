"""AMT_PublicKeyManagementService: Adds certificates and keys, makes key pairs and requests.

Generated from mof/amt/AMT_PublicKeyManagementService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_PublicKeyManagementService_AddCRL_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_AddCertificate_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_AddKey_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_AddTrustedRootCertificate_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_GenerateKeyPair_KeyAlgorithm(IntEnum):
    RSA = 0


class AMT_PublicKeyManagementService_GenerateKeyPair_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_GeneratePKCS10Request_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_SigningAlgorithm(IntEnum):
    SHA1 = 0
    SHA256 = 1
    SHA384 = 2


class AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


class AMT_PublicKeyManagementService_ResetCRLList_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058
    INVALID_KEY_LENGTH = 2062
    INVALID_CERTIFICATE = 2063
    UNSUPPORTED = 2066
    OPERATION_IN_PROGRESS = 2082


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService(Instance):
    """Adds certificates and keys, makes key pairs and requests."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
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
        name="AMT_PublicKeyManagementService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PublicKeyManagementService",
        superclass="CIM_CredentialManagementService",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
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
            "AddCRL": Method(
                "AddCRL",
                inputs=(
                    Property("Url", "string"),
                    Property("SerialNumbers", "base64", array=True, required=True),
                ),
                outputs=(
                    Property("CRL", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AddCertificate": Method(
                "AddCertificate",
                inputs=(
                    Property("CertificateBlob", "base64", required=True),
                ),
                outputs=(
                    Property("CreatedCertificate", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AddKey": Method(
                "AddKey",
                inputs=(
                    Property("KeyBlob", "base64", required=True),
                ),
                outputs=(
                    Property("CreatedKey", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AddTrustedRootCertificate": Method(
                "AddTrustedRootCertificate",
                inputs=(
                    Property("CertificateBlob", "base64", required=True),
                ),
                outputs=(
                    Property("CreatedCertificate", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GenerateKeyPair": Method(
                "GenerateKeyPair",
                inputs=(
                    Property("KeyAlgorithm", "uint32", required=True),
                    Property("KeyLength", "uint32", required=True),
                ),
                outputs=(
                    Property("KeyPair", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GeneratePKCS10Request": Method(
                "GeneratePKCS10Request",
                inputs=(
                    Property("KeyPair", "reference"),
                    Property("DNName", "string"),
                    Property("Usage", "uint16"),
                ),
                outputs=(
                    Property("PKCS10Request", "base64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GeneratePKCS10RequestEx": Method(
                "GeneratePKCS10RequestEx",
                inputs=(
                    Property("KeyPair", "reference", required=True),
                    Property("SigningAlgorithm", "uint32", required=True),
                    Property("NullSignedCertificateRequest", "base64", required=True),
                ),
                outputs=(
                    Property("SignedCertificateRequest", "base64"),
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
            "ResetCRLList": Method(
                "ResetCRLList",
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
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_AddCRL_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.AddCRL answers."""

    CRL: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_AddCertificate_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.AddCertificate answers."""

    CreatedCertificate: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_AddKey_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.AddKey answers."""

    CreatedKey: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_AddTrustedRootCertificate_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.AddTrustedRootCertificate answers."""

    CreatedCertificate: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_GenerateKeyPair_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.GenerateKeyPair answers."""

    KeyPair: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_GeneratePKCS10Request_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.GeneratePKCS10Request answers."""

    PKCS10Request: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.GeneratePKCS10RequestEx answers."""

    SignedCertificateRequest: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementService_RequestStateChange_OUTPUT(Output):
    """What AMT_PublicKeyManagementService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_PublicKeyManagementService_ResetCRLList_OUTPUT(Output):
    __slots__ = ()


class AMT_PublicKeyManagementService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_PublicKeyManagementService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_PublicKeyManagementServiceProvider(Provider[AMT_PublicKeyManagementService]):
    CLASS = AMT_PublicKeyManagementService

    async def AddCRL(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        Url: str | None = None,
        SerialNumbers: tuple[bytes, ...],
    ) -> AMT_PublicKeyManagementService_AddCRL_OUTPUT:
        raise ActionNotSupported

    async def AddCertificate(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        CertificateBlob: bytes,
    ) -> AMT_PublicKeyManagementService_AddCertificate_OUTPUT:
        raise ActionNotSupported

    async def AddKey(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        KeyBlob: bytes,
    ) -> AMT_PublicKeyManagementService_AddKey_OUTPUT:
        raise ActionNotSupported

    async def AddTrustedRootCertificate(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        CertificateBlob: bytes,
    ) -> AMT_PublicKeyManagementService_AddTrustedRootCertificate_OUTPUT:
        raise ActionNotSupported

    async def GenerateKeyPair(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        KeyAlgorithm: int,
        KeyLength: int,
    ) -> AMT_PublicKeyManagementService_GenerateKeyPair_OUTPUT:
        raise ActionNotSupported

    async def GeneratePKCS10Request(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        KeyPair: EPR | None = None,
        DNName: str | None = None,
        Usage: int | None = None,
    ) -> AMT_PublicKeyManagementService_GeneratePKCS10Request_OUTPUT:
        raise ActionNotSupported

    async def GeneratePKCS10RequestEx(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        KeyPair: EPR,
        SigningAlgorithm: int,
        NullSignedCertificateRequest: bytes,
    ) -> AMT_PublicKeyManagementService_GeneratePKCS10RequestEx_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_PublicKeyManagementService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def ResetCRLList(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
    ) -> AMT_PublicKeyManagementService_ResetCRLList_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
    ) -> AMT_PublicKeyManagementService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_PublicKeyManagementService,
    ) -> AMT_PublicKeyManagementService_StopService_OUTPUT:
        raise ActionNotSupported
