"""Consoles' ways to hands on a machine whose user has to agree, in their order of calls, by an explicit clock."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Clock, Console
from vamt.backend.base import BootOnce, DomainState
from vamt.firmware.boot import NOTHING, NextBoot
from vamt.firmware.consent import BLOCKED_SECONDS, Consent, ConsentPolicy, Required, State
from vamt.firmware.sessions import Kind, Sessions, Status, refusal, terminate
from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Section

SERVICE = "IPS_OptInService"
CONFIGURATION = "Intel(r) AMT: Boot Configuration 0"
PXE = "Intel(r) AMT: Force PXE Boot"
KVM = ConsentPolicy(OptInRequired=Required.KVM)
ALL = ConsentPolicy(OptInRequired=Required.ALL)
CLIENT = Setup(mode=ControlMode.CLIENT)
ACCESS_DENIED = 6
SET_UP = {"BIOSSetup": "true"}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The one consent goes by."""
    clock = Clock()
    for module in ("vamt_providers.consent", "vamt_providers.boot", "vamt.firmware.boot"):
        monkeypatch.setattr(f"{module}.monotonic", clock)
    return clock


@dataclass
class Talk:
    """What consoles ask, and what the user reads to them."""

    console: Console
    clock: Clock

    async def start(self) -> int:
        return (await self.console.invoke(SERVICE, "StartOptIn")).return_value

    async def send(self, code: str) -> int:
        inside = f"<h:OptInCode>{code}</h:OptInCode>"
        return (await self.console.invoke(SERVICE, "SendOptInCode", inside)).return_value

    async def cancel(self) -> int:
        return (await self.console.invoke(SERVICE, "CancelOptIn")).return_value

    async def state(self) -> int:
        return int((await self.console.get(SERVICE)).one("OptInState"))

    @property
    def code(self) -> str:
        return self.console.machine.snapshot.section(Consent).at(self.clock.now).code

    def session(self, kind: Kind = Kind.KVM) -> Status:
        """What the redirection port would say now."""
        return refusal(self.console.machine.snapshot, kind, self.clock.now)

    async def agree(self) -> None:
        assert await self.start() == 0
        assert await self.send(self.code) == 0

    async def order(self, source: str | None = None) -> int:
        epr = "" if source is None else requests.epr("CIM_BootSourceSetting", InstanceID=source)
        inside = f"<h:Source>{epr}</h:Source>" if epr else ""
        return (await self.console.invoke("CIM_BootConfigSetting", "ChangeBootOrder", inside)).return_value

    async def put(self, **values: str) -> int:
        plain = {"BIOSSetup": "false", "UseIDER": "false", "UseSOL": "false", "BootMediaIndex": "0"}
        inside = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in {**plain, **values}.items())
        return (await self.console.put("AMT_BootSettingData", inside)).status

    async def role(self) -> int:
        setting = requests.epr("CIM_BootConfigSetting", InstanceID=CONFIGURATION)
        inside = f"<h:BootConfigSetting>{setting}</h:BootConfigSetting><h:Role>1</h:Role>"
        return (await self.console.invoke("CIM_BootService", "SetBootConfigRole", inside)).return_value

    async def power_on(self) -> BootOnce | None:
        """Switch it on; how the start differed from its own."""
        host = requests.epr(
            "CIM_ComputerSystem", Name="ManagedSystem", CreationClassName="CIM_ComputerSystem"
        )
        inside = f"<h:PowerState>2</h:PowerState><h:ManagedElement>{host}</h:ManagedElement>"
        service = "CIM_PowerManagementService"
        assert (await self.console.invoke(service, "RequestPowerStateChange", inside)).return_value == 0
        (start,) = self.console.hypervisor.starts
        return start


def talk(clock: Clock, *sections: Section, state: DomainState = DomainState.RUNNING) -> Talk:
    return Talk(Console(make(domain(state=state), *sections)), clock)


def off(clock: Clock, *sections: Section) -> Talk:
    return talk(clock, *sections, state=DomainState.OFF)


async def test_meshcommander_to_the_screen_of_a_machine_that_is_off(clock: Clock) -> None:
    """It reads the policy, has a code made, looks at the screens, switches the machine on, and asks the user."""
    one = off(clock, KVM)
    assert one.session() is Status.CONSENT_REQUIRED
    shown = (await one.console.get(SERVICE)).properties()
    assert (shown["OptInRequired"], shown["OptInState"]) == ("1", "0")
    assert await one.start() == 0
    assert (await one.console.get("IPS_SecIOService")).one("DefaultScreen") == "0"
    assert len(await one.console.pull_all("CIM_ServiceAvailableToElement")) > 0
    assert await one.power_on() is None
    assert one.session() is Status.CONSENT_REQUIRED
    assert await one.send(one.code) == 0
    assert await one.state() == State.RECEIVED
    assert one.session() is Status.OK


async def test_meshcommander_takes_back_what_somebody_else_left_displayed(clock: Clock) -> None:
    one = talk(clock, KVM)
    await one.start()
    first = one.code
    assert await one.start() == 2, "there is a code already"
    assert await one.state() == State.DISPLAYED
    assert [await one.cancel(), await one.start()] == [0, 0]
    assert await one.send(one.code) == 0
    assert first
    assert one.session() is Status.OK


