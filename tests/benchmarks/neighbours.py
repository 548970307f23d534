"""Neighbours: how long a machine's client waits while another machine is asked for what takes long.

A client asks one machine for little, a hundred times a second; four connections ask the other, whose logs are full,
for the same long thing again and again. The first row is the client alone, on the same core a moment before.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from benchmarks.mock import PORT, load, running_vamt
from benchmarks.processes import heading, line

PACE: Final = 100.0
BUSY: Final = 4
LONG: Final = {
    "log": "Enumerate and Pull of a full event log",
    "associations": "associations of a full event log",
    "everything": "Enumerate and Pull of CIM_ManagedElement",
    "page": "events.htm with a full log",
    "stored": "the list of a full web storage",
    "key pair": "GenerateKeyPair",
    "get": "Get, as fast as can be",
}


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds = 2.0 if quick else 10.0
    rows: list[dict[str, Any]] = []
    heading("beside it", "of these a second", "Get p50 ms", "p99 ms")
    with running_vamt(2) as vamt:
        vamt.fill()
        busy, neighbour = vamt.hosts()
        for scenario, what in ((None, "nothing"), *LONG.items()):
            with ThreadPoolExecutor() as beside:
                other = None
                if scenario is not None:
                    other = beside.submit(load, [busy], PORT, BUSY, seconds + 1, scenario)
                get = load([neighbour], PORT, 1, seconds, "get", PACE)
                rate = 0.0 if other is None else other.result()["rate"]
            line(what, f"{rate:,.1f}", f"{get['p50']:.2f}", f"{get['p99']:.2f}")
            rows.append({"beside": what, "rate": rate, "get": get})
    return rows
