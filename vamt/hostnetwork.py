"""What the host says of the network an address is in: its mask, the way out of it, and who knows names there.

It reads the host's tables (proc(5), resolv.conf(5)) and changes nothing. A host without them says nothing.
"""

from __future__ import annotations

import fcntl
import ipaddress
import socket
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from vamt.machine import Network

ROUTES: Final = Path("/proc/net/route")
RESOLVERS: Final = Path("/etc/resolv.conf")
LASTS: Final = 60.0
"""Seconds for which what was read is taken for true."""
MOST_RESOLVERS: Final = 2
"""As many as AMT_EthernetPortSettings has room for."""

_UP: Final = 1
_GET_ADDRESS: Final = 0x8915
"""SIOCGIFADDR of netdevice(7)."""


class _Route(NamedTuple):
    interface: str
    network: ipaddress.IPv4Network
    gateway: str | None
    metric: int


@dataclass(frozen=True, slots=True)
class _Tables:
    routes: Sequence[_Route]
    resolvers: Sequence[str]


class HostNetworks:
    """The networks of the host, and the pool that machines get addresses from."""

    def __init__(self, pool: str, routes: Path = ROUTES, resolvers: Path = RESOLVERS) -> None:
        self._pool = ipaddress.ip_network(pool)
        self._routes = routes
        self._resolvers = resolvers
        self._tables = _Tables((), ())
        self._until = 0.0

    def of(self, address: str) -> Network:
        """The network of an address; what nothing tells of it is None. No address is in none."""
        if "." not in address:
            return Network()
        ip = ipaddress.IPv4Address(address)
        tables = self._read()
        own = max(
            (route for route in tables.routes if route.gateway is None and ip in route.network),
            key=lambda route: route.network.prefixlen,
            default=None,
        )
        mask = None if own is None else str(own.network.netmask)
        if ip in self._pool:
            mask = str(self._pool.netmask)
        if own is None:
            return Network(mask)
        ways_out = [
            route
            for route in tables.routes
            if route.gateway is not None and route.interface == own.interface and not route.network.prefixlen
        ]
        if ways_out:
            return Network(mask, min(ways_out, key=lambda route: route.metric).gateway, *tables.resolvers)
        # A network of the host's own, as libvirt's are: the host is the way out, and knows names.
        host = _address_of(own.interface)
        return Network(mask) if host in (None, address) else Network(mask, host, host)

    def _read(self) -> _Tables:
        now = time.monotonic()
        if now >= self._until:
            self._tables = _Tables(
                tuple(_routes(self._routes)), tuple(_resolvers(self._resolvers))[:MOST_RESOLVERS]
            )
            self._until = now + LASTS
        return self._tables


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def _routes(path: Path) -> Iterator[_Route]:
    for line in _lines(path)[1:]:
        fields = line.split()
        try:
            interface, destination, gateway, flags, _, _, metric, mask = fields[:8]
            if int(flags, 16) & _UP:
                network = ipaddress.IPv4Network(f"{_dotted(destination)}/{_dotted(mask)}")
                yield _Route(interface, network, _dotted(gateway) if int(gateway, 16) else None, int(metric))
        except (ValueError, struct.error):
            continue


def _dotted(digits: str) -> str:
    """An address as the kernel prints it: a number of the host's byte order."""
    return socket.inet_ntoa(struct.pack("=I", int(digits, 16)))


def _resolvers(path: Path) -> Iterator[str]:
    """Those that others can ask, too."""
    for line in _lines(path):
        words = line.split()
        if words[:1] == ["nameserver"] and len(words) > 1:
            try:
                ip = ipaddress.IPv4Address(words[1])
            except ValueError:
                continue
            if not ip.is_loopback:
                yield str(ip)


def _address_of(interface: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            answer = fcntl.ioctl(asking, _GET_ADDRESS, struct.pack("256s", interface.encode()[:15]))
        except OSError:
            return None
    return socket.inet_ntoa(answer[20:24])
