"""How long another machine's answer takes: some requests a second on one connection each. A command line tool:

python -m soak.probe '{"hosts": [["127.66.0.1", "password"], …], "port": 26992, "seconds": 10}'

It prints as JSON: how many were answered and how many not, and percentiles of the time in milliseconds.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

from benchmarks.load import challenged, complete, get

PERIOD: Final = 0.05
"""Seconds from one request to the next, on each connection."""
DEADLINE: Final = 30.0


async def ask(host: str, port: int, password: str, until: float, found: list[float]) -> int:
    """Ask the host again and again; how many requests were not answered well."""
    failures = 0
    while time.perf_counter() < until:
        try:
            async with asyncio.timeout(DEADLINE):
                credentials = await challenged(host, port, password)
                reader, writer = await asyncio.open_connection(host, port)
            while time.perf_counter() < until:
                body, authorization = next(get()), credentials.header("POST", "/wsman")
                begun = time.perf_counter()
                writer.write(
                    f"POST /wsman HTTP/1.1\r\nHost: {host}\r\n{authorization}"
                    f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
                )
                answer = bytearray()
                async with asyncio.timeout(DEADLINE):
                    while not complete(answer):
                        if not (piece := await reader.read(65536)):
                            raise ConnectionError("closed")
                        answer += piece
                if not answer.startswith(b"HTTP/1.1 200"):
                    raise ConnectionError(answer[:50].decode("latin-1"))
                took = time.perf_counter() - begun
                found.append(took)
                await asyncio.sleep(max(0.0, PERIOD - took))
            writer.close()
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            print(f"{host} does not answer: {error!r}", file=sys.stderr)
            failures += 1
            await asyncio.sleep(PERIOD)
    return failures


async def run(hosts: Sequence[tuple[str, str]], port: int, seconds: float) -> dict[str, Any]:
    """Ask all of them at once."""
    gc.freeze()
    until, found = time.perf_counter() + seconds, list[float]()
    failures = await asyncio.gather(*(ask(host, port, word, until, found) for host, word in hosts))
    ordered = sorted(found) or [float("inf")]
    return {
        "answers": len(found),
        "failures": sum(failures),
        "p50": 1000 * ordered[len(ordered) // 2],
        "p99": 1000 * ordered[int(len(ordered) * 0.99)],
        "worst": 1000 * ordered[-1],
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(**json.loads(sys.argv[1])))))
