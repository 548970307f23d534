"""`Site`: what a machine answers over HTTP beside WS-Management: its web page, its storage.

A site gets a `Visit` and gives a `Reply`; sockets, digest and framing are `vamt.net.http`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import urlsplit

from aiohttp import hdrs

from vamt.auth.principal import Principal
from vamt.machine import Machine

_OWN_PAGES: Final = frozenset({"same-origin", "none"})
_FETCH_SITE: Final = "Sec-Fetch-Site"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: what was asked, by whom."""

    machine: Machine
    principal: Principal | None
    """None on the paths that `Site.public` names."""
    method: str
    path: str
    """Decoded, without the query."""
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    """Case-insensitive."""
    body: bytes = b""
    """Bounded by `limits.body`."""
    secure: bool = False
    """It came over TLS."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; Content-Length, Date and Server are added where it is framed."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=UTF-8"
    headers: tuple[tuple[str, str], ...] = ()


class Site(Protocol):
    """Answers a part of the paths of every machine; holds no state of any."""

    def public(self, path: str) -> bool:
        """Whether a path is answered without a login."""

    async def visit(self, visit: Visit) -> Reply:
        """Answer; what a visitor got wrong is a Reply too, never an exception.

        Raises:
            AccessDenied: by the time of the change, the visitor would no longer be let in.

        """


def from_page(headers: Mapping[str, str]) -> bool:
    """Whether a page in a browser sends a request, whosever it is (Fetch Metadata; RFC 6454).

    Browsers add an Origin to every POST of a page, and a Sec-Fetch-Site where they trust the transport. No console,
    library or script names where it comes from.
    """
    return hdrs.ORIGIN in headers or _FETCH_SITE in headers or hdrs.REFERER in headers


def from_own_page(headers: Mapping[str, str]) -> bool:
    """Whether no browser says that another's page sends a request (Fetch Metadata; RFC 6454).

    A browser adds the digest credentials it knows to whatever any page has it send.
    """
    if headers.get(_FETCH_SITE, "same-origin") not in _OWN_PAGES:
        return False
    origin = headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("Host", "")
    except ValueError:
        return False
