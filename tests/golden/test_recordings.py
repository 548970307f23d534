"""Our answers against those recorded from real devices, byte for byte.

Every recording of a class that works is compared with our answer to the request the Go client sends, from a
machine that is as the recorded one was where a machine can be. What still differs stands in one table, each
difference with its reason; a row that is no longer true fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest

from support import requests
from support.machines import Made, domain, make
from support.recordings import Recording, blanked, recordings
from support.talking import Console, registry
from vamt.backend.base import Ability

WHOLE: Final = ""
REFUSED: Final = "ActionNotSupported"

PROVISIONED: Final = "no set-up over the wire: a machine is provisioned from the moment it is first seen"
NEWER: Final = "a property of AMT 15 and later; the recorded device is older"
NOT_A_VM: Final = "claims only what works: nothing on a virtual machine does this"
INVENTED: Final = "hand-made: a request's header and an unqualified UUID"


@dataclass(frozen=True)
class Difference:
    """What a recording says and what we say instead; `P` stands for the prefix of the instance."""

    recording: str
    recorded: str
    ours: str
    why: str


def _flags(folder: str, *names: str) -> list[Difference]:
    return [
        Difference(f"{folder}/{file}.xml", f"<P:{name}>true<", f"<P:{name}>false<", NOT_A_VM)
        for file in ("get", "pull")
        for name in names
    ]


def _added(folder: str, before: str, *properties: str) -> list[Difference]:
    extra = "".join(f"<P:{name}>false</P:{name}>" for name in properties)
    return [
        Difference(f"{folder}/{file}.xml", f"<P:{before}>", f"{extra}<P:{before}>", NEWER)
        for file in ("get", "pull")
    ]


BOOT_CAPABILITIES: Final = "amt/boot/capabilities"
BOOT_SOURCE: Final = "cim/boot/sourcesetting"
SAVING: Final = "ips/power/managementservice"
SETUP: Final = "amt/setupandconfiguration"

EXPLAINED: Final = [
    *_flags(
        BOOT_CAPABILITIES,
        *("BIOSReflash", "BIOSSecureBoot", "ForcedProgressEvents", "IDER", "KeyboardLock", "SOL"),
        "UserPasswordBypass",
    ),
    *_added(BOOT_CAPABILITIES, "BIOSPause", "AMTSecureBootControl"),
    *_added(
        BOOT_CAPABILITIES, "ForcedProgressEvents", "ForceUEFIHTTPSBoot", "ForceUEFIPBABoot", "ForceWinREBoot"
    ),
    *(
        Difference(
            f"{BOOT_CAPABILITIES}/{file}.xml",
            "<P:PowerButtonLock>",
            "<P:PlatformErase>0</P:PlatformErase><P:PowerButtonLock>",
            NEWER,
        )
        for file in ("get", "pull")
    ),
    *(
        Difference(
            f"{BOOT_SOURCE}/{file}.xml",
            "<b:MessageID>0</b:MessageID>",
            "<b:MessageID>uuid:00000000-8086-8086-8086-XXXXXXXXXXXX</b:MessageID>",
            "hand-made: a device numbers its messages",
        )
        for file in ("get", "enumerate", "pull")
    ),
    *(
        Difference(
            f"{SAVING}/{file}.xml",
            f"{between}<P:OSPowerSavingState>2</P:OSPowerSavingState>",
            f"<P:OSPowerSavingState>2</P:OSPowerSavingState>{between}",
            "hand-made: appended; devices send properties in ASCII order",
        )
        for file in ("get", "pull")
        for between in [
            "<P:RequestedState>12</P:RequestedState>"
            "<P:SystemCreationClassName>CIM_ComputerSystem</P:SystemCreationClassName>"
            "<P:SystemName>Intel(r) AMT</P:SystemName>"
        ]
    ),
    *(
        Difference(f"{folder}/{method}.xml", WHOLE, REFUSED, PROVISIONED)
        for folder, methods in {
            SETUP: ("commitchanges", "partialunprovision", "setmebxpassword", "unprovision"),
            "ips/hostbasedsetup": ("addnextcertinchain", "adminsetup", "setup", "upgradeclienttoadmin"),
        }.items()
        for method in methods
    ),
    *(Difference(f"{SETUP}/{name}.xml", WHOLE, WHOLE, INVENTED) for name in ("getuuid", "getuuid-bad")),
    Difference(
        "amt/general/get.xml",
        "<P:HostOSFQDN>Test Host OS FQDN<",
        "<P:HostOSFQDN>Test Host Name<",
        "what a guest calls itself is not known; its domain's name is",
    ),
    Difference(
        "amt/general/get.xml",
        "<P:DomainName>Test Domain Name<",
        "<P:DomainName><",
        "a virtual machine has no DNS domain that its host knows",
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:DHCPv6ConfigurationTimeout>",
        "<P:DHCPSyncRequiresHostname>1</P:DHCPSyncRequiresHostname><P:DHCPv6ConfigurationTimeout>",
        "the device of this recording is older than that of the other",
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:WsmanOnlyMode>",
        "<P:ThunderboltDockEnabled>0</P:ThunderboltDockEnabled><P:WsmanOnlyMode>",
        "the device of this recording is older than that of the other",
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:IdleWakeTimeout>65535<",
        "<P:IdleWakeTimeout>1<",
        "a setting; the other recording has ours",
    ),
    *(
        Difference("amt/general/pull.xml", f"<P:{name}><", f"<P:{name}>one<", "ours always has a name")
        for name in ("HostName", "HostOSFQDN")
    ),
    Difference(
        "cim/power/capabilities/pull.xml",
        "<g:EnumerationContext>XXXXXXXX-0000-0000-0000-000000000000</g:EnumerationContext>",
        "",
        "suspect: the context of the Enumerate once more, though there is nothing else to come",
    ),
    Difference(
        "cim/power/capabilities/pull.xml",
        "</g:Items>",
        "</g:Items><g:EndOfSequence></g:EndOfSequence>",
        "suspect, as above",
    ),
    Difference(
        "cim/chip/pull.xml",
        "<g:EnumerationContext>XXXXXXXX-0000-0000-0000-000000000000</g:EnumerationContext>",
        "",
        "the device goes on with CIM_PhysicalMemory, which is not implemented yet",
    ),
    Difference(
        "cim/chip/pull.xml",
        "</g:Items>",
        "</g:Items><g:EndOfSequence></g:EndOfSequence>",
        "the device goes on with CIM_PhysicalMemory, which is not implemented yet",
    ),
]

RECORDED: Final = {one.path: one for one in recordings() if registry().provider(one.class_name) is not None}
pytestmark = pytest.mark.skipif(not RECORDED, reason="the reference shelf is not here")

PARTLY_ABLE: Final = frozenset({Ability.NMI, Ability.SHUTDOWN, Ability.REBOOT})


def as_recorded(recording: Recording) -> Made:
    """A machine with what of the recorded one's values a machine can have."""
    sleeps = recording.class_name != "CIM_PowerManagementCapabilities"
    facts = domain(
        name=recording.value("HostName") or "one",
        abilities=frozenset(Ability) if sleeps else PARTLY_ABLE,
        cpu_model="Intel(R) Core(TM) i7-9850H CPU @ 2.60GHz",
    )
    realm = recording.value("DigestRealm")
    return make(facts, version="12.0.67.1579", **({"realm": realm} if realm else {}))


