"""Real domains that are off: what those cost that nobody reads, and reading one beside reading one that runs."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final
from uuid import uuid4

from benchmarks import processes
from benchmarks.processes import LOAD_CORE, heading, line
from benchmarks.rig import Rig, running
from lab.console import Console
from lab.guests import define_microguest

SETTLING: Final = 10.0
"""Seconds after `vamt machines`, which has looked at all of them."""


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds, sizes = (5.0, (100,)) if quick else (20.0, (1, 1000))
    rows: list[dict[str, Any]] = []
    heading("domains that are off", "% of a core while nobody reads", "Get/s of one that is off", "of one on")
    for size in sizes:
        with running() as bench:
            on = define_microguest(bench.host, "on", serial=None)
            off = define_microguest(bench.host, "off", serial=None)
            _define(bench, size - 1)
            bench.reach(on, off)
            consoles = [asyncio.run(bench.vamt.console(guest.name)) for guest in (on, off)]
            on.domain.create()
            time.sleep(SETTLING)
            before = processes.processor(bench.pid)
            time.sleep(seconds)
            idle = 100 * (processes.processor(bench.pid) - before) / seconds
            with processes.on_core(LOAD_CORE):
                rate = [asyncio.run(_rate(console, seconds / 4)) for console in 2 * consoles][2:]
        row: dict[str, Any] = {"machines": size, "idle": idle, "on": rate[0], "off": rate[1]}
        rows.append(row)
        line(f"{size:,}", f"{idle:.2f}", f"{rate[1]:,.0f}", f"{rate[1] / rate[0]:.2f}")
    return rows


def _define(bench: Rig, count: int) -> None:
    for number in range(count):
        bench.host.connection.defineXML(
            f"""<domain type='qemu'><name>rest-{number}</name><uuid>{uuid4()}</uuid><memory unit='MiB'>16</memory>
            <os><type arch='x86_64' machine='pc'>hvm</type></os>
            <devices><memballoon model='none'/></devices></domain>"""
        )


async def _rate(console: Console, seconds: float) -> float:
    """Gets of the power state, one after the other."""
    count, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        await console.power()
        count += 1
    return count / seconds
