"""References come back as they were written, in every form clients use, and nest no deeper than allowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from support.fuzz import BOUNDED, eprs
from support.requests import ADDRESSING, WSMAN
from vamt.cim.model import ANONYMOUS, EPR
from vamt.soap.reference import MAX_DEPTH, read_epr, read_selectors, write_epr
from vamt.wsman.faults import InvalidSelectors

DECLARED = f'xmlns:a="{ADDRESSING}" xmlns:b="{ADDRESSING}" xmlns:c="{WSMAN}" xmlns:w="{WSMAN}"'


def element(inside: str) -> etree._Element:
    return etree.fromstring(f"<x {DECLARED}>{inside}</x>")


@BOUNDED
@given(eprs())
def test_a_reference_comes_back_as_it_was_written(epr: EPR) -> None:
    assert read_epr(element(write_epr(epr))) == epr


def test_a_reference_is_written_as_devices_write_it() -> None:
    epr = EPR.of("urn:x", Name="ManagedSystem", CreationClassName="a<b")
    assert write_epr(epr) == (
        f"<b:Address>{ANONYMOUS}</b:Address><b:ReferenceParameters><c:ResourceURI>urn:x</c:ResourceURI>"
        '<c:SelectorSet><c:Selector Name="CreationClassName">a&lt;b</c:Selector>'
        '<c:Selector Name="Name">ManagedSystem</c:Selector></c:SelectorSet></b:ReferenceParameters>'
    )


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("", ANONYMOUS),
        ("<a:Address></a:Address>", ANONYMOUS),
        ("<a:Address>/wsman</a:Address>", "/wsman"),
        ("<a:Address> default </a:Address>", "default"),
    ],
)
def test_a_reference_needs_no_address(address: str, read: str) -> None:
    parameters = "<a:ReferenceParameters><w:ResourceURI>urn:x</w:ResourceURI></a:ReferenceParameters>"
    assert read_epr(element(address + parameters)) == EPR("urn:x", (), read)


@pytest.mark.parametrize("inside", ["", "text", "<a:ReferenceParameters/>", "<other/>"])
def test_what_holds_no_reference_is_a_reference_to_nothing(inside: str) -> None:
    assert read_epr(element(inside)) == EPR("")


@pytest.mark.parametrize("attribute", ['Name="InstanceID"', 'w:Name="InstanceID"', 'Name="InstanceID "'])
def test_the_name_of_a_selector_may_be_qualified(attribute: str) -> None:
    """python amt, fence_amt_ws and Ironic qualify it; MeshCommander once adds a blank."""
    assert read_selectors(element(f"<w:Selector {attribute}> AMT\n</w:Selector>")) == {"InstanceID": "AMT"}


@pytest.mark.parametrize(
    ("inside", "detail"),
    [
        ("<w:Selector>AMT</w:Selector>", "InsufficientSelectors"),
        ('<w:Selector Name="">AMT</w:Selector>', "InsufficientSelectors"),
        ('<w:Selector Name="a">1</w:Selector><w:Selector Name="a">2</w:Selector>', "DuplicateSelectors"),
    ],
)
def test_unusable_selectors_are_refused(inside: str, detail: str) -> None:
    with pytest.raises(InvalidSelectors) as refused:
        read_selectors(element(inside))
    assert refused.value.detail == detail


def nested(depth: int) -> str:
    inside = "<a:Address>end</a:Address>"
    for _ in range(depth):
        inside = (
            '<a:ReferenceParameters><w:SelectorSet><w:Selector Name="x"><a:EndpointReference>'
            f"{inside}</a:EndpointReference></w:Selector></w:SelectorSet></a:ReferenceParameters>"
        )
    return inside


def test_references_nest_no_deeper_than_allowed() -> None:
    assert read_epr(element(nested(MAX_DEPTH)))["x"]
    with pytest.raises(InvalidSelectors):
        read_epr(element(nested(MAX_DEPTH + 1)))
