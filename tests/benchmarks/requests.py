"""Requests: rates, latencies and processor time of one machine at some numbers of connections, beside bare aiohttp.

The last columns are MeshCentral's first contact of a machine, its requests beside as many bare replies; it is repeated,
so that all contacts but the first are asked of a machine that has answered them before, as after each of its restarts.

Bare aiohttp answers a fixed body on the same core a moment before. Where other work runs on that core, processor time
tells more than rates do.
"""

from __future__ import annotations

import time
from typing import Any, Final

from benchmarks import processes
from benchmarks.mock import BARE, BARE_PORT, PORT, load, running_bare, running_vamt
from benchmarks.processes import Figures, heading, line, median

LOADED_SECONDS: Final = 3.0
"""After which what was not loaded at start is."""


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds, repeats = (1.0, 1) if quick else (3.0, 3)
    rows = []
    heading(
        *("connections", "bare aiohttp/s", "Get/s", "of bare", "Get p50 ms", "p99 ms"),
        *("Enumerate+Pull/s", "p50 ms", "p99 ms", "a request of Get"),
        *("CPU µs: bare", "Get", "bare by Get", "Enumerate, Pull", "Get by these"),
        *("contacts/s", "its requests/s", "of bare", "CPU µs", "bare by it"),
    )
    with running_bare() as bare_pid, running_vamt(1) as vamt:
        hosts = vamt.hosts()
        time.sleep(LOADED_SECONDS)

        def measured(connections: int, scenario: str, *, bare: bool = False) -> Figures:
            pid, where, port = (bare_pid, BARE, BARE_PORT) if bare else (vamt.process.pid, hosts, PORT)
            before = processes.processor(pid)
            figures = load(where, port, connections, seconds, scenario)
            spent = processes.processor(pid) - before
            return {**figures, "cpu": 1e6 * spent / (figures["asked"] * seconds)}

        for connections in (1, 8, 32):
            runs = [
                {
                    "bare": measured(connections, "get", bare=True),
                    "get": measured(connections, "get"),
                    "enumerate": measured(connections, "enumerate"),
                    "contact": measured(connections, "contact"),
                }
                for _ in range(repeats)
            ]
            row = {name: median([run[name] for run in runs]) for name in runs[0]}
            bare, get, pull, contact = row["bare"], row["get"], row["enumerate"], row["contact"]
            line(
                connections,
                *(f"{bare['rate']:,.0f}", f"{get['rate']:,.0f}", f"{get['rate'] / bare['rate']:.2f}"),
                *(f"{get['p50']:.2f}", f"{get['p99']:.2f}"),
                *(f"{pull['rate']:,.0f}", f"{pull['p50']:.2f}", f"{pull['p99']:.2f}"),
                *(f"{2 * pull['rate'] / get['rate']:.2f}", f"{bare['cpu']:.0f}", f"{get['cpu']:.0f}"),
                *(f"{bare['cpu'] / get['cpu']:.2f}", f"{pull['cpu']:.0f}", f"{get['cpu'] / pull['cpu']:.2f}"),
                *(
                    f"{contact['rate']:,.0f}",
                    f"{contact['asked']:,.0f}",
                    f"{contact['asked'] / bare['asked']:.2f}",
                ),
                *(f"{contact['cpu']:.0f}", f"{bare['cpu'] / contact['cpu']:.2f}"),
            )
            rows.append({"connections": connections, **row})
    return rows
