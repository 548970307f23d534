"""HTTP as clients meet it on a socket: every octet of what a device says, and nothing a device would not."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator

import pytest
import requests as http
from requests.auth import HTTPDigestAuth

from support import requests
from support.machines import REALM
from support.patience import PATIENCE
from support.wire import (
    PASSWORD,
    SERVER,
    Connection,
    Served,
    challenged,
    logged_in,
    post,
    provisioned,
    served,
)
from vamt.config import Limits
from vamt.net.framing import LOGON_FAILED

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")
LONG = requests.get("AMT_GeneralSettings")


@pytest.fixture
async def device() -> AsyncIterator[Served]:
    async with served() as machines:
        yield machines


@pytest.fixture
async def wire(device: Served) -> AsyncIterator[Connection]:
    connection = await device.connect()
    yield connection
    await connection.close()


async def test_the_first_request_is_challenged_to_the_letter_and_the_connection_closed(
    wire: Connection,
) -> None:
    response = await wire.ask(post(GET))
    head = re.sub(r'nonce="[A-Za-z0-9+/]{32}"', 'nonce="N"', response.head.decode())
    assert head.split("\r\n") == [
        "HTTP/1.1 401 Unauthorized",
        'WWW-Authenticate: Digest realm="Digest:F3EB554784E729164447A89F60B641C5", nonce="N",stale="false",qop="auth"',
        "Content-Type: text/html",
        f"Server: {SERVER}",
        f"Content-Length: {len(LOGON_FAILED)}",
        "Connection: close",
    ]
    assert response.body == LOGON_FAILED
    assert await wire.ended() == b""


async def test_an_answer_has_a_devices_headers_and_chunks(device: Served) -> None:
    response = await logged_in(device, LONG)
    head = re.sub(r"Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", "Date: D", response.head.decode())
    assert head.split("\r\n") == [
        "HTTP/1.1 200 OK",
        "Date: D",
        f"Server: {SERVER}",
        "X-Frame-Options: DENY",
        "Content-Type: application/soap+xml; charset=UTF-8",
        "Transfer-Encoding: chunked",
    ]
    sizes = re.findall(rb"(?:^|\r\n)([0-9A-F]{1,4})\r\n", response.framed)
    assert sizes[:2] == [b"0220", b"02FA"]
    assert sizes[-1] == b"0"
    assert response.framed.endswith(b"\r\n0\r\n\r\n")
    assert f"<g:DigestRealm>{REALM}</g:DigestRealm>".encode() in response.body


async def test_a_fault_travels_with_400_and_the_connection_stays(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    data = post(requests.get("CIM_Nope"), Authorization=wire.authorization(challenge))
    response = await wire.ask(data)
    assert (response.status, b"DestinationUnreachable" in response.body) == (400, True)
    again = await wire.ask(post(GET, Authorization=wire.authorization(challenge)))
    assert again.status == 200


async def test_one_connection_and_one_nonce_serve_many_requests(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    for number in range(5):
        data = requests.get("CIM_SoftwareIdentity", message_id=str(number), InstanceID="AMT")
        response = await wire.ask(post(data, Authorization=wire.authorization(challenge)))
        assert f"RelatesTo>{number}<".encode() in response.body


async def test_requests_sent_at_once_are_answered_in_order(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    bodies = [requests.get("CIM_SoftwareIdentity", message_id=str(n), InstanceID="AMT") for n in range(10)]
    await wire.send(b"".join(post(body, Authorization=wire.authorization(challenge)) for body in bodies))
    for number in range(10):
        assert f"RelatesTo>{number}<".encode() in (await wire.response()).body


async def test_a_nonce_serves_many_connections(device: Served) -> None:
    challenge = await challenged(device)
    for number in range(3):
        wire = await device.connect()
        wire.count = number
        assert (await wire.ask(post(GET, Authorization=wire.authorization(challenge)))).status == 200
        await wire.close()


async def test_xml_that_is_none_gets_an_empty_400(device: Served) -> None:
    response = await logged_in(device, b"junk")
    assert (response.status, response.body) == (400, b"")
    assert response.headers["Content-Length"] == "0"
    assert response.headers["Server"] == SERVER


async def test_a_wrong_password_is_challenged_again(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    response = await wire.ask(post(GET, Authorization=wire.authorization(challenge, password="wrong")))
    assert response.status == 401
    assert 'stale="false"' in response.headers["WWW-Authenticate"]
    assert response.headers["WWW-Authenticate"] != challenge


async def test_an_old_nonce_is_said_to_be_stale() -> None:
    async with served(limits=Limits(nonce_age=0.001)) as device:
        challenge = await challenged(device)
        wire = await device.connect()
        async with asyncio.timeout(PATIENCE):
            while True:
                wire = await device.connect()
                response = await wire.ask(post(GET, Authorization=wire.authorization(challenge)))
                await wire.close()
                if response.status == 401:
                    break
                await asyncio.sleep(0.1)
        assert 'stale="true"' in response.headers["WWW-Authenticate"]


async def test_requests_gets_in_with_its_digest(device: Served) -> None:
    def ask() -> http.Response:
        with http.Session() as session:
            session.trust_env = False
            session.auth = HTTPDigestAuth("admin", PASSWORD)
            return session.post(f"http://127.0.0.1:{device.port}/wsman", data=GET, timeout=PATIENCE)

    response = await asyncio.to_thread(ask)
    assert response.status_code == 200
    assert "VersionString>16.0.15<" in response.text


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
@pytest.mark.parametrize(
    "options", [(), ("--http1.0",), ("-H", "Expect: 100-continue"), ("-H", "Connection: close")]
)
async def test_curl_gets_in_with_its_digest(device: Served, options: tuple[str, ...]) -> None:
    """It sends an empty body first, knowing that it will be challenged."""
    process = await asyncio.create_subprocess_exec(
        *(
            "curl",
            "-sS",
            "--noproxy",
            "*",
            "--max-time",
            "10",
            "--digest",
            "-u",
            f"admin:{PASSWORD}",
            *options,
        ),
        *("--data-binary", "@-", f"http://127.0.0.1:{device.port}/wsman"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate(GET)
    assert process.returncode == 0
    assert b"VersionString>16.0.15<" in out


async def test_who_expects_to_be_told_to_continue_is_told(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    head = post(GET, Authorization=wire.authorization(challenge), Expect="100-continue").removesuffix(GET)
    assert (await wire.ask(head)).head == b"HTTP/1.1 100 Continue"
    assert (await wire.ask(GET)).status == 200


async def test_who_expects_that_without_credentials_is_challenged_at_once(wire: Connection) -> None:
    head = post(GET, Expect="100-continue").removesuffix(GET)
    assert (await wire.ask(head)).status == 401


async def test_a_client_of_http_1_0_gets_a_length_and_the_end(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    data = post(GET, version="1.0", Authorization=wire.authorization(challenge))
    response = await wire.ask(data)
    assert response.headers["Content-Length"] == str(len(response.body))
    assert "Transfer-Encoding" not in response.headers
    assert await wire.ended() == b""


@pytest.mark.parametrize("path", ["/wsman", "/wsman/", "http://amt:16992/wsman"])
async def test_the_path_may_have_a_slash_more_or_a_host(device: Served, path: str) -> None:
    challenge = await challenged(device)
    wire = await device.connect()
    header = wire.authorization(challenge, uri=path)
    assert (await wire.ask(post(GET, path=path, Authorization=header))).status == 200
    await wire.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Type": "text/plain"},
        {
            "Content_Type": "application/soap+xml;charset=UTF-8",
            "SOAPAction": '"x"',
            "User_Agent": "openwsman",
        },
        {"Accept_Encoding": "gzip, deflate", "Accept": "*/*", "Host": "6695eb01-f6a4-8304-79aa-97f2502e193f"},
        {"Content_Encoding": "gzip"},
        {"Cookie": "a=b", "X_Forwarded_For": "1.2.3.4"},
    ],
)
async def test_headers_that_mean_nothing_to_a_device_mean_nothing(
    device: Served, headers: dict[str, str]
) -> None:
    challenge = await challenged(device)
    wire = await device.connect()
    data = post(GET, Authorization=wire.authorization(challenge), **headers)
    assert (
        await wire.ask(data.replace(b"Host: amt\r\n", b"" if "Host" in headers else b"Host: amt\r\n"))
    ).status == 200
    await wire.close()


async def test_a_body_may_come_in_chunks(device: Served, wire: Connection) -> None:
    header = wire.authorization(await challenged(device)).encode()
    await wire.send(
        b"post /wsman HTTP/1.1\r\n".replace(b"post", b"POST")
        + b"HOST: amt\r\ntransfer-encoding: chunked\r\nauthorization: %b\r\n\r\n" % header
    )
    for start in range(0, len(GET), 100):
        piece = GET[start : start + 100]
        await wire.send(b"%x\r\n%b\r\n" % (len(piece), piece))
    assert (await wire.ask(b"0\r\n\r\n")).status == 200


async def test_a_scanner_reads_the_version_off_the_root(wire: Connection) -> None:
    """MeshCentral's scanner and nmap's, which names no host and no version of HTTP that would need one."""
    for request in (b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n"):
        response = await wire.ask(request)
        assert response.head.decode().split("\r\n") == [
            "HTTP/1.1 303 See Other",
            "Location: /logon.htm",
            "Content-Length: 0",
            f"Server: {SERVER}",
        ]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET /logon.htm", 404),
        ("POST /RemoteControlService", 404),
        ("GET /amt-storage/", 404),
        ("POST /wsman/x", 404),
        ("GET /%2e%2e/etc/passwd", 404),
        ("GET /wsman", 405),
        ("PUT /wsman", 405),
        ("HEAD /", 405),
        ("GET /wsman-anon/identify", 405),
    ],
)
async def test_what_is_not_there_is_refused_with_a_devices_headers(
    wire: Connection, line: str, status: int
) -> None:
    response = await wire.ask(f"{line} HTTP/1.1\r\nHost: amt\r\n\r\n".encode())
    assert response.status == status
    assert response.headers["Server"] == SERVER
    assert response.headers["Content-Length"] == "0"
    assert ("Allow" in response.headers) is (status == 405)


@pytest.mark.parametrize("path", ["/", "/nothing"])
@pytest.mark.parametrize("rest", ["1.1\r\nHost: amt\r\nConnection: close", "1.0"])
async def test_who_asks_for_the_end_gets_it(wire: Connection, path: str, rest: str) -> None:
    await wire.ask(f"GET {path} HTTP/{rest}\r\n\r\n".encode())
    async with asyncio.timeout(PATIENCE):
        assert await wire.reader.read() == b""


async def test_two_machines_are_told_apart_by_the_address_they_were_called_at() -> None:
    other = "Digest:" + "0" * 32
    machines = provisioned(), provisioned("127.0.0.2", other)
    async with served(*machines, host="0.0.0.0") as device:
        assert other in await challenged(device, "127.0.0.2")
        assert other not in await challenged(device)
        assert (await logged_in(device, GET, "127.0.0.2")).status == 200
        challenge = await challenged(device)
        wire = await device.connect("127.0.0.2")
        response = await wire.ask(post(GET, Authorization=wire.authorization(challenge)))
        assert response.status == 401
        await wire.close()


async def test_an_address_without_a_machine_says_nothing() -> None:
    async with served(host="0.0.0.0") as device:
        wire = await device.connect("127.0.0.3")
        assert await wire.ended() == b""
        await wire.close()
        assert (await logged_in(device, GET)).status == 200


async def test_a_machine_that_goes_away_takes_its_connections_along(device: Served, wire: Connection) -> None:
    challenge = await challenged(device)
    assert (await wire.ask(post(GET, Authorization=wire.authorization(challenge)))).status == 200
    device.machines.clear()
    await wire.send(post(GET, Authorization=wire.authorization(challenge)))
    assert await wire.ended() == b""


@pytest.mark.parametrize("how", ["path", "header"])
async def test_anyone_may_ask_what_this_is_and_nothing_else(
    device: Served, wire: Connection, how: str
) -> None:
    path = "/wsman-anon/identify" if how == "path" else "/wsman"
    headers = {} if how == "path" else {"WSMANIDENTIFY": "unauthenticated"}
    response = await wire.ask(post(requests.IDENTIFY, path=path, **headers))
    assert (response.status, b"AMT 16.0<" in response.body) == (200, True)
    refused = await wire.ask(post(GET, path=path, **headers))
    assert (refused.status, b"SchemaValidationError" in refused.body) == (400, True)
    assert (await wire.ask(post(b"junk", path=path, **headers))).status == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://amt", "Sec_Fetch_Site": "same-origin"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Referer": "http://amt/index.htm"}, 403),
        ({"User_Agent": "console", "Accept": "*/*"}, 200),
    ],
)
async def test_no_page_can_use_the_login_a_browser_remembers(
    device: Served, wire: Connection, headers: dict[str, str], status: int
) -> None:
    login = wire.authorization(await challenged(device))
    response = await wire.ask(post(GET, Authorization=login, Content_Type="text/plain", **headers))
    assert response.status == status
