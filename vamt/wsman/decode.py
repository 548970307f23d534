"""`Envelope` to `Request`: which operation, on what, within which limits. Nothing is looked up here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, cast

from lxml import etree

from vamt.cim.model import EPR, parse_interval
from vamt.soap import ns
from vamt.soap.envelope import Envelope
from vamt.soap.reference import read_epr, read_selectors, text_of
from vamt.wsman.faults import (
    ActionNotSupported,
    CannotProcessFilter,
    DestinationUnreachable,
    EncodingLimit,
    Fault,
    FilterDialectRequestedUnavailable,
    InvalidMessageInformationHeader,
    SchemaValidationError,
    UnsupportedFeature,
)
from vamt.wsman.messages import (
    AssociationQuery,
    Create,
    Delete,
    Enumerate,
    EnumerationMode,
    Get,
    Identify,
    Invoke,
    Malformed,
    Operation,
    Pull,
    Put,
    Release,
    Request,
)

MIN_TIMEOUT: Final = 30.0
MAX_TIMEOUT: Final = 600.0
"""Seconds; a device raises a shorter OperationTimeout to its minimum (Intel AMT guide: DSP0226)."""

MIN_ENVELOPE: Final = 50_000
"""Octets; a smaller MaxEnvelopeSize is refused (Intel AMT guide: DSP0226)."""

_IDENTIFY: Final = f"{{{ns.IDENTITY}}}Identify"
_URI: Final = re.compile(r"[!-~]{1,512}")
"""What is none leads nowhere, and must not reach a log."""

_METHOD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")


def decode(envelope: Envelope) -> Request:
    """Say what an envelope asks for.

    Raises:
        Fault: it asks for nothing this service has, or not in a form that can be understood.

    """
    body = envelope.body
    if not envelope.action and body is not None and body.tag == _IDENTIFY:
        return Request(Identify())
    if not envelope.action or not envelope.message_id:
        raise InvalidMessageInformationHeader
    if envelope.resource_uri and _URI.fullmatch(envelope.resource_uri) is None:
        raise DestinationUnreachable
    return Request(
        operation=_operation(envelope),
        uri=envelope.resource_uri,
        selectors=envelope.selectors,
        timeout=_timeout(envelope.operation_timeout),
        max_envelope=_max_envelope(envelope.max_envelope_size),
    )


def _operation(envelope: Envelope) -> Operation:
    decoder = _ACTIONS.get(envelope.action)
    if decoder is not None:
        try:
            return decoder(envelope)
        except Fault as fault:
            return Malformed(fault)
    uri, _, method = envelope.action.rpartition("/")
    if not envelope.resource_uri:
        envelope.resource_uri = uri
    if uri != envelope.resource_uri or _METHOD.fullmatch(method) is None:
        raise ActionNotSupported
    return Invoke(method, envelope.body)


def _timeout(text: str) -> float:
    if not text:
        return 60.0
    try:
        seconds = parse_interval(text).total_seconds()
    except ValueError as error:
        raise SchemaValidationError from error
    return min(max(seconds, MIN_TIMEOUT), MAX_TIMEOUT)


def _max_envelope(text: str) -> int | None:
    if not text:
        return None
    size = _count(text)
    if size < MIN_ENVELOPE:
        raise EncodingLimit("MinimumEnvelopeLimit")
    return size


def _count(text: str) -> int:
    """A positive number a client chose; longer than any honest one is refused."""
    if not (text.isascii() and text.isdigit() and len(text) <= 18) or int(text) == 0:  # noqa: PLR2004 - int64
        raise SchemaValidationError
    return int(text)


def _body(envelope: Envelope, tag: str) -> etree._Element:
    if envelope.body is None or envelope.body.tag != tag:
        raise SchemaValidationError
    return envelope.body


def _child_text(element: etree._Element, namespace: str, name: str) -> str | None:
    child = element.find(f"{{{namespace}}}{name}")
    return None if child is None else text_of(child)


def _child_count(element: etree._Element, namespace: str, name: str) -> int | None:
    text = _child_text(element, namespace, name)
    return None if text is None else _count(text)


def _enumerate(envelope: Envelope) -> Enumerate:
    body = _body(envelope, f"{{{ns.ENUMERATION}}}Enumerate")
    mode = _child_text(body, ns.WSMAN, "EnumerationMode")
    if mode not in (None, "EnumerateEPR", "EnumerateObjectAndEPR"):
        raise UnsupportedFeature("EnumerationMode")
    polymorphism = _child_text(body, ns.CIMBINDING, "PolymorphismMode")
    if polymorphism not in (None, "IncludeSubClassProperties", "None"):
        # Excluding the properties of subclasses is optional in DSP0227 and not what devices do.
        raise UnsupportedFeature("PolymorphismMode")
    return Enumerate(
        mode=cast("EnumerationMode", mode or "objects"),
        derived=polymorphism != "None",
        filter=_filter(body),
    )


def _filter(body: etree._Element) -> Mapping[str, str | EPR] | AssociationQuery | None:
    element = body.find(f"{{{ns.WSMAN}}}Filter")
    if element is None:
        if body.find(f"{{{ns.ENUMERATION}}}Filter") is not None:
            raise FilterDialectRequestedUnavailable
        return None
    reader = _DIALECTS.get(element.get("Dialect", ""))
    if reader is None:
        raise FilterDialectRequestedUnavailable
    return reader(element)


def _selector_filter(element: etree._Element) -> Mapping[str, str | EPR]:
    selector_set = element.find(f"{{{ns.WSMAN}}}SelectorSet")
    if selector_set is None:
        raise CannotProcessFilter
    return read_selectors(selector_set)


def _association_filter(element: etree._Element) -> AssociationQuery:
    query = next(element.iterchildren("*"), None)
    if query is None:
        raise CannotProcessFilter
    kind = _QUERIES.get(str(query.tag))
    source = query.find(f"{{{ns.CIMBINDING}}}Object")
    if kind is None or source is None:
        raise CannotProcessFilter
    if query.find(f"{{{ns.CIMBINDING}}}IncludeResultProperty") is not None:
        raise UnsupportedFeature("FragmentLevelAccess")
    return AssociationQuery(
        object=read_epr(source),
        associations=kind == "AssociationInstances",
        association_class=_child_text(query, ns.CIMBINDING, "AssociationClassName"),
        role=_child_text(query, ns.CIMBINDING, "Role"),
        result_class=_child_text(query, ns.CIMBINDING, "ResultClassName"),
        result_role=_child_text(query, ns.CIMBINDING, "ResultRole"),
    )


def _pull(envelope: Envelope) -> Pull:
    body = _body(envelope, f"{{{ns.ENUMERATION}}}Pull")
    return Pull(
        _context(body),
        _child_count(body, ns.ENUMERATION, "MaxElements"),
        _child_count(body, ns.ENUMERATION, "MaxCharacters"),
    )


def _release(envelope: Envelope) -> Release:
    return Release(_context(_body(envelope, f"{{{ns.ENUMERATION}}}Release")))


def _context(body: etree._Element) -> str:
    return _child_text(body, ns.ENUMERATION, "EnumerationContext") or ""


_QUERIES: Final = {
    f"{{{ns.CIMBINDING}}}{name}": name for name in ("AssociatedInstances", "AssociationInstances")
}
_DIALECTS: Final[Mapping[str, Callable[[etree._Element], Mapping[str, str | EPR] | AssociationQuery]]] = {
    ns.SELECTOR_FILTER: _selector_filter,
    ns.ASSOCIATION_FILTER: _association_filter,
}
_ACTIONS: Final[Mapping[str, Callable[[Envelope], Operation]]] = {
    f"{ns.TRANSFER}/Get": lambda _: Get(),
    f"{ns.TRANSFER}/Put": lambda envelope: Put(envelope.body),
    f"{ns.TRANSFER}/Create": lambda envelope: Create(envelope.body),
    f"{ns.TRANSFER}/Delete": lambda _: Delete(),
    f"{ns.ENUMERATION}/Enumerate": _enumerate,
    f"{ns.ENUMERATION}/Pull": _pull,
    f"{ns.ENUMERATION}/Release": _release,
}
