"""Speed and memory, beside a baseline of the same run: `make bench`.

The server runs on one core, the load on another. Every figure of vamt stands beside bare aiohttp answering a
fixed body on the same core a moment before.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SERVER_CORE, LOAD_CORE = 0, min(1, (os.cpu_count() or 1) - 1)
PORT, BARE_PORT = 17992, 17993
SPREAD = 32
"""Machines whose passwords are looked up, for loads that go to many."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short runs, fewer machines")
    parser.add_argument("--json", type=Path, help="also write the figures there")
    options = parser.parse_args()
    seconds, repeats, sizes = (1.0, 1, (1, 100)) if options.quick else (3.0, 3, (1, 100, 1000, 10_000))
    figures = {"requests": requests(seconds, repeats), "machines": machines(seconds, sizes)}
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), "utf-8")


def requests(seconds: float, repeats: int) -> list[dict[str, Any]]:
    """Rates and latencies of one machine at some numbers of connections."""
    rows = []
    print(
        "\n| connections | bare aiohttp/s | Get/s | of bare | Get p50 ms | p99 ms "
        "| Enumerate+Pull/s | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|---|---|"
    )
    with running_bare(), running_vamt(1) as vamt:
        hosts = vamt.hosts()
        for connections in (1, 8, 32):
            runs = [
                {
                    "bare": load([("127.0.0.1", "")], BARE_PORT, connections, seconds, "get"),
                    "get": load(hosts, PORT, connections, seconds, "get"),
                    "enumerate": load(hosts, PORT, connections, seconds, "enumerate"),
                }
                for _ in range(repeats)
            ]
            row = {name: median([run[name] for run in runs]) for name in runs[0]}
            bare, get, pull = row["bare"], row["get"], row["enumerate"]
            print(
                f"| {connections} | {bare['rate']:,.0f} | {get['rate']:,.0f} "
                f"| {get['rate'] / bare['rate']:.2f} | {get['p50']:.2f} | {get['p99']:.2f} "
                f"| {pull['rate']:,.0f} | {pull['p50']:.2f} | {pull['p99']:.2f} |",
                flush=True,
            )
            rows.append({"connections": connections, **row})
    return rows


def machines(seconds: float, sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Start, memory, idle processor time and rate by the number of machines."""
    rows: list[dict[str, Any]] = []
    print(
        "\n| machines | first start s | restart s | RSS MB | kB each further | idle CPU s in 5 s "
        "| Get/s, 8 connections to 8 machines | of bare |\n|---|---|---|---|---|---|---|---|"
    )
    for size in sizes:
        with running_bare(), running_vamt(size) as vamt:
            first, memory = vamt.started, vamt.memory()
            before = vamt.processor()
            time.sleep(5)
            idle = vamt.processor() - before
            targets = {"bare": ([("127.0.0.1", "")], BARE_PORT), "get": (vamt.hosts(), PORT)}
            for _ in range(2):  # each process is slow at first
                measured = {
                    name: load(hosts, port, 8, seconds, "get") for name, (hosts, port) in targets.items()
                }
            bare, get = measured["bare"], measured["get"]
            vamt.restart()
            row = {
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
        print(
            f"| {size:,} | {first:.2f} | {row['restart']:.2f} | {memory / 1e6:.0f} | {row['each'] / 1e3:.1f} "
            f"| {idle:.2f} | {get['rate']:,.0f} | {get['rate'] / bare['rate']:.2f} |",
            flush=True,
        )
    return rows


class Vamt:
    """A running `vamt serve` with some machines of libvirt's test driver."""

    def __init__(self, folder: Path, size: int) -> None:
        domains = "".join(
            f"<domain type='test'><name>vm{number:05}</name><memory>1048576</memory><vcpu>2</vcpu>"
            "<os><type>hvm</type></os><devices><interface type='network'><source network='default'/>"
            "</interface></devices></domain>"
            for number in range(size)
        )
        network = (
            "<network><name>default</name><ip address='192.168.122.1' netmask='255.255.255.0'/></network>"
        )
        (folder / "node.xml").write_text(f"<node>{network}{domains}</node>", "utf-8")
        self.config = folder / "vamt.toml"
        self.config.write_text(
            f'uris = ["test://{folder}/node.xml"]\n[listen]\nhttp = {PORT}\n[addresses]\npool = "127.64.0.0/10"\n'
            '[log]\nlevel = "warning"\n',
            "utf-8",
        )
        self.environment = {
            **os.environ,
            "VAMT_STATE_DIR": str(folder / "state"),
            "VAMT_CONFIG": str(self.config),
        }
        self.start()

    def start(self) -> None:
        begun = time.perf_counter()
        self.process = start([sys.executable, "-m", "vamt", "serve"], self.environment)
        self.started = time.perf_counter() - begun

    def restart(self) -> None:
        stop(self.process)
        self.start()

    def hosts(self) -> list[tuple[str, str]]:
        """Addresses and passwords of the first machines."""
        listed = json.loads(self._ask("machines", "--json"))[:SPREAD]
        return [(each["address"], self._ask("password", each["name"]).split()[-1]) for each in listed]

    def memory(self) -> int:
        """Resident octets."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text("utf-8").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def processor(self) -> float:
        """Processor seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _ask(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "vamt", *arguments]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout


@contextmanager
def running_vamt(size: int) -> Iterator[Vamt]:
    with tempfile.TemporaryDirectory() as folder:
        vamt = Vamt(Path(folder), size)
        try:
            yield vamt
        finally:
            stop(vamt.process)


@contextmanager
def running_bare() -> Iterator[None]:
    process = start([sys.executable, str(HERE / "bare.py"), str(BARE_PORT)], dict(os.environ))
    try:
        yield
    finally:
        stop(process)


def start(command: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start a server on its core; returns when it says it is ready."""
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=partial(os.sched_setaffinity, 0, {SERVER_CORE}),  # noqa: PLW1509 - no threads here
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Ready."):
            return process
    raise SystemExit(f"{command} ended with {process.wait()}")


def stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(30)


def load(
    hosts: Sequence[tuple[str, str]], port: int, connections: int, seconds: float, scenario: str
) -> dict[str, float]:
    order = {
        "hosts": hosts,
        "port": port,
        "connections": connections,
        "seconds": seconds,
        "scenario": scenario,
    }
    done = subprocess.run(
        [sys.executable, str(HERE / "load.py"), json.dumps(order)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=partial(os.sched_setaffinity, 0, {LOAD_CORE}),
    )
    measured: dict[str, float] = json.loads(done.stdout)
    if measured["failures"]:
        raise SystemExit(f"{measured['failures']} requests of {scenario} failed")
    return measured


def median(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


if __name__ == "__main__":
    main()
