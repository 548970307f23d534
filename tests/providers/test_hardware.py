"""The hardware a machine says it has: chassis, board, firmware, memory, disks, and how they belong together."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from lxml import etree

from support import requests
from support.machines import CDROM, DISK, SMBIOS, domain, make
from support.talking import Console
from vamt.backend.base import DomainState, MemoryModule, Smbios

ALL = "http://schemas.dmtf.org/wbem/wscim/1/*"
DIALECT = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter"


def machine(**changes: object) -> Console:
    return Console(make(domain(**changes)))


def described(**strings: str) -> Console:
    return machine(smbios=replace(SMBIOS, **strings))


async def column(console: Console, uri: str, name: str) -> list[str | None]:
    return [item.findtext(f"{{*}}{name}") for item in await console.pull_all(uri)]


async def test_a_machine_nobody_described_is_qemus() -> None:
    console = machine()
    chassis = (await console.get("CIM_Chassis")).properties()
    assert chassis == {
        "ChassisPackageType": "1",
        "CreationClassName": "CIM_Chassis",
        "ElementName": "Managed System Chassis",
        "Manufacturer": "QEMU",
        "Model": "Standard PC (Q35 + ICH9, 2009)",
        "OperationalStatus": "0",
        "PackageType": "3",
        "SerialNumber": "",
        "Tag": "CIM_Chassis",
        "Version": "pc-q35-7.2",
    }
    card = (await console.get("CIM_Card")).properties()
    assert (card["Manufacturer"], card["SerialNumber"], card["Tag"]) == ("QEMU", "", "CIM_Card")


async def test_a_machine_is_what_its_domain_says() -> None:
    console = described(
        system_manufacturer="Acme", system_product="Desk", system_version="2", system_serial="S-1"
    )
    chassis = (await console.get("CIM_Chassis")).properties()
    assert [chassis[name] for name in ("Manufacturer", "Model", "Version", "SerialNumber")] == [
        *("Acme", "Desk", "2", "S-1")
    ]
    feature = (await console.get("CIM_BIOSFeature")).properties()
    assert [feature[name] for name in ("Vendor", "ProductName", "Version")] == ["Acme", "Desk", "2"]


async def test_the_chassis_has_its_own_serial_number_where_the_system_has_none() -> None:
    chassis = (await described(chassis_serial="C-1").get("CIM_Chassis")).properties()
    assert chassis["SerialNumber"] == "C-1"


async def test_an_asset_tag_is_the_tag_and_references_follow_it() -> None:
    console = described(chassis_asset="A-1", board_asset="B-7")
    assert (await console.get("CIM_Card", Tag="B-7")).properties()["Tag"] == "B-7"
    package = await console.get("CIM_ComputerSystemPackage")
    tags = [item.text for item in package.elements("Selector") if item.get("Name") == "Tag"]
    assert tags == ["A-1"]
    assert (await console.get("CIM_Chassis", Tag="A-1")).status == 200


async def test_the_platform_guid_is_the_uuid_in_smbios_order() -> None:
    """MeshCommander, MeshCentral and MPS turn it round again."""
    console = machine(uuid=UUID("55e3ae13-bfd2-61bb-17a0-88aedd7037ea"))
    assert (await console.get("CIM_ComputerSystemPackage")).one("PlatformGUID") == (
        "13AEE355D2BFBB6117A088AEDD7037EA"
    )
    (packaging,) = await console.pull_all("CIM_SystemPackaging")
    assert etree.QName(packaging).localname == "CIM_ComputerSystemPackage"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("04/01/2014", "2014-04-01"),
        ("12/31/99", "1999-12-31"),
        ("02/30/2020", "1970-01-01"),
        ("2020-01-01", "1970-01-01"),
        ("01/01/0000", "1970-01-01"),
        ("", "1970-01-01"),
    ],
)
async def test_a_firmware_always_has_a_date(written: str, date: str) -> None:
    shown = await described(bios_date=written).get("CIM_BIOSElement")
    assert shown.one("Datetime") == f"{date}T00:00:00Z"


async def test_a_firmware_whose_version_is_not_known_has_one_all_the_same() -> None:
    shown = (await machine().get("CIM_BIOSElement")).properties()
    assert [shown[name] for name in ("Manufacturer", "Version", "SoftwareElementID")] == [
        *("SeaBIOS", "unknown", "unknown")
    ]
    shown = (await described(bios_vendor="Acme", bios_version="7").get("CIM_BIOSElement")).properties()
    assert [shown[name] for name in ("Manufacturer", "Version", "SoftwareElementID")] == ["Acme", "7", "7"]


async def test_of_a_machine_of_which_nothing_is_known_everything_is_answered() -> None:
    """Libvirt's mock has no firmware."""
    console = machine(
        smbios=Smbios(), memory=(), disks=(), cpu_model=None, cpu_vendor=None, cpu_mhz=None, sockets=1
    )
    for name in ("CIM_Chassis", "CIM_Card", "CIM_BIOSElement", "CIM_Chip", "CIM_Processor"):
        assert (await console.get(name)).status == 200


async def test_memory_modules_add_up_to_the_memory() -> None:
    modules = tuple(MemoryModule(f"DIMM {place}", size << 20, "QEMU") for place, size in enumerate((16, 8)))
    console = machine(memory=modules)
    assert await column(console, "CIM_PhysicalMemory", "Tag") == ["DIMM 0", "DIMM 1"]
    assert await column(console, "CIM_PhysicalMemory", "Capacity") == [str(16 << 30), str(8 << 30)]


