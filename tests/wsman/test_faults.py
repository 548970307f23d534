"""Every fault, by a request that gets it: code, subcode, text, action, detail; the status is always 400."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Console
from vamt.auth.principal import Principal
from vamt.backend.base import DomainState
from vamt.errors import BackendError
from vamt.wsman import faults

ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/fault"
WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault"
DETAIL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/"
SELECTOR_FILTER = "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter"
ASSOCIATION_FILTER = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter"
INCLUDED = (
    f'<w:Filter Dialect="{ASSOCIATION_FILTER}"><f:AssociatedInstances>'
    f"<f:Object>{requests.epr('CIM_ComputerSystem', Name='ManagedSystem')}</f:Object>"
    "<f:IncludeResultProperty>Name</f:IncludeResultProperty></f:AssociatedInstances></w:Filter>"
)
"""DSP0227 R8.2.1-10: whoever has no access to fragments refuses; Intel's SDK says that AMT has none."""

MUST = 'xmlns:s="http://www.w3.org/2003/05/soap-envelope" s:mustUnderstand="true"'

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")


def with_header(header: str) -> bytes:
    return requests.get("CIM_SoftwareIdentity", headers=header, InstanceID="AMT")


@dataclass(frozen=True)
class Expected:
    """A request and the fault it gets."""

    request: bytes
    fault: type[faults.Fault]
    code: str
    subcode: str | None
    action: str
    detail: str = ""


UNREACHABLE = (faults.DestinationUnreachable, "a:Sender", "b:DestinationUnreachable", ADDRESSING)
NOT_SUPPORTED = (faults.ActionNotSupported, "a:Sender", "b:ActionNotSupported", ADDRESSING)
INVALID_HEADER = (
    faults.InvalidMessageInformationHeader,
    "a:Sender",
    "b:InvalidMessageInformationHeader",
    ADDRESSING,
)
SCHEMA = (faults.SchemaValidationError, "a:Sender", "e:SchemaValidationError", WSMAN)
UNSUPPORTED = (faults.UnsupportedFeature, "a:Sender", "e:UnsupportedFeature", WSMAN)
ENCODING = (faults.EncodingLimit, "a:Sender", "e:EncodingLimit", WSMAN)
SELECTORS = (faults.InvalidSelectors, "a:Sender", "e:InvalidSelectors", WSMAN)
REPRESENTATION = (faults.InvalidRepresentation, "a:Sender", "d:InvalidRepresentation", WSMAN)
CONTEXT = (faults.InvalidEnumerationContext, "a:Receiver", "c:InvalidEnumerationContext", ENUMERATION)
FILTER = (faults.CannotProcessFilter, "a:Sender", "e:CannotProcessFilter", WSMAN)
DIALECT = (
    faults.FilterDialectRequestedUnavailable,
    "a:Sender",
    "c:FilterDialectRequestedUnavailable",
    ENUMERATION,
)
UNDERSTAND = (faults.MustUnderstand, "a:MustUnderstand", None, ADDRESSING)
VERSION = (faults.VersionMismatch, "a:VersionMismatch", None, ADDRESSING)

