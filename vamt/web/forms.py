"""Forms: what was filled in, and whether the user meant it.

A browser sends digest credentials by itself, also with a form on someone else's page. So every form carries a
token that only our own pages know, and what the browser says about where a request comes from must not
contradict. Scripts say nothing of that, and fetch the token as a browser does. No I/O.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from vamt.net.site import Visit
from vamt.web.html import Html

MAX_FIELDS: Final = 64
_OWN_PAGES: Final = frozenset({"same-origin", "none"})


class Forms:
    """Tokens of one server; its key dies with it, and a page loaded before has to be loaded again."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def token(self, visit: Visit) -> str:
        """The token of this user on this machine."""
        user = "" if visit.principal is None else visit.principal.name
        about = visit.machine.uuid.bytes + user.encode(errors="surrogateescape")
        return hashlib.blake2s(about, key=self._key, digest_size=16).hexdigest()

    def read(self, visit: Visit) -> Mapping[str, str] | None:
        """The fields of a form that one of our pages sent, by name, the first of each; None if none did."""
        try:
            pairs = parse_qsl(
                visit.body.decode(errors="replace"), keep_blank_values=True, max_num_fields=MAX_FIELDS
            )
        except ValueError:
            return None
        fields = dict(reversed(pairs))
        given = fields.get("t", "").encode(errors="replace")
        if not hmac.compare_digest(given, self.token(visit).encode()) or not _from_our_page(visit):
            return None
        return fields


def hidden_token(token: str) -> Html:
    """The field that carries the token, spelt as on a device: scripts look for it by this spelling."""
    return Html(f'<INPUT TYPE=hidden NAME="t" value="{token}">')


def _from_our_page(visit: Visit) -> bool:
    """Whether the browser does not say otherwise (Fetch Metadata; RFC 6454)."""
    if visit.headers.get("Sec-Fetch-Site", "same-origin") not in _OWN_PAGES:
        return False
    origin = visit.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == visit.headers.get("Host", "")
    except ValueError:
        return False
