"""TLS: what a connection costs that does nothing, and how many handshakes a second has, beside bare asyncio.

Those with machines that nobody has met before are counted by themselves; the bare server has one certificate.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, Final

from benchmarks import processes
from benchmarks.mock import BARE_TLS_PORT, TLS_PORT, running_bare, running_vamt
from benchmarks.processes import Figures, heading, line
from benchmarks.shaker import client

SETTLED: Final = 3.0
"""Seconds after which memory does not change any more."""
KINDS: Final = ("silent", "half open", "idle")
"""Connections that say nothing; that begin a handshake and leave it there; that finish it and say nothing then."""

Place = tuple[str, int]


def run(*, quick: bool) -> list[dict[str, Any]]:
    count, seconds, rounds = (300, 1.0, 1) if quick else (2000, 3.0, 5)
    rows: list[dict[str, Any]] = []
    heading("connections", "vamt kB each", "kept kB each, afterwards", "bare kB each", "kept")
    for kind in KINDS:
        row: dict[str, Any] = {"kind": kind, "count": count}
        with running_vamt(1) as vamt:
            place = (vamt.hosts()[0][0], TLS_PORT)
            row["vamt"] = cost(kind, place, count, vamt.process.pid)
        with running_bare("bare_tls", BARE_TLS_PORT) as pid:
            row["bare"] = cost(kind, ("127.0.0.1", BARE_TLS_PORT), count, pid)
        rows.append(row)
        cells = [f"{octets / 1000:.1f}" for octets in (*row["vamt"], *row["bare"])]
        line(f"{count:,} {kind}", *cells)
    heading("handshakes at once", "vamt/s", "bare/s", "of bare", "vamt CPU ms each", "bare CPU ms each")
    with running_vamt(1) as vamt, running_bare("bare_tls", BARE_TLS_PORT) as bare:
        host = vamt.hosts()[0][0]
        for at_once in (1, 8):
            ours = ([host], TLS_PORT, at_once, seconds, vamt.process.pid)
            theirs = (["127.0.0.1"], BARE_TLS_PORT, at_once, seconds, bare)
            runs = [{"vamt": shaken(*ours), "bare": shaken(*theirs)} for _ in range(rounds)]
            compared = {name: processes.median([run[name] for run in runs]) for name in runs[0]}
            rows.append({"at_once": at_once, **compared})
            line(at_once, *cells_of(compared))
    heading(
        "first contacts, one by one", "vamt/s", "bare/s", "of bare", "vamt CPU ms each", "bare CPU ms each"
    )
    machines = 100 if quick else 1000
    with running_vamt(machines) as vamt, running_bare("bare_tls", BARE_TLS_PORT) as bare:
        hosts = vamt.addresses()
        compared = {
            "vamt": shaken(hosts, TLS_PORT, 1, None, vamt.process.pid),
            "bare": shaken(["127.0.0.1"] * machines, BARE_TLS_PORT, 1, None, bare),
        }
        rows.append({"first contacts": machines, **compared})
        line(f"{machines:,} machines", *cells_of(compared))
    return rows


def cells_of(compared: dict[str, Figures]) -> list[str]:
    """Rates, their ratio, and the processor time of each handshake."""
    rates = [compared[name]["rate"] for name in ("vamt", "bare")]
    costs = [f"{compared[name]['processor'] * 1000:.2f}" for name in ("vamt", "bare")]
    return [*(f"{rate:.0f}" for rate in rates), f"{rates[0] / rates[1]:.2f}", *costs]


def cost(kind: str, place: Place, count: int, pid: int) -> tuple[float, float]:
    """Octets of a server's memory that each connection takes, and that are kept of it when all have gone."""
    with idling("idle", place, 8):
        pass  # what is made once is there
    time.sleep(SETTLED)
    before = processes.memory(pid)
    with idling(kind, place, count):
        time.sleep(SETTLED)
        during = processes.memory(pid)
    time.sleep(SETTLED)
    return (during - before) / count, (processes.memory(pid) - before) / count


@contextmanager
def idling(kind: str, place: Place, count: int) -> Iterator[None]:
    """Have connections of a kind until the end of the block."""
    context = client()
    incoming, hello = ssl.MemoryBIO(), ssl.MemoryBIO()
    with suppress(ssl.SSLWantReadError):
        context.wrap_bio(incoming, hello).do_handshake()
    said = hello.read()
    with ExitStack() as stack:
        for _ in range(count):
            connection = stack.enter_context(socket.create_connection(place, timeout=30))
            if kind == "half open":
                connection.sendall(said)
            elif kind == "idle":
                stack.enter_context(context.wrap_socket(connection))
        yield


def shaken(hosts: list[str], port: int, at_once: int, seconds: float | None, pid: int) -> Figures:
    """Handshakes in a second, and the processor time of each; without seconds, one with each host."""
    before = processes.processor(pid)
    order = {"hosts": hosts, "port": port, "at_once": at_once, "seconds": seconds}
    measured = processes.measure("shaker", order)
    measured["processor"] = (processes.processor(pid) - before) / measured["count"]
    return measured
