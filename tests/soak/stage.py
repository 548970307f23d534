"""The stage: a libvirtd with guests, a vamt that serves them, its state on a small disk, and what befalls them."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import requests

from benchmarks import processes
from lab.console import RESET, Console
from lab.guests import define_microguest
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from lab.screens import SCREEN
from soak.ledger import Ledger
from support.patience import PATIENCE

PORTS: Final = {"http": 26992, "https": 26993, "redirection": 26994, "redirection_tls": 26995, "vnc": 25900}
"""Fixed, so that clients find them again after a restart."""
VICTIM, DESK, WORKER, OTHER = "victim", "desk", "worker", "other"
"""What hostile peers go for; what is watched; what is switched on and off; and what only reads and remembers."""
STOP_SECONDS: Final = 30.0
"""What a stop may take, on a busy machine."""
DISK: Final = "24m"
NO_TRACE: Final = ("Traceback (most recent call last)", "Fatal Python error", "unraisable")

NOT_BY_ITSELF: Final = "vamt ends only when it is told to, or killed"
NO_TRACEBACK: Final = "no traceback in vamt's log"
SAME: Final = "machines keep their addresses and passwords"
STOPS: Final = f"told to stop, vamt has in {STOP_SECONDS:.0f} s, with status 0"
_CLONE_NEWNS: Final = 0x20000


class Log(list[str]):
    """What vamt logs: read, unless nobody does for a while; only what has no place in it is kept."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.read = threading.Event()
        self.read.set()
        self.last = self.failed = ""
        """The last line, and the last about a verb that failed."""
        self._ledger = ledger

    def extend(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.read.wait()
            self._ledger.done["lines in vamt's log"] += 1
            self.last = line
            if " failed=" in line:
                self.failed = line.strip()
            if any(bad in line for bad in NO_TRACE):
                _time, _, said = line.strip().partition(" ")
                self._ledger.broken(NO_TRACEBACK, f"{said[:100]} … {said[-300:]}")


class Stage:
    """Everything that is served, and whether anything is amiss with it now."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.ledger = ledger
        self.host = Libvirtd()
        self.log = Log(ledger)
        self.consoles: dict[str, tuple[str, str]] = {}
        """Address and password, by machine."""
        self.calm = 0
        """Grows with everything that befalls the stage; odd while something is amiss."""
        for name in (VICTIM, DESK, WORKER, OTHER):
            serial = "pty" if name == VICTIM else "bind"
            guest = define_microguest(
                self.host, name, devices=("disk", "empty-cdrom"), serial=serial, extra=SCREEN
            )
            if name in (VICTIM, DESK):
                guest.domain.create()
        ports = "".join(f"{name} = {port}\n" for name, port in PORTS.items())
        self.vamt = Vamt(
            folder,
            f'uris = ["{self.host.uri}"]\n[listen]\n{ports}[addresses]\npool = "127.66.0.0/16"\n'
            "[state]\nstale_after = 3.0\n",
        )
        self.vamt.log = self.log
        self.vamt.state.mkdir(mode=0o700)
        self.small_disk = _mount(self.vamt.state)
        ledger.promise(NOT_BY_ITSELF, NO_TRACEBACK, SAME, STOPS)

    @property
    def pid(self) -> int:
        """The server's."""
        return self.vamt.servers[-1].pid

    def memory(self) -> int:
        """Resident octets of the server."""
        return processes.memory(self.pid)

    def descriptors(self) -> int:
        """How many the server has open."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    def serve(self) -> None:
        """Start the server; its machines are as they were."""
        self.vamt.serve()
        self.ledger.done["vamt started"] += 1
        found = {}
        for name in (VICTIM, DESK, WORKER, OTHER):
            (row,) = (row for row in self.vamt.machines() if row["name"] == name)
            found[name] = (row["address"], self.vamt.run("password", name).stdout.strip())
        if self.consoles and found != self.consoles:
            self.ledger.broken(SAME, f"{self.consoles} became {found}")
        self.consoles = found

    def console(self, name: str) -> Console:
        """A new console for a machine."""
        address, password = self.consoles[name]
        return Console(address, PORTS["http"], password)

    def close(self) -> None:
        """Leave nothing."""
        self.log.read.set()
        self.vamt.close()
        self.host.close()
        if self.small_disk:
            subprocess.run(["umount", "--lazy", str(self.vamt.state)], check=False)

    # -- what befalls it

    async def befall(self, chance: random.Random) -> None:
        """Have one thing go wrong, and be right again at the end."""
        wrongs = [self._libvirtd_dies, self._libvirtd_stands_still, self._vamt_dies, self._vamt_stops]
        wrongs.append(self._nobody_reads_the_log)
        if self.small_disk:
            wrongs.append(self._the_disk_is_full)
        wrong = chance.choice(wrongs)
        self.calm += 1
        try:
            await wrong(chance.uniform(0.0, 3.0))
        finally:
            self.calm += 1
        self.ledger.done[wrong.__name__.strip("_").replace("_", " ")] += 1

    async def _libvirtd_dies(self, seconds: float) -> None:
        self.host.kill()
        await asyncio.sleep(seconds)
        await asyncio.to_thread(self.host.start)
        async with asyncio.timeout(PATIENCE):
            while not await self._can_reset():
                await asyncio.sleep(0.2)

    async def _can_reset(self) -> bool:
        """Whether vamt has found its libvirtd again; a reset harms no client of this machine."""
        try:
            return await self.console(VICTIM).request(RESET) == 0
        except (AssertionError, requests.RequestException):
            return False

    async def _libvirtd_stands_still(self, seconds: float) -> None:
        self.host.freeze()
        await asyncio.sleep(seconds)
        self.host.thaw()

    async def _vamt_dies(self, seconds: float) -> None:
        self._lives()
        self.vamt.stop(signal.SIGKILL)
        await asyncio.sleep(seconds / 3)
        await asyncio.to_thread(self.serve)

    async def _vamt_stops(self, seconds: float) -> None:
        await asyncio.to_thread(self.stop)
        await asyncio.sleep(seconds / 3)
        await asyncio.to_thread(self.serve)

    async def _nobody_reads_the_log(self, seconds: float) -> None:
        self.log.read.clear()
        await asyncio.sleep(2 * seconds)
        self.log.read.set()

    async def _the_disk_is_full(self, seconds: float) -> None:
        ballast = self.vamt.state / "ballast"
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        await asyncio.sleep(1 + seconds)
        ballast.unlink()

    def stop(self) -> None:
        """Tell the server to stop."""
        self._lives()
        begun = time.monotonic()
        status = self.vamt.stop()
        seconds = time.monotonic() - begun
        if status != 0 or seconds > STOP_SECONDS:
            self.ledger.broken(STOPS, f"status {status} after {seconds:.1f} s")

    def _lives(self) -> None:
        if (status := self.vamt.servers[-1].poll()) is not None:
            self.ledger.broken(NOT_BY_ITSELF, f"it ended with {status}; it last said {self.log.last}")


def _mount(folder: Path) -> bool:
    """Have a folder be a small disk of its own, which nobody else sees and which goes with this process."""
    if os.geteuid() != 0 or ctypes.CDLL(None).unshare(_CLONE_NEWNS) != 0:
        return False
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=700", "vamt-soak", str(folder)], check=True
    )
    return True
