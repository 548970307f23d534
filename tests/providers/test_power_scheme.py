"""Power schemes as MeshCommander reads and sets them, and the associations that say which is in force."""

from __future__ import annotations

import pytest
from lxml import etree

from support import requests
from support.machines import make
from support.talking import Console
from vamt.firmware.boot import NextBoot
from vamt_providers.power_scheme import SCHEMES, PowerPolicy

CLASS = "AMT_SystemPowerScheme"
LINK = "CIM_ElementSettingData"
ALWAYS, DEFAULT = (scheme.SchemeGUID for scheme in SCHEMES)
"""On in S0 only, and everywhere."""


@pytest.fixture
def console() -> Console:
    return Console()


def setting(item: etree._Element) -> list[str]:
    """The selectors of the setting, in their order: MeshCommander takes the second for the SchemeGUID."""
    return [one.text or "" for one in item.iterfind("{*}SettingData//{*}Selector")]


async def current(console: Console) -> list[str]:
    """What MeshCommander takes for the schemes in force."""
    found = []
    for item in await console.pull_all(LINK):
        uri = item.findtext("{*}SettingData//{*}ResourceURI") or ""
        if uri.endswith(CLASS) and item.findtext("{*}IsCurrent") == "1":
            assert item.findtext("{*}IsNext") == "1"
            found.append(setting(item)[1])
    return found


async def test_a_desktop_has_two_schemes_that_say_what_they_are(console: Console) -> None:
    items = await console.pull_all(CLASS)
    assert [item.findtext("{*}Description") for item in items] == [
        "Desktop: ON in S0",
        "Desktop: ON in S0, ME Wake in S3, S4-5",
    ]
    assert [item.findtext("{*}SchemeGUID") for item in items] == [
        "lE+DEvsQT9yWjh4jKwyQZQ==",
        "cyJzRiPcQy+pihPTeYLYVQ==",
    ]


async def test_a_machine_is_reachable_in_every_state_unless_told_otherwise(console: Console) -> None:
    assert await current(console) == [DEFAULT]


async def test_a_scheme_is_set_by_its_instance_id_alone(console: Console) -> None:
    chosen = requests.selectors(InstanceID=SCHEMES[0].InstanceID)
    answer = await console.invoke(CLASS, "SetPowerScheme", chosen=chosen)
    assert answer.return_value == 0
    assert await current(console) == [ALWAYS]
    assert console.store.saved == [(console.machine.uuid, PowerPolicy(ALWAYS))]


async def test_a_scheme_that_is_none_cannot_be_set(console: Console) -> None:
    for chosen, fault in (
        ("", "InvalidSelectors"),
        (requests.selectors(InstanceID="Intel(r) AMT:Power Scheme 9"), "DestinationUnreachable"),
    ):
        assert (await console.invoke(CLASS, "SetPowerScheme", chosen=chosen)).fault == fault
    assert await current(console) == [DEFAULT]


def link_of(scheme: int) -> str:
    keys = {"InstanceID": SCHEMES[scheme].InstanceID, "SchemeGUID": SCHEMES[scheme].SchemeGUID}
    reference = f"<a:EndpointReference>{requests.epr(CLASS, **keys)}</a:EndpointReference>"
    return requests.selectors(SettingData=reference)


async def test_a_scheme_is_put_in_force_on_its_association(console: Console) -> None:
    answer = await console.put(LINK, "<h:IsCurrent>1</h:IsCurrent>", chosen=link_of(0))
    assert answer.properties()["IsCurrent"] == "1"
    assert await current(console) == [ALWAYS]


async def test_a_scheme_is_not_put_out_of_force_for_nothing(console: Console) -> None:
    answer = await console.put(LINK, "<h:IsCurrent>2</h:IsCurrent>", chosen=link_of(1))
    assert answer.properties()["IsCurrent"] == "1"
    assert await current(console) == [DEFAULT]


async def test_the_boot_configuration_is_not_chosen_by_its_association() -> None:
    console = Console(make(None, NextBoot(single_use=True)))
    name = requests.epr("CIM_BootConfigSetting", InstanceID="Intel(r) AMT: Boot Configuration 0")
    chosen = requests.selectors(SettingData=f"<a:EndpointReference>{name}</a:EndpointReference>")
    answer = await console.put(LINK, "<h:IsCurrent>1</h:IsCurrent>", chosen=chosen)
    assert answer.fault == "ActionNotSupported"