SET_UP: Final = (
    "<h:NetAdminPassEncryptionType>2</h:NetAdminPassEncryptionType>"
    "<h:NetworkAdminPassword>00112233445566778899aabbccddeeff</h:NetworkAdminPassword>"
)
HOST: Final = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
PARAMETERS: Final = {
    "AddNextCertInChain": "<h:NextCertificate>AAAA</h:NextCertificate>",
    "AdminSetup": SET_UP,
    "Setup": SET_UP,
    "RequestOSPowerSavingStateChange": "<h:OSPowerSavingState>2</h:OSPowerSavingState>"
    f"<h:ManagedElement>{HOST}</h:ManagedElement>",
}


async def answer_to(recording: Recording) -> bytes:
    """Our answer to the request that was sent for it."""
    console, uri = Console(as_recorded(recording)), recording.class_name
    number = recording.value("RelatesTo") or ""
    match recording.operation:
        case "get":
            instance = recording.value("InstanceID")
            keys = {} if instance is None else {"InstanceID": instance}
            request = requests.get(uri, message_id=number, **keys)
        case "enumerate":
            request = requests.enumerate_(uri, message_id=number)
        case "pull":
            opened = await console.enumerate(uri)
            request = requests.pull(uri, opened.context, message_id=number)
        case _:
            method = (recording.value("Action") or "").rpartition("/")[2].removesuffix("Response")
            request = requests.invoke(uri, method, PARAMETERS.get(method, ""), message_id=number)
    return (await console.send(request)).body


@pytest.mark.parametrize("path", RECORDED)
async def test_the_answer_is_the_recorded_one_but_for_the_explained_differences(path: str) -> None:
    recording = RECORDED[path]
    rows = [row for row in EXPLAINED if row.recording == path]
    expected, prefix = recording.text, "h:" if recording.operation == "pull" else "g:"
    answer = blanked((await answer_to(recording)).decode())
    for row in rows:
        if row.recorded == WHOLE:
            assert answer != expected
            assert row.ours in answer
            return
        recorded, ours = row.recorded.replace("P:", prefix), row.ours.replace("P:", prefix)
        assert expected.count(recorded) == 1, f"no longer true: {row}"
        expected = expected.replace(recorded, ours)
    assert answer == expected


def test_every_explanation_is_of_a_recording() -> None:
    assert {row.recording for row in EXPLAINED} <= set(RECORDED)


def test_the_recordings_of_the_first_classes_are_all_compared() -> None:
    """A class that loses its provider would drop out silently."""
    assert {one.class_name for one in RECORDED.values()} >= {
        "CIM_SoftwareIdentity",
        "CIM_AssociatedPowerManagementService",
        "CIM_PowerManagementCapabilities",
        "IPS_PowerManagementService",
        "CIM_Chip",
        "AMT_GeneralSettings",
        "AMT_SetupAndConfigurationService",
        "IPS_HostBasedSetupService",
        "AMT_BootCapabilities",
        "CIM_BootSourceSetting",
    }
