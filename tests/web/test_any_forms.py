"""Whatever stands in a form, a path or a file, the page and the storage answer, and nothing fails inside.

Drawn at random from a seed; VAMT_FUZZ_ROUNDS makes more of them.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

import pytest

from support.machines import Made, make
from support.pages import Visitor
from support.talking import ADMIN
from vamt.auth.accounts import User, new_accounts
from vamt.auth.principal import Principal
from vamt.firmware.storage import QUOTA, WebStorage
from vamt.net.framing import Framing
from vamt.net.site import Visit
from vamt.store.codec import encode
from vamt.web import remote, users
from vamt.web.site import FORMS, PAGES
from vamt.web.storage import PREFIX, StorageSite

ROUNDS: Final = int(os.environ.get("VAMT_FUZZ_ROUNDS", "8"))
NOBODY: Final = Principal("ann", "2001:db8::1", frozenset({6}), proof=None)
SOMEBODY: Final = Principal("ann", "192.0.2.3", frozenset({2, 4, 5, 6, 7, 13, 21}), proof=None)
FIELDS: Final = (
    "UserName", "OldUserName", "UserPwd", "UserPwd2", "UserSubmit", "command", "state", "enabled", "realm2",
    "realm3", "realm20", "HostName", "DomainName", "PriUpdInt", "EnSharedFqdn", "EnDnsClient", "RespondPing", "ask",
    "AdminSubmit", "t", "", "Clear", "Stop", remote.COMMAND, remote.BOOT, "done",
)  # fmt: skip
VALUES: Final = (
    "", " ", "ann", "bob", "admin", "$$uns", "P@ssw0rd", "P@ssw0re", users.NEW, users.CHANGE, users.REMOVE,
    users.CHANGE_ADMIN, users.REMOVAL, "1", "2", "3", "9", "10", "setup", "on", "yes", "-1", "9" * 40, "1e9", "\u00b2",
    "\u0663", "a" * 5000, "\0\x01\x7f", "\ud800", "\ufffe\U0001f600", "<script>", "\"'&;", "example.com",
    "\r\nSet-Cookie: x",
    "Clear Log", "Stop Logging", "..", "%00",
)  # fmt: skip
PATHS: Final = (
    "index.htm", "logon.htm", "index.htm/size/x", "index.htm/x/y", "logon.htm/link/y", "a/b/c", "a/b/d", "a/b", "a",
    "a/b/c/d", "../x/y", "a/../b", "Intel/x/y", "", "/", "a" * 12 + "/b/c", "\u00e9/b/c", "a/b/c\n", "size/link/size",
)  # fmt: skip
METADATA: Final = (
    b"", b"<metadata></metadata>", b"<metadata><headers><h>Content-Encoding:gzip</h></headers></metadata>",
    b"<metadata><headers><h>Content-Type: text/html\xe9</h></headers></metadata>", b"<metadata>", b"<h>x</h>",
    b"<metadata><link>\xff\xfe<b></link></metadata>", b"<metadata><h>A: b\r\nC: d</h></metadata>",
    b"<metadata><h>Content-Length: 1</h><link>one</link></metadata>",
    b"<metadata>" + b"<h>A:b</h>" * 9 + b"</metadata>",
)  # fmt: skip
METHODS: Final = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")


def fresh() -> Made:
    ann = User(3, "ann", "00" * 16, realms=(2, 4, 5))
    accounts = new_accounts("Digest:A", "P@ssw0rd")
    return make(None, replace(accounts, users=(ann,), next_handle=4))


@pytest.fixture(autouse=True)
def nothing_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.ERROR, "vamt")
    yield
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def some(draw: random.Random) -> bytes:
    """Fields of a form, most of them some that there are."""
    names = [draw.choice(FIELDS) for _ in range(draw.randrange(9))]
    fields = [(name, draw.choice(VALUES)) for name in names]
    return urlencode(fields, errors="surrogatepass").encode() if draw.random() < 0.9 else draw.randbytes(60)


async def send_forms(seed: int) -> None:
    draw, framing = random.Random(seed), Framing("vamt")
    for path in (*PAGES, *FORMS, "/", "/nothing", "/INDEX.HTM") * ROUNDS:
        visitor = Visitor(fresh(), draw.choice((ADMIN, ADMIN, SOMEBODY, NOBODY)))
        for _ in range(3):
            visit = Visit(visitor.made.machine, visitor.principal, "POST", path)
            body = some(draw) + b"&t=" + visitor.site._forms.token(visit).encode()
            method = draw.choice(("GET", "POST", "POST", "POST", "HEAD", "PUT"))
            shown = await visitor.visit(path, method, body, query={"done": draw.choice(VALUES)})
            framing.reply(shown.reply, 0.0)
            assert shown.status < HTTPStatus.INTERNAL_SERVER_ERROR
            assert b"<script>" not in shown.reply.body


def test_any_form_is_answered() -> None:
    asyncio.run(send_forms(1))


async def store_files(seed: int) -> None:
    draw, framing, site = random.Random(seed), Framing("vamt"), StorageSite()
    for _ in range(ROUNDS):
        machine = fresh().machine
        for _ in range(60):
            body = draw.choice(METADATA) + bytes(draw.choice((0, 10, 60_000)))
            principal = draw.choice((ADMIN, SOMEBODY))
            query = draw.choice(({}, {"append": ""}))
            path = PREFIX + draw.choice(PATHS)
            visit = Visit(machine, principal, draw.choice(METHODS), path, query, {}, body)
            for reply in (
                await site.visit(visit),
                await site.visit(Visit(machine, principal, "GET", PREFIX)),
            ):
                framing.reply(reply, 0.0)
                assert reply.status in (200, 400, 403, 404, 405, 507)
            assert len(encode(machine.snapshot.section(WebStorage))) < 2 * QUOTA


def test_any_file_is_answered_and_the_listing_goes_on() -> None:
    asyncio.run(store_files(1))
