"""`vamt serve`: run one app in the foreground, and say when it is ready."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shlex
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from vamt import config, logs
from vamt.admin import Row
from vamt.app import App
from vamt.cli.text import paint, ports, table
from vamt.net.crowd import raise_descriptor_limit
from vamt.outlet import Outlet
from vamt.store import folder

log = logging.getLogger("vamt.serve")

ROWS_SHOWN: Final = 30
"""Of a table at start; `vamt machines` has them all."""

SWITCH_SECONDS: Final = 0.0005
"""For which a thread that computes keeps Python's lock from the event loop; ten times as long by default."""

_ENDING: Final = (signal.SIGTERM, signal.SIGINT)
_STDOUT: Final = 1


def serve(config_file: Path | None, uris: Sequence[str] | None) -> int:
    """Serve until SIGTERM or SIGINT.

    Raises:
        VamtError: it cannot start; says why and what to do.

    """
    settings = config.load(config.locate(os.environ, config_file))
    if uris:
        settings = replace(settings, uris=tuple(uris))
    logs.set_up(settings.log)
    sys.setswitchinterval(SWITCH_SECONDS)
    raise_descriptor_limit()
    asyncio.run(_serve(App(settings, folder.locate(os.environ))))
    return 0


async def _serve(app: App) -> None:
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("not in a task")
    ready = Outlet(_STDOUT)
    loop = asyncio.get_running_loop()

    def end() -> None:
        for number in _ENDING:  # to stop takes seconds at most: a second signal would only leave things open
            loop.add_signal_handler(number, _ended_already)
        task.cancel()

    for number in _ENDING:
        loop.add_signal_handler(number, end)
    try:
        await app.start()
        # What was made at start stays; the collector need never look at it again.
        gc.collect()
        gc.freeze()
        ready.put(_ready(list(await app.admin.machines())) + "\n")
        _notify_systemd()
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        pass
    finally:
        await app.stop()
        ready.close()


def _ended_already() -> None:
    pass


def _ready(rows: Sequence[Row]) -> str:
    shown = [
        (row.name, row.address or "-", ports(row.port, row.tls_port), row.power, row.problem or "")
        for row in rows[:ROWS_SHOWN]
    ]
    parts = [table(("MACHINE", "ADDRESS", "PORTS", "POWER", ""), shown, sys.stdout)]
    if len(rows) > ROWS_SHOWN:
        parts.append(f"… and {len(rows) - ROWS_SHOWN} more: {_command('machines')}")
    if not rows:
        parts = ["No virtual machine is defined yet; each will be served as soon as it is."]
    example = shlex.quote(rows[0].name) if rows else "MACHINE"
    how = paint(_command("password", example), "bold", sys.stdout)
    return "\n".join([*parts, "", f"Ready. The user is admin; for a machine's password: {how}"])


def _command(*words: str) -> str:
    """How to call this program from another shell."""
    program = sys.argv[0] if Path(sys.argv[0]).name == "vamt" else f"{sys.executable} -m vamt"
    state = os.environ.get("VAMT_STATE_DIR")
    return " ".join([*([f"VAMT_STATE_DIR={shlex.quote(state)}"] if state else []), program, *words])


def _notify_systemd() -> None:
    """Tell systemd, if it asked (Type=notify), that the service is ready."""
    name = os.environ.get("NOTIFY_SOCKET")
    if not name:
        return
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.connect("\0" + name[1:] if name.startswith("@") else name)
            notify.send(b"READY=1")
    except OSError as error:  # no reason to stop: systemd itself does, after its time
        log.warning("systemd-not-told socket=%r reason=%r", name, str(error))