async def test_open_amt_console_and_mps_to_the_screen(clock: Clock) -> None:
    """They ask for a code in one request and send it in another, as a number, without looking at the state."""
    one = talk(clock, KVM)
    assert await one.start() == 0
    one.console.machine.hold(Consent("000042", until=clock.now + KVM.OptInDisplayTimeout))
    assert await one.send("42") == 0
    assert one.session() is Status.OK
    assert await one.cancel() == 0
    assert one.session() is Status.CONSENT_REQUIRED


async def test_three_wrong_codes_open_nothing_and_the_next_code_takes_three_minutes(clock: Clock) -> None:
    one = talk(clock, ALL)
    await one.start()
    wrong = str((int(one.code) + 1) % 1_000_000)
    assert [await one.send(wrong) for _ in range(3)] == [2066, 2066, 3]
    assert [await one.start(), await one.state()] == [3, State.NOT_STARTED]
    clock.now += BLOCKED_SECONDS - 1
    assert await one.start() == 3
    clock.now += 1
    await one.agree()
    assert one.session(Kind.IDER) is Status.OK


async def test_a_code_and_a_consent_last_as_long_as_the_policy_says(clock: Clock) -> None:
    one = talk(clock, KVM)
    await one.start()
    digits = one.code
    clock.now += KVM.OptInDisplayTimeout
    assert [await one.state(), await one.send(digits)] == [State.NOT_STARTED, 2]
    await one.agree()
    clock.now += KVM.OptInCodeTimeout - 1
    assert one.session() is Status.OK
    clock.now += 1
    assert [await one.state(), one.session()] == [State.NOT_STARTED, Status.CONSENT_REQUIRED]


async def test_in_client_control_mode_nothing_opens_without_a_code_whatever_is_put(clock: Clock) -> None:
    one = talk(clock, CLIENT)
    await one.console.put(SERVICE, "<h:OptInRequired>0</h:OptInRequired>")
    assert {one.session(kind) for kind in Kind} == {Status.CONSENT_REQUIRED}
    await one.agree()
    assert {one.session(kind) for kind in Kind} == {Status.OK}


async def test_meshcommander_boots_into_set_up_once_the_user_agreed(clock: Clock) -> None:
    one = off(clock, CLIENT)
    await one.agree()
    assert await one.order() == 0
    assert await one.put(**SET_UP) == 200
    assert [await one.role(), await one.order()] == [0, 0]
    start = await one.power_on()
    assert start is not None
    assert start.firmware_menu


async def test_meshcommander_switches_on_without_asking_anybody(clock: Clock) -> None:
    """Plain power needs no consent; it empties the order all the same, and stops if that is refused."""
    one = off(clock, CLIENT)
    assert await one.order() == 0
    assert await one.put() == 200
    await one.role()
    assert await one.order() == 0
    assert await one.power_on() is None


async def test_mps_switches_on_without_asking_anybody(clock: Clock) -> None:
    """With every power action it puts BIOSSetup, which counts for nothing."""
    one = off(clock, CLIENT)
    assert await one.put(**SET_UP) == 200
    assert await one.power_on() is None


@pytest.mark.parametrize("policy", [CLIENT, ALL])
async def test_a_boot_of_another_kind_is_refused_without_consent_and_is_not_made(
    clock: Clock, policy: Section
) -> None:
    """Open AMT Console and MPS look at no ReturnValue and go on to the power: then it is the machine's own boot."""
    one = off(clock, policy)
    assert await one.order() == 0
    assert await one.put(**SET_UP) == 200
    assert await one.role() == ACCESS_DENIED
    assert await one.order(PXE) == ACCESS_DENIED
    assert await one.power_on() is None


async def test_where_consent_is_for_the_screen_only_boots_need_none(clock: Clock) -> None:
    one = off(clock, KVM)
    assert await one.order(PXE) == 0
    start = await one.power_on()
    assert start is not None
    assert start.device == "network"


async def test_what_was_set_for_a_boot_ends_with_the_consent(clock: Clock) -> None:
    one = off(clock, ALL)
    await one.agree()
    assert [await one.order(PXE), await one.role()] == [0, 0]
    clock.now += ALL.OptInCodeTimeout
    assert await one.power_on() is None
    assert one.console.machine.snapshot.section(NextBoot) == NOTHING


async def test_a_role_can_be_taken_back_without_consent(clock: Clock) -> None:
    one = talk(clock, CLIENT)
    setting = requests.epr("CIM_BootConfigSetting", InstanceID=CONFIGURATION)
    inside = f"<h:BootConfigSetting>{setting}</h:BootConfigSetting><h:Role>32768</h:Role>"
    answer = await one.console.invoke("CIM_BootService", "SetBootConfigRole", inside)
    assert answer.return_value == 0


async def test_in_a_session_the_state_says_so_and_it_ends_a_while_after(clock: Clock) -> None:
    """As `vamt.net.sessions` begins and ends one that needed consent."""
    one = talk(clock, KVM)
    await one.agree()
    machine = one.console.machine
    machine.hold(machine.snapshot.section(Consent).opened(clock.now))
    machine.hold(Sessions(kvm="token"))
    clock.now += 10_000
    assert [await one.state(), one.session()] == [State.IN_SESSION, Status.BUSY]
    assert terminate(machine, Kind.KVM)
    machine.hold(machine.snapshot.section(Consent).closed(KVM, clock.now))
    assert [await one.state(), one.session()] == [State.RECEIVED, Status.OK]
    clock.now += KVM.OptInCodeTimeout
    assert [await one.state(), one.session()] == [State.NOT_STARTED, Status.CONSENT_REQUIRED]
