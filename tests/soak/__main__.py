"""`python -m tests.soak [--minutes N] [--seed S]`: the long run, which ends with a table of promises.

A fifth of the time clients are by themselves, a third they share the host with two crowds of hostile peers, and in the
rest libvirtd, vamt and the disk fail at random as well. It ends with 1 if a promise was broken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import libvirt

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import processes
from lab import libvirtd, network
from soak.clients import everybody
from soak.ledger import Ledger
from soak.stage import DESK, OTHER, PORTS, VICTIM, WORKER, Stage

CALM, HOSTILE, AMISS = 0.2, 0.35, 0.45
"""Shares of the time."""
ROOM: Final = 8 << 20
"""Octets of memory that mean nothing."""
SPARE: Final = 16
"""Descriptors that mean nothing: connections that clients have just now."""
SETTLE_SECONDS: Final = 120.0
CROWD_SECONDS: Final = 30.0
"""Until hostile peers are all there."""

OTHERS: Final = "other machines answer beside hostile peers"
TIMES: Final = "other machines' p99"
MEMORY: Final = "a second crowd of hostile peers leaves no more memory in use than the first"
DESCRIPTORS: Final = "descriptors are given back"


async def soak(stage: Stage, seconds: float, chance: random.Random) -> None:
    """The whole of it."""
    ledger = stage.ledger
    ledger.promise(OTHERS, MEMORY, DESCRIPTORS)
    await asyncio.to_thread(stage.serve)
    clients = [asyncio.create_task(client.run()) for client in everybody(stage, chance)]
    try:
        alone = await probe(stage, seconds * CALM)
        await beside_hostile_peers(stage, seconds * HOSTILE, alone, chance)
        hostile = start_hostile(stage, chance)
        await amiss(stage, seconds * AMISS, chance)
        stop_hostile(stage, hostile)
        await asyncio.sleep(min(5.0, seconds / 10))
    finally:
        for client in clients:
            client.cancel()
        await asyncio.gather(*clients, return_exceptions=True)
    await asyncio.to_thread(stage.stop)


async def probe(stage: Stage, seconds: float) -> dict[str, Any]:
    """How other machines answer meanwhile."""
    order = {
        "hosts": [stage.consoles[name] for name in (OTHER, WORKER, DESK)],
        "port": PORTS["http"],
        "seconds": seconds,
    }
    program = [sys.executable, "-m", "soak.probe", json.dumps(order)]
    process = await asyncio.create_subprocess_exec(
        *program, env=processes.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    said, complained = await process.communicate()
    if process.returncode != 0:
        raise SystemExit(f"the probe ended: {complained.decode()}")
    figures: dict[str, Any] = json.loads(said)
    stage.ledger.done["probes of other machines"] += figures["answers"]
    for line in complained.decode().splitlines():
        stage.ledger.broken(OTHERS, line)
    return figures


async def beside_hostile_peers(
    stage: Stage, seconds: float, alone: dict[str, Any], chance: random.Random
) -> None:
    """How other machines answer meanwhile, and what is left of it; twice, so that what grows once is no leak."""
    descriptors, beside, peaks = stage.descriptors(), [], []
    left = [stage.memory()]
    for _ in range(2):
        hostile = start_hostile(stage, chance)
        await all_there(stage)
        beside.append(await probe(stage, seconds / 2))
        peaks.append(stage.memory())
        stop_hostile(stage, hostile)
        await settled(stage, descriptors)
        left.append(stage.memory())
    worse = max(beside, key=lambda figures: float(figures["p99"]))
    stage.ledger.figures[TIMES] = (
        f"{alone['p99']:.1f} ms alone, {worse['p99']:.1f} ms beside hostile peers: "
        f"ratio {worse['p99'] / alone['p99']:.1f} (p50 {alone['p50']:.1f} and {worse['p50']:.1f} ms, "
        f"worst {alone['worst']:.0f} and {worse['worst']:.0f} ms)"
    )
    before, first, second = (octets / 1e6 for octets in left)
    stage.ledger.figures[MEMORY] = (
        f"{before:.0f} MB before, {first:.0f} MB after the first, {second:.0f} MB after the second "
        f"({max(peaks) / 1e6:.0f} MB meanwhile)"
    )
    if left[2] > 1.2 * left[1] + ROOM:
        stage.ledger.broken(MEMORY, stage.ledger.figures[MEMORY])


async def all_there(stage: Stage) -> None:
    """Wait until hostile peers have as many connections as they get."""
    until, before = time.monotonic() + CROWD_SECONDS, 0
    while (now := stage.descriptors()) > before and time.monotonic() < until:
        before = now + now // 50
        await asyncio.sleep(3)


async def settled(stage: Stage, before: int) -> None:
    """Wait until what hostile peers had open is closed."""
    until = time.monotonic() + SETTLE_SECONDS
    while (now := stage.descriptors()) > before + SPARE and time.monotonic() < until:
        await asyncio.sleep(0.5)
    stage.ledger.figures[DESCRIPTORS] = f"{before} before hostile peers, {now} after"
    if now > before + SPARE:
        stage.ledger.broken(DESCRIPTORS, stage.ledger.figures[DESCRIPTORS])


async def amiss(stage: Stage, seconds: float, chance: random.Random) -> None:
    """Have things go wrong until the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        await stage.befall(chance)
        await asyncio.sleep(chance.uniform(0.5, 4.0))


def start_hostile(stage: Stage, chance: random.Random) -> subprocess.Popen[str]:
    """Let them loose, in a process of their own."""
    address, password = stage.consoles[VICTIM]
    order = {"address": address, "password": password, "seed": chance.randrange(1 << 32), "ports": PORTS}
    return subprocess.Popen(
        [sys.executable, "-m", "soak.hostile", json.dumps(order)],
        env=processes.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def stop_hostile(stage: Stage, hostile: subprocess.Popen[str]) -> None:
    """Send them away; what they did is added up."""
    said, _ = hostile.communicate("", timeout=SETTLE_SECONDS)
    stage.ledger.done.update({f"hostile: {name}": count for name, count in json.loads(said).items()})


def main() -> int:
    """Run it, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    arguments = parser.parse_args()
    if (reason := libvirtd.missing()) is not None:
        print(f"nothing to soak: {reason}")
        return 1
    print(f"seed {arguments.seed}, {arguments.minutes:g} minutes", flush=True)
    network.why_shared()
    libvirt.registerErrorHandler(lambda _context, _error: None, None)  # else printed as well as raised
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    ledger = Ledger()
    with tempfile.TemporaryDirectory(prefix="vamt-soak-") as folder:
        stage = Stage(Path(folder), ledger)
        try:
            if not stage.small_disk:
                ledger.figures["a full disk"] = "not tried: only root can mount a small one"
            asyncio.run(soak(stage, 60 * arguments.minutes, random.Random(arguments.seed)))
        finally:
            stage.close()
    return ledger.table()


if __name__ == "__main__":
    sys.exit(main())
