"""A terminal with somebody at it, for programs that ask."""

from __future__ import annotations

import os
import pty
import select
import signal
import time
from collections.abc import Mapping, Sequence

from support.patience import PATIENCE


def typed(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    asked: str,
    answer: str,
    within: float = PATIENCE,
) -> tuple[int, str]:
    """Run a program, answer once it has asked; its exit status, and everything the terminal showed."""
    until = time.monotonic() + within
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environment)
    shown = ""
    try:
        while piece := _piece(terminal, until):
            shown += piece
            if asked in shown and answer:
                os.write(terminal, answer.encode())
                answer = ""
    except TimeoutError:
        os.kill(process, signal.SIGKILL)
        raise AssertionError(f"the program did not end; it showed {shown!r}") from None
    finally:
        os.close(terminal)
        _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status), shown


def _piece(terminal: int, until: float) -> str:
    """What it shows next; nothing once the program has ended."""
    if not select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
        raise TimeoutError
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # how Linux says that nobody has the other end any more
        return ""
