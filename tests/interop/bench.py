"""The machine that clients are tried on: how it is served, and what its hypervisor says of it."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path

import pytest
from lxml import etree

from interop.client import Device
from lab import network
from lab.console import Console
from lab.guests import Guest
from lab.program import UNHURRIED, Vamt
from support.patience import PATIENCE

PORT = 16992
"""Many clients know no other."""
PORTS = (PORT, 16993, 16994, 16995, 5900)
_NETWORKS = count(77)


@contextmanager
def serving(folder: Path, uri: str, *machines: str) -> Iterator[Vamt]:
    """A server of these machines, at addresses that no other server of the tests is likely to have."""
    pid = os.getpid()
    addresses = {name: f"127.{next(_NETWORKS)}.{pid >> 8 & 255}.{pid & 255}" for name in machines}
    for address, port in product(addresses.values(), PORTS):
        try:
            socket.create_server((address, port)).close()
        except OSError as error:
            pytest.skip(
                f"clients need port {port}, which something else on this host has ({error}), and "
                f"{network.why_shared()}"
            )
    listen = ", ".join(f'"{address}"' for address in addresses.values())
    places = "".join(f'[machines.{name}]\naddress = "{address}"\n' for name, address in addresses.items())
    vamt = Vamt(folder, f'uris = ["{uri}"]\n[listen]\naddresses = [{listen}]\n{UNHURRIED}{places}')
    try:
        vamt.serve()
        yield vamt
    finally:
        vamt.close()


def wait(condition: Callable[[], bool], within: float = PATIENCE) -> None:
    """Wait until it is so."""
    until = time.monotonic() + within
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def reach(vamt: Vamt, machine: str, uuid: str | None = None) -> Device:
    """A machine's address and password, as soon as it is served."""
    wait(lambda: any(row["address"] and uuid in (None, row["uuid"]) for row in _rows(vamt, machine)))
    (row,) = _rows(vamt, machine)
    return Device(row["address"], vamt.run("password", machine).stdout.splitlines()[-1])


def runs(vamt: Vamt, machine: str) -> bool:
    """What libvirt's mock, which lives inside vamt, was last heard to say."""
    (row,) = _rows(vamt, machine)
    return bool(row["power"] == "on")


@dataclass(frozen=True)
class Bench:
    """A machine, how a client reaches it, and a look at it past vamt."""

    device: Device
    runs: Callable[[], bool]
    guest: Guest | None = None
    """None where the hypervisor is libvirt's mock."""

    @property
    def console(self) -> Console:
        """For what no client is tried with."""
        return Console(self.device.address, PORT, self.device.password)

    @property
    def guid(self) -> str:
        """The guest's UUID in the byte order of its firmware tables, as AMT tells it."""
        assert self.guest is not None
        return self.guest.uuid.bytes_le.hex().upper()

    @property
    def boots_from_network(self) -> bool:
        """Whether the running domain was started to."""
        assert self.guest is not None
        first = etree.fromstring(self.guest.domain.XMLDesc()).find("devices/interface/boot[@order='1']")
        return first is not None


def _rows(vamt: Vamt, machine: str) -> list[dict[str, str]]:
    return [row for row in vamt.machines() if row["name"] == machine]
