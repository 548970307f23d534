"""What connections cost before, in and after the handshake of TLS."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import ssl
from typing import Any

import pytest

from support.patience import PATIENCE
from support.secured import Secured, client, secured
from support.wire import post
from vamt.config import Limits
from vamt.net import handshakes, turns


async def test_a_client_costs_no_tls_before_it_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    async with secured() as device:
        await device.shown()
        tasks = asyncio.all_tasks()
        monkeypatch.setattr(handshakes, "_Secure", None)
        silent = [await asyncio.open_connection("127.0.0.1", device.port) for _ in range(50)]
        async with asyncio.timeout(PATIENCE):
            while len(device.plain.front.doors._crowd) < 50:
                await asyncio.sleep(0.01)
        assert asyncio.all_tasks() == tasks
        for _, writer in silent:
            writer.close()
        async with asyncio.timeout(PATIENCE):
            while len(device.plain.front.doors._crowd):
                await asyncio.sleep(0.01)


async def test_connections_read_into_one_buffer() -> None:
    async with secured() as device:
        wires = [await device.connect() for _ in range(3)]
        buffers = {id(one.transport._ssl_protocol._ssl_buffer) for one in inside(device)}
        assert len(buffers) == 1
        for number, wire in enumerate(wires):
            await wire.send(post(f"<{number}>".encode() * 9)[:-1])
        for wire in wires:
            await wire.send(b"x")
            assert (await wire.response()).status == 401
            await wire.close()


async def test_handshakes_that_are_begun_and_left_there_keep_nobody_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    async with secured(limits=Limits(handshakes=3)) as device:
        await device.shown()
        begun = [await asyncio.open_connection("127.0.0.1", device.port) for _ in range(20)]
        for _, writer in begun:
            writer.write(hello())
        wire = await device.connect()
        assert (await wire.ask(post())).status == 401
        await wire.close()
        assert device.plain.front.doors._crowd.handshakes._count <= 3
        for _, writer in begun:
            writer.close()


def hello() -> bytes:
    """How a client begins."""
    said = ssl.MemoryBIO()
    with contextlib.suppress(ssl.SSLWantReadError):
        client().wrap_bio(ssl.MemoryBIO(), said).do_handshake()
    return said.read()


def inside(device: Secured) -> list[Any]:
    """The protocols that speak inside of TLS."""
    assert device.plain.front._server is not None
    return device.plain.front._server.connections


async def test_nothing_of_a_handshake_that_failed_waits_for_the_collector() -> None:
    async with secured() as device:
        await device.shown()
        gc.collect()
        gc.disable()
        try:
            for _ in range(3):
                reader, writer = await asyncio.open_connection("127.0.0.1", device.port)
                writer.write(b"GET / HTTP/1.1\r\n\r\n")
                with contextlib.suppress(ConnectionError):
                    await reader.read()
                writer.close()
            async with asyncio.timeout(PATIENCE):
                while any(isinstance(one, handshakes._Secure) for one in gc.get_objects()):
                    await asyncio.sleep(0.01)
        finally:
            gc.enable()
