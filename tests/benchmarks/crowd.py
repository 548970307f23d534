"""Many terminals that do nothing but stay. A command line tool, whose input ends when they are to go:

python -m benchmarks.crowd '[{"address": "127.65.0.1", "port": 16994, "password": "…"}, …]'
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Final

from benchmarks.login import Login, connect
from vamt.firmware.sessions import Kind

START: Final = bytes.fromhex("20000000 00000000 e803 6400 0000 1027 0000 8813 00000000")
"""As amtterm's."""
HEARTBEAT: Final = 0x2B


async def stay(login: Login, opened: asyncio.Semaphore) -> None:
    """Be one of them."""
    client = await connect(login, Kind.SOL)
    client.writer.write(START)
    await client.reader.readexactly(33)
    opened.release()
    while True:
        head = await client.reader.readexactly(8)
        if head[0] == HEARTBEAT:
            client.writer.write(head)
        elif head[0] == 0x2A:
            await client.reader.readexactly(int.from_bytes(await client.reader.readexactly(2), "little"))
        else:
            assert head[0] == 0x29
            await client.reader.readexactly(2)


async def main(logins: list[Login]) -> None:
    opened = asyncio.Semaphore(0)
    async with asyncio.TaskGroup() as group:
        staying = [group.create_task(stay(login, opened)) for login in logins]
        for _ in logins:
            await opened.acquire()
        print("Ready.", flush=True)
        await asyncio.to_thread(sys.stdin.read)
        for each in staying:
            each.cancel()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
