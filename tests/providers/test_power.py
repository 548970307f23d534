"""Power: what is offered in which state, what each request does in each state, and what is never claimed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support import requests
from support.powering import (
    COMPLETED,
    CRASHED,
    FAILED,
    HOST,
    INVALID,
    INVALID_TRANSITION,
    NOT_SUPPORTED,
    OFF,
    PAUSED,
    RUNNING,
    SAVED,
    SERVICE,
    SUSPENDED,
    UNKNOWN,
    machine,
    offered,
    shown,
    switch,
)
from vamt.backend.base import ON_STATES, Ability, BootOnce, DomainState
from vamt.errors import BackendError
from vamt.firmware.boot import NextBoot


@pytest.mark.parametrize(
    ("state", "reported"),
    [(RUNNING, 2), (PAUSED, 3), (SUSPENDED, 4), (SAVED, 7), (OFF, 8), (CRASHED, 2), (UNKNOWN, 0)],
)
async def test_a_state_is_reported_by_its_number(state: DomainState, reported: int) -> None:
    assert await shown(machine(state)) == str(reported)


@pytest.mark.parametrize(
    ("state", "states"),
    [
        (RUNNING, [10, 8, 5, 11, 4, 7, 14, 12]),
        (CRASHED, [10, 8, 5]),
        (PAUSED, [10, 8, 2, 5]),
        (SUSPENDED, [10, 8, 2, 5]),
        (SAVED, [8, 2, 5]),
        (OFF, [8, 2, 5]),
        (UNKNOWN, []),
    ],
)
async def test_what_is_offered_is_listed_as_devices_list_it(state: DomainState, states: list[int]) -> None:
    assert await offered(machine(state)) == states


@pytest.mark.parametrize(
    ("ability", "state"),
    [
        (Ability.NMI, 11),
        (Ability.SUSPEND, 4),
        (Ability.MANAGED_SAVE, 7),
        (Ability.REBOOT, 14),
        (Ability.SHUTDOWN, 12),
    ],
)
async def test_what_a_domain_cannot_do_is_neither_offered_nor_done(ability: Ability, state: int) -> None:
    console = machine(abilities=frozenset(Ability) - {ability})
    assert state not in await offered(console)
    assert len(await offered(console)) == 7
    assert await switch(console, state) == NOT_SUPPORTED
    assert console.hypervisor.verbs == []
    only = machine(abilities=frozenset({ability}))
    assert await offered(only) == [10, 8, 5, state]
    assert await switch(only, state) == COMPLETED


THERE_ALREADY = {(RUNNING, 2), (CRASHED, 2), (SUSPENDED, 4), (SAVED, 7), (OFF, 12)}
"""Asked for once more what it is in, which a device does not offer, a machine says that it is done."""


@pytest.mark.parametrize("state", DomainState)
async def test_just_what_is_offered_is_done(state: DomainState) -> None:
    offers = await offered(machine(state))
    for wanted in range(20):
        done = await switch(machine(state), wanted) == COMPLETED
        assert done is (wanted in offers or (state, wanted) in THERE_ALREADY), wanted


NO = INVALID_TRANSITION
DONE: dict[int, dict[DomainState, tuple[int, list[str]]]] = {
    2: {
        RUNNING: (0, []), PAUSED: (0, ["resume"]), SUSPENDED: (0, ["wake"]), SAVED: (0, ["start"]),
        OFF: (0, ["start"]), CRASHED: (0, []), UNKNOWN: (FAILED, []),
    },
    4: {
        RUNNING: (0, ["suspend"]), PAUSED: (NO, []), SUSPENDED: (0, []), SAVED: (NO, []), OFF: (NO, []),
        CRASHED: (NO, []), UNKNOWN: (FAILED, []),
    },
    5: {
        RUNNING: (0, ["restart"]), PAUSED: (0, ["restart"]), SUSPENDED: (0, ["restart"]),
        SAVED: (0, ["start"]), OFF: (0, ["start"]), CRASHED: (0, ["restart"]), UNKNOWN: (FAILED, []),
    },
    7: {
        RUNNING: (0, ["managed_save"]), PAUSED: (NO, []), SUSPENDED: (NO, []), SAVED: (0, []), OFF: (NO, []),
        CRASHED: (NO, []), UNKNOWN: (FAILED, []),
    },
    8: {
        RUNNING: (0, ["destroy"]), PAUSED: (0, ["destroy"]), SUSPENDED: (0, ["destroy"]),
        SAVED: (0, ["discard_save"]), OFF: (0, []), CRASHED: (0, ["destroy"]), UNKNOWN: (FAILED, []),
    },
    10: {
        RUNNING: (0, ["reset"]), PAUSED: (0, ["restart"]), SUSPENDED: (0, ["restart"]), SAVED: (NO, []),
        OFF: (NO, []), CRASHED: (0, ["restart"]), UNKNOWN: (FAILED, []),
    },
    11: {
        RUNNING: (0, ["inject_nmi"]), PAUSED: (NO, []), SUSPENDED: (NO, []), SAVED: (NO, []), OFF: (NO, []),
        CRASHED: (NO, []), UNKNOWN: (FAILED, []),
    },
    12: {
        RUNNING: (0, ["shutdown"]), PAUSED: (NO, []), SUSPENDED: (NO, []), SAVED: (NO, []), OFF: (0, []),
        CRASHED: (NO, []), UNKNOWN: (FAILED, []),
    },
    14: {
        RUNNING: (0, ["reboot"]), PAUSED: (NO, []), SUSPENDED: (NO, []), SAVED: (NO, []), OFF: (NO, []),
        CRASHED: (NO, []), UNKNOWN: (FAILED, []),
    },
}  # fmt: skip
"""Requested state: in each state of the domain, the ReturnValue and what the hypervisor was asked."""


@pytest.mark.parametrize("wanted", DONE)
@pytest.mark.parametrize("state", DomainState)
async def test_a_request_does_in_a_state_just_this(wanted: int, state: DomainState) -> None:
    console = machine(state)
    value, verbs = DONE[wanted][state]
    assert await switch(console, wanted) == value
    assert console.hypervisor.verbs == verbs


@pytest.mark.parametrize("wanted", [2, 8])
@pytest.mark.parametrize("state", [RUNNING, PAUSED, SUSPENDED, SAVED, OFF, CRASHED])
async def test_on_and_off_may_be_repeated_and_end_where_they_say(wanted: int, state: DomainState) -> None:
    """Ironic sends again every ten seconds; it and fence_amt_ws take just 2 for on and 8 for off."""
    console = machine(state)
    for _ in range(3):
        assert await switch(console, wanted) == COMPLETED
        assert await shown(console) == str(wanted)
    assert len(console.hypervisor.verbs) <= 1


async def test_a_guest_that_ignores_acpi_still_goes_off_by_8() -> None:
    console = machine()
    console.hypervisor.guest_listens = False
    assert await switch(console, 12) == COMPLETED
    assert await shown(console) == "2"
    assert await switch(console, 8) == COMPLETED
    assert await shown(console) == "8"


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        (0, 1),
        (3, 1),
        (1, 5),
        (6, 5),
        (9, 5),
        (13, 5),
        (15, 5),
        (16, 5),
        (17, 5),
        (99, 5),
        (65535, 5),
        ("", 5),
    ],
)
async def test_what_no_device_does_is_refused(wanted: int | str, value: int) -> None:
    console = machine()
    assert await switch(console, wanted) == value
    assert console.hypervisor.verbs == []


@pytest.mark.parametrize(
    "element",
    [
        requests.epr("CIM_ComputerSystem", Name="Intel(r) AMT"),
        requests.epr("CIM_Chip", Name="ManagedSystem"),
        requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem"),
    ],
)
async def test_only_the_managed_system_is_switched(element: str) -> None:
    console = machine()
    assert await switch(console, 8, element) == INVALID
    assert console.hypervisor.verbs == []


async def test_a_request_without_parameters_is_refused() -> None:
    console = machine()
    assert (await console.invoke(SERVICE, "RequestPowerStateChange")).return_value == INVALID


async def test_a_failure_leaves_what_was_set_for_the_next_boot() -> None:
    console = machine(OFF, NextBoot(source="Intel(r) AMT: Force PXE Boot", token="t"))
    console.hypervisor.failure = BackendError("no space")
    assert await switch(console, 2) == FAILED
    assert console.machine.snapshot.section(NextBoot).source is not None
    assert await switch(console, 2) == COMPLETED
    assert console.hypervisor.starts == [BootOnce("t", "network")]


async def test_what_is_supported_at_all_is_listed_whatever_the_state() -> None:
    some = frozenset({Ability.NMI, Ability.SHUTDOWN, Ability.REBOOT})
    for state in DomainState:
        answer = await machine(state, abilities=some).get("CIM_PowerManagementCapabilities")
        assert answer.properties()["PowerStatesSupported"] == ["5", "8", "2", "10", "11", "12", "14"]
        assert answer.properties()["PowerChangeCapabilities"] == ["2", "3", "4", "7", "8"]


async def test_no_more_is_listed_than_a_bare_domain_can_do() -> None:
    answer = await machine(abilities=frozenset()).get("CIM_PowerManagementCapabilities")
    assert answer.properties()["RequestedPowerStatesSupported"] == ["5", "8", "2", "10"]
    assert answer.properties()["PowerChangeCapabilities"] == ["2", "3", "4", "7"]


async def test_intels_service_in_a_guest_may_say_what_it_can_do() -> None:
    console = machine(abilities=frozenset())
    states = "".join(
        f"<h:PowerStatesSupported>{state}</h:PowerStatesSupported>" for state in (5, 8, 2, 10, 12)
    )
    answer = await console.put("CIM_PowerManagementCapabilities", states)
    assert answer.status == 200
    assert answer.properties()["PowerStatesSupported"] == ["5", "8", "2", "10"]


SAVING = "IPS_PowerManagementService"


@pytest.mark.parametrize("state", DomainState)
async def test_an_operating_system_runs_at_full_power_or_not_at_all(state: DomainState) -> None:
    """Devices leave the property out while they are off."""
    answer = await machine(state).get(SAVING)
    running, on = state in (RUNNING, CRASHED), state in ON_STATES
    assert answer.properties().get("OSPowerSavingState") == ("2" if running else "1" if on else None)


@pytest.mark.parametrize(
    ("state", "wanted", "value"),
    [
        (RUNNING, 2, COMPLETED),
        (RUNNING, 3, NOT_SUPPORTED),
        (OFF, 2, INVALID_TRANSITION),
        (RUNNING, 0, INVALID),
        (RUNNING, 7, INVALID),
    ],
)
async def test_asking_for_full_power_around_a_start_is_no_fault(
    state: DomainState, wanted: int, value: int
) -> None:
    """Console asks before it switches on, and a fault would end its power-on; another value does not."""
    parameters = (
        f"<h:OSPowerSavingState>{wanted}</h:OSPowerSavingState><h:ManagedElement>{HOST}</h:ManagedElement>"
    )
    answer = await machine(state).invoke(SAVING, "RequestOSPowerSavingStateChange", parameters)
    assert (answer.status, answer.return_value) == (200, value)


@pytest.mark.parametrize("state", DomainState)
async def test_the_host_is_enabled_while_it_is_on(state: DomainState) -> None:
    console = machine(state)
    host = await console.get("CIM_ComputerSystem", Name="ManagedSystem")
    assert host.properties()["EnabledState"] == ("2" if state in (RUNNING, CRASHED) else "3")
    amt = await console.get("CIM_ComputerSystem", Name="Intel(r) AMT")
    assert amt.properties()["EnabledState"] == "5"


async def test_a_pull_by_the_base_class_has_exactly_one_item() -> None:
    """MPS wants one; a second would be an array to it."""
    (item,) = await machine().pull_all("CIM_ServiceAvailableToElement")
    assert item.findtext("{*}PowerState") == "2"


async def test_what_another_client_did_in_the_meantime_is_seen_by_a_request_that_waited() -> None:
    console = machine(OFF)
    await console.hypervisor.start(console.machine.uuid)
    console.machine.see(replace(console.hypervisor.domain))
    assert await switch(console, 2) == COMPLETED
    assert console.hypervisor.verbs == ["start"]
