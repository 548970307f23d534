"""The load: one process, some keep-alive connections, one request at a time on each. A command line tool:

python -m benchmarks.load '{"hosts": [["127.16.0.1", "password"], …], "port": 16992, "connections": 8, "seconds": 5,
                 "scenario": "get"}'

Scenario `get` reads CIM_SoftwareIdentity; `enumerate` enumerates CIM_BootSourceSetting and pulls it whole,
which counts as one; `contact` is all that MeshCentral asks a machine it meets; the others are what holds everybody if
it is done carelessly. A host with an empty password is asked without authentication. The connections are spread over
the hosts. With `pace`, so many requests a second are sent on each connection, and a latency counts from when a request
was to be sent. It prints what it measured as JSON.
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
from typing import Any, NotRequired, TypedDict

from benchmarks import meshcentral

CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
AMT = "http://intel.com/wbem/wscim/1/amt-schema/1/"
IPS = "http://intel.com/wbem/wscim/1/ips-schema/1/"
FAMILIES = {"AMT": AMT, "CIM": CIM, "IPS": IPS}
ALL = "http://schemas.dmtf.org/wbem/wscim/1/*"
CIMBINDING = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding"
TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"

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
LIMITS = "<MaxElements>999</MaxElements><MaxCharacters>99999</MaxCharacters>"
"""Of a Pull, as Open AMT and MeshCentral's server send them."""
NUMBERS = itertools.count(1)

Scenario = Callable[[], Generator[str, bytes, None]]


class Order(TypedDict):
    """What to do."""

    hosts: list[tuple[str, str]]
    port: int
    connections: int
    seconds: float
    scenario: str
    pace: NotRequired[float]


@dataclass(slots=True)
class Tally:
    """What all connections measured together."""

    until: float
    pause: float = 0.0
    """Seconds from one request to the next; 0 for no pause."""
    latencies: list[float] = field(default_factory=list)
    asked: int = 0
    """Requests."""
    failures: int = 0


