"""Storage redirection: octets a second of a CD at some distances of the console, beside the console itself.

The image is read through the export that QEMU reads it through: from its beginning on in pieces of 64 KiB, as a CD
drive does; eight pieces of 256 KiB at once; and as it would be booted from. Beside vamt a program asks the same
console for a megabyte again and again, as fast as its protocol allows: one command at a time. The console has a core
of its own, and whoever reads is on the server's, as a QEMU is on its host.
"""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from lxml import etree

from benchmarks import processes, rig
from benchmarks.processes import LOAD_CORE, SERVER_CORE, Figures, heading, line, median
from benchmarks.rig import Rig
from lab.guests import Guest, define_microguest

T = TypeVar("T")

PORT: Final = 17994
BLOCK: Final = 2048
IMAGE: Final = 256 << 20
MILLISECONDS: Final = (0, 5, 50)
READS: Final[dict[str, dict[str, Any]]] = {
    "one": {"what": "sequence", "length": 64 << 10, "depth": 1},
    "eight": {"what": "sequence", "length": 256 << 10, "depth": 8},
    "boot": {"what": "boot"},
}


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds, repeats = (3.0, 1) if quick else (15.0, 3)
    rows = []
    with rig.running() as bench:
        image = _image(bench.host.folder / "remote.iso")
        print(f"\nThe file itself: {_from_file(image) / 1e6:,.0f} MB/s")
        heading(
            *(
                "ms away",
                "the console MB/s",
                "64 KiB at a time MB/s",
                "of the console's",
                "vamt CPU s/100 MB",
            ),
            *("8 x 256 KiB MB/s", "of the console's", "a boot's 36 MiB s", "commands"),
        )
        guest = define_microguest(bench.host, "diskless", devices=("disk", "empty-cdrom"))
        with bench.running(guest):
            (login,) = bench.reach(guest)
            for distance in MILLISECONDS:
                console = {"image": str(image), "seconds": distance / 1000}
                limits = {"octets": IMAGE, "seconds": seconds}
                runs = []
                for _ in range(repeats):
                    runs.append({"direct": _direct(console, limits)})
                    for name, reads in READS.items():
                        order = reads if name == "boot" else {**reads, **limits}
                        runs[-1][name] = _redirected(bench, guest, {**console, "login": login}, order)
                row = {name: median([each[name] for each in runs]) for name in runs[0]}
                rate = row["direct"]["rate"]
                line(
                    *(distance, f"{rate / 1e6:.1f}", f"{row['one']['rate'] / 1e6:.1f}"),
                    *(f"{row['one']['rate'] / rate:.2f}", f"{row['one']['cpu'] * 1e8:.2f}"),
                    *(f"{row['eight']['rate'] / 1e6:.1f}", f"{row['eight']['rate'] / rate:.2f}"),
                    *(f"{row['boot']['seconds']:.1f}", f"{row['boot']['commands']:.0f}"),
                )
                rows.append({"milliseconds": distance, **row})
    return rows


def _image(path: Path) -> Path:
    """One in which every block begins with its number."""
    with path.open("wb") as file:
        file.writelines(struct.pack("<Q", lba).ljust(BLOCK, b"\1") for lba in range(IMAGE // BLOCK))
    return path


def _from_file(path: Path) -> float:
    begun = time.perf_counter()
    with path.open("rb", buffering=0) as file:
        while file.read(1 << 20):
            pass
    return IMAGE / (time.perf_counter() - begun)


def _direct(console: dict[str, Any], limits: dict[str, Any]) -> Figures:
    """Read the console past vamt, by a program on its core."""
    command = processes.program("initiator", json.dumps({"port": PORT, **limits}))
    initiator = processes.start(command, processes.environment(), SERVER_CORE)
    with _serving({**console, "port": PORT}):
        figures: Figures = json.loads(processes.output(initiator).readline())
    initiator.wait(processes.DEADLINE)
    return figures


def _redirected(bench: Rig, guest: Guest, console: dict[str, Any], order: dict[str, Any]) -> Figures:
    """Read it through vamt, in a session of its own."""
    with _serving(console) as served:
        order = {**order, "path": _until(lambda: _export(guest))}
        before = processes.processor(bench.pid)
        figures = processes.measure("nbdreader", order, SERVER_CORE)
        spent = processes.processor(bench.pid) - before
        figures["cpu"] = spent / (figures["rate"] * figures["seconds"])
    _until(lambda: _export(guest) is None)
    return {**figures, **served}


@contextmanager
def _serving(console: dict[str, Any]) -> Iterator[Figures]:
    """A console until the end of the block, which then has its figures."""
    process = processes.start(
        processes.program("console", json.dumps(console)), processes.environment(), LOAD_CORE
    )
    figures: Figures = {}
    try:
        yield figures
    finally:
        told, _ = process.communicate("", processes.DEADLINE)
        figures |= json.loads(told)


def _export(guest: Guest) -> str | None:
    """The socket that the guest's drive reads, if it has a medium."""
    found = etree.fromstring(guest.domain.XMLDesc()).find("devices/disk/source[@protocol='nbd']/host")
    return None if found is None else found.get("socket")


def _until(look: Callable[[], T]) -> T:
    """What a look shows as soon as it shows something."""
    until = time.monotonic() + rig.DEADLINE
    while not (found := look()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)
    return found
