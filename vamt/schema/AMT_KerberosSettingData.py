"""AMT_KerberosSettingData: The Kerberos principal of the controller.

Generated from mof/amt/AMT_KerberosSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_KerberosSettingData_ServicePrincipalProtocol(IntEnum):
    HTTP_PROTOCOL_DEFINITION = 0
    HTTPS_PROTOCOL_DEFINITION = 1
    SOL_IDER_PROTOCOL_DEFINITION = 2
    SOL_IDER_PROTOCOL_DEFINITION_USING_SSL = 3


class AMT_KerberosSettingData_EncryptionAlgorithm(IntEnum):
    ENCRYPTION_ALGORITHM_RC4_ENCRYPTION_AND_HMAC_AUTHENTICATION = 0


class AMT_KerberosSettingData_SupportedEncryptionAlgorithms(IntEnum):
    RC4_HMAC = 0
    AES128_CTS_HMAC_SHA1_96 = 1
    AES256_CTS_HMAC_SHA1_96 = 2


class AMT_KerberosSettingData_ConfiguredEncryptionAlgorithms(IntEnum):
    RC4_HMAC = 0
    AES128_CTS_HMAC_SHA1_96 = 1
    AES256_CTS_HMAC_SHA1_96 = 2


class AMT_KerberosSettingData_GetCredentialCacheState_ReturnValue(IntEnum):
    SUCCESS = 0
    NOT_SUPPORTED = 1
    UNSPECIFIED_ERROR = 2
    UNSUPPORTED_PARAMETER = 3
    NO_KERBEROS_REALM_NAME = 4
    NO_SERVICE_PRINCIPAL_NAME = 5
    NO_SERVICE_PRINCIPAL_PROTOCOL = 6
    NO_KEY_VERSION = 7
    NO_ENCRYPTION_ALGORITHM = 8
    NO_MASTER_KEY = 9
    NO_MAXIMUM_CLOCK_TOLERANCE = 10
    NO_KERBEROS_ENABLED = 11
    NO_PASSPHRASE = 12
    NO_SALT = 13
    NO_ITERATION_COUNT = 14
    NO_SUPPORTED_ENCRYPTION_ALGORITHMS = 15
    NO_CONFIGURED_ENCRYPTION_ALGORITHMS = 16


class AMT_KerberosSettingData_SetCredentialCacheState_ReturnValue(IntEnum):
    SUCCESS = 0
    NOT_SUPPORTED = 1
    UNSPECIFIED_ERROR = 2
    UNSUPPORTED_PARAMETER = 3
    NO_KERBEROS_REALM_NAME = 4
    NO_SERVICE_PRINCIPAL_NAME = 5
    NO_SERVICE_PRINCIPAL_PROTOCOL = 6
    NO_KEY_VERSION = 7
    NO_ENCRYPTION_ALGORITHM = 8
    NO_MASTER_KEY = 9
    NO_MAXIMUM_CLOCK_TOLERANCE = 10
    NO_KERBEROS_ENABLED = 11
    NO_PASSPHRASE = 12
    NO_SALT = 13
    NO_ITERATION_COUNT = 14
    NO_SUPPORTED_ENCRYPTION_ALGORITHMS = 15
    NO_CONFIGURED_ENCRYPTION_ALGORITHMS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_KerberosSettingData(Instance):
    """The Kerberos principal of the controller."""

    Caption: str | None = None
    ConfiguredEncryptionAlgorithms: tuple[int, ...] | None = None
    Description: str | None = None
    ElementName: str | None = None
    EncryptionAlgorithm: int | None = None
    InstanceID: str
    IterationCount: int | None = None
    KeyVersion: int | None = None
    KrbEnabled: bool | None = None
    MasterKey: bytes | None = None
    MaximumClockTolerance: int | None = None
    Passphrase: str | None = None
    RealmName: str | None = None
    Salt: str | None = None
    ServicePrincipalName: tuple[str, ...] | None = None
    ServicePrincipalProtocol: tuple[int, ...] | None = None
    SupportedEncryptionAlgorithms: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_KerberosSettingData",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_KerberosSettingData",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("ConfiguredEncryptionAlgorithms", "uint16", array=True),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("EncryptionAlgorithm", "uint16"),
            Property("InstanceID", "string", key=True),
            Property("IterationCount", "uint32"),
            Property("KeyVersion", "uint32"),
            Property("KrbEnabled", "boolean", required=True),
            Property("MasterKey", "base64"),
            Property("MaximumClockTolerance", "uint32"),
            Property("Passphrase", "string"),
            Property("RealmName", "string"),
            Property("Salt", "string"),
            Property("ServicePrincipalName", "string", array=True),
            Property("ServicePrincipalProtocol", "uint16", array=True),
            Property("SupportedEncryptionAlgorithms", "uint16", array=True),
        ),
        methods={
            "GetCredentialCacheState": Method(
                "GetCredentialCacheState",
                outputs=(
                    Property("Enabled", "boolean"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetCredentialCacheState": Method(
                "SetCredentialCacheState",
                inputs=(
                    Property("Enable", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_KerberosSettingData_GetCredentialCacheState_OUTPUT(Output):
    """What AMT_KerberosSettingData.GetCredentialCacheState answers."""

    Enabled: bool | None = None


class AMT_KerberosSettingData_SetCredentialCacheState_OUTPUT(Output):
    __slots__ = ()


class AMT_KerberosSettingDataProvider(Provider[AMT_KerberosSettingData]):
    CLASS = AMT_KerberosSettingData

    async def GetCredentialCacheState(
        self,
        call: Call,
        target: AMT_KerberosSettingData,
    ) -> AMT_KerberosSettingData_GetCredentialCacheState_OUTPUT:
        raise ActionNotSupported

    async def SetCredentialCacheState(
        self,
        call: Call,
        target: AMT_KerberosSettingData,
        *,
        Enable: bool,
    ) -> AMT_KerberosSettingData_SetCredentialCacheState_OUTPUT:
        raise ActionNotSupported
