"""AMT_8021XProfile: The 802.1X profile of the wired interface.

Generated from mof/amt/AMT_8021XProfile.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_8021XProfile_AuthenticationProtocol(IntEnum):
    TLS = 0
    TTLSMSCHAPV2 = 1
    PEAPMSCHAPV2 = 2
    EAPGTC = 3
    EAPFASTMSCHAPV2 = 4
    EAPFASTGTC = 5
    EAPFASTTLS = 6


class AMT_8021XProfile_ServerCertificateNameComparison(IntEnum):
    FULL_NAME = 0
    DOMAIN_SUFFIX = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_8021XProfile(Instance):
    """The 802.1X profile of the wired interface."""

    ActiveInS0: bool | None = None
    AuthenticationProtocol: int | None = None
    Caption: str | None = None
    ClientCertificate: EPR | None = None
    Description: str | None = None
    Domain: str | None = None
    ElementName: str | None = None
    Enabled: bool | None = None
    InstanceID: str
    PACPassword: str | None = None
    Password: str | None = None
    ProtectedAccessCredential: bytes | None = None
    PxeTimeout: int | None = None
    RoamingIdentity: str | None = None
    ServerCertificateIssuer: EPR | None = None
    ServerCertificateName: str | None = None
    ServerCertificateNameComparison: int | None = None
    Username: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_8021XProfile",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_8021XProfile",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("ActiveInS0", "boolean"),
            Property("AuthenticationProtocol", "uint16"),
            Property("Caption", "string"),
            Property("ClientCertificate", "reference"),
            Property("Description", "string"),
            Property("Domain", "string"),
            Property("ElementName", "string", required=True),
            Property("Enabled", "boolean", required=True),
            Property("InstanceID", "string", key=True),
            Property("PACPassword", "string"),
            Property("Password", "string"),
            Property("ProtectedAccessCredential", "base64"),
            Property("PxeTimeout", "uint32"),
            Property("RoamingIdentity", "string"),
            Property("ServerCertificateIssuer", "reference"),
            Property("ServerCertificateName", "string"),
            Property("ServerCertificateNameComparison", "uint16"),
            Property("Username", "string"),
        ),
    )


class AMT_8021XProfileProvider(Provider[AMT_8021XProfile]):
    CLASS = AMT_8021XProfile
