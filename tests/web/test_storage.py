"""Web storage: consoles put files on a machine piece by piece, browsers open them."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests as http
from requests.auth import HTTPDigestAuth

from support.machines import UUID_1, make
from support.talking import ADMIN, registry
from support.wire import PASSWORD, provisioned
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.config import Limits
from vamt.firmware.storage import MAX_FILES, QUOTA, StoredFile, WebStorage
from vamt.machine import Machine
from vamt.net.http import HttpFront
from vamt.net.site import Reply, Visit
from vamt.store.sqlite import Store, StoredMachine
from vamt.web.storage import PREFIX, StorageSite
from vamt.wsman.service import Service

GZIPPED = (
    b"<metadata><headers><h>Content-Encoding: gzip</h><h>Content-Type: text/html</h></headers></metadata>"
)
PLAIN = b"<metadata><headers><h>Content-Type:text/plain</h></headers><link>My notes</link></metadata>"
PAGE = gzip.compress(b"<!DOCTYPE html><html><body>console</body></html>" * 9, mtime=0)
PIECE = 7000
"""Octets that MeshCommander sends at a time."""


@pytest.fixture
def machine() -> Machine:
    return make().machine


async def ask(
    machine: Machine,
    method: str,
    path: str = "",
    body: bytes = b"",
    principal: Principal | None = ADMIN,
    **query: str,
) -> Reply:
    return await StorageSite().visit(Visit(machine, principal, method, f"{PREFIX}{path}", query, {}, body))


async def put(machine: Machine, path: str, body: bytes, **query: str) -> int:
    return (await ask(machine, "PUT", path, body, **query)).status


async def listing(machine: Machine) -> dict[str, Any]:
    answer = await ask(machine, "GET")
    assert (answer.status, answer.content_type) == (200, "application/json")
    return dict(json.loads(answer.body))


async def test_an_empty_storage_is_listed_with_who_asks(machine: Machine) -> None:
    assert await listing(machine) == {
        "information": {"version": 1, "realms": 8, "user": "admin"},
        "content": {},
    }


async def test_a_file_is_served_as_it_was_put_with_its_headers(machine: Machine) -> None:
    assert await put(machine, "Vendor/App/page.htm", GZIPPED + PAGE) == 200
    answer = await ask(machine, "GET", "Vendor/App/page.htm")
    assert (answer.status, answer.body) == (200, PAGE)
    assert (answer.content_type, answer.headers) == ("text/html", (("Content-Encoding", "gzip"),))


async def test_meshcommanders_pieces_become_one_file(machine: Machine) -> None:
    whole = GZIPPED + bytes(range(256)) * 700
    for start in range(0, len(whole), PIECE):
        more = {"append": ""} if start else {}
        assert await put(machine, "index.htm", whole[start : start + PIECE], **more) == 200
    assert (await ask(machine, "GET", "index.htm")).body == bytes(range(256)) * 700


async def test_pieces_may_begin_with_empty_metadata(machine: Machine) -> None:
    await put(machine, "index.htm", GZIPPED + b"one ")
    assert await put(machine, "index.htm", b"<metadata></metadata>two", append="1") == 200
    answer = await ask(machine, "GET", "index.htm")
    assert (answer.body, answer.headers) == (b"one two", (("Content-Encoding", "gzip"),))


async def test_files_are_listed_below_their_vendors_and_applications(machine: Machine) -> None:
    """MeshCommander walks vendors, applications, names, and knows two names without a vendor."""
    for path in ("index.htm", "V/A/one", "V/A/two", "V/B/one", "W/A/one"):
        await put(machine, path, PLAIN + path.encode())
    content = (await listing(machine))["content"]
    assert content.pop("index.htm") == {"size": 9, "link": "My notes"}
    assert {
        vendor: {app: sorted(files) for app, files in apps.items()} for vendor, apps in content.items()
    } == {
        "V": {"A": ["one", "two"], "B": ["one"]},
        "W": {"A": ["one"]},
    }


async def test_a_file_put_again_is_another_file(machine: Machine) -> None:
    await put(machine, "V/A/n", PLAIN + b"long content")
    await put(machine, "V/A/n", b"<metadata></metadata>short")
    answer = await ask(machine, "GET", "V/A/n")
    assert (answer.body, answer.content_type) == (b"short", "application/octet-stream")
    assert (await listing(machine))["content"]["V"]["A"]["n"]["link"] == ""


async def test_a_file_an_application_or_a_vendor_is_deleted(machine: Machine) -> None:
    for path in ("V/A/one", "V/A/two", "V/B/one", "VA/B/one", "index.htm"):
        await put(machine, path, PLAIN)
    for path, left in (("V/A/one", 4), ("V/A", 3), ("V", 2), ("index.htm", 1), ("VA/B/one", 0)):
        assert (await ask(machine, "DELETE", path)).status == 200
        assert len(machine.snapshot.section(WebStorage).files) == left
        assert (await ask(machine, "DELETE", path)).status == 404
    assert WebStorage.NAME not in machine.snapshot.sections


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("logon.htm", 200),
        ("v.1-2~3_4/a/n", 200),
        ("a" * 11 + "/" + "b" * 11 + "/" + "c" * 11, 200),
        ("a" * 12 + "/b/c", 400),
        ("a/b/" + "c" * 12, 400),
        ("other.htm", 400),
        ("Index.htm", 400),
        ("a/b", 400),
        ("a/b/c/d", 400),
        ("a//c", 400),
        ("a/b/", 400),
        ("../b/c", 400),
        ("a/./c", 400),
        ("a/b/..", 400),
        ("a/b c/d", 400),
        ("a/b/ü", 400),
        ('a/b/"', 400),
        ("Intel/b/c", 403),
        ("index.htm/size/c", 403),
        ("INTEL/b/c", 403),
    ],
)
async def test_a_path_has_three_short_names(machine: Machine, path: str, status: int) -> None:
    assert await put(machine, path, PLAIN) == status
    assert (await ask(machine, "GET", path)).status == (200 if status == 200 else 404)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no metadata",
        b"<metadata><headers>",
        b" " * 5000 + PLAIN,
        b"<metadata><headers><h>Bad Header: x</h></headers></metadata>",
        b"<metadata><headers><h>X-Injected: a\r\nSet-Cookie: b</h></headers></metadata>",
        b"<metadata><headers><h>no colon</h></headers></metadata>",
        b"<metadata><headers><h>X: \xff</h></headers></metadata>",
        b"<metadata><headers><h>X: " + b"v" * 300 + b"</h></headers></metadata>",
        b"<metadata><headers>" + b"<h>X: y</h>" * 9 + b"</headers></metadata>",
    ],
)
async def test_a_file_that_does_not_say_how_to_be_served_is_refused(machine: Machine, body: bytes) -> None:
    assert await put(machine, "V/A/n", body) == 400
    assert (await listing(machine))["content"] == {}


async def test_headers_of_the_connection_are_not_a_files(machine: Machine) -> None:
    headers = b"<h>Content-Length: 1</h><h>transfer-encoding: chunked</h><h>Cache-Control: no-store</h>"
    await put(machine, "V/A/n", b"<metadata><headers>" + headers + b"</headers></metadata>content")
    assert (await ask(machine, "GET", "V/A/n")).headers == (("Cache-Control", "no-store"),)


async def test_nothing_is_appended_to_a_file_that_is_not_there(machine: Machine) -> None:
    assert await put(machine, "V/A/n", b"more", append="") == 404


async def test_what_exceeds_the_quota_is_refused_and_changes_nothing(machine: Machine) -> None:
    half = b"<metadata></metadata>" + bytes(QUOTA // 2)
    assert await put(machine, "V/A/1", half) == 200
    assert await put(machine, "V/A/2", half) == 507
    assert await put(machine, "V/A/1", half, append="") == 507
    assert [file.path for file in machine.snapshot.section(WebStorage).files] == ["V/A/1"]
    assert await put(machine, "V/A/1", half) == 200


async def test_small_files_are_bounded_in_number(machine: Machine) -> None:
    for number in range(MAX_FILES):
        assert await put(machine, f"V/A/{number}", PLAIN) == 200
    assert await put(machine, "V/A/more", PLAIN) == 507
    assert await put(machine, "V/A/0", PLAIN) == 200


@pytest.mark.parametrize(
    ("realms", "status"),
    [({Realm.GENERAL_INFO}, 403), ({Realm.STORAGE}, 200), ({Realm.STORAGE_ADMIN}, 200), ({3}, 200)],
)
async def test_every_user_may_read_and_those_with_the_realm_may_write(
    machine: Machine, realms: set[int], status: int
) -> None:
    await put(machine, "V/A/n", PLAIN)
    user = Principal("user", "192.0.2.1", frozenset(map(int, realms)))
    assert (await ask(machine, "GET", "V/A/n", principal=user)).status == 200
    assert (await ask(machine, "PUT", "V/A/m", PLAIN, principal=user)).status == status
    assert (await ask(machine, "DELETE", "V/A/n", principal=user)).status == status


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("POST", "V/A/n", "GET, HEAD, PUT, DELETE"), ("PUT", "", "GET, HEAD"), ("DELETE", "", "GET, HEAD")],
)
async def test_other_methods_are_refused(machine: Machine, method: str, path: str, allowed: str) -> None:
    answer = await ask(machine, method, path, PLAIN)
    assert (answer.status, answer.headers) == (405, (("Allow", allowed),))


async def test_files_survive_a_restart(tmp_path: Path) -> None:
    stored = WebStorage((StoredFile("V/A/n", bytes(range(256)), (("Content-Type", "text/plain"),), "Link"),))
    store = await Store.open(tmp_path)
    row = StoredMachine(UUID_1, "one", None, "", "Digest:0", datetime(2024, 1, 1, tzinfo=UTC))
    await store.put([row], [(UUID_1, stored)])
    await store.close()
    store = await Store.open(tmp_path)
    sections = (await store.sections([UUID_1]))[UUID_1]
    assert sections[WebStorage.NAME].read(WebStorage) == stored
    await store.close()


@pytest.fixture
async def url() -> AsyncIterator[str]:
    """A machine on a real socket."""
    machine, service = provisioned(), Service(registry(), "16.1.25.2124")
    front = HttpFront(service, lambda _: machine, "16.1.25.2124", Limits(), {PREFIX: StorageSite()})
    port = await front.listen("127.0.0.1", 0)
    yield f"http://127.0.0.1:{port}{PREFIX}"
    await front.close()
    await service.close()


async def test_a_browser_opens_what_a_console_put(url: str) -> None:
    def session() -> None:
        client = http.Session()
        assert client.get(url, timeout=10).status_code == 401
        client.auth = HTTPDigestAuth("admin", PASSWORD)
        whole = GZIPPED + PAGE
        for start in range(0, len(whole), 120):
            target = f"{url}index.htm{'?append=' if start else ''}"
            assert client.put(target, data=whole[start : start + 120], timeout=10).status_code == 200
        opened = client.get(f"{url}index.htm", timeout=10)
        assert (opened.text, opened.headers["Content-Type"]) == (gzip.decompress(PAGE).decode(), "text/html")
        assert client.head(f"{url}index.htm", timeout=10).headers["Content-Length"] == str(len(PAGE))
        assert re.fullmatch(r"[\x20-\x7e]+", client.get(url, timeout=10).text)
        assert client.delete(f"{url}index.htm", timeout=10).status_code == 200
        assert client.get(f"{url}index.htm", timeout=10).status_code == 404

    await asyncio.to_thread(session)
