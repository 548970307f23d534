"""Reads the hardware in a domain's XML: firmware tables, processors, memory modules, disks.

Pure, and a part of what `vamt.backend.domainxml` reads.

A guest's SMBIOS tables hold what `sysinfo` says, and for the rest what QEMU and its firmware put there by
default. Known for sure is `sysinfo`, the machine type, and QEMU's own strings for it. Assumed are two things that
libvirt cannot tell. The firmware is upstream's: SeaBIOS, whose version is left open and whose date is the same in
every build, or OVMF as it called itself until distributions gave it names and versions of their own. And a
machine type that is not upstream's carries its own name as the product. Of hypervisors other than QEMU nothing is
known; their machines are libvirt's, of the domain's type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal, cast, get_args

from lxml import etree

from vamt.backend.base import Disk, MemoryModule, Smbios
from vamt.backend.elements import Element, count, devices

_QEMU: Final = frozenset({"kvm", "qemu", "hvf"})
"""The domain types that QEMU runs."""

_PRODUCTS: Final = (
    (re.compile(r"pc-q35-\d|q35$"), "Standard PC (Q35 + ICH9, 2009)"),
    (re.compile(r"pc-i440fx-\d|pc-\d|pc$"), "Standard PC (i440FX + PIIX, 1996)"),
    (re.compile(r"virt(-\d|$)"), "QEMU Virtual Machine"),
)
"""What QEMU calls its own machine types."""
_VERSION: Final = re.compile(r"-(\d+)\.(\d+)$")
"""Of QEMU, at the end of a machine type."""

_FIRMWARE: Final[Mapping[str, Mapping[str, str]]] = {
    "bios": {"bios_vendor": "SeaBIOS", "bios_date": "04/01/2014"},
    "efi": {
        "bios_vendor": "EFI Development Kit II / OVMF",
        "bios_version": "0.0.0",
        "bios_date": "02/06/2015",
    },
}

_SYSINFO: Final[Mapping[tuple[str, str], str]] = {
    ("bios", "vendor"): "bios_vendor",
    ("bios", "version"): "bios_version",
    ("bios", "date"): "bios_date",
    ("system", "manufacturer"): "system_manufacturer",
    ("system", "product"): "system_product",
    ("system", "version"): "system_version",
    ("system", "serial"): "system_serial",
    ("baseBoard", "manufacturer"): "board_manufacturer",
    ("baseBoard", "product"): "board_product",
    ("baseBoard", "version"): "board_version",
    ("baseBoard", "serial"): "board_serial",
    ("baseBoard", "asset"): "board_asset",
    ("chassis", "manufacturer"): "chassis_manufacturer",
    ("chassis", "version"): "chassis_version",
    ("chassis", "serial"): "chassis_serial",
    ("chassis", "asset"): "chassis_asset",
}

_BLANKED: Final[Mapping[str, Sequence[str]]] = {
    "bios_": ("bios_vendor", "bios_version", "bios_date"),
    "board_": ("board_manufacturer",),
    "chassis_": ("chassis_manufacturer",),
}
"""What is empty in a table of which the domain says anything else; all other gaps QEMU fills by itself.

The firmware's table QEMU writes as a whole or not at all; of the other two libvirt always gives the maker.
"""

_LARGE_MODULES: Final = (9, 1)
"""The first QEMU whose machines have modules larger than 16 GiB."""
_MODULE_KIB: Final = 16 << 20
_LARGE_MODULE_KIB: Final = 2 << 30
_MOST_MODULES: Final = 1024
"""Bounds what a wrong amount of memory can cost."""

_DeviceKind = Literal["disk", "cdrom", "floppy", "lun"]
_DEVICE_KINDS: Final = frozenset(get_args(_DeviceKind))

_SOURCE_ATTRIBUTES: Final = ("file", "dev", "dir", "volume", "name", "path")
"""Where the different disk types name their medium."""

_MODELS: Final[Mapping[tuple[str, str], str]] = {
    ("ide", "disk"): "QEMU HARDDISK",
    ("ide", "cdrom"): "QEMU DVD-ROM",
    ("sata", "disk"): "QEMU HARDDISK",
    ("sata", "cdrom"): "QEMU DVD-ROM",
    ("scsi", "disk"): "QEMU HARDDISK",
    ("scsi", "cdrom"): "QEMU CD-ROM",
    ("usb", "disk"): "QEMU HARDDISK",
    ("usb", "cdrom"): "QEMU CD-ROM",
    ("nvme", "disk"): "QEMU NVMe Ctrl",
}
"""What QEMU's drives say they are; virtio's say nothing."""


@dataclass(frozen=True, slots=True)
class HostCpu:
    """The host's processor, which a guest sees where its domain names no other."""

    model: str | None
    """Libvirt's name of it."""
    vendor: str | None
    mhz: int | None
    stepping: int | None = None
    name: str | None = None
    """What it calls itself."""


