"""Listening for all machines at once: the address a client connected to chooses the machine.

Ports are opened here, connections admitted and counted; what is spoken over them is a protocol's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from vamt.errors import UnreadableSection
from vamt.machine import Machine
from vamt.net.tls import Acceptor, Contexts

BACKLOG: Final = 1024

FindMachine = Callable[[tuple[str, int]], Machine | None]
"""From the local address and port of a connection."""


class Doors:
    """The ports of one protocol."""

    def __init__(
        self, find_machine: FindMachine, is_open: Callable[[Machine, bool], bool], most: int, seconds: float
    ) -> None:
        """Listen; `is_open` says whether a machine takes a connection, given whether it is over TLS.

        At most `most` connections are open at once; `seconds` are for a TLS handshake.
        """
        self._find_machine = find_machine
        self._is_open = is_open
        self._most = most
        self._seconds = seconds
        self._listeners: list[asyncio.Server] = []
        self._acceptors: list[Acceptor] = []
        self._connections = 0

    async def listen(
        self, host: str, port: int, make: Callable[[], asyncio.Protocol], contexts: Contexts | None = None
    ) -> int:
        """Accept connections at an address, over TLS if there are contexts; the port, which is new for port 0.

        Raises:
            OSError: it cannot be bound.

        """
        if contexts is not None:
            make = acceptor = Acceptor(contexts, self, make, self._seconds)
            self._acceptors.append(acceptor)
        listener = await listening(host, port, make)
        self._listeners.append(listener)
        return port_of(listener)

    async def close(self) -> None:
        """Accept no more; connections that are there stay."""
        for listener in self._listeners:
            listener.close()
        self._listeners.clear()
        for acceptor in self._acceptors:
            await acceptor.close()
        self._acceptors.clear()

    def admit(self, transport: asyncio.BaseTransport, *, secure: bool) -> bool:
        """Whether a new connection may stay; if so it is counted until `leave`."""
        machine = self.machine_of(transport)
        try:
            admitted = (
                machine is not None and self._connections < self._most and self._is_open(machine, secure)
            )
        except UnreadableSection:
            admitted = False
        self._connections += admitted
        return admitted

    def leave(self) -> None:
        """A connection that was admitted is gone."""
        self._connections -= 1

    def machine_of(self, transport: asyncio.BaseTransport) -> Machine | None:
        """The machine whose address a connection was made to."""
        sockname = transport.get_extra_info("sockname")
        if sockname is None:
            return None
        return self._find_machine((sockname[0], sockname[1]))


async def listening(host: str, port: int, make: Callable[[], asyncio.Protocol]) -> asyncio.Server:
    """A server that accepts connections at an address. Raises OSError."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(make, host, port, backlog=BACKLOG, reuse_address=True)


def port_of(server: asyncio.Server) -> int:
    """The port a server listens on."""
    return int(server.sockets[0].getsockname()[1])


def is_secure(transport: asyncio.BaseTransport) -> bool:
    """Whether a connection is over TLS."""
    return transport.get_extra_info("sslcontext") is not None
