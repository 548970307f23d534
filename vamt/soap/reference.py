"""Selector sets and endpoint references, from XML and to XML, as AMT and its clients write them."""

from __future__ import annotations

from typing import Final

from lxml import etree

from vamt.cim.model import ANONYMOUS, EPR
from vamt.cim.text import escape, escape_attribute
from vamt.soap import ns
from vamt.wsman.faults import InvalidSelectors

MAX_DEPTH: Final = 4
"""References nest in the keys of associations; nothing real goes deeper than two."""

_NAMESPACE_SELECTOR: Final = "__cimnamespace"
_ADDRESS: Final = f"{{{ns.ADDRESSING}}}Address"
_PARAMETERS: Final = f"{{{ns.ADDRESSING}}}ReferenceParameters"
_REFERENCE: Final = f"{{{ns.ADDRESSING}}}EndpointReference"
_RESOURCE_URI: Final = f"{{{ns.WSMAN}}}ResourceURI"
_SELECTOR_SET: Final = f"{{{ns.WSMAN}}}SelectorSet"
_SELECTOR: Final = f"{{{ns.WSMAN}}}Selector"
_QUALIFIED_NAME: Final = f"{{{ns.WSMAN}}}Name"


def text_of(element: etree._Element) -> str:
    """The text of an element, without the white space around it."""
    return (element.text or "").strip(" \t\r\n")


def read_selectors(element: etree._Element, depth: int = 0) -> dict[str, str | EPR]:
    """The selectors of a SelectorSet.

    The name may be an attribute of the wsman namespace (python amt, fence_amt_ws, Ironic). The CIM namespace
    selector that `wsman -N` and WinRM add is dropped: there is one namespace.

    Raises:
        InvalidSelectors: one without a name, twice the same name, or references nested too deep.

    """
    selectors: dict[str, str | EPR] = {}
    for child in element.iterchildren(_SELECTOR):
        name = child.get("Name") or child.get(_QUALIFIED_NAME)
        if not name:
            raise InvalidSelectors("InsufficientSelectors")
        name = name.strip()
        if name == _NAMESPACE_SELECTOR:
            continue
        if name in selectors:
            raise InvalidSelectors("DuplicateSelectors")
        reference = child.find(_REFERENCE)
        selectors[name] = text_of(child) if reference is None else read_epr(reference, depth + 1)
    return selectors


def read_epr(element: etree._Element, depth: int = 0) -> EPR:
    """The reference whose Address and ReferenceParameters are children of `element`.

    Raises:
        InvalidSelectors: nested too deep, or with unusable selectors.

    """
    if depth > MAX_DEPTH:
        raise InvalidSelectors
    address = element.find(_ADDRESS)
    parameters = element.find(_PARAMETERS)
    uri, selectors = "", dict[str, str | EPR]()
    if parameters is not None:
        resource = parameters.find(_RESOURCE_URI)
        uri = "" if resource is None else text_of(resource)
        selector_set = parameters.find(_SELECTOR_SET)
        if selector_set is not None:
            selectors = read_selectors(selector_set, depth)
    return EPR(
        uri,
        tuple(sorted(selectors.items(), key=lambda item: item[0])),
        (text_of(address) if address is not None else "") or ANONYMOUS,
    )


def write_epr(epr: EPR) -> str:
    """The children of an element that holds a reference; prefixes b and c are bound by the envelope."""
    return (
        f"<b:Address>{escape(epr.address)}</b:Address><b:ReferenceParameters>"
        f"<c:ResourceURI>{escape(epr.uri)}</c:ResourceURI>"
        f"<c:SelectorSet>{write_selectors(epr)}</c:SelectorSet></b:ReferenceParameters>"
    )


def write_selectors(epr: EPR) -> str:
    """The Selector elements of a reference."""
    return "".join(
        f'<c:Selector Name="{escape_attribute(name)}">{_write_selector_value(value)}</c:Selector>'
        for name, value in epr.selectors
    )


def _write_selector_value(value: str | EPR) -> str:
    if isinstance(value, EPR):
        return f"<b:EndpointReference>{write_epr(value)}</b:EndpointReference>"
    return escape(value)
