"""What virsh can do to real guests, at random, beside reads through WS-Management; then AMT's word against virsh's.

A command line tool too; it says what came of it as JSON:

python -m lab.tampering SECONDS [SEED]     (in the folder tests)
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import libvirt
import requests
from lxml import etree

from lab.console import HIBERNATE, OFF, ON, SLEEP, Console
from lab.guests import Guest, define_microguest
from lab.libvirtd import Libvirtd
from lab.program import ANY_PORTS, Vamt

QUIET: Final = 1.0
"""Seconds after the last command: by then AMT says what virsh says."""
LATE: Final = 10.0
"""Seconds within which a busy host may make AMT say it late, which is told apart from never."""
COMMANDS: Final = 6
"""The most between two quiet seconds."""
TOLD: Final = 8
"""How many of a guest's last commands a mismatch tells of."""
STANDBY: Final = 3

CONFIG, LIVE = libvirt.VIR_DOMAIN_AFFECT_CONFIG, libvirt.VIR_DOMAIN_AFFECT_LIVE
WHOLE: Final = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE
MOVE: Final = (
    libvirt.VIR_MIGRATE_LIVE
    | libvirt.VIR_MIGRATE_PERSIST_DEST
    | libvirt.VIR_MIGRATE_UNDEFINE_SOURCE
    | libvirt.VIR_MIGRATE_UNSAFE
)
STATES: Final[Mapping[int, int]] = {
    libvirt.VIR_DOMAIN_RUNNING: ON,
    libvirt.VIR_DOMAIN_PAUSED: STANDBY,
    libvirt.VIR_DOMAIN_PMSUSPENDED: SLEEP,
}

Facts = Mapping[str, object]


@dataclass
class Report:
    """What came of it."""

    seed: int
    commands: Counter[str] = field(default_factory=Counter)
    """Those that were carried out."""
    refused: Counter[str] = field(default_factory=Counter)
    """Those that libvirt would not do to a guest as it was."""
    reads: int = 0
    """Beside the commands."""
    compared: int = 0
    """Machines, at quiet seconds."""
    late: list[str] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)


@dataclass
class Subject:
    """A guest, wherever it is."""

    uuid: UUID
    name: str
    xml: str
    """To define it from when it is not."""
    console: Console
    pausing: bool = False
    """A command is at work on it that stops a guest for a while which has run for long; that is no sleep."""
    still: float = 0.0
    """When a command last came upon it not running: AMT may say so for a moment more."""
    commands: deque[str] = field(default_factory=lambda: deque(maxlen=TOLD))
    """The last ones, with the second each began in and what came of it."""


