"""Requests as clients write them, the Go client's form unless another is asked for."""

from __future__ import annotations

from vamt.cim.model import NAMESPACES, resource_uri

TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
SOAP = "http://www.w3.org/2003/05/soap-envelope"
CIMBINDING = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"
ANONYMOUS = f"{ADDRESSING}/role/anonymous"

GO_PULL_LIMITS = "<MaxElements>999</MaxElements><MaxCharacters>99999</MaxCharacters>"

IDENTIFY = (
    f'<s:Envelope xmlns:s="{SOAP}" '
    'xmlns:wsmid="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd">'
    "<s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>"
).encode()
"""As openwsman and WinRM send it."""


def envelope(
    action: str, uri: str, body: str = "", *, selectors: str = "", headers: str = "", message_id: str = "1"
) -> bytes:
    """An envelope as go-wsman-messages writes it; `uri` may be a class name."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:xsd="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:a="{ADDRESSING}" xmlns:w="{WSMAN}" xmlns="{SOAP}">'
        f"<Header><a:Action>{action}</a:Action><a:To>/wsman</a:To>"
        f"<w:ResourceURI>{full(uri)}</w:ResourceURI><a:MessageID>{message_id}</a:MessageID>"
        f"<a:ReplyTo><a:Address>{ANONYMOUS}</a:Address></a:ReplyTo>"
        f"<w:OperationTimeout>PT60S</w:OperationTimeout>{headers}{selectors}</Header>"
        f"<Body>{body}</Body></Envelope>"
    ).encode()


def full(uri: str) -> str:
    """The resource URI of a class name; anything else is one already."""
    return resource_uri(uri) if uri.partition("_")[0] in NAMESPACES else uri


def selectors(**values: str) -> str:
    """A SelectorSet."""
    inside = "".join(f'<w:Selector Name="{name}">{value}</w:Selector>' for name, value in values.items())
    return f"<w:SelectorSet>{inside}</w:SelectorSet>"


def get(uri: str, *, headers: str = "", message_id: str = "1", **keys: str) -> bytes:
    """A Get; keys become selectors."""
    chosen = selectors(**keys) if keys else ""
    return envelope(f"{TRANSFER}/Get", uri, selectors=chosen, headers=headers, message_id=message_id)


def put(uri: str, properties: str, *, chosen: str = "", headers: str = "", message_id: str = "1") -> bytes:
    """A Put of an instance with these properties, in the class' namespace as `h`."""
    name = full(uri).rpartition("/")[2]
    body = f'<h:{name} xmlns:h="{full(uri)}">{properties}</h:{name}>'
    return envelope(f"{TRANSFER}/Put", uri, body, selectors=chosen, headers=headers, message_id=message_id)


def create(uri: str, properties: str, *, headers: str = "", message_id: str = "1") -> bytes:
    """A Create of an instance with these properties, in the class' namespace as `h`."""
    name = full(uri).rpartition("/")[2]
    body = f'<h:{name} xmlns:h="{full(uri)}">{properties}</h:{name}>'
    return envelope(f"{TRANSFER}/Create", uri, body, headers=headers, message_id=message_id)


def delete(uri: str, *, headers: str = "", message_id: str = "1", **keys: str) -> bytes:
    """A Delete; keys become selectors."""
    chosen = selectors(**keys) if keys else ""
    return envelope(f"{TRANSFER}/Delete", uri, selectors=chosen, headers=headers, message_id=message_id)


def enumerate_(uri: str, inside: str = "", *, headers: str = "", message_id: str = "1") -> bytes:
    """An Enumerate; `inside` uses the prefixes w and f (cimbinding)."""
    body = (
        f'<Enumerate xmlns="{ENUMERATION}" xmlns:f="{CIMBINDING}">{inside}</Enumerate>'
        if inside
        else f'<Enumerate xmlns="{ENUMERATION}" />'
    )
    return envelope(f"{ENUMERATION}/Enumerate", uri, body, headers=headers, message_id=message_id)


def pull(
    uri: str, context: str, limits: str = GO_PULL_LIMITS, *, headers: str = "", message_id: str = "1"
) -> bytes:
    """A Pull."""
    body = f'<Pull xmlns="{ENUMERATION}"><EnumerationContext>{context}</EnumerationContext>{limits}</Pull>'
    return envelope(f"{ENUMERATION}/Pull", uri, body, headers=headers, message_id=message_id)


def release(uri: str, context: str, *, message_id: str = "1") -> bytes:
    """A Release."""
    body = f'<Release xmlns="{ENUMERATION}"><EnumerationContext>{context}</EnumerationContext></Release>'
    return envelope(f"{ENUMERATION}/Release", uri, body, message_id=message_id)


def invoke(
    uri: str, method: str, parameters: str = "", *, chosen: str = "", headers: str = "", message_id: str = "1"
) -> bytes:
    """A method call; parameters are in the class' namespace as `h`."""
    body = f'<h:{method}_INPUT xmlns:h="{full(uri)}">{parameters}</h:{method}_INPUT>'
    return envelope(
        f"{full(uri)}/{method}", uri, body, selectors=chosen, headers=headers, message_id=message_id
    )


def epr(class_name: str, *, address: str | None = ANONYMOUS, **keys: str) -> str:
    """What stands inside an element that holds a reference."""
    where = "" if address is None else f"<a:Address>{address}</a:Address>"
    return (
        f"{where}<a:ReferenceParameters><w:ResourceURI>{full(class_name)}</w:ResourceURI>"
        f"{selectors(**keys)}</a:ReferenceParameters>"
    )
