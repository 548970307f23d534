"""The TLS handshake of connections, before a protocol sees them.

An unauthenticated client costs next to nothing until it speaks, then as little as OpenSSL allows; and only so many
handshakes go on at a time, for whatever is begun takes memory and has to be waited for. Whatever speaks inside gets a
transport that is like any other.
"""

from __future__ import annotations

import asyncio
import logging
import select
import socket
import ssl
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable
from typing import Final, cast

from vamt.errors import UnreadableSection
from vamt.machine import Machine
from vamt.net.crowd import Seat
from vamt.net.tls import Contexts
from vamt.net.turns import Turns

log = logging.getLogger("vamt.tls")

SHUTDOWN_SECONDS: Final = 2.0
"""For which a client's goodbye is waited for."""
READ_AT_ONCE: Final = 65_536
"""Octets, of all connections' TLS."""


class Handshakes:
    """Those of a listener."""

    def __init__(
        self, contexts: Contexts, turns: Turns, make: Callable[[Seat], asyncio.Protocol], seconds: float
    ) -> None:
        """Give connections to the protocols that `make` makes; `seconds` are for the first octet, and for the rest."""
        self._contexts = contexts
        self._turns = turns
        self._make = make
        self._seconds = seconds
        self._silent: dict[socket.socket, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def await_client(self, connection: socket.socket, machine: Machine, seat: Seat) -> None:
        """Take a connection over; whatever happens, it is given to a protocol in the end, or gone."""
        loop = asyncio.get_running_loop()
        self._silent[connection] = loop.call_later(self._seconds, seat.give_way)
        loop.add_reader(connection, self._spoken, connection, machine, seat)
        seat.held_by(lambda: self._heard(connection).close())

    async def close(self) -> None:
        """End what goes on; connections that are through stay."""
        for connection in list(self._silent):
            self._heard(connection).close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _heard(self, connection: socket.socket) -> socket.socket:
        """Wait for the client no longer."""
        self._silent.pop(connection).cancel()
        asyncio.get_running_loop().remove_reader(connection)
        return connection

    def _spoken(self, connection: socket.socket, machine: Machine, seat: Seat) -> None:
        """Begin, with a client that has said something."""
        self._heard(connection)
        try:
            there = connection.recv(1, socket.MSG_PEEK)
        except OSError:
            there = b""
        if not there:
            connection.close()
            seat.leave()
            return
        task = asyncio.create_task(self._shake_hands(connection, machine, seat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        seat.held_by(task.cancel)

    async def _shake_hands(self, connection: socket.socket, machine: Machine, seat: Seat) -> None:
        loop = asyncio.get_running_loop()
        inside = _Threshold(machine, seat, self._make)
        end, done = connection.close, loop.create_future()
        try:
            async with asyncio.timeout(self._seconds):
                context = self._contexts.of(machine)
                async with self._turns.of(
                    seat.peer, cast("asyncio.Task[None]", asyncio.current_task())
                ) as waited:
                    if waited and _has_hung_up(connection):
                        return
                    secure = _Secure(loop, inside, context, done, self._seconds)
                    transport, _ = await loop.connect_accepted_socket(lambda: secure, connection)
                    end = transport.abort
                    await done
        except (OSError, TimeoutError, UnreadableSection) as error:  # ssl.SSLError is an OSError
            log.debug("no-handshake machine=%s peer=%s reason=%r", machine.name, seat.peer, str(error))
            error.__traceback__ = (
                None  # asyncio's frames in it have the error again, and all of the connection
            )
        finally:
            done.cancel()
            if not inside.passed:
                end()
                seat.leave()
            del done  # its exception has this frame: only the collector would find that they are not needed


def _has_hung_up(connection: socket.socket) -> bool:
    """Whether a client will not answer any more, although what it has said may still wait to be read."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP)
    return bool(poll.poll(0))


class _Secure(SSLProtocol):
    """asyncio's TLS with one buffer for all connections, where asyncio gives 256 kB to each.

    What is read goes into OpenSSL at once, before anything else is read.
    """

    max_size = 0  # of the buffer that asyncio makes
    _BUFFER: Final = bytearray(READ_AT_ONCE)
    _VIEW: Final = memoryview(_BUFFER)

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        inside: asyncio.Protocol,
        context: ssl.SSLContext,
        done: asyncio.Future[None],
        seconds: float,
    ) -> None:
        super().__init__(
            loop,
            inside,
            context,
            done,
            server_side=True,
            ssl_handshake_timeout=seconds,  # type: ignore[arg-type] # any number does
            ssl_shutdown_timeout=SHUTDOWN_SECONDS,
        )
        self.max_size = READ_AT_ONCE  # type: ignore[misc] # asyncio reads it of the instance
        self._ssl_buffer = self._BUFFER
        self._ssl_buffer_view = self._VIEW


class _Threshold(asyncio.Protocol):
    """What asyncio calls when the handshake is done; it gives way to the protocol inside."""

    def __init__(self, machine: Machine, seat: Seat, make: Callable[[Seat], asyncio.Protocol]) -> None:
        self._machine = machine
        self._seat = seat
        self._make = make
        self.passed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let the client in, unless its certificate is not one of those that may."""
        if transport.get_extra_info("sslcontext").verify_mode is ssl.CERT_REQUIRED and self._refuses(
            transport
        ):
            return
        inner = self._make(self._seat)
        self.passed = True
        transport.set_protocol(inner)
        inner.connection_made(transport)

    def _refuses(self, transport: asyncio.BaseTransport) -> bool:
        from vamt.pki.peers import refusal

        certificate = transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
        reason = refusal(self._machine.snapshot, certificate)
        if reason is not None:
            log.warning(
                "client-refused machine=%s peer=%s certificate=%s",
                *(self._machine.name, transport.get_extra_info("peername"), reason),
            )
        return reason is not None
