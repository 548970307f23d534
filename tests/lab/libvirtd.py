"""A libvirtd of the tests' own: unprivileged, in folders of its own, with nothing left when the tests are gone.

It runs in session mode; as root it is started as another user, for root's session is the system's. Guests are
emulated (`<domain type='qemu'>`), so neither privileges nor /dev/kvm are needed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import libvirt

from support.patience import PATIENCE

NOBODY = 65534
PROGRAMS = ("libvirtd", "qemu-system-x86_64", "setpriv")


def _display_ports() -> int:
    """The first port for displays: two libvirtds of tests that run side by side would both take the first free one."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    return 6100 + 100 * int(worker.removeprefix("gw"))


def missing() -> str | None:
    """Why there can be no libvirtd here, or None."""
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    lacking = [program for program in PROGRAMS if shutil.which(program, path=path) is None]
    return f"{', '.join(lacking)} not installed" if lacking else None


def two_hosts_missing() -> str | None:
    """Why two libvirtds cannot be on hosts of different names here, or None."""
    if shutil.which("qemu-img") is None:
        return "qemu-img not installed"
    return None if _root() else "only root can give a process another host name"


class Libvirtd:
    """One session-mode libvirtd with its QEMUs."""

    def __init__(self, hostname: str | None = None) -> None:
        """Start it, by root also on a host of another name: guests migrate between two names only."""
        # Short, for the paths of Unix sockets are; not below pytest's folder, which only its owner may enter.
        self.folder = Path(tempfile.mkdtemp(prefix="vamt-"))
        self.folder.chmod(0o755)
        for name in ("home", "run", "conf/libvirt", "cache", "data", "guests"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "conf/libvirt/qemu.conf").write_text(
            f'stdio_handler = "file"\nremote_display_port_min = {_display_ports()}\n'
        )
        (self.folder / "conf/libvirt/libvirtd.conf").write_text(
            f'log_outputs = "3:file:{self.folder}/libvirtd.log"\nhost_uuid = "{uuid4()}"\n'
        )
        self._chown()
        self._supervisor = subprocess.Popen(
            [
                sys.executable,
                str(Path(__file__).with_name("supervisor.py")),
                str(self.folder / "output.log"),
                *(
                    ("unshare", "--uts", "sh", "-c", f'hostname {hostname}; exec "$@"', "sh")
                    if hostname
                    else ()
                ),
                *(("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if _root() else ()),
                "libvirtd",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            env={
                "PATH": os.environ.get("PATH", "") + ":/usr/sbin:/sbin",
                "HOME": f"{self.folder}/home",
                "XDG_RUNTIME_DIR": f"{self.folder}/run",
                "XDG_CONFIG_HOME": f"{self.folder}/conf",
                "XDG_CACHE_HOME": f"{self.folder}/cache",
                "XDG_DATA_HOME": f"{self.folder}/data",
            },
        )
        self._pid = 0
        self._connection: Any = None
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return f"qemu+unix:///session?socket={self.folder}/run/libvirt/libvirt-sock"

    @property
    def guests(self) -> Path:
        """A folder whose files QEMU may read and write."""
        return self.folder / "guests"

    @property
    def connection(self) -> Any:
        """The test's own way in, as an administrator's virsh."""
        if self._connection is None:
            self._connection = libvirt.open(self.uri)
        return self._connection

    def start(self) -> None:
        """Start the daemon and wait until it answers."""
        (self.folder / "run/libvirt/libvirt-sock").unlink(missing_ok=True)
        assert self._supervisor.stdin is not None
        assert self._supervisor.stdout is not None
        self._supervisor.stdin.write(b"\n")
        self._supervisor.stdin.flush()
        self._pid = int(self._supervisor.stdout.readline())
        until = time.monotonic() + PATIENCE
        while True:
            try:
                libvirt.open(self.uri).close()
            except libvirt.libvirtError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        """Kill the daemon, and return when it is gone; its QEMUs live on."""
        self._connection = None
        with suppress(ProcessLookupError):
            while True:  # another one would find its lock taken, and end
                os.kill(self._pid, signal.SIGKILL)
                time.sleep(0.005)

    def freeze(self) -> None:
        """Have the daemon stand still: it neither answers nor goes away."""
        os.kill(self._pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self._pid, signal.SIGCONT)

    def hand_over(self, path: Path) -> Path:
        """Let the daemon's user own a file."""
        if _root():
            os.chown(path, NOBODY, NOBODY)
        return path

    def close(self) -> None:
        """End the daemon, its QEMUs and its folders."""
        self._connection = None
        assert self._supervisor.stdin is not None
        self._supervisor.stdin.close()
        self._supervisor.wait()
        assert self._supervisor.stdout is not None
        self._supervisor.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _chown(self) -> None:
        for path in (self.folder, *self.folder.rglob("*")):
            self.hand_over(path)


def _root() -> bool:
    return os.geteuid() == 0
