"""Speed and memory, each figure beside a baseline of the same run: `make bench`.

`python -m tests.benchmarks [NAME …] [--quick]`; all if none is named.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

MOCKED: Final = ("requests", "machines", "tls", "neighbours", "memory")
"""With libvirt's mock."""
REAL: Final = ("resting", "sol", "sessions", "desktop", "storage")
"""With guests of a libvirtd."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MOCKED + REAL)}")
    parser.add_argument("--quick", action="store_true", help="short runs, fewer machines")
    parser.add_argument("--json", type=Path, help="also write the figures there")
    options = parser.parse_args()
    if unknown := set(options.names) - set(MOCKED + REAL):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    figures = {}
    for name in options.names or MOCKED + REAL:
        if name in REAL and (reason := missing()) is not None:
            print(f"\n{name}: left out, {reason}")
            continue
        print(f"\n{name}", flush=True)
        figures[name] = importlib.import_module(f"benchmarks.{name}").run(quick=options.quick)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), "utf-8")


def missing() -> str | None:
    """Why there can be no guests here, or None."""
    from lab import libvirtd

    return libvirtd.missing()


if __name__ == "__main__":
    main()
