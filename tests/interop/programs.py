"""Clients that are programs; each is started anew for every action."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from interop.client import OFF, ON, Device
from support.patience import PATIENCE

ROOT: Final = Path(__file__).parents[2]
FETCHED: Final = ROOT / ".cache" / "interop"
"""Where setup.sh puts what is no Python package."""
MESHCENTRAL: Final = FETCHED / "meshcentral" / "node_modules" / "meshcentral"

_AMTCTRL: Final = Path(sys.executable).with_name("amtctrl")


def run(
    command: Sequence[str | Path],
    password: str,
    *,
    user: str | None = None,
    stdin: str = "",
    home: Path | None = None,
    tls: bool = False,
    well: Collection[int] = (0,),
) -> str:
    """What a program prints; it must end well, with one of those exit statuses."""
    told = {
        "AMT_USER": user,
        "AMT_PASSWORD": password,
        "AMT_TLS": str(int(tls)),
        "HOME": None if home is None else str(home),
    }
    done = subprocess.run(
        command,
        env={**os.environ, **{name: value for name, value in told.items() if value is not None}},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode in well, f"{command} ended with {done.returncode}: {done.stdout} {done.stderr}"
    return done.stdout.strip()


def not_found(program: str) -> str | None:
    return None if shutil.which(program) else f"{program} is not installed"


def not_fetched(name: str) -> str | None:
    """Why setup.sh has not put a client there."""
    if (FETCHED / name).exists():
        return None
    reason = FETCHED / f"{name}.missing"
    return reason.read_text() if reason.exists() else f"tests/interop/setup.sh has not fetched {name}"


@dataclass
class Scripted(ABC):
    """A program that takes an address and one of the actions all our examples know."""

    device: Device

    @abstractmethod
    def command(self) -> Sequence[str | Path]:
        """How to call it."""

    def act(self, action: str) -> str:
        command = [*self.command(), self.device.address, action]
        return run(command, self.device.password, user=self.device.user)

    def version(self) -> str | None:
        return self.act("version")

    def power(self) -> int:
        return int(self.act("status"))

    def turn(self, state: int) -> None:
        self.act({ON: "on", OFF: "off"}[state])

    def start_from_network(self) -> None:
        self.act("pxe")


class Requests(Scripted):
    """PyPI `requests` with its digest authentication, as in our example."""

    @staticmethod
    def missing() -> str | None:
        return None

    def command(self) -> Sequence[str | Path]:
        return [sys.executable, ROOT / "examples" / "power.py"]


class Curl(Scripted):
    """curl, as in our example."""

    @staticmethod
    def missing() -> str | None:
        return not_found("curl")

    def command(self) -> Sequence[str | Path]:
        return [ROOT / "examples" / "curl.sh"]


class Wsman(Scripted):
    """openwsman's `wsman`, as in our example; Debian 12 has no package of it."""

    @staticmethod
    def missing() -> str | None:
        return not_found("wsman")

    def command(self) -> Sequence[str | Path]:
        return [ROOT / "examples" / "wsman.sh"]


class Pywsman(Scripted):
    """openwsman's Python binding, as in our example; Debian 12 has no openwsman for it to be built with."""

    @staticmethod
    def missing() -> str | None:
        return None if find_spec("pywsman") else "pywsman is not installed (it needs openwsman's headers)"

    def command(self) -> Sequence[str | Path]:
        return [sys.executable, ROOT / "examples" / "pywsman_session.py"]


class GoWsman(Scripted):
    """Go's go-wsman-messages, the library of Open AMT's Console and RPC."""

    @staticmethod
    def missing() -> str | None:
        return not_fetched("gowsman")

    def command(self) -> Sequence[str | Path]:
        return [FETCHED / "gowsman"]


class MeshCentral(Scripted):
    """MeshCentral's AMT modules, in the order of calls of its amtmanager."""

    @staticmethod
    def missing() -> str | None:
        return not_found("node") or not_fetched("meshcentral")

    def command(self) -> Sequence[str | Path]:
        return ["node", Path(__file__).with_name("mesh.js"), MESHCENTRAL / "amt"]

    def version(self) -> str | None:
        return str(json.loads(self.act("version")))

    def connect(self) -> dict[str, Any]:
        """What its first contact makes of the device."""
        found: dict[str, Any] = json.loads(self.act("connect"))
        return found

    def panel(self, name: str, *arguments: str, tls: bool = False) -> dict[str, Any]:
        """What a panel of its manager reads and writes."""
        script = Path(__file__).with_name("manager.js")
        command = ["node", script, MESHCENTRAL / "amt", self.device.address, name, *arguments]
        found: dict[str, Any] = json.loads(run(command, self.device.password, tls=tls))
        return found


@dataclass
class Amtctrl:
    """PyPI `amt`, the program; it has no word for a start from the network, only for a restart."""

    device: Device

    @staticmethod
    def missing() -> str | None:
        return None if _AMTCTRL.exists() else "amtctrl is not installed"

    def act(self, action: str) -> str:
        home = FETCHED / "home"  # it keeps a list of hosts there
        home.mkdir(parents=True, exist_ok=True)
        command: list[str | Path] = [_AMTCTRL, "-p", self.device.address, action]
        said = run(command, self.device.password, stdin=f"{self.device.password}\n", home=home)
        assert "Error" not in said, said  # its exit status is always 0
        assert "<" not in said, said  # an answer is printed only where its ReturnValue is not 0
        return said

    def version(self) -> str | None:
        return None

    def power(self) -> int:
        return {"on": ON, "off": OFF}[self.act("status")]

    def turn(self, state: int) -> None:
        self.act({ON: "on", OFF: "off"}[state])

    def start_from_network(self) -> None:
        self.turn(ON)
        self.act("pxeboot")


@dataclass
class FenceAmtWs:
    """fence-agents' fence_amt_ws."""

    device: Device

    @staticmethod
    def missing() -> str | None:
        if shutil.which("fence_amt_ws") is None:
            return (
                "fence_amt_ws is not installed (Debian's fence-agents has only fence_amt, for AMT before 9)"
            )
        return Pywsman.missing()

    def act(self, action: str, *options: str, well: Collection[int] = (0,)) -> str:
        where = ["--ip", self.device.address, "--ipport", "16992", "--password", self.device.password]
        command = ["fence_amt_ws", *where, "--action", action, *options]
        return run(command, self.device.password, well=well)

    def version(self) -> str | None:
        return None

    def power(self) -> int:
        said = self.act("status", well=(0, 2))  # 2 says that it is off (FenceAgentAPI)
        return {"Status: ON": ON, "Status: OFF": OFF}[said.splitlines()[-1]]

    def turn(self, state: int) -> None:
        self.act({ON: "on", OFF: "off"}[state])

    def start_from_network(self) -> None:
        self.act("on", "--boot-option", "pxe")
