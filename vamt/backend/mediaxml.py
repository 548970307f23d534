"""Which drive of a domain a remote medium goes into, and the domain's XML with it.

Pure: libvirt's XML is read and changed in place. What was in a drive is remembered in the domain's metadata, so that
it can be put back by whoever takes the medium out, also by a vamt that was started since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from vamt.backend.base import RemoteMedium
from vamt.backend.elements import Element, devices
from vamt.backend.portsxml import Drive, chipset, drives, has_usb
from vamt.errors import NotSupported

MEDIA_NAMESPACE: Final = "urn:vamt:media:1"
MEDIA_PREFIX: Final = "vamt-media"

_HOT_ADDED: Final = "ua-vamt-cdrom"
"""Libvirt's name of a drive that is there for the medium only."""
_ABOUT_CONTENT: Final = ("driver", "source", "backingStore", "encryption", "auth", "mirror")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def holding(root: Element, medium: RemoteMedium) -> Element | None:
    """The drive that the medium is in."""
    for drive in drives(root, medium.device):
        host = drive.find("source/host")
        if host is not None and host.get("socket") == medium.socket:
            return drive
    return None


def suitable(root: Element, device: Drive) -> Element | None:
    """The drive to put a medium into: the first that is empty, else the first."""
    found = drives(root, device)
    return next((drive for drive in found if is_empty(drive)), found[0] if found else None)


def is_empty(drive: Element) -> bool:
    """Whether nothing is in a drive; libvirt says of one that was emptied a source with nothing but an index."""
    source = drive.find("source")
    return source is None or not (len(source) or set(source.keys()) - {"index", "startupPolicy"})


def target(drive: Element) -> str:
    """The drive's name."""
    found = drive.find("target")
    return "" if found is None else found.get("dev", "")


def put_in(drive: Element, medium: RemoteMedium) -> None:
    """Put the medium into a drive, in place of what is in it."""
    take_out(drive)
    drive.set("type", "network")
    etree.SubElement(drive, "driver", name="qemu", type="raw")
    source = etree.SubElement(drive, "source", protocol="nbd")
    etree.SubElement(source, "host", transport="unix", socket=medium.socket)
    if drive.find("readonly") is None:
        etree.SubElement(drive, "readonly")


def take_out(drive: Element) -> None:
    """Leave a drive empty."""
    for tag in _ABOUT_CONTENT:
        for element in drive.findall(tag):
            drive.remove(element)
    drive.set("type", "file")


def hot_added(root: Element) -> Element:
    """A CD drive that a running domain can be given and taken from again; raises NotSupported."""
    if not has_usb(root):
        raise NotSupported(
            f"domain {root.findtext('name')} has neither a CD drive nor a USB port to have one at"
        )
    drive = _drive("cdrom", _free_name(root, "sd"), "usb")
    etree.SubElement(drive, "alias", name=_HOT_ADDED)
    return drive


def is_hot_added(drive: Element) -> bool:
    """Whether the drive goes with its medium."""
    alias = drive.find("alias")
    return alias is not None and alias.get("name") == _HOT_ADDED


def add_drive(root: Element, device: Drive) -> Element:
    """Give a domain that is off a drive its firmware can boot from; raises NotSupported."""
    kind = chipset(root)
    if device == "floppy":
        if kind is None:
            raise NotSupported(f"domain {root.findtext('name')} cannot have a floppy drive")
        drive = _drive(device, "fda", "fdc")
    elif kind == "pc":
        drive = _at_free_place(root, "ide", "hd", [(bus, unit) for bus in (0, 1) for unit in (0, 1)])
    elif kind == "q35":
        drive = _at_free_place(root, "sata", "sd", [(0, unit) for unit in range(6)])
    else:
        drive = hot_added(root)
    parent = root.find("devices")
    if parent is None:
        parent = etree.SubElement(root, "devices")
    parent.append(drive)
    return drive


def read_memory(root: Element) -> dict[str, str]:
    """What was in drives that have a remote medium: by the drive's name, its XML as it was."""
    entries = root.iterfind(f"metadata/{{{MEDIA_NAMESPACE}}}drives/{{{MEDIA_NAMESPACE}}}drive")
    return {name: entry.text for entry in entries if (name := entry.get("dev")) and entry.text}


def write_memory(memory: Mapping[str, str]) -> Element:
    """The same, as an element of the metadata."""
    element = etree.Element(f"{{{MEDIA_NAMESPACE}}}drives", nsmap={MEDIA_PREFIX: MEDIA_NAMESPACE})
    for name, xml in memory.items():
        etree.SubElement(element, f"{{{MEDIA_NAMESPACE}}}drive", dev=name).text = xml
    return element


def _drive(device: Drive, name: str, bus: str) -> Element:
    drive = etree.Element("disk", type="file", device=device)
    etree.SubElement(drive, "target", dev=name, bus=bus)
    etree.SubElement(drive, "readonly")
    return drive


def _free_name(root: Element, prefix: str) -> str:
    taken = {target(disk) for disk in devices(root, "disk")}
    free = (f"{prefix}{letter}" for letter in _LETTERS if f"{prefix}{letter}" not in taken)
    if (name := next(free, None)) is None:
        raise NotSupported(f"domain {root.findtext('name')} has no place for another drive")
    return name


def _at_free_place(root: Element, bus: str, prefix: str, places: list[tuple[int, int]]) -> Element:
    """A CD drive at the first of those places, of the bus's first controller, that has none."""
    taken = set()
    for disk in devices(root, "disk"):
        where, address = disk.find("target"), disk.find("address")
        if where is not None and where.get("bus") == bus and address is not None:
            taken.add((address.get("controller"), address.get("bus"), address.get("unit")))
    for number, unit in places:
        if ("0", str(number), str(unit)) not in taken:
            drive = _drive("cdrom", _free_name(root, prefix), bus)
            place = {"type": "drive", "controller": "0", "bus": str(number), "target": "0", "unit": str(unit)}
            etree.SubElement(drive, "address", place)
            return drive
    raise NotSupported(f"domain {root.findtext('name')} has no place for a CD drive")
