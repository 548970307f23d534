"""AMT_PETCapabilities.

Generated from mof/amt/AMT_PETCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PETCapabilities(Instance):
    """AMT_PETCapabilities."""

    AssertionEvent: bool | None = None
    Caption: str | None = None
    DeassertionEvent: bool | None = None
    Description: str | None = None
    DeviceAddress: int | None = None
    ElementName: str | None = None
    Entity: int | None = None
    EntityInstance: int | None = None
    EventOffset: int | None = None
    EventSensorType: int | None = None
    EventSeverity: int | None = None
    EventSourceType: int | None = None
    EventType: int | None = None
    Index: int | None = None
    InstanceID: str
    IsLegacySensor: bool | None = None
    SensorNumber: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PETCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PETCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("AssertionEvent", "boolean"),
            Property("Caption", "string"),
            Property("DeassertionEvent", "boolean"),
            Property("Description", "string"),
            Property("DeviceAddress", "uint8"),
            Property("ElementName", "string", required=True),
            Property("Entity", "uint8"),
            Property("EntityInstance", "uint8"),
            Property("EventOffset", "uint8"),
            Property("EventSensorType", "uint8"),
            Property("EventSeverity", "uint8"),
            Property("EventSourceType", "uint8"),
            Property("EventType", "uint8"),
            Property("Index", "uint8"),
            Property("InstanceID", "string", key=True),
            Property("IsLegacySensor", "boolean"),
            Property("SensorNumber", "uint8"),
        ),
    )


class AMT_PETCapabilitiesProvider(Provider[AMT_PETCapabilities]):
    CLASS = AMT_PETCapabilities
