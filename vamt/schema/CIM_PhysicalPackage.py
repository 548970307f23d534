"""CIM_PhysicalPackage: Something that contains hardware.

Generated from mof/cim/CIM_PhysicalPackage.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_PhysicalPackage_PackageType(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    RACK = 2
    CHASSIS_FRAME = 3
    CROSS_CONNECT_BACKPLANE = 4
    CONTAINER_FRAME_SLOT = 5
    POWER_SUPPLY = 6
    FAN = 7
    SENSOR = 8
    MODULE_CARD = 9
    PORT_CONNECTOR = 10
    BATTERY = 11
    PROCESSOR = 12
    MEMORY = 13
    POWER_SOURCE_GENERATOR = 14
    STORAGE_MEDIA_PACKAGE = 15
    BLADE = 16
    BLADE_EXPANSION = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PhysicalPackage(Instance):
    """Something that contains hardware."""

    CanBeFRUed: bool | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Depth: float | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    Height: float | None = None
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
    OtherPackageType: str | None = None
    PackageType: int | None = None
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
    VendorCompatibilityStrings: tuple[str, ...] | None = None
    VendorEquipmentType: str | None = None
    Version: str | None = None
    Weight: float | None = None
    Width: float | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PhysicalPackage",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PhysicalPackage",
        superclass="CIM_PhysicalElement",
        keys=("CreationClassName", "Tag"),
        properties=(
            Property("CanBeFRUed", "boolean"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Depth", "real64"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("Height", "real64"),
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
            Property("OtherPackageType", "string"),
            Property("PackageType", "uint16"),
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
            Property("VendorCompatibilityStrings", "string", array=True),
            Property("VendorEquipmentType", "string"),
            Property("Version", "string"),
            Property("Weight", "real64"),
            Property("Width", "real64"),
        ),
        methods={
            "IsCompatible": Method(
                "IsCompatible",
                inputs=(
                    Property("ElementToCheck", "reference"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class CIM_PhysicalPackage_IsCompatible_OUTPUT(Output):
    __slots__ = ()


class CIM_PhysicalPackageProvider(Provider[CIM_PhysicalPackage]):
    CLASS = CIM_PhysicalPackage

    async def IsCompatible(
        self,
        call: Call,
        target: CIM_PhysicalPackage,
        *,
        ElementToCheck: EPR | None = None,
    ) -> CIM_PhysicalPackage_IsCompatible_OUTPUT:
        raise ActionNotSupported
