"""CIM_ListenerDestination.

Generated from mof/cim/CIM_ListenerDestination.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ListenerDestination(Instance):
    """CIM_ListenerDestination."""

    Caption: str | None = None
    CreationClassName: str
    Description: str | None = None
    Destination: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    Name: str
    OtherPersistenceType: str | None = None
    OtherProtocol: str | None = None
    PersistenceType: int | None = None
    Protocol: int | None = None
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ListenerDestination",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ListenerDestination",
        superclass="CIM_ManagedElement",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("Caption", "string"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("Destination", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("OtherPersistenceType", "string"),
            Property("OtherProtocol", "string"),
            Property("PersistenceType", "uint16"),
            Property("Protocol", "uint16"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
    )


class CIM_ListenerDestinationProvider(Provider[CIM_ListenerDestination]):
    CLASS = CIM_ListenerDestination
