"""Bytes to `Envelope`: the headers every request has, and the first child of its body.

Lenient as AMT's clients need it: any prefixes, any header order, white space anywhere. Document types are
refused, so no entity is ever expanded. It knows headers, not operations.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from vamt.cim.model import EPR
from vamt.soap import ns
from vamt.soap.reference import read_selectors, text_of
from vamt.wsman.faults import (
    InvalidMessageInformationHeader,
    MustUnderstand,
    NotXml,
    SchemaValidationError,
    UnsupportedFeature,
    VersionMismatch,
)

_MUST_UNDERSTAND: Final = f"{{{ns.SOAP}}}mustUnderstand"
_TEXT_HEADERS: Final = {
    f"{{{ns.ADDRESSING}}}Action": "action",
    f"{{{ns.ADDRESSING}}}MessageID": "message_id",
    f"{{{ns.ADDRESSING}}}To": "to",
    f"{{{ns.WSMAN}}}ResourceURI": "resource_uri",
    f"{{{ns.WSMAN}}}OperationTimeout": "operation_timeout",
    f"{{{ns.WSMAN}}}MaxEnvelopeSize": "max_envelope_size",
}
_SELECTOR_SET: Final = f"{{{ns.WSMAN}}}SelectorSet"
_IGNORED: Final = frozenset(
    {f"{{{ns.ADDRESSING}}}{name}" for name in ("ReplyTo", "FaultTo", "From", "RelatesTo")}
    | {f"{{{ns.WSMAN}}}{name}" for name in ("Locale", "RequestTotalItemsCountEstimate")}
)
_FRAGMENT_TRANSFER: Final = f"{{{ns.WSMAN}}}FragmentTransfer"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


class Envelope:
    """The headers of one request, as text, and the first child of its body.

    It is made empty and then read, so that whoever answers a fault knows the MessageID of a request that
    could be read no further.
    """

    __slots__ = (
        "action",
        "body",
        "max_envelope_size",
        "message_id",
        "operation_timeout",
        "resource_uri",
        "selectors",
        "to",
    )

    def __init__(self) -> None:
        self.action = ""
        self.message_id = ""
        self.to = ""
        self.resource_uri = ""
        self.operation_timeout = ""
        self.max_envelope_size = ""
        self.selectors: dict[str, str | EPR] = {}
        self.body: etree._Element | None = None

    def read(self, data: bytes) -> None:
        """Fill in from a SOAP 1.2 envelope.

        Raises:
            NotXml: not well-formed, or with a document type.
            Fault: well-formed, but not an envelope this service understands.

        """
        root = _parse_xml(data)
        if root.tag != f"{{{ns.SOAP}}}Envelope":
            raise VersionMismatch if root.tag == f"{{{ns.SOAP11}}}Envelope" else SchemaValidationError
        header = root.find(f"{{{ns.SOAP}}}Header")
        if header is not None:
            self._read_header(header)
        body = root.find(f"{{{ns.SOAP}}}Body")
        if body is None:
            raise SchemaValidationError
        self.body = next(body.iterchildren("*"), None)

    def _read_header(self, header: etree._Element) -> None:
        selector_set = None
        seen: set[str] = set()
        refused: Exception | None = None
        for element in header.iterchildren("*"):
            tag = str(element.tag)
            if tag in _TEXT_HEADERS:
                if tag in seen:
                    refused = InvalidMessageInformationHeader()
                seen.add(tag)
                setattr(self, _TEXT_HEADERS[tag], text_of(element))
            elif tag == _SELECTOR_SET:
                selector_set = element
            elif tag == _FRAGMENT_TRANSFER:
                refused = UnsupportedFeature("FragmentLevelAccess")
            elif tag not in _IGNORED and element.get(_MUST_UNDERSTAND) in ("1", "true"):
                refused = refused or MustUnderstand()
        if refused is not None:
            raise refused
        if selector_set is not None:
            self.selectors = read_selectors(selector_set)


def _parse_xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if not data.startswith(_UTF_16):
        data = data.strip(b"\0 \t\r\n")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXml(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotXml("document types are refused")
    return root
