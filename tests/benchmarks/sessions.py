"""Many serial-over-LAN sessions at once: memory and processor time of the server, beside the same without them.

The guests do nothing: they are off, or wait for interrupts. A port is a socket of QEMU's, or a pseudo terminal.
"""

from __future__ import annotations

import json
import time
from typing import Any

from benchmarks import processes, rig
from benchmarks.guests import define_talker
from benchmarks.processes import LOAD_CORE, heading, line
from benchmarks.rig import Rig

SETTLING = 3.0
CASES = (("bind", False), ("bind", True), ("pty", True))
"""How a port is reached, and whether its guest runs."""


def run(*, quick: bool) -> list[dict[str, Any]]:
    count, seconds = (20, 3.0) if quick else (100, 10.0)
    rows = []
    heading(
        *("guests", "sessions", "RSS MB without", "RSS MB with", "kB each", "again: kB each"),
        *("threads with", f"idle CPU s in {seconds:.0f} s without", "with"),
    )
    for way, on in CASES:
        with rig.running() as bench:
            row = {"way": way, "on": on, **_sessions(bench, way, on, count, seconds)}
        rows.append(row)
        line(
            *(
                f"{'on' if on else 'off'}, {way}",
                count,
                f"{row['before'] / 1e6:.1f}",
                f"{row['memory'] / 1e6:.1f}",
            ),
            *(f"{(row['memory'] - row['before']) / count / 1e3:.0f}",),
            *(f"{(row['again'] - row['left']) / count / 1e3:.0f}", row["threads"]),
            *(f"{row['idle without']:.2f}", f"{row['idle']:.2f}"),
        )
    return rows


def _sessions(bench: Rig, way: str, on: bool, count: int, seconds: float) -> dict[str, Any]:
    guests = [define_talker(bench.host, f"talker-{number}", way) for number in range(count)]
    with bench.running(*(guests if on else ())):
        logins = bench.reach(*guests)
        time.sleep(SETTLING)
        row: dict[str, Any] = {"before": processes.memory(bench.pid), "idle without": _idle(bench, seconds)}
        for name in ("memory", "again"):
            command = processes.program("crowd", json.dumps(logins))
            crowd = processes.start(command, processes.environment(), LOAD_CORE)
            time.sleep(SETTLING)
            row[name] = processes.memory(bench.pid)
            if name == "memory":
                row["threads"] = processes.threads(bench.pid)
                row["idle"] = _idle(bench, seconds)
            crowd.communicate("", processes.DEADLINE)
            time.sleep(SETTLING)
            row.setdefault("left", processes.memory(bench.pid))
    return row


def _idle(bench: Rig, seconds: float) -> float:
    before = processes.processor(bench.pid)
    time.sleep(seconds)
    return processes.processor(bench.pid) - before
