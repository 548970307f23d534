"""Complete answers, written down by hand from what devices send, against ours: the wire format to the letter.

The files are indented for their readers; a device sends no white space between elements.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Console
from vamt.backend.base import DomainState

ANSWERS: Final = Path(__file__).parent / "answers"

SOFTWARE: Final = "CIM_SoftwareIdentity"
BOOT: Final = "CIM_BootConfigSetting"
HOST: Final = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")

ASKED: Final = {
    "get-software-identity": requests.get(SOFTWARE, message_id="17", InstanceID="AMT"),
    "get-associated-power-management-service": requests.get(
        "CIM_AssociatedPowerManagementService", message_id="17"
    ),
    "enumerate": requests.enumerate_(SOFTWARE, message_id="17"),
    "invoke-request-power-state-change": requests.invoke(
        "CIM_PowerManagementService",
        "RequestPowerStateChange",
        f"<h:PowerState>8</h:PowerState><h:ManagedElement>{HOST}</h:ManagedElement>",
        message_id="17",
    ),
    "put-boot-setting-data": requests.put(
        "AMT_BootSettingData", "<h:BIOSSetup>true</h:BIOSSetup>", message_id="17"
    ),
    "fault-destination-unreachable": requests.get("AMT_NoSuchClass", message_id="17"),
    "fault-invalid-representation": requests.put(
        "AMT_BootSettingData", "<h:BootMediaIndex>first</h:BootMediaIndex>", message_id="17"
    ),
    "identify": requests.IDENTIFY,
}

PULLED: Final = {
    "pull-service-available-to-element": ("CIM_ServiceAvailableToElement", ""),
    "pull-of-nothing": ("CIM_Chip", ""),
    "pull-references": (BOOT, "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"),
    "pull-objects-and-references": (BOOT, "<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>"),
}


@pytest.fixture
def console() -> Console:
    """Talks to a machine that is off and has neither processor package nor memory module."""
    return Console(make(domain(state=DomainState.OFF, sockets=0, memory=())))


def written(name: str) -> str:
    """A file as a device would send it: without the white space between its elements."""
    text = (ANSWERS / f"{name}.xml").read_text("utf-8").strip()
    text = re.sub(r"\n\s+(xmlns:)", r" \1", text)
    return re.sub(r">\s+<", "><", text)


@pytest.mark.parametrize("name", ASKED)
async def test_an_answer_is_a_devices_to_the_letter(console: Console, name: str) -> None:
    assert (await console.send(ASKED[name])).text == written(name)


@pytest.mark.parametrize("name", PULLED)
async def test_a_pull_is_a_devices_to_the_letter(console: Console, name: str) -> None:
    uri, mode = PULLED[name]
    opened = await console.enumerate(uri, mode)
    answer = await console.send(requests.pull(uri, opened.context, message_id="17"))
    assert answer.text == written(name).replace("-000000000001<", "-000000000002<")


async def test_a_release_is_a_devices_to_the_letter(console: Console) -> None:
    opened = await console.enumerate(SOFTWARE)
    answer = await console.send(requests.release(SOFTWARE, opened.context, message_id="17"))
    assert answer.text == written("release").replace("-000000000001<", "-000000000002<")


def test_every_file_is_compared() -> None:
    assert {path.stem for path in ANSWERS.iterdir()} == {*ASKED, *PULLED, "release"}


async def test_messages_and_contexts_are_numbered_as_firmware_numbers_them(console: Console) -> None:
    """Upper-case hexadecimal upwards from the start; of a context, the low byte first."""
    answers = [await console.enumerate(SOFTWARE) for _ in range(300)]
    assert [answers[n].one("MessageID") for n in (0, 1, 299)] == [
        "uuid:00000000-8086-8086-8086-000000000001",
        "uuid:00000000-8086-8086-8086-000000000002",
        "uuid:00000000-8086-8086-8086-00000000012C",
    ]
    assert answers[299].context == "2C010000-0000-0000-0000-000000000000"
