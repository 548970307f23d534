"""Envelopes are read as leniently as clients need it, and nothing that can be sent breaks the reader."""

from __future__ import annotations

import codecs
import contextlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from support import requests
from support.fuzz import BOUNDED, damaged
from vamt.cim.model import EPR
from vamt.soap.envelope import Envelope
from vamt.wsman import faults

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")


def read(data: bytes) -> Envelope:
    envelope = Envelope()
    envelope.read(data)
    return envelope


def with_header(header: str) -> bytes:
    return requests.get("CIM_SoftwareIdentity", headers=header, InstanceID="AMT")


def test_every_header_of_a_request_is_read() -> None:
    envelope = read(with_header("<w:MaxEnvelopeSize>51200</w:MaxEnvelopeSize>"))
    assert envelope.action == "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get"
    assert envelope.message_id == "1"
    assert envelope.to == "/wsman"
    assert envelope.resource_uri.endswith("/CIM_SoftwareIdentity")
    assert envelope.operation_timeout == "PT60S"
    assert envelope.max_envelope_size == "51200"
    assert envelope.selectors == {"InstanceID": "AMT"}
    assert envelope.body is None


def test_prefixes_are_the_clients_own() -> None:
    data = (
        b'<n1:Envelope xmlns:n1="http://www.w3.org/2003/05/soap-envelope">'
        b'<n1:Header><Action xmlns="http://schemas.xmlsoap.org/ws/2004/08/addressing">act</Action>'
        b'<x:MessageID xmlns:x="http://schemas.xmlsoap.org/ws/2004/08/addressing">7</x:MessageID></n1:Header>'
        b"<n1:Body><any/></n1:Body></n1:Envelope>"
    )
    envelope = read(data)
    assert (envelope.action, envelope.message_id) == ("act", "7")
    assert envelope.body is not None
    assert envelope.body.tag == "any"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(GET.replace(b"><", b">\n  <"), id="pretty-printed, as python amt does"),
        pytest.param(GET.partition(b"?>")[2], id="without a declaration"),
        pytest.param(GET.replace(b"?>", b"?>\n"), id="a line end behind the declaration, as openwsman"),
        pytest.param(b"\r\n" + GET, id="white space before the declaration"),
        pytest.param(GET + b"\n\0", id="a NUL at the end"),
        pytest.param(codecs.BOM_UTF8 + GET, id="a byte order mark"),
        pytest.param(
            GET.replace(b"<Header>", b"<!-- hello --><Header><?pi?>"), id="comments and instructions"
        ),
        pytest.param(
            GET.replace(b'encoding="utf-8"', b'encoding="utf-16"').decode().encode("utf-16"), id="UTF-16"
        ),
    ],
)
def test_an_envelope_is_the_same_however_it_is_written(data: bytes) -> None:
    envelope = read(data)
    assert (envelope.message_id, envelope.selectors) == ("1", {"InstanceID": "AMT"})


def test_a_message_id_is_kept_as_it_is() -> None:
    text = "uuid:94207D97-60b3-10b3-8002-01000000fc02"
    assert read(requests.get("CIM_Chip", message_id=f"\n {text} ")).message_id == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0\0", id="NULs"),
        pytest.param(b"GET / HTTP/1.1", id="no markup"),
        pytest.param(GET[:-5], id="cut short"),
        pytest.param(GET + GET, id="two documents"),
        pytest.param(GET.replace(b"<Body>", b"<Body>\xff"), id="no UTF-8"),
        pytest.param(GET.replace(b"AMT<", b"AMT\x01<"), id="a control character"),
        pytest.param(GET.replace(b"AMT<", b"&nothing;<"), id="an unknown entity"),
        pytest.param(GET.replace(b"<a:To>", b"<q:To>"), id="an unbound prefix"),
        pytest.param(GET.replace(b"?>", b"?><!DOCTYPE Envelope>"), id="a document type"),
        pytest.param(
            GET.replace(b"?>", b'?><!DOCTYPE Envelope SYSTEM "file:///etc/passwd">'), id="an external one"
        ),
        pytest.param(
            GET.replace(b"?>", b'?><!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(
                b"AMT<", b"&x;<"
            ),
            id="an external entity",
        ),
        pytest.param(b"<a>" * 5000 + b"</a>" * 5000, id="nested without end"),
    ],
)
def test_what_is_no_xml_is_told_from_what_is_no_envelope(data: bytes) -> None:
    with pytest.raises(faults.NotXml):
        read(data)


