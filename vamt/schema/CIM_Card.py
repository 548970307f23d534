"""CIM_Card: The main board.

Generated from mof/cim/CIM_Card.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Card(Instance):
    """The main board."""

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
    HostingBoard: bool | None = None
    HotSwappable: bool | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    ManufactureDate: datetime | timedelta | None = None
    Manufacturer: str | None = None
    Model: str | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperatingVoltages: tuple[int, ...] | None = None
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
    RequirementsDescription: str | None = None
    RequiresDaughterBoard: bool | None = None
    SKU: str | None = None
    SerialNumber: str | None = None
    SlotLayout: str | None = None
    SpecialRequirements: bool | None = None
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
        name="CIM_Card",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Card",
        superclass="CIM_PhysicalPackage",
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
            Property("HostingBoard", "boolean"),
            Property("HotSwappable", "boolean"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("ManufactureDate", "datetime"),
            Property("Manufacturer", "string"),
            Property("Model", "string"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperatingVoltages", "sint16", array=True),
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
            Property("RequirementsDescription", "string"),
            Property("RequiresDaughterBoard", "boolean"),
            Property("SKU", "string"),
            Property("SerialNumber", "string"),
            Property("SlotLayout", "string"),
            Property("SpecialRequirements", "boolean"),
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
            "ConnectorPower": Method(
                "ConnectorPower",
                inputs=(
                    Property("Connector", "reference"),
                    Property("PoweredOn", "boolean"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
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


class CIM_Card_ConnectorPower_OUTPUT(Output):
    __slots__ = ()


class CIM_Card_IsCompatible_OUTPUT(Output):
    __slots__ = ()


class CIM_CardProvider(Provider[CIM_Card]):
    CLASS = CIM_Card

    async def ConnectorPower(
        self,
        call: Call,
        target: CIM_Card,
        *,
        Connector: EPR | None = None,
        PoweredOn: bool | None = None,
    ) -> CIM_Card_ConnectorPower_OUTPUT:
        raise ActionNotSupported

    async def IsCompatible(
        self,
        call: Call,
        target: CIM_Card,
        *,
        ElementToCheck: EPR | None = None,
    ) -> CIM_Card_IsCompatible_OUTPUT:
        raise ActionNotSupported
