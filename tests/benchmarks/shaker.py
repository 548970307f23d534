"""Clients that shake hands and hang up, so many at once. A command line tool; prints how often, in a second and in all:

python -m benchmarks.shaker '{"hosts": ["127.64.0.1"], "port": 17994, "at_once": 8, "seconds": 5}'

Without seconds, each host once.
"""

from __future__ import annotations

import itertools
import json
import math
import socket
import ssl
import sys
import threading
import time
from typing import Any


def client() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def run(hosts: list[str], port: int, at_once: int, seconds: float | None = None) -> dict[str, float]:
    context, counts = client(), [0] * at_once
    until = math.inf if seconds is None else time.perf_counter() + seconds
    turns = iter(hosts) if seconds is None else itertools.cycle(hosts)

    def shake(number: int) -> None:
        while time.perf_counter() < until and (host := next(turns, None)) is not None:
            with context.wrap_socket(socket.create_connection((host, port), timeout=30)):
                counts[number] += 1

    threads = [threading.Thread(target=shake, args=(number,)) for number in range(at_once)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"rate": sum(counts) / (time.perf_counter() - started), "count": sum(counts)}


if __name__ == "__main__":
    order: dict[str, Any] = json.loads(sys.argv[1])
    print(json.dumps(run(**order)))
