"""Who and what a machine says it is: versions, settings, set-up, processors; in every state, at any time."""

from __future__ import annotations

import base64
from uuid import UUID

import pytest
from lxml import etree

from support import requests
from support.machines import REALM, domain, make
from support.talking import Console, registry
from vamt.backend.base import DomainState


def machine(**changes: object) -> Console:
    return Console(make(domain(**changes)))


WORKING = sorted(name for name in registry().index if registry().provider(name) is not None)


@pytest.mark.parametrize("state", DomainState)
async def test_every_class_is_enumerated_and_each_instance_read_in_every_state(state: DomainState) -> None:
    """Also while the hypervisor is silent: then the last that is known is shown."""
    console = machine(state=state)
    for name in WORKING:
        for item in await console.pull_all(
            name, "<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>"
        ):
            instance, reference = item
            (selector_set,) = reference.iterfind("{*}ReferenceParameters/{*}SelectorSet")
            chosen = etree.tostring(selector_set).decode()
            uri = reference.findtext(".//{*}ResourceURI") or ""
            answer = await console.send(requests.envelope(f"{requests.TRANSFER}/Get", uri, selectors=chosen))
            assert answer.status == 200, (name, answer.text)
            (body,) = answer.elements("Body")
            assert [(child.tag, child.text) for child in body[0]] == [
                (child.tag, child.text) for child in instance
            ]


@pytest.mark.parametrize("state", DomainState)
async def test_the_managed_system_says_nothing_of_its_health_but_says_so(state: DomainState) -> None:
    """OperationalStatus 0, as devices of 16.1 and 19 have it."""
    host, controller = await machine(state=state).pull_all("CIM_ComputerSystem")
    assert (host.findtext("{*}Name"), host.findtext("{*}OperationalStatus")) == ("ManagedSystem", "0")
    assert controller.find("{*}OperationalStatus") is None


async def test_properties_come_in_ascii_order() -> None:
    console = machine()
    for name in WORKING:
        for item in await console.pull_all(name):
            names = [etree.QName(child).localname for child in item]
            assert names == sorted(names)


async def test_a_read_never_asks_the_hypervisor_nor_writes() -> None:
    console = machine()
    for name in WORKING:
        await console.pull_all(name)
    assert (console.hypervisor.verbs, console.store.saved) == ([], [])


async def test_the_version_is_split_as_devices_split_it() -> None:
    console = Console(make(generation="16.0"))
    for name, version in {"AMT": "16.0.15", "Build Number": "1624", "Recovery Build Num": "1624"}.items():
        answer = await console.get("CIM_SoftwareIdentity", InstanceID=name)
        assert answer.properties() == {"InstanceID": name, "IsEntity": "true", "VersionString": version}


async def test_the_realm_of_the_settings_is_that_of_the_challenge() -> None:
    """MeshCentral drops a device where they differ."""
    shown = (await machine(name="web-1").get("AMT_GeneralSettings")).properties()
    assert (shown["DigestRealm"], shown["HostName"]) == (REALM, "web-1")


async def test_a_name_that_xml_cannot_carry_is_carried_as_far_as_can_be() -> None:
    shown = (await machine(name="a<b>&\x07 ö").get("AMT_GeneralSettings")).properties()
    assert shown["HostName"] == "a<b>& ö"


async def test_the_uuid_is_the_domains_in_smbios_order() -> None:
    console = machine(uuid=UUID("6695eb01-f6a4-8304-79aa-97f2502e193f"))
    answer = await console.invoke("AMT_SetupAndConfigurationService", "GetUuid")
    octets = base64.b64decode(answer.one("UUID"))
    assert octets.hex() == "01eb9566a4f6048379aa97f2502e193f"
    assert answer.all("ReturnValue") == ["0"]


async def test_a_machine_is_provisioned_in_admin_control_mode() -> None:
    shown = (await machine().get("AMT_SetupAndConfigurationService")).properties()
    assert (shown["ProvisioningState"], shown["ProvisioningMode"]) == ("2", "1")
    shown = (await machine().get("IPS_HostBasedSetupService")).properties()
    assert (shown["CurrentControlMode"], shown["AllowedControlModes"]) == ("2", ["2", "1"])


async def test_the_set_up_nonce_is_twenty_octets_and_each_machines_own() -> None:
    nonces = set()
    for realm in (REALM, REALM, "Digest:" + "0" * 32):
        shown = (await Console(make(realm=realm)).get("IPS_HostBasedSetupService")).properties()
        nonces.add(base64.b64decode(str(shown["ConfigurationNonce"])))
    assert {len(nonce) for nonce in nonces} == {20}
    assert len(nonces) == 2


@pytest.mark.parametrize("sockets", [1, 4])
async def test_chips_and_processors_are_paired_by_their_order(sockets: int) -> None:
    console = machine(sockets=sockets)
    chips = [item.findtext("{*}Tag") for item in await console.pull_all("CIM_Chip")][:sockets]
    processors = [item.findtext("{*}DeviceID") for item in await console.pull_all("CIM_Processor")]
    assert chips == processors == [f"CPU {number}" for number in range(sockets)]


@pytest.mark.parametrize(
    ("vendor", "manufacturer"),
    [
        ("Intel", "Intel(R) Corporation"),
        ("AMD", "Advanced Micro Devices, Inc."),
        ("Zhaoxin", "Zhaoxin"),
        (None, "Unknown"),
    ],
)
async def test_a_chip_has_its_makers_name(vendor: str | None, manufacturer: str | None) -> None:
    shown = (await machine(cpu_vendor=vendor).get("CIM_Chip")).properties()
    assert shown.get("Manufacturer") == manufacturer
    assert shown["ElementName"] == "Managed System Processor Chip"


async def test_what_is_not_known_of_a_processor_is_left_out() -> None:
    shown = (await machine(cpu_mhz=None, cpu_model=None).get("CIM_Processor")).properties()
    assert not {"CurrentClockSpeed", "MaxClockSpeed"} & set(shown)


async def test_a_chip_always_has_a_maker_and_a_version() -> None:
    """MeshCommander stops for good at a chip without."""
    shown = (await machine(cpu_vendor=None, cpu_model=None).get("CIM_Chip")).properties()
    assert (shown["Manufacturer"], shown["Version"]) == ("Unknown", "Unknown")
