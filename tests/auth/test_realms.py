"""Who may do what: the administrator everything, others what their realms say, nobody more."""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Console, registry
from vamt.auth import realms
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm, may


def user(*granted: int) -> Principal:
    return Principal("user", "192.0.2.1", frozenset(granted))


def test_the_table_names_only_classes_that_exist_and_work() -> None:
    named = {*realms._READ, *realms._CHANGE}
    assert {name for name in named if registry().provider(name) is None} - {
        "CIM_ServiceAvailableToElement"
    } == set()
    assert named <= set(registry().index)


def test_who_may_change_a_class_may_read_it() -> None:
    for name, granted in realms._CHANGE.items():
        for realm in granted:
            assert may(user(realm), name, change=False)


def test_the_administrator_may_everything() -> None:
    for name in ("CIM_BootService", "AMT_SetupAndConfigurationService", "No_Such"):
        assert may(user(Realm.PT_ADMINISTRATION), name, change=True)
        assert may(user(Realm.PT_ADMINISTRATION), name, change=False)


def test_who_has_no_realm_may_nothing() -> None:
    for name in registry().index:
        assert not may(user(), name, change=False)
        assert not may(user(), name, change=True)


def test_what_the_table_does_not_name_is_the_administrators() -> None:
    everyone = user(*set(Realm) - {Realm.PT_ADMINISTRATION})
    assert not may(everyone, "AMT_SetupAndConfigurationService", change=False)
    assert not may(everyone, "AMT_GeneralSettings", change=True)


HOST = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")
OFF = requests.invoke(
    "CIM_PowerManagementService",
    "RequestPowerStateChange",
    f"<h:PowerState>8</h:PowerState><h:ManagedElement>{HOST}</h:ManagedElement>",
)


@pytest.mark.parametrize(
    ("realm", "request_", "allowed"),
    [
        (Realm.REMOTE_CONTROL, OFF, True),
        (Realm.REDIRECTION, OFF, False),
        (Realm.HARDWARE_ASSET, OFF, False),
        (Realm.REDIRECTION, requests.get("CIM_AssociatedPowerManagementService"), True),
        (Realm.HARDWARE_ASSET, requests.get("CIM_Chip"), True),
        (Realm.HARDWARE_ASSET, requests.get("CIM_BootService"), False),
        (Realm.GENERAL_INFO, requests.get("AMT_GeneralSettings"), True),
        (Realm.GENERAL_INFO, requests.enumerate_("CIM_SoftwareIdentity"), True),
        (Realm.GENERAL_INFO, requests.enumerate_("CIM_BootService"), False),
        (Realm.GENERAL_INFO, requests.enumerate_("CIM_ManagedElement"), False),
        (Realm.REMOTE_CONTROL, requests.put("AMT_BootSettingData", ""), True),
        (Realm.REDIRECTION, requests.put("AMT_BootSettingData", ""), False),
        (Realm.REDIRECTION, requests.envelope(f"{requests.TRANSFER}/Delete", "AMT_BootSettingData"), False),
        (
            Realm.REDIRECTION,
            requests.envelope(f"{requests.TRANSFER}/Create", "CIM_Chip", "<CIM_Chip/>"),
            False,
        ),
    ],
)
async def test_a_realm_opens_its_own_classes(realm: Realm, request_: bytes, allowed: bool) -> None:
    console = Console()
    answer = await console.send(request_, user(realm))
    assert (answer.status == 200) is allowed, answer.text
    assert allowed or answer.fault == "AccessDenied"
    assert allowed or (console.hypervisor.verbs, console.store.saved) == ([], [])


async def test_a_known_class_is_refused_and_an_unknown_one_is_unknown() -> None:
    console = Console()
    guest = user(Realm.GENERAL_INFO)
    assert (await console.send(requests.get("CIM_BootService"), guest)).fault == "AccessDenied"
    assert (await console.send(requests.get("CIM_Nope"), guest)).fault == "DestinationUnreachable"
