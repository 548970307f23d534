"""Rewrites a domain's inactive XML for one start that differs from its own configuration.

Pure text to text. The result is only ever given to a start, never to a define: the domain's configuration
keeps its own boot order. Secrets in the XML pass through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from vamt.backend.base import BootDevice, BootOnce
from vamt.backend.domainxml import BOOT_NAMESPACE, parse
from vamt.backend.elements import Element, count, devices
from vamt.errors import NotSupported

_MENU_MILLISECONDS: Final = "65535"
"""The longest a firmware menu can be made to wait, in libvirt's format."""
_LAST: Final = 1 << 32
"""After any boot order libvirt accepts."""

_KINDS: Final[Mapping[BootDevice, Callable[[Element], bool]]] = {
    "hd": lambda device: device.tag == "disk" and device.get("device", "disk") in {"disk", "lun"},
    "cdrom": lambda device: device.tag == "disk" and device.get("device") == "cdrom",
    "network": lambda device: device.tag == "interface",
}


def for_one_start(xml: str, once: BootOnce | None) -> str:
    """The XML to start from; without `once`, just freed of an earlier one-shot's marker.

    Raises NotSupported where the domain has no such device, UnreadableXml where it is no domain.
    """
    root = parse(xml)
    for marker in root.findall(f"metadata/{{{BOOT_NAMESPACE}}}once"):
        _remove(marker)
    if once is not None:
        if once.device is not None:
            _boot_from(root, once.device, once.index)
        if once.firmware_menu:
            _stop_in_menu(root)
        _mark(root, once.token)
    return etree.tostring(root, encoding="unicode")


def _boot_from(root: Element, kind: BootDevice, index: int) -> None:
    """Leave one device to boot from: a PC told to boot from a device does not go on to the next."""
    candidates = [device for device in devices(root, "disk", "interface") if _KINDS[kind](device)]
    if index == 0:
        candidates.sort(key=_own_order)
    number = max(index - 1, 0)
    if number >= len(candidates):
        raise NotSupported(f"domain {root.findtext('name')} has no {kind} {number + 1} to boot from")
    chosen = candidates[number]
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


def _stop_in_menu(root: Element) -> None:
    for menu in root.findall("os/bootmenu"):
        _remove(menu)
    system = root.find("os")
    if system is None:
        raise NotSupported(f"domain {root.findtext('name')} has no firmware to stop in")
    etree.SubElement(system, "bootmenu", enable="yes", timeout=_MENU_MILLISECONDS)


def _mark(root: Element, token: str) -> None:
    """Leave the token where the running domain shows it and its configuration does not."""
    metadata = root.find("metadata")
    if metadata is None:
        metadata = etree.SubElement(root, "metadata")
    etree.SubElement(
        metadata, f"{{{BOOT_NAMESPACE}}}once", {"token": token}, nsmap={"vamt-boot": BOOT_NAMESPACE}
    )


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
