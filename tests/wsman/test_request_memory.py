"""A remembered request is answered as if it had never been seen: whatever else differs, differs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import requests
from support.fuzz import BOUNDED, damaged
from support.talking import Console
from vamt.soap.envelope import Envelope
from vamt.wsman import faults
from vamt.wsman.messages import Get, Invoke, Malformed, Pull, Request
from vamt.wsman.requests import CAPACITY, MAX_OCTETS, Requests

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")
ENUMERATE = requests.enumerate_("CIM_BootSourceSetting")
CONTEXT = "01000000-0000-0000-0000-000000000000"
PULL = requests.pull("CIM_BootSourceSetting", CONTEXT)
RELEASE = requests.release("CIM_BootSourceSetting", CONTEXT)


def seen(memory: Requests, data: bytes) -> tuple[object, ...]:
    """What a memory makes of a request, as something that can be compared."""
    envelope = Envelope()
    try:
        request, message_id = memory.decode(data, envelope)
    except faults.NotXml:
        return ("no XML",)
    except faults.Fault as fault:
        return type(fault), fault.detail, envelope.message_id
    return (*_facts(request), message_id)


def _facts(request: Request) -> tuple[object, ...]:
    operation = request.operation
    if isinstance(operation, Invoke):
        return operation.method, request.uri, request.selectors
    if isinstance(operation, Malformed):
        return type(operation.fault), operation.fault.detail, request.uri, request.selectors
    kind = operation if not hasattr(operation, "body") else type(operation)
    return kind, request.uri, request.selectors, request.timeout, request.max_envelope


def known() -> Requests:
    memory = Requests()
    for data in (
        GET,
        ENUMERATE,
        PULL,
        RELEASE,
        GET.replace(b"AMT<", b"Flash<"),
        GET.replace(b">1<", b">AMT<"),
    ):
        memory.decode(data, Envelope())
    return memory


def test_the_same_question_with_another_id_is_not_read_again() -> None:
    memory, envelope = known(), Envelope()
    first, _ = memory.decode(GET, envelope)
    again, message_id = memory.decode(GET.replace(b">1<", b">uuid:7F-1<"), envelope)
    assert again is first
    assert message_id == "uuid:7F-1"
    assert envelope.action == ""


message_ids = st.binary(max_size=12) | st.from_regex(rb"[\w:.<>&;!/ \[\]-]{0,12}", fullmatch=True)


@BOUNDED
@given(st.sampled_from([GET, ENUMERATE, PULL, RELEASE]), message_ids)
def test_any_other_message_id_is_answered_as_by_a_fresh_service(data: bytes, message_id: bytes) -> None:
    changed = data.replace(b"MessageID>1<", b"MessageID>" + message_id + b"<")
    assert seen(known(), changed) == seen(Requests(), changed)


@BOUNDED
@given(st.sampled_from([PULL, RELEASE]), message_ids)
def test_any_other_context_is_answered_as_by_a_fresh_service(data: bytes, context: bytes) -> None:
    changed = data.replace(CONTEXT.encode(), context)
    assert seen(known(), changed) == seen(Requests(), changed)


def test_the_same_pull_with_another_context_is_not_read_again() -> None:
    memory, envelope = known(), Envelope()
    request, _ = memory.decode(PULL.replace(b"01000000", b"02000000"), envelope)
    assert request.operation == Pull("02000000-0000-0000-0000-000000000000", 999, 99999)
    assert envelope.action == ""


@BOUNDED
@given(damaged([GET, ENUMERATE, PULL]), damaged([GET, PULL]))
def test_any_damaged_request_is_answered_as_by_a_fresh_service(one: bytes, other: bytes) -> None:
    memory = known()
    for data in (one, other, one):
        assert seen(memory, data) == seen(Requests(), data)


@pytest.mark.parametrize(
    "trap",
    [
        pytest.param('<z:MessageID xmlns:z="urn:z">54321</z:MessageID>', id="another namespace's MessageID"),
        pytest.param('<w:Locale MessageID="">54321</w:Locale>', id="an attribute of that name"),
        pytest.param("<?MessageID >54321<?>", id="an instruction"),
        pytest.param("<!-- MessageID>54321< -->", id="a comment"),
        pytest.param('<w:MaxEnvelopeSize z="MessageID">54321</w:MaxEnvelopeSize>', id="a value"),
    ],
)
def test_what_only_looks_like_the_message_id_is_no_key(trap: str) -> None:
    """What stands behind the first such name is the MessageID here, and something else the next time."""
    first = requests.get("CIM_Chip", message_id="54321").replace(b"<Header>", f"<Header>{trap}".encode())
    second = first.replace(b"54321", b"60000", 1)
    memory = Requests()
    seen(memory, first)
    assert seen(memory, second) == seen(Requests(), second)


@pytest.mark.parametrize(
    "trap",
    [
        pytest.param(
            '<z:EnumerationContext xmlns:z="urn:z">54321</z:EnumerationContext>', id="another namespace's"
        ),
        pytest.param('<z z="EnumerationContext">54321</z>', id="a value"),
        pytest.param("<?EnumerationContext >54321<?>", id="an instruction"),
        pytest.param("<!-- EnumerationContext>54321< -->", id="a comment"),
    ],
)
@pytest.mark.parametrize("place", ["<Header>", "</Header>", "<EnumerationContext>"])
def test_what_only_looks_like_the_context_is_no_key(trap: str, place: str) -> None:
    first = requests.pull("CIM_Chip", "54321").replace(place.encode(), f"{trap}{place}".encode())
    second = first.replace(b"54321", b"60000", 1)
    memory = Requests()
    seen(memory, first)
    assert seen(memory, second) == seen(Requests(), second)


def test_what_carries_a_body_of_its_own_is_read_every_time() -> None:
    memory = Requests()
    for data in (
        requests.put("AMT_BootSettingData", "<h:UseSOL>true</h:UseSOL>"),
        requests.invoke("CIM_BootConfigSetting", "ChangeBootOrder"),
        requests.IDENTIFY,
    ):
        first, _ = memory.decode(data, Envelope())
        second, _ = memory.decode(data, Envelope())
        assert first is not second


def test_the_memory_is_bounded_and_forgets_the_oldest() -> None:
    memory = Requests()
    for number in range(CAPACITY + 1):
        memory.decode(requests.get("CIM_Chip", Tag=f"CPU {number}"), Envelope())
    assert len(memory._known) == CAPACITY
    oldest, newest = Envelope(), Envelope()
    memory.decode(requests.get("CIM_Chip", Tag=f"CPU {CAPACITY}"), newest)
    memory.decode(requests.get("CIM_Chip", Tag="CPU 0"), oldest)
    assert (oldest.action != "", newest.action) == (True, "")


def test_long_requests_are_not_remembered() -> None:
    memory = Requests()
    data = requests.get("CIM_Chip", Tag="x" * MAX_OCTETS)
    first, _ = memory.decode(data, Envelope())
    assert isinstance(first.operation, Get)
    assert memory._known == {}


async def test_a_remembered_question_is_answered_anew_when_the_machine_changes() -> None:
    console = Console()
    request = requests.get("CIM_AssociatedPowerManagementService")
    assert (await console.send(request)).properties()["PowerState"] == "2"
    await console.hypervisor.destroy(console.machine.uuid)
    assert (await console.send(request)).properties()["PowerState"] == "8"


async def test_a_remembered_question_is_still_refused_to_who_may_not_ask_it() -> None:
    console = Console()
    assert (await console.send(GET)).status == 200
    guest = type(console.principal)("guest", "192.0.2.1", frozenset({20}), proof=None)
    assert (await console.send(GET, guest)).fault == "AccessDenied"


async def test_answers_to_a_remembered_question_are_alike_but_for_their_numbers() -> None:
    console = Console()
    answers = [await console.send(GET.replace(b">1<", b">%d<" % number)) for number in range(5)]
    assert [answer.one("RelatesTo") for answer in answers] == [*"01234"]
    numbered = r"(<b:RelatesTo>\d|8086-[0-9A-F]{12})<"
    assert len({re.sub(numbered, "", answer.text) for answer in answers}) == 1
