"""`python -m vamt.mofgen generate` and `check`: from the command line what `generator` does.

Without options: vamt's own classes, from the root of its repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from vamt.errors import VamtError
from vamt.mofgen.generator import check, generate
from vamt.schema import PACKAGE


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0 fine, 1 differences or errors."""
    parser = argparse.ArgumentParser(prog="python -m vamt.mofgen", description="MOF to Python classes.")
    parser.add_argument("command", choices=("generate", "check"))
    parser.add_argument("--mof", type=Path, action="append", help="directory of MOF files; may be repeated")
    parser.add_argument("--out", type=Path, default=Path("vamt/schema"), help="directory of the package")
    parser.add_argument("--package", default=PACKAGE, help="name the package is imported by")
    options = parser.parse_args(argv)
    directories = options.mof or [Path("mof")]
    try:
        if options.command == "check":
            differences = check(directories, options.out, options.package)
            print("\n".join(differences) or "MOF and Python agree.")
            return 1 if differences else 0
        for path in generate(directories, options.out, options.package):
            print(path)
    except VamtError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
