"""Attacks on the listening ports of a whole vamt in this process, with real guests where libvirtd can be run.

Everything is counted before and after: what is left then is a leak. Attacked twice, so that what grows once, as
pools of threads do, is not taken for one.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final

from fuzz.attackers import VNC_PASSWORD, Attackers
from lab import guests, libvirtd, screens
from vamt.app import App
from vamt.config import Addresses, Config, Limits, Listen
from vamt.firmware.features import Desktop
from vamt.firmware.sessions import RedirectedMedia, Sessions
from vamt.machine import Machine

AT_ONCE: Final = 24
SETTLE_SECONDS: Final = 90.0
"""For what has an end by time: log-ins, reads of media, closing connections, on a busy host."""
_COUNTED: Final = (
    *("virStream", "virConnect", "Link", "OpenSession", "SolConversation", "StorageConversation"),
    *("DesktopConversation", "Monitor", "Export", "Nbd", "Rfb", "Sol", "Storage", "Session"),
)
"""Classes of whose objects as many have to be there afterwards as before; of libvirt's those not freed."""


class Troubles(logging.Handler):
    """Whatever is logged as an error or with a traceback, or ends up with the event loop."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.found: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.exc_info:
            self.found[self.format(record)[-3000:]] += 1

    def unhandled(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        whose = context.get("task") or context.get("protocol") or context.get("handle")
        self.found[f"{context['message']}: {error!r} of {whose!r}"] += 1


async def attack(seconds: int) -> int:
    """Attack for so many seconds and print what was found; 1 if anything was."""
    troubles = Troubles()
    logging.getLogger().addHandler(troubles)
    logging.getLogger("vamt").setLevel(logging.INFO)
    asyncio.get_running_loop().set_exception_handler(troubles.unhandled)
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory(prefix="vamt-fuzz-") as folder, machines() as (uri, shown):
        async with serving(uri, Path(folder)) as app:
            machine = await ready(app)
            print(f"attacking {machine.name} of {uri}, with {shown}")
            attackers = await against(app, machine, random.Random(seed))
            await volley(attackers, min(20, seconds))
            before = await settled(machine, {})
            attackers.done.clear()
            attackers.messages = 0
            await volley(attackers, seconds)
            after = await settled(machine, before)
    connections = sum(count for name, count in attackers.done.items() if ":" in name)
    print(f"{connections:,} connections, {attackers.messages:,} messages")
    for name, count in sorted(attackers.done.items()):
        print(f"  {count:7,} {name}")
    print("left behind, of before:", ", ".join(f"{name} {after[name]} of {before[name]}" for name in before))
    for text, count in troubles.found.most_common():
        print(f"\n{count} times:\n{text}")
    return int(bool(troubles.found) or grown(after, before))


async def volley(attackers: Attackers, seconds: float) -> None:
    """Some at once, one after another."""
    end = time.monotonic() + seconds

    async def one() -> None:
        while time.monotonic() < end:
            await attackers.attack()

    await asyncio.gather(*(one() for _ in range(AT_ONCE)))


async def settled(machine: Machine, before: Mapping[str, int]) -> dict[str, int]:
    """What there is when nothing becomes less any more, or no more than before."""
    end = time.monotonic() + SETTLE_SECONDS
    least = counted(machine)
    changed = time.monotonic()
    while time.monotonic() < end and (grown(least, before) or not before):
        await asyncio.sleep(0.5)
        now = counted(machine)
        if any(now[name] < least[name] for name in least):
            changed = time.monotonic()
        least = now
        if not before and time.monotonic() - changed > 35:  # longer than a log-in may take
            break
    return least


def grown(after: Mapping[str, int], before: Mapping[str, int]) -> bool:
    return any(after[name] > count for name, count in before.items())


def counted(machine: Machine) -> dict[str, int]:
    """Everything that a connection may leave behind."""
    gc.collect()
    there = Counter(type(item).__name__ for item in gc.get_objects() if getattr(item, "_o", True) is not None)
    snap = machine.snapshot
    sessions, media = snap.section(Sessions), snap.section(RedirectedMedia)
    return {
        "tasks": len(asyncio.all_tasks()),
        "files and sockets": len(list(Path("/proc/self/fd").iterdir())),
        "threads": threading.active_count(),
        "sessions": sum(map(bool, (sessions.sol, sessions.ider, sessions.kvm))),
        "media": sum(map(bool, (media.cdrom, media.floppy))),
        **{name: there[name] for name in _COUNTED},
    }


@contextmanager
def machines() -> Iterator[tuple[str, str]]:
    """A hypervisor with one machine, and what the machine has."""
    if (reason := libvirtd.missing()) is not None:
        yield "test:///default", f"neither console nor screen: {reason}"
        return
    host = libvirtd.Libvirtd()
    try:
        guest = guests.define_microguest(
            host, "target", devices=("disk", "empty-cdrom"), serial="pty", extra=screens.SCREEN
        )
        guest.domain.create()
        yield host.uri, "a console, a screen and a drive"
    finally:
        host.close()


@asynccontextmanager
async def serving(uri: str, folder: Path) -> AsyncIterator[App]:
    """A whole vamt, with ports of its own and little patience."""
    config = Config(
        uris=(uri,),
        listen=Listen(http=0, https=0, redirection=0, redirection_tls=0, vnc=0),
        addresses=Addresses(pool="127.23.0.0/16"),
        limits=Limits(body_seconds=2.0, idle_seconds=2.0),
    )
    app = App(config, folder)
    await app.start()
    try:
        yield app
    finally:
        await app.stop()


async def ready(app: App) -> Machine:
    """Its machine, with port 5900 open."""
    (machine,) = app.admin._fleet.machines
    await machine.save(Desktop(Is5900PortEnabled=True, RFBPassword=VNC_PASSWORD))
    return machine


async def against(app: App, machine: Machine, chance: random.Random) -> Attackers:
    """Attackers who know the machine's password."""
    password = await app.admin.password(machine.uuid)
    assert password is not None
    async with asyncio.timeout(SETTLE_SECONDS):
        while (row := (await app.admin.machines())[0]).vnc_port is None:
            await asyncio.sleep(0.1)
    ports = {
        "http": row.port,
        "https": row.tls_port,
        "redirection": row.redirection_port,
        "redirection_tls": row.redirection_tls_port,
        "vnc": row.vnc_port,
    }
    known = {name: port for name, port in ports.items() if port is not None}
    return Attackers(machine.snapshot.address, known, password, chance)
