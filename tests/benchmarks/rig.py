"""vamt serving the guests of a libvirtd, all of the benchmark's own."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import libvirt

from benchmarks import processes
from benchmarks.processes import SERVER_CORE
from lab.fixtures import undefine
from lab.guests import Guest
from lab.libvirtd import Libvirtd
from lab.program import ANY_PORTS, Vamt
from vamt.net.control import reach

DEADLINE = 60.0


@dataclass(frozen=True)
class Rig:
    """A libvirtd, and a server of its guests."""

    host: Libvirtd
    vamt: Vamt

    @property
    def pid(self) -> int:
        """Of the server."""
        return self.vamt.servers[0].pid

    def reach(self, *guests: Guest) -> list[dict[str, Any]]:
        """How a client logs in to these machines, once they are served."""
        return asyncio.run(self._reach([guest.uuid for guest in guests]))

    async def _reach(self, uuids: list[UUID]) -> list[dict[str, Any]]:
        async with asyncio.timeout(DEADLINE), reach(self.vamt.state) as admin:
            assert admin is not None
            while True:
                rows = {UUID(row.uuid): row for row in await admin.machines() if row.address}
                if rows.keys() >= set(uuids):
                    break
                await asyncio.sleep(0.2)
            return [
                {
                    "address": rows[uuid].address,
                    "port": rows[uuid].redirection_port,
                    "password": await admin.password(uuid),
                }
                for uuid in uuids
            ]

    def qemu(self, guest: Guest) -> int:
        """The process of a guest that runs."""
        return int((self.host.folder / f"run/libvirt/qemu/run/{guest.name}.pid").read_text("utf-8"))

    @contextmanager
    def running(self, *guests: Guest) -> Iterator[None]:
        """Have guests run, and be gone afterwards."""
        try:
            for guest in guests:
                guest.domain.create()
            yield
        finally:
            for guest in guests:
                undefine(guest.domain)


@contextmanager
def running() -> Iterator[Rig]:
    """A rig until the end of the block."""
    libvirt.registerErrorHandler(lambda _context, _error: None, None)  # else printed as well as raised
    host = Libvirtd()
    try:
        with tempfile.TemporaryDirectory() as folder:
            config = (
                f'uris = ["{host.uri}"]\n[listen]\n{ANY_PORTS}[addresses]\npool = "127.65.0.0/16"\n'
                '[log]\nlevel = "warning"\n'
            )
            vamt = Vamt(Path(folder), config)
            try:
                with processes.on_core(SERVER_CORE):
                    vamt.serve()
                yield Rig(host, vamt)
            finally:
                vamt.close()
                print("".join(vamt.log), end="", flush=True)
    finally:
        host.close()
