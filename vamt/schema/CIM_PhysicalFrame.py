"""CIM_PhysicalFrame.

Generated from mof/cim/CIM_PhysicalFrame.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PhysicalFrame(Instance):
    """CIM_PhysicalFrame."""

    AudibleAlarm: bool | None = None
    BreachDescription: str | None = None
    CableManagementStrategy: str | None = None
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
    IsLocked: bool | None = None
    LockPresent: bool | None = None
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
    SecurityBreach: int | None = None
    SerialNumber: str | None = None
    ServiceDescriptions: tuple[str, ...] | None = None
    ServicePhilosophy: tuple[int, ...] | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    Tag: str
    UserTracking: str | None = None
    VendorCompatibilityStrings: tuple[str, ...] | None = None
    VendorEquipmentType: str | None = None
    Version: str | None = None
    VisibleAlarm: bool | None = None
    Weight: float | None = None
    Width: float | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PhysicalFrame",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PhysicalFrame",
        superclass="CIM_PhysicalPackage",
        keys=("CreationClassName", "Tag"),
        properties=(
            Property("AudibleAlarm", "boolean"),
            Property("BreachDescription", "string"),
            Property("CableManagementStrategy", "string"),
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
            Property("IsLocked", "boolean"),
            Property("LockPresent", "boolean"),
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
            Property("SecurityBreach", "uint16"),
            Property("SerialNumber", "string"),
            Property("ServiceDescriptions", "string", array=True),
            Property("ServicePhilosophy", "uint16", array=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("Tag", "string", key=True),
            Property("UserTracking", "string"),
            Property("VendorCompatibilityStrings", "string", array=True),
            Property("VendorEquipmentType", "string"),
            Property("Version", "string"),
            Property("VisibleAlarm", "boolean"),
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


class CIM_PhysicalFrame_IsCompatible_OUTPUT(Output):
    __slots__ = ()


class CIM_PhysicalFrameProvider(Provider[CIM_PhysicalFrame]):
    CLASS = CIM_PhysicalFrame

    async def IsCompatible(
        self,
        call: Call,
        target: CIM_PhysicalFrame,
        *,
        ElementToCheck: EPR | None = None,
    ) -> CIM_PhysicalFrame_IsCompatible_OUTPUT:
        raise ActionNotSupported
