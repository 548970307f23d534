"""Web storage over HTTP: `/amt-storage/`, where consoles list, put and delete files, and browsers open them.

A file comes in pieces, the first of which begins with a `<metadata>` element: the headers to serve it with and
the text of a link (MeshCommander, and the loaders that put it there). They send several kilobytes at a time,
since a device takes no more.

A stored page must not act as whoever opens it: nothing that is stored runs scripts or shares the machine's origin,
and what browsers might run is stored by administrators only.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.firmware.storage import StoredFile, WebStorage
from vamt.machine import Machine
from vamt.net.site import Reply, Visit, from_page

log = logging.getLogger("vamt.firmware.storage")

PREFIX: Final = "/amt-storage/"
PAGES: Final = frozenset({"index.htm", "logon.htm"})
"""Names that need no vendor: they take the place of AMT's own pages."""

VERSION: Final = 1
WRITERS: Final = frozenset({int(Realm.STORAGE), int(Realm.STORAGE_ADMIN)})
RESERVED_VENDORS: Final = PAGES | {"intel"}
"""In lower case; in the listing a page and a vendor of one name would be one."""

MAX_METADATA: Final = 4096
MAX_HEADERS: Final = 8
OCTETS: Final = "application/octet-stream"

PASSIVE: Final = frozenset(
    {
        *(OCTETS, "application/json", "application/zip", "text/csv", "text/plain"),
        *(f"image/{kind}" for kind in ("bmp", "gif", "jpeg", "png", "vnd.microsoft.icon", "webp", "x-icon")),
    }
)
"""Types in which no browser finds anything to run. Whoever may write stores these, administrators any."""

PASSED_ON: Final = frozenset(
    {
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "expires",
        "last-modified",
    }
)
"""Headers that only describe content; the others could lead a browser elsewhere or change what it lets pages do."""

