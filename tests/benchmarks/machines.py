"""Machines: start, memory, idle processor time and rate by how many there are, beside bare aiohttp."""

from __future__ import annotations

import time
from typing import Any

from benchmarks.mock import BARE, BARE_PORT, PORT, load, running_bare, running_vamt
from benchmarks.processes import heading, line


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds, sizes = (1.0, (1, 100)) if quick else (3.0, (1, 100, 1000, 10_000))
    rows: list[dict[str, Any]] = []
    heading(
        *("machines", "first start s", "restart s", "RSS MB", "kB each further", "idle CPU s in 5 s"),
        *("Get/s, 8 connections to 8 machines", "of bare"),
    )
    for size in sizes:
        with running_bare(), running_vamt(size) as vamt:
            first, memory = vamt.started, vamt.memory()
            before = vamt.processor()
            time.sleep(5)
            idle = vamt.processor() - before
            hosts = vamt.hosts()
            for _ in range(2):  # each process is slow at first
                bare = load(BARE, BARE_PORT, 8, seconds, "get")
                get = load(hosts, PORT, 8, seconds, "get")
            vamt.restart()
            row: dict[str, Any] = {
                "machines": size,
                "first": first,
                "restart": vamt.started,
                "memory": memory,
                "each": (memory - rows[0]["memory"]) / (size - 1) if rows else 0.0,
                "idle": idle,
                "get": get,
                "bare": bare,
            }
        rows.append(row)
        line(
            *(f"{size:,}", f"{first:.2f}", f"{row['restart']:.2f}", f"{memory / 1e6:.0f}"),
            *(f"{row['each'] / 1e3:.1f}", f"{idle:.2f}"),
            *(f"{get['rate']:,.0f}", f"{get['rate'] / bare['rate']:.2f}"),
        )
    return rows
