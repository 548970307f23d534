"""Bytes to `Request`, with a memory for requests that were seen before.

A console asks the same few questions again and again; only the MessageID differs. Text between two tags can
change without changing anything else of a document, so a request whose other bytes are known needs no parser.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from vamt.soap.envelope import Envelope
from vamt.wsman.decode import decode
from vamt.wsman.messages import Enumerate, Get, Request

CAPACITY: Final = 512
MAX_OCTETS: Final = 4096
"""Longer requests are not remembered."""

_PLAIN: Final = re.compile(rb"[A-Za-z0-9:_.-]{1,80}")
_MARKUP_DECLARATION: Final = b"<!"
"""Comments and CDATA sections: what looks like the MessageID might be inside one."""


class Requests:
    """Decodes requests; remembers those that carry no body of their own."""

    def __init__(self) -> None:
        self._known: dict[bytes, Request] = {}

    def decode(self, data: bytes, envelope: Envelope) -> tuple[Request, str]:
        """The request and its MessageID; `envelope` is filled as far as could be read.

        Raises:
            NotXml: no XML.
            Fault: no request this service understands.

        """
        key, message_id = _without_message_id(data)
        known = self._known.get(key)
        if known is not None:
            return known, message_id
        envelope.read(data)
        request = decode(envelope)
        if key and envelope.message_id == message_id and isinstance(request.operation, Get | Enumerate):
            if len(self._known) >= CAPACITY:
                del self._known[next(iter(self._known))]
            request = self._known[key] = replace(request, remembered=True)
        return request, envelope.message_id


def _without_message_id(data: bytes) -> tuple[bytes, str]:
    """The bytes around the MessageID and its text; no bytes if they are no fit key.

    A name that occurs but twice is that of one element, its start and its end.
    """
    start = data.find(b">", data.find(b"MessageID")) + 1
    end = data.find(b"<", start)
    text = data[start:end]
    fit = len(data) <= MAX_OCTETS and data.count(b"MessageID") == 2  # noqa: PLR2004 - said above
    if not fit or _PLAIN.fullmatch(text) is None or _MARKUP_DECLARATION in data:
        return b"", ""
    return b"%b\0%b" % (data[:start], data[end:]), text.decode()
