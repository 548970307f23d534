"""The boot classes one by one: what may be chosen, what is refused, and what each shows of it."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from support import requests
from support.machines import CDROM, DISK, NIC, domain, make
from support.talking import Answer, Console
from vamt.backend.base import Ability, BootOnce, Disk
from vamt.firmware.boot import NextBoot
from vamt.firmware.sessions import RedirectedMedia

CONFIG = "CIM_BootConfigSetting"
SERVICE = "CIM_BootService"
DATA = "AMT_BootSettingData"
CONFIGURATION = requests.epr(CONFIG, InstanceID="Intel(r) AMT: Boot Configuration 0")
PXE = "Intel(r) AMT: Force PXE Boot"


@pytest.fixture
def console() -> Console:
    return Console()


def source(name: str) -> str:
    return f"<h:Source>{requests.epr('CIM_BootSourceSetting', InstanceID=name)}</h:Source>"


async def order(console: Console, *sources: str) -> int:
    return (await console.invoke(CONFIG, "ChangeBootOrder", "".join(sources))).return_value


async def role(console: Console, number: int, setting: str = CONFIGURATION) -> int:
    inside = f"<h:BootConfigSetting>{setting}</h:BootConfigSetting><h:Role>{number}</h:Role>"
    return (await console.invoke(SERVICE, "SetBootConfigRole", inside)).return_value


def remembered(console: Console) -> NextBoot:
    return console.machine.snapshot.section(NextBoot)


async def test_of_several_sources_the_first_counts(console: Console) -> None:
    assert await order(console, source(PXE), source("Intel(r) AMT: Force Hard-drive Boot")) == 0
    assert remembered(console).source == PXE


async def test_no_source_chooses_none(console: Console) -> None:
    await order(console, source(PXE))
    assert await order(console) == 0
    assert remembered(console).source is None


@pytest.mark.parametrize(
    "inside",
    [
        "",
        PXE,
        f"<a:Address>{requests.ANONYMOUS}</a:Address>",
        "<a:ReferenceParameters></a:ReferenceParameters>",
    ],
)
async def test_a_source_that_refers_to_nothing_is_refused_and_chooses_nothing(
    console: Console, inside: str
) -> None:
    """Devices of 16.1 and 19 answer so; only a source that is left out clears the order."""
    await order(console, source(PXE))
    answer = await console.invoke(CONFIG, "ChangeBootOrder", f"<h:Source>{inside}</h:Source>")
    assert (answer.status, answer.fault) == (400, "SchemaValidationError")
    assert remembered(console).source == PXE


@pytest.mark.parametrize(
    "name", ["Intel(r) AMT: Force Diagnostic Boot", "Intel(r) AMT: Force OCR UEFI HTTPS Boot", "Nothing", ""]
)
async def test_a_source_that_is_none_is_refused_and_changes_nothing(console: Console, name: str) -> None:
    await order(console, source(PXE))
    before = remembered(console)
    assert await order(console, source(name)) == 4
    assert remembered(console) == before


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ({"interfaces": ()}, ["Force Hard-drive Boot", "Force CD/DVD Boot"]),
        ({"disks": (CDROM,)}, ["Force PXE Boot", "Force CD/DVD Boot"]),
        ({"disks": (DISK,)}, ["Force Hard-drive Boot", "Force PXE Boot", "Force CD/DVD Boot"]),
        ({"disks": (DISK,), "abilities": frozenset()}, ["Force Hard-drive Boot", "Force PXE Boot"]),
        (
            {"disks": (replace(DISK, device="lun"),), "abilities": frozenset()},
            ["Force Hard-drive Boot", "Force PXE Boot"],
        ),
        ({"disks": (), "interfaces": (), "abilities": frozenset()}, []),
    ],
)
async def test_a_source_can_be_chosen_just_if_it_is_listed_and_claimed(
    facts: dict[str, object], names: list[str]
) -> None:
    console = Console(make(domain(**facts)))
    sources = await console.pull_all("CIM_BootSourceSetting")
    assert [item.findtext("{*}InstanceID") for item in sources] == [f"Intel(r) AMT: {name}" for name in names]
    claims = (await console.get("AMT_BootCapabilities")).properties()
    for name, claim in CLAIMS.items():
        assert claims[claim] == str(name in names).lower()
        assert await order(console, source(f"Intel(r) AMT: {name}")) == (0 if name in names else 4)


CLAIMS = {
    "Force Hard-drive Boot": "ForceHardDriveBoot",
    "Force PXE Boot": "ForcePXEBoot",
    "Force CD/DVD Boot": "ForceCDorDVDBoot",
}


async def test_a_role_is_single_use_or_none(console: Console) -> None:
    assert await role(console, 1) == 0
    assert remembered(console).single_use
    assert await role(console, 32768) == 0
    assert not remembered(console).single_use


async def test_a_configuration_that_is_not_next_has_no_source_either(console: Console) -> None:
    await order(console, source(PXE))
    await role(console, 32768)
    assert remembered(console).once(domain(), RedirectedMedia()) is None


@pytest.mark.parametrize("number", [0, 2, 3, 32769, 65535])
async def test_other_roles_are_refused(console: Console, number: int) -> None:
    assert await role(console, number) == 5
    assert remembered(console) == NextBoot()


@pytest.mark.parametrize(
    "setting",
    [
        requests.epr(CONFIG, InstanceID="Intel(r) AMT: Boot Configuration 1"),
        requests.epr("CIM_BootSourceSetting", InstanceID=PXE),
        requests.epr(CONFIG, ElementName="Intel(r) AMT: Boot Configuration 0"),
    ],
)
async def test_the_role_of_another_configuration_is_refused(console: Console, setting: str) -> None:
    assert await role(console, 1, setting) == 4
    assert remembered(console) == NextBoot()


@pytest.mark.parametrize(
    ("state", "value"), [(32768, 0), (32769, 1), (32770, 1), (32771, 1), (2, 5), (3, 5), (32772, 5)]
)
async def test_recovery_and_erase_stay_off(console: Console, state: int, value: int) -> None:
    """Console asks for 32768 with every change of features, and takes a fault or a refusal for a failure."""
    parameters = f"<h:RequestedState>{state}</h:RequestedState>"
    answer = await console.invoke(SERVICE, "RequestStateChange", parameters)
    assert (answer.status, answer.return_value) == (200, value)
    assert (await console.get(SERVICE)).properties()["EnabledState"] == "32768"


async def test_a_recovery_without_a_state_is_refused(console: Console) -> None:
    assert (await console.invoke(SERVICE, "RequestStateChange")).return_value == 5


OPTIONS = {
    "BIOSPause": "true",
    "BIOSSetup": "true",
    "BootMediaIndex": "255",
    "ConfigurationDataReset": "true",
    "EnforceSecureBoot": "true",
    "FirmwareVerbosity": "3",
    "ForcedProgressEvents": "true",
    "IDERBootDevice": "1",
    "LockKeyboard": "true",
    "LockPowerButton": "true",
    "LockResetButton": "true",
    "LockSleepButton": "true",
    "PlatformErase": "true",
    "ReflashBIOS": "true",
    "SecureErase": "true",
    "UefiBootNumberOfParams": "2",
    "UefiBootParametersArray": base64.b64encode(bytes(1024)).decode(),
    "UseIDER": "true",
    "UseSOL": "true",
    "UseSafeMode": "true",
    "UserPasswordBypass": "true",
}


async def put(console: Console, **options: str) -> Answer:
    return await console.put(DATA, "".join(f"<h:{name}>{text}</h:{name}>" for name, text in options.items()))


@pytest.mark.parametrize("option", OPTIONS)
async def test_every_option_is_kept_as_it_was_put(console: Console, option: str) -> None:
    answer = await put(console, **{option: OPTIONS[option]})
    assert answer.properties()[option] == OPTIONS[option]
    assert (await console.get(DATA)).properties()[option] == OPTIONS[option]
    assert (await console.get(DATA)).properties()["OptionsCleared"] == "false"


async def test_untouched_options_say_that_they_are_cleared(console: Console) -> None:
    answer = await console.get(DATA)
    assert answer.properties()["OptionsCleared"] == "true"
    assert answer.properties()["RSEPassword"] == ""
    assert "UefiBootParametersArray" not in answer.properties()


@pytest.mark.parametrize(
    "options",
    [
        {"BootMediaIndex": "256"},
        {"UefiBootParametersArray": base64.b64encode(bytes(1025)).decode()},
        {"UefiBootParametersArray": "not base64"},
        {"FirmwareVerbosity": "300"},
        {"BIOSSetup": "maybe"},
        {"UseSOL": "true", "IDERBootDevice": "-1"},
    ],
)
async def test_an_impossible_option_is_refused_and_changes_nothing(
    console: Console, options: dict[str, str]
) -> None:
    assert (await put(console, **options)).fault == "InvalidRepresentation"
    assert remembered(console) == NextBoot()


async def test_options_alone_change_no_start(console: Console) -> None:
    await put(console, BIOSSetup="true", BootMediaIndex="2")
    assert remembered(console).once(domain(), RedirectedMedia()) is None


async def test_a_password_for_erasing_is_never_shown(console: Console) -> None:
    answer = await put(console, RSEPassword="Secret-1")
    assert answer.properties()["RSEPassword"] == ""
    assert "Secret-1" not in repr(console.store.saved)


@pytest.mark.parametrize(
    ("facts", "claims"),
    [
        ({"disks": (), "interfaces": (), "abilities": frozenset()}, set()),
        ({"disks": (DISK,), "interfaces": (), "abilities": frozenset()}, {"ForceHardDriveBoot"}),
        ({"disks": (CDROM,), "interfaces": (), "abilities": frozenset()}, {"ForceCDorDVDBoot"}),
        ({"disks": (), "interfaces": (NIC,), "abilities": frozenset()}, {"ForcePXEBoot"}),
        ({"disks": (), "interfaces": (), "abilities": frozenset({Ability.BOOT_MENU})}, {"BIOSSetup"}),
        (
            {
                "disks": (Disk("fda", "floppy", "fdc", None, None, None, readonly=False),),
                "interfaces": (),
                "abilities": frozenset(),
            },
            set(),
        ),
    ],
)
async def test_only_what_works_on_this_domain_is_claimed(facts: dict[str, object], claims: set[str]) -> None:
    answer = await Console(make(domain(**facts))).get("AMT_BootCapabilities")
    shown = answer.properties()
    assert {name for name, text in shown.items() if text == "true"} == claims
    assert shown["PlatformErase"] == "0"


async def test_every_claim_is_there_to_be_read(console: Console) -> None:
    """MeshCommander reads PlatformErase unguarded, and hides what is absent."""
    shown = (await console.get("AMT_BootCapabilities")).properties()
    assert {"PlatformErase", "ForceUEFIHTTPSBoot", "ForceWinREBoot", "SecureErase"} <= set(shown)


@pytest.mark.parametrize(("generation", "shown"), [("15.0", None), ("16.0", "false")])
async def test_shared_wireless_profiles_are_spoken_of_from_16_on(generation: str, shown: str | None) -> None:
    """By AMT_BootCapabilities, as Console reads it (Console issue 565)."""
    answer = await Console(make(generation=generation)).get("AMT_BootCapabilities")
    assert answer.properties().get("UEFIWiFiCoExistenceAndProfileShare") == shown


@pytest.mark.parametrize(
    ("sections", "is_next"),
    [
        ([], "2"),
        ([NextBoot(BIOSSetup=True)], "2"),
        ([NextBoot(single_use=True)], "3"),
        ([NextBoot(source=PXE)], "3"),
    ],
)
async def test_whether_the_configuration_is_next_is_seen_on_its_element(
    sections: list[NextBoot], is_next: str
) -> None:
    items = await Console(make(None, *sections)).pull_all("CIM_ElementSettingData")
    (item,) = (one for one in items if "Boot Configuration" in one.xpath("string()"))
    assert item.findtext("{*}IsNext") == is_next
    assert item.findtext("{*}IsCurrent") == "2"
    assert item.findtext("{*}ManagedElement//{*}Selector[@Name='Name']") == "ManagedSystem"


async def test_the_chosen_source_is_first_in_the_order(console: Console) -> None:
    await order(console, source(PXE))
    items = await console.pull_all("CIM_OrderedComponent")
    order_of = {
        item.findtext("{*}PartComponent//{*}Selector"): item.findtext("{*}AssignedSequence") for item in items
    }
    assert {name for name, place in order_of.items() if place == "1"} == {PXE}
    assert len(order_of) == 3


@pytest.mark.parametrize(
    ("section", "once"),
    [
        (NextBoot(), None),
        (NextBoot(source=PXE, token="t"), BootOnce("t", "network")),
        (NextBoot(source="gone in a later version", token="t"), None),
        (NextBoot(source=PXE, BIOSSetup=True, token="t"), BootOnce("t", "network")),
        (NextBoot(single_use=True, BIOSSetup=True, token="t"), BootOnce("t", firmware_menu=True)),
        (
            NextBoot(source=PXE, single_use=True, BIOSSetup=True, token="t"),
            BootOnce("t", "network"),
        ),
        (NextBoot(source=PXE, single_use=True, UseIDER=True), None),
        (NextBoot(source=PXE, UseIDER=True, token="t"), BootOnce("t", "network")),
        (NextBoot(single_use=True, UseSafeMode=True), None),
        (NextBoot(UseSOL=True), None),
        (NextBoot(single_use=True, UseSOL=True, token="t"), BootOnce("t", firmware_on_serial=True)),
    ],
)
def test_what_is_remembered_makes_this_start(section: NextBoot, once: BootOnce | None) -> None:
    assert section.once(domain(), RedirectedMedia()) == once


def test_every_choice_is_a_start_of_its_own() -> None:
    assert len({NextBoot().marked().token for _ in range(100)}) == 100
