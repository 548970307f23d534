"""A whole MeshCentral server of the tests' own, headless, asked over the websocket its web page uses."""

from __future__ import annotations

import asyncio
import base64
import json
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import aiohttp

from interop.client import Device
from interop.programs import MESHCENTRAL, not_fetched, not_found
from support.patience import PATIENCE

USER: Final = "admin"
PASSWORD: Final = "Adm1n-pass"  # of a server that lives as long as the tests
AMT_ONLY: Final = 1
"""Kind of device group, the one that takes machines by their address."""
FOUND_SECONDS: Final = 2 * PATIENCE
"""It looks for its machines every half minute, and holds still for 10 s when it changes over to TLS."""
ON_THE_NETWORK: Final = 4
"""What a device's `conn` is when its AMT answers."""
QUESTION: Final = "tests"
"""What an answer repeats, in one of two places."""


def missing() -> str | None:
    """Why there can be no server here, or None."""
    return not_found("node") or not_fetched("meshcentral")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@dataclass
class MeshServer:
    """A running server."""

    folder: Path
    port: int = field(default_factory=_free_port)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make an account, then serve; returns when it answers."""
        settings = {
            "cert": "127.0.0.1",
            "port": self.port,
            "portBind": "127.0.0.1",
            "redirPort": 0,
            "mpsPort": _free_port(),
            "mpsPortBind": "127.0.0.1",
            "exactPorts": True,
            "WANonly": False,
            "LANonly": False,
            "selfUpdate": False,
            "noAgentUpdate": 1,
            "autoBackup": False,
            "localDiscovery": False,
            "cookieIpCheck": False,
        }
        (self.folder / "data").mkdir(parents=True)
        (self.folder / "data" / "config.json").write_text(json.dumps({"settings": settings}))
        for account in (["--createaccount", USER, "--pass", PASSWORD], ["--adminaccount", USER]):
            subprocess.run(self._command(*account), check=True, capture_output=True, timeout=PATIENCE)
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(self._command("--debug", "amt"), stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while "HTTPS server running" not in self.log:
            assert self._process.poll() is None, self.log
            assert time.monotonic() < until, self.log
            time.sleep(0.2)

    def stop(self) -> None:
        """End it; its folder stays for whoever wonders."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    @property
    def url(self) -> str:
        """Of its web page."""
        return f"https://127.0.0.1:{self.port}/"

    @property
    def log(self) -> str:
        """What it said so far of its dealings with AMT."""
        return (self.folder / "log").read_text(errors="replace")

    def ask(self, action: str, **fields: Any) -> dict[str, Any]:
        """Send what its web page would send, and return the answer."""
        return asyncio.run(self._ask({"action": action, "responseid": QUESTION, "tag": QUESTION, **fields}))

    def group(self, name: str, policy: dict[str, Any] | None = None) -> str:
        """Make a group of AMT devices, with a policy that it brings each of them into line with."""
        made: str = self.ask("createmesh", meshname=name, meshtype=AMT_ONLY)["meshid"]
        if policy is not None:
            asyncio.run(self._tell({"action": "meshamtpolicy", "meshid": made, "amtpolicy": policy}))
        return made

    def add(self, group: str, name: str, device: Device, *, tls: bool) -> None:
        """Add a machine to a group, by its address."""
        added = self.ask(
            "addamtdevice",
            meshid=group,
            devicename=name,
            hostname=device.address,
            amttls=int(tls),
            amtusername="admin",
            amtpassword=device.password,
        )
        assert added["result"] == "ok", added

    def device(self, name: str) -> dict[str, Any]:
        """What it knows of a machine."""
        groups = self.ask("nodes")["nodes"].values()
        return next(node for nodes in groups for node in nodes if node["name"] == name)

    def inventory(self, name: str) -> dict[str, Any]:
        """The hardware it found in a machine; nothing before it looked."""
        found = self.ask("getsysinfo", nodeid=self.device(name)["_id"], nodeinfo=True)
        hardware: dict[str, Any] = found.get("hardware", {})
        return hardware

    def power(self, name: str, state: int) -> None:
        """Have a machine brought into a PowerState."""
        self.ask("poweraction", nodeids=[self.device(name)["_id"]], actiontype=300 + state)

    def _command(self, *options: str) -> list[str | Path]:
        folders = ["--datapath", self.folder / "data", "--filespath", self.folder / "files"]
        return ["node", MESHCENTRAL, *folders, *options]

    async def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        async with self._socket() as stream, asyncio.timeout(PATIENCE):
            await stream.send_json(question)
            async for message in stream:
                answer: dict[str, Any] = message.json()
                if QUESTION in (answer.get("responseid"), answer.get("tag")):
                    return answer
        raise AssertionError(f"no answer to {question['action']}")

    async def _tell(self, news: dict[str, Any]) -> None:
        """Send what is not answered; it is carried out before the next question."""
        async with self._socket() as stream:
            await stream.send_json(news)
            await stream.send_json({"action": "nodes", "responseid": QUESTION})
            async for message in stream:
                if message.json().get("responseid") == QUESTION:
                    return

    def _socket(self) -> _Socket:
        return _Socket(f"{self.url}control.ashx")


class _Socket:
    """A websocket with the session it needs; the server's certificate is its own."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def __aenter__(self) -> aiohttp.ClientWebSocketResponse:
        login = ",".join(base64.b64encode(word.encode()).decode() for word in (USER, PASSWORD))
        self._session = aiohttp.ClientSession(headers={"x-meshauth": login})
        return await self._session.ws_connect(self._url, ssl=False, max_msg_size=0)

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
