"""CIM_PhysicalComponent.

Generated from mof/cim/CIM_PhysicalComponent.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PhysicalComponent(Instance):
    """CIM_PhysicalComponent."""

    CanBeFRUed: bool | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    HotSwappable: bool | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    ManufactureDate: datetime | timedelta | None = None
    Manufacturer: str | None = None
    Model: str | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherIdentifyingInfo: str | None = None
    PartNumber: str | None = None
    PoweredOn: bool | None = None
    PrimaryStatus: int | None = None
    Removable: bool | None = None
    RemovalConditions: int | None = None
    Replaceable: bool | None = None
    SKU: str | None = None
    SerialNumber: str | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    Tag: str
    UserTracking: str | None = None
    VendorEquipmentType: str | None = None
    Version: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PhysicalComponent",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PhysicalComponent",
        superclass="CIM_PhysicalElement",
        keys=("CreationClassName", "Tag"),
        properties=(
            Property("CanBeFRUed", "boolean"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("HotSwappable", "boolean"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("ManufactureDate", "datetime"),
            Property("Manufacturer", "string"),
            Property("Model", "string"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherIdentifyingInfo", "string"),
            Property("PartNumber", "string"),
            Property("PoweredOn", "boolean"),
            Property("PrimaryStatus", "uint16"),
            Property("Removable", "boolean"),
            Property("RemovalConditions", "uint16"),
            Property("Replaceable", "boolean"),
            Property("SKU", "string"),
            Property("SerialNumber", "string"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("Tag", "string", key=True),
            Property("UserTracking", "string"),
            Property("VendorEquipmentType", "string"),
            Property("Version", "string"),
        ),
    )


class CIM_PhysicalComponentProvider(Provider[CIM_PhysicalComponent]):
    CLASS = CIM_PhysicalComponent
