"""What is said of a guest's hardware is what the guest itself finds."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from lab.fixtures import Define
from lab.guests import Guest
from lab.libvirtd import Libvirtd
from lab.recorder import Recorder
from vamt.backend.base import Domain
from vamt.backend.libvirt import LibvirtBackend

MIB = 1 << 20
SECTOR = 512
CHANGED_KIB = 256 << 10
DISKS = (
    ("vda", "virtio", "disk", 3 * MIB),
    ("sda", "scsi", "disk", 5 * MIB),
    ("sdb", "scsi", "cdrom", 2 * MIB),
)

CHANGES = {
    "cpu": "<cpu><topology sockets='2' cores='2' threads='1'/></cpu>",
    "memory": "<memory unit='MiB'>256</memory>",
    "sysinfo": """<sysinfo type='smbios'><system><entry name='serial'>S-1</entry></system>
        <baseBoard><entry name='asset'>B-7</entry></baseBoard>
        <chassis><entry name='asset'>A-1</entry></chassis></sysinfo>""",
}
"""To the domain, so that not everything is as QEMU makes it."""

ASK = (
    "for f in /sys/class/dmi/id/*; do [ -f $f ] && echo dmi ${f##*/}=$(cat $f); done",
    "for d in /sys/block/*; do echo size ${d##*/}=$(cat $d/size); done",
    "for d in /sys/block/s*; do echo model ${d##*/}=$(cat $d/device/model); done",
    "echo cpu packages=$(grep '^physical id' /proc/cpuinfo | sort -u | wc -l)",
    "echo cpu cores=$(grep -m 1 '^cpu cores' /proc/cpuinfo | sed 's/.*: //')",
    "echo memory modules=$(grep -a -o 'DIMM [0-9]*' /sys/firmware/dmi/tables/DMI | tr '\\n' ,)",
    "echo memory kib=$(sed -n 's/^MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo)",
    "echo ASK''ED",
)


def described(guest: Guest) -> None:
    """Define its domain again with the changes."""
    root = etree.fromstring(guest.domain.XMLDesc(0))
    for tag, xml in CHANGES.items():
        for old in root.findall(tag):
            root.remove(old)
        root.append(etree.fromstring(xml))
    etree.SubElement(root.find("os"), "smbios", mode="sysinfo")
    guest.host.connection.defineXML(etree.tostring(root).decode())


def drives(host: Libvirtd) -> str:
    """Disks of those sizes, as libvirt's XML."""
    xml = []
    for target, bus, kind, size in DISKS:
        path = host.guests / f"hardware-{target}.img"
        path.write_bytes(bytes(size))
        xml.append(
            f"<disk type='file' device='{kind}'><driver name='qemu' type='raw'/>"
            f"<source file='{host.hand_over(path)}'/><target dev='{target}' bus='{bus}'/></disk>"
        )
    return "<controller type='scsi' model='virtio-scsi'/>" + "".join(xml)


async def found_by(guest: Guest) -> dict[str, dict[str, str]]:
    """What the guest finds, by kind and name."""
    await guest.serial.says("GUEST READY")
    guest.serial.type("stty -echo; PS1=; echo QUI''ET\n")  # else what is typed gets among what is said
    await guest.serial.says("\nQUIET")
    for line in ASK:
        guest.serial.type(f"{line}\n")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in (await guest.serial.says("\nASKED")).splitlines():
        kind, _, rest = line.strip().partition(" ")
        name, _, value = rest.partition("=")
        found[kind][name] = value.strip()
    return found


def told_of(domain: Domain) -> dict[str, dict[str, str | None]]:
    """What is said, in the words that the guest finds."""
    smbios = domain.smbios
    return {
        "dmi": {
            "bios_vendor": smbios.bios_vendor,
            "bios_date": smbios.bios_date,
            "sys_vendor": smbios.system_manufacturer,
            "product_name": smbios.system_product,
            "product_version": smbios.system_version,
            "product_serial": smbios.system_serial,
            "product_uuid": str(domain.uuid),
            "board_vendor": smbios.board_manufacturer,
            "board_name": smbios.board_product,
            "board_version": smbios.board_version,
            "board_asset_tag": smbios.board_asset,
            "chassis_vendor": smbios.chassis_manufacturer,
            "chassis_version": smbios.chassis_version,
            "chassis_asset_tag": smbios.chassis_asset,
        },
        "size": {
            disk.target: str((disk.capacity or 0) // SECTOR) for disk in domain.disks if disk.device == "disk"
        },
        "model": {disk.target: disk.model for disk in domain.disks if disk.bus == "scsi"},
        "cpu": {"packages": str(domain.sockets), "cores": str(domain.cpu_cores)},
        "memory": {"modules": "".join(f"{module.locator}," for module in domain.memory)},
    }


async def test_the_hardware_is_what_the_guest_finds(
    real: LibvirtBackend, told: Recorder, libvirtd: Libvirtd, define_linux: Define
) -> None:
    guest = define_linux(extra=drives(libvirtd))
    described(guest)
    await real.start(guest.uuid)
    await told.until(lambda: all(disk.capacity for disk in told.domains[guest.uuid].disks))
    domain, found = told.domains[guest.uuid], await found_by(guest)
    names = {"sr0": "sdb"}
    found["model"] = {names.get(name, name): value for name, value in found["model"].items()}
    for kind, expected in told_of(domain).items():
        assert {name: found[kind].get(name) or None for name in expected} == expected
    # The kernel and its tables take their part of what the modules hold.
    whole = sum(module.kib for module in domain.memory)
    assert whole == domain.memory_kib == CHANGED_KIB
    assert 0.7 * whole < int(found["memory"]["kib"]) < whole


async def test_the_hardware_is_told_of_a_guest_that_is_off(
    real: LibvirtBackend, told: Recorder, libvirtd: Libvirtd, define_linux: Define
) -> None:
    guest = define_linux(extra=drives(libvirtd))
    described(guest)
    await told.until(
        lambda: guest.uuid in told.domains and told.domains[guest.uuid].smbios.system_serial == "S-1"
    )
    await told.until(lambda: all(disk.capacity for disk in told.domains[guest.uuid].disks))
    domain = told.domains[guest.uuid]
    assert [disk.capacity for disk in domain.disks] == [size for _, _, _, size in DISKS]
    assert (domain.sockets, domain.cpu_cores) == (2, 2)
    assert [module.kib for module in domain.memory] == [CHANGED_KIB]
