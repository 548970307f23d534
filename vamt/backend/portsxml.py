"""Reads in a domain's XML what a console can be attached to: serial port, display, drives for removable media.

Pure, and a part of what `vamt.backend.domainxml` reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from vamt.backend.elements import Element, count, devices

Drive = Literal["cdrom", "floppy"]

_ISA: Final = frozenset({None, "isa-serial"})
"""The target types of a PC's COM ports; older domains name none."""
_PC: Final = re.compile(r"(pc|pc-i440fx-.*|pc-\d.*)$")
_Q35: Final = re.compile(r"(q35|pc-q35-.*)$")


@dataclass(frozen=True, slots=True)
class SerialPort:
    """How to reach a serial port."""

    way: Literal["stream", "bind", "connect"]
    """By libvirt's stream, or by a unix socket: at which QEMU listens, or to which it connects."""
    path: str = ""
    """Of the unix socket, on the hypervisor's host."""
    alias: str = field(default="", compare=False)
    """Libvirt's name of it in a running domain."""


@dataclass(frozen=True, slots=True)
class VncDisplay:
    """A VNC display."""

    index: int
    """Among the domain's displays."""
    path: str = ""
    """Of the unix socket it listens at, on the hypervisor's host; empty where it listens elsewhere."""


def read_serial(root: Element) -> SerialPort | None:
    """The first serial port, else the first console; None where that is of a kind that cannot be attached to."""
    port = _first_port(root)
    if port is None:
        port = next(devices(root, "console"), None)
    if port is None:
        return None
    source, alias = port.find("source"), port.find("alias")
    name = "" if alias is None else alias.get("name", "")
    if port.get("type") == "pty":
        return SerialPort("stream", alias=name)
    path = "" if source is None else source.get("path", "")
    if port.get("type") != "unix" or source is None or not path:
        return None
    return SerialPort("connect" if source.get("mode") == "connect" else "bind", path, name)


def read_display(root: Element) -> VncDisplay | None:
    """The VNC display, of which a domain has at most one."""
    for index, graphics in enumerate(devices(root, "graphics")):
        if graphics.get("type") == "vnc":
            return VncDisplay(index, graphics.get("socket", ""))
    return None


def has_com1(root: Element) -> bool:
    """Whether the first serial port is one that a BIOS knows."""
    port = _first_port(root)
    if port is None:
        return False
    target = port.find("target")
    return target is None or (target.get("type") in _ISA and target.get("port", "0") == "0")


def drives(root: Element, device: Drive) -> list[Element]:
    """The drives of that kind."""
    return [disk for disk in devices(root, "disk") if disk.get("device") == device]


def chipset(root: Element) -> Literal["pc", "q35"] | None:
    """The PC's chipset; None of what is no PC."""
    system = root.find("os/type")
    machine = "" if system is None else system.get("machine", "")
    if _Q35.match(machine):
        return "q35"
    return "pc" if _PC.match(machine) else None


def has_usb(root: Element) -> bool:
    """Whether there is a USB port."""
    return any(
        controller.get("type") == "usb" and controller.get("model") != "none"
        for controller in devices(root, "controller")
    )


def _first_port(root: Element) -> Element | None:
    def number(port: Element) -> int:
        target = port.find("target")
        return count(None if target is None else target.get("port"), 0)

    return min(devices(root, "serial"), key=number, default=None)
