"""AMT_PETFilterSetting.

Generated from mof/amt/AMT_PETFilterSetting.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PETFilterSetting(Instance):
    """AMT_PETFilterSetting."""

    Caption: str | None = None
    Description: str | None = None
    DeviceAddress: int | None = None
    ElementName: str | None = None
    EnableFilter: bool | None = None
    Entity: int | None = None
    EntityInstance: int | None = None
    EventOffset: int | None = None
    EventSensorType: int | None = None
    EventSeverity: int | None = None
    EventSourceType: int | None = None
    EventType: int | None = None
    InstanceID: str
    LogOnEvent: bool | None = None
    OEMFilter: bool | None = None
    PolicyID: int | None = None
    SendAlert: bool | None = None
    SensorNumber: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PETFilterSetting",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PETFilterSetting",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("DeviceAddress", "uint8", required=True),
            Property("ElementName", "string", required=True),
            Property("EnableFilter", "boolean", required=True),
            Property("Entity", "uint8", required=True),
            Property("EntityInstance", "uint8", required=True),
            Property("EventOffset", "uint8", required=True),
            Property("EventSensorType", "uint8", required=True),
            Property("EventSeverity", "uint8", required=True),
            Property("EventSourceType", "uint8", required=True),
            Property("EventType", "uint8", required=True),
            Property("InstanceID", "string", key=True),
            Property("LogOnEvent", "boolean", required=True),
            Property("OEMFilter", "boolean", required=True),
            Property("PolicyID", "uint8", required=True),
            Property("SendAlert", "boolean", required=True),
            Property("SensorNumber", "uint8", required=True),
        ),
    )


class AMT_PETFilterSettingProvider(Provider[AMT_PETFilterSetting]):
    CLASS = AMT_PETFilterSetting
