"""Association queries (DSP0227): from an object along any implemented association, filtered every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from support import requests
from support.machines import make
from support.talking import Console, registry_of
from vamt.auth.principal import Principal
from vamt.cim.model import EPR
from vamt.firmware.boot import NextBoot
from vamt.logbook import happenings
from vamt.logbook.eventlog import CAPACITY, EventLog
from vamt.machine import Snapshot
from vamt.schema.CIM_ElementSettingData import CIM_ElementSettingData, CIM_ElementSettingDataProvider
from vamt_providers import boot, computer_system, log_records, names, power

ALL = "http://schemas.dmtf.org/wbem/wscim/1/*"
DIALECT = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter"

HOST = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
CONFIGURATION = requests.epr("CIM_BootConfigSetting", InstanceID="Intel(r) AMT: Boot Configuration 0")
PXE = requests.epr("CIM_BootSourceSetting", InstanceID="Intel(r) AMT: Force PXE Boot")
POWER = requests.epr("CIM_PowerManagementService", Name="Intel(r) AMT Power Management Service")


class SettingsOfTheHost(CIM_ElementSettingDataProvider):
    """The boot configuration is the host's."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ElementSettingData]:
        yield CIM_ElementSettingData(ManagedElement=names.HOST, SettingData=boot.CONFIGURATION.epr())


@pytest.fixture
def console() -> Console:
    """Knows no more classes than these tests are about."""
    return Console(
        classes=registry_of(
            boot.BootConfigSetting,
            boot.BootSourceSetting,
            boot.OrderedComponent,
            computer_system.ComputerSystem,
            power.AssociatedPowerManagementService,
            power.PowerManagementService,
            SettingsOfTheHost,
        )
    )


def query(kind: str, source: str, **conditions: str) -> str:
    """A Filter; the order of its elements is openwsman's."""
    order = ("AssociationClassName", "Role", "ResultClassName", "ResultRole")
    inside = "".join(f"<f:{name}>{conditions[name]}</f:{name}>" for name in order if name in conditions)
    return (
        f'<w:Filter Dialect="{DIALECT}"><f:{kind}><f:Object>{source}</f:Object>{inside}</f:{kind}></w:Filter>'
    )


def associated(source: str, **conditions: str) -> str:
    return query("AssociatedInstances", source, **conditions)


def associations(source: str, **conditions: str) -> str:
    return query("AssociationInstances", source, **conditions)


def kinds(items: list[etree._Element]) -> list[str]:
    return [etree.QName(item).localname for item in items]


async def test_an_object_leads_to_all_that_is_associated_with_it(console: Console) -> None:
    found = await console.pull_all(ALL, associated(HOST))
    assert kinds(found) == ["CIM_BootConfigSetting", "CIM_PowerManagementService"]


async def test_an_object_leads_to_its_associations(console: Console) -> None:
    found = await console.pull_all(ALL, associations(HOST))
    assert kinds(found) == ["CIM_AssociatedPowerManagementService", "CIM_ElementSettingData"]


async def test_the_way_leads_both_ways(console: Console) -> None:
    found = await console.pull_all(ALL, associated(POWER))
    assert [item.findtext("{*}Name") for item in found] == ["ManagedSystem"]
    assert kinds(await console.pull_all(ALL, associated(PXE))) == ["CIM_BootConfigSetting"]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"AssociationClassName": "CIM_ElementSettingData"}, ["CIM_BootConfigSetting"]),
        ({"AssociationClassName": "CIM_OrderedComponent"}, []),
        ({"AssociationClassName": "CIM_Dependency"}, []),
        ({"AssociationClassName": "CIM_ServiceAvailableToElement"}, ["CIM_PowerManagementService"]),
        ({"AssociationClassName": "No_Such"}, []),
        ({"AssociationClassName": "CIM_ComputerSystem"}, []),
        ({"Role": "UserOfService"}, ["CIM_PowerManagementService"]),
        ({"Role": "ManagedElement"}, ["CIM_BootConfigSetting"]),
        ({"Role": "SettingData"}, []),
        ({"ResultRole": "ServiceProvided"}, ["CIM_PowerManagementService"]),
        ({"ResultRole": "UserOfService"}, []),
        ({"Role": "UserOfService", "ResultRole": "SettingData"}, []),
        ({"ResultClassName": "CIM_PowerManagementService"}, ["CIM_PowerManagementService"]),
        ({"ResultClassName": "CIM_Service"}, ["CIM_PowerManagementService"]),
        ({"ResultClassName": "CIM_ManagedElement"}, ["CIM_BootConfigSetting", "CIM_PowerManagementService"]),
        ({"ResultClassName": "CIM_Chip"}, []),
        ({"ResultClassName": "No_Such"}, []),
        ({"ResultClassName": "CIM_Service", "Role": "ManagedElement"}, []),
    ],
)
async def test_each_condition_narrows_what_is_found(
    console: Console, conditions: dict[str, str], expected: list[str]
) -> None:
    assert kinds(await console.pull_all(ALL, associated(HOST, **conditions))) == expected


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"ResultClassName": "CIM_ElementSettingData"}, ["CIM_ElementSettingData"]),
        ({"ResultClassName": "CIM_ServiceAvailableToElement"}, ["CIM_AssociatedPowerManagementService"]),
        ({"Role": "UserOfService"}, ["CIM_AssociatedPowerManagementService"]),
        ({"Role": "Nothing"}, []),
    ],
)
async def test_associations_are_narrowed_by_their_own_class_and_role(
    console: Console, conditions: dict[str, str], expected: list[str]
) -> None:
    assert kinds(await console.pull_all(ALL, associations(HOST, **conditions))) == expected


