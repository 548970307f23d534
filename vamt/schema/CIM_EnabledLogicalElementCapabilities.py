"""CIM_EnabledLogicalElementCapabilities.

Generated from mof/cim/CIM_EnabledLogicalElementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_EnabledLogicalElementCapabilities_RequestedStatesSupported(IntEnum):
    ENABLED = 2
    DISABLED = 3
    SHUT_DOWN = 4
    OFFLINE = 6
    TEST = 7
    DEFER = 8
    QUIESCE = 9
    REBOOT = 10
    RESET = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_EnabledLogicalElementCapabilities(Instance):
    """CIM_EnabledLogicalElementCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    ElementNameEditSupported: bool | None = None
    ElementNameMask: str | None = None
    InstanceID: str
    MaxElementNameLen: int | None = None
    RequestedStatesSupported: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_EnabledLogicalElementCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_EnabledLogicalElementCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("ElementNameEditSupported", "boolean"),
            Property("ElementNameMask", "string"),
            Property("InstanceID", "string", key=True),
            Property("MaxElementNameLen", "uint16"),
            Property("RequestedStatesSupported", "uint16", array=True),
        ),
    )


class CIM_EnabledLogicalElementCapabilitiesProvider(Provider[CIM_EnabledLogicalElementCapabilities]):
    CLASS = CIM_EnabledLogicalElementCapabilities
