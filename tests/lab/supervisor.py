"""Runs a daemon and everything it leaves behind, and takes all of it along when its own parent is gone.

A program of its own (no imports from the project): `supervisor.py LOG COMMAND...`. A line on its input starts the
command, and its pid is the answer; the end of the input, however it comes about, kills the daemon and every
process that descends from it. As a subreaper it also buries orphans at once, without which libvirt waits
seconds for a QEMU that has long ended.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def bury() -> None:
    """Reap every child that has ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def children() -> list[int]:
    """The pids of this process's children."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            after_name = entry.read_text().rpartition(")")[2].split()
            if int(after_name[1]) == os.getpid():
                found.append(int(entry.parent.name))
    return found


def kill_all() -> None:
    """Kill the children, and those who become ours by that, until none is left."""
    while pids := children():
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in pids:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def start(log: str, command: list[str]) -> int:
    """Start the command with its output in a log."""
    to_log = (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    nothing = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    also_errors = (os.POSIX_SPAWN_DUP2, 1, 2)
    return os.posix_spawnp(
        command[0],
        command,
        os.environ,
        file_actions=[nothing, to_log, also_errors],
        setsigdef=[signal.SIGPIPE],
    )


def main(log: str, *command: str) -> None:
    """Serve until the input ends."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _signal, _frame: None)
    try:
        while True:
            ready, _, _ = select.select([0, woken], [], [])
            if woken in ready:
                os.read(woken, 4096)
                bury()
            if 0 in ready:
                if not os.read(0, 1):
                    return
                os.write(1, f"{start(log, list(command))}\n".encode())
    finally:
        kill_all()


if __name__ == "__main__":
    main(*sys.argv[1:])
