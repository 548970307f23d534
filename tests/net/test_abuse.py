"""What peers may not do: too much, too slowly, too often, or no HTTP at all; and nothing is left behind."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from support import requests
from support.patience import PATIENCE
from support.wire import PASSWORD, SERVER, Connection, Served, challenged, logged_in, post, served
from vamt.auth.lockout import Pace, _Queues
from vamt.config import Limits

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")
PATIENT = Limits(body=2000, body_seconds=PATIENCE, idle_seconds=PATIENCE)
"""Nobody is let go for being slow, however busy the machine under test is."""
SOON = 0.3
"""Seconds that a test can wait for; its own steps never have to be faster."""


@pytest.fixture
async def device() -> AsyncIterator[Served]:
    async with served(limits=PATIENT) as machines:
        yield machines


@pytest.fixture
async def impatient() -> AsyncIterator[Served]:
    """One that lets go whoever says nothing; what a test says first is there before it is accepted."""
    async with served(limits=replace(PATIENT, idle_seconds=SOON)) as machines:
        yield machines


@pytest.fixture
async def wire(device: Served) -> AsyncIterator[Connection]:
    connection = await device.connect()
    yield connection
    await connection.close()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 50, id="TLS"),
        pytest.param(b"\x10\x00\x00\x00SOL \r\n\r\n", id="redirection"),
        pytest.param(b"hello\r\n\r\n", id="a greeting"),
        pytest.param(b"BREW /wsman HTTP/1.1\r\nHost: amt\r\n\r\n", id="an unknown method"),
        pytest.param(b"GET / HTTP/9.9\r\nHost: amt\r\n\r\n", id="another version"),
        pytest.param(b"POST /wsman HTTP/1.1\r\nContent-Length: -1\r\n\r\n", id="a negative length"),
        pytest.param(b"POST /wsman HTTP/1.1\r\nContent-Length: 9x\r\n\r\n", id="a length that is none"),
        pytest.param(
            b"POST /wsman HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", id="two lengths"
        ),
        pytest.param(
            b"POST /wsman HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            id="a length and chunks",
        ),
        pytest.param(b"GET / HTTP/1.1\r\nno colon\r\n\r\n", id="a header without a colon"),
        pytest.param(b"GET / HTTP/1.1\r\nX: a\0b\r\n\r\n", id="a NUL in a header"),
        pytest.param(b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n", id="an endless path"),
        pytest.param(b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", id="an endless header"),
        pytest.param(b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 10_000 + b"\r\n", id="endless headers"),
    ],
)
async def test_what_is_no_http_gets_a_devices_answer(wire: Connection, data: bytes) -> None:
    response = await wire.ask(data)
    assert response.head.split(b"\r\n")[0] == b"HTTP/1.1 400 Bad Request"
    assert list(response.headers) == ["Date", "Server", "Content-Length"]
    assert response.headers["Server"] == SERVER
    rest = await wire.ended()
    for trace in (b"aiohttp", b"Python", b"python", b"Traceback"):
        assert trace not in response.head + rest


async def test_octets_that_are_no_utf_8_in_credentials_are_only_wrong(
    wire: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    header = b'Host: amt\r\nAuthorization: Digest username="\xff",realm="\xfe",nonce="\xfd",uri="/wsman",nc=1,qop=auth,'
    header += b'cnonce="\xfc",response="\xfb"'
    response = await wire.ask(post(GET).replace(b"Host: amt", header))
    assert response.status == 401
    assert not any(record.exc_info for record in caplog.records)


async def test_a_long_body_is_refused_before_it_is_sent(device: Served, wire: Connection) -> None:
    header = wire.authorization(await challenged(device))
    head = post(Authorization=header).replace(b"Content-Length: 0", b"Content-Length: 2001")
    assert (await wire.ask(head)).status == 413


@pytest.mark.parametrize("known", [True, False])
async def test_a_long_body_in_chunks_is_refused_when_it_gets_too_long(
    device: Served, wire: Connection, known: bool
) -> None:
    header = wire.authorization(await challenged(device), password=PASSWORD if known else "wrong")
    await wire.send(
        b"POST /wsman HTTP/1.1\r\nHost: amt\r\nTransfer-Encoding: chunked\r\n"
        b"Authorization: %b\r\n\r\n" % header.encode()
    )
    for _ in range(3):
        await wire.send(b"3e8\r\n" + b"x" * 1000 + b"\r\n")
    assert (await wire.response()).status == 413


async def test_a_long_body_sent_at_once_is_refused(device: Served, wire: Connection) -> None:
    header = wire.authorization(await challenged(device))
    assert (await wire.ask(post(b"x" * 2001, Authorization=header))).status == 413


@pytest.mark.parametrize("credentials", [True, False])
async def test_a_body_that_does_not_come_is_not_waited_for(
    credentials: bool,
) -> None:
    async with served(limits=replace(PATIENT, body_seconds=SOON)) as device:
        wire = await device.connect()
        headers = {"Authorization": wire.authorization(await challenged(device))} if credentials else {}
        response = await wire.ask(post(GET, **headers)[:-10])
        assert response.status == 408
        assert response.headers["Server"] == SERVER
        assert await wire.ended() == b""
        await wire.close()


@pytest.mark.parametrize("credentials", [True, False])
async def test_who_goes_amid_a_body_leaves_no_traceback(
    device: Served, wire: Connection, credentials: bool, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {"Authorization": wire.authorization(await challenged(device))} if credentials else {}
    await wire.send(post(GET, **headers)[:-10])
    await asyncio.sleep(0.05)
    wire.writer.transport.abort()
    async with asyncio.timeout(PATIENCE):
        while len(device.front.doors._crowd):
            await asyncio.sleep(0.01)
    assert not any(record.exc_info for record in caplog.records)


async def test_a_header_that_does_not_end_is_not_waited_for(impatient: Served) -> None:
    wire = await impatient.connect(said=b"POST /wsman HTTP/1.1\r\nHost: amt\r\n")
    assert await wire.ended() == b""
    await wire.close()


async def test_a_header_that_drips_is_not_waited_for_either(impatient: Served) -> None:
    wire = await impatient.connect(said=b"POST /wsman HTTP/1.1\r\n")

    async def drip() -> None:
        while True:
            await wire.send(b"X: y\r\n")
            await asyncio.sleep(0.02)

    dripping = asyncio.create_task(drip())
    assert await wire.ended() == b""
    dripping.cancel()
    await asyncio.gather(dripping, return_exceptions=True)
    await wire.close()


async def test_a_connection_that_says_nothing_is_closed(impatient: Served) -> None:
    wire = await impatient.connect()
    assert await wire.ended() == b""
    await wire.close()


async def test_a_connection_that_has_been_idle_is_closed(impatient: Served) -> None:
    wire = await impatient.connect(said=b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n")
    assert (await wire.response()).status == 303
    assert await wire.ended() == b""
    await wire.close()


async def test_two_hundred_slow_connections_keep_nobody_else_waiting(device: Served) -> None:
    slow = [await device.connect() for _ in range(200)]
    for number, wire in enumerate(slow):
        await wire.send(post(GET)[:-10] if number % 2 else b"POST /wsman HT")
    for _ in range(20):
        assert (await logged_in(device, GET)).status == 200
    assert len(device.front.doors._crowd) >= len(slow)  # none was let go for it
    for wire in slow:
        await wire.close()


async def test_who_does_not_read_is_not_written_to_without_end() -> None:
    """Answers to requests sent all at once wait with the sender, not in our memory."""
    async with served(limits=Limits(idle_seconds=PATIENCE)) as device:
        wire = await device.connect()
        wire.writer.transport.pause_reading()  # type: ignore[attr-defined] # a transport that reads, too
        long = requests.get("AMT_GeneralSettings")
        question = post(long, Authorization=wire.authorization(await challenged(device)))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                for _ in range(500):
                    await wire.send(question * 20)
        assert waiting_to_be_read(device) < 1_000_000
        wire.writer.transport.abort()


def waiting_to_be_read(device: Served) -> int:
    """Octets of answers that are kept for clients."""
    assert device.front._server is not None
    transports = [connection.transport for connection in device.front._server.connections]
    return sum(transport.get_write_buffer_size() for transport in transports if transport is not None)


def paced(device: Served, free: int = 3) -> None:
    """Have refusals come far apart: so far that none of a test's comes after the first ones."""
    device.front.guard.lockout._pairs = _Queues(Pace(free, 60.0, 60.0))


