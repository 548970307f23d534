"""Remote desktop: pictures a second and what they cost, beside the domain's own VNC display at the same RGB565.

First screens that change all the time, each change asked for as soon as the one before is there; then screens that
do not, asked for whole again and again.
"""

from __future__ import annotations

from typing import Any

from benchmarks import processes, rig
from benchmarks.guests import define_scene
from benchmarks.processes import Figures, heading, line, median
from benchmarks.rig import Rig
from lab.guests import Guest

CHANGING = ("text", "window", "all")
STILL = ("flat", "pattern")
WAYS: dict[str, dict[str, Any]] = {
    "direct": {"way": "direct"},
    "raw": {"way": "vamt", "rle": False},
    "rle": {"way": "vamt", "rle": True},
}


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds, repeats = (2.0, 1) if quick else (5.0, 3)
    rows = []
    with rig.running() as bench:
        for scenes, incremental in ((CHANGING, True), (STILL, False)):
            heading(
                *("changes of" if incremental else "all of", "size", "way", "pictures/s", "of directly"),
                *("Mpixel/s", "MB/s", "vamt CPU", "vamt CPU ms/picture", "QEMU CPU"),
            )
            for scene in scenes:
                guest = define_scene(bench.host, scene)
                order: dict[str, Any] = {"incremental": incremental, "seconds": seconds}
                with bench.running(guest):
                    (login,) = bench.reach(guest)
                    order |= {"login": login, "uri": bench.host.uri, "name": scene}
                    rounds = [
                        {way: _watch(bench, guest, {**order, **how}) for way, how in WAYS.items()}
                        for _ in range(repeats)
                    ]
                found = {way: median([each[way] for each in rounds]) for way in WAYS}
                for way, row in found.items():
                    line(
                        *(scene, f"{row['width']:.0f}x{row['height']:.0f}", way, f"{row['updates']:.1f}"),
                        *(f"{row['updates'] / found['direct']['updates']:.2f}", f"{row['pixels'] / 1e6:.2f}"),
                        *(f"{row['octets'] / 1e6:.1f}", f"{row['vamt']:.2f}"),
                        *(f"{row['vamt'] / row['updates'] * 1000:.1f}", f"{row['qemu']:.2f}"),
                    )
                rows.append({"scene": scene, **found})
    return rows


def _watch(bench: Rig, guest: Guest, order: dict[str, Any]) -> Figures:
    """What a viewer measures, and processor seconds a second meanwhile."""
    pids = {"vamt": bench.pid, "qemu": bench.qemu(guest)}
    before = {name: processes.processor(pid) for name, pid in pids.items()}
    figures = processes.measure("viewer", order)
    for name, pid in pids.items():
        figures[name] = (processes.processor(pid) - before[name]) / order["seconds"]
    return figures
