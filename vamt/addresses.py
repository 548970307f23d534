"""Which machine has which address: fixed by configuration, fixed by the domain, or allotted from a pool.

Decisions only, no I/O: remembering them is the store's, listening is `vamt.net`'s.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from vamt.config import Fixed, fixed

LAST_OCTETS_LEFT_OUT: Final = (0, 255)
"""So that no address looks like a network or a broadcast to any tool, whatever mask it assumes."""

NETWORK_BITS: Final = 64
"""Of an IPv6 address; whoever has one has all the others of its network too."""

_BROADCAST: Final = "255.255.255.255"

SHARED_PORTS: Final = 0
"""Stands for the standard ports, which all machines share and the address alone chooses among."""

Endpoint = tuple[str, int]
"""An address, and a port of the machine's own or `SHARED_PORTS`."""

NOWHERE: Final[Endpoint] = ("", SHARED_PORTS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a machine belongs, and why it cannot be served there, if it cannot."""

    endpoint: Endpoint
    allotted: str | None
    """Its address of the pool, in use or not."""
    problem: str | None = None


class AddressBook:
    """Who is where. An address someone fixed goes before one of the pool, and config before metadata."""

    def __init__(
        self, pool: str, fixed: Mapping[str, Fixed], allotted: Mapping[UUID, str], listen: Collection[str]
    ) -> None:
        """Place; `listen` are the addresses that are listened at for all machines."""
        self._listen = frozenset(map(normal, listen))
        self._pool = ipaddress.ip_network(pool)
        self._fixed = fixed
        self._reserved = {normal(entry.address) for entry in fixed.values() if entry.address}
        self._allotted = {uuid: address for uuid, address in allotted.items() if self._in_pool(address)}
        self._taken = self._reserved.union(self._allotted.values())
        self._next = self._usable()
        self._holders: dict[Endpoint, UUID] = {}
        self._held: dict[UUID, Endpoint] = {}
        self._pooled: set[UUID] = set()
        """Whose place is the pool's choice."""
        self.displaced: set[UUID] = set()
        """Who lost an address of the pool to someone it is fixed for, and needs a new place."""

    def is_fixed(self, uuid: UUID, name: str, metadata: str | None) -> bool:
        """Whether anyone decided on this machine's address; such machines are best placed first."""
        return self._decided(uuid, name, metadata) is not None

    def place(self, uuid: UUID, name: str, metadata: str | None) -> Place:
        """Find, and hold, the place of a machine; `metadata` is the address its domain fixes."""
        self.leave(uuid)
        decided = self._decided(uuid, name, metadata)
        address = self._allot(uuid) if decided is None else decided[0]
        allotted = self._allotted.get(uuid)
        if address is None:
            return Place(NOWHERE, None, f"no address is left in the pool {self._pool}")
        try:
            endpoint = normal(address), SHARED_PORTS if decided is None else decided[1]
        except ValueError:
            return Place(NOWHERE, allotted, f"{address!r} in the domain's metadata is no IP address")
        if (problem := unserved(endpoint, self._listen)) is not None:
            return Place(endpoint, allotted, problem)
        if decided is not None:
            self._displace(endpoint)
        holder = self._holders.setdefault(endpoint, uuid)
        if holder != uuid:
            return Place(endpoint, allotted, f"machine {holder} has the address {endpoint[0]} already")
        self._held[uuid] = endpoint
        return Place(endpoint, allotted)

    def leave(self, uuid: UUID) -> None:
        """Give up the place; an address of the pool stays allotted."""
        endpoint = self._held.pop(uuid, None)
        if endpoint is not None:
            del self._holders[endpoint]
        self._pooled.discard(uuid)
        self.displaced.discard(uuid)

    def _decided(self, uuid: UUID, name: str, metadata: str | None) -> Endpoint | None:
        entry = fixed(self._fixed, uuid, name)
        address = entry.address or metadata
        return None if address is None else (address, entry.port or SHARED_PORTS)

    def _displace(self, endpoint: Endpoint) -> None:
        holder = self._holders.get(endpoint)
        if holder in self._pooled:
            self.leave(holder)
            self.displaced.add(holder)

    def _allot(self, uuid: UUID) -> str | None:
        self._pooled.add(uuid)
        address = self._allotted.get(uuid)
        if address is not None and address not in self._reserved and self._is_free(address):
            return address
        for _ in ("from the last one on", "once more from the first"):
            for candidate in self._next:
                if candidate not in self._taken and self._is_free(candidate):
                    self._taken.add(candidate)
                    self._allotted[uuid] = candidate
                    return candidate
            self._next = self._usable()
        return None

    def _is_free(self, address: str) -> bool:
        return (address, SHARED_PORTS) not in self._holders

    def _in_pool(self, address: str) -> bool:
        return ipaddress.ip_address(address) in self._pool

    def _usable(self) -> Iterator[str]:
        for address in self._pool:
            if address.packed[-1] not in LAST_OCTETS_LEFT_OUT:
                yield str(address)


def unserved(endpoint: Endpoint, listen: Collection[str]) -> str | None:
    """Why nobody reaches a machine there, if that is so; `listen` as `normal` spells it."""
    address, port = endpoint
    ip = ipaddress.ip_address(address)
    if ip.is_unspecified or ip.is_multicast or address == _BROADCAST:
        return f"{address} is no address that a machine can have: give it one of its own"
    everywhere = "0.0.0.0" if ip.version == 4 else "::"  # noqa: S104, PLR2004 - to listen at "::" is for IPv6 only
    if port == SHARED_PORTS and not {address, everywhere} & set(listen):
        return f"nobody listens at {address}: add it, or {everywhere}, to listen.addresses"
    return None


def normal(address: str) -> str:
    """One spelling for one address: an IPv4 client of a dual-stack socket is an IPv4 client.

    Raises:
        ValueError: not an IP address.

    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    return str(getattr(ip, "ipv4_mapped", None) or ip)


def network(peer: str) -> str:
    """Who counts as one client: an address, or an IPv6 network, of which a host takes any number of addresses."""
    address = peer.partition("%")[0]
    if ":" not in address:
        return peer
    mapped = ipaddress.IPv6Address(address).ipv4_mapped
    return str(mapped or ipaddress.ip_network((address, NETWORK_BITS), strict=False))
