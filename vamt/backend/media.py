"""Remote media in and out of the drives of running domains.

Called by `vamt.backend.libvirt` in a worker thread with libvirt's domain object; knows no connection.
"""

from __future__ import annotations

import json
import logging
import time
from typing import Any, Final

import libvirt
import libvirt_qemu
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
    root = _read(domain)
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
    root = _read(domain)
    drive = holding(root, medium)
    if drive is None:
        return
    if is_hot_added(drive):
        domain.detachDeviceFlags(_text(drive), libvirt.VIR_DOMAIN_AFFECT_LIVE)
        # Libvirt waits for the guest, and no longer than some seconds.
        if holding(_read(domain), medium) is not None:
            raise BackendTimeout(f"the guest of {domain.name()} does not let go of its CD drive")
        return
    memory = read_memory(root)
    own = memory.pop(target(drive), None)
    if own is None or not _put_back(domain, own):
        take_out(drive)
        _update(domain, _text(drive))
    if own is not None:
        _remember(domain, memory)


def _read(domain: Any) -> Element:
    """The domain as it runs; where a tray is cannot be set, so nothing is said of it."""
    root = parse(domain.XMLDesc(0))
    for place in root.iterfind("devices/disk/target"):
        place.attrib.pop("tray", None)
    return root


def _exchange(domain: Any, root: Element, drive: Element, medium: RemoteMedium) -> None:
    if drive.find("readonly") is None:  # which cannot be changed while it runs; a CD drive always is
        raise NotSupported(f"the floppy drive of domain {domain.name()} is not a <readonly/> one")
    memory, own = read_memory(root), None if is_empty(drive) else _text(drive)
    if own is not None:
        _remember(domain, {**memory, target(drive): own})
    put_in(drive, medium)
    try:
        _update(domain, _text(drive))
    except libvirt.libvirtError:
        if own is not None:  # it is out already
            _put_back(domain, own)
            _remember(domain, memory)
        raise


def _put_back(domain: Any, own: str) -> bool:
    try:
        _update(domain, own)
    except libvirt.libvirtError as error:
        log.warning("what was in a drive of %s cannot be put back: %s", domain.name(), error)
        return False
    return True


def _update(domain: Any, drive: str) -> None:
    """Change what is in a drive; raises libvirtError.

    A drive that its guest resets shuts its tray without a word. So libvirt may take for open one that is not, as
    after a change while the firmware looks for drives, and then no change can be made.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            domain.updateDeviceFlags(drive, _CHANGE)
        except libvirt.libvirtError as error:
            if "Tray of " not in error.get_error_message() or attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
            _open_tray(domain, drive)
        else:
            return


def _open_tray(domain: Any, drive: str) -> None:
    """Make true what libvirt believes; QEMU has no other way, and libvirt notes that this one was used."""
    alias = etree.fromstring(drive).find("alias")
    if alias is not None:
        command = {"execute": "blockdev-open-tray", "arguments": {"id": alias.get("name"), "force": True}}
        libvirt_qemu.qemuMonitorCommand(domain, json.dumps(command), 0)


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
