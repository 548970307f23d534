"""Identify, with credentials and without; without them, nothing else."""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Answer, Console


def anonymous(console: Console, body: bytes) -> Answer:
    return Answer(*console.service.identify(console.machine.snapshot, body))


def test_anyone_learns_what_this_is() -> None:
    answer = anonymous(Console(), requests.IDENTIFY)
    assert answer.status == 200
    assert answer.one("ProductVendor") == "Intel(r)"
    assert answer.one("ProductVersion") == "AMT 16.0"
    assert answer.one("ProtocolVersion") == requests.WSMAN
    assert answer.one("SecurityProfileName").endswith("/secprofile/http/digest")


async def test_a_user_learns_the_same() -> None:
    console = Console()
    assert (await console.send(requests.IDENTIFY)).body == anonymous(console, requests.IDENTIFY).body


def test_a_message_id_is_answered_if_there_is_one() -> None:
    header = f'<s:Header><a:MessageID xmlns:a="{requests.ADDRESSING}">uuid:5</a:MessageID></s:Header>'
    answer = anonymous(Console(), requests.IDENTIFY.replace(b"<s:Header/>", header.encode()))
    assert answer.one("RelatesTo") == "uuid:5"


@pytest.mark.parametrize(
    "body",
    [
        requests.get("CIM_SoftwareIdentity", InstanceID="AMT"),
        requests.enumerate_("CIM_Chip"),
        requests.invoke("CIM_BootConfigSetting", "ChangeBootOrder"),
    ],
)
def test_without_credentials_nothing_else_is_answered(body: bytes) -> None:
    console = Console()
    answer = anonymous(console, body)
    assert (answer.status, answer.fault) == (400, "SchemaValidationError")
    assert answer.one("RelatesTo") == "1"
    assert console.store.saved == []


def test_what_is_no_xml_gets_nothing_but_the_status() -> None:
    assert anonymous(Console(), b"junk") == Answer(400, b"")


async def test_what_a_stranger_asks_is_not_remembered() -> None:
    """Or strangers could push out what consoles ask again and again."""
    console = Console()
    anonymous(console, requests.get("CIM_SoftwareIdentity", InstanceID="AMT"))
    assert console.service._requests._known == {}
