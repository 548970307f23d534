"""vamt serving libvirt's mock on its core, and the bare server that it is compared with."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import UUID

from benchmarks import processes
from benchmarks.processes import SERVER_CORE, Figures
from vamt.firmware.storage import QUOTA, StoredFile, WebStorage
from vamt.logbook import happenings
from vamt.logbook.eventlog import CAPACITY, EventLog
from vamt.store.sqlite import Store

PORT: Final = 17992
BARE_PORT: Final = 17993
TLS_PORT: Final = 17994
BARE_TLS_PORT: Final = 17995
BARE: Final = (("127.0.0.1", ""),)
"""Its hosts."""
SPREAD: Final = 32
"""Machines whose passwords are looked up, for loads that go to many."""


class Vamt:
    """A running `vamt serve` with some machines of libvirt's test driver."""

    def __init__(self, folder: Path, size: int) -> None:
        domains = "".join(
            f"<domain type='test'><name>vm{number:05}</name><uuid>{UUID(int=number + 1)}</uuid>"
            "<memory>1048576</memory><vcpu>2</vcpu><os><type>hvm</type></os><devices>"
            "<interface type='network'><source network='default'/></interface></devices></domain>"
            for number in range(size)
        )
        network = (
            "<network><name>default</name><ip address='192.168.122.1' netmask='255.255.255.0'/></network>"
        )
        (folder / "node.xml").write_text(f"<node>{network}{domains}</node>", "utf-8")
        self.config = folder / "vamt.toml"
        self.config.write_text(
            f'uris = ["test://{folder}/node.xml"]\n[listen]\nhttp = {PORT}\nhttps = {TLS_PORT}\nredirection = 0\n'
            'redirection_tls = 0\nvnc = 0\n[addresses]\npool = "127.64.0.0/10"\n[log]\nlevel = "warning"\n',
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
        self.process = processes.start([sys.executable, "-m", "vamt", "serve"], self.environment, SERVER_CORE)
        self.started = time.perf_counter() - begun

    def restart(self) -> None:
        processes.stop(self.process)
        self.start()

    def hosts(self) -> list[tuple[str, str]]:
        """Addresses and passwords of the first machines."""
        listed = json.loads(self._ask("machines", "--json"))[:SPREAD]
        return [(each["address"], self._ask("password", each["name"]).split()[-1]) for each in listed]

    def addresses(self) -> list[str]:
        """Of all machines."""
        return [each["address"] for each in json.loads(self._ask("machines", "--json"))]

    def fill(self) -> None:
        """Give every machine a full event log, and the first one a full web storage; it restarts."""
        processes.stop(self.process)
        asyncio.run(_filled(Path(self.environment["VAMT_STATE_DIR"])))
        self.start()

    def memory(self) -> int:
        """Resident octets."""
        return processes.memory(self.process.pid)

    def processor(self) -> float:
        """Processor seconds used so far."""
        return processes.processor(self.process.pid)

    def _ask(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "vamt", *arguments]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout


async def _filled(folder: Path) -> None:
    store = await Store.open(folder)
    rows = sorted(await store.machines(), key=lambda row: row.name)
    log = EventLog().noted(1_700_000_000, *[happenings.attacked(5)] * CAPACITY)
    files = tuple(StoredFile(f"v/a/{number}", bytes(QUOTA // 64)) for number in range(60))
    for row in rows:
        await store.save(row.uuid, [log])
    await store.save(rows[0].uuid, [WebStorage(files)])
    await store.close()


@contextmanager
def running_vamt(size: int) -> Iterator[Vamt]:
    with tempfile.TemporaryDirectory() as folder:
        vamt = Vamt(Path(folder), size)
        try:
            yield vamt
        finally:
            processes.stop(vamt.process)


@contextmanager
def running_bare(module: str = "bare", port: int = BARE_PORT) -> Iterator[int]:
    """A baseline; its process."""
    command = processes.program(module, str(port))
    process = processes.start(command, processes.environment(), SERVER_CORE)
    try:
        yield process.pid
    finally:
        processes.stop(process)


def load(
    hosts: Sequence[tuple[str, str]],
    port: int,
    connections: int,
    seconds: float,
    scenario: str,
    pace: float = 0.0,
) -> Figures:
    """Ask hosts the same again and again; `pace` is times a second on each connection, 0 as fast as can be."""
    order = {
        "hosts": hosts,
        "port": port,
        "connections": connections,
        "seconds": seconds,
        "scenario": scenario,
        "pace": pace,
    }
    measured = processes.measure("load", order)
    if measured["failures"]:
        raise SystemExit(f"{measured['failures']} requests of {scenario} failed")
    return measured
