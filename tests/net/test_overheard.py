"""Over plain HTTP a login can be overheard: what of it opens anything, and what every client still may do."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import requests as http
from requests.auth import HTTPDigestAuth

from support import requests
from support.machines import REALM
from support.wire import PASSWORD, Connection, Served, challenged, post, provisioned, served
from vamt.auth.accounts import Accounts, User, ha1
from vamt.auth.realms import Realm

GET = requests.get("AMT_GeneralSettings")
OTHER = requests.invoke("AMT_AuthorizationService", "RemoveUserAclEntry", "<h:Handle>3</h:Handle>")
DOMAIN_USER = "dom\\user"


@pytest.fixture
async def device() -> AsyncIterator[Served]:
    machine = provisioned("127.0.0.1")
    accounts = machine.snapshot.section(Accounts)
    user = User(3, DOMAIN_USER, ha1(DOMAIN_USER, REALM, PASSWORD), realms=(int(Realm.PT_ADMINISTRATION),))
    machine.hold(replace(accounts, users=(user,)))
    async with served(machine) as machines:
        yield machines


async def overheard(device: Served) -> bytes:
    """The Authorization of a request that was answered."""
    challenge = await challenged(device)
    client = await device.connect()
    header = client.authorization(challenge)
    assert (await client.ask(post(GET, Authorization=header))).status == 200
    await client.close()
    return header.encode()


@pytest.mark.parametrize("source", ["127.0.0.1", "127.0.0.66"])
async def test_what_was_overheard_opens_nothing_a_second_time(device: Served, source: str) -> None:
    header = (await overheard(device)).decode()
    reader, writer = await asyncio.open_connection("127.0.0.1", device.port, local_addr=(source, 0))
    thief = Connection(reader, writer)
    answer = await thief.ask(post(OTHER, Authorization=header))
    assert answer.status == 401
    assert ',stale="true",' in answer.headers["WWW-Authenticate"]
    await thief.close()
    assert device.machines["127.0.0.1"].snapshot.section(Accounts).users


async def test_a_client_that_is_told_to_try_again_gets_in_with_the_new_nonce(device: Served) -> None:
    header = (await overheard(device)).decode()
    client = await device.connect()
    stale = await client.ask(post(GET, Authorization=header))
    await client.close()
    client = await device.connect()
    fresh = client.authorization(stale.headers["WWW-Authenticate"])
    assert (await client.ask(post(GET, Authorization=fresh))).status == 200
    assert (await client.ask(post(GET, Authorization=fresh))).status == 200
    await client.close()


async def test_one_nonce_serves_many_connections_of_requests(device: Served) -> None:
    """One challenge, and no other as long as the nonce is good, however often the client connects anew."""

    def run() -> list[int]:
        login = HTTPDigestAuth("admin", PASSWORD)
        statuses = []
        for _ in range(20):
            with http.Session() as session:
                session.trust_env = False
                answer = session.post(f"http://127.0.0.1:{device.port}/wsman", data=GET, auth=login)
                statuses += [each.status_code for each in (*answer.history, answer)]
        return statuses

    assert await asyncio.to_thread(run) == [401] + [200] * 20


async def test_clients_that_share_an_address_do_not_disturb_each_other(device: Served) -> None:
    def run(_: int) -> list[int]:
        with http.Session() as session:
            session.trust_env = False
            session.auth = HTTPDigestAuth("admin", PASSWORD)
            url = f"http://127.0.0.1:{device.port}/wsman"
            return [session.post(url, data=GET).status_code for _ in range(10)]

    def all_of_them() -> list[list[int]]:
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(run, range(8)))

    assert await asyncio.to_thread(all_of_them) == [[200] * 10] * 8


def curl(*arguments: str) -> list[str]:
    program = shutil.which("curl")
    if program is None:
        pytest.skip("curl is not installed")
    return [program, "--silent", "--max-time", "30", *arguments]


async def test_curl_repeats_its_login_over_kept_and_new_connections(device: Served) -> None:
    url = f"http://127.0.0.1:{device.port}/wsman"
    request = ["--digest", "--user", f"admin:{PASSWORD}", "--data", GET.decode(), "--output", "/dev/null"]
    told = ["--write-out", '{"status": %{http_code}, "connects": %{num_connects}}\n']
    once = [*request, *told, url]
    process = await asyncio.create_subprocess_exec(
        *curl(*once, "--next", *once, "--next", *once, "--header", "Connection: close", "--next", *once),
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert [json.loads(line)["status"] for line in said.decode().splitlines()] == [200] * 4


async def test_a_user_of_a_windows_domain_logs_in_by_curl_and_by_requests(device: Served) -> None:
    """libcurl sends the backslash as a quoted pair (RFC 9110 §5.6.4), requests as it is."""
    url = f"http://127.0.0.1:{device.port}/wsman"
    process = await asyncio.create_subprocess_exec(
        *curl("--digest", "--user", f"{DOMAIN_USER}:{PASSWORD}", "--data", GET.decode(), "--fail", url),
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert (process.returncode, REALM in said.decode()) == (0, True)

    def run() -> int:
        with http.Session() as session:
            session.trust_env = False
            return session.post(url, data=GET, auth=HTTPDigestAuth(DOMAIN_USER, PASSWORD)).status_code

    assert await asyncio.to_thread(run) == 200
