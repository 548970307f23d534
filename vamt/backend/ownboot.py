"""How a domain boots by itself, remembered in the XML of a start that differs from it, and put back from there.

A persistent domain has its configuration to go back to. One that is transient, or was undefined while it ran, has
nothing but what it runs from: without a memory, what was meant for one start would be for all that follow.
Pure: XML is read and changed in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from vamt.backend.base import RemoteMedium
from vamt.backend.domainxml import BOOT_NAMESPACE, parse_part
from vamt.backend.elements import Element
from vamt.backend.mediaxml import MEDIA_NAMESPACE, holding, read_memory, take_out, target, write_memory
from vamt.backend.portsxml import Drive, drives

_SYSTEM: Final = f"{{{BOOT_NAMESPACE}}}system"
_ORDER: Final = f"{{{BOOT_NAMESPACE}}}order"
_MEDIUM: Final = f"{{{BOOT_NAMESPACE}}}medium"

_NAMED_BY: Final[Mapping[str, tuple[str, str]]] = {
    "disk": ("target", "dev"),
    "interface": ("mac", "address"),
}
"""What stays the same when devices come and go, by kind: the element and its attribute."""


def remember(root: Element, marker: Element) -> None:
    """Write into a start's marker how the domain boots by itself: its system, and the order of its devices."""
    system = root.find("os")
    if system is not None:
        etree.SubElement(marker, _SYSTEM).text = etree.tostring(system, encoding="unicode", with_tail=False)
    for order in root.iterfind("devices/*/boot"):
        device = order.getparent()
        if device is not None:
            own = etree.tostring(order, encoding="unicode", with_tail=False)
            etree.SubElement(marker, _ORDER, device=_name(root, device)).text = own


def remember_medium(marker: Element, medium: RemoteMedium, added: str) -> None:
    """Write into it what is put in for this start only, and the name of the drive that was added for it, if any."""
    etree.SubElement(marker, _MEDIUM, device=medium.device, socket=medium.socket, added=added)


def put_back(root: Element, marker: Element) -> None:
    """Have the domain boot as it does by itself; raises UnreadableXml where its memory is damaged."""
    system, own = root.find("os"), marker.findtext(_SYSTEM)
    if system is None or not own:  # nothing was remembered
        return
    for entry in marker.iterfind(_MEDIUM):
        _take_away(root, entry)
    for order in root.findall("devices/*/boot"):
        _remove(order)
    root.replace(system, parse_part(own))
    named = {_name(root, device): device for device in _devices(root)}
    for entry in marker.iterfind(_ORDER):
        device = named.get(entry.get("device", ""))
        if device is not None and entry.text:
            device.append(parse_part(entry.text))


def _take_away(root: Element, entry: Element) -> None:
    """Take out a medium, if it is still in, and have in its drive what was there before; or no drive."""
    added = entry.get("added")
    kind: Drive = "floppy" if entry.get("device") == "floppy" else "cdrom"
    if added:
        for extra in [drive for drive in drives(root, kind) if target(drive) == added]:
            _remove(extra)
        return
    drive = holding(root, RemoteMedium(kind, entry.get("socket", "")))
    if drive is None:
        return
    memory = read_memory(root)
    own = memory.pop(target(drive), None)
    parent = drive.getparent()
    if own is None or parent is None:
        take_out(drive)
        return
    parent.replace(drive, parse_part(own))
    for element in root.findall(f"metadata/{{{MEDIA_NAMESPACE}}}drives"):
        _remove(element)
    metadata = root.find("metadata")
    if memory and metadata is not None:
        metadata.append(write_memory(memory))


def _name(root: Element, device: Element) -> str:
    """What a device is known by: its target or address where it has one, else its place among its kind."""
    kind = str(device.tag)
    path, key = _NAMED_BY.get(kind, ("", ""))
    found = device.find(path) if path else None
    if found is not None and found.get(key):
        return f"{kind} {found.get(key)}"
    alike = [other for other in _devices(root) if other.tag == kind]
    return f"{kind} {alike.index(device)}"


def _devices(root: Element) -> Iterator[Element]:
    for part in root.iterchildren("devices"):
        yield from part.iterchildren("*")


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
