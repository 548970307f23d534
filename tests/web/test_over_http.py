"""The pages on a socket: scripts that were written for devices, and what HTTP adds to a reply."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

import pytest
import requests as http
from requests.auth import HTTPDigestAuth

from support.machines import REALM, Made, make
from support.patience import PATIENCE
from support.wire import PASSWORD, SERVER, Connection, Served, served
from vamt.auth.accounts import Accounts, ha1

T = TypeVar("T")


@pytest.fixture
def made() -> Made:
    return make(None, Accounts(ha1=ha1("admin", REALM, PASSWORD)))


@pytest.fixture
async def device(made: Made) -> AsyncIterator[Served]:
    async with served(made.machine, pages=True) as machines:
        yield machines


@pytest.fixture
async def wire(device: Served) -> AsyncIterator[Connection]:
    connection = await device.connect()
    yield connection
    await connection.close()


async def script(device: Served, run: Callable[[http.Session, str], T]) -> T:
    """Run blocking code that has a session and the address of the device."""

    def logged_on() -> T:
        with http.Session() as session:
            session.trust_env = False
            session.auth = HTTPDigestAuth("admin", PASSWORD)
            return run(session, f"http://127.0.0.1:{device.port}")

    return await asyncio.to_thread(logged_on)


async def test_a_script_reads_the_power_state_and_switches(device: Served, made: Made) -> None:
    """As scripts around devices do it: a word on the page, the token in the form, two numbers."""

    def run(session: http.Session, url: str) -> http.Response:
        page = session.get(f"{url}/remote.htm", timeout=PATIENCE).text
        assert re.search("Power state: On", page)
        token = re.search('NAME="t" value="([^"]+)">', page)
        assert token is not None
        fields = {"t": token[1], "amt_html_rc_radio_group": "3", "amt_html_rc_boot_special": "1"}
        return session.post(f"{url}/remoteform", data=fields, timeout=PATIENCE)

    response = await script(device, run)
    assert (response.status_code, response.history[0].status_code) == (200, 303)
    assert made.hypervisor.verbs == ["restart"]


async def test_a_script_cuts_values_out_of_the_tables(device: Served) -> None:
    page = await script(device, lambda session, url: session.get(f"{url}/index.htm", timeout=PATIENCE).text)
    lines = page.splitlines()
    power = next(number for number, line in enumerate(lines) if "<p>Power" in line)
    assert re.sub(".*r1>|<.*", "", lines[power + 1]) == "On"
    assert page.rpartition("version: ")[2].partition(" ")[0] == "16.0.15-build"


async def test_a_query_belongs_to_what_is_signed(device: Served) -> None:
    status = await script(
        device,
        lambda session, url: session.get(f"{url}/index.htm?done=power&x=%3c", timeout=PATIENCE).status_code,
    )
    assert status == 200


async def test_a_reply_has_a_devices_headers(wire: Connection) -> None:
    response = await wire.ask(b"GET /logon.htm HTTP/1.1\r\nHost: amt\r\n\r\n")
    assert response.head.split(b"\r\n")[0] == b"HTTP/1.1 200 OK"
    assert response.headers["Server"] == SERVER
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Content-Type"] == "text/html; charset=UTF-8"


async def test_the_head_is_that_of_the_page(wire: Connection) -> None:
    page = await wire.ask(b"GET /logon.htm HTTP/1.1\r\nHost: amt\r\n\r\n")
    await wire.send(
        b"HEAD /logon.htm HTTP/1.1\r\nHost: amt\r\n\r\nGET /nothing HTTP/1.1\r\nHost: amt\r\n\r\n"
    )
    head = await wire.reader.readuntil(b"\r\n\r\n")
    assert f"Content-Length: {len(page.body)}".encode() in head
    assert (await wire.response()).status == 404


@pytest.mark.parametrize("path", ["/index.htm", "/remoteform", "/ACL.HTM", "/%69ndex.htm"])
async def test_whoever_does_not_log_on_is_asked_to(wire: Connection, path: str) -> None:
    assert (await wire.ask(f"GET {path} HTTP/1.1\r\nHost: amt\r\n\r\n".encode())).status == 401
