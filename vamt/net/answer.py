"""An answer to a request that is framed already: aiohttp adds nothing to it, and waits for who reads slowly."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter


class Answer(web.StreamResponse):
    """An answer that is already framed, header and all."""

    def __init__(self, data: bytes, *, keep: bool) -> None:
        # StreamResponse's own start makes headers and cookies, which a framed answer has already.
        self._data = data
        self._keep = keep

    @property
    def keep_alive(self) -> bool:
        """Whether the connection stays for another request."""
        return self._keep

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Write all of it."""
        transport = request.transport
        if transport is None:
            raise ConnectionResetError
        self._keep = self._keep and bool(request.keep_alive)
        transport.write(self._data)
        if transport.get_write_buffer_size():
            await _drained(request, transport)
        return None

    async def write_eof(self, data: bytes = b"") -> None:
        """Nothing is left to write."""


async def _drained(request: web.BaseRequest, transport: asyncio.Transport) -> None:
    """Wait for a client that reads slowly, as long as for one that is silent."""
    try:
        async with asyncio.timeout(request.protocol.keepalive_timeout):
            await request.writer.drain()
    except TimeoutError:
        transport.abort()
        raise ConnectionResetError from None
