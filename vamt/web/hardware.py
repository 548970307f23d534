"""What the machine is made of, as the inventory classes tell it; labels are a device's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from vamt.cim.model import Instance
from vamt.schema.CIM_BIOSElement import CIM_BIOSElement
from vamt.schema.CIM_Card import CIM_Card
from vamt.schema.CIM_Chassis import CIM_Chassis
from vamt.schema.CIM_Chip import CIM_Chip
from vamt.schema.CIM_MediaAccessDevice import CIM_MediaAccessDevice
from vamt.schema.CIM_PhysicalMemory import CIM_PhysicalMemory, CIM_PhysicalMemory_MemoryType
from vamt.schema.CIM_PhysicalPackage import CIM_PhysicalPackage
from vamt.schema.CIM_Processor import CIM_Processor
from vamt.web.desk import Desk
from vamt.web.html import Html, join, tag
from vamt.web.page import Page, table

T = TypeVar("T", bound=Instance)

PROCESSOR_STATUS: Final = {
    1: "Enabled",
    2: "Disabled by user",
    3: "Disabled by BIOS",
    4: "Idle",
}
"""By CIM_Processor.CPUStatus."""

FORM_FACTORS: Final = {3: "SIMM", 9: "DIMM", 12: "RIMM", 13: "SODIMM"}
"""By CIM_Chip.FormFactor, which has SMBIOS' numbers on devices."""

STORAGE: Final = 15
"""CIM_PhysicalPackage.PackageType of a disk."""

MIB: Final = 1 << 20
KB_OF_MB: Final = 1000
"""CIM_MediaAccessDevice.MaxMediaSize is in units of 1000 octets."""


async def system(desk: Desk) -> Page:
    """Platform, board, firmware."""
    chassis = desk.local.instances(CIM_Chassis)
    cards = desk.local.instances(CIM_Card)
    bioses = desk.local.instances(CIM_BIOSElement)
    sections = [
        *(
            table(
                "Platform",
                (
                    ("Computer model", found.Model),
                    ("Manufacturer", found.Manufacturer),
                    ("Version", found.Version),
                    ("Serial number", found.SerialNumber),
                    ("System ID", str(desk.snapshot.uuid)),
                ),
            )
            for found in chassis
        ),
        *(
            table(
                "Baseboard",
                (
                    ("Manufacturer", found.Manufacturer),
                    ("Product name", found.Model),
                    ("Version", found.Version),
                    ("Serial number", found.SerialNumber),
                    ("Asset tag", "" if found.Tag == "CIM_Card" else found.Tag),
                    ("Replaceable?", _yes_or_no(found.CanBeFRUed)),
                ),
            )
            for found in cards
        ),
        *(
            table(
                "BIOS",
                (
                    ("Vendor", found.Manufacturer),
                    ("Version", found.Version),
                    ("Release date", _date(found)),
                ),
            )
            for found in bioses
        ),
    ]
    return Page("System Information", _sections(sections))


async def processor(desk: Desk) -> Page:
    """Every processor package."""
    processors = desk.local.instances(CIM_Processor)
    chips = _matching(desk.local.instances(CIM_Chip), len(processors))
    return Page(
        "Processor Information",
        _sections(
            table(
                f"Processor {number}",
                (
                    ("Manufacturer", None if chip is None else chip.Manufacturer),
                    ("Family", found.OtherFamilyDescription),
                    ("Socket", found.DeviceID),
                    ("Version", None if chip is None else chip.Version),
                    ("Maximum socket speed", _mhz(found.MaxClockSpeed)),
                    ("Speed", _mhz(found.CurrentClockSpeed)),
                    ("Status", PROCESSOR_STATUS.get(found.CPUStatus or 0)),
                    ("Populated?", "Yes"),
                ),
            )
            for number, (found, chip) in enumerate(zip(processors, chips, strict=True), 1)
        ),
    )


async def memory(desk: Desk) -> Page:
    """Every memory module."""
    return Page(
        "Memory Information",
        _sections(
            table(
                f"Module {number}",
                (
                    ("Manufacturer", found.Manufacturer),
                    ("Serial number", found.SerialNumber),
                    ("Size", None if found.Capacity is None else f"{found.Capacity // MIB} MB"),
                    ("Speed", _mhz(found.ConfiguredMemoryClockSpeed)),
                    ("Form factor", FORM_FACTORS.get(found.FormFactor or 0)),
                    ("Type", _memory_type(found.MemoryType)),
                    ("Bank", found.BankLabel),
                    ("Part number", found.PartNumber),
                ),
            )
            for number, found in enumerate(desk.local.instances(CIM_PhysicalMemory), 1)
        ),
    )


async def disk(desk: Desk) -> Page:
    """Every disk."""
    devices = desk.local.instances(CIM_MediaAccessDevice)
    storage = [
        package for package in desk.local.instances(CIM_PhysicalPackage) if package.PackageType == STORAGE
    ]
    packages = _matching(storage, len(devices))
    return Page(
        "Disk Information",
        _sections(
            table(
                f"Disk {number}",
                (
                    ("Model", None if package is None else package.Model),
                    ("Serial number", None if package is None else package.SerialNumber),
                    ("Size", _media_size(device)),
                ),
            )
            for number, (device, package) in enumerate(zip(devices, packages, strict=True), 1)
        ),
    )


def _sections(sections: Iterable[Html]) -> Html:
    found = join(sections, "\n")
    return found if found.text else tag("p", "The machine has not reported any.", class_="nothing")


def _matching(parts: Sequence[T], count: int) -> Sequence[T | None]:
    """Parts that are listed in the order of something else; nothing can be said if their number differs."""
    return parts if len(parts) == count else [None] * count


def _media_size(device: CIM_MediaAccessDevice) -> str:
    return f"{device.MaxMediaSize // KB_OF_MB} MB" if device.MaxMediaSize else "No medium"


def _mhz(speed: int | None) -> str | None:
    return f"{speed} MHz" if speed else None


def _yes_or_no(value: bool | None) -> str | None:
    return None if value is None else "Yes" if value else "No"


def _date(bios: CIM_BIOSElement) -> str:
    """The day of release; devices say 1970 where nothing is known."""
    released = bios.ReleaseDate
    if not isinstance(released, datetime) or released.timestamp() <= 0:
        return ""
    return released.strftime("%Y-%m-%d")


def _memory_type(number: int | None) -> str | None:
    try:
        return CIM_PhysicalMemory_MemoryType(number or 0).name.replace("_", " ")
    except ValueError:
        return None