async def test_chips_are_processors_first_and_then_memory() -> None:
    """MeshCommander pairs processors with the first chips."""
    names = [etree.QName(item).localname for item in await machine(sockets=2).pull_all("CIM_Chip")]
    assert names == ["CIM_Chip", "CIM_Chip", "CIM_PhysicalMemory"]


async def test_a_processor_has_its_cores_and_its_stepping() -> None:
    shown = (await machine(cpu_cores=6, cpu_stepping=13).get("CIM_Processor")).properties()
    assert (shown["NumberOfEnabledCores"], shown["Stepping"]) == ("6", "13")
    assert (await machine(cpu_stepping=None).get("CIM_Processor")).one("Stepping") == "Unknown"


async def test_every_disk_is_a_media_device_with_its_size_in_thousands_of_octets() -> None:
    console = machine(disks=(replace(DISK, capacity=960_197_124_096), CDROM, replace(DISK, capacity=None)))
    assert await column(console, "CIM_MediaAccessDevice", "DeviceID") == [
        *("MEDIA DEV 0", "MEDIA DEV 1", "MEDIA DEV 2")
    ]
    assert await column(console, "CIM_MediaAccessDevice", "MaxMediaSize") == ["960197124", "0", "0"]


@pytest.mark.parametrize(
    ("device", "readonly", "capabilities", "security"),
    [
        ("disk", False, ["4"], "2"),
        ("disk", True, ["3"], "4"),
        ("lun", False, ["4"], "2"),
        ("cdrom", True, ["3", "7"], "4"),
        ("floppy", False, ["4", "7"], "2"),
    ],
)
async def test_a_media_device_says_what_it_can_do(
    device: str, readonly: bool, capabilities: list[str], security: str
) -> None:
    disk = replace(DISK, device=device, readonly=readonly)
    shown = await machine(disks=(disk,)).get("CIM_MediaAccessDevice")
    assert (shown.all("Capabilities"), shown.one("Security")) == (capabilities, security)


async def test_the_package_after_the_board_is_the_first_disks() -> None:
    """MeshCommander counts like that; the chassis, which is a package too, comes after all disks."""
    disks = (replace(DISK, serial="D-1"), replace(CDROM, model="QEMU DVD-ROM"))
    items = await machine(disks=disks).pull_all("CIM_PhysicalPackage")
    assert [(item.findtext("{*}CreationClassName"), item.findtext("{*}SerialNumber")) for item in items] == [
        ("CIM_Card", ""),
        ("CIM_PhysicalPackage", "D-1"),
        ("CIM_PhysicalPackage", ""),
        ("CIM_Chassis", ""),
    ]
    assert [item.findtext("{*}Model") for item in items][1:3] == ["virtio disk", "QEMU DVD-ROM"]
    assert [item.findtext("{*}Manufacturer") for item in items][1:3] == ["", "QEMU"]


@pytest.mark.parametrize("name", ["CIM_Battery", "CIM_Fan", "CIM_PowerSupply", "CIM_Sensor"])
async def test_what_a_virtual_machine_has_not_is_not_there(name: str) -> None:
    assert await machine().pull_all(name) == []
    assert (await machine().get(name)).fault == "DestinationUnreachable"


@pytest.mark.parametrize("state", [DomainState.OFF, DomainState.SAVED, DomainState.RUNNING])
async def test_the_hardware_is_the_same_in_every_state(state: DomainState) -> None:
    names = ("CIM_Chassis", "CIM_BIOSElement", "CIM_PhysicalMemory", "CIM_MediaAccessDevice")
    off, on = machine(state=state), machine()
    for name in names:
        assert [etree.tostring(item) for item in await off.pull_all(name)] == [
            etree.tostring(item) for item in await on.pull_all(name)
        ]


def associated(source: str, result: str) -> str:
    return (
        f'<w:Filter Dialect="{DIALECT}"><f:AssociatedInstances><f:Object>{source}</f:Object>'
        f"<f:ResultClassName>{result}</f:ResultClassName></f:AssociatedInstances></w:Filter>"
    )


@pytest.mark.parametrize(
    ("source", "result", "found"),
    [
        (
            requests.epr("CIM_MediaAccessDevice", DeviceID="MEDIA DEV 1"),
            "CIM_PhysicalPackage",
            ["MEDIA DEV 1"],
        ),
        (requests.epr("CIM_Processor", DeviceID="CPU 0"), "CIM_Chip", ["CPU 0"]),
        (requests.epr("CIM_ComputerSystem", Name="ManagedSystem"), "CIM_Chassis", ["CIM_Chassis"]),
    ],
)
async def test_a_device_leads_to_the_thing_it_is_made_of(source: str, result: str, found: list[str]) -> None:
    items = await machine().pull_all(ALL, associated(source, result))
    assert [item.findtext("{*}Tag") for item in items] == found


async def test_the_host_leads_to_its_devices_and_its_firmware() -> None:
    host = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")
    console = machine()
    for kind, number in {"CIM_Processor": 1, "CIM_MediaAccessDevice": 2, "CIM_BIOSElement": 1}.items():
        assert len(await console.pull_all(ALL, associated(host, kind))) == number
    bios = requests.epr("CIM_BIOSElement", Name="Primary BIOS")
    assert len(await console.pull_all(ALL, associated(bios, "CIM_BIOSFeature"))) == 1