class AlsoAssociated(CIM_ElementSettingDataProvider):
    """A second way from a boot source to the configuration."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ElementSettingData]:
        source = EPR.of(requests.full("CIM_BootSourceSetting"), InstanceID="Intel(r) AMT: Force PXE Boot")
        yield CIM_ElementSettingData(ManagedElement=source, SettingData=boot.CONFIGURATION.epr())


async def test_an_instance_found_on_two_ways_comes_once() -> None:
    classes = registry_of(
        boot.BootConfigSetting, boot.BootSourceSetting, boot.OrderedComponent, AlsoAssociated
    )
    console = Console(classes=classes)
    assert len(await console.pull_all(ALL, associations(PXE))) == 2
    assert kinds(await console.pull_all(ALL, associated(PXE))) == ["CIM_BootConfigSetting"]


async def test_a_concrete_resource_may_be_asked_instead_of_all(console: Console) -> None:
    found = await console.pull_all("CIM_BootSourceSetting", associated(CONFIGURATION))
    assert kinds(found) == ["CIM_BootSourceSetting"] * 3
    assert kinds(await console.pull_all("CIM_Service", associated(HOST))) == ["CIM_PowerManagementService"]
    found = await console.pull_all("CIM_ServiceAvailableToElement", associations(HOST))
    assert kinds(found) == ["CIM_AssociatedPowerManagementService"]


async def test_of_a_class_without_instances_nothing_is_associated() -> None:
    assert await Console().pull_all("CIM_Battery", associated(HOST)) == []


async def test_references_to_what_is_found(console: Console) -> None:
    mode = "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"
    found = await console.pull_all(ALL, mode + associated(HOST))
    uris = [item.findtext(".//{*}ResourceURI") for item in found]
    assert uris == [requests.full("CIM_BootConfigSetting"), requests.full("CIM_PowerManagementService")]


async def test_the_order_of_boot_sources_is_seen_along_the_association(console: Console) -> None:
    await console.machine.save(NextBoot(source="Intel(r) AMT: Force PXE Boot"))
    found = await console.pull_all(ALL, associations(CONFIGURATION, ResultClassName="CIM_OrderedComponent"))
    order = {
        item.findtext("{*}PartComponent//{*}Selector"): item.findtext("{*}AssignedSequence") for item in found
    }
    assert order == {
        "Intel(r) AMT: Force Hard-drive Boot": "0",
        "Intel(r) AMT: Force PXE Boot": "1",
        "Intel(r) AMT: Force CD/DVD Boot": "0",
    }


@pytest.mark.parametrize(
    "source",
    [
        requests.epr("CIM_ComputerSystem", Name="Nobody"),
        requests.epr("No_Such", Name="ManagedSystem"),
        requests.epr("CIM_ComputerSystem", Name="ManagedSystem", NoKey="1"),
        requests.epr("CIM_BootSourceSetting"),
        "",
    ],
)
async def test_from_what_is_not_one_instance_no_way_leads_anywhere(console: Console, source: str) -> None:
    """DSP0227 R8.2.1-4."""
    for ask in (associated, associations):
        answer = await console.enumerate(ALL, ask(source))
        assert (answer.status, answer.fault) == (400, "CannotProcessFilter")


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:Filter Dialect="{DIALECT}"/>',
        f'<w:Filter Dialect="{DIALECT}">CIM_ComputerSystem</w:Filter>',
        f'<w:Filter Dialect="{DIALECT}"><f:AssociatedInstances/></w:Filter>',
        f'<w:Filter Dialect="{DIALECT}"><f:Other><f:Object>{HOST}</f:Object></f:Other></w:Filter>',
    ],
)
async def test_a_query_that_asks_nothing_is_refused(console: Console, inside: str) -> None:
    assert (await console.enumerate(ALL, inside)).fault == "CannotProcessFilter"


async def test_all_classes_at_once_need_a_query(console: Console) -> None:
    assert (await console.enumerate(ALL)).fault == "DestinationUnreachable"
    assert (await console.enumerate("No_Such", associated(HOST))).fault == "DestinationUnreachable"


async def test_a_query_shows_only_what_its_user_may_read(console: Console) -> None:
    """What he may not read is neither arrived at nor gone through."""
    console.principal = Principal("reader", "192.0.2.1", frozenset({13}), proof=None)
    assert await console.pull_all(ALL, associated(HOST)) == []
    assert (await console.enumerate(ALL, associated(POWER))).fault == "AccessDenied"
    console.principal = Principal("switcher", "192.0.2.1", frozenset({5}), proof=None)
    assert kinds(await console.pull_all(ALL, associated(POWER))) == ["CIM_ComputerSystem"]


async def test_a_class_is_listed_once_however_many_references_lead_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lists: list[Snapshot] = []

    def listing(provider: log_records.EventLogEntry, snap: Snapshot) -> Iterator[Any]:
        lists.append(snap)
        return original(provider, snap)

    original = log_records.EventLogEntry.instances
    monkeypatch.setattr(log_records.EventLogEntry, "instances", listing)
    log = EventLog(happenings.STARTED.record(1) * CAPACITY)
    console = Console(make(None, log))
    owner = requests.epr(
        "AMT_MessageLog", CreationClassName="AMT_MessageLog", Name="Intel(r) AMT:MessageLog 1"
    )
    found = await console.pull_all(ALL, associated(owner))
    assert len(found) == CAPACITY
    assert len(lists) == 1
