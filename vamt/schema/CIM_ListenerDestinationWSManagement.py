"""CIM_ListenerDestinationWSManagement: Where events are delivered over WS-Management.

Generated from mof/cim/CIM_ListenerDestinationWSManagement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_ListenerDestinationWSManagement_DeliveryMode(IntEnum):
    PUSH = 2
    PUSH_WITH_ACK = 3
    EVENTS = 4
    PULL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ListenerDestinationWSManagement(Instance):
    """Where events are delivered over WS-Management."""

    Caption: str | None = None
    ContentEncoding: str | None = None
    CreationClassName: str
    DeliveryAuth: str | None = None
    DeliveryMode: int | None = None
    Description: str | None = None
    Destination: str | None = None
    DestinationEndTo: str | None = None
    ElementName: str | None = None
    Heartbeat: int | None = None
    InstanceID: str | None = None
    Locale: str | None = None
    MaxTime: int | None = None
    Name: str
    OtherPersistenceType: str | None = None
    OtherProtocol: str | None = None
    PersistenceType: int | None = None
    PolyMorphismMode: int | None = None
    Protocol: int | None = None
    SendBookmark: bool | None = None
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ListenerDestinationWSManagement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ListenerDestinationWSManagement",
        superclass="CIM_ListenerDestination",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Caption", "string"),
            Property("ContentEncoding", "string"),
            Property("CreationClassName", "string", key=True),
            Property("DeliveryAuth", "string"),
            Property("DeliveryMode", "uint16"),
            Property("Description", "string"),
            Property("Destination", "string", required=True),
            Property("DestinationEndTo", "string"),
            Property("ElementName", "string"),
            Property("Heartbeat", "uint64"),
            Property("InstanceID", "string"),
            Property("Locale", "string"),
            Property("MaxTime", "uint64"),
            Property("Name", "string", key=True),
            Property("OtherPersistenceType", "string"),
            Property("OtherProtocol", "string"),
            Property("PersistenceType", "uint16"),
            Property("PolyMorphismMode", "uint16"),
            Property("Protocol", "uint16"),
            Property("SendBookmark", "boolean"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
    )


class CIM_ListenerDestinationWSManagementProvider(Provider[CIM_ListenerDestinationWSManagement]):
    CLASS = CIM_ListenerDestinationWSManagement
