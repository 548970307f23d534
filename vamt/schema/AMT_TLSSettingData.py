"""AMT_TLSSettingData: Whether an interface speaks TLS and asks clients for certificates.

Generated from mof/amt/AMT_TLSSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TLSSettingData(Instance):
    """Whether an interface speaks TLS and asks clients for certificates."""

    AcceptNonSecureConnections: bool | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Enabled: bool | None = None
    InstanceID: str
    MutualAuthentication: bool | None = None
    NonSecureConnectionsSupported: bool | None = None
    TrustedCN: tuple[str, ...] | None = None
    X509IssuerName: str | None = None
    X509SerialNumber: bytes | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_TLSSettingData",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_TLSSettingData",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("AcceptNonSecureConnections", "boolean"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("Enabled", "boolean", required=True),
            Property("InstanceID", "string", key=True),
            Property("MutualAuthentication", "boolean"),
            Property("NonSecureConnectionsSupported", "boolean"),
            Property("TrustedCN", "string", array=True),
            Property("X509IssuerName", "string"),
            Property("X509SerialNumber", "base64"),
        ),
    )


class AMT_TLSSettingDataProvider(Provider[AMT_TLSSettingData]):
    CLASS = AMT_TLSSettingData
