"""The processes of a benchmark: where they run, what they cost, and what the clients among them measure.

A server has a core of its own and the clients another one; guests run where there is room.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

TESTS: Final = Path(__file__).parents[1]
SERVER_CORE: Final = 0
LOAD_CORE: Final = min(1, (os.cpu_count() or 1) - 1)
DEADLINE: Final = 30.0

Figures = dict[str, float]
"""What a client prints, by name."""


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """What is started within runs there."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def program(module: str, *arguments: str) -> list[str]:
    """The command of a module of the benchmarks that is a program."""
    return [sys.executable, "-m", f"benchmarks.{module}", *arguments]


def environment() -> dict[str, str]:
    """For such a command."""
    return {**os.environ, "PYTHONPATH": str(TESTS)}


def start(command: Sequence[str], environment: Mapping[str, str], core: int) -> subprocess.Popen[str]:
    """Start a program on a core; returns when it says it is ready. It may end when its input does."""
    with on_core(core):
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
    for line in output(process):
        if line.startswith("Ready."):
            return process
    raise SystemExit(f"{command} ended with {process.wait()}")


def output(process: subprocess.Popen[str]) -> IO[str]:
    """Of a process that `start` started."""
    assert process.stdout is not None
    return process.stdout


def stop(process: subprocess.Popen[str]) -> None:
    """End a program."""
    process.terminate()
    process.communicate(timeout=DEADLINE)


def measure(module: str, order: Mapping[str, Any], core: int = LOAD_CORE) -> Figures:
    """Have a client do something, and tell what it measured."""
    with on_core(core):
        done = subprocess.run(
            program(module, json.dumps(order)),
            env=environment(),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    figures: Figures = json.loads(done.stdout)
    return figures


def median(runs: Sequence[Figures]) -> Figures:
    """Of each figure."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def memory(pid: int) -> int:
    """Resident octets."""
    pages = Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def processor(pid: int) -> float:
    """Processor seconds used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def threads(pid: int) -> int:
    """How many it has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def heading(*columns: str) -> None:
    """Begin a table."""
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)


def line(*cells: object) -> None:
    """A row of a table."""
    print(f"| {' | '.join(map(str, cells))} |", flush=True)
