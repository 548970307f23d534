"""The faults of WS-Management in one table: code, subcode, text, action and detail, as AMT sends them.

A fault is raised anywhere between the envelope and the provider and rendered in one place
(`vamt.wsman.encode`). The HTTP status it travels with is `http_status`'s to say.
Subcodes use the prefixes of AMT's fault envelope: b addressing, c enumeration, d transfer,
e wsman.
"""

from __future__ import annotations

from typing import ClassVar, Final

from vamt.firmware.generations import Failing
from vamt.soap import ns

_ADDRESSING: Final = f"{ns.ADDRESSING}/fault"
_ENUMERATION: Final = f"{ns.ENUMERATION}/fault"
_WSMAN: Final = ns.WSMAN_FAULT


class Fault(Exception):
    """A SOAP fault the peer is told of.

    `detail` is one of DSP0226's fault details, without their common namespace, or free text.
    """

    code: ClassVar[str] = "a:Sender"
    subcode: ClassVar[str | None]
    text: ClassVar[str]
    action: ClassVar[str] = _WSMAN

    def __init__(self, detail: str = "", *, text_detail: str = "") -> None:
        super().__init__(detail or text_detail)
        self.detail = detail
        """The last segment of a fault detail URI."""
        self.text_detail = text_detail
        """Free text, as in `AMT-STATUS 36`."""


BAD_REQUEST: Final = 400
INTERNAL_SERVER_ERROR: Final = 500


def http_status(fault: Fault, failing: Failing) -> int:
    """The HTTP status a fault travels with: 400, unless the firmware has it among its internal errors.

    go-wsman-messages reads the reason of a fault on no other status, and MeshCommander gives up its session on
    5xx.
    """
    if failing is Failing.TIME_OUT:
        failed = isinstance(fault, TimedOut)
    elif failing is Failing.RECEIVER:
        failed = fault.code == "a:Receiver" or fault.action == _ENUMERATION
    else:
        failed = False
    return INTERNAL_SERVER_ERROR if failed else BAD_REQUEST


class AccessDenied(Fault):
    """The principal lacks the realm."""

    subcode = "e:AccessDenied"
    text = "The sender was not authorized to access the resource."


class ActionNotSupported(Fault):
    """The class has no such operation or method."""

    subcode = "b:ActionNotSupported"
    text = "The action is not supported by the service."
    action = _ADDRESSING


class AlreadyExists(Fault):
    """What is to be created is there; rpc-go goes on with that one when it reads this subcode."""

    subcode = "e:AlreadyExists"
    text = "The sender attempted to create a resource which already exists."


class CannotProcessFilter(Fault):
    """The filter is of a known dialect and makes no sense."""

    subcode = "e:CannotProcessFilter"
    text = "The requested filter could not be processed."


class Concurrency(Fault):
    """So many changes of the machine wait for each other already that one more would not be reached."""

    code = "a:Receiver"
    subcode = "e:Concurrency"
    text = "The action could not be completed due to concurrency or locking problems."


class DestinationUnreachable(Fault):
    """No such class, or none of its instances is here."""

    subcode = "b:DestinationUnreachable"
    text = "No route can be determined to reach the destination role defined by the WSAddressing To."
    action = _ADDRESSING


class EncodingLimit(Fault):
    """The answer does not fit, or the limit asked for is too small to be one."""

    subcode = "e:EncodingLimit"
    text = (
        "An internal encoding limit was exceeded in a request"
        " or would be violated if the message were processed."
    )


class FilterDialectRequestedUnavailable(Fault):
    """The filter is of an unknown dialect."""

    subcode = "c:FilterDialectRequestedUnavailable"
    text = "The requested filtering dialect is not supported."
    action = _ENUMERATION


class InternalError(Fault):
    """The operation failed inside; the text detail is `AMT-STATUS n`."""

    code = "a:Receiver"
    subcode = "e:InternalError"
    text = "The service cannot comply with the request due to internal processing errors."

    @classmethod
    def status(cls, status: int) -> InternalError:
        """The fault of an operation that ended with a PT_STATUS (Intel AMT guide: Errors and Return Values)."""
        return cls(text_detail=f"AMT-STATUS {status}")


class InvalidEnumerationContext(Fault):
    """The context is unknown, expired, exhausted or someone else's."""

    code = "a:Receiver"
    subcode = "c:InvalidEnumerationContext"
    text = "The supplied enumeration context is invalid."
    action = _ENUMERATION


class InvalidMessageInformationHeader(Fault):
    """An addressing header is missing, repeated or malformed."""

    subcode = "b:InvalidMessageInformationHeader"
    text = "A message information header is not valid and the message cannot be processed."
    action = _ADDRESSING


class InvalidRepresentation(Fault):
    """The instance in a Put or Create has a value its class does not allow."""

    subcode = "d:InvalidRepresentation"
    text = "The XML content is not valid."

    def __init__(self, detail: str = "InvalidValues") -> None:
        super().__init__(detail)


class InvalidSelectors(Fault):
    """The selectors name no instance, or more than one."""

    subcode = "e:InvalidSelectors"
    text = "The Selectors for the resource are not valid."


class MustUnderstand(Fault):
    """A header that has to be understood is not."""

    code = "a:MustUnderstand"
    subcode = None
    text = "One or more mandatory SOAP header blocks not understood."
    action = _ADDRESSING


class SchemaValidationError(Fault):
    """The request is XML but not the XML this operation takes."""

    subcode = "e:SchemaValidationError"
    text = "The supplied SOAP violates the corresponding XML schema definition."


class TimedOut(Fault):
    """The OperationTimeout passed; what was asked may still happen."""

    code = "a:Receiver"
    subcode = "e:TimedOut"
    text = "The operation has timed out."


class UnsupportedFeature(Fault):
    """A part of WS-Management AMT does not have."""

    subcode = "e:UnsupportedFeature"
    text = "The specified feature is not supported."


class VersionMismatch(Fault):
    """Not SOAP 1.2."""

    code = "a:VersionMismatch"
    subcode = None
    text = "The envelope is not of SOAP version 1.2."
    action = _ADDRESSING


class NotXml(Exception):
    """The body is no XML at all: the device answers 400 with nothing in it."""
