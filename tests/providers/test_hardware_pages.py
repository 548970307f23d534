"""What the hardware pages of real consoles show of a machine, worked out from answers as they work it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from support import requests
from support.machines import CDROM, DISK, SMBIOS, Made, domain, make
from support.talking import Console
from vamt.backend.base import DomainState, MemoryModule

Item = dict[str, Any]
"""An instance as the consoles' parsers leave it."""

MESH_BATCH = (
    *("*CIM_ComputerSystemPackage", "CIM_SystemPackaging", "*CIM_Chassis", "CIM_Chip", "*CIM_Card"),
    *("*CIM_BIOSElement", "CIM_Processor", "CIM_PhysicalMemory", "CIM_MediaAccessDevice"),
    "CIM_PhysicalPackage",
)
"""MeshCommander's and MeshCentral's batch; those with a star are got, the others enumerated."""


def desk(state: DomainState = DomainState.OFF) -> Made:
    """A described machine with two processors, three memory modules, a disk and a CD drive."""
    smbios = replace(
        SMBIOS,
        bios_vendor="Acme BIOS",
        bios_version="A.7",
        bios_date="02/29/2024",
        system_manufacturer="Acme",
        system_product="Desk 9",
        system_version="mark 2",
        system_serial="S-1",
        board_product="Board",
        board_serial="B-1",
        chassis_asset="A-1",
    )
    modules = tuple(
        MemoryModule(f"DIMM {place}", size << 20, "QEMU") for place, size in enumerate((16, 16, 1))
    )
    return make(
        domain(
            state=state,
            smbios=smbios,
            sockets=2,
            memory=modules,
            memory_kib=33 << 20,
            disks=(replace(DISK, capacity=500_107_862_016, serial="D-1"), CDROM),
        )
    )


def parsed(element: etree._Element) -> Item:
    """Children by local name, a list where a name is repeated."""
    found: Item = {}
    for child in element:
        name = etree.QName(child).localname
        value: Any = parsed(child) if len(child) else child.text or ""
        if name in found:
            found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), value]
        else:
            found[name] = value
    return found


async def got(console: Console, name: str) -> Item:
    answer = await console.get(name)
    assert answer.status == 200
    (body,) = answer.elements("Body")
    return parsed(body[0])


async def enumerated(console: Console, name: str) -> list[Item]:
    """Pulled for as long as there is a context."""
    return [parsed(item) for item in await console.pull_all(name)]


async def pulled_once(console: Console, name: str) -> list[Item]:
    """As Open AMT Console does: what comes with a second Pull is lost."""
    context = (await console.enumerate(name)).context
    answer = await console.send(requests.pull(name, context, requests.GO_PULL_LIMITS))
    return [parsed(item) for item in answer.items]


async def mesh_batch(console: Console) -> dict[str, Any]:
    return {
        name.lstrip("*"): await (
            got(console, name[1:]) if name.startswith("*") else enumerated(console, name)
        )
        for name in MESH_BATCH
    }


def mesh_guid(octets: str) -> str:
    """Out of SMBIOS byte order again."""
    first = "".join(octets[at : at + 2] for at in (6, 4, 2, 0))
    second, third = octets[10:12] + octets[8:10], octets[14:16] + octets[12:14]
    return f"{first}-{second}-{third}-{octets[16:20]}-{octets[20:]}".lower()


