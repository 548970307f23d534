"""Standard input, output and error: there when the program runs, and let go of when nobody takes what is written.

A closed one would be worse than an empty one: the next file that is opened gets its number, and whatever a library
prints ends up in there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def open_all() -> None:
    """Put the null device where there is none; `/dev/full` for the output, so that no answer is lost in silence."""
    for number, device in enumerate((os.devnull, "/dev/full", os.devnull)):
        try:
            os.fstat(number)
        except OSError:
            os.open(device, os.O_RDWR)  # the lowest free number
    sys.stdin = sys.stdin or os.fdopen(0, "r", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def complain(sentence: str) -> None:
    """Say why it was not done."""
    with suppress(OSError):
        print(f"vamt: {sentence}", file=sys.stderr, flush=True)


def deliver(secret: str) -> None:
    """Print what nobody can ask for again; when this returns, the output has taken it. Raises OSError."""
    print(secret, flush=True)


def give_up_output() -> None:
    """Write no more to an output that takes nothing, not even what is still to be written when Python ends."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
