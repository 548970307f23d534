"""Requests: rates and latencies of one machine at some numbers of connections, beside bare aiohttp.

Bare aiohttp answers a fixed body on the same core a moment before.
"""

from __future__ import annotations

from typing import Any

from benchmarks.mock import BARE, BARE_PORT, PORT, load, running_bare, running_vamt
from benchmarks.processes import heading, line, median


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds, repeats = (1.0, 1) if quick else (3.0, 3)
    rows = []
    heading(
        *("connections", "bare aiohttp/s", "Get/s", "of bare", "Get p50 ms", "p99 ms"),
        *("Enumerate+Pull/s", "p50 ms", "p99 ms"),
    )
    with running_bare(), running_vamt(1) as vamt:
        hosts = vamt.hosts()
        for connections in (1, 8, 32):
            runs = [
                {
                    "bare": load(BARE, BARE_PORT, connections, seconds, "get"),
                    "get": load(hosts, PORT, connections, seconds, "get"),
                    "enumerate": load(hosts, PORT, connections, seconds, "enumerate"),
                }
                for _ in range(repeats)
            ]
            row = {name: median([run[name] for run in runs]) for name in runs[0]}
            bare, get, pull = row["bare"], row["get"], row["enumerate"]
            line(
                connections,
                *(f"{bare['rate']:,.0f}", f"{get['rate']:,.0f}", f"{get['rate'] / bare['rate']:.2f}"),
                *(f"{get['p50']:.2f}", f"{get['p99']:.2f}"),
                *(f"{pull['rate']:,.0f}", f"{pull['p50']:.2f}", f"{pull['p99']:.2f}"),
            )
            rows.append({"connections": connections, **row})
    return rows
