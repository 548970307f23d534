"""Serial over LAN: octets a second and the time of an echo, beside the serial port itself.

The guest says a mebibyte without a pause. The port is a socket of QEMU's, or a pseudo terminal of which libvirt
makes a stream; beside vamt it is read directly by the same client.
"""

from __future__ import annotations

from typing import Any

from benchmarks import processes, rig
from benchmarks.guests import FLOOD, define_talker
from benchmarks.processes import heading, line, median


def run(*, quick: bool) -> list[dict[str, Any]]:
    floods, echoes, repeats = (1, 20, 1) if quick else (2, 100, 3)
    rows = []
    heading(
        *("serial port", "directly kB/s", "vamt kB/s", "of directly", "lost", "vamt CPU s/MiB"),
        *("direct echo p50 ms", "p99 ms", "vamt echo p50 ms", "p99 ms"),
    )
    with rig.running() as bench:
        for way, direct in (("bind", "socket"), ("pty", "stream")):
            guest = define_talker(bench.host, f"talker-{way}", way)
            with bench.running(guest):
                (login,) = bench.reach(guest)
                order = {
                    "login": login,
                    "path": str(bench.host.guests / f"{guest.name}.port"),
                    "uri": bench.host.uri,
                    "name": guest.name,
                    "floods": floods,
                    "echoes": echoes,
                }
                runs = []
                for _ in range(repeats):
                    raw = processes.measure("terminal", {**order, "way": direct})
                    before = processes.processor(bench.pid)
                    vamt = processes.measure("terminal", {**order, "way": "vamt"})
                    vamt["cpu"] = (processes.processor(bench.pid) - before) / (floods * FLOOD / (1 << 20))
                    runs.append({"raw": raw, "vamt": vamt})
            raw, vamt = (median([each[name] for each in runs]) for name in ("raw", "vamt"))
            line(
                *(way, f"{raw['rate'] / 1e3:,.0f}", f"{vamt['rate'] / 1e3:,.0f}"),
                *(f"{vamt['rate'] / raw['rate']:.2f}", f"{vamt['lost']:.1%}", f"{vamt['cpu']:.2f}"),
                *(f"{raw['p50']:.2f}", f"{raw['p99']:.2f}", f"{vamt['p50']:.2f}", f"{vamt['p99']:.2f}"),
            )
            rows.append({"port": way, "raw": raw, "vamt": vamt})
    return rows
