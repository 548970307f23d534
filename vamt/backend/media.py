"""Remote media in and out of the drives of running domains.

Called by `vamt.backend.libvirt` in a worker thread with libvirt's domain object; knows no connection.
"""

from __future__ import annotations

import logging
import time
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

_ATTEMPTS: Final = 5
_PAUSE: Final = 0.1


def insert(domain: Any, medium: RemoteMedium) -> None:
    """Put a medium into a drive; raises WrongState, NotSupported, libvirtError."""
    if not domain.isActive():
        raise WrongState(f"domain {domain.name()} is not running")
    root = parse(domain.XMLDesc(0))
    if holding(root, medium) is not None:
        return
    drive = suitable(root, medium.device)
    if drive is not None:
        _exchange(domain, root, drive, medium)
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
        _update(domain, _text(drive))
    if own is not None:
        _remember(domain, memory)


def _exchange(domain: Any, root: Element, drive: Element, medium: RemoteMedium) -> None:
    if drive.find("readonly") is None:  # which cannot be changed while it runs; a CD drive always is
        raise NotSupported(f"the floppy drive of domain {domain.name()} is not a <readonly/> one")
    own = None if is_empty(drive) else _text(drive)
    if own is not None:
        _remember(domain, {**read_memory(root), target(drive): own})
    put_in(drive, medium)
    try:
        _update(domain, _text(drive))
    except libvirt.libvirtError:
        if own is not None:  # it is out already
            _put_back(domain, own)
        raise


def _put_back(domain: Any, own: str) -> bool:
    try:
        _update(domain, own)
    except libvirt.libvirtError as error:
        log.warning("what was in a drive of %s cannot be put back: %s", domain.name(), error)
        return False
    return True


def _update(domain: Any, drive: str) -> None:
    """Change what is in a drive; libvirt may have yet to hear where the tray is after the change before."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            domain.updateDeviceFlags(drive, _CHANGE)
        except libvirt.libvirtError as error:
            if "Tray of " not in error.get_error_message() or attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
        else:
            return


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
