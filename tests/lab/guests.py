"""Guests to define in a libvirtd: their domain XML and their serial port."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from uuid import UUID, uuid4

from lab import microguest
from lab.libvirtd import Libvirtd
from lab.serial import Serial

OVMF = Path("/usr/share/OVMF/OVMF_CODE_4M.fd")
LINUX = Path(__file__).parents[2] / ".cache" / "guest"
"""Where build_guest.sh puts the kernel and the initramfs."""


Port = Literal["bind", "connect", "pty"]
"""How a serial port is reached; what a guest says is read from QEMU's log of it, and typed by its socket."""

_PORTS: Mapping[Port, str] = {
    "bind": "<source mode='bind' path='{}'/>",
    "connect": "<source mode='connect' path='{}'><reconnect enabled='yes' timeout='1'/></source>",
    "pty": "",
}


@dataclass(frozen=True, slots=True)
class Guest:
    """A domain that was defined for a test."""

    uuid: UUID
    name: str
    domain: Any
    """Libvirt's handle, on the test's own connection."""
    serial: Serial
    host: Libvirtd

    def freeze(self) -> None:
        """Have its QEMU stand still, as one whose storage hangs."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        pid = int((self.host.folder / f"run/libvirt/qemu/run/{self.name}.pid").read_text())
        os.kill(pid, number)


def linux_missing() -> str | None:
    """Why there can be no Linux guest here, or None."""
    lacking = [name for name in ("vmlinuz", "initrd.gz") if not (LINUX / name).exists()]
    return "the Linux guest was not built: run tests/lab/build_guest.sh" if lacking else None


def define_microguest(
    host: Libvirtd,
    name: str,
    *,
    devices: Sequence[str] = ("disk", "cdrom"),
    machine: Literal["pc", "q35"] = "pc",
    serial: Port | None = "bind",
    boot_server: int | None = None,
    bios_on_serial: bool = False,
    extra: str = "",
) -> Guest:
    """A microguest with some devices, in that order; it boots from the disk.

    With a `boot_server`'s port it has a network card that boots from there. `extra` goes among the devices.
    """
    described = [_DEVICES[kind](host, f"{name}-{place}", place) for place, kind in enumerate(devices)]
    if machine == "q35":
        described = [
            disk.replace("dev='hd", "dev='sd").replace("bus='ide'", "bus='sata'") for disk in described
        ]
    if boot_server is not None:
        described.append(
            "<interface type='client'><mac address='52:54:00:00:00:02'/><model type='e1000'/>"
            f"<source address='127.0.0.1' port='{boot_server}'/></interface>"
        )
    return _define(
        host,
        name,
        f"""<memory unit='MiB'>16</memory><vcpu current='1'>2</vcpu>
        <os><type arch='x86_64' machine='{machine}'>hvm</type><boot dev='hd'/>
          {"<bios useserial='yes'/>" if bios_on_serial else ""}</os>""",
        "".join(described) + extra,
        serial,
    )


def define_linux(host: Libvirtd, name: str, *, vcpus: int = 4, plugged: int = 4, extra: str = "") -> Guest:
    """A Linux with the guest agent; it answers to ACPI, sleeps, and has a shell on its serial port."""
    for file in ("vmlinuz", "initrd.gz"):
        if not (host.guests / file).exists():
            shutil.copy(LINUX / file, host.guests)
    return _define(
        host,
        name,
        f"""<memory unit='MiB'>192</memory><vcpu current='{plugged}'>{vcpus}</vcpu>
        <os><type arch='x86_64' machine='q35'>hvm</type>
          <kernel>{host.guests}/vmlinuz</kernel><initrd>{host.guests}/initrd.gz</initrd>
          <cmdline>console=ttyS0 quiet no_console_suspend no_timer_check</cmdline></os>""",
        "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>" + extra,
    )


def define_uefi(host: Libvirtd, name: str) -> Guest:
    """A guest with UEFI firmware and nothing to boot."""
    return _define(
        host,
        name,
        """<memory unit='MiB'>192</memory><vcpu>1</vcpu>
        <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type>
          <firmware><feature enabled='no' name='secure-boot'/></firmware></os>""",
        "",
    )


def _define(host: Libvirtd, name: str, system: str, devices: str, serial: Port | None = "bind") -> Guest:
    uuid = uuid4()
    log, port = host.guests / f"{name}.log", host.guests / f"{name}.port"
    if serial is not None:
        devices += f"""<serial type='{"pty" if serial == "pty" else "unix"}'>{_PORTS[serial].format(port)}
            <log file='{log}' append='on'/><target port='0'/></serial>"""
    domain = host.connection.defineXML(
        f"""<domain type='qemu'><name>{name}</name><uuid>{uuid}</uuid>{system}
        <features><acpi/><apic/></features>
        <pm><suspend-to-mem enabled='yes'/></pm>
        <devices>{devices}
          <memballoon model='none'/></devices></domain>"""
    )
    return Guest(uuid, name, domain, Serial(log, port), host)


def _disk(host: Libvirtd, name: str, place: int) -> str:
    path = host.guests / f"{name}.img"
    path.write_bytes(microguest.disk("hd" if place == 0 else f"hd{place}"))
    return _block("disk", host.hand_over(path), f"hd{'abcd'[place]}")


def _cd(host: Libvirtd, name: str, place: int) -> str:
    path = host.guests / f"{name}.iso"
    path.write_bytes(microguest.cd("cd"))
    return _block("cdrom", host.hand_over(path), f"hd{'abcd'[place]}")


def _empty_cd(_host: Libvirtd, _name: str, place: int) -> str:
    return f"<disk type='file' device='cdrom'><target dev='hd{'abcd'[place]}' bus='ide'/></disk>"


def _empty_floppy(_host: Libvirtd, _name: str, _place: int) -> str:
    return "<disk type='file' device='floppy'><target dev='fda' bus='fdc'/><readonly/></disk>"


def _block(device: str, path: Path, target: str) -> str:
    return f"""<disk type='file' device='{device}'><driver name='qemu' type='raw'/>
        <source file='{path}'/><target dev='{target}' bus='ide'/></disk>"""


_DEVICES = {"disk": _disk, "cdrom": _cd, "empty-cdrom": _empty_cd, "empty-floppy": _empty_floppy}
