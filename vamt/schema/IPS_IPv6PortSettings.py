"""IPS_IPv6PortSettings: IPv6 settings of one interface of the controller.

Generated from mof/ips/IPS_IPv6PortSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class IPS_IPv6PortSettings_InterfaceIDType(IntEnum):
    RANDOM = 0
    INTEL = 1
    MANUAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_IPv6PortSettings(Instance):
    """IPv6 settings of one interface of the controller."""

    Caption: str | None = None
    CurrentAddressInfo: tuple[str, ...] | None = None
    CurrentDefaultRouter: str | None = None
    CurrentPrimaryDNS: str | None = None
    CurrentSecondaryDNS: str | None = None
    DefaultRouter: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    IPv6Address: str | None = None
    InstanceID: str
    InterfaceIDType: int | None = None
    ManualInterfaceID: bytes | None = None
    PrimaryDNS: str | None = None
    SecondaryDNS: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_IPv6PortSettings",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_IPv6PortSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CurrentAddressInfo", "string", array=True),
            Property("CurrentDefaultRouter", "string"),
            Property("CurrentPrimaryDNS", "string"),
            Property("CurrentSecondaryDNS", "string"),
            Property("DefaultRouter", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("IPv6Address", "string"),
            Property("InstanceID", "string", key=True),
            Property("InterfaceIDType", "uint32"),
            Property("ManualInterfaceID", "hexbinary"),
            Property("PrimaryDNS", "string"),
            Property("SecondaryDNS", "string"),
        ),
    )


class IPS_IPv6PortSettingsProvider(Provider[IPS_IPv6PortSettings]):
    CLASS = IPS_IPv6PortSettings
