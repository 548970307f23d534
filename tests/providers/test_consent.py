"""User consent as consoles ask for it, in their order of calls."""

from __future__ import annotations

from time import monotonic

import pytest

from support.machines import make
from support.talking import Console
from vamt.firmware.consent import Consent, ConsentPolicy, Required, State
from vamt.firmware.setup import ControlMode, Setup

SERVICE = "IPS_OptInService"
DESKTOP = "IPS_KVMRedirectionSettingData"
ALL = ConsentPolicy(OptInRequired=Required.ALL)


@pytest.fixture
def console() -> Console:
    """Talks to a machine that wants consent for everything."""
    return Console(make(None, ALL))


async def start(console: Console) -> int:
    return (await console.invoke(SERVICE, "StartOptIn")).return_value


async def cancel(console: Console) -> int:
    return (await console.invoke(SERVICE, "CancelOptIn")).return_value


async def send(console: Console, code: str) -> int:
    answer = await console.invoke(SERVICE, "SendOptInCode", f"<h:OptInCode>{code}</h:OptInCode>")
    return answer.return_value


async def state(console: Console) -> int:
    return int((await console.get(SERVICE)).one("OptInState"))


def code(console: Console) -> str:
    """What the user reads."""
    return console.machine.snapshot.section(Consent).at(monotonic()).code


def wrong(console: Console) -> str:
    return f"{(int(code(console)) + 1) % 1_000_000}"


def let_time_pass(console: Console) -> None:
    """Until what holds for a while does no longer."""
    consent = console.machine.snapshot.section(Consent)
    console.machine.hold(Consent(consent.code, consent.granted, until=monotonic()))


async def test_meshcommanders_way_to_a_remote_desktop(console: Console) -> None:
    """It reads the policy and the state, asks, waits for the user's digits, and looks again."""
    shown = (await console.get(SERVICE)).properties()
    assert (shown["OptInRequired"], shown["OptInState"]) == ("4294967295", "0")
    assert await start(console) == 0
    assert await state(console) == State.DISPLAYED
    assert (await console.get("IPS_SecIOService")).status == 200
    assert await send(console, code(console)) == 0
    assert await state(console) == State.RECEIVED


async def test_meshcommander_withdraws_a_code_that_is_displayed_before_it_asks_for_another(
    console: Console,
) -> None:
    await start(console)
    first = code(console)
    assert await state(console) == State.DISPLAYED
    assert await cancel(console) == 0
    assert await start(console) == 0
    assert code(console) != "" != first


async def test_consoles_way_knows_no_state_and_sends_a_number(console: Console) -> None:
    assert await start(console) == 0
    console.machine.hold(Consent("000123", until=monotonic() + 100))
    assert await send(console, "123") == 0
    assert await start(console) == 2, "Open AMT's users see that the code was accepted already"


async def test_three_wrong_codes_end_the_request_and_new_ones_are_blocked(console: Console) -> None:
    """Open AMT's user interface says that a code is unsupported, and to try again in three minutes."""
    await start(console)
    number = wrong(console)
    assert [await send(console, number) for _ in range(3)] == [2066, 2066, 3]
    assert await state(console) == State.NOT_STARTED
    assert await send(console, number) == 2
    assert await start(console) == 3


async def test_a_code_that_is_not_entered_in_time_is_gone(console: Console) -> None:
    """Also for a client that looked before: no answer is kept that time has made wrong."""
    await start(console)
    digits = code(console)
    assert await state(console) == State.DISPLAYED
    let_time_pass(console)
    assert await state(console) == State.NOT_STARTED
    assert await send(console, digits) == 2


