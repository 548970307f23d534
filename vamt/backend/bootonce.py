"""Rewrites a domain's inactive XML for one start that differs from its own configuration.

Pure text to text. The result is only ever given to a start, never to a define: the domain's configuration
keeps its own boot order. Secrets in the XML pass through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from vamt.backend.base import BootDevice, BootOnce, RemoteMedium
from vamt.backend.domainxml import BOOT_NAMESPACE, parse
from vamt.backend.elements import Element, count, devices
from vamt.backend.mediaxml import (
    MEDIA_NAMESPACE,
    add_drive,
    put_in,
    suitable,
    target,
    write_memory,
)
from vamt.backend.ownboot import put_back, remember, remember_medium
from vamt.errors import NotSupported

_MENU_MILLISECONDS: Final = "65535"
"""The longest a firmware menu can be made to wait, in libvirt's format."""
_LAST: Final = 1 << 32
"""After any boot order libvirt accepts."""

_KINDS: Final[Mapping[BootDevice, Callable[[Element], bool]]] = {
    "hd": lambda device: device.tag == "disk" and device.get("device", "disk") in {"disk", "lun"},
    "cdrom": lambda device: device.tag == "disk" and device.get("device") == "cdrom",
    "fd": lambda device: device.tag == "disk" and device.get("device") == "floppy",
    "network": lambda device: device.tag == "interface",
}


def for_one_start(xml: str, once: BootOnce | None) -> str:
    """The XML to start from: the domain's own but for `once`, whatever an earlier one-shot made of it.

    Raises NotSupported where the domain has no such device, UnreadableXml where it is no domain.
    """
    root = parse(xml)
    for marker in root.findall(f"metadata/{{{BOOT_NAMESPACE}}}once"):
        put_back(root, marker)
        _remove(marker)
    if once is not None:
        marker = _marker(once.token)
        remember(root, marker)
        if once.medium is not None:
            _boot_from(root, _with(root, once.medium, marker))
        elif once.device is not None:
            _boot_from(root, _find(root, once.device, once.index))
        if once.firmware_menu:
            _system(root, "bootmenu", enable="yes", timeout=_MENU_MILLISECONDS)
        if once.firmware_on_serial:
            _system(root, "bios", useserial="yes")
        _metadata(root).append(marker)
    return etree.tostring(root, encoding="unicode")


def _find(root: Element, kind: BootDevice, index: int) -> Element:
    candidates = [device for device in devices(root, "disk", "interface") if _KINDS[kind](device)]
    if index == 0:
        candidates.sort(key=_own_order)
    number = max(index - 1, 0)
    if number >= len(candidates):
        raise NotSupported(f"domain {root.findtext('name')} has no {kind} {number + 1} to boot from")
    return candidates[number]


def _with(root: Element, medium: RemoteMedium, marker: Element) -> Element:
    """The drive with that medium in it, which is added where there is none."""
    drive, added = suitable(root, medium.device), ""
    if drive is None:
        drive = add_drive(root, medium.device)
        added = target(drive)
    elif drive.find("source") is not None:
        for memory in root.findall(f"metadata/{{{MEDIA_NAMESPACE}}}drives"):
            _remove(memory)
        # Put back into the running domain, it may not say another order than the one of this start.
        for order in drive.findall("boot"):
            drive.remove(order)
        own = etree.tostring(drive, encoding="unicode", with_tail=False)
        _metadata(root).append(write_memory({target(drive): own}))
    put_in(drive, medium)
    remember_medium(marker, medium, added)
    return drive


def _boot_from(root: Element, chosen: Element) -> None:
    """Leave one device to boot from: a PC told to boot from a device does not go on to the next."""
    for order in root.findall("devices/*/boot"):
        _remove(order)
    # A kernel given to QEMU would be booted before any device.
    for tag in ("boot", "kernel", "initrd", "cmdline", "dtb"):
        for element in root.findall(f"os/{tag}"):
            _remove(element)
    etree.SubElement(chosen, "boot", order="1")


def _own_order(device: Element) -> int:
    order = device.find("boot")
    return _LAST if order is None else count(order.get("order"), _LAST)


def _system(root: Element, tag: str, **attributes: str) -> None:
    """Set something of the firmware, and keep what else its element says."""
    system = root.find("os")
    if system is None:
        raise NotSupported(f"domain {root.findtext('name')} has no firmware to set up")
    found = system.find(tag)
    if found is None:
        found = etree.SubElement(system, tag)
    found.attrib.update(attributes)


def _marker(token: str) -> Element:
    """What the running domain's metadata shows of a one-shot, and its configuration does not."""
    return etree.Element(f"{{{BOOT_NAMESPACE}}}once", token=token, nsmap={"vamt-boot": BOOT_NAMESPACE})


def _metadata(root: Element) -> Element:
    metadata = root.find("metadata")
    return etree.SubElement(root, "metadata") if metadata is None else metadata


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
