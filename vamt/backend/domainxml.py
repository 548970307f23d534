"""Reads a domain's XML, as libvirt emits it, into the facts vamt shows.

Pure: XML and what the hypervisor said beside it go in, a `Domain` comes out. Knows no hypervisor, asks
nothing, and survives any text: what is not a domain raises `UnreadableXml`, what is odd in one is left out.

An administrator fixes a machine's AMT address in the domain's metadata:
`<metadata><vamt:amt xmlns:vamt="urn:vamt:domain:1" address="10.9.0.7"/></metadata>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final, Literal, cast, get_args
from uuid import UUID

from lxml import etree

from vamt.backend.base import Ability, Disk, Domain, DomainState, Interface, Smbios, Vcpu
from vamt.errors import BackendError

Element = etree._Element  # noqa: SLF001  # lxml has no public name for the type it returns

ADDRESS_NAMESPACE: Final = "urn:vamt:domain:1"
"""Of the administrator's `amt` element."""
BOOT_NAMESPACE: Final = "urn:vamt:boot:1"
"""Of the `once` element in a running domain; its own, for libvirt keeps one element of each namespace."""

_AGENT: Final = "org.qemu.guest_agent.0"
_MOST_VCPUS: Final = 8192
"""More than any hypervisor offers: bounds what a wrong number can cost."""
_X86: Final = frozenset({"i686", "x86_64"})

_DeviceKind = Literal["disk", "cdrom", "floppy", "lun"]
_DEVICE_KINDS: Final = frozenset(get_args(_DeviceKind))

_SOURCE_ATTRIBUTES: Final = ("file", "dev", "dir", "volume", "name", "path")
"""Where the different disk types name their medium."""

_SMBIOS: Final[Mapping[tuple[str, str], str]] = {
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
    ("chassis", "manufacturer"): "chassis_manufacturer",
    ("chassis", "version"): "chassis_version",
    ("chassis", "serial"): "chassis_serial",
    ("chassis", "asset"): "chassis_asset",
}
_NO_SMBIOS: Final = Smbios()


class UnreadableXml(BackendError):
    """The hypervisor's XML is not a domain's."""


@dataclass(frozen=True, slots=True)
class HostCpu:
    """The host's processor, which a guest sees where its domain names no other."""

    model: str | None
    vendor: str | None
    mhz: int | None


@dataclass(frozen=True, slots=True)
class Observed:
    """What the hypervisor says of a domain beside its XML."""

    state: DomainState
    persistent: bool
    started: datetime | None
    driver: frozenset[Ability]
    """What the hypervisor's driver can do with a domain that fulfils the conditions."""
    host: HostCpu
    capacity: Callable[[str, str], int | None]
    """From a disk's target and source to its size in bytes."""


@dataclass(frozen=True, slots=True)
class _Traits:
    """What the abilities of a domain depend on."""

    mock: bool
    persistent: bool
    arch: str
    acpi: bool
    agent: bool
    sleeps: bool
    pci_passthrough: bool
    spare_vcpus: bool
    own_kernel: bool


_CONDITIONS: Final[Mapping[Ability, Callable[[_Traits], bool]]] = {
    Ability.NMI: lambda t: t.arch in _X86,
    Ability.SHUTDOWN: lambda t: t.mock or t.acpi or t.agent,
    Ability.REBOOT: lambda t: t.mock or t.acpi or t.agent,
    Ability.SUSPEND: lambda t: t.agent and t.sleeps,
    Ability.MANAGED_SAVE: lambda t: t.persistent and not t.pci_passthrough,
    Ability.VCPU_HOTPLUG: lambda t: t.arch in _X86 and t.spare_vcpus,
    Ability.GUEST_VCPUS: lambda t: t.agent,
    Ability.BOOT_MENU: lambda t: t.arch in _X86 and not t.own_kernel,
}


def parse(xml: str) -> Element:
    """The root element of a domain's XML; raises UnreadableXml."""
    # A parser of its own for every document: lxml would otherwise make the threads wait for one another.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableXml(f"a domain's XML cannot be read: {error}") from error
    if root.tag != "domain":
        raise UnreadableXml(f"expected a domain's XML, not a {root.tag!r}")
    return root


def read_domain(root: Element, observed: Observed) -> Domain:
    """The facts of one domain; raises UnreadableXml where it has no name or UUID."""
    name = root.findtext("name")
    try:
        uuid = UUID(root.findtext("uuid"))
    except (ValueError, TypeError) as error:
        raise UnreadableXml("a domain's XML has no valid UUID") from error
    if not name:
        raise UnreadableXml(f"the XML of domain {uuid} has no name")
    plugged = read_plugged(root)
    agent = agent_connected(root)
    model, vendor = _cpu(root, observed.host)
    return Domain(
        uuid=uuid,
        name=name,
        state=observed.state,
        persistent=observed.persistent,
        abilities=_abilities(root, observed, plugged, agent),
        firmware=_firmware(root),
        vcpus=_vcpus(plugged),
        sockets=_sockets(root, sum(plugged)),
        cpu_model=model,
        cpu_vendor=vendor,
        cpu_mhz=observed.host.mhz,
        memory_kib=count(root.findtext("memory"), 0),
        disks=tuple(disk for device in devices(root, "disk") for disk in _disk(device, observed.capacity)),
        interfaces=tuple(found for device in devices(root, "interface") for found in _interface(device)),
        smbios=_smbios(root),
        agent=agent,
        address=_metadata(root, ADDRESS_NAMESPACE, "amt", "address"),
        boot_token=_metadata(root, BOOT_NAMESPACE, "once", "token"),
        started=observed.started,
    )