@dataclass(frozen=True, slots=True)
class Cpu:
    """The processor packages a guest sees; what is not known is None."""

    model: str | None
    vendor: str | None
    stepping: int | None
    packages: int
    cores: int
    """In each package."""


def read_host_cpu(capabilities: str, mhz: int, sysinfo: str = "") -> HostCpu:
    """The host's processor, from libvirt's capabilities and system information; what they do not say is None."""
    cpu, firmware = _part(capabilities, "host/cpu"), _part(sysinfo, ".")
    if cpu is None:
        return HostCpu(None, None, mhz or None)
    signature = cpu.find("signature")
    name = None if firmware is None else firmware.findtext("processor/entry[@name='version']")
    return HostCpu(
        model=cpu.findtext("model"),
        vendor=cpu.findtext("vendor"),
        mhz=mhz or None,
        stepping=None if signature is None else count(signature.get("stepping"), 0),
        name=(name or "").strip() or None,
    )


def read_host_smbios(sysinfo: str) -> Smbios:
    """The strings in the host's own tables, from libvirt's system information."""
    tables = _part(sysinfo, ".")
    return Smbios() if tables is None else Smbios(**_strings(tables))


def read_firmware(root: Element) -> Literal["bios", "efi"]:
    """Which kind of firmware the domain starts with."""
    system, loader = root.find("os"), root.find("os/loader")
    efi = (system is not None and system.get("firmware") == "efi") or (
        loader is not None and loader.get("type") == "pflash"
    )
    return "efi" if efi else "bios"


def read_smbios(root: Element, host: Smbios) -> Smbios:
    """The strings of the guest's tables: its domain's, the host's, or QEMU's own, as `os` says."""
    own = _as_made(root.get("type", ""), _machine(root), read_firmware(root))
    mode = root.find("os/smbios")
    match "emulate" if mode is None else mode.get("mode"):
        case "sysinfo":
            tables = root.find("sysinfo[@type='smbios']")
            found = {} if tables is None else _strings(tables)
        case "host":
            found = {name: text for name in _SYSINFO.values() if (text := getattr(host, name)) is not None}
        case _:
            return own
    blank = {
        name: None
        for table, names in _BLANKED.items()
        if any(field.startswith(table) for field in found)
        for name in names
    }
    return replace(own, **(blank | found)) if found else own