async def guess(device: Served, challenge: str) -> Connection:
    wire = await device.connect()
    await wire.send(post(Authorization=wire.authorization(challenge, password="guess")))
    return wire


async def refusals(device: Served, number: int) -> None:
    """Wait until so many have been counted."""
    async with asyncio.timeout(PATIENCE):
        queues = device.front.guard.lockout._peers._queues
        while sum(queue.failures for queue in queues.values()) < number:
            await asyncio.sleep(0.001)


async def test_who_guesses_waits_and_who_knows_does_not(device: Served) -> None:
    paced(device)
    challenge = await challenged(device)
    guessers = [await guess(device, challenge) for _ in range(12)]
    await refusals(device, 12)
    assert (await logged_in(device, GET)).status == 200
    waiting = [wire for wire in guessers if not wire.reader._buffer]  # type: ignore[attr-defined] # what came
    assert len(waiting) == 9
    for wire in guessers:
        await wire.close()


async def test_a_client_that_does_not_wait_for_its_refusal_leaves_nothing(device: Served) -> None:
    """Else guesses without patience would fill the memory while they wait."""
    paced(device, free=0)
    tasks = asyncio.all_tasks()
    challenge = await challenged(device)
    for number in range(1, 51):
        wire = await guess(device, challenge)
        await refusals(device, number)
        wire.writer.transport.abort()
    async with asyncio.timeout(PATIENCE):
        while asyncio.all_tasks() - tasks:
            await asyncio.sleep(0.01)