def read_plugged(root: Element) -> tuple[bool, ...]:
    """Which vCPUs are present, by number."""
    vcpus = root.find("vcpu")
    most = min(count(None if vcpus is None else vcpus.text, 1), _MOST_VCPUS)
    present = most if vcpus is None else count(vcpus.get("current"), most)
    plugged = [number < present for number in range(most)]
    for vcpu in root.iterfind("vcpus/vcpu"):
        number = count(vcpu.get("id"), most)
        if number < most:
            plugged[number] = vcpu.get("enabled") == "yes"
    return tuple(plugged)


def agent_connected(root: Element) -> bool:
    """Whether the guest agent holds its channel open."""
    return any(
        target.get("name") == _AGENT and target.get("state") == "connected"
        for channel in devices(root, "channel")
        for target in channel.iterchildren("target")
    )


def devices(root: Element, *tags: str) -> Iterator[Element]:
    """The devices of those kinds, in the domain's order."""
    for part in root.iterchildren("devices"):
        yield from part.iterchildren(*tags)


def read_host_cpu(capabilities: str, mhz: int) -> HostCpu:
    """The host's processor, from libvirt's capabilities; what they do not say is None."""
    try:
        root = etree.fromstring(capabilities)
    except (etree.XMLSyntaxError, ValueError):
        return HostCpu(None, None, mhz or None)
    return HostCpu(root.findtext("host/cpu/model"), root.findtext("host/cpu/vendor"), mhz or None)


def read_numbers(text: str) -> frozenset[int]:
    """The numbers in libvirt's "0-2,5"."""
    return frozenset(
        number
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", text)
        for number in range(int(first), int(last or first) + 1)
    )


def count(text: str | None, otherwise: int) -> int:
    """A count; anything else is `otherwise`."""
    try:
        return max(0, int(text or ""))
    except ValueError:
        return otherwise


def _abilities(
    root: Element, observed: Observed, plugged: tuple[bool, ...], agent: bool
) -> frozenset[Ability]:
    system = root.find("os/type")
    sleep = root.find("pm/suspend-to-mem")
    traits = _Traits(
        mock=root.get("type") == "test",
        persistent=observed.persistent,
        arch="" if system is None else system.get("arch", ""),
        acpi=root.find("features/acpi") is not None,
        agent=agent,
        sleeps=sleep is None or sleep.get("enabled") != "no",
        pci_passthrough=any(device.get("type") == "pci" for device in devices(root, "hostdev")),
        spare_vcpus=not all(plugged),
        own_kernel=root.find("os/kernel") is not None,
    )
    return _fulfilled(observed.driver, traits)


# Thousands of domains are alike in these: they share one value.
@lru_cache(maxsize=256)
def _fulfilled(driver: frozenset[Ability], traits: _Traits) -> frozenset[Ability]:
    return frozenset(ability for ability in driver if _CONDITIONS[ability](traits))


@lru_cache(maxsize=256)
def _vcpus(plugged: tuple[bool, ...]) -> tuple[Vcpu, ...]:
    return tuple(Vcpu(number, present, present) for number, present in enumerate(plugged))


def _firmware(root: Element) -> Literal["bios", "efi"]:
    system = root.find("os")
    loader = root.find("os/loader")
    efi = (system is not None and system.get("firmware") == "efi") or (
        loader is not None and loader.get("type") == "pflash"
    )
    return "efi" if efi else "bios"


def _cpu(root: Element, host: HostCpu) -> tuple[str | None, str | None]:
    """Model and vendor; the vendor of a named model is the host's unless the domain fixes it."""
    model = root.findtext("cpu/model") or host.model
    return model, root.findtext("cpu/vendor") or host.vendor


def _sockets(root: Element, present: int) -> int:
    """As many as hold the vCPUs that are present, which is how many QEMU describes in the SMBIOS tables."""
    topology = root.find("cpu/topology")
    if topology is None:
        return max(1, present)
    per_socket = 1
    for level in ("dies", "clusters", "cores", "threads"):
        per_socket *= max(1, count(topology.get(level), 1))
    return max(1, -(-present // per_socket))


def _disk(device: Element, capacity: Callable[[str, str], int | None]) -> Iterable[Disk]:
    target = device.find("target")
    kind = device.get("device", "disk")
    if target is None or kind not in _DEVICE_KINDS:
        return
    name = target.get("dev", "")
    place = device.find("source")
    source = None
    if place is not None:
        source = next((value for key in _SOURCE_ATTRIBUTES if (value := place.get(key))), None)
    yield Disk(
        target=name,
        device=cast("_DeviceKind", kind),
        bus=target.get("bus", ""),
        source=source,
        capacity=None if source is None else capacity(name, source),
        serial=device.findtext("serial"),
        readonly=device.find("readonly") is not None,
    )


def _interface(device: Element) -> Iterable[Interface]:
    mac = device.find("mac")
    if mac is None:
        return
    model = device.find("model")
    link = device.find("link")
    yield Interface(
        mac=mac.get("address", "").lower(),
        model=None if model is None else model.get("type"),
        link_up=link is None or link.get("state") != "down",
    )


def _smbios(root: Element) -> Smbios:
    """The strings of `sysinfo`, which reach the guest only where `os` says so."""
    mode = root.find("os/smbios")
    if mode is None or mode.get("mode") != "sysinfo":
        return _NO_SMBIOS
    found: dict[str, str] = {}
    for table in root.iterfind("sysinfo[@type='smbios']/*"):
        for entry in table.iterfind("entry"):
            field = _SMBIOS.get((str(table.tag), entry.get("name", "")))
            if field is not None and entry.text:
                found[field] = entry.text
    return Smbios(**found)


def _metadata(root: Element, namespace: str, element: str, attribute: str) -> str | None:
    found = root.find(f"metadata/{{{namespace}}}{element}")
    return None if found is None else found.get(attribute) or None
