"""The load: one process, some keep-alive connections, one request at a time on each. A command line tool:

python -m benchmarks.load '{"hosts": [["127.16.0.1", "password"], …], "port": 16992, "connections": 8, "seconds": 5,
                 "scenario": "get"}'

Scenario `get` reads CIM_SoftwareIdentity; `enumerate` enumerates CIM_BootSourceSetting and pulls it whole,
which counts as one. A host with an empty password is asked without authentication. The connections are spread over
the hosts. It prints what it measured as JSON.
"""

from __future__ import annotations

import asyncio
import gc
import hashlib
import itertools
import json
import re
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, TypedDict

CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
HA2 = hashlib.md5(b"POST:/wsman").hexdigest()

# As Open AMT's Go library writes it.
ENVELOPE = (
    '<?xml version="1.0" encoding="utf-8"?><Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" '
    'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" '
    'xmlns="http://www.w3.org/2003/05/soap-envelope"><Header><a:Action>{action}</a:Action><a:To>/wsman</a:To>'
    "<w:ResourceURI>{uri}</w:ResourceURI><a:MessageID>{number}</a:MessageID><a:ReplyTo><a:Address>"
    "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>"
    "<w:OperationTimeout>PT60S</w:OperationTimeout>{selectors}</Header><Body>{body}</Body></Envelope>"
)
NUMBERS = itertools.count(1)

Scenario = Callable[[], Generator[str, bytes, None]]


class Order(TypedDict):
    """What to do."""

    hosts: list[tuple[str, str]]
    port: int
    connections: int
    seconds: float
    scenario: str


@dataclass(slots=True)
class Tally:
    """What all connections measured together."""

    until: float
    latencies: list[float] = field(default_factory=list)
    failures: int = 0


class Credentials:
    """The digest of one machine: a new Authorization value for every request, its nc counting up."""

    def __init__(self, password: str, challenge: str) -> None:
        self._realm, self._nonce = re.findall(r'(?:realm|nonce)="([^"]*)"', challenge)
        self._ha1 = hashlib.md5(f"admin:{self._realm}:{password}".encode()).hexdigest()
        self._count = itertools.count(1)

    def header(self) -> str:
        nc = f"{next(self._count):08x}"
        response = hashlib.md5(f"{self._ha1}:{self._nonce}:{nc}:0a4f113b:auth:{HA2}".encode()).hexdigest()
        return (
            f'Authorization: Digest username="admin",realm="{self._realm}",nonce="{self._nonce}",uri="/wsman",'
            f'response="{response}",qop=auth,nc={nc},cnonce="0a4f113b"\r\n'
        )


class Connection(asyncio.Protocol):
    """One connection, one request at a time; a scenario is a generator that is sent each answer."""

    def __init__(self, scenario: Scenario, host: str, credentials: Credentials | None, tally: Tally) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self._scenario, self._credentials, self._tally = scenario, credentials, tally
        self._host = host
        self._received = bytearray()

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._begin()

    def _begin(self) -> None:
        self._round = self._scenario()
        self._started = time.perf_counter()
        self._send(next(self._round))

    def _send(self, body: str) -> None:
        authorization = "" if self._credentials is None else self._credentials.header()
        self._transport.write(
            f"POST /wsman HTTP/1.1\r\nHost: {self._host}\r\n{authorization}"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not complete(self._received):
            return
        answer, self._received = bytes(self._received), bytearray()
        self._tally.failures += not answer.startswith(b"HTTP/1.1 200")
        try:
            body = self._round.send(answer)
        except StopIteration:
            now = time.perf_counter()
            self._tally.latencies.append(now - self._started)
            if now < self._tally.until:
                self._begin()
            else:
                self._transport.close()
        else:
            self._send(body)

    def connection_lost(self, exc: Exception | None) -> None:
        self._tally.failures += exc is not None
        self.done.set_result(None)


def complete(data: bytearray) -> bool:
    """Whether an answer has arrived whole."""
    if data.endswith(b"0\r\n\r\n"):
        return True
    head, found, rest = data.partition(b"\r\n\r\n")
    length = re.search(rb"\r\nContent-Length: (\d+)", head)
    return bool(found and length and len(rest) >= int(length[1]))


def get() -> Generator[str, bytes, None]:
    selectors = '<w:SelectorSet><w:Selector Name="InstanceID">AMT</w:Selector></w:SelectorSet>'
    yield request(f"{TRANSFER}/Get", "CIM_SoftwareIdentity", selectors=selectors)


def enumerate_() -> Generator[str, bytes, None]:
    name = "CIM_BootSourceSetting"
    answer = yield request(f"{ENUMERATION}/Enumerate", name, f'<Enumerate xmlns="{ENUMERATION}" />')
    context = answer.partition(b"<g:EnumerationContext>")[2].partition(b"<")[0].decode()
    yield request(
        f"{ENUMERATION}/Pull",
        name,
        f'<Pull xmlns="{ENUMERATION}"><EnumerationContext>{context}</EnumerationContext>'
        "<MaxElements>999</MaxElements><MaxCharacters>99999</MaxCharacters></Pull>",
    )


def request(action: str, name: str, body: str = "", selectors: str = "") -> str:
    return ENVELOPE.format(
        action=action, uri=CIM + name, number=next(NUMBERS), body=body, selectors=selectors
    )


SCENARIOS: dict[str, Scenario] = {"get": get, "enumerate": enumerate_}


async def challenged(host: str, port: int, password: str) -> Credentials:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"POST /wsman HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    return Credentials(password, head.decode("latin-1"))


async def run(order: Order) -> dict[str, float]:
    loop = asyncio.get_running_loop()
    port, hosts = order["port"], order["hosts"][: order["connections"]]
    credentials = [await challenged(host, port, word) if word else None for host, word in hosts]
    gc.freeze()
    tally = Tally(time.perf_counter() + order["seconds"])
    started = time.perf_counter()
    connections = []
    for number in range(order["connections"]):
        host, chosen = hosts[number % len(hosts)][0], credentials[number % len(hosts)]
        connection = Connection(SCENARIOS[order["scenario"]], host, chosen, tally)
        await loop.create_connection(lambda connection=connection: connection, host, port)  # type: ignore[misc] # mypy cannot infer a lambda with a default
        connections.append(connection)
    await asyncio.gather(*(connection.done for connection in connections))
    ordered = sorted(tally.latencies)
    return {
        "rate": len(ordered) / (time.perf_counter() - started),
        "p50": ordered[len(ordered) // 2] * 1000,
        "p99": ordered[int(len(ordered) * 0.99)] * 1000,
        "failures": tally.failures,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(json.loads(sys.argv[1])))))
