"""CIM_PhysicalMemory: A memory module.

Generated from mof/cim/CIM_PhysicalMemory.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_PhysicalMemory_MemoryType(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    DRAM = 2
    SYNCHRONOUS_DRAM = 3
    CACHE_DRAM = 4
    EDO = 5
    EDRAM = 6
    VRAM = 7
    SRAM = 8
    RAM = 9
    ROM = 10
    FLASH = 11
    EEPROM = 12
    FEPROM = 13
    EPROM = 14
    CDRAM = 15
    N3DRAM = 16
    SDRAM = 17
    SGRAM = 18
    RDRAM = 19
    DDR = 20
    DDR2 = 21
    BRAM = 22
    FBDIMM = 23
    DDR3 = 24
    FBD2 = 25
    DDR4 = 26
    LPDDR = 27
    LPDDR2 = 28
    LPDDR3 = 29
    LPDDR4 = 30
    LOGICAL_NON_VOLATILE_DEVICE = 31
    HBM = 32
    HBM2 = 33
    DDR5 = 34
    LPDDR5 = 35
    HBM3 = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PhysicalMemory(Instance):
    """A memory module."""

    BankLabel: str | None = None
    CanBeFRUed: bool | None = None
    Capacity: int | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    ConfiguredMemoryClockSpeed: int | None = None
    CreationClassName: str
    DataWidth: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    FormFactor: int | None = None
    HealthState: int | None = None
    HotSwappable: bool | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    InterleavePosition: int | None = None
    IsSpeedInMhz: bool | None = None
    ManufactureDate: datetime | timedelta | None = None
    Manufacturer: str | None = None
    MaxMemorySpeed: int | None = None
    MemoryType: int | None = None
    Model: str | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherIdentifyingInfo: str | None = None
    PartNumber: str | None = None
    PositionInRow: int | None = None
    PoweredOn: bool | None = None
    PrimaryStatus: int | None = None
    Removable: bool | None = None
    RemovalConditions: int | None = None
    Replaceable: bool | None = None
    SKU: str | None = None
    SerialNumber: str | None = None
    Speed: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    Tag: str
    TotalWidth: int | None = None
    UserTracking: str | None = None
    VendorEquipmentType: str | None = None
    Version: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PhysicalMemory",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PhysicalMemory",
        superclass="CIM_Chip",
        keys=("CreationClassName", "Tag"),
        properties=(
            Property("BankLabel", "string"),
            Property("CanBeFRUed", "boolean"),
            Property("Capacity", "uint64"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("ConfiguredMemoryClockSpeed", "uint32"),
            Property("CreationClassName", "string", key=True),
            Property("DataWidth", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("FormFactor", "uint16"),
            Property("HealthState", "uint16"),
            Property("HotSwappable", "boolean"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("InterleavePosition", "uint32"),
            Property("IsSpeedInMhz", "boolean"),
            Property("ManufactureDate", "datetime"),
            Property("Manufacturer", "string"),
            Property("MaxMemorySpeed", "uint32"),
            Property("MemoryType", "uint16"),
            Property("Model", "string"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherIdentifyingInfo", "string"),
            Property("PartNumber", "string"),
            Property("PositionInRow", "uint32"),
            Property("PoweredOn", "boolean"),
            Property("PrimaryStatus", "uint16"),
            Property("Removable", "boolean"),
            Property("RemovalConditions", "uint16"),
            Property("Replaceable", "boolean"),
            Property("SKU", "string"),
            Property("SerialNumber", "string"),
            Property("Speed", "uint32"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("Tag", "string", key=True),
            Property("TotalWidth", "uint16"),
            Property("UserTracking", "string"),
            Property("VendorEquipmentType", "string"),
            Property("Version", "string"),
        ),
    )


class CIM_PhysicalMemoryProvider(Provider[CIM_PhysicalMemory]):
    CLASS = CIM_PhysicalMemory