class Tampering:
    """One server for two libvirtds, some guests, and somebody with virsh."""

    def __init__(self, hosts: Sequence[Libvirtd], folder: Path, seed: int) -> None:
        self.report = Report(seed)
        self._random = random.Random(seed)
        self._hosts = hosts
        self._vamt = Vamt(
            folder,
            f"uris = {json.dumps([host.uri for host in hosts])}\n"
            f'[listen]\n{ANY_PORTS}[addresses]\npool = "127.24.0.0/16"\n',
        )
        self._over = False
        self._subjects: list[Subject] = []

    async def run(self, seconds: float) -> Report:
        """Tamper for so long."""
        await asyncio.to_thread(self._vamt.serve)
        try:
            self._subjects = [await self._define(f"guest-{number}") for number in range(3)]
            reading = asyncio.create_task(self._read())
            until = time.monotonic() + seconds
            while time.monotonic() < until and not reading.done():
                for _ in range(self._random.randint(1, COMMANDS)):
                    await asyncio.to_thread(self._command)
                await asyncio.sleep(QUIET)
                for subject in self._subjects:
                    await self._compare(subject)
            self._over = True
            await reading
        finally:
            await asyncio.to_thread(self._vamt.close)
        return self.report

    async def _define(self, name: str) -> Subject:
        guest = define_microguest(self._hosts[0], name, devices=("disk", "empty-cdrom"), serial=None)
        if not self._subjects:  # one that can have snapshots
            await asyncio.to_thread(_have_qcow2, guest)
        return Subject(guest.uuid, name, guest.domain.XMLDesc(WHOLE), await self._vamt.console(name))

    # -- virsh

    def _command(self) -> None:
        subject = self._random.choice(self._subjects)
        command = self._random.choice(list(COMMAND))
        found = self._where(subject)
        if found is None:
            self._hosts[0].connection.defineXML(subject.xml)
            self.report.commands["define"] += 1
            return
        host, domain = found
        begun = f"{time.monotonic():.3f} {command}"
        subject.commands.append(f"{begun} (under way)")
        running = False
        try:
            running = domain.state()[0] == libvirt.VIR_DOMAIN_RUNNING
            awake = running and time.monotonic() - subject.still > QUIET
            subject.pausing = awake and _only_pauses(command, domain)
            COMMAND[command](self, host, domain)
        except libvirt.libvirtError:
            self.report.refused[command] += 1
            subject.commands[-1] = f"{begun} (refused {time.monotonic():.3f})"
        else:
            self.report.commands[command] += 1
            subject.commands[-1] = f"{begun} (done {time.monotonic():.3f})"
        finally:
            subject.pausing = False
            if not running:
                subject.still = time.monotonic()

    def _where(self, subject: Subject) -> tuple[Libvirtd, Any] | None:
        """A guest, as one who asks now finds it."""
        found: list[tuple[Libvirtd, Any]] = []
        for host in self._hosts:
            with suppress(libvirt.libvirtError):
                domain = host.connection.lookupByUUID(subject.uuid.bytes)
                found.insert(0 if domain.isActive() else len(found), (host, domain))
        return found[0] if found else None

    def _other(self, host: Libvirtd) -> Libvirtd:
        return next(other for other in self._hosts if other is not host)

    def _migrate(self, host: Libvirtd, domain: Any) -> None:
        if not domain.isActive():
            raise libvirt.libvirtError("only a running guest is moved")
        domain.migrate3(self._other(host).connection, {"migrate_uri": "tcp://127.0.0.1"}, MOVE)

    def _save(self, host: Libvirtd, domain: Any) -> None:
        path = str(host.guests / f"{domain.UUIDString()}.sav")
        domain.save(path)
        if self._random.random() < 0.8:
            host.connection.restore(path)

    def _dump(self, host: Libvirtd, domain: Any) -> None:
        domain.coreDump(str(host.guests / f"{domain.UUIDString()}.dump"), 0)

    def _rename(self, _host: Libvirtd, domain: Any) -> None:
        domain.rename(f"{domain.name().partition('_')[0]}_{self._random.randrange(1000)}")

    def _snapshot(self, _host: Libvirtd, domain: Any) -> None:
        domain.snapshotCreateXML("<domainsnapshot><name>one</name></domainsnapshot>", 0)

    def _attach(self, _host: Libvirtd, domain: Any) -> None:
        mac = f"52:54:00:00:01:{self._random.randrange(4):02x}"
        where = LIVE if domain.isActive() and self._random.random() < 0.5 else CONFIG
        domain.attachDeviceFlags(
            f"<interface type='user'><mac address='{mac}'/><model type='e1000'/></interface>", where
        )

    def _detach(self, _host: Libvirtd, domain: Any) -> None:
        cards = etree.fromstring(domain.XMLDesc(WHOLE)).findall("devices/interface")
        domain.detachDeviceFlags(etree.tostring(cards[0]).decode() if cards else "<interface/>", CONFIG)

    def _attach_disk(self, host: Libvirtd, domain: Any) -> None:
        image = host.guests / f"more-{domain.UUIDString()}.img"
        if not image.exists():
            image.write_bytes(bytes(1 << 20))
            host.hand_over(image)
        domain.attachDeviceFlags(
            f"<disk type='file'><source file='{image}'/><target dev='hdd' bus='ide'/></disk>", CONFIG
        )

    def _detach_disk(self, _host: Libvirtd, domain: Any) -> None:
        domain.detachDeviceFlags("<disk type='file'><target dev='hdd' bus='ide'/></disk>", CONFIG)

    def _memory(self, _host: Libvirtd, domain: Any) -> None:
        kib = 1024 * self._random.choice((16, 24, 32))
        domain.setMemoryFlags(kib, CONFIG | libvirt.VIR_DOMAIN_MEM_MAXIMUM)

    def _define_again(self, host: Libvirtd, domain: Any) -> None:
        host.connection.defineXML(domain.XMLDesc(WHOLE))

    # -- AMT

    async def _read(self) -> None:
        """Read beside the commands, without a pause."""
        while not self._over:
            for subject in self._subjects:
                pausing = subject.pausing
                power = await self._power(subject)
                self.report.reads += 1
                if power == STANDBY and pausing and subject.pausing:
                    self._mismatch(subject, "says 3 while libvirt is at work on it")

    def _mismatch(self, subject: Subject, what: str) -> None:
        now = f"{time.monotonic():.3f}"
        self.report.mismatches.append(f"{subject.name} {what} at {now} after {', '.join(subject.commands)}")

    async def _power(self, subject: Subject) -> int | None:
        """PowerState; None while it is not served."""
        with suppress(requests.ConnectionError):
            return await subject.console.power()
        return None

    async def _compare(self, subject: Subject) -> None:
        begun = time.monotonic()
        while True:
            truth = await asyncio.to_thread(self._virsh, subject)
            said = await self._amt(subject)
            if truth != await asyncio.to_thread(self._virsh, subject):
                continue  # the guest itself did something
            if said == truth:
                break
            if time.monotonic() - begun > LATE:
                self._mismatch(subject, f"is {said} to AMT, {truth} to virsh")
                return
            await asyncio.sleep(0.2)
        self.report.compared += 1
        if time.monotonic() - begun > QUIET:
            self.report.late.append(f"{subject.name}: {time.monotonic() - begun:.1f} s")

    def _virsh(self, subject: Subject) -> Facts | None:
        found = self._where(subject)
        if found is None:
            return None
        try:
            return _told(found[1])
        except libvirt.libvirtError:  # it went away meanwhile
            return None

    async def _amt(self, subject: Subject) -> Facts | None:
        console = subject.console
        try:
            power = await console.power()
            memory = await console.pull("CIM_PhysicalMemory")
            media = await console.pull("CIM_MediaAccessDevice")
            (card,) = (
                await console.get(
                    "AMT_EthernetPortSettings", InstanceID="Intel(r) AMT Ethernet Port Settings 0"
                )
            )["MACAddress"]
            (name,) = (await console.get("AMT_GeneralSettings"))["HostName"]
        except requests.ConnectionError:
            return None
        return {
            "power": power,
            "memory": sum(map(int, re.findall(r"<h:Capacity>(\d+)<", memory))),
            "drives": len(re.findall(r"<h:DeviceID>", media)),
            "card": card.replace("-", ":").lower(),
            "name": name,
        }


