"""How a DASH console finds its way: the profiles, and what conforms to them."""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Console, registry

ALL = "http://schemas.dmtf.org/wbem/wscim/1/*"
DIALECT = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter"


async def test_the_documented_way_to_the_host_leads_to_it() -> None:
    """Intel AMT guide: Discovering CIM_ComputerSystem."""
    console = Console()
    (base,) = [
        item
        for item in await console.pull_all("CIM_RegisteredProfile")
        if item.findtext("{*}RegisteredName") == "Base Desktop and Mobile"
    ]
    assert (base.findtext("{*}RegisteredOrganization"), base.findtext("{*}RegisteredVersion")) == (
        "2",
        "1.0.0",
    )
    source = requests.epr("CIM_RegisteredProfile", InstanceID=base.findtext("{*}InstanceID") or "")
    found = await console.pull_all(
        ALL,
        f'<w:Filter Dialect="{DIALECT}"><f:AssociatedInstances><f:Object>{source}</f:Object>'
        "<f:AssociationClassName>CIM_ElementConformsToProfile</f:AssociationClassName>"
        "<f:Role>ConformantStandard</f:Role><f:ResultClassName>CIM_ComputerSystem</f:ResultClassName>"
        "<f:ResultRole>ManagedElement</f:ResultRole></f:AssociatedInstances></w:Filter>",
    )
    assert [item.findtext("{*}Name") for item in found] == ["ManagedSystem"]


async def test_something_conforms_to_every_profile_and_is_there() -> None:
    console = Console()
    profiles = {item.findtext("{*}InstanceID") for item in await console.pull_all("CIM_RegisteredProfile")}
    conforming = await console.pull_all("CIM_ElementConformsToProfile")
    assert {item.findtext("{*}ConformantStandard//{*}Selector") for item in conforming} == profiles
    for item in conforming:
        uri = item.findtext("{*}ManagedElement//{*}ResourceURI") or ""
        keys = {
            selector.get("Name", ""): selector.text or ""
            for selector in item.iterfind("{*}ManagedElement//{*}Selector")
        }
        assert (await console.get(uri, **keys)).status == 200


async def test_every_other_profile_is_a_part_of_the_hosts() -> None:
    console = Console()
    names = [item.findtext("{*}InstanceID") for item in await console.pull_all("CIM_RegisteredProfile")]
    references = await console.pull_all("CIM_ReferencedProfile")
    assert {item.findtext("{*}Dependent//{*}Selector") for item in references} == {names[0]}
    assert [item.findtext("{*}Antecedent//{*}Selector") for item in references] == names[1:]


@pytest.mark.parametrize(
    ("profile", "needed"),
    [
        ("Base Desktop and Mobile", ["CIM_ComputerSystem", "CIM_ReferencedProfile"]),
        ("CPU", ["CIM_Processor", "CIM_SystemDevice"]),
        ("Physical Asset", ["CIM_Chassis", "CIM_ComputerSystemPackage", "CIM_Realizes"]),
        ("Software Inventory", ["CIM_SoftwareIdentity", "CIM_InstalledSoftwareIdentity"]),
        ("Boot Control", ["CIM_BootService", "CIM_HostedService", "CIM_ServiceAffectsElement"]),
        (
            "Power State Management",
            ["CIM_PowerManagementService", "CIM_HostedService", "CIM_ElementCapabilities"],
        ),
    ],
)
async def test_a_profile_is_claimed_only_where_its_classes_are_there(profile: str, needed: list[str]) -> None:
    items = await Console().pull_all("CIM_RegisteredProfile")
    claimed = profile in {item.findtext("{*}RegisteredName") for item in items}
    assert not claimed or all(registry().provider(name) is not None for name in needed)
