"""Remote media in and out of the drives of running domains.

Called by `vamt.backend.libvirt` in a worker thread with libvirt's domain object; knows no connection.
"""

from __future__ import annotations

import logging
from typing import Any, Final

import libvirt
from lxml import etree

from vamt.backend.base import RemoteMedium
from vamt.backend.domainxml import parse
from vamt.backend.elements import Element
from vamt.backend.mediaxml import (
    MEDIA_NAMESPACE,
    MEDIA_PREFIX,
    holding,
    hot_added,
    is_empty,
    is_hot_added,
    put_in,
    read_memory,
    suitable,
    take_out,
    target,
    write_memory,
)
from vamt.errors import BackendTimeout, NotSupported, WrongState

log = logging.getLogger("vamt.backend")

# A guest that locks its tray does not keep what is in it.
_CHANGE: Final = libvirt.VIR_DOMAIN_AFFECT_LIVE | libvirt.VIR_DOMAIN_DEVICE_MODIFY_FORCE


def insert(domain: Any, medium: RemoteMedium) -> None:
    """Put a medium into a drive; raises WrongState, NotSupported, libvirtError."""
    if not domain.isActive():
        raise WrongState(f"domain {domain.name()} is not running")
    root = parse(domain.XMLDesc(0))
    if holding(root, medium) is not None:
        return
    drive = suitable(root, medium.device)
    if drive is not None:
        if not is_empty(drive):
            _remember(domain, {**read_memory(root), target(drive): _text(drive)})
        put_in(drive, medium)
        domain.updateDeviceFlags(_text(drive), _CHANGE)
    elif medium.device == "cdrom":
        drive = hot_added(root)
        put_in(drive, medium)
        domain.attachDeviceFlags(_text(drive), libvirt.VIR_DOMAIN_AFFECT_LIVE)
    else:
        raise NotSupported(
            f"domain {domain.name()} has no floppy drive, and gets one with its next start only"
        )


def eject(domain: Any, medium: RemoteMedium) -> None:
    """Take it out, and put back what was there before; raises BackendTimeout, libvirtError."""
    if not domain.isActive():
        return
    root = parse(domain.XMLDesc(0))
    drive = holding(root, medium)
    if drive is None:
        return
    if is_hot_added(drive):
        domain.detachDeviceFlags(_text(drive), libvirt.VIR_DOMAIN_AFFECT_LIVE)
        # Libvirt waits for the guest, and no longer than some seconds.
        if holding(parse(domain.XMLDesc(0)), medium) is not None:
            raise BackendTimeout(f"the guest of {domain.name()} does not let go of its CD drive")
        return
    memory = read_memory(root)
    own = memory.pop(target(drive), None)
    if own is None or not _put_back(domain, own):
        take_out(drive)
        domain.updateDeviceFlags(_text(drive), _CHANGE)
    if own is not None:
        _remember(domain, memory)


def _put_back(domain: Any, own: str) -> bool:
    try:
        domain.updateDeviceFlags(own, _CHANGE)
    except libvirt.libvirtError as error:
        log.warning("what was in a drive of %s cannot be put back: %s", domain.name(), error)
        return False
    return True


def _remember(domain: Any, memory: dict[str, str]) -> None:
    xml = _text(_bare(write_memory(memory))) if memory else None
    domain.setMetadata(
        libvirt.VIR_DOMAIN_METADATA_ELEMENT,
        xml,
        MEDIA_PREFIX,
        MEDIA_NAMESPACE,
        libvirt.VIR_DOMAIN_AFFECT_LIVE,
    )


def _bare(element: Element) -> Element:
    """The same in no namespace: libvirt puts it into one, and refuses what has one already."""
    for each in element.iter():
        each.tag = etree.QName(each).localname
    etree.cleanup_namespaces(element)
    return element


def _text(element: Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)
