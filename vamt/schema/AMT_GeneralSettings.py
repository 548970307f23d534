"""AMT_GeneralSettings: Host name, digest realm and other settings of the whole controller.

Generated from mof/amt/AMT_GeneralSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_GeneralSettings_PreferredAddressFamily(IntEnum):
    IPV4 = 0
    IPV6 = 1


class AMT_GeneralSettings_AMTNetworkEnabled(IntEnum):
    DISABLED = 0
    ENABLED = 1


class AMT_GeneralSettings_PrivacyLevel(IntEnum):
    DEFAULT = 0
    ENHANCED = 1
    EXTREME = 2


class AMT_GeneralSettings_PowerSource(IntEnum):
    AC = 0
    DC = 1


class AMT_GeneralSettings_ThunderboltDockEnabled(IntEnum):
    DISABLED = 0
    ENABLED = 1


class AMT_GeneralSettings_DHCPSyncRequiresHostname(IntEnum):
    DISABLED = 0
    ENABLED = 1


class AMT_GeneralSettings_AMTAuthenticate_SignatureMechanism(IntEnum):
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_GeneralSettings(Instance):
    """Host name, digest realm and other settings of the whole controller."""

    AMTNetworkEnabled: int | None = None
    Caption: str | None = None
    DDNSPeriodicUpdateInterval: int | None = None
    DDNSTTL: int | None = None
    DDNSUpdateByDHCPServerEnabled: bool | None = None
    DDNSUpdateEnabled: bool | None = None
    DHCPSyncRequiresHostname: int | None = None
    DHCPv6ConfigurationTimeout: int | None = None
    Description: str | None = None
    DigestRealm: str | None = None
    DomainName: str | None = None
    ElementName: str | None = None
    HostName: str | None = None
    HostOSFQDN: str | None = None
    IdleWakeTimeout: int | None = None
    InstanceID: str
    NetworkInterfaceEnabled: bool | None = None
    OemID: int | None = None
    PingResponseEnabled: bool | None = None
    PowerSource: int | None = None
    PreferredAddressFamily: int | None = None
    PresenceNotificationInterval: int | None = None
    PrivacyLevel: int | None = None
    RmcpPingResponseEnabled: bool | None = None
    SharedFQDN: bool | None = None
    ThunderboltDockEnabled: int | None = None
    WsmanOnlyMode: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_GeneralSettings",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_GeneralSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("AMTNetworkEnabled", "uint32"),
            Property("Caption", "string"),
            Property("DDNSPeriodicUpdateInterval", "uint32"),
            Property("DDNSTTL", "uint32"),
            Property("DDNSUpdateByDHCPServerEnabled", "boolean"),
            Property("DDNSUpdateEnabled", "boolean"),
            Property("DHCPSyncRequiresHostname", "uint32"),
            Property("DHCPv6ConfigurationTimeout", "uint16"),
            Property("Description", "string"),
            Property("DigestRealm", "string"),
            Property("DomainName", "string"),
            Property("ElementName", "string", required=True),
            Property("HostName", "string"),
            Property("HostOSFQDN", "string"),
            Property("IdleWakeTimeout", "uint32"),
            Property("InstanceID", "string", key=True),
            Property("NetworkInterfaceEnabled", "boolean"),
            Property("OemID", "uint16"),
            Property("PingResponseEnabled", "boolean"),
            Property("PowerSource", "uint32"),
            Property("PreferredAddressFamily", "uint32"),
            Property("PresenceNotificationInterval", "uint32"),
            Property("PrivacyLevel", "uint32"),
            Property("RmcpPingResponseEnabled", "boolean"),
            Property("SharedFQDN", "boolean"),
            Property("ThunderboltDockEnabled", "uint32"),
            Property("WsmanOnlyMode", "boolean"),
        ),
        methods={
            "AMTAuthenticate": Method(
                "AMTAuthenticate",
                inputs=(
                    Property("MC_Nonce", "base64", required=True),
                ),
                outputs=(
                    Property("Nonce", "base64"),
                    Property("UUID", "hexbinary"),
                    Property("FQDN", "string"),
                    Property("FWVersion", "string"),
                    Property("AMTSVN", "uint32"),
                    Property("SignatureMechanism", "uint32"),
                    Property("Signature", "base64"),
                    Property("LengthOfCertificates", "uint16", array=True),
                    Property("Certificates", "base64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_GeneralSettings_AMTAuthenticate_OUTPUT(Output):
    """What AMT_GeneralSettings.AMTAuthenticate answers."""

    Nonce: bytes | None = None
    UUID: bytes | None = None
    FQDN: str | None = None
    FWVersion: str | None = None
    AMTSVN: int | None = None
    SignatureMechanism: int | None = None
    Signature: bytes | None = None
    LengthOfCertificates: tuple[int, ...] | None = None
    Certificates: bytes | None = None


class AMT_GeneralSettingsProvider(Provider[AMT_GeneralSettings]):
    CLASS = AMT_GeneralSettings

    async def AMTAuthenticate(
        self,
        call: Call,
        target: AMT_GeneralSettings,
        *,
        MC_Nonce: bytes,
    ) -> AMT_GeneralSettings_AMTAuthenticate_OUTPUT:
        raise ActionNotSupported
