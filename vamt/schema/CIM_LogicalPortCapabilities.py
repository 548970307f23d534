"""CIM_LogicalPortCapabilities.

Generated from mof/cim/CIM_LogicalPortCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_LogicalPortCapabilities(Instance):
    """CIM_LogicalPortCapabilities."""

    AutoSenseSpeedConfigurable: bool | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    ElementNameEditSupported: bool | None = None
    ElementNameMask: str | None = None
    InstanceID: str
    MaxElementNameLen: int | None = None
    RequestedSpeedsSupported: tuple[int, ...] | None = None
    RequestedStatesSupported: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_LogicalPortCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_LogicalPortCapabilities",
        superclass="CIM_EnabledLogicalElementCapabilities",
        keys=("InstanceID",),
        properties=(
            Property("AutoSenseSpeedConfigurable", "boolean"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("ElementNameEditSupported", "boolean"),
            Property("ElementNameMask", "string"),
            Property("InstanceID", "string", key=True),
            Property("MaxElementNameLen", "uint16"),
            Property("RequestedSpeedsSupported", "uint64", array=True),
            Property("RequestedStatesSupported", "uint16", array=True),
        ),
    )


class CIM_LogicalPortCapabilitiesProvider(Provider[CIM_LogicalPortCapabilities]):
    CLASS = CIM_LogicalPortCapabilities
