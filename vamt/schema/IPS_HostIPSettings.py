"""IPS_HostIPSettings: The IP settings the operating system uses.

Generated from mof/ips/IPS_HostIPSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_HostIPSettings(Instance):
    """The IP settings the operating system uses."""

    Caption: str | None = None
    DHCPEnabled: bool | None = None
    DefaultGateway: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    IpAddress: str | None = None
    PrimaryDNS: str | None = None
    SecondaryDNS: str | None = None
    SubnetMask: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_HostIPSettings",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_HostIPSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("DHCPEnabled", "boolean"),
            Property("DefaultGateway", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("IpAddress", "string"),
            Property("PrimaryDNS", "string"),
            Property("SecondaryDNS", "string"),
            Property("SubnetMask", "string"),
        ),
    )


class IPS_HostIPSettingsProvider(Provider[IPS_HostIPSettings]):
    CLASS = IPS_HostIPSettings
