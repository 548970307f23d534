"""The real program in processes of its own, with a state folder and a port of its own."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from lab.console import ON, Console
from lab.guests import Guest
from lab.terminal import typed
from support.patience import PATIENCE

ANY_PORTS = "http = 0\nhttps = 0\nredirection = 0\nredirection_tls = 0\nvnc = 0\n"
"""In the table `[listen]`: the machines' ports are free ones, which `vamt machines --json` tells."""

UNHURRIED: Final = f"[limits]\nverb_seconds = {PATIENCE}\n"
"""For clients of guests: on a busy host a start takes longer than a client is usually kept waiting."""


class Vamt:
    """Runs `vamt` with one state folder and configuration."""

    def __init__(self, folder: Path, config: str = "") -> None:
        self.state = folder / "state"
        self.config = folder / "vamt.toml"
        self.config.write_text(
            config or f'[listen]\naddresses = ["127.16.0.1"]\n{ANY_PORTS}',
            "utf-8",
        )
        self.servers: list[subprocess.Popen[str]] = []
        self.log: list[str] = []
        """What the servers have logged, as far as it has come; all that one has once it is stopped."""
        self._reading: dict[int, threading.Thread] = {}
        """Who reads the log of each server, by its process."""

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "VAMT_STATE_DIR": str(self.state), "VAMT_CONFIG": str(self.config)}

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "vamt", *arguments],
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def typed(self, *arguments: str, asked: str, answer: str) -> tuple[int, str]:
        """Run a command on a terminal, and answer what it asks; its exit status, and what the terminal showed."""
        return typed([sys.executable, "-m", "vamt", *arguments], self.environment, asked=asked, answer=answer)

    def serve(self, *arguments: str, descriptors: int = 0, log_is_read: bool = True) -> str:
        """Start a server; what it prints up to its being ready.

        `descriptors` is how many it may have open, 0 for as many as the test; a log that is not read is full soon.
        """
        server = self.starting("serve", *arguments, descriptors=descriptors)
        self.servers.append(server)
        assert server.stdout is not None
        assert server.stderr is not None
        if log_is_read:
            reading = threading.Thread(target=self.log.extend, args=(server.stderr,), daemon=True)
            reading.start()
            self._reading[server.pid] = reading
        else:
            fcntl.fcntl(server.stderr, fcntl.F_SETPIPE_SZ, 4096)
        lines = []
        for line in server.stdout:
            lines.append(line)
            if line.startswith("Ready."):
                return "".join(lines)
        raise AssertionError(f"the server ended: {server.wait(PATIENCE)} {self.log}")

    def starting(self, *arguments: str, descriptors: int = 0) -> subprocess.Popen[str]:
        """A command that goes on."""
        limited = ["prlimit", f"--nofile={descriptors}:{descriptors}"] if descriptors else []
        return subprocess.Popen(
            [*limited, sys.executable, "-m", "vamt", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End the server with a signal; its exit status, once its log is read to the end."""
        server = self.servers.pop()
        server.send_signal(number)
        status = server.wait(PATIENCE)
        if (reading := self._reading.pop(server.pid, None)) is not None:
            reading.join(PATIENCE)
        assert server.stdout is not None
        server.stdout.close()
        return status

    def close(self) -> None:
        """End whatever still runs."""
        while self.servers:
            self.stop(signal.SIGKILL)

    async def logs(self, text: str, since: int = 0) -> None:
        """Wait until a line with that is in the log, among those after the first `since`."""
        async with asyncio.timeout(PATIENCE):
            while not any(text in line for line in self.log[since:]):
                await asyncio.sleep(0.02)

    def machines(self) -> list[dict[str, Any]]:
        """What `vamt machines --json` prints."""
        done = self.run("machines", "--json")
        assert done.returncode == 0, done.stderr
        return list(json.loads(done.stdout))

    async def console(self, name: str, within: float = PATIENCE) -> Console:
        """A console for a machine, as soon as it is served."""
        async with asyncio.timeout(within):
            while True:
                for machine in await asyncio.to_thread(self.machines):
                    if machine["name"] == name and machine["address"]:
                        password = self.run("password", name).stdout.splitlines()[-1]
                        return Console(machine["address"], machine["port"], password)
                await asyncio.sleep(0.1)

    async def started(self, guest: Guest) -> Console:
        """A console for a guest that is now on and has booted from its disk."""
        console = await self.console(guest.name)
        assert await console.request(ON) == 0
        await guest.serial.says("UG boot hd")
        return console
