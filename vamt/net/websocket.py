"""A link over a WebSocket: `/ws-redirection`, by which a console that the device hosts has hands on its machine.

Binary messages carry the octets of the redirection ports, cut anywhere. aiohttp speaks WebSocket; here it is made
to look like a transport, so that the pump and the cores of the ports are the same.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any, Final, Protocol

from aiohttp import WSCloseCode, WSMsgType, web

from vamt.machine import Machine
from vamt.net.crowd import Seat
from vamt.net.link import HIGH_WATER, Link

MAX_MESSAGE: Final = 65_536
"""Octets of one message; consoles send below 10,000."""
CLOSE_SECONDS: Final = 3.0
"""For which a client may answer that it has heard of the end."""


class Redirect(Protocol):
    """Has a user redirect who is logged in over HTTP."""

    def __call__(self, machine: Machine, user: str, seat: Seat, /, *, secure: bool) -> Link | None:
        """The link for it; None where the machine takes none."""


class SocketTransport(asyncio.Transport):
    """The octets of one WebSocket, as a transport."""

    def __init__(self, socket: web.WebSocketResponse, beneath: asyncio.BaseTransport) -> None:
        """Carry; `beneath` is the connection itself."""
        super().__init__()
        self._socket = socket
        self._beneath = beneath
        self._high = HIGH_WATER
        self._out: deque[bytes] = deque()
        self._size = 0
        self._news = asyncio.Event()
        self._heard = asyncio.Event()
        self._heard.set()
        self._link: Link | None = None
        self._congested = False
        self._closing = False

    async def carry(self, link: Link) -> None:
        """Until either side has had enough, or this is cancelled."""
        self._link = link
        link.connection_made(self)
        sending = asyncio.create_task(self._send())
        hearing = asyncio.create_task(self._hear(link))
        try:
            await asyncio.wait({sending, hearing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._closing = True
            for task in (sending, hearing):
                task.cancel()
            await asyncio.gather(sending, hearing, return_exceptions=True)
            link.connection_lost(None)

    async def _hear(self, link: Link) -> None:
        """Hand over what the client says, while the link wants to hear."""
        while True:
            await self._heard.wait()
            message = await self._socket.receive()
            if message.type is WSMsgType.BINARY:
                link.data_received(message.data)
            elif message.type is WSMsgType.TEXT:
                await self._socket.close(code=WSCloseCode.UNSUPPORTED_DATA)
                return
            else:
                return

    async def _send(self) -> None:
        """Send what was written, each write as a message, to its end."""
        while True:
            while self._out:
                message = self._out.popleft()
                await self._socket.send_bytes(message)
                self._size -= len(message)
                if self._congested and self._size <= self._high // 4:
                    self._congested = False
                    if self._link is not None:
                        self._link.resume_writing()
            if self._closing:
                with suppress(TimeoutError):
                    async with asyncio.timeout(CLOSE_SECONDS):
                        await self._socket.close()
                return
            self._news.clear()
            await self._news.wait()

    # -- asyncio.Transport

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """As of the connection itself."""
        return self._beneath.get_extra_info(name, default)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send a message."""
        if self._closing or not data:
            return
        self._out.append(bytes(data))
        self._size += len(data)
        self._news.set()
        if self._size > self._high and not self._congested and self._link is not None:
            self._congested = True
            self._link.pause_writing()

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """How much may wait before the link is told."""
        del low
        self._high = HIGH_WATER if high is None else high

    def get_write_buffer_size(self) -> int:
        """Octets that wait."""
        return self._size

    def pause_reading(self) -> None:
        """Hear no more for a while."""
        self._heard.clear()

    def resume_reading(self) -> None:
        """Hear again."""
        self._heard.set()

    def is_closing(self) -> bool:
        """Whether the end has begun."""
        return self._closing

    def close(self) -> None:
        """End, after what was written."""
        self._closing = True
        self._news.set()

    def abort(self) -> None:
        """End at once."""
        self._closing = True
        self._out.clear()
        cutting = self._beneath
        if isinstance(cutting, asyncio.WriteTransport):
            cutting.abort()
        self._news.set()


def wanted(request: web.BaseRequest) -> bool:
    """Whether a client asks for a WebSocket, as RFC 6455 has it."""
    return web.WebSocketResponse().can_prepare(request).ok


async def carry(request: web.BaseRequest, server: str, link: Link) -> web.StreamResponse:
    """Answer 101 and have the link over the socket to its end; `server` is the value of the Server header."""
    socket = web.WebSocketResponse(compress=False, max_msg_size=MAX_MESSAGE, timeout=CLOSE_SECONDS)
    socket.headers["Server"] = server
    await socket.prepare(request)
    if request.transport is not None:
        await SocketTransport(socket, request.transport).carry(link)
    return socket
