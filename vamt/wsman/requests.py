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
from vamt.wsman.messages import Enumerate, Get, Operation, Pull, Release, Request

CAPACITY: Final = 512
MAX_OCTETS: Final = 4096
"""Longer requests are not remembered."""

_PLAIN: Final = re.compile(rb"[A-Za-z0-9:_.-]{1,80}")
_CONTEXT: Final = b"EnumerationContext"
_MARKUP_DECLARATION: Final = b"<!"
"""Comments and CDATA sections: what looks like the MessageID might be inside one."""


class Requests:
    """Decodes requests; remembers those that carry no body of their own but a context."""

    def __init__(self) -> None:
        self._known: dict[bytes, Request] = {}

    def decode(self, data: bytes, envelope: Envelope) -> tuple[Request, str]:
        """The request and its MessageID; `envelope` is filled as far as could be read.

        Raises:
            NotXml: no XML.
            Fault: no request this service understands.

        """
        key, message_id, context = _without_texts(data)
        known = self._known.get(key)
        if known is not None:
            return (_continued(known, context) if context else known), message_id
        envelope.read(data)
        request = decode(envelope)
        if key and envelope.message_id == message_id and _is_said_by(request.operation, context):
            if len(self._known) >= CAPACITY:
                del self._known[next(iter(self._known))]
            request = self._known[key] = replace(request, remembered=True)
        return request, envelope.message_id


def _continued(known: Request, context: str) -> Request:
    """A known Pull or Release, of another context."""
    operation: Operation = known.operation
    if isinstance(operation, Pull):
        operation = Pull(context, operation.max_elements, operation.max_characters)
    else:
        operation = Release(context)
    return Request(operation, known.uri, known.selectors, known.timeout, known.max_envelope)


def _is_said_by(operation: Operation, context: str) -> bool:
    """Whether an operation is said by what is remembered of its request, and by its context if it has one."""
    if isinstance(operation, Pull | Release):
        return bool(context) and operation.context == context
    return isinstance(operation, Get | Enumerate) and not context


def _without_texts(data: bytes) -> tuple[bytes, str, str]:
    """The bytes around the texts of MessageID and EnumerationContext, and these; no bytes if they are no fit key."""
    message_id = _text(data, b"MessageID")
    if message_id is None or len(data) > MAX_OCTETS or _MARKUP_DECLARATION in data:
        return b"", "", ""
    start, end = message_id
    if _CONTEXT not in data:
        return b"%b\0%b" % (data[:start], data[end:]), data[start:end].decode(), ""
    context = _text(data, _CONTEXT)
    if context is None or context[0] < end:
        return b"", "", ""
    first, last = context
    key = b"%b\0%b\0%b" % (data[:start], data[end:first], data[last:])
    return key, data[start:end].decode(), data[first:last].decode()


def _text(data: bytes, name: bytes) -> tuple[int, int] | None:
    """Where the text of an element begins and ends; None if there might be another, or it is not plain.

    A name that occurs but twice is that of one element, its start and its end.
    """
    start = data.find(b">", data.find(name)) + 1
    end = data.find(b"<", start)
    fit = data.count(name) == 2 and _PLAIN.fullmatch(data, start, end)  # noqa: PLR2004 - said above
    return (start, end) if fit else None
