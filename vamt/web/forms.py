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
from urllib.parse import parse_qsl

from vamt.net.site import Visit, from_own_page
from vamt.web.html import Html

MAX_FIELDS: Final = 64


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
        if not hmac.compare_digest(given, self.token(visit).encode()) or not from_own_page(visit.headers):
            return None
        return fields


def hidden_token(token: str) -> Html:
    """The field that carries the token, spelt as on a device: scripts look for it by this spelling."""
    return Html(f'<INPUT TYPE=hidden NAME="t" value="{token}">')