async def test_an_answer_that_time_will_change_is_made_anew_each_time(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    await start(console)
    assert [await state(console), await state(console)] == [State.DISPLAYED] * 2
    later = monotonic() + ALL.OptInDisplayTimeout
    monkeypatch.setattr("vamt_providers.consent.monotonic", lambda: later)
    assert await state(console) == State.NOT_STARTED


async def test_a_withdrawn_code_opens_nothing(console: Console) -> None:
    await start(console)
    digits = code(console)
    assert await cancel(console) == 0
    assert await send(console, digits) == 2
    assert await cancel(console) == 2


async def test_where_nothing_needs_consent_every_step_is_out_of_place() -> None:
    """As recorded from a device."""
    console = Console()
    assert [await start(console), await send(console, "1"), await cancel(console)] == [2, 2, 2]


@pytest.mark.parametrize("digits", ["", "1000000", "4294967295"])
async def test_what_can_be_no_code_is_a_wrong_one(console: Console, digits: str) -> None:
    await start(console)
    assert await send(console, digits) == 2066
    assert await state(console) == State.DISPLAYED


async def test_a_missing_code_is_a_wrong_one(console: Console) -> None:
    await start(console)
    assert (await console.invoke(SERVICE, "SendOptInCode")).return_value == 2066


async def test_neither_code_nor_consent_is_ever_stored(console: Console) -> None:
    await start(console)
    await send(console, code(console))
    assert {section.NAME for _, section in console.store.saved} == {"audit-log"}


@pytest.mark.parametrize(
    "value",
    [
        "<h:OptInRequired>2</h:OptInRequired>",
        "<h:OptInRequired>4294967294</h:OptInRequired>",
        "<h:OptInCodeTimeout>59</h:OptInCodeTimeout>",
        "<h:OptInCodeTimeout>901</h:OptInCodeTimeout>",
        "<h:OptInDisplayTimeout>9</h:OptInDisplayTimeout>",
        "<h:OptInDisplayTimeout>4096</h:OptInDisplayTimeout>",
    ],
)
async def test_a_policy_amt_does_not_know_is_refused(console: Console, value: str) -> None:
    assert (await console.put(SERVICE, value)).fault == "InvalidRepresentation"
    assert console.machine.snapshot.section(ConsentPolicy) == ALL


async def test_a_client_cannot_put_a_state(console: Console) -> None:
    await console.put(
        SERVICE, "<h:OptInState>3</h:OptInState><h:CanModifyOptInPolicy>0</h:CanModifyOptInPolicy>"
    )
    shown = (await console.get(SERVICE)).properties()
    assert (shown["OptInState"], shown["CanModifyOptInPolicy"]) == ("0", "1")


async def test_the_new_timeouts_hold_for_the_next_code(console: Console) -> None:
    await console.put(SERVICE, "<h:OptInDisplayTimeout>4095</h:OptInDisplayTimeout>")
    await start(console)
    assert console.machine.snapshot.section(Consent).at(monotonic() + 4000).state is State.DISPLAYED


@pytest.fixture
def client_mode() -> Console:
    """Talks to a machine in client control mode."""
    return Console(make(None, Setup(mode=ControlMode.CLIENT)))


async def test_in_client_control_mode_everything_needs_consent(client_mode: Console) -> None:
    shown = (await client_mode.get(SERVICE)).properties()
    assert (shown["OptInRequired"], shown["CanModifyOptInPolicy"]) == ("4294967295", "0")
    assert (await client_mode.get(DESKTOP)).one("OptInPolicy") == "true"
    assert await start(client_mode) == 0


@pytest.mark.parametrize(
    ("uri", "value"),
    [
        (SERVICE, "<h:OptInRequired>0</h:OptInRequired>"),
        (SERVICE, "<h:OptInDisplayTimeout>600</h:OptInDisplayTimeout>"),
        (DESKTOP, "<h:OptInPolicy>false</h:OptInPolicy>"),
        (DESKTOP, "<h:OptInPolicyTimeout>600</h:OptInPolicyTimeout>"),
    ],
)
async def test_in_client_control_mode_the_policy_is_not_a_clients_to_choose(
    client_mode: Console, uri: str, value: str
) -> None:
    assert "AMT-STATUS 16" in (await client_mode.put(uri, value)).text
    assert client_mode.machine.snapshot.section(ConsentPolicy) == ConsentPolicy()


async def test_in_client_control_mode_the_policy_may_be_put_back_as_it_is(client_mode: Console) -> None:
    """MeshCentral and Console put whole objects; nothing of it holds in the other mode."""
    echo = (
        "<h:OptInCodeTimeout>120</h:OptInCodeTimeout><h:OptInDisplayTimeout>300</h:OptInDisplayTimeout>"
        "<h:OptInRequired>4294967295</h:OptInRequired>"
    )
    assert (await client_mode.put(SERVICE, echo)).status == 200
    desktop = "<h:OptInPolicy>true</h:OptInPolicy><h:OptInPolicyTimeout>300</h:OptInPolicyTimeout>"
    assert (await client_mode.put(DESKTOP, desktop)).status == 200
    assert client_mode.machine.snapshot.section(ConsentPolicy) == ConsentPolicy()
