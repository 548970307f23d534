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
    parser.add_argument("--child", choices=("guided", "by-chance", "review"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.targets or NAMES
    if unknown := set(names) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if options.child:
        child(options.child, names[0], options.seconds, keep=options.keep)
        return 0
    if options.ports:
        from fuzz import ports

        return asyncio.run(ports.attack(options.seconds))
    return campaign(names, options)


def campaign(names: Any, options: argparse.Namespace) -> int:
    """Fuzz targets and print what came of it; 1 if something broke."""
    guided = not options.plain and importlib.util.find_spec("atheris") is not None
    print("guided by coverage" if guided else "by chance: atheris is not used, or not installed")
    print("\n| target | streams | messages | seconds | messages/s | lines reached | result |")
    print("|---|---|---|---|---|---|---|", flush=True)
    total, failed = 0, list[str]()

    def one(name: str) -> None:
        nonlocal total
        corpus = WORK / name / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        (SEEDS / name).mkdir(parents=True, exist_ok=True)
        log = WORK / name / "log"
        code, said = start("guided" if guided else "by-chance", name, log, f"--seconds={options.seconds}")
        broken, lines = start("review", name, log.with_name("review"), *(["--keep"] if options.keep else []))
        progress = json.loads(said or '{"streams": 0, "messages": 0, "seconds": 1}')
        reached = json.loads(lines or '{"reached": 0, "all": 1, "missed": []}')
        total += progress["messages"]
        if code or broken:
            failed.append(name)
        seconds = max(progress["seconds"], 1)
        result = f"broken, see {log.parent}" if name in failed else "holds"
        print(
            f"| {name} | {progress['streams']:,} | {progress['messages']:,} | {seconds:.0f} "
            f"| {progress['messages'] / seconds:,.0f} | {reached['reached']} of {reached['all']} | {result} |",
            flush=True,
        )
        if options.missed:
            print("  not reached:", *reached["missed"])

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


def child(what: str, name: str, seconds: int, *, keep: bool) -> None:
    """One step for one target."""
    from fuzz import engine

    corpus, seeds = WORK / name / "corpus", SEEDS / name
    if what == "review":
        print(json.dumps(engine.review(name, corpus, seeds, keep=keep)))
    elif what == "by-chance":
        engine.by_chance(name, seconds, corpus, seeds)
    else:
        engine.guided(name, seconds, corpus, seeds)


if __name__ == "__main__":
    sys.exit(main())