def read_cpu(root: Element, present: int, host: HostCpu) -> Cpu:
    """The packages that hold the vCPUs present, which is how many QEMU describes in the SMBIOS tables.

    Under KVM a named model has the host's vendor unless the domain fixes it; an emulated one has its own, which
    libvirt does not tell.
    """
    cpu = root.find("cpu")
    topology = None if cpu is None else cpu.find("topology")
    cores = threads = 1
    if topology is not None:
        for level in ("dies", "clusters", "cores"):
            cores *= max(1, count(topology.get(level), 1))
        threads = max(1, count(topology.get("threads"), 1))
    packages = max(1, -(-present // (cores * threads)))
    named = root.findtext("cpu/model")
    if cpu is not None and cpu.get("mode") == "host-passthrough":
        return Cpu(host.name or host.model, host.vendor, host.stepping, packages, cores)
    emulated = named is not None and root.get("type") == "qemu"
    vendor = root.findtext("cpu/vendor") or (None if emulated else host.vendor)
    return Cpu(named or host.model, vendor, None, packages, cores)


def read_memory(root: Element) -> tuple[MemoryModule, ...]:
    """The memory in modules as QEMU describes it, then every memory device of the domain."""
    plugged = tuple(
        count(device.findtext("target/size"), 0)
        for device in devices(root, "memory")
        if device.get("model") != "sgx-epc"
    )
    total = count(root.findtext("memory"), 0)
    machine = _machine(root)
    maker = _as_made(root.get("type", ""), machine, read_firmware(root)).system_manufacturer
    version = _VERSION.search(machine)
    large = version is not None and (int(version[1]), int(version[2])) >= _LARGE_MODULES
    largest = _LARGE_MODULE_KIB if large else _MODULE_KIB
    return _modules(max(0, total - sum(plugged)), largest, plugged, maker)


def read_disk(device: Element, emulator: str, capacity: Callable[[str, str], int | None]) -> Iterator[Disk]:
    """A disk of a domain of that type; none where it is nothing that a guest can see."""
    target, kind = device.find("target"), device.get("device", "disk")
    if target is None or kind not in _DEVICE_KINDS:
        return
    name, bus = target.get("dev", ""), target.get("bus", "")
    place = device.find("source")
    source = None if place is None else _source(place)
    model = device.findtext("product")
    if model is None and emulator in _QEMU:
        model = _MODELS.get((bus, kind))
    yield Disk(
        target=name,
        device=cast("_DeviceKind", kind),
        bus=bus,
        source=source,
        capacity=None if source is None else capacity(name, source),
        serial=device.findtext("serial"),
        readonly=device.find("readonly") is not None,
        model=model,
    )


def _source(place: Element) -> str | None:
    """What names a medium: an export without a name is known by the socket of its server."""
    host = place.find("host")
    socket = None if host is None else host.get("socket")
    return next((value for key in _SOURCE_ATTRIBUTES if (value := place.get(key))), socket)


def _machine(root: Element) -> str:
    system = root.find("os/type")
    return "" if system is None else system.get("machine", "")


# Thousands of domains are alike in these: they share one value.
@lru_cache(maxsize=256)
def _as_made(emulator: str, machine: str, firmware: Literal["bios", "efi"]) -> Smbios:
    """The strings of a machine nobody gave any; the ones of the board are used if it is described at all."""
    if emulator not in _QEMU:
        return Smbios(system_manufacturer="libvirt", system_product=f"{emulator} domain")
    maker, version = "QEMU", machine or None
    product = next((name for pattern, name in _PRODUCTS if pattern.match(machine)), machine or None)
    if "-rhel" in machine:
        maker, product = "Red Hat", "KVM"
    elif product == "QEMU Virtual Machine" and emulator == "kvm":
        product = "KVM Virtual Machine"
    return Smbios(
        **_FIRMWARE[firmware],
        system_manufacturer=maker,
        system_product=product,
        system_version=version,
        board_manufacturer=maker,
        board_product=product,
        board_version=version,
        chassis_manufacturer=maker,
        chassis_version=version,
    )


@lru_cache(maxsize=256)
def _modules(kib: int, largest: int, plugged: tuple[int, ...], maker: str | None) -> tuple[MemoryModule, ...]:
    largest = max(largest, -(-kib // _MOST_MODULES))
    whole, rest = divmod(kib, largest)
    sizes = (*[largest] * whole, *([rest] if rest else ()), *plugged)
    return tuple(MemoryModule(f"DIMM {place}", size, maker) for place, size in enumerate(sizes))


def _strings(tables: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables.iterchildren():
        for entry in table.iterchildren("entry"):
            field = _SYSINFO.get((str(table.tag), entry.get("name", "")))
            if field is not None and entry.text:
                found.setdefault(field, entry.text)
    return found


def _part(xml: str, path: str) -> Element | None:
    """That element of a document, None where there is neither."""
    try:
        return etree.fromstring(xml).find(path)
    except (etree.XMLSyntaxError, ValueError):
        return None
