"""Redirection sessions as WS-Management sees and ends them, and what of redirection a machine is capable of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.machines import domain, make
from support.talking import Console
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.backend.base import Ability
from vamt.firmware.features import Desktop
from vamt.firmware.sessions import AccessLog, Sessions

SERVICE = "AMT_RedirectionService"
SAP = "CIM_KVMRedirectionSAP"
SETTINGS = "IPS_KVMRedirectionSettingData"
CAPABILITIES = "AMT_BootCapabilities"
OPEN = Sessions(sol="s", ider="i", kvm="k")


def busy() -> Console:
    """Talks to a machine with a session of each kind."""
    console = Console()
    console.machine.hold(OPEN)
    return console


def sessions(console: Console) -> Sessions:
    return console.machine.snapshot.section(Sessions)


async def terminate(console: Console, number: str) -> int:
    inside = f"<h:SessionType>{number}</h:SessionType>"
    return (await console.invoke(SERVICE, "TerminateSession", inside)).return_value


async def test_a_remote_desktop_says_whether_somebody_is_at_it() -> None:
    console = busy()
    assert (await console.get(SAP)).one("EnabledState") == "2"
    assert (await console.invoke(SETTINGS, "TerminateSession")).return_value == 0
    assert (await console.get(SAP)).one("EnabledState") == "6"


async def test_a_remote_desktop_that_is_off_is_off_whoever_was_at_it() -> None:
    console = Console(make(None, Desktop(enabled=False)))
    console.machine.hold(OPEN)
    assert (await console.get(SAP)).one("EnabledState") == "3"


async def test_only_the_remote_desktops_session_is_ended_with_it() -> None:
    console = busy()
    await console.invoke(SETTINGS, "TerminateSession")
    assert sessions(console) == Sessions(sol="s", ider="i")
    assert (await console.invoke(SETTINGS, "TerminateSession")).return_value == 1


@pytest.mark.parametrize(
    ("number", "left"), [("0", Sessions(sol="s", kvm="k")), ("1", Sessions(ider="i", kvm="k"))]
)
async def test_a_session_of_storage_or_serial_is_ended_by_its_number(number: str, left: Sessions) -> None:
    console = busy()
    assert await terminate(console, number) == 0
    assert sessions(console) == left
    assert await terminate(console, number) == 2068


@pytest.mark.parametrize("parameters", ["", "<h:SessionType>2</h:SessionType>"])
async def test_a_session_of_no_type_is_refused_and_ends_none(parameters: str) -> None:
    console = busy()
    assert (await console.invoke(SERVICE, "TerminateSession", parameters)).return_value == 36
    assert sessions(console) == OPEN


@pytest.mark.parametrize("uri", [SERVICE, SETTINGS])
async def test_who_may_not_redirect_ends_no_session(uri: str) -> None:
    console = busy()
    console.principal = Principal("eve", "192.0.2.9", frozenset({int(Realm.GENERAL_INFO)}), proof=None)
    answer = await console.invoke(
        uri, "TerminateSession", "<h:SessionType>0</h:SessionType>" * (uri == SERVICE)
    )
    assert answer.fault == "AccessDenied"
    assert sessions(console) == OPEN


async def test_the_log_of_storage_is_shown_once_there_is_something_in_it() -> None:
    console = Console()
    assert "AccessLog" not in (await console.get(SERVICE)).properties()
    log = AccessLog()
    for port in (40001, 40002):
        log = log.noting(f"192.0.2.7:{port}", datetime(2024, 12, 31, 23, 59, 58, tzinfo=UTC))
    console.machine.hold(log)
    assert (await console.get(SERVICE)).properties()["AccessLog"] == [
        "12/31/2024, 23:59:58, 192.0.2.7:40001",
        "12/31/2024, 23:59:58, 192.0.2.7:40002",
    ]


async def test_the_log_of_storage_cannot_be_written() -> None:
    """MeshCommander puts the whole object back."""
    console = Console()
    echo = "<h:AccessLog>made up</h:AccessLog><h:ListenerEnabled>true</h:ListenerEnabled>"
    assert (await console.put(SERVICE, echo)).status == 200
    assert console.machine.snapshot.section(AccessLog) == AccessLog()


@pytest.mark.parametrize(
    ("abilities", "storage", "serial"),
    [
        (set(), "false", "false"),
        ({Ability.CDROM}, "true", "false"),
        ({Ability.FLOPPY}, "true", "false"),
        ({Ability.SERIAL}, "false", "true"),
    ],
)
async def test_a_machine_claims_the_redirection_it_is_capable_of(
    abilities: set[Ability], storage: str, serial: str
) -> None:
    console = Console(make(domain(abilities=frozenset(abilities))))
    shown = (await console.get(CAPABILITIES)).properties()
    assert (shown["IDER"], shown["SOL"]) == (storage, serial)


async def test_meshcommander_is_offered_greys_and_compression() -> None:
    shown = (await Console().get(SETTINGS)).properties()
    assert (shown["GrayscalePixelFormatSupported"], shown["ZlibControlSupported"]) == ("true", "true")