REACHED = {
    "a class nobody knows": Expected(requests.get("CIM_Nope"), *UNREACHABLE),
    "a method nobody implements, whatever it would need": Expected(
        requests.invoke("AMT_AuthorizationService", "StartService", ""), *NOT_SUPPORTED
    ),
    "a class nobody implements": Expected(requests.get("CIM_Product"), *UNREACHABLE),
    "a known class under another's namespace": Expected(
        requests.get("http://intel.com/wbem/wscim/1/amt-schema/1/CIM_SoftwareIdentity"), *UNREACHABLE
    ),
    "no resource": Expected(requests.get(""), *UNREACHABLE),
    "a method of such a class": Expected(
        requests.invoke("AMT_SystemDefensePolicy", "GetTimeout"), *UNREACHABLE
    ),
    "an action nobody knows": Expected(
        requests.envelope("http://schemas.xmlsoap.org/ws/2004/09/transfer/Grab", "CIM_Chip"), *NOT_SUPPORTED
    ),
    "a method the class has not": Expected(requests.invoke("CIM_BootService", "Explode"), *NOT_SUPPORTED),
    "a method left out": Expected(requests.invoke("CIM_BootService", "StartService"), *NOT_SUPPORTED),
    "a name of the provider that is no method": Expected(
        requests.invoke("CIM_BootService", "instances"), *NOT_SUPPORTED
    ),
    "a method of another class": Expected(
        requests.envelope(requests.full("CIM_BootService") + "/SetBootConfigRole", "CIM_Chip"), *NOT_SUPPORTED
    ),
    "Put where there is none": Expected(
        requests.put("CIM_Chip", "", chosen=requests.selectors(Tag="CPU 0")), *NOT_SUPPORTED
    ),
    "Create where there is none": Expected(
        requests.envelope(f"{requests.TRANSFER}/Create", "CIM_Chip", "<CIM_Chip/>"), *NOT_SUPPORTED
    ),
    "Delete where there is none": Expected(
        requests.envelope(f"{requests.TRANSFER}/Delete", "CIM_Chip"), *NOT_SUPPORTED
    ),
    "an eventing action": Expected(
        requests.envelope("http://schemas.xmlsoap.org/ws/2004/08/eventing/Renew", "CIM_Chip"), *NOT_SUPPORTED
    ),
    "no action": Expected(
        GET.replace(b"http://schemas.xmlsoap.org/ws/2004/09/transfer/Get", b""), *INVALID_HEADER
    ),
    "two actions": Expected(with_header("<a:Action>again</a:Action>"), *INVALID_HEADER),
    "an unknown header that must be understood": Expected(
        with_header(f'<z:New xmlns:z="urn:new" {MUST}/>'), *UNDERSTAND
    ),
    "options that must be understood": Expected(
        with_header(f'<w:OptionSet {MUST}><w:Option Name="x"/></w:OptionSet>'), *UNDERSTAND
    ),
    "SOAP 1.1": Expected(
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>', *VERSION
    ),
    "no envelope": Expected(b"<html></html>", *SCHEMA),
    "no body": Expected(GET.replace(b"<Body></Body>", b""), *SCHEMA),
    "an Enumerate without Enumerate": Expected(
        requests.envelope(f"{requests.ENUMERATION}/Enumerate", "CIM_Chip"), *SCHEMA
    ),
    "a Pull with something else": Expected(
        requests.envelope(f"{requests.ENUMERATION}/Pull", "CIM_Chip", "<Enumerate/>"), *SCHEMA
    ),
    "a Put of nothing": Expected(
        requests.envelope(f"{requests.TRANSFER}/Put", "AMT_RedirectionService"), *SCHEMA
    ),
    "a time that is none": Expected(GET.replace(b"PT60S", b"soon"), *SCHEMA),
    "a size that is none": Expected(with_header("<w:MaxEnvelopeSize>big</w:MaxEnvelopeSize>"), *SCHEMA),
    "a parameter its type forbids": Expected(
        requests.invoke(
            "CIM_PowerManagementService", "RequestPowerStateChange", "<h:PowerState>on</h:PowerState>"
        ),
        *SCHEMA,
    ),
    "a required parameter left out": Expected(
        requests.invoke("CIM_BootService", "SetBootConfigRole", "<h:Role>1</h:Role>"), *SCHEMA
    ),
    "fragments": Expected(
        with_header("<w:FragmentTransfer>x</w:FragmentTransfer>"), *UNSUPPORTED, "FragmentLevelAccess"
    ),
    "an unknown mode": Expected(
        requests.enumerate_("CIM_Chip", "<w:EnumerationMode>All</w:EnumerationMode>"),
        *UNSUPPORTED,
        "EnumerationMode",
    ),
    "too small an envelope": Expected(
        with_header("<w:MaxEnvelopeSize>49999</w:MaxEnvelopeSize>"), *ENCODING, "MinimumEnvelopeLimit"
    ),
    "selectors of no instance": Expected(requests.get("CIM_SoftwareIdentity", InstanceID="x"), *UNREACHABLE),
    "selectors of several": Expected(requests.get("CIM_SoftwareIdentity"), *SELECTORS, "AmbiguousSelectors"),
    "a selector twice": Expected(
        requests.envelope(
            f"{requests.TRANSFER}/Get",
            "CIM_Chip",
            selectors=requests.selectors(Tag="a", Other="b").replace("Other", "Tag"),
        ),
        *SELECTORS,
        "DuplicateSelectors",
    ),
    "a value its type forbids": Expected(
        requests.put("AMT_BootSettingData", "<h:UseSOL>perhaps</h:UseSOL>"), *REPRESENTATION, "InvalidValues"
    ),
    "a value out of range": Expected(
        requests.put("AMT_BootSettingData", "<h:BootMediaIndex>256</h:BootMediaIndex>"),
        *REPRESENTATION,
        "InvalidValues",
    ),
    "an instance of another class": Expected(
        requests.put("AMT_BootSettingData", "").replace(b"h:AMT_BootSettingData", b"h:CIM_Chip"),
        *SCHEMA,
    ),
    "properties asked for by association": Expected(
        requests.enumerate_("http://schemas.dmtf.org/wbem/wscim/1/*", INCLUDED),
        *UNSUPPORTED,
        "FragmentLevelAccess",
    ),
    "a context nobody opened": Expected(requests.pull("CIM_Chip", "FF000000-0000-0000-0000-0"), *CONTEXT),
    "a filter that makes no sense": Expected(
        requests.enumerate_("CIM_Chip", f'<w:Filter Dialect="{SELECTOR_FILTER}"/>'), *FILTER
    ),
    "a filter language nobody speaks": Expected(
        requests.enumerate_("CIM_Chip", '<w:Filter Dialect="urn:sql">select</w:Filter>'), *DIALECT
    ),
}


