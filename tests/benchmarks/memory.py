"""Memory: what a server holds after each kind of load, beside what it holds when it has loaded all it needs.

Eight machines with full logs. `abandoned` are enumerations of a full log that nobody pulls; `again` shows whether it
grows on.
"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.mock import PORT, load, running_vamt
from benchmarks.processes import heading, line

MACHINES = 8
CONNECTIONS = 16
LOADED_SECONDS = 5.0
"""After which what was not loaded at start is."""
LOADS = (
    "get",
    "enumerate",
    "page",
    "associations",
    "everything",
    "log",
    "abandoned",
    "abandoned",
    "everything",
)


def run(*, quick: bool) -> list[dict[str, Any]]:
    seconds = 2.0 if quick else 10.0
    rows: list[dict[str, Any]] = []
    heading("after", "requests a second", "RSS MB", "of that when loaded")
    with running_vamt(MACHINES) as vamt:
        vamt.fill()
        hosts = vamt.hosts()
        time.sleep(LOADED_SECONDS)
        loaded = vamt.memory()
        line("loading", "-", f"{loaded / 1e6:.0f}", "1.00")
        for number, scenario in enumerate(LOADS):
            rate = load(hosts, PORT, CONNECTIONS, seconds, scenario)["rate"]
            memory = vamt.memory()
            name = f"{scenario}, again" if scenario in LOADS[:number] else scenario
            line(name, f"{rate:,.0f}", f"{memory / 1e6:.0f}", f"{memory / loaded:.2f}")
            rows.append({"after": name, "rate": rate, "memory": memory, "loaded": loaded})
    return rows