CONFINED: Final = (
    (
        "Content-Security-Policy",
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)
"""What a browser is told of all that is stored: to show it by itself, in an origin of its own, without scripts or
forms."""

_PATH: Final = re.compile(r"(?!\.+/)([A-Za-z0-9._~-]{1,11})(?:/(?!\.+(?:/|$))[A-Za-z0-9._~-]{1,11}){2}")
"""Vendor, application and name, eleven characters each."""

_METADATA: Final = re.compile(rb"\s*<metadata>(.*?)</metadata>", re.DOTALL)
_HEADER: Final = re.compile(r"<h>([^<]*)</h>")
_LINK: Final = re.compile(r"<link>([^<]*)</link>")
_FIELD: Final = re.compile(r"\s*([A-Za-z0-9-]{1,64}):[ \t]*([\x20-\x7e]{0,256}?)\s*")
_TYPE: Final = re.compile(r"([a-z]+/[a-z0-9.+-]+)(?:; ?charset=[a-z0-9-]+)?", re.IGNORECASE)


class StorageSite:
    """Answers below `/amt-storage/`."""

    def public(self, path: str) -> bool:
        """Nothing is: a device asks for a login first."""
        return False

    async def visit(self, visit: Visit) -> Reply:
        """List, fetch, store or delete."""
        path, principal = visit.path.removeprefix(PREFIX), visit.principal
        if principal is None:
            return Reply(HTTPStatus.FORBIDDEN)
        if visit.method in ("GET", "HEAD"):
            storage = visit.machine.snapshot.section(WebStorage)
            return _listing(storage, principal) if not path else _served(storage.file(path))
        if visit.method not in ("PUT", "DELETE") or not path:
            allowed = "GET, HEAD, PUT, DELETE" if path else "GET, HEAD"
            return Reply(HTTPStatus.METHOD_NOT_ALLOWED, headers=(("Allow", allowed),))
        if not principal.holds(WRITERS) or from_page(visit.headers):
            return Reply(HTTPStatus.FORBIDDEN)
        if visit.method == "DELETE":
            return await _deleted(visit.machine, principal, path)
        return await _stored(visit.machine, principal, path, visit.body, append="append" in visit.query)


def reply(file: StoredFile) -> Reply:
    """A file as it is served."""
    headers = [(name, value) for name, value in file.headers if name.lower() in PASSED_ON]
    return Reply(body=file.content, content_type=_content_type(file), headers=(*headers, *CONFINED))


def _content_type(file: StoredFile) -> str:
    kinds = [value for name, value in file.headers if name.lower() == "content-type"]
    return kinds[-1] if kinds else OCTETS


def _may_change(principal: Principal, file: StoredFile) -> bool:
    """Whether a user with the realm may put a file there, or take it away: pages, and what could run, not."""
    match = _TYPE.fullmatch(_content_type(file))
    passive = file.path not in PAGES and match is not None and match[1].lower() in PASSIVE
    return passive or principal.administrator


def _served(file: StoredFile | None) -> Reply:
    return Reply(HTTPStatus.NOT_FOUND) if file is None else reply(file)


def _listing(storage: WebStorage, principal: Principal) -> Reply:
    """What is stored, as a tree, which MeshCommander and the loaders of consoles for firmware read."""
    tree: dict[str, Any] = {}
    for file in storage.files:
        *folders, name = file.path.split("/")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = {"size": len(file.content), "link": file.link}
    information = {
        "version": VERSION,
        "realms": sum(1 << realm for realm in principal.realms),
        "user": principal.name,
    }
    body = json.dumps({"information": information, "content": tree}).encode()
    return Reply(body=body, content_type="application/json", headers=CONFINED)


async def _deleted(machine: Machine, principal: Principal, path: str) -> Reply:
    async with machine.exclusive(principal):
        storage = machine.snapshot.section(WebStorage)
        left = storage.without(path)
        if left == storage:
            return Reply(HTTPStatus.NOT_FOUND)
        if not all(file in left.files or _may_change(principal, file) for file in storage.files):
            return Reply(HTTPStatus.FORBIDDEN)
        if left.files:
            await machine.save(left)
        else:
            await machine.save(forget=(WebStorage.NAME,))
    log.info("deleted machine=%s path=%r", machine.name, path)
    return Reply()


async def _stored(machine: Machine, principal: Principal, path: str, body: bytes, *, append: bool) -> Reply:
    """Store a file, or a further piece of one; a piece may begin with empty metadata."""
    refusal = _refusal(path)
    if refusal is not None:
        return Reply(refusal)
    metadata = _METADATA.match(body, 0, MAX_METADATA)
    content = body if metadata is None else body[metadata.end() :]
    told = None if metadata is None else _told(metadata[1].decode("latin-1"))
    if told is None and not append:
        return Reply(HTTPStatus.BAD_REQUEST)
    async with machine.exclusive(principal):
        storage = machine.snapshot.section(WebStorage)
        known = storage.file(path)
        if append:
            if known is None:
                return Reply(HTTPStatus.NOT_FOUND)
            file = replace(known, content=known.content + content)
        else:
            file = StoredFile(path, content, **(told or {}))
        if not all(_may_change(principal, each) for each in (known, file) if each is not None):
            return Reply(HTTPStatus.FORBIDDEN)
        changed = storage.with_file(file)
        if not changed.fits:
            return Reply(HTTPStatus.INSUFFICIENT_STORAGE)
        await machine.save(changed)
    log.info("stored machine=%s path=%r octets=%d", machine.name, path, len(file.content))
    return Reply()


def _refusal(path: str) -> HTTPStatus | None:
    """Why nothing can be stored under a path."""
    if path in PAGES:
        return None
    match = _PATH.fullmatch(path)
    if match is None:
        return HTTPStatus.BAD_REQUEST
    return HTTPStatus.FORBIDDEN if match[1].lower() in RESERVED_VENDORS else None


def _told(metadata: str) -> Mapping[str, Any] | None:
    """What metadata says of a file; None if it says something no header can be."""
    lines = _HEADER.findall(metadata)
    fields = [_FIELD.fullmatch(line) for line in lines]
    if len(lines) > MAX_HEADERS or None in fields:
        return None
    headers = tuple((field[1], field[2]) for field in fields if field)
    link = _LINK.search(metadata)
    return {"headers": headers, "link": link[1] if link else ""}
