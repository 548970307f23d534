"""Fuzz the redirection protocols: `make fuzz`.

Each target is fuzzed in a process of its own. What an input broke is kept in .cache/fuzz/TARGET/; moved to
tests/fuzz/seeds/TARGET/ it is tried in every run of the tests.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent)]

SEEDS: Final = HERE / "seeds"
WORK: Final = ROOT / ".cache" / "fuzz"
NAMES: Final = ("session", "sol", "storage", "nbd", "desktop", "display")
MOST_TRACED: Final = 1500
"""Inputs of which the lines are looked at, which is slow."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", default=[], help=f"of {', '.join(NAMES)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--jobs", type=int, default=1, help="targets at once")
    parser.add_argument("--plain", action="store_true", help="without atheris, even if it is there")
    parser.add_argument(
        "--keep", action="store_true", help="make seeds of what reaches more than those there are"
    )
    parser.add_argument("--missed", action="store_true", help="name the lines that were not reached")
    parser.add_argument("--ports", action="store_true", help="instead, hurl such things at listening sockets")
    parser.add_argument("--child", choices=("guided", "plain", "merge", "lines"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.targets or NAMES
    if unknown := set(names) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if options.child:
        child(options.child, names[0], options.seconds, missed=options.missed)
        return 0
    if options.ports:
        from fuzz import ports

        return asyncio.run(ports.attack(options.seconds))
    return campaign(names, options)


def campaign(names: Any, options: argparse.Namespace) -> int:
    """Fuzz targets and print what came of it; 1 if something broke."""
    guided = not options.plain and importlib.util.find_spec("atheris") is not None
    print("guided by coverage" if guided else "by chance: atheris is not used, or not installed")
    print(
        "\n| target | streams | messages | seconds | messages/s | lines reached | result |\n|---|---|---|---|---|---|---|"
    )
    total, failed = 0, []

    def one(name: str) -> None:
        nonlocal total
        corpus = WORK / name / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        (SEEDS / name).mkdir(parents=True, exist_ok=True)
        log = WORK / name / "log"
        code, said = start("guided" if guided else "plain", name, log, f"--seconds={options.seconds}")
        if options.keep and guided and not code:
            start("merge", name, log)
        _, lines = start("lines", name, log, *(["--missed"] if options.missed else []))
        progress = json.loads(said or '{"streams": 0, "messages": 0, "seconds": 1}')
        reached = json.loads(lines or '{"reached": 0, "all": 1, "missed": []}')
        total += progress["messages"]
        if code:
            failed.append(name)
        print(
            f"| {name} | {progress['streams']:,} | {progress['messages']:,} | {progress['seconds']:.0f} "
            f"| {progress['messages'] / max(progress['seconds'], 1):,.0f} "
            f"| {reached['reached']} of {reached['all']} | {f'broken, see {log}' if code else 'holds'} |",
            flush=True,
        )
        for line in reached["missed"]:
            print("  not reached:", line)

    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(one, names))
    print(f"\n{total:,} messages")
    return bool(failed)


def start(what: str, name: str, log: Path, *arguments: str) -> tuple[int, str]:
    """Run a child to its end: its return code, and the last it said."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--child", what, *arguments]
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True, check=False
        )
    said = [line for line in process.stdout.splitlines() if line.startswith("{")]
    return process.returncode, said[-1] if said else ""


def child(what: str, name: str, seconds: int, *, missed: bool) -> None:
    """One step for one target."""
    from fuzz import engine

    corpus, seeds = WORK / name / "corpus", SEEDS / name
    if what == "lines":
        from fuzz import lines

        files = [path.read_bytes() for path in engine.inputs(seeds, corpus)][:MOST_TRACED]
        reached, every = lines.covered(engine.load(name), files)
        lacking = lines.shortened(every - reached) if missed else []
        print(json.dumps({"reached": len(reached), "all": len(every), "missed": lacking}))
    elif what == "plain":
        engine.by_chance(name, seconds, corpus, seeds)
    else:
        engine.guided(name, seconds, corpus, seeds, merge=what == "merge")


if __name__ == "__main__":
    sys.exit(main())
