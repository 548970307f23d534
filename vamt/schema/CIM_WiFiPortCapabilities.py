"""CIM_WiFiPortCapabilities.

Generated from mof/cim/CIM_WiFiPortCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_WiFiPortCapabilities(Instance):
    """CIM_WiFiPortCapabilities."""

    AutoSenseSpeedConfigurable: bool | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    ElementNameEditSupported: bool | None = None
    ElementNameMask: str | None = None
    InstanceID: str
    LinkTechnologiesSupported: tuple[int, ...] | None = None
    MaxElementNameLen: int | None = None
    NetworkIDsConfigurable: bool | None = None
    NetworkIDsFormat: int | None = None
    OtherSupportedPortTypes: tuple[str, ...] | None = None
    PortSpeedsSupported: tuple[int, ...] | None = None
    RequestedSpeedsSupported: tuple[int, ...] | None = None
    RequestedStatesSupported: tuple[int, ...] | None = None
    SpeedConfigurable: bool | None = None
    SupportedPortTypes: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_WiFiPortCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_WiFiPortCapabilities",
        superclass="CIM_NetworkPortCapabilities",
        keys=("InstanceID",),
        properties=(
            Property("AutoSenseSpeedConfigurable", "boolean"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("ElementNameEditSupported", "boolean"),
            Property("ElementNameMask", "string"),
            Property("InstanceID", "string", key=True),
            Property("LinkTechnologiesSupported", "uint16", array=True),
            Property("MaxElementNameLen", "uint16"),
            Property("NetworkIDsConfigurable", "boolean"),
            Property("NetworkIDsFormat", "uint16"),
            Property("OtherSupportedPortTypes", "string", array=True),
            Property("PortSpeedsSupported", "uint64", array=True),
            Property("RequestedSpeedsSupported", "uint64", array=True),
            Property("RequestedStatesSupported", "uint16", array=True),
            Property("SpeedConfigurable", "boolean"),
            Property("SupportedPortTypes", "uint16", array=True),
        ),
    )


class CIM_WiFiPortCapabilitiesProvider(Provider[CIM_WiFiPortCapabilities]):
    CLASS = CIM_WiFiPortCapabilities
