"""Listening for all machines at once: the address a client connected to chooses the machine.

Ports are opened here, and connections taken and given a seat (`vamt.net.crowd`); what is spoken over them is a
protocol's.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

from vamt.errors import UnreadableSection
from vamt.machine import Machine
from vamt.net.crowd import Crowd, Seat
from vamt.net.handshakes import Handshakes
from vamt.net.listener import Listener, bound
from vamt.net.tls import Contexts

FindMachine = Callable[[tuple[str, int]], Machine | None]
"""From the local address and port of a connection."""

MakeProtocol = Callable[[Seat], asyncio.Protocol]
"""Of a connection. It gives its seat the transport's end when that is there, and leaves it when that is gone."""


class Doors:
    """The ports of one protocol."""

    def __init__(
        self,
        find_machine: FindMachine,
        is_open: Callable[[Machine, bool], bool],
        crowd: Crowd,
        seconds: float,
    ) -> None:
        """Listen; `is_open` says whether a machine takes a connection, given whether it is over TLS.

        `seconds` are for a TLS handshake.
        """
        self._find_machine = find_machine
        self._is_open = is_open
        self._crowd = crowd
        self._seconds = seconds
        self._listeners: list[Listener] = []
        self._handshakes: list[Handshakes] = []
        self._connecting: set[asyncio.Task[None]] = set()

    def listen(self, host: str, port: int, make: MakeProtocol, contexts: Contexts | None = None) -> Listener:
        """Accept connections at an address, over TLS if there are contexts, until `close` or `shut`.

        Raises:
            OSError: it cannot be bound.

        """
        handshakes = None
        if contexts is not None:
            handshakes = Handshakes(contexts, self._crowd.handshakes, make, self._seconds)

        def welcome(connection: socket.socket, peer: str) -> None:
            self._welcome(connection, peer, make, handshakes)

        listener = Listener(bound(host, port), welcome, self._crowd.give_way)
        self._listeners.append(listener)
        if handshakes is not None:
            self._handshakes.append(handshakes)
        return listener

    def shut(self, listener: Listener) -> None:
        """Accept no more at one address."""
        listener.close()
        self._listeners.remove(listener)

    async def close(self) -> None:
        """Accept no more; connections that are there stay."""
        for listener in self._listeners:
            listener.close()
        self._listeners.clear()
        for handshakes in self._handshakes:
            await handshakes.close()
        self._handshakes.clear()
        await asyncio.gather(*self._connecting)

    def machine_of(self, transport: asyncio.BaseTransport) -> Machine | None:
        """The machine whose address a connection was made to."""
        sockname = transport.get_extra_info("sockname")
        if sockname is None:
            return None
        return self._find_machine((sockname[0], sockname[1]))

    def _welcome(
        self, connection: socket.socket, peer: str, make: MakeProtocol, handshakes: Handshakes | None
    ) -> None:
        """Let a connection in, unless nobody lives where it was made to, or there is no room."""
        try:
            sockname = connection.getsockname()
            machine = self._find_machine((sockname[0], sockname[1]))
            is_open = machine is not None and self._is_open(machine, handshakes is not None)
        except (OSError, UnreadableSection):  # it is gone, or what it is for cannot be known
            machine, is_open = None, False
        seat = self._crowd.enter(machine, peer) if machine is not None and is_open else None
        if machine is None or seat is None:
            connection.close()
        elif handshakes is not None:
            handshakes.await_client(connection, machine, seat)
        else:
            task = asyncio.create_task(_connect(connection, seat, make))
            self._connecting.add(task)
            task.add_done_callback(self._connecting.discard)


async def _connect(connection: socket.socket, seat: Seat, make: MakeProtocol) -> None:
    try:
        await asyncio.get_running_loop().connect_accepted_socket(lambda: make(seat), connection)
    except OSError:  # it is gone
        connection.close()
        seat.leave()
