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
from support.patience import PATIENCE
from support.talking import ADMIN, registry
from support.wire import PASSWORD, provisioned
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.config import Limits
from vamt.firmware.storage import MAX_FILES, QUOTA, StoredFile, WebStorage
from vamt.machine import Machine
from vamt.net.crowd import Crowd
from vamt.net.http import HttpFront
from vamt.net.site import Reply, Visit
from vamt.store.sqlite import Store, StoredMachine
from vamt.web.storage import CONFINED, PREFIX, StorageSite
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
    assert (answer.content_type, answer.headers) == (
        "text/html",
        (("Content-Encoding", "gzip"), *CONFINED),
    )


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
    assert (answer.body, answer.headers[0]) == (b"one two", ("Content-Encoding", "gzip"))


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


@pytest.mark.parametrize(
    "header",
    [
        *("Content-Length: 1", "transfer-encoding: chunked", "Set-Cookie: a=b", "Clear-Site-Data: *"),
        *("Refresh: 0; url=/remote.htm", "Content-Security-Policy: sandbox allow-scripts", "Location: /"),
        *("Access-Control-Allow-Origin: null", "Service-Worker-Allowed: /", "X-Content-Type-Options: x"),
    ],
)
async def test_only_headers_that_describe_content_are_passed_on(machine: Machine, header: str) -> None:
    headers = f"<h>{header}</h><h>cache-control: no-store</h>".encode()
    await put(machine, "V/A/n", b"<metadata><headers>" + headers + b"</headers></metadata>content")
    assert (await ask(machine, "GET", "V/A/n")).headers == (("cache-control", "no-store"), *CONFINED)


def of_type(kind: str) -> bytes:
    return f"<metadata><headers><h>Content-Type: {kind}</h></headers></metadata>content".encode()


WRITER = Principal("writer", "192.0.2.1", frozenset({int(Realm.STORAGE)}), proof=None)

RUNS = ["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "text/javascript", "text/css"]
RUNS += ["application/pdf", "TEXT/HTML", "text/plain, text/html", "text/plain; x, text/html", "no type", ""]


@pytest.mark.parametrize("kind", RUNS)
async def test_what_could_run_in_a_browser_is_stored_by_administrators_only(
    machine: Machine, kind: str
) -> None:
    assert (await ask(machine, "PUT", "V/A/n", of_type(kind), WRITER)).status == 403
    assert (await ask(machine, "GET", "V/A/n")).status == 404
    assert (await ask(machine, "PUT", "V/A/n", of_type(kind), ADMIN)).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "image/PNG", "text/plain; charset=utf-8", "application/json"])
async def test_what_cannot_run_is_stored_by_whoever_may_write(machine: Machine, kind: str) -> None:
    assert (await ask(machine, "PUT", "V/A/n", of_type(kind), WRITER)).status == 200
    assert (await ask(machine, "PUT", "V/A/n", b" more", WRITER, append="")).status == 200
    assert (await ask(machine, "DELETE", "V/A/n", principal=WRITER)).status == 200


@pytest.mark.parametrize("path", ["index.htm", "logon.htm", "V/A/page"])
async def test_only_administrators_touch_a_page_that_one_of_them_stored(machine: Machine, path: str) -> None:
    await put(machine, path, of_type("text/html"))
    await put(machine, "V/A/notes", PLAIN)
    stored = machine.snapshot.section(WebStorage)
    for method, what, query in (
        *(("PUT", path, {"append": ""}), ("PUT", path, {}), ("DELETE", path, {})),
        *(("DELETE", folder, {}) for folder in ("V", "V/A") if "/" in path),
    ):
        assert (await ask(machine, method, what, PLAIN, WRITER, **query)).status == 403
    assert machine.snapshot.section(WebStorage) == stored
    assert (await ask(machine, "DELETE", "V/A/notes", principal=WRITER)).status == 200


@pytest.mark.parametrize("path", ["index.htm", "logon.htm"])
async def test_the_machines_own_pages_are_replaced_by_administrators_only(
    machine: Machine, path: str
) -> None:
    assert (await ask(machine, "PUT", path, PLAIN, WRITER)).status == 403
    assert await put(machine, path, PLAIN) == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
async def test_no_page_stores_or_deletes(machine: Machine, method: str) -> None:
    await put(machine, "V/A/n", PLAIN)
    sent = Visit(machine, ADMIN, method, f"{PREFIX}V/A/n", {}, {"Origin": "http://amt"}, PLAIN)
    assert (await StorageSite().visit(sent)).status == 403


async def test_the_list_of_files_is_confined_like_the_files(machine: Machine) -> None:
    assert (await ask(machine, "GET")).headers == CONFINED


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
    user = Principal("user", "192.0.2.1", frozenset(map(int, realms)), proof=None)
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
    machine, service = provisioned(), Service(registry())
    front = HttpFront(service, lambda _: machine, Limits(), Crowd(Limits()), {PREFIX: StorageSite()})
    port = await front.listen("127.0.0.1", 0)
    yield f"http://127.0.0.1:{port}{PREFIX}"
    await front.close()
    await service.close()


async def test_a_browser_opens_what_a_console_put(url: str) -> None:
    def session() -> None:
        client = http.Session()
        assert client.get(url, timeout=PATIENCE).status_code == 401
        client.auth = HTTPDigestAuth("admin", PASSWORD)
        whole = GZIPPED + PAGE
        for start in range(0, len(whole), 120):
            target = f"{url}index.htm{'?append=' if start else ''}"
            assert client.put(target, data=whole[start : start + 120], timeout=PATIENCE).status_code == 200
        opened = client.get(f"{url}index.htm", timeout=PATIENCE)
        assert (opened.text, opened.headers["Content-Type"]) == (gzip.decompress(PAGE).decode(), "text/html")
        assert client.head(f"{url}index.htm", timeout=PATIENCE).headers["Content-Length"] == str(len(PAGE))
        assert re.fullmatch(r"[\x20-\x7e]+", client.get(url, timeout=PATIENCE).text)
        assert client.delete(f"{url}index.htm", timeout=PATIENCE).status_code == 200
        assert client.get(f"{url}index.htm", timeout=PATIENCE).status_code == 404

    await asyncio.to_thread(session)
