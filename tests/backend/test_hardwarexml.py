"""From a domain's XML to the hardware its guest sees."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from lxml import etree

from support.machines import SMBIOS
from vamt.backend.base import Disk, MemoryModule, Smbios
from vamt.backend.hardwarexml import (
    Cpu,
    HostCpu,
    read_cpu,
    read_disk,
    read_firmware,
    read_host_cpu,
    read_host_smbios,
    read_memory,
    read_smbios,
)

Q35 = SMBIOS
"""What QEMU says of that machine type."""
HOST = HostCpu("Skylake", "Intel", 2600, 3, "Intel(R) Core(TM) i7-6700 CPU")
HOST_TABLES = Smbios(bios_vendor="LENOVO", system_serial="PF-1")
GIB = 1 << 20
"""In KiB."""


def domain(
    inside: str = "", *, kind: str = "kvm", machine: str = "pc-q35-7.2", system: str = ""
) -> etree._Element:
    return etree.fromstring(
        f"<domain type='{kind}'><os><type arch='x86_64' machine='{machine}'>hvm</type>{system}</os>{inside}</domain>"
    )


def smbios(inside: str = "", **options: str) -> Smbios:
    return read_smbios(domain(inside, **options), HOST_TABLES)


def test_a_machine_nobody_described_has_qemus_own_strings() -> None:
    assert smbios() == Q35


@pytest.mark.parametrize(
    ("machine", "kind", "names"),
    [
        ("pc-i440fx-2.12", "kvm", ("QEMU", "Standard PC (i440FX + PIIX, 1996)", "pc-i440fx-2.12")),
        ("pc-q35-10.0", "qemu", ("QEMU", "Standard PC (Q35 + ICH9, 2009)", "pc-q35-10.0")),
        ("pc-q35-noble", "kvm", ("QEMU", "pc-q35-noble", "pc-q35-noble")),
        ("pc-q35-rhel9.2.0", "kvm", ("Red Hat", "KVM", "pc-q35-rhel9.2.0")),
        ("virt-8.2", "kvm", ("QEMU", "KVM Virtual Machine", "virt-8.2")),
        ("virt-8.2", "qemu", ("QEMU", "QEMU Virtual Machine", "virt-8.2")),
        ("", "test", ("libvirt", "test domain", None)),
        ("", "xen", ("libvirt", "xen domain", None)),
    ],
)
def test_a_machine_type_has_its_names(machine: str, kind: str, names: tuple[str | None, ...]) -> None:
    found = smbios(machine=machine, kind=kind)
    assert (found.system_manufacturer, found.system_product, found.system_version) == names


@pytest.mark.parametrize(
    "system", ["<loader type='pflash'>/OVMF.fd</loader>", "<loader readonly='yes' type='pflash'/>"]
)
def test_uefi_firmware_is_ovmf(system: str) -> None:
    root = domain(system=system)
    assert read_firmware(root) == "efi"
    found = read_smbios(root, HOST_TABLES)
    assert (found.bios_vendor, found.bios_version, found.bios_date) == (
        "EFI Development Kit II / OVMF",
        "0.0.0",
        "02/06/2015",
    )


SYSINFO = """<sysinfo type='smbios'><system><entry name='serial'>S-1</entry><entry name='product'>Desk</entry>
<entry name='family'>none of ours</entry></system><baseBoard><entry name='asset'>B-7</entry></baseBoard>
<baseBoard><entry name='asset'>of a second board</entry></baseBoard>
<chassis><entry name='asset'>A-1</entry></chassis></sysinfo>"""


def test_what_the_domain_says_replaces_qemus_own_string_by_string() -> None:
    """But for the makers of board and chassis, which libvirt then leaves empty."""
    assert smbios(SYSINFO, system="<smbios mode='sysinfo'/>") == replace(
        Q35,
        system_serial="S-1",
        system_product="Desk",
        board_asset="B-7",
        board_manufacturer=None,
        chassis_asset="A-1",
        chassis_manufacturer=None,
    )


def test_of_the_firmwares_table_nothing_is_left_where_the_domain_says_any_of_it() -> None:
    inside = "<sysinfo type='smbios'><bios><entry name='vendor'>Acme</entry></bios></sysinfo>"
    found = smbios(inside, system="<smbios mode='sysinfo'/>")
    assert found == replace(Q35, bios_vendor="Acme", bios_date=None)


def test_strings_that_do_not_reach_the_guest_are_not_shown() -> None:
    assert smbios(SYSINFO) == smbios(SYSINFO, system="<smbios mode='emulate'/>") == Q35


def test_a_guest_that_is_given_the_hosts_tables_has_the_hosts_strings() -> None:
    found = smbios(SYSINFO, system="<smbios mode='host'/>")
    assert found == replace(Q35, bios_vendor="LENOVO", bios_date=None, system_serial="PF-1")


@pytest.mark.parametrize(
    ("sysinfo", "found"),
    [
        ("", Smbios()),
        ("<sysinfo", Smbios()),
        (
            "<sysinfo type='smbios'><bios><entry name='vendor'>LENOVO</entry></bios>"
            "<system><entry name='serial'>PF-1</entry></system></sysinfo>",
            HOST_TABLES,
        ),
    ],
)
def test_the_hosts_strings_are_read(sysinfo: str, found: Smbios) -> None:
    assert read_host_smbios(sysinfo) == found


def test_thousands_of_like_machines_share_their_strings_and_modules() -> None:
    inside = "<memory>2097152</memory>"
    assert smbios(inside) is smbios(inside)
    assert read_memory(domain(inside)) is read_memory(domain(inside))


@pytest.mark.parametrize(
    ("topology", "packages", "cores"),
    [
        ("", 2, 1),
        ("<topology sockets='2' cores='2' threads='1'/>", 1, 2),
        ("<topology cores='1' threads='1'/>", 2, 1),
        ("<topology sockets='1' dies='2' clusters='2' cores='3' threads='2'/>", 1, 12),
        ("<topology cores='0' threads='-1'/>", 2, 1),
    ],
)
def test_there_are_as_many_packages_as_hold_the_vcpus_that_are_present(
    topology: str, packages: int, cores: int
) -> None:
    cpu = read_cpu(domain(f"<cpu>{topology}</cpu>"), 2, HOST)
    assert (cpu.packages, cpu.cores) == (packages, cores)


@pytest.mark.parametrize(
    ("inside", "kind", "model", "vendor", "stepping"),
    [
        ("", "kvm", "Skylake", "Intel", None),
        ("<cpu mode='host-model'/>", "kvm", "Skylake", "Intel", None),
        ("<cpu mode='host-passthrough'/>", "kvm", "Intel(R) Core(TM) i7-6700 CPU", "Intel", 3),
        ("<cpu mode='custom'><model>EPYC</model></cpu>", "kvm", "EPYC", "Intel", None),
        ("<cpu><model>EPYC</model><vendor>AMD</vendor></cpu>", "kvm", "EPYC", "AMD", None),
        ("<cpu><model>qemu64</model></cpu>", "qemu", "qemu64", None, None),
    ],
)
def test_a_processor_is_what_the_domain_names_or_else_the_hosts(
    inside: str, kind: str, model: str, vendor: str | None, stepping: int | None
) -> None:
    assert read_cpu(domain(inside, kind=kind), 1, HOST) == Cpu(model, vendor, stepping, 1, 1)


def test_a_host_that_does_not_say_its_cpu_has_none() -> None:
    assert read_host_cpu("", 0) == HostCpu(None, None, None)
    assert read_host_cpu("<capabilities/>", 2600, "<sysinfo/>") == HostCpu(None, None, 2600)


def test_the_hosts_cpu_is_read() -> None:
    capabilities = """<capabilities><host><cpu><model>EPYC</model><vendor>AMD</vendor>
        <signature family='25' model='1' stepping='1'/></cpu></host></capabilities>"""
    sysinfo = "<sysinfo type='smbios'><processor><entry name='version'>AMD EPYC 7313  </entry></processor></sysinfo>"
    assert read_host_cpu(capabilities, 2600, sysinfo) == HostCpu("EPYC", "AMD", 2600, 1, "AMD EPYC 7313")


@pytest.mark.parametrize(
    ("machine", "gib", "modules"),
    [
        ("pc-q35-7.2", 16, [16]),
        ("pc-q35-7.2", 40, [16, 16, 8]),
        ("pc-q35-9.0", 32, [16, 16]),
        ("pc-q35-9.1", 40, [40]),
        ("pc-q35-10.0", 3072, [2048, 1024]),
        ("pc-q35-noble", 17, [16, 1]),
        ("pc-q35-7.2", 0, []),
    ],
)
def test_memory_is_in_modules_of_the_machines_size(machine: str, gib: int, modules: list[int]) -> None:
    found = read_memory(domain(f"<memory>{gib * GIB}</memory>", machine=machine))
    assert [(module.locator, module.kib) for module in found] == [
        (f"DIMM {place}", size * GIB) for place, size in enumerate(modules)
    ]


def test_plugged_memory_is_part_of_the_memory_and_comes_after_the_rest() -> None:
    devices = """<devices><memory model='dimm'><target><size unit='KiB'>524288</size></target></memory>
        <memory model='sgx-epc'><target><size unit='KiB'>65536</size></target></memory></devices>"""
    assert read_memory(domain(f"<memory>{GIB}</memory>{devices}")) == (
        MemoryModule("DIMM 0", 524288, "QEMU"),
        MemoryModule("DIMM 1", 524288, "QEMU"),
    )


def test_a_vast_amount_of_memory_costs_little() -> None:
    found = read_memory(domain(f"<memory>{1 << 62}</memory>"))
    assert len(found) <= 1024
    assert sum(module.kib for module in found) == 1 << 62


@pytest.mark.parametrize(
    ("xml", "kind", "model"),
    [
        ("<disk><target dev='sda' bus='sata'/></disk>", "kvm", "QEMU HARDDISK"),
        ("<disk device='cdrom'><target dev='hda' bus='ide'/></disk>", "qemu", "QEMU DVD-ROM"),
        ("<disk device='cdrom'><target dev='sda' bus='scsi'/></disk>", "qemu", "QEMU CD-ROM"),
        ("<disk><target dev='vda' bus='virtio'/></disk>", "kvm", None),
        ("<disk><product>Fast</product><target dev='sda' bus='scsi'/></disk>", "kvm", "Fast"),
        ("<disk><target dev='sda' bus='sata'/></disk>", "test", None),
        ("<disk device='lun'><target dev='sda' bus='scsi'/></disk>", "kvm", None),
    ],
)
def test_a_disk_has_the_name_its_guest_reads(xml: str, kind: str, model: str | None) -> None:
    (disk,) = read_disk(etree.fromstring(xml), kind, lambda _target, _source: None)
    assert disk.model == model


@pytest.mark.parametrize("xml", ["<disk/>", "<disk device='tape'><target dev='st0'/></disk>"])
def test_what_is_no_disk_is_left_out(xml: str) -> None:
    assert list(read_disk(etree.fromstring(xml), "kvm", lambda _target, _source: 1)) == []


def test_only_a_drive_with_a_medium_has_a_size() -> None:
    found = [
        disk
        for xml in ("<disk><target dev='vda'/><source file='/a'/></disk>", "<disk><target dev='vdb'/></disk>")
        for disk in read_disk(etree.fromstring(xml), "kvm", lambda _target, _source: 512)
    ]
    assert found == [
        Disk("vda", "disk", "", "/a", 512, None, readonly=False),
        Disk("vdb", "disk", "", None, None, None, readonly=False),
    ]


@pytest.mark.parametrize(
    ("name", "source"), [("", "/run/export"), (" name=''", "/run/export"), (" name='cd'", "cd")]
)
def test_an_export_without_a_name_is_known_by_its_servers_socket(name: str, source: str) -> None:
    xml = f"""<disk type='network' device='cdrom'><target dev='sda'/><source protocol='nbd'{name}>
        <host transport='unix' socket='/run/export'/></source></disk>"""
    (disk,) = read_disk(etree.fromstring(xml), "kvm", lambda _target, _source: None)
    assert disk.source == source


def test_every_string_of_the_tables_can_be_set() -> None:
    """A string that `sysinfo` knows and no property of ours has would be lost silently."""
    names = {
        "bios": ("vendor", "version", "date"),
        "system": ("manufacturer", "product", "version", "serial"),
        "baseBoard": ("manufacturer", "product", "version", "serial", "asset"),
        "chassis": ("manufacturer", "version", "serial", "asset"),
    }
    tables = "".join(
        f"<{table}>{''.join(f'''<entry name='{name}'>{table} {name}</entry>''' for name in entries)}</{table}>"
        for table, entries in names.items()
    )
    found = smbios(f"<sysinfo type='smbios'>{tables}</sysinfo>", system="<smbios mode='sysinfo'/>")
    assert set(astuple(found)) == {f"{table} {name}" for table, entries in names.items() for name in entries}
