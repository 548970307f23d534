"""AMT_GeneralSettings: what may be written, and what is said of a machine nobody named."""

from __future__ import annotations

import pytest

from support.machines import domain, make
from support.talking import Console
from vamt.cim.text import escape
from vamt.firmware.features import General

SETTINGS = "AMT_GeneralSettings"


@pytest.fixture
def console() -> Console:
    return Console()


async def put(console: Console, name: str, value: str) -> str:
    """The fault of a Put of one property, empty if there was none."""
    return (await console.put(SETTINGS, f"<h:{name}>{value}</h:{name}>")).fault


async def shown(console: Console, name: str) -> str:
    return (await console.get(SETTINGS)).one(name)


async def test_a_machine_is_called_as_its_domain_until_it_is_named() -> None:
    """MeshCommander draws nothing of a machine without a name."""
    made = make(domain(name="first"))
    console = Console(made)
    assert await shown(console, "HostName") == "first"
    made.machine.see(domain(name="second"))
    assert await shown(console, "HostName") == "second"
    await put(console, "HostName", "desk-7")
    made.machine.see(domain(name="third"))
    assert await shown(console, "HostName") == "desk-7"


@pytest.mark.parametrize("name", ["müller-pc", "n" * 200])
async def test_a_name_that_is_no_host_name_is_shown_and_taken_back(name: str) -> None:
    """MeshCentral puts back what it got, and changes one thing."""
    made = make(domain(name=name))
    console = Console(made)
    assert await shown(console, "HostName") == name
    whole = f"<h:HostName>{escape(name)}</h:HostName><h:DomainName>example.org</h:DomainName>"
    answer = await console.put(SETTINGS, whole)
    assert (answer.status, answer.one("HostName"), answer.one("DomainName")) == (200, name, "example.org")
    made.machine.see(domain(name="second"))
    assert await shown(console, "HostName") == "second"
    assert await put(console, "HostName", escape(name)) == "InvalidRepresentation"


@pytest.mark.parametrize(("generation", "minutes"), [("15.0", "1"), ("16.1", "65535")])
async def test_how_long_a_new_machine_stays_awake_is_its_generations_to_say(
    generation: str, minutes: str
) -> None:
    console = Console(make(generation=generation))
    assert await shown(console, "IdleWakeTimeout") == minutes
    await put(console, "IdleWakeTimeout", "30")
    assert await shown(console, "IdleWakeTimeout") == "30"


async def test_meshcentral_puts_the_whole_object_with_another_name(console: Console) -> None:
    properties = (await console.get(SETTINGS)).properties() | {
        "HostName": "desk-7",
        "DomainName": "example.org",
    }
    body = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in properties.items())
    answer = await console.put(SETTINGS, body)
    assert answer.status == 200
    assert answer.properties() == properties
    assert (await console.get(SETTINGS)).properties() == properties


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DigestRealm", "Digest:00000000000000000000000000000000"),
        ("NetworkInterfaceEnabled", "false"),
        ("PowerSource", "1"),
        ("PrivacyLevel", "2"),
        ("ElementName", "mine"),
    ],
)
async def test_what_a_client_cannot_change_is_ignored(console: Console, name: str, value: str) -> None:
    before = await shown(console, name)
    assert await put(console, name, value) == ""
    assert await shown(console, name) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HostName", "h" * 64),
        ("HostName", "naïve"),
        ("HostName", "two\nlines"),
        ("DomainName", "d" * 192),
        ("HostOSFQDN", "f" * 256),
        ("IdleWakeTimeout", "0"),
        ("IdleWakeTimeout", "65536"),
        ("DDNSTTL", str(1 << 31)),
        ("DDNSPeriodicUpdateInterval", "19"),
        ("PresenceNotificationInterval", "14"),
        ("PreferredAddressFamily", "2"),
        ("AMTNetworkEnabled", "2"),
        ("ThunderboltDockEnabled", "2"),
        ("DHCPSyncRequiresHostname", "2"),
        ("PingResponseEnabled", "maybe"),
    ],
)
async def test_a_value_amt_does_not_take_is_refused(console: Console, name: str, value: str) -> None:
    assert await put(console, name, value) == "InvalidRepresentation"
    assert console.machine.snapshot.section(General) == General()


@pytest.mark.parametrize("name", ["DDNSPeriodicUpdateInterval", "PresenceNotificationInterval"])
async def test_what_is_done_now_and_then_can_be_never(console: Console, name: str) -> None:
    assert await put(console, name, "0") == ""
    assert await shown(console, name) == "0"
