"""HTTP digest as AMT does it (RFC 2617, MD5, `qop="auth"`): challenges out, answers checked.

There is no I/O and no clock here.

Nonces carry their own age and a keyed hash, so none is stored before somebody has proven himself with it.
Clients are taken as they are: values quoted or not, any nc at first, one nonce over many connections.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from vamt.auth.replay import Answer, Uses

AUTH: Final = "auth"
AUTH_INT: Final = "auth-int"
"""Offered by strict firmware only, since MeshCommander would always choose it, but taken: it covers the body too."""

MAX_HEADER: Final = 2048
"""Characters; longer Authorization headers are not looked at."""

_PAIR: Final = re.compile(r'\b(\w+)\s*=\s*"?((?<=")[^"]*|[^\s,"]+)')
_HEX: Final = re.compile(r"[0-9A-Fa-f]{1,16}")
_PAIRED: Final = re.compile(r"\\(.)")
"""A quoted pair (RFC 9110 §5.6.4)."""
_QOPS: Final = (AUTH, AUTH_INT)
_NO_HA1: Final = "0" * 32
_NONCE_BYTES: Final = 24
_SIGNED_BYTES: Final = 12


class Verdict(Enum):
    """What an Authorization header is worth."""

    ACCEPTED = "accepted"
    MISSING = "missing"
    """None, or none of this scheme: the client is only asking how to authenticate."""
    STALE = "stale"
    """Right, but the nonce is too old, not of this device, or was used so before; the client tries again by itself."""
    WRONG = "wrong"


class Checked(NamedTuple):
    """A verdict and the user name it is about."""

    verdict: Verdict
    user: str = ""


class Asked(NamedTuple):
    """The request that an answer is to authorize."""

    method: str
    target: str
    """What stands in the request line, with its query."""
    peer: str
    """Network address of the client."""
    connection: int
    """Another one for each connection."""
    body: bytes = b""
    """Looked at only if the answer covers it."""


class Digest:
    """Challenges and answers of one server; the key dies with it, and all its nonces go stale."""

    def __init__(self, nonce_age: float) -> None:
        self._key = secrets.token_bytes(32)
        self._nonce_age = nonce_age
        self._uses = Uses()
        self._issued = lru_cache(maxsize=1024)(self._unseal)

    def challenge(self, realm: str, now: float, *, stale: bool = False, qop: str = AUTH) -> str:
        """The WWW-Authenticate value, to the letter: Go, MPS, MeshCentral and amtterm parse it by hand.

        `now` is in seconds of the clock that `check` is given.
        """
        return (
            f'Digest realm="{realm}", nonce="{self._nonce(realm, now)}"'
            f',stale="{"true" if stale else "false"}",qop="{qop}"'
        )

    def check(
        self,
        header: str | None,
        asked: Asked,
        realm: str,
        ha1_of: Callable[[str], str | None],
        now: float,
    ) -> Checked:
        """Judge an Authorization header.

        `ha1_of` gives the stored H(A1) of a user, None for an unknown one; `now` is in seconds.
        """
        if header is None or header[:7].lower() != "digest " or len(header) > MAX_HEADER:
            return Checked(Verdict.MISSING)
        fields = dict(_PAIR.findall(header))
        said = fields.get
        user, nonce, uri = said("username", ""), said("nonce", ""), said("uri", "")
        nc, cnonce, qop = said("nc", ""), said("cnonce", ""), said("qop", "")
        if qop not in _QOPS or _HEX.fullmatch(nc) is None or not _same_target(uri, asked.target):
            return Checked(Verdict.WRONG, user)
        ha1 = ha1_of(user)
        # Names may have a backslash. libcurl and browsers send it as a quoted pair, requests and Go as it is.
        if ha1 is None and "\\" in user:
            user = _PAIRED.sub(r"\1", user)
            ha1 = ha1_of(user)
        ha2 = _ha2(asked.method, uri)
        if qop == AUTH_INT:
            ha2 = _md5(f"{asked.method}:{uri}:{hashlib.md5(asked.body, usedforsecurity=False).hexdigest()}")
        expected = _md5(f"{ha1 or _NO_HA1}:{nonce}:{nc}:{cnonce}:{qop}:{ha2}")
        right = hmac.compare_digest(expected.encode(), _octets(said("response", "").lower()))
        if not right or not ha1 or said("realm") != realm:
            return Checked(Verdict.WRONG, user)
        issued, since = self._issued(nonce, realm), now - self._nonce_age
        if issued is None or not since <= issued <= now:
            return Checked(Verdict.STALE, user)
        answer = Answer(nonce, issued, cnonce, int(nc, 16), asked.peer, asked.connection)
        new = self._uses.admit(answer, since)
        return Checked(Verdict.ACCEPTED if new else Verdict.STALE, user)

    def _nonce(self, realm: str, now: float) -> str:
        """24 bytes as base64, which needs no padding: MeshCentral cuts a nonce at the first '='."""
        signed = secrets.token_bytes(4) + int(now).to_bytes(8, "little")
        return base64.b64encode(signed + self._seal(signed, realm)).decode()

    def _unseal(self, nonce: str, realm: str) -> int | None:
        """When a nonce was issued to clients of this realm; None if it never was."""
        try:
            raw = base64.b64decode(nonce, validate=True)
        except (binascii.Error, ValueError):
            return None
        signed, seal = raw[:_SIGNED_BYTES], raw[_SIGNED_BYTES:]
        if len(raw) != _NONCE_BYTES or not hmac.compare_digest(seal, self._seal(signed, realm)):
            return None
        return int.from_bytes(signed[4:], "little")

    def _seal(self, signed: bytes, realm: str) -> bytes:
        return hashlib.blake2s(signed + realm.encode(), key=self._key, digest_size=12).digest()


def covers_body(header: str | None) -> bool:
    """Whether the body has to be there to judge an Authorization header."""
    return header is not None and AUTH_INT in header


def _md5(text: str) -> str:
    return hashlib.md5(_octets(text), usedforsecurity=False).hexdigest()


def _octets(text: str) -> bytes:
    """What the client sent: aiohttp hides octets that are no UTF-8 in surrogates."""
    return text.encode(errors="surrogateescape")


@lru_cache(maxsize=64)
def _ha2(method: str, uri: str) -> str:
    return _md5(f"{method}:{uri}")


def _same_target(uri: str, target: str) -> bool:
    """Whether the digest URI is the request's.

    Some clients send the whole URL, a final slash more, or leave out the query (loaders of web storage).
    """
    if uri == target:
        return True
    try:
        (path, query), (wanted, asked) = _place(uri), _place(target)
    except ValueError:
        return False
    return path == wanted and query in ("", asked)


def _place(uri: str) -> tuple[str, str]:
    """Path and query, decoded: clients differ in what they escape. Raises ValueError."""
    parts = urlsplit(uri)
    return unquote(parts.path).rstrip("/"), unquote(parts.query)
