"""Peers that mean no good, all against one machine, until the input ends. A command line tool:

python -m soak.hostile '{"address": "127.66.0.1", "password": "…", "seed": 1, "ports": {"http": 26992, …}}'

Each kind comes from addresses of its own, so that it is not taken for a client. It prints what was done, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import random
import resource
import ssl
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any, Final

import requests

from benchmarks.login import connect
from fuzz.attackers import Attackers
from lab.console import Console
from support.consoles import AMTTERM, typed
from vamt.firmware.sessions import Kind

SILENT: Final = 1500
"""Connections that say nothing, on every port."""
SILENT_TLS: Final = 300
"""Connections that say nothing after their handshake."""
GUESSERS: Final = 64
FUZZERS: Final = 6
KEYS: Final = 20_000
"""Typed at once."""
_KEY_PAIR: Final = "<p:KeyAlgorithm>0</p:KeyAlgorithm><p:KeyLength>2048</p:KeyLength>"


@dataclass
class Hostile:
    """All of them."""

    address: str
    password: str
    seed: int
    ports: dict[str, int]
    done: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.fuzzers = Attackers(
            self.address, self.ports, self.password, self.chance, source=self._source(), done=self.done
        )

    async def run(self) -> None:
        """Until they are cancelled."""
        names = list(self.ports)
        await asyncio.gather(
            *(
                self._again(partial(self._silent, self.ports[names[n % len(names)]]), 5)
                for n in range(SILENT)
            ),
            *(self._again(self._silent_tls, 5) for _ in range(SILENT_TLS)),
            *(self._again(self._guess, 0.3) for _ in range(GUESSERS)),
            *(self._again(self.fuzzers.attack, 0.1) for _ in range(FUZZERS)),
            *(self._again(kind, 0.5) for kind in (self._heavy, self._key_pairs, self._page, self._keys)),
        )

    async def _again(self, act: Callable[[], Awaitable[None]], rest: float) -> None:
        """Again and again, after a rest of up to so many seconds."""
        while True:
            await asyncio.sleep(self.chance.uniform(0, rest))
            try:
                await act()
            except (OSError, TimeoutError, EOFError, AssertionError, SystemExit, requests.RequestException):
                self.done["turned away"] += 1

    def _source(self) -> tuple[str, int]:
        return f"127.99.{self.chance.randrange(4)}.{self.chance.randint(1, 250)}", 0

    async def _open(self, port: int, **how: Any) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(self.address, port, local_addr=self._source(), **how)

    async def _silent(self, port: int) -> None:
        reader, writer = await self._open(port)
        self.done["silent connections"] += 1
        try:
            await reader.read()
        finally:
            writer.transport.abort()

    async def _silent_tls(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        reader, writer = await self._open(self.ports["https"], ssl=context, server_hostname="")
        self.done["silent TLS connections"] += 1
        try:
            await reader.read()
        finally:
            with suppress(AttributeError):  # Python 3.11 cannot end what is ended already, over TLS
                writer.transport.abort()

    async def _guess(self) -> None:
        reader, writer = await self._open(self.ports["http"])
        try:
            writer.write(
                f'POST /wsman HTTP/1.1\r\nHost: amt\r\nAuthorization: Digest username="admin",'
                f'realm="Digest:0",nonce="AAAA",uri="/wsman",response="{self.chance.getrandbits(128):032x}",'
                'qop=auth,nc=00000001,cnonce="0"\r\nContent-Length: 0\r\n\r\n'.encode()
            )
            if line := await reader.readline():
                status = HTTPStatus(int(line.split()[1]))
                self.done[f"guesses answered by {status.value} {status.phrase}"] += 1
        finally:
            writer.transport.abort()

    @property
    def _console(self) -> Console:
        return Console(self.address, self.ports["http"], self.password)

    async def _heavy(self) -> None:
        for name in ("AMT_EventLogEntry", "CIM_LogManagesRecord", "CIM_ConcreteDependency"):
            await self._console.enumerate(name)
            self.done["heavy enumerations"] += 1

    async def _key_pairs(self) -> None:
        await self._console.invoke("AMT_PublicKeyManagementService", "GenerateKeyPair", _KEY_PAIR)
        self.done["key pairs"] += 1
        await asyncio.sleep(0.5)

    async def _page(self) -> None:
        console = self._console
        url = console.url.replace("/wsman", "/events.htm")
        await asyncio.to_thread(console.session.get, url, timeout=60)
        self.done["pages of a log"] += 1

    async def _keys(self) -> None:
        login = {"address": self.address, "port": self.ports["redirection"], "password": self.password}
        client = await connect(login, Kind.SOL)  # type: ignore[arg-type] # a Login
        try:
            await client.ask(AMTTERM, 23)
            client.writer.write(typed(b"k") * KEYS)
            self.done["keys typed"] += KEYS
            with suppress(TimeoutError):
                async with asyncio.timeout(5):
                    while await client.reader.read(65536):
                        pass
        finally:
            client.hang_up()


async def main(order: dict[str, Any]) -> None:
    os.nice(19)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # it warns of TLS connections that were cut off
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    hostile = Hostile(**order)
    attacking = asyncio.create_task(hostile.run())
    await asyncio.to_thread(sys.stdin.read)
    attacking.cancel()
    await asyncio.gather(attacking, return_exceptions=True)
    print(json.dumps(hostile.done))


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