@pytest.mark.parametrize("where", ["text", "attribute"])
def test_an_entity_bomb_does_not_go_off(where: str) -> None:
    entities = b"".join(
        b'<!ENTITY e%d "%b">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"boom") for n in range(12)
    )
    use = b"<x>&e11;</x>" if where == "text" else b'<x y="&e11;"/>'
    started = time.monotonic()
    with pytest.raises(faults.NotXml):
        read(b"<!DOCTYPE x [" + entities + b"]>" + use)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<html/>", faults.SchemaValidationError),
        (
            b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>',
            faults.VersionMismatch,
        ),
        (b'<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"/>', faults.SchemaValidationError),
        (with_header("<a:MessageID>2</a:MessageID>"), faults.InvalidMessageInformationHeader),
        (with_header("<a:Action>again</a:Action>"), faults.InvalidMessageInformationHeader),
        (with_header("<w:FragmentTransfer>a/b</w:FragmentTransfer>"), faults.UnsupportedFeature),
        (
            with_header("<w:SelectorSet><w:Selector>no name</w:Selector></w:SelectorSet>"),
            faults.InvalidSelectors,
        ),
    ],
)
def test_xml_that_is_no_request_gets_a_fault(data: bytes, fault: type[faults.Fault]) -> None:
    with pytest.raises(fault):
        read(data.replace(requests.selectors(InstanceID="AMT").encode(), b""))


UNKNOWN = '<z:New xmlns:z="urn:new" xmlns:s="http://www.w3.org/2003/05/soap-envelope" {}/>'


@pytest.mark.parametrize(
    "said", ["", 's:mustUnderstand="false"', 's:mustUnderstand="0"', 'mustUnderstand="true"']
)
def test_an_unknown_header_that_need_not_be_understood_is_ignored(said: str) -> None:
    assert read(with_header(UNKNOWN.format(said))).message_id == "1"


@pytest.mark.parametrize("said", ['s:mustUnderstand="true"', 's:mustUnderstand="1"'])
def test_an_unknown_header_that_must_be_understood_is_not(said: str) -> None:
    with pytest.raises(faults.MustUnderstand):
        read(with_header(UNKNOWN.format(said)))


def test_a_refused_request_is_still_known_by_its_message_id() -> None:
    envelope = Envelope()
    header = UNKNOWN.format('s:mustUnderstand="true"')
    data = (
        with_header(header)
        .replace(b"<a:MessageID>1</a:MessageID>", b"")
        .replace(b"</Header>", b"<a:MessageID>42</a:MessageID></Header>")
    )
    with pytest.raises(faults.MustUnderstand):
        envelope.read(data)
    assert envelope.message_id == "42"


def test_a_windows_client_has_its_headers_ignored() -> None:
    """What WinRM and pypsrp add to every request."""
    headers = (
        '<w:Locale xml:lang="en-US" s:mustUnderstand="false" xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>'
        '<p:DataLocale xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd" xml:lang="en-US" '
        's:mustUnderstand="false" xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>'
        '<p:SessionId xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd" '
        's:mustUnderstand="false" xmlns:s="http://www.w3.org/2003/05/soap-envelope">uuid:1</p:SessionId>'
        '<w:MaxEnvelopeSize s:mustUnderstand="true" xmlns:s="http://www.w3.org/2003/05/soap-envelope">153600'
        "</w:MaxEnvelopeSize>"
    )
    envelope = read(with_header(headers))
    assert envelope.max_envelope_size == "153600"


def test_the_namespace_selector_of_wsman_and_winrm_is_dropped() -> None:
    chosen = requests.selectors(InstanceID="AMT", __cimnamespace="root/cimv2")
    data = requests.envelope("a/Get", "CIM_SoftwareIdentity", selectors=chosen)
    assert read(data).selectors == {"InstanceID": "AMT"}


def test_an_epr_is_read_where_a_selector_has_one() -> None:
    inside = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")
    chosen = requests.selectors(ManagedElement=f"<a:EndpointReference>{inside}</a:EndpointReference>")
    data = requests.envelope("a/Get", "CIM_ElementSettingData", selectors=chosen)
    assert read(data).selectors["ManagedElement"] == EPR.of(
        requests.full("CIM_ComputerSystem"), Name="ManagedSystem"
    )


REAL = [
    GET,
    requests.enumerate_("CIM_Chip"),
    requests.pull("CIM_Chip", "01000000-0000-0000-0000-000000000000"),
    requests.IDENTIFY,
    requests.invoke(
        "CIM_PowerManagementService",
        "RequestPowerStateChange",
        f"<h:ManagedElement>{requests.epr('CIM_ComputerSystem', Name='ManagedSystem')}</h:ManagedElement>",
    ),
]


@BOUNDED
@given(st.binary(max_size=400) | damaged(REAL))
@example(GET.decode().encode("utf-16"))
@example(b"\xfe\xff\0<\0a\0>")
def test_whatever_is_sent_is_an_envelope_a_fault_or_no_xml(data: bytes) -> None:
    envelope = Envelope()
    with contextlib.suppress(faults.Fault, faults.NotXml):
        envelope.read(data)
    assert isinstance(envelope.message_id, str)
