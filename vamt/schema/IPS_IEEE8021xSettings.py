"""IPS_IEEE8021xSettings: 802.1X settings of the wired interface.

Generated from mof/ips/IPS_IEEE8021xSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_IEEE8021xSettings_Enabled(IntEnum):
    ENABLED_WITH_CERTIFICATES = 2
    DISABLED = 3
    ENABLED_WITHOUT_CERTIFICATES = 6


class IPS_IEEE8021xSettings_SetCertificates_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_IEEE8021xSettings(Instance):
    """802.1X settings of the wired interface."""

    AuthenticationProtocol: int | None = None
    AvailableInS0: bool | None = None
    Caption: str | None = None
    Description: str | None = None
    Domain: str | None = None
    ElementName: str | None = None
    Enabled: int | None = None
    InstanceID: str
    PACPassword: str | None = None
    PSK: bytes | None = None
    Password: str | None = None
    ProtectedAccessCredential: bytes | None = None
    PxeTimeout: int | None = None
    RoamingIdentity: str | None = None
    ServerCertificateName: str | None = None
    ServerCertificateNameComparison: int | None = None
    Username: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_IEEE8021xSettings",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_IEEE8021xSettings",
        superclass="CIM_IEEE8021xSettings",
        keys=("InstanceID",),
        properties=(
            Property("AuthenticationProtocol", "uint16"),
            Property("AvailableInS0", "boolean"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("Domain", "string"),
            Property("ElementName", "string", required=True),
            Property("Enabled", "uint32", required=True),
            Property("InstanceID", "string", key=True),
            Property("PACPassword", "string"),
            Property("PSK", "base64"),
            Property("Password", "string"),
            Property("ProtectedAccessCredential", "base64"),
            Property("PxeTimeout", "uint32"),
            Property("RoamingIdentity", "string"),
            Property("ServerCertificateName", "string"),
            Property("ServerCertificateNameComparison", "uint16"),
            Property("Username", "string"),
        ),
        methods={
            "SetCertificates": Method(
                "SetCertificates",
                inputs=(
                    Property("ServerCertificateIssuer", "reference"),
                    Property("ClientCertificate", "reference"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class IPS_IEEE8021xSettings_SetCertificates_OUTPUT(Output):
    __slots__ = ()


class IPS_IEEE8021xSettingsProvider(Provider[IPS_IEEE8021xSettings]):
    CLASS = IPS_IEEE8021xSettings

    async def SetCertificates(
        self,
        call: Call,
        target: IPS_IEEE8021xSettings,
        *,
        ServerCertificateIssuer: EPR | None = None,
        ClientCertificate: EPR | None = None,
    ) -> IPS_IEEE8021xSettings_SetCertificates_OUTPUT:
        raise ActionNotSupported
