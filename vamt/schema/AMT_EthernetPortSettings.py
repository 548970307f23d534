"""AMT_EthernetPortSettings: Addresses and link policy of one network interface of the controller.

Generated from mof/amt/AMT_EthernetPortSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_EthernetPortSettings_LinkPolicy(IntEnum):
    S0_AC = 1
    SX_AC = 14
    S0_DC = 16
    SX_DC = 224


class AMT_EthernetPortSettings_LinkPreference(IntEnum):
    ME = 1
    HOST = 2


class AMT_EthernetPortSettings_LinkControl(IntEnum):
    ME = 1
    HOST = 2


class AMT_EthernetPortSettings_PhysicalConnectionType(IntEnum):
    INTEGRATED_LAN_NIC = 0
    DISCRETE_LAN_NIC = 1
    LAN_VIA_THUNDERBOLT_DOCK = 2
    WIRELESS_LAN = 3


class AMT_EthernetPortSettings_PhysicalNicMedium(IntEnum):
    SMBUS = 0
    PCIE = 1


class AMT_EthernetPortSettings_WLANLinkProtectionLevel(IntEnum):
    OVERRIDE = 0
    NONE = 1
    PASSIVE = 2
    HIGH = 3


class AMT_EthernetPortSettings_SetLinkPreference_LinkPreference(IntEnum):
    ME = 1
    HOST = 2


class AMT_EthernetPortSettings_SetLinkPreference_Timeout(IntEnum):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EthernetPortSettings(Instance):
    """Addresses and link policy of one network interface of the controller."""

    Caption: str | None = None
    ConsoleTcpMaxRetransmissions: int | None = None
    DHCPEnabled: bool | None = None
    DefaultGateway: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    IPAddress: str | None = None
    InstanceID: str
    IpSyncEnabled: bool | None = None
    LinkControl: int | None = None
    LinkIsUp: bool | None = None
    LinkPolicy: tuple[int, ...] | None = None
    LinkPreference: int | None = None
    MACAddress: str | None = None
    PhysicalConnectionType: int | None = None
    PhysicalNicMedium: int | None = None
    PrimaryDNS: str | None = None
    SecondaryDNS: str | None = None
    SharedDynamicIP: bool | None = None
    SharedMAC: bool | None = None
    SharedStaticIp: bool | None = None
    SubnetMask: str | None = None
    VLANTag: int | None = None
    WLANLinkProtectionLevel: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_EthernetPortSettings",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_EthernetPortSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("ConsoleTcpMaxRetransmissions", "uint32"),
            Property("DHCPEnabled", "boolean"),
            Property("DefaultGateway", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("IPAddress", "string"),
            Property("InstanceID", "string", key=True),
            Property("IpSyncEnabled", "boolean"),
            Property("LinkControl", "uint32"),
            Property("LinkIsUp", "boolean"),
            Property("LinkPolicy", "uint8", array=True),
            Property("LinkPreference", "uint32"),
            Property("MACAddress", "string"),
            Property("PhysicalConnectionType", "uint32"),
            Property("PhysicalNicMedium", "uint32"),
            Property("PrimaryDNS", "string"),
            Property("SecondaryDNS", "string"),
            Property("SharedDynamicIP", "boolean"),
            Property("SharedMAC", "boolean"),
            Property("SharedStaticIp", "boolean"),
            Property("SubnetMask", "string"),
            Property("VLANTag", "uint16"),
            Property("WLANLinkProtectionLevel", "uint32"),
        ),
        methods={
            "CancelLinkProtection": Method(
                "CancelLinkProtection",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RestoreLinkProtection": Method(
                "RestoreLinkProtection",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetLinkPreference": Method(
                "SetLinkPreference",
                inputs=(
                    Property("LinkPreference", "uint32", required=True),
                    Property("Timeout", "uint32"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_EthernetPortSettings_CancelLinkProtection_OUTPUT(Output):
    __slots__ = ()


class AMT_EthernetPortSettings_RestoreLinkProtection_OUTPUT(Output):
    __slots__ = ()


class AMT_EthernetPortSettings_SetLinkPreference_OUTPUT(Output):
    __slots__ = ()


class AMT_EthernetPortSettingsProvider(Provider[AMT_EthernetPortSettings]):
    CLASS = AMT_EthernetPortSettings

    async def CancelLinkProtection(
        self,
        call: Call,
        target: AMT_EthernetPortSettings,
    ) -> AMT_EthernetPortSettings_CancelLinkProtection_OUTPUT:
        raise ActionNotSupported

    async def RestoreLinkProtection(
        self,
        call: Call,
        target: AMT_EthernetPortSettings,
    ) -> AMT_EthernetPortSettings_RestoreLinkProtection_OUTPUT:
        raise ActionNotSupported

    async def SetLinkPreference(
        self,
        call: Call,
        target: AMT_EthernetPortSettings,
        *,
        LinkPreference: int,
        Timeout: int | None = None,
    ) -> AMT_EthernetPortSettings_SetLinkPreference_OUTPUT:
        raise ActionNotSupported
