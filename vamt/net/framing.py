"""HTTP answers as AMT frames them: header names, their order, chunk sizes. Bytes only.

Clients recognise a device by these: MPS needs chunks or `</html>` to find an end, MeshCentral reads the
version from `Server`, Go parses the challenge by hand.
"""

from __future__ import annotations

from email.utils import formatdate
from functools import cache
from http import HTTPStatus
from typing import Final

from vamt.net.site import Reply

FIRST_CHUNK: Final = 544
NEXT_CHUNK: Final = 762
"""Octets: what a device's buffer holds after the header, and without one."""

_SOAP: Final = b"X-Frame-Options: DENY\r\nContent-Type: application/soap+xml; charset=UTF-8\r\n"
_FAILED: Final = _SOAP.replace(b"; charset", b";charset")
"""As devices say it with 500."""

LOGON_FAILED: Final = (
    b'<!DOCTYPE html>\n<html lang="en"><head><title>Intel&reg; Active Management Technology</title>\n'
    b'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    b'<link rel="stylesheet" href="/styles.css"></head>\n<body class="bare"><main><h1>Log on failed</h1>\n'
    b"<p>The user name or the password is not right, or none was sent.</p>\n"
    b'<p><a href="/logon.htm">Try again</a></p></main></body></html>\n'
)
"""Looks like `vamt.web`'s pages where those are served."""


class Framing:
    """Writes the answers of one server; `server` is the value of the Server header."""

    def __init__(self, server: str) -> None:
        self.server = server
        self._server = server.encode()
        self._date = b""
        self._second = -1

    def soap(self, status: int, body: bytes, now: float, *, chunked: bool = True) -> bytes:
        """A SOAP answer; `now` is wall-clock time in seconds. HTTP/1.0 clients cannot have chunks."""
        kind = _FAILED if status == HTTPStatus.INTERNAL_SERVER_ERROR else _SOAP
        head = _status_line(status) + self._common(now) + kind
        length = len(body)
        if not chunked:
            return b"%bContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (head, length, body)
        parts = [head, b"Transfer-Encoding: chunked\r\n"]
        start, end = 0, FIRST_CHUNK
        while end < length:
            parts += (b"\r\n%04X\r\n" % (end - start), body[start:end])
            start, end = end, end + NEXT_CHUNK
        if start < length:
            parts += (b"\r\n%04X\r\n" % (length - start), body[start:])
        parts.append(b"\r\n0\r\n\r\n")
        return b"".join(parts)

    def empty(self, status: int, now: float, extra: bytes = b"") -> bytes:
        """An answer without a body; `extra` are header lines, each with its line end."""
        return b"%b%b%bContent-Length: 0\r\n\r\n" % (_status_line(status), self._common(now), extra)

    def malformed(self, now: float) -> bytes:
        """What a device says to what is no HTTP or no XML."""
        return self.empty(HTTPStatus.BAD_REQUEST, now)

    def moved(self, location: str) -> bytes:
        """Where the page is: no date, and the version last, as nmap and MeshCentral's scanner know a device."""
        return b"%bLocation: %b\r\nContent-Length: 0\r\nServer: %b\r\n\r\n" % (
            _status_line(HTTPStatus.SEE_OTHER),
            location.encode(),
            self._server,
        )

    def reply(self, reply: Reply, now: float, *, head: bool = False) -> bytes:
        """A site's answer; to HEAD without the body."""
        lines = (("Content-Type", reply.content_type), *reply.headers) if reply.body else reply.headers
        return b"%b%bX-Frame-Options: DENY\r\n%bContent-Length: %d\r\n\r\n%b" % (
            _status_line(reply.status),
            self._common(now),
            b"".join(b"%b: %b\r\n" % (name.encode(), value.encode("latin-1")) for name, value in lines),
            len(reply.body),
            b"" if head else reply.body,
        )

    def unauthorized(self, challenge: str) -> bytes:
        """The challenge; the connection is closed behind it."""
        return (
            b"%bWWW-Authenticate: %b\r\nContent-Type: text/html\r\nServer: %b\r\nContent-Length: %d\r\n"
            b"Connection: close\r\n\r\n%b"
            % (
                _status_line(HTTPStatus.UNAUTHORIZED),
                challenge.encode(),
                self._server,
                len(LOGON_FAILED),
                LOGON_FAILED,
            )
        )

    def _common(self, now: float) -> bytes:
        if int(now) != self._second:
            self._second = int(now)
            self._date = b"Date: %b\r\nServer: %b\r\n" % (formatdate(now, usegmt=True).encode(), self._server)
        return self._date


@cache
def _status_line(status: int) -> bytes:
    return b"HTTP/1.1 %d %b\r\n" % (status, HTTPStatus(status).phrase.encode())
