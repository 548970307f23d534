"""Answers as AMT writes them: which namespaces, which headers, in which order.

Text goes straight into text: no element tree is built. Prefixes a to f are the same in every answer, g, h and
i depend on the operation.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import Final

from vamt.cim.model import ANONYMOUS
from vamt.cim.text import escape
from vamt.soap import ns
from vamt.wsman.faults import Fault

MESSAGE_ID_PREFIX: Final = "uuid:00000000-8086-8086-8086-"

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_FIXED: Final = (
    ("a", ns.SOAP),
    ("b", ns.ADDRESSING),
    ("c", ns.WSMAN),
    ("d", ns.TRUST),
    ("e", ns.SECURITY),
    ("f", ns.CIMBINDING),
)
_FAULT_NAMESPACES: Final = (
    ("g", ns.CIMBINDING),
    ("f", ns.EVENTING),
    ("e", ns.WSMAN),
    ("d", ns.TRANSFER),
    ("c", ns.ENUMERATION),
    ("b", ns.ADDRESSING),
    ("a", ns.SOAP),
    ("h", ns.TRUST),
    ("i", ns.SECURITY),
    ("xsi", ns.XSI),
)


class Encoder:
    """Writes envelopes and numbers them as firmware does: one counter, upwards from its start."""

    def __init__(self) -> None:
        self._messages = count(1)

    def _message_id(self) -> str:
        return f"{MESSAGE_ID_PREFIX}{next(self._messages) & 0xFFFFFFFFFFFF:012X}"

    def response(
        self, relates_to: str, action: str, uri: str, namespaces: tuple[str, ...], body: str
    ) -> bytes:
        """An answer; `namespaces` are bound to g, h, i in that order."""
        opening, after_relates_to, closing = _frame(action, uri, namespaces)
        return (
            f"{opening}{escape(relates_to)}{after_relates_to}{self._message_id()}{closing}{body}"
            "</a:Body></a:Envelope>"
        ).encode()

    def identify_response(self, relates_to: str, product_version: str) -> bytes:
        """The answer to Identify, which has no addressing of its own (DSP0226 §11)."""
        related = f"<b:RelatesTo>{escape(relates_to)}</b:RelatesTo>" if relates_to else ""
        return (
            f"{_DECLARATION}<a:Envelope {_declare((*_FIXED, ('g', ns.IDENTITY), ('xsi', ns.XSI)))}>"
            f"<a:Header>{related}</a:Header><a:Body><g:IdentifyResponse>"
            f"<g:ProtocolVersion>{ns.WSMAN}</g:ProtocolVersion><g:ProductVendor>Intel(r)</g:ProductVendor>"
            f"<g:ProductVersion>{escape(product_version)}</g:ProductVersion><g:SecurityProfiles>"
            f"<g:SecurityProfileName>{ns.DIGEST_PROFILE}</g:SecurityProfileName></g:SecurityProfiles>"
            "</g:IdentifyResponse></a:Body></a:Envelope>"
        ).encode()

    def fault(self, fault: Fault, relates_to: str) -> bytes:
        """The one place where faults are rendered."""
        related = f"<b:RelatesTo>{escape(relates_to)}</b:RelatesTo>" if relates_to else ""
        subcode = f"<a:Subcode><a:Value>{fault.subcode}</a:Value></a:Subcode>" if fault.subcode else ""
        detail = (
            f"<e:FaultDetail>{ns.FAULT_DETAIL}{fault.detail}</e:FaultDetail>"
            if fault.detail
            else escape(fault.text_detail)
        )
        return (
            f"{_DECLARATION}<a:Envelope {_declare(_FAULT_NAMESPACES)}><a:Header><b:To>{ANONYMOUS}</b:To>"
            f'{related}<b:Action a:mustUnderstand="true">{fault.action}</b:Action>'
            f"<b:MessageID>{self._message_id()}</b:MessageID></a:Header><a:Body><a:Fault><a:Code>"
            f"<a:Value>{fault.code}</a:Value>{subcode}</a:Code><a:Reason>"
            f'<a:Text xml:lang="en-US">{fault.text}</a:Text></a:Reason><a:Detail>{detail}</a:Detail>'
            "</a:Fault></a:Body></a:Envelope>"
        ).encode()


@lru_cache(maxsize=1024)
def _frame(action: str, uri: str, namespaces: tuple[str, ...]) -> tuple[str, str, str]:
    """The constant texts before, between and after RelatesTo and MessageID."""
    bound = (*_FIXED, *zip("ghi", namespaces, strict=False), ("xsi", ns.XSI))
    return (
        f"{_DECLARATION}<a:Envelope {_declare(bound)}><a:Header><b:To>{ANONYMOUS}</b:To><b:RelatesTo>",
        f'</b:RelatesTo><b:Action a:mustUnderstand="true">{escape(action)}</b:Action><b:MessageID>',
        f"</b:MessageID><c:ResourceURI>{escape(uri)}</c:ResourceURI></a:Header><a:Body>",
    )


def _declare(namespaces: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces)
