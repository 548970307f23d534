"""The namespaces and action URIs of SOAP, WS-Addressing, WS-Transfer, WS-Enumeration and WS-Management."""

from __future__ import annotations

from typing import Final

SOAP: Final = "http://www.w3.org/2003/05/soap-envelope"
SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
ADDRESSING: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
TRANSFER: Final = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION: Final = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
EVENTING: Final = "http://schemas.xmlsoap.org/ws/2004/08/eventing"
WSMAN: Final = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
CIMBINDING: Final = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"
IDENTITY: Final = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"
TRUST: Final = "http://schemas.xmlsoap.org/ws/2005/02/trust"
SECURITY: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
COMMON: Final = "http://schemas.dmtf.org/wbem/wscim/1/common"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"

WSMAN_FAULT: Final = "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault"
FAULT_DETAIL: Final = "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/"
DIGEST_PROFILE: Final = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/http/digest"
SELECTOR_FILTER: Final = "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter"
ASSOCIATION_FILTER: Final = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter"
ALL_CLASSES: Final = "http://schemas.dmtf.org/wbem/wscim/1/*"
