"""CIM_NetworkPortCapabilities.

Generated from mof/cim/CIM_NetworkPortCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_NetworkPortCapabilities(Instance):
    """CIM_NetworkPortCapabilities."""

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
    PortSpeedsSupported: tuple[int, ...] | None = None
    RequestedSpeedsSupported: tuple[int, ...] | None = None
    RequestedStatesSupported: tuple[int, ...] | None = None
    SpeedConfigurable: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_NetworkPortCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_NetworkPortCapabilities",
        superclass="CIM_LogicalPortCapabilities",
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
            Property("PortSpeedsSupported", "uint64", array=True),
            Property("RequestedSpeedsSupported", "uint64", array=True),
            Property("RequestedStatesSupported", "uint16", array=True),
            Property("SpeedConfigurable", "boolean"),
        ),
    )


class CIM_NetworkPortCapabilitiesProvider(Provider[CIM_NetworkPortCapabilities]):
    CLASS = CIM_NetworkPortCapabilities