@pytest.mark.parametrize("state", [DomainState.OFF, DomainState.RUNNING])
async def test_meshcommanders_page_is_the_machine(state: DomainState) -> None:
    made = desk(state)
    found = await mesh_batch(Console(made))
    system, board, bios = found["CIM_Chassis"], found["CIM_Card"], found["CIM_BIOSElement"]
    assert [system[name] for name in ("Model", "Manufacturer", "Version", "SerialNumber")] == [
        *("Desk 9", "Acme", "mark 2", "S-1")
    ]
    assert mesh_guid(found["CIM_SystemPackaging"][0]["PlatformGUID"]) == str(made.machine.uuid)
    assert [board[name] for name in ("Manufacturer", "Model", "SerialNumber", "CanBeFRUed")] == [
        *("QEMU", "Board", "B-1", "true")
    ]
    assert (bios["Manufacturer"], bios["SoftwareElementID"]) == ("Acme BIOS", "A.7")
    assert bios["ReleaseDate"]["Datetime"].startswith("2024-02-29")
    processors = [
        (found["CIM_Chip"][place]["Manufacturer"], processor["MaxClockSpeed"], processor["CPUStatus"])
        for place, processor in enumerate(found["CIM_Processor"])
    ]
    assert processors == [("Intel(R) Corporation", "2600", "1")] * 2
    memory = [(item["BankLabel"], int(item["Capacity"]) // 1048576) for item in found["CIM_PhysicalMemory"]]
    assert memory == [("DIMM 0", 16384), ("DIMM 1", 16384), ("DIMM 2", 1024)]
    form_factors = ["", "Other", "Unknown", "SIMM", "SIP", "Chip", "DIP", "ZIP", "Proprietary Card", "DIMM"]
    assert form_factors[int(found["CIM_PhysicalMemory"][0]["FormFactor"])] == "DIMM"
    packages = found["CIM_PhysicalPackage"]
    media = [
        (packages[place + 1]["Model"], packages[place + 1]["SerialNumber"], int(item["MaxMediaSize"]) * 1000)
        for place, item in enumerate(found["CIM_MediaAccessDevice"])
    ]
    assert media == [("virtio disk", "D-1", 500_107_862_000), ("sata cdrom", "", 0)]


async def test_meshcommander_takes_the_lack_of_a_battery() -> None:
    assert (await Console(desk()).get("CIM_Battery")).status == 400


async def test_meshcentrals_inventory_is_the_machine() -> None:
    made = desk()
    found = await mesh_batch(Console(made))
    inventory = {
        "product_uuid": mesh_guid(found["CIM_ComputerSystemPackage"]["PlatformGUID"]),
        "memory": [item["BankLabel"] for item in found["CIM_PhysicalMemory"]],
        "storage_devices": [
            (item["DeviceID"], int(item["MaxMediaSize"]) * 1000) for item in found["CIM_MediaAccessDevice"]
        ],
        "bios": [found["CIM_BIOSElement"][name] for name in ("Manufacturer", "Version")],
        "board": [found["CIM_Card"][name] for name in ("Model", "Manufacturer", "Version", "SerialNumber")],
        "cpu_name": [
            chip["Version"]
            for chip in found["CIM_Chip"]
            if chip["ElementName"] == "Managed System Processor Chip" and chip["Version"]
        ],
    }
    assert inventory == {
        "product_uuid": str(made.machine.uuid),
        "memory": ["DIMM 0", "DIMM 1", "DIMM 2"],
        "storage_devices": [("MEDIA DEV 0", 500_107_862_000), ("MEDIA DEV 1", 0)],
        "bios": ["Acme BIOS", "A.7"],
        "board": ["Board", "QEMU", "pc-q35-7.2", "B-1"],
        "cpu_name": ["QEMU Virtual CPU"] * 2,
    }


async def test_open_amt_consoles_pages_are_the_machine() -> None:
    console = Console(desk())
    assert (await got(console, "CIM_Chassis"))["SerialNumber"] == "S-1"
    assert (await got(console, "CIM_Card"))["Model"] == "Board"
    assert (await got(console, "CIM_BIOSElement"))["Version"] == "A.7"
    memory = await pulled_once(console, "CIM_PhysicalMemory")
    assert sum(int(item["Capacity"]) for item in memory) == 33 << 30
    chips = await pulled_once(console, "CIM_Chip")
    assert [chip["Tag"] for chip in chips] == ["CPU 0", "CPU 1"]
    processors = await pulled_once(console, "CIM_Processor")
    assert [processor["DeviceID"] for processor in processors] == ["CPU 0", "CPU 1"]
    disks = await pulled_once(console, "CIM_MediaAccessDevice")
    assert [disk["MaxMediaSize"] for disk in disks] == ["500107862", "0"]
    assert [item["CreationClassName"] for item in await pulled_once(console, "CIM_PhysicalPackage")] == [
        "CIM_Card"
    ]


async def test_mps_finds_what_it_wants_of_all_ten_classes() -> None:
    """It refuses the page when one of them is missing, and reads packagings as system packages."""
    console = Console(desk())
    for name in MESH_BATCH:
        found = [await got(console, name[1:])] if name.startswith("*") else await pulled_once(console, name)
        assert found
    (packaging,) = await console.pull_all("CIM_SystemPackaging")
    assert etree.QName(packaging).localname == "CIM_ComputerSystemPackage"
