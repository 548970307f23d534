"""The switches of redirection and of the remote desktop, and the screens; in consoles' order of calls."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.machines import domain, make
from support.talking import Console
from vamt.backend.base import DomainState
from vamt.firmware.consent import ConsentPolicy, Required
from vamt.firmware.features import Desktop, Redirection
from vamt.firmware.screens import note_size

SERVICE = "AMT_RedirectionService"
SAP = "CIM_KVMRedirectionSAP"
SETTINGS = "IPS_KVMRedirectionSettingData"
OPT_IN = "IPS_OptInService"

PASSWORD = "P@ssw0rd"


@pytest.fixture
def console() -> Console:
    return Console()


async def change(console: Console, uri: str, state: str) -> int:
    answer = await console.invoke(uri, "RequestStateChange", f"<h:RequestedState>{state}</h:RequestedState>")
    return answer.return_value


async def shown(console: Console, uri: str, name: str) -> str:
    return (await console.get(uri)).one(name)


async def test_consoles_change_of_features(console: Console) -> None:
    """Every step must succeed; afterwards it reads all of them back."""
    assert await change(console, SERVICE, "32769") == 0
    assert await change(console, SAP, "3") == 0
    before = (await console.get(SERVICE)).properties()
    echo = "".join(
        f"<h:{name}>{value}</h:{name}>" for name, value in before.items() if name != "ListenerEnabled"
    )
    assert (await console.put(SERVICE, f"{echo}<h:ListenerEnabled>false</h:ListenerEnabled>")).status == 200
    policy = (await console.get(OPT_IN)).properties()
    echo = "".join(
        f"<h:{name}>{policy[name]}</h:{name}>" for name in ("OptInCodeTimeout", "OptInDisplayTimeout")
    )
    assert (await console.put(OPT_IN, f"{echo}<h:OptInRequired>1</h:OptInRequired>")).status == 200
    assert (await console.get("AMT_BootCapabilities")).status == 200
    assert await change(console, "CIM_BootService", "32768") == 0

    assert await shown(console, SERVICE, "EnabledState") == "32769"
    assert await shown(console, SERVICE, "ListenerEnabled") == "false"
    assert await shown(console, OPT_IN, "OptInRequired") == "1"
    assert await shown(console, SAP, "EnabledState") == "3"
    assert await shown(console, "CIM_BootService", "EnabledState") == "32768"
    assert len(await console.pull_all("CIM_BootSourceSetting")) == 3
    assert (await console.get("AMT_BootSettingData")).status == 200


async def test_meshcommanders_change_of_features(console: Console) -> None:
    assert await change(console, SERVICE, "32768") == 0
    assert await change(console, SAP, "2") == 0
    answer = await console.put(
        SERVICE,
        "<h:CreationClassName>AMT_RedirectionService</h:CreationClassName>"
        "<h:EnabledState>32768</h:EnabledState><h:ListenerEnabled>true</h:ListenerEnabled>",
    )
    assert answer.status == 200
    assert await shown(console, SERVICE, "EnabledState") == "32768"
    assert await shown(console, SAP, "EnabledState") == "6"
    assert await shown(console, SAP, "RequestedState") == "2"


async def test_amttool_opens_the_listener_and_changes_nothing_else(console: Console) -> None:
    await change(console, SERVICE, "32770")
    await console.put(SERVICE, "<h:ListenerEnabled>false</h:ListenerEnabled>")
    await console.put(SERVICE, "<h:ListenerEnabled>true</h:ListenerEnabled>")
    assert console.machine.snapshot.section(Redirection) == Redirection(EnabledState=32770)


@pytest.mark.parametrize("state", ["0", "2", "3", "32767", "32772", "65535"])
async def test_other_states_of_redirection_are_refused(console: Console, state: str) -> None:
    assert await change(console, SERVICE, state) == 5
    assert await shown(console, SERVICE, "EnabledState") == "32771"


@pytest.mark.parametrize(
    ("state", "value"), [("4", 1), ("6", 1), ("11", 1), ("0", 5), ("5", 5), ("32768", 5)]
)
async def test_other_states_of_the_remote_desktop_are_refused(
    console: Console, state: str, value: int
) -> None:
    assert await change(console, SAP, state) == value
    assert await shown(console, SAP, "EnabledState") == "6"


@pytest.mark.parametrize("uri", [SERVICE, SAP])
async def test_a_change_to_no_state_is_refused(console: Console, uri: str) -> None:
    assert (await console.invoke(uri, "RequestStateChange")).return_value == 5


async def test_a_remote_desktop_nobody_touched_has_no_requested_state(console: Console) -> None:
    assert await shown(console, SAP, "RequestedState") == "5"


async def test_python_amts_way_to_plain_vnc(console: Console) -> None:
    answer = await console.put(
        SETTINGS,
        "<h:DefaultScreen>0</h:DefaultScreen><h:ElementName>Intel(r) KVM Redirection Settings</h:ElementName>"
        "<h:EnabledByMEBx>true</h:EnabledByMEBx><h:InstanceID>Intel(r) KVM Redirection Settings</h:InstanceID>"
        "<h:Is5900PortEnabled>true</h:Is5900PortEnabled><h:OptInPolicy>false</h:OptInPolicy>"
        f"<h:RFBPassword>{PASSWORD}</h:RFBPassword><h:SessionTimeout>0</h:SessionTimeout>",
    )
    assert answer.status == 200
    assert await change(console, SAP, "2") == 0
    desktop = console.machine.snapshot.section(Desktop)
    assert (desktop.RFBPassword, desktop.Is5900PortEnabled, desktop.SessionTimeout) == (PASSWORD, True, 0)


async def test_the_password_of_plain_vnc_is_never_shown() -> None:
    console = Console(make(None, Desktop(RFBPassword=PASSWORD)))
    answer = await console.get(SETTINGS)
    assert answer.properties()["RFBPassword"] == ""
    assert PASSWORD not in answer.text


@pytest.mark.parametrize("echo", ["<h:RFBPassword></h:RFBPassword>", ""])
async def test_an_empty_password_leaves_the_one_there_is(echo: str) -> None:
    console = Console(make(None, Desktop(RFBPassword=PASSWORD)))
    await console.put(SETTINGS, f"{echo}<h:Is5900PortEnabled>true</h:Is5900PortEnabled>")
    desktop = console.machine.snapshot.section(Desktop)
    assert (desktop.RFBPassword, desktop.Is5900PortEnabled) == (PASSWORD, True)


@pytest.mark.parametrize(
    "password",
    ["P@ssw0r", "P@ssw0rd!", "password", "Passw0rd", "p@ssw0rd", "P@ssword", 'P"ssw0rd', "P:ssw0rd"],
)
async def test_a_password_vnc_or_amt_does_not_take_is_refused(console: Console, password: str) -> None:
    answer = await console.put(SETTINGS, f"<h:RFBPassword>{password}</h:RFBPassword>")
    assert answer.fault == "InternalError"
    assert "AMT-STATUS 2054" in answer.text
    assert console.machine.snapshot.section(Desktop).RFBPassword == ""


async def test_plain_vnc_is_not_opened_without_a_password(console: Console) -> None:
    answer = await console.put(SETTINGS, "<h:Is5900PortEnabled>true</h:Is5900PortEnabled>")
    assert answer.fault == "InvalidRepresentation"
    assert await shown(console, SETTINGS, "Is5900PortEnabled") == "false"


@pytest.mark.parametrize(
    "value",
    [
        "<h:DefaultScreen>4</h:DefaultScreen>",
        "<h:SessionTimeout>256</h:SessionTimeout>",
        "<h:InitialDecimationModeForLowRes>4</h:InitialDecimationModeForLowRes>",
        "<h:OptInPolicyTimeout>9</h:OptInPolicyTimeout>",
    ],
)
async def test_a_setting_of_the_remote_desktop_out_of_range_is_refused(console: Console, value: str) -> None:
    assert (await console.put(SETTINGS, value)).fault == "InvalidRepresentation"
    assert console.machine.snapshot.section(Desktop) == Desktop()


@pytest.mark.parametrize(
    ("before", "put", "after"),
    [
        (Required.NONE, "true", Required.KVM),
        (Required.KVM, "true", Required.KVM),
        (Required.ALL, "true", Required.ALL),
        (Required.NONE, "false", Required.NONE),
        (Required.KVM, "false", Required.NONE),
    ],
)
async def test_consent_to_the_remote_desktop_is_one_policy_seen_in_two_classes(
    before: Required, put: str, after: Required
) -> None:
    console = Console(make(None, ConsentPolicy(OptInRequired=before)))
    await console.put(
        SETTINGS, f"<h:OptInPolicy>{put}</h:OptInPolicy><h:OptInPolicyTimeout>77</h:OptInPolicyTimeout>"
    )
    assert await shown(console, OPT_IN, "OptInRequired") == str(int(after))
    assert await shown(console, OPT_IN, "OptInDisplayTimeout") == "77"
    assert await shown(console, SETTINGS, "OptInPolicy") == put
    assert await shown(console, SETTINGS, "OptInPolicyTimeout") == "77"


async def test_consent_to_everything_is_not_lifted_for_the_remote_desktop() -> None:
    console = Console(make(None, ConsentPolicy(OptInRequired=Required.ALL)))
    answer = await console.put(SETTINGS, "<h:OptInPolicy>false</h:OptInPolicy>")
    assert "AMT-STATUS 16" in answer.text
    assert await shown(console, OPT_IN, "OptInRequired") == str(int(Required.ALL))


async def test_a_session_that_is_not_there_cannot_be_terminated(console: Console) -> None:
    assert (await console.invoke(SETTINGS, "TerminateSession")).return_value == 1


async def test_plain_cim_sees_the_remote_desktop_on_and_off(console: Console) -> None:
    assert await shown(console, "CIM_RedirectionService", "EnabledState") == "2"
    await change(console, SAP, "3")
    assert await shown(console, "CIM_RedirectionService", "EnabledState") == "3"


@pytest.mark.parametrize(("state", "active"), [(DomainState.RUNNING, "true"), (DomainState.OFF, "false")])
async def test_a_machine_has_a_screen_while_it_is_on(state: DomainState, active: str) -> None:
    """Console lists four, and reads which one is the primary by its number from 1; 0 is none."""
    properties = (await Console(make(domain(state=state))).get("IPS_ScreenSettingData")).properties()
    assert properties["IsActive"] == [active, "false", "false", "false"]
    roles = ("PrimaryIndex", "SecondaryIndex", "TertiaryIndex", "QuadraryIndex")
    assert [properties[name] for name in roles] == ["1", "0", "0", "0"]


async def sizes(console: Console) -> tuple[str, str]:
    """Of the first screen; the others have none."""
    properties = (await console.get("IPS_ScreenSettingData")).properties()
    (x, *others_x), (y, *others_y) = properties["ResolutionX"], properties["ResolutionY"]
    assert others_x == others_y == ["0"] * 3
    return x, y


async def test_a_screen_has_the_size_it_was_seen_with_until_the_machine_starts_again() -> None:
    console = Console()
    assert await sizes(console) == ("720", "400")
    note_size(console.machine, 1280, 800)
    assert await sizes(console) == ("1280", "800")
    console.machine.see(domain(state=DomainState.OFF))
    assert await sizes(console) == ("0", "0")
    console.machine.see(domain(started=datetime(2024, 1, 2, tzinfo=UTC)))
    assert await sizes(console) == ("720", "400")


async def test_the_screen_is_not_blanked_and_meshcommander_may_say_so(console: Console) -> None:
    uri = "IPS_ScreenConfigurationService"
    assert int(await shown(console, uri, "EnabledState")) & 1 == 0
    assert (await console.put(uri, "<h:EnabledState>0</h:EnabledState>")).status == 200
    assert "AMT-STATUS 2066" in (await console.put(uri, "<h:EnabledState>1</h:EnabledState>")).text
    opened = "<h:SessionState>1</h:SessionState><h:ConsecutiveRebootsNum>3</h:ConsecutiveRebootsNum>"
    assert (await console.invoke(uri, "SetSessionState", opened)).return_value == 2066
    closed = "<h:SessionState>0</h:SessionState><h:ConsecutiveRebootsNum>3</h:ConsecutiveRebootsNum>"
    assert (await console.invoke(uri, "SetSessionState", closed)).return_value == 0


@pytest.mark.parametrize(
    "value",
    [
        "<h:RequestedLanguage>27</h:RequestedLanguage>",
        "<h:zoom>3</h:zoom>",
        "<h:DefaultScreen>4</h:DefaultScreen>",
    ],
)
async def test_an_output_the_firmware_cannot_make_is_refused(console: Console, value: str) -> None:
    assert (await console.put("IPS_SecIOService", value)).fault == "InvalidRepresentation"
