"""Hardware: the chassis and board, firmware, processors, memory, disks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from golden.explained import WHOLE, AsRecorded, Difference
from support.machines import DISK, SMBIOS, Made, domain, make
from support.recordings import Recording
from vamt.backend.base import MemoryModule

MEMORY: Final = "cim/physical/memory/pull.xml"
NO_SUCH_FIELD: Final = "QEMU describes modules without speed, kind, maker's numbers and asset tags"
NO_SUCH_THING: Final = "a virtual machine has none"


def _made(**changes: Any) -> Made:
    return make(domain(**changes), generation="12.0", version="12.0.67.1579")


def _with_that_processor(_: Recording) -> Made:
    return _made(cpu_model="Intel(R) Core(TM) i7-9850H CPU @ 2.60GHz")


def _with_those_strings(recording: Recording) -> Made:
    names = {
        "board_manufacturer": "Manufacturer",
        "board_product": "Model",
        "board_serial": "SerialNumber",
        "board_version": "Version",
        "bios_vendor": "Manufacturer",
        "bios_version": "Version",
    }
    changes = {field: recording.value(name) for field, name in names.items()}
    date = recording.value("Datetime")
    if date is not None:
        changes["bios_date"] = datetime.fromisoformat(date).strftime("%m/%d/%Y")
    return _made(smbios=replace(SMBIOS, **changes))


def _of_that_uuid(recording: Recording) -> Made:
    octets = recording.value("PlatformGUID")
    return _made(uuid=UUID(bytes_le=bytes.fromhex(octets)) if octets else UUID(int=1))


def _with_disks_of_those_sizes(recording: Recording) -> Made:
    sizes = re.findall("MaxMediaSize>([0-9]+)<", recording.text)
    return _made(disks=tuple(replace(DISK, capacity=int(size) * 1000) for size in sizes))


def _with_modules_in_those_banks(recording: Recording) -> Made:
    found = re.findall("BankLabel>([^<]*)<.*?Capacity>([0-9]+)<.*?Manufacturer>([^<]*)<", recording.text)
    return _made(memory=tuple(MemoryModule(bank, int(size) // 1024, maker) for bank, size, maker in found))


MACHINES: Final[dict[str, AsRecorded]] = {
    "CIM_BIOSElement": _with_those_strings,
    "CIM_Card": _with_those_strings,
    "CIM_Chip": _with_that_processor,
    "CIM_ComputerSystemPackage": _of_that_uuid,
    "CIM_SystemPackaging": _of_that_uuid,
    "CIM_MediaAccessDevice": _with_disks_of_those_sizes,
    "CIM_PhysicalMemory": _with_modules_in_those_banks,
}


def _module(bank: str, serial: str, tag: str, *, ours: bool) -> str:
    """A memory module, as it was recorded or as ours says it."""
    mhz = "0" if ours else "2400"
    values = {
        "BankLabel": bank,
        "Capacity": "17179869184",
        "ConfiguredMemoryClockSpeed": mhz,
        "CreationClassName": "CIM_PhysicalMemory",
        "ElementName": "Managed System Memory Chip",
        "FormFactor": "9" if ours else "13",
        "IsSpeedInMhz": "true",
        "Manufacturer": "859B",
        "MaxMemorySpeed": mhz,
        "MemoryType": "9" if ours else "26",
        "PartNumber": "" if ours else "CT16G4SFD824A.M16FE",
        "SerialNumber": "" if ours else serial,
        "Speed": "0",
        "Tag": bank if ours else tag,
    }
    return "".join(f"<P:{name}>{value}</P:{name}>" for name, value in values.items())


EXPLAINED: Final = [
    *(
        Difference(
            MEMORY,
            _module(bank, serial, tag, ours=False),
            _module(bank, serial, tag, ours=True),
            NO_SUCH_FIELD,
        )
        for bank, serial, tag in (
            ("BANK 0", "E0E8D670", "9876543210"),
            ("BANK 2", "E0E8D070", "9876543210 (#1)"),
        )
    ),
    *(
        Difference(f"cim/{thing}/{file}.xml", WHOLE, ours, NO_SUCH_THING)
        for thing in ("battery", "fan", "sensor")
        for file, ours in {"get": ":DestinationUnreachable<", "pull": "<g:Items></g:Items>"}.items()
    ),
]