@pytest.mark.parametrize("what", REACHED)
async def test_a_request_gets_its_fault(what: str) -> None:
    expected = REACHED[what]
    answer = await Console().send(expected.request)
    assert answer.status == 400
    assert answer.one("Action") == expected.action
    codes = [value.text for value in answer.xml.iterfind(".//{*}Code//{*}Value")]
    assert codes == [expected.code] + [expected.subcode] * (expected.subcode is not None)
    assert answer.one("Text") == expected.fault.text
    (detail,) = answer.elements("Detail")
    assert [element.text for element in detail] == ([DETAIL + expected.detail] if expected.detail else [])


async def test_who_lacks_the_realm_is_told_so() -> None:
    answer = await Console().send(GET, Principal("guest", "192.0.2.1", frozenset({20}), proof=None))
    assert (answer.status, answer.fault) == (400, "AccessDenied")
    assert answer.one("Action") == WSMAN


async def test_what_fails_inside_says_its_amt_status() -> None:
    class FailingStore:
        async def save_section(self, uuid: object, section: object) -> None:
            raise BackendError("full")

    console = Console()
    console.machine._store = FailingStore()
    answer = await console.put("AMT_BootSettingData", "<h:UseSOL>true</h:UseSOL>")
    assert (answer.status, answer.fault) == (400, "InternalError")
    assert answer.one("Detail") == "AMT-STATUS 1"
    assert answer.xml.findtext(".//{*}Code/{*}Value") == "a:Receiver"


async def test_a_request_without_an_id_is_refused_and_answered_without_one() -> None:
    answer = await Console().send(GET.replace(b"<a:MessageID>1</a:MessageID>", b""))
    assert answer.fault == "InvalidMessageInformationHeader"
    assert answer.all("RelatesTo") == []


async def test_an_answer_larger_than_its_client_can_take_is_refused() -> None:
    console = Console(make(domain(cpu_model="x" * 50_000)))
    header = "<w:MaxEnvelopeSize>50000</w:MaxEnvelopeSize>"
    assert (await console.get("CIM_Chip")).status == 200
    for request in (
        requests.get("CIM_Chip", headers=header),
        requests.pull("CIM_Chip", (await console.enumerate("CIM_Chip")).context, "", headers=header),
    ):
        assert (await console.send(request)).fault == "EncodingLimit"


async def test_what_is_no_xml_gets_nothing_but_the_status() -> None:
    for data in (b"", b"junk", GET[:100], GET.replace(b"?>", b"?><!DOCTYPE x>")):
        answer = await Console().send(data)
        assert (answer.status, answer.body) == (400, b"")


async def test_a_fault_declares_its_own_prefixes_and_no_resource() -> None:
    answer = await Console().send(requests.get("CIM_Nope", message_id="uuid:7"))
    assert answer.one("RelatesTo") == "uuid:7"
    assert answer.all("ResourceURI") == []
    (text,) = answer.elements("Text")
    assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-US"


async def test_a_machine_nobody_vouches_for_any_more_is_still_read() -> None:
    console = Console(make(domain(state=DomainState.UNKNOWN)))
    answer = await console.get("CIM_AssociatedPowerManagementService")
    assert answer.properties()["PowerState"] == "0"


def test_every_fault_is_reached_here() -> None:
    """But for those of the tests above, and those that are with the service's tests and with TLS's."""
    elsewhere = {
        faults.AccessDenied,
        faults.AlreadyExists,
        faults.Concurrency,
        faults.InternalError,
        faults.TimedOut,
    }
    assert set(faults.Fault.__subclasses__()) == {row.fault for row in REACHED.values()} | elsewhere
