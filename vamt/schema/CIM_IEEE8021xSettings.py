"""CIM_IEEE8021xSettings: 802.1X settings of a network interface.

Generated from mof/cim/CIM_IEEE8021xSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_IEEE8021xSettings(Instance):
    """802.1X settings of a network interface."""

    AuthenticationProtocol: int | None = None
    Caption: str | None = None
    Description: str | None = None
    Domain: str | None = None
    ElementName: str | None = None
    InstanceID: str
    PACPassword: str | None = None
    PSK: bytes | None = None
    Password: str | None = None
    ProtectedAccessCredential: bytes | None = None
    RoamingIdentity: str | None = None
    ServerCertificateName: str | None = None
    ServerCertificateNameComparison: int | None = None
    Username: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_IEEE8021xSettings",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_IEEE8021xSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("AuthenticationProtocol", "uint16"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("Domain", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("PACPassword", "string"),
            Property("PSK", "base64"),
            Property("Password", "string"),
            Property("ProtectedAccessCredential", "base64"),
            Property("RoamingIdentity", "string"),
            Property("ServerCertificateName", "string"),
            Property("ServerCertificateNameComparison", "uint16"),
            Property("Username", "string"),
        ),
    )


class CIM_IEEE8021xSettingsProvider(Provider[CIM_IEEE8021xSettings]):
    CLASS = CIM_IEEE8021xSettings