async def test_a_success_pays_for_the_failures_before_it(device: Served) -> None:
    paced(device)
    for _ in range(3):
        for _ in range(3):
            wire = await device.connect()
            header = wire.authorization(await challenged(device), password="mistyped")
            assert (await wire.ask(post(GET, Authorization=header))).status == 401
            await wire.close()
        assert (await logged_in(device, GET)).status == 200


async def test_refusals_are_logged_and_secrets_are_not(
    device: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    challenge = await challenged(device)
    wire = await device.connect()
    await wire.ask(post(GET, Authorization=wire.authorization(challenge, password="wr0ng-Secret")))
    await wire.close()
    await logged_in(device, requests.put("AMT_BootSettingData", "<h:RSEPassword>TopSecret1!</h:RSEPassword>"))
    text = "\n".join(record.getMessage() for record in caplog.records)
    assert "refused machine=one peer=127.0.0.1 user='admin'" in text
    nonce = challenge.partition('nonce="')[2].partition('"')[0]
    for secret in (PASSWORD, "wr0ng-Secret", "TopSecret1!", nonce, "response="):
        assert secret not in text


def sockets() -> int:
    """Open sockets of this process."""
    count = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            count += entry.readlink().name.startswith("socket:")
        except OSError:
            continue
    return count


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc")
async def test_nothing_is_left_behind() -> None:
    before, tasks = sockets(), asyncio.all_tasks()
    async with served() as device:
        challenge = await challenged(device)
        wires = [await device.connect() for _ in range(30)]
        for number, wire in enumerate(wires):
            if number % 3 == 0:
                wire.count = number
                assert (await wire.ask(post(GET, Authorization=wire.authorization(challenge)))).status == 200
            elif number % 3 == 1:
                await wire.send(post(GET)[:-10])
    for wire in wires:
        await wire.close()
    gc.collect()
    async with asyncio.timeout(PATIENCE):
        while sockets() > before or asyncio.all_tasks() - tasks:
            await asyncio.sleep(0.01)
    assert len(device.front.doors._crowd) == 0
