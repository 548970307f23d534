"""The pump between a connection and the protocol cores that are spoken over it, one after another.

Octets go in, events come out to whoever began the link, and what a core has to send is written, each message by
a write of its own, while the peer keeps up. What the messages mean is not known here.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Iterable
from typing import ClassVar, Final, Protocol, cast

from vamt.errors import StateError
from vamt.redirection.core import Core, Ended, Event

log = logging.getLogger("vamt.link")

HIGH_WATER: Final = 65_536
"""Octets written but not taken by the peer, above which a core keeps what it has."""
READ_AT_ONCE: Final = 32_768
"""Octets read in one go."""
PIECE: Final = 1024
"""Octets a core gets in one go."""
TURN_SECONDS: Final = 0.001
"""For which a core gets one piece after the other; then others have their turn, for thousands of small messages
fit into what is read in one go."""
CLOSE_SECONDS: Final = 3.0
"""For which a peer may take what is still to be sent before the connection is reset."""

_KEEP_ALIVE: Final = {
    socket.TCP_KEEPIDLE: 30,
    socket.TCP_KEEPINTVL: 10,
    socket.TCP_KEEPCNT: 3,
    socket.TCP_USER_TIMEOUT: 60_000,
}
"""Seconds of silence before the peer is asked, between two questions, and how many it may leave unanswered.

The last, in milliseconds, is for a peer that takes nothing of what was sent: nobody is asked then, and without it
the kernel goes on for a quarter of an hour, or, with one that is there and does not read, for ever.
"""


class Link(asyncio.BufferedProtocol, asyncio.Protocol):
    """One connection; asyncio fills a buffer, and what TLS has kept is handed over as it is (`vamt.net.tls`)."""

    _BUFFER: ClassVar[memoryview] = memoryview(bytearray(READ_AT_ONCE))
    """For all links: what is read is taken out at once.

    A view, for asyncio reads one TLS record after another into what it slices off, and a slice of octets is a copy.
    """

    def __init__(self, begin: Callable[[Link], None]) -> None:
        """Pump; `begin` is called when the connection is there and has to `speak` or `close`."""
        self._begin = begin
        self._core: Core | None = None
        self._hear: Callable[[Event], None] = lambda _: None
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._unheard = bytearray()
        """What was read and the core has not got yet."""
        self._turn: asyncio.Handle | None = None
        """When it goes on to get it."""
        self._congested = False
        self._closing = False
        self.lost: Callable[[], None] = lambda: None
        """Called once, when the connection is gone."""
        self.peer = ""
        """Address and port of the other side."""
        self.host = ""
        """Its address alone."""
        self.reason = "the peer closed the connection"
        """Why it ended, once it has."""

    @property
    def transport(self) -> asyncio.Transport:
        """The connection; there is one from `begin` on."""
        if self._transport is None:
            raise ConnectionResetError("the link is not connected")
        return self._transport

    def speak(self, core: Core, hear: Callable[[Event], None], early: bytes = b"") -> None:
        """Go on with this core, telling its events to `hear`; `early` is what the peer has said to it already.

        What the core before it had to send goes out first; the first core hears what was said before it.
        """
        if self._closing:
            return
        self._write()
        first = self._core is None
        self._core, self._hear = core, hear
        if early:
            self._tell(core.receive(early, self._now()))
        self.pump()
        if first and self._unheard:
            self._listen()

    def pump(self) -> None:
        """Send what the core has to send, and set its timer: to be called after every verb on it."""
        if self._closing or self._core is None:
            return
        if not self._congested:
            self._write()
        if self._timer is not None:
            self._timer.cancel()
        due = self._core.next_timer()
        self._timer = None if due is None else asyncio.get_running_loop().call_at(due, self._due)

    def close(self, reason: str) -> None:
        """Close, after what there is to send; the peer has a few seconds to take it."""
        if self._closing:
            return
        self._write()
        self._closing = True
        self.reason = reason
        if self._timer is not None:
            self._timer.cancel()
        if not self.transport.is_closing():
            self.transport.close()
        self._timer = asyncio.get_running_loop().call_later(CLOSE_SECONDS, self.transport.abort)

    # -- asyncio.BufferedProtocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=HIGH_WATER)
        _keep_alive(transport.get_extra_info("socket"))
        peername = transport.get_extra_info("peername") or ("", 0)
        if isinstance(peername, tuple):  # of a unix socket it is a path, mostly an empty one
            self.host, self.peer = peername[0], f"{peername[0]}:{peername[1]}"
        try:
            self._begin(self)
        except StateError as error:  # the machine's state cannot be read, which has been said
            self.close(str(error))

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next octets go."""
        return self._BUFFER

    def buffer_updated(self, nbytes: int) -> None:
        """So many octets are there."""
        self.data_received(bytes(self._BUFFER[:nbytes]))

    def data_received(self, data: bytes) -> None:
        """Hand octets to the core, in turns."""
        if self._closing:
            return
        self._unheard += data
        if self._core is None:
            if len(self._unheard) > READ_AT_ONCE:
                self.close("too much was said before the answer")
            return
        if self._turn is None:
            self._listen()

    def pause_writing(self) -> None:
        """Have the core keep what it has."""
        self._congested = True

    def resume_writing(self) -> None:
        """Go on."""
        self._congested = False
        self.pump()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Tell that it is over."""
        if not self._closing and exc is not None:
            self.reason = f"the connection broke: {exc}"
        self._closing = True
        for handle in (self._timer, self._turn):
            if handle is not None:
                handle.cancel()
        self._core = None
        self.lost()

    # -- within

    def _listen(self) -> None:
        """Hand over what was read; nothing more is read while that takes more than one turn."""
        paused, self._turn = self._turn is not None, None
        now = self._now()
        until = now + TURN_SECONDS
        while self._unheard and self._core is not None and not self._closing:
            piece = bytes(self._unheard[:PIECE])
            del self._unheard[:PIECE]
            try:
                self._tell(self._core.receive(piece, now))
            except StateError as error:  # the machine's state cannot be read, which has been said
                self.close(str(error))
            now = self._now()
            if self._unheard and now >= until:
                self._turn = asyncio.get_running_loop().call_soon(self._listen)
                break
        if self.transport.is_closing():  # asyncio's over TLS, once closed twice, can be told nothing more
            return
        if self._turn is not None:
            self.transport.pause_reading()
        elif paused:
            self.transport.resume_reading()
        self.pump()

    def _due(self) -> None:
        self._timer = None
        if self._core is not None:
            self._tell(self._core.on_timer(self._now()))
            self.pump()

    def _write(self) -> None:
        if self._core is not None and self._transport is not None and not self._transport.is_closing():
            for message in self._core.take():
                self._transport.write(message)

    def _tell(self, events: Iterable[Event]) -> None:
        for event in events:
            if self._closing:
                return
            self._hear(event)
            if isinstance(event, Ended):
                log.log(
                    logging.INFO if event.fault else logging.DEBUG,
                    "ended peer=%s fault=%s reason=%r",
                    self.peer,
                    event.fault,
                    event.reason,
                )
                self.close(event.reason)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


class _Socket(Protocol):
    family: int

    def setsockopt(self, level: int, option: int, value: int, /) -> None:
        """As socket.socket."""


def _keep_alive(connection: _Socket | None) -> None:
    """Have the kernel find out that a peer is gone which no protocol would miss, as that of the remote desktop."""
    if connection is None or connection.family not in (socket.AF_INET, socket.AF_INET6):
        return
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in _KEEP_ALIVE.items():
        connection.setsockopt(socket.IPPROTO_TCP, option, value)