def _have_qcow2(guest: Guest) -> None:
    """Give a guest's disk the format that snapshots need."""
    image = guest.host.guests / f"{guest.name}-0.img"
    whole = image.with_suffix(".qcow2")
    command = ["qemu-img", "convert", "-q", "-O", "qcow2", str(image), str(whole)]
    subprocess.run(command, check=True)
    guest.host.hand_over(whole)
    own = guest.domain.XMLDesc(WHOLE)
    guest.host.connection.defineXML(own.replace(str(image), str(whole)).replace("type='raw'", "type='qcow2'"))


def _only_pauses(command: str, domain: Any) -> bool:
    """Whether a command stops a running guest for no longer than it lasts; raises libvirtError without its snapshot."""
    if command != "snapshot-revert":
        return command in PAUSING
    snapshot = etree.fromstring(domain.snapshotLookupByName("one").getXMLDesc())
    return snapshot.findtext("state") == "running"


def _told(domain: Any) -> Facts:
    """What virsh says of a guest."""
    state = domain.state()[0]
    off = HIBERNATE if domain.hasManagedSaveImage() else OFF
    root = etree.fromstring(domain.XMLDesc(0))
    cards = [mac.get("address") for mac in root.iterfind("devices/interface/mac")]
    return {
        "power": STATES.get(state, off),
        "memory": 1024 * int(root.findtext("memory") or 0),
        "drives": len(root.findall("devices/disk")),
        "card": cards[0] if cards else "00:00:00:00:00:00",
        "name": root.findtext("name"),
    }


def _does(method: str, *arguments: object) -> Callable[[Tampering, Libvirtd, Any], object]:
    return lambda _self, _host, domain: getattr(domain, method)(*arguments)


COMMAND: Final[Mapping[str, Callable[[Tampering, Libvirtd, Any], object]]] = {
    "start": _does("create"),
    "start again": _does("create"),
    "destroy": _does("destroy"),
    "shutdown": _does("shutdown"),
    "reset": _does("reset", 0),
    "suspend": _does("suspend"),
    "resume": _does("resume"),
    "managedsave": _does("managedSave"),
    "managedsave-remove": _does("managedSaveRemove"),
    "save": Tampering._save,
    "dump": Tampering._dump,
    "rename": Tampering._rename,
    "snapshot-create": Tampering._snapshot,
    "snapshot-revert": lambda _self, _host, domain: domain.revertToSnapshot(
        domain.snapshotLookupByName("one")
    ),
    "snapshot-delete": lambda _self, _host, domain: domain.snapshotLookupByName("one").delete(),
    "attach-interface": Tampering._attach,
    "detach-interface": Tampering._detach,
    "attach-disk": Tampering._attach_disk,
    "detach-disk": Tampering._detach_disk,
    "setmaxmem": Tampering._memory,
    "setmem": lambda self, _host, domain: domain.setMemoryFlags(1024 * self._random.choice((8, 16)), CONFIG),
    "migrate": Tampering._migrate,
    "undefine": _does("undefineFlags", libvirt.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA),
    "define": Tampering._define_again,
}
PAUSING: Final = frozenset({"save", "dump", "snapshot-create", "migrate", "managedsave"})


def tamper(seconds: float, seed: int) -> Report:
    """Tamper with guests of the test's own for so long."""
    hosts = [Libvirtd("one"), Libvirtd("two")]
    try:
        with tempfile.TemporaryDirectory() as folder:
            return asyncio.run(Tampering(hosts, Path(folder), seed).run(seconds))
    finally:
        for host in hosts:
            host.close()


if __name__ == "__main__":
    libvirt.registerErrorHandler(lambda _context, _error: None, None)  # else printed as well as raised
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    done = tamper(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32))
    print(json.dumps(vars(done)))
    sys.exit(bool(done.mismatches))
