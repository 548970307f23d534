"""A client's way in: a connection to a redirection port, logged in, as a plain socket that blocks."""

from __future__ import annotations

import asyncio
import os
import socket
from typing import TypedDict

from support.hands import Client
from vamt.firmware.sessions import Kind


class Login(TypedDict):
    """How a machine is reached."""

    address: str
    port: int
    password: str


async def connect(login: Login, kind: Kind) -> Client:
    """A connection whose session may begin."""
    client = Client(*await asyncio.open_connection(login["address"], login["port"]))
    if status := await client.log_in(kind, password=login["password"]):
        raise SystemExit(f"{login['address']} refuses to let us in to {kind}: {status}")
    return client


def blocking(login: Login, kind: Kind, seconds: float = 60.0) -> socket.socket:
    """Such a connection as a socket; a device says nothing by itself at first, so nothing is lost."""

    async def descriptor() -> int:
        client = await connect(login, kind)
        copy = os.dup(client.writer.get_extra_info("socket").fileno())
        client.hang_up()
        return copy

    connection = socket.socket(fileno=asyncio.run(descriptor()))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.settimeout(seconds)
    return connection
