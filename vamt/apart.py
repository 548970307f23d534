"""Work that would keep Python's lock for long, done in a process of its own.

What a library does without letting go of the lock stops every machine, in whatever thread it is done. Such work is
rare: a module that reads a few octets and says whether they are good, one at a time.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Final

DEADLINE: Final = 10.0
"""Seconds one may take."""
REFUSED: Final = 2
"""The status with which a module says that the octets are not what it wants."""

_RUNNER: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vamt-apart")


class Refused(Exception):
    """The module did not want the octets."""


async def apart(module: str, data: bytes) -> None:
    """Run a module with these octets to read, after what is run already.

    Raises:
        Refused: it says so.
        OSError, subprocess.SubprocessError: it could not be run, failed, or took too long.

    """
    await asyncio.get_running_loop().run_in_executor(_RUNNER, _run, module, data)


def _run(module: str, data: bytes) -> None:
    command = [sys.executable, "-P", "-m", module]
    # In a group of its own: what ends the server from a terminal is not for it.
    done = subprocess.run(  # noqa: S603 - modules of our own, which are given data to read and no more
        command, input=data, timeout=DEADLINE, check=False, process_group=0
    )
    if done.returncode == REFUSED:
        raise Refused
    done.check_returncode()
