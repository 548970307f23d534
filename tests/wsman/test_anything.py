"""Whatever is sent, a status comes back and an envelope: well-formed or none, and to the right question."""

from __future__ import annotations

import asyncio
import contextlib

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from support import requests
from support.fuzz import FEW, XML_TEXT, damaged, reshaped
from support.talking import Console
from vamt.cim.text import escape

BLANKS = " \t\r\n"
HOST = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
CONFIGURATION = requests.epr("CIM_BootConfigSetting", InstanceID="Intel(r) AMT: Boot Configuration 0")
ASSOCIATED = (
    '<w:Filter Dialect="http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter">'
    f"<f:AssociatedInstances><f:Object>{HOST}</f:Object></f:AssociatedInstances></w:Filter>"
)
REAL = [
    requests.get("CIM_SoftwareIdentity", InstanceID="AMT", message_id="uuid:1"),
    requests.get("AMT_GeneralSettings", headers="<w:MaxEnvelopeSize>51200</w:MaxEnvelopeSize>"),
    requests.put(
        "AMT_BootSettingData", "<h:BIOSSetup>true</h:BIOSSetup><h:BootMediaIndex>1</h:BootMediaIndex>"
    ),
    requests.enumerate_("CIM_Service", "<w:OptimizeEnumeration/><w:MaxElements>2</w:MaxElements>"),
    requests.enumerate_("http://schemas.dmtf.org/wbem/wscim/1/*", ASSOCIATED),
    requests.pull("CIM_Service", "01000000-0000-0000-0000-000000000000"),
    requests.release("CIM_Service", "01000000-0000-0000-0000-000000000000"),
    requests.invoke(
        "VAMT_Processor", "Enable", "<h:Enabled>0</h:Enabled>", chosen=requests.selectors(Number="1")
    ),
    requests.invoke(
        "CIM_PowerManagementService",
        "RequestPowerStateChange",
        f"<h:PowerState>8</h:PowerState><h:ManagedElement>{HOST}</h:ManagedElement>"
        "<h:TimeoutPeriod><i:Interval xmlns:i='urn:i'>PT5M</i:Interval></h:TimeoutPeriod>",
    ),
    requests.invoke(
        "CIM_BootService",
        "SetBootConfigRole",
        f"<h:BootConfigSetting>{CONFIGURATION}</h:BootConfigSetting><h:Role>1</h:Role>",
    ),
    requests.IDENTIFY,
]


def message_id(data: bytes) -> str | None:
    """The MessageID of a request, None if there is not just one."""
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    with contextlib.suppress(etree.XMLSyntaxError, ValueError):
        root = etree.fromstring(data.strip(b"\0" + BLANKS.encode()), parser)
        header = root.find(f"{{{requests.SOAP}}}Header")
        if root.tag == f"{{{requests.SOAP}}}Envelope" and header is not None:
            found = [element.text or "" for element in header.iterfind(f"{{{requests.ADDRESSING}}}MessageID")]
            return found[0].strip(BLANKS) if len(found) == 1 else None
    return None


def check(console: Console, data: bytes) -> None:
    answer = asyncio.run(console.send(data))
    assert answer.status in (200, 400)
    if not answer.body:
        assert answer.status == 400
        return
    relates_to = answer.all("RelatesTo")
    expected = message_id(data)
    if expected:
        assert relates_to == [expected]
    assert bool(answer.fault) is (answer.status == 400)
    identified, status = console.service.identify(console.machine.snapshot, data)[::-1]
    assert status in (200, 400)
    assert not identified or etree.fromstring(identified) is not None


@FEW
@given(st.binary(max_size=300) | XML_TEXT.map(str.encode))
@example(b"<?xml version='1.0' encoding='utf-7'?>+ADw-")
@example(b"\xff\xfe<\0x\0/\0>\0")
@example(b"\0" * 1000)
def test_any_bytes_are_answered(data: bytes) -> None:
    check(Console(), data)


@FEW
@given(st.lists(damaged(REAL) | reshaped(REAL), min_size=1, max_size=6))
def test_any_damaged_requests_are_answered_in_a_row(data: list[bytes]) -> None:
    console = Console()
    for one in data:
        check(console, one)


ELEMENTS = st.recursive(
    XML_TEXT.map(escape),
    lambda inner: st.tuples(
        st.sampled_from(
            ["a:Action", "a:MessageID", "w:ResourceURI", "w:SelectorSet", "w:Selector Name='x'", "h:Enabled",
             "a:ReferenceParameters", "a:EndpointReference", "w:MaxEnvelopeSize", "w:Filter", "w:Mode"]
        ),
        st.lists(inner, max_size=3),
    ).map(lambda parts: f"<{parts[0]}>{''.join(parts[1])}</{parts[0].split()[0]}>"),
    max_leaves=8,
)  # fmt: skip


@FEW
@given(ELEMENTS, ELEMENTS)
def test_any_elements_in_header_and_body_are_answered(header: str, body: str) -> None:
    console = Console()
    for uri, action in (
        ("VAMT_Processor", f"{requests.full('VAMT_Processor')}/Enable"),
        ("CIM_Chip", f"{requests.ENUMERATION}/Enumerate"),
        ("AMT_BootSettingData", f"{requests.TRANSFER}/Put"),
    ):
        check(console, requests.envelope(action, uri, body, headers=header))


@FEW
@given(XML_TEXT.filter(lambda text: text.strip(BLANKS)))
def test_any_message_id_is_related_to_to_the_letter(text: str) -> None:
    answer = asyncio.run(Console().send(requests.get("CIM_Chip", message_id=escape(text))))
    assert answer.one("RelatesTo") == text.strip(BLANKS)


@FEW
@given(XML_TEXT, XML_TEXT)
def test_any_name_and_value_of_a_selector_is_answered(name: str, value: str) -> None:
    chosen = requests.selectors(InstanceID=escape(value))
    chosen = chosen.replace('"InstanceID"', f'"{escape(name).replace(chr(34), "&quot;")}"')
    check(Console(), requests.envelope(f"{requests.TRANSFER}/Get", "CIM_SoftwareIdentity", selectors=chosen))