class Credentials:
    """The digest of one machine: a new Authorization value for every request, its nc counting up."""

    def __init__(self, password: str, challenge: str) -> None:
        self._realm, self._nonce = re.findall(r'(?:realm|nonce)="([^"]*)"', challenge)
        self._ha1 = hashlib.md5(f"admin:{self._realm}:{password}".encode()).hexdigest()
        self._count = itertools.count(1)

    def header(self, method: str, path: str) -> str:
        nc, ha2 = f"{next(self._count):08x}", hashlib.md5(f"{method}:{path}".encode()).hexdigest()
        response = hashlib.md5(f"{self._ha1}:{self._nonce}:{nc}:0a4f113b:auth:{ha2}".encode()).hexdigest()
        return (
            f'Authorization: Digest username="admin",realm="{self._realm}",nonce="{self._nonce}",uri="{path}",'
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
        self._started = time.perf_counter()
        self._begin()

    def _begin(self) -> None:
        self._round = self._scenario()
        self._send(next(self._round))

    def _send(self, asked: str) -> None:
        """A path is got, all else sent to /wsman."""
        method, path, body = ("GET", asked, "") if asked.startswith("/") else ("POST", "/wsman", asked)
        authorization = "" if self._credentials is None else self._credentials.header(method, path)
        self._transport.write(
            f"{method} {path} HTTP/1.1\r\nHost: {self._host}\r\n{authorization}"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not complete(self._received):
            return
        answer, self._received = bytes(self._received), bytearray()
        self._tally.asked += 1
        self._tally.failures += not answer.startswith(b"HTTP/1.1 200")
        try:
            body = self._round.send(answer)
        except StopIteration:
            now = time.perf_counter()
            self._tally.latencies.append(now - self._started)
            self._started = self._started + self._tally.pause if self._tally.pause else now
            if now >= self._tally.until:
                self._transport.close()
            elif self._started > now:
                asyncio.get_running_loop().call_later(self._started - now, self._begin)
            else:
                self._begin()
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
        f'<Pull xmlns="{ENUMERATION}"><EnumerationContext>{context}</EnumerationContext>{LIMITS}</Pull>',
    )


def pulled(name: str, inside: str = "", limits: str = "") -> Generator[str, bytes, None]:
    """Enumerate something and pull it whole, a class at a time."""
    body = f'<Enumerate xmlns="{ENUMERATION}">{inside}</Enumerate>'
    answer = yield request(f"{ENUMERATION}/Enumerate", name, body)
    while context := answer.partition(b"<g:EnumerationContext>")[2].partition(b"<")[0].decode():
        answer = yield request(
            f"{ENUMERATION}/Pull",
            name,
            f'<Pull xmlns="{ENUMERATION}"><EnumerationContext>{context}</EnumerationContext>{limits}</Pull>',
        )


def log() -> Generator[str, bytes, None]:
    yield from pulled("AMT_EventLogEntry")


def contact() -> Generator[str, bytes, None]:
    """What MeshCentral asks a machine it meets."""
    for operation, name in meshcentral.CONTACT:
        if operation == meshcentral.GET:
            yield request(f"{TRANSFER}/Get", name)
        else:
            yield from pulled(name, limits=LIMITS)


def abandoned() -> Generator[str, bytes, None]:
    """Enumerate a log, and go away."""
    yield request(f"{ENUMERATION}/Enumerate", "AMT_EventLogEntry", f'<Enumerate xmlns="{ENUMERATION}" />')


def everything() -> Generator[str, bytes, None]:
    yield from pulled("CIM_ManagedElement")


def associations() -> Generator[str, bytes, None]:
    """What the event log is associated with: its records, and little else."""
    yield from pulled(
        "*",
        f'<w:Filter Dialect="{CIMBINDING}/associationFilter"><b:AssociatedInstances xmlns:b="{CIMBINDING}.xsd">'
        f"<b:Object><a:ReferenceParameters><w:ResourceURI>{AMT}AMT_MessageLog</w:ResourceURI><w:SelectorSet>"
        '<w:Selector Name="Name">Intel(r) AMT:MessageLog 1</w:Selector></w:SelectorSet>'
        "</a:ReferenceParameters></b:Object></b:AssociatedInstances></w:Filter>",
    )


def page() -> Generator[str, bytes, None]:
    yield "/events.htm"


def stored() -> Generator[str, bytes, None]:
    """All that is in web storage, as it is listed."""
    yield "/amt-storage/"


def key_pair() -> Generator[str, bytes, None]:
    """Have a key pair made, and take it away again."""
    answer = yield request(
        f"{AMT}AMT_PublicKeyManagementService/GenerateKeyPair",
        "AMT_PublicKeyManagementService",
        f'<h:GenerateKeyPair_INPUT xmlns:h="{AMT}AMT_PublicKeyManagementService"><h:KeyAlgorithm>0'
        "</h:KeyAlgorithm><h:KeyLength>2048</h:KeyLength></h:GenerateKeyPair_INPUT>",
    )
    unframed = re.sub(rb"\r\n[0-9A-F]{4}\r\n", b"", answer)
    if identity := re.search(rb'Name="InstanceID">([^<]+)<', unframed):
        chosen = f'<w:Selector Name="InstanceID">{identity[1].decode()}</w:Selector>'
        yield request(
            f"{TRANSFER}/Delete",
            "AMT_PublicPrivateKeyPair",
            selectors=f"<w:SelectorSet>{chosen}</w:SelectorSet>",
        )


def request(action: str, name: str, body: str = "", selectors: str = "") -> str:
    """A class of AMT or CIM, or `*` for all."""
    uri = ALL if name == "*" else FAMILIES[name[:3]] + name
    return ENVELOPE.format(action=action, uri=uri, number=next(NUMBERS), body=body, selectors=selectors)


SCENARIOS: dict[str, Scenario] = {
    "get": get,
    "enumerate": enumerate_,
    "contact": contact,
    "log": log,
    "abandoned": abandoned,
    "everything": everything,
    "associations": associations,
    "page": page,
    "stored": stored,
    "key pair": key_pair,
}


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
    pace = order.get("pace", 0.0)
    tally = Tally(time.perf_counter() + order["seconds"], 1 / pace if pace else 0.0)
    started = time.perf_counter()
    connections = []
    for number in range(order["connections"]):
        host, chosen = hosts[number % len(hosts)][0], credentials[number % len(hosts)]
        connection = Connection(SCENARIOS[order["scenario"]], host, chosen, tally)
        await loop.create_connection(lambda connection=connection: connection, host, port)  # type: ignore[misc] # mypy cannot infer a lambda with a default
        connections.append(connection)
    await asyncio.gather(*(connection.done for connection in connections))
    ordered = sorted(tally.latencies)
    seconds = time.perf_counter() - started
    return {
        "rate": len(ordered) / seconds,
        "asked": tally.asked / seconds,
        "p50": ordered[len(ordered) // 2] * 1000,
        "p99": ordered[int(len(ordered) * 0.99)] * 1000,
        "failures": tally.failures,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(json.loads(sys.argv[1])))))
