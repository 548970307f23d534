"""Reads a domain's XML, as libvirt emits it, into the facts vamt shows.

Pure: XML and what the hypervisor said beside it go in, a `Domain` comes out. Knows no hypervisor, asks
nothing, and survives any text: what is not a domain raises `UnreadableXml`, what is odd in one is left out.

An administrator fixes a machine's AMT address in the domain's metadata:
`<metadata><vamt:amt xmlns:vamt="urn:vamt:domain:1" address="10.9.0.7"/></metadata>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from lxml import etree

from vamt.backend.base import Ability, Domain, DomainState, Interface, Smbios, Vcpu
from vamt.backend.elements import Element, count, devices
from vamt.backend.hardwarexml import (
    HostCpu,
    read_cpu,
    read_disk,
    read_firmware,
    read_memory,
    read_smbios,
)
from vamt.backend.portsxml import (
    SerialPort,
    chipset,
    drives,
    has_com1,
    has_usb,
    read_display,
    read_serial,
)
from vamt.errors import BackendError

ADDRESS_NAMESPACE: Final = "urn:vamt:domain:1"
"""Of the administrator's `amt` element."""
BOOT_NAMESPACE: Final = "urn:vamt:boot:1"
"""Of the `once` element in a running domain; its own, for libvirt keeps one element of each namespace."""

_RESTART: Final = "restart"
"""What libvirt does where <on_reboot> says nothing."""
_AGENT: Final = "org.qemu.guest_agent.0"
_MOST_VCPUS: Final = 8192
"""More than any hypervisor offers: bounds what a wrong number can cost."""
_X86: Final = frozenset({"i686", "x86_64"})


class UnreadableXml(BackendError):
    """The hypervisor's XML is not a domain's."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What the hypervisor says of a domain beside its XML."""

    state: DomainState
    persistent: bool
    started: datetime | None
    driver: frozenset[Ability]
    """What the hypervisor's driver can do with a domain that fulfils the conditions."""
    local: bool
    """The hypervisor's files are this host's."""
    host: HostCpu
    host_smbios: Smbios
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
    serial: bool
    display: bool
    cdrom: bool
    floppy: bool
    silent_bios: bool
    ends_by_reset: bool
    begins_by_poweroff: bool


_CONDITIONS: Final[Mapping[Ability, Callable[[_Traits], bool]]] = {
    Ability.NMI: lambda t: t.arch in _X86,
    Ability.RESET: lambda t: not t.ends_by_reset,
    Ability.SHUTDOWN: lambda t: (t.mock or t.acpi or t.agent) and not t.begins_by_poweroff,
    Ability.REBOOT: lambda t: t.mock or t.acpi or t.agent,
    Ability.SUSPEND: lambda t: t.agent and t.sleeps,
    Ability.MANAGED_SAVE: lambda t: t.persistent and not t.pci_passthrough,
    Ability.VCPU_HOTPLUG: lambda t: t.arch in _X86 and t.spare_vcpus,
    Ability.GUEST_VCPUS: lambda t: t.agent,
    Ability.BOOT_MENU: lambda t: t.arch in _X86 and not t.own_kernel,
    Ability.FIRMWARE_ON_SERIAL: lambda t: t.arch in _X86 and t.silent_bios,
    Ability.SERIAL: lambda t: t.serial,
    Ability.DISPLAY: lambda t: t.display,
    Ability.CDROM: lambda t: t.cdrom,
    Ability.FLOPPY: lambda t: t.floppy,
}


def parse(xml: str) -> Element:
    """The root element of a domain's XML; raises UnreadableXml."""
    root = parse_part(xml)
    if root.tag != "domain":
        raise UnreadableXml(f"expected a domain's XML, not a {root.tag!r}")
    return root


def parse_part(xml: str) -> Element:
    """An element of a domain's XML by itself; raises UnreadableXml."""
    # A parser of its own for every document: lxml would otherwise make the threads wait for one another.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableXml(f"a domain's XML cannot be read: {error}") from error


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
    cpu = read_cpu(root, sum(plugged), observed.host)
    kind = root.get("type", "")
    return Domain(
        uuid=uuid,
        name=name,
        state=observed.state,
        persistent=observed.persistent,
        abilities=_abilities(root, observed, plugged, agent),
        firmware=read_firmware(root),
        vcpus=_vcpus(plugged),
        sockets=cpu.packages,
        cpu_cores=cpu.cores,
        cpu_model=cpu.model,
        cpu_vendor=cpu.vendor,
        cpu_stepping=cpu.stepping,
        cpu_mhz=observed.host.mhz,
        memory_kib=count(root.findtext("memory"), 0),
        memory=read_memory(root),
        disks=tuple(
            disk for device in devices(root, "disk") for disk in read_disk(device, kind, observed.capacity)
        ),
        interfaces=tuple(found for device in devices(root, "interface") for found in _interface(device)),
        smbios=read_smbios(root, observed.host_smbios),
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


def serial_in_reach(root: Element, local: bool) -> SerialPort | None:
    """The serial port, unless it is a socket on another host."""
    port = read_serial(root)
    return port if port is not None and (local or port.way == "stream") else None


def read_numbers(text: str) -> frozenset[int]:
    """The numbers in libvirt's "0-2,5"."""
    return frozenset(
        number
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", text)
        for number in range(int(first), int(last or first) + 1)
    )


def _abilities(
    root: Element, observed: Observed, plugged: tuple[bool, ...], agent: bool
) -> frozenset[Ability]:
    system = root.find("os/type")
    sleep = root.find("pm/suspend-to-mem")
    bios = root.find("os/bios")
    pc = chipset(root) is not None
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
        serial=serial_in_reach(root, observed.local) is not None,
        display=observed.local and read_display(root) is not None,
        cdrom=pc or has_usb(root) or bool(drives(root, "cdrom")),
        floppy=pc or bool(drives(root, "floppy")),
        silent_bios=read_firmware(root) == "bios"
        and has_com1(root)
        and (bios is None or bios.get("useserial") != "yes"),
        ends_by_reset=root.findtext("on_reboot", _RESTART) != _RESTART,
        begins_by_poweroff=root.findtext("on_poweroff") == _RESTART,
    )
    return _fulfilled(observed.driver, traits)


# Thousands of domains are alike in these: they share one value.
@lru_cache(maxsize=256)
def _fulfilled(driver: frozenset[Ability], traits: _Traits) -> frozenset[Ability]:
    return frozenset(ability for ability in driver if _CONDITIONS[ability](traits))


@lru_cache(maxsize=256)
def _vcpus(plugged: tuple[bool, ...]) -> tuple[Vcpu, ...]:
    return tuple(Vcpu(number, present, present) for number, present in enumerate(plugged))


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


def _metadata(root: Element, namespace: str, element: str, attribute: str) -> str | None:
    found = root.find(f"metadata/{{{namespace}}}{element}")
    return None if found is None else found.get(attribute) or None
