"""A domain's vCPUs, switched in the guest, plugged, or left out of the next start.

Called by `vamt.backend.libvirt` in a worker thread with libvirt's domain object; knows no connection.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any, Final

import libvirt

from vamt.backend.base import VcpuChange
from vamt.backend.domainxml import agent_connected, parse, read_numbers, read_plugged
from vamt.errors import BackendTimeout, NotSupported

_PLUG_SECONDS: Final = 3.0
"""How long a guest may take to see a vCPU that was plugged."""


def switch(domain: Any, number: int, online: bool) -> VcpuChange:
    """Switch a vCPU in the guest, else at the next start.

    Raises NotSupported where that vCPU cannot be switched, libvirtError where libvirt refuses.
    """
    active = bool(domain.isActive())
    root = parse(domain.XMLDesc(0))
    plugged = read_plugged(root)
    if not 0 <= number < len(plugged) or (number == 0 and not online):
        raise NotSupported(f"domain {domain.name()} cannot switch vCPU {number}")
    agent = active and agent_connected(root)
    if agent and plugged[number]:
        domain.setGuestVcpus(str(number), int(online))
        return "now"
    if active and online and plugged == _first(number, len(plugged)):
        domain.setVcpusFlags(number + 1, libvirt.VIR_DOMAIN_AFFECT_LIVE)
        if agent:
            _bring_on_line(domain, number)
        return "now"
    # A vCPU is never unplugged from a running guest: QEMU does not survive it reliably.
    _configure(domain, number, online)
    return "now" if active and plugged[number] is online else "next-start"


def offline(domain: Any) -> frozenset[int]:
    """The vCPUs that the guest has taken off line, as its agent says."""
    said = _ask_guest(domain)
    return said["vcpus"] - said["online"]


def _first(count: int, among: int) -> tuple[bool, ...]:
    return tuple(number < count for number in range(among))


def _ask_guest(domain: Any) -> dict[str, frozenset[int]]:
    """The agent's word on the guest's vCPUs: which there are, which are on line, which can be off line."""
    said = domain.guestVcpus()
    if said is None:  # how libvirt-python returns an error here
        raise NotSupported(f"the guest agent of {domain.name()} does not tell of its vCPUs")
    return {key: read_numbers(numbers) for key, numbers in said.items()}


def _bring_on_line(domain: Any, number: int) -> None:
    """Have the guest use a vCPU just plugged, unless it does so on its own."""
    until = time.monotonic() + _PLUG_SECONDS
    while number not in _ask_guest(domain)["online"]:
        with suppress(libvirt.libvirtError):  # the guest may not have seen it yet
            domain.setGuestVcpus(str(number), 1)
        if time.monotonic() > until:
            raise BackendTimeout(f"the guest of {domain.name()} does not use its new vCPU {number}")
        time.sleep(0.1)


def _configure(domain: Any, number: int, online: bool) -> None:
    """Plug a vCPU at the next start or leave it out; raises NotSupported where the driver cannot."""
    inactive = domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)
    configured = read_plugged(parse(inactive))
    if number < len(configured) and configured[number] is online:
        return
    try:
        domain.setVcpu(str(number), int(online), libvirt.VIR_DOMAIN_AFFECT_CONFIG)
    except libvirt.libvirtError as error:
        if error.get_error_code() != libvirt.VIR_ERR_NO_SUPPORT:
            raise
        now, then = (number, number + 1) if online else (number + 1, number)
        if configured != _first(now, len(configured)):
            raise NotSupported(f"domain {domain.name()} can only switch its last vCPU") from error
        domain.setVcpusFlags(then, libvirt.VIR_DOMAIN_AFFECT_CONFIG)
