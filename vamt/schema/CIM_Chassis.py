"""CIM_Chassis: The case.

Generated from mof/cim/CIM_Chassis.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_Chassis_ChassisPackageType(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    SMBIOS_RESERVED1 = 2
    DESKTOP = 3
    LOW_PROFILE_DESKTOP = 4
    PIZZA_BOX = 5
    MINI_TOWER = 6
    TOWER = 7
    PORTABLE = 8
    LAPTOP = 9
    NOTEBOOK = 10
    HANDHELD = 11
    DOCKING_STATION = 12
    ALL_IN_ONE = 13
    SUB_NOTEBOOK = 14
    SPACE_SAVING = 15
    LUNCH_BOX = 16
    MAIN_SYSTEM_CHASSIS = 17
    EXPANSION_CHASSIS = 18
    SUB_CHASSIS = 19
    BUS_EXPANSION_CHASSIS = 20
    PERIPHERAL_CHASSIS = 21
    STORAGE_CHASSIS = 22
    SMBIOS_RESERVED2 = 23
    SEALED_CASE_PC = 24
    SMBIOS_RESERVED3 = 25
    COMPACT_PCI = 26
    ADVANCED_TCA = 27
    BLADE_ENCLOSURE = 28
    SMBIOS_RESERVED4 = 29
    TABLET = 30
    CONVERTIBLE = 31
    DETACHABLE = 32
    IO_T_GATEWAY = 33
    EMBEDDED_PC = 34
    MINI_PC = 35
    STICK_PC = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Chassis(Instance):
    """The case."""

    AudibleAlarm: bool | None = None
    BreachDescription: str | None = None
    CableManagementStrategy: str | None = None
    CanBeFRUed: bool | None = None
    Caption: str | None = None
    ChassisPackageType: int | None = None
    ChassisTypeDescription: str | None = None
    ChassisTypes: tuple[int, ...] | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    CurrentRequiredOrProduced: int | None = None
    Depth: float | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    HeatGeneration: int | None = None
    Height: float | None = None
    HotSwappable: bool | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    IsLocked: bool | None = None
    LockPresent: bool | None = None
    ManufactureDate: datetime | timedelta | None = None
    Manufacturer: str | None = None
    Model: str | None = None
    MultipleSystemSupport: int | None = None
    Name: str | None = None
    NumberOfPowerCords: int | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherIdentifyingInfo: str | None = None
    OtherPackageType: str | None = None
    PackageType: int | None = None
    PartNumber: str | None = None
    PoweredOn: bool | None = None
    PrimaryStatus: int | None = None
    RackMountable: int | None = None
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
    TypeDescriptions: tuple[str, ...] | None = None
    UserTracking: str | None = None
    VendorCompatibilityStrings: tuple[str, ...] | None = None
    VendorEquipmentType: str | None = None
    Version: str | None = None
    VisibleAlarm: bool | None = None
    Weight: float | None = None
    Width: float | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Chassis",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Chassis",
        superclass="CIM_PhysicalFrame",
        keys=("CreationClassName", "Tag"),
        properties=(
            Property("AudibleAlarm", "boolean"),
            Property("BreachDescription", "string"),
            Property("CableManagementStrategy", "string"),
            Property("CanBeFRUed", "boolean"),
            Property("Caption", "string"),
            Property("ChassisPackageType", "uint16"),
            Property("ChassisTypeDescription", "string"),
            Property("ChassisTypes", "uint16", array=True),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("CurrentRequiredOrProduced", "sint16"),
            Property("Depth", "real64"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("HeatGeneration", "uint16"),
            Property("Height", "real64"),
            Property("HotSwappable", "boolean"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("IsLocked", "boolean"),
            Property("LockPresent", "boolean"),
            Property("ManufactureDate", "datetime"),
            Property("Manufacturer", "string"),
            Property("Model", "string"),
            Property("MultipleSystemSupport", "uint16"),
            Property("Name", "string"),
            Property("NumberOfPowerCords", "uint16"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherIdentifyingInfo", "string"),
            Property("OtherPackageType", "string"),
            Property("PackageType", "uint16"),
            Property("PartNumber", "string"),
            Property("PoweredOn", "boolean"),
            Property("PrimaryStatus", "uint16"),
            Property("RackMountable", "uint16"),
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
            Property("TypeDescriptions", "string", array=True),
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


class CIM_Chassis_IsCompatible_OUTPUT(Output):
    __slots__ = ()


class CIM_ChassisProvider(Provider[CIM_Chassis]):
    CLASS = CIM_Chassis

    async def IsCompatible(
        self,
        call: Call,
        target: CIM_Chassis,
        *,
        ElementToCheck: EPR | None = None,
    ) -> CIM_Chassis_IsCompatible_OUTPUT:
        raise ActionNotSupported
