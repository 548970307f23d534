"""Requests sent without waiting for answers: few of them are kept, and each is answered in its turn."""

from __future__ import annotations

import asyncio

from support.patience import PATIENCE
from support.wire import served
from vamt.config import Limits
from vamt.net.site import Reply, Visit

MOST = 64
"""Requests that may wait in the server, whoever sees to it: aiohttp keeps 32."""
MANY = 2000
QUESTION = b"GET /slow HTTP/1.1\r\nHost: amt\r\n\r\n"


class Slow:
    """A site that answers when it is told to."""

    def __init__(self) -> None:
        self.visited = asyncio.Event()
        self.answers = asyncio.Event()

    def public(self, path: str) -> bool:
        return True

    async def visit(self, visit: Visit) -> Reply:
        self.visited.set()
        await self.answers.wait()
        return Reply(body=b"at last")


async def test_requests_beyond_a_few_wait_with_their_sender() -> None:
    slow = Slow()
    async with served(limits=Limits(idle_seconds=PATIENCE)) as device, asyncio.timeout(PATIENCE):
        device.front._sites = [("/slow", slow)]
        wire = await device.connect()
        sending = asyncio.create_task(wire.send(QUESTION * MANY))
        await slow.visited.wait()
        assert device.front._server is not None
        (connection,) = device.front._server.connections
        for _ in range(100):  # turns of the loop, in each of which more could be read
            await asyncio.sleep(0)
            assert len(connection._messages) <= MOST
        slow.answers.set()
        for _ in range(MANY):
            assert (await wire.response()).body == b"at last"
        await sending
        await wire.close()
