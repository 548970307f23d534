"""Power: what each state a client can request means for a domain in each state it can be in.

Every change of power, from whatever side, goes through here, because every boot uses up what the firmware
remembered for it. Numbers and their meaning are CIM_PowerManagementService's (DSP1027).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from enum import IntEnum
from typing import Final

from vamt.backend.base import ON_STATES, Ability, Backend, Domain, DomainState
from vamt.errors import BackendUnreachable, NotSupported, WrongState
from vamt.firmware.boot import NOTHING, NextBoot, next_start
from vamt.firmware.clock import Clock
from vamt.logbook import witness
from vamt.logbook.eventlog import EventLog
from vamt.logbook.hostboot import HostBoot, booted
from vamt.machine import ITSELF, Asker, Machine, Snapshot
from vamt.schema.IPS_HostBootReason import IPS_HostBootReason_Reason as Reason

log = logging.getLogger("vamt.firmware.power")


class PowerState(IntEnum):
    """Power states that are reported or can be requested."""

    UNKNOWN = 0
    ON = 2
    SLEEP_LIGHT = 3
    SLEEP_DEEP = 4
    POWER_CYCLE = 5
    HIBERNATE = 7
    OFF = 8
    RESET = 10
    NMI = 11
    OFF_GRACEFUL = 12
    RESET_GRACEFUL = 14


REPORTED: Final[Mapping[DomainState, PowerState]] = {
    DomainState.RUNNING: PowerState.ON,
    DomainState.PAUSED: PowerState.SLEEP_LIGHT,
    DomainState.SUSPENDED: PowerState.SLEEP_DEEP,
    DomainState.SAVED: PowerState.HIBERNATE,
    DomainState.OFF: PowerState.OFF,
    DomainState.CRASHED: PowerState.ON,
    DomainState.UNKNOWN: PowerState.UNKNOWN,
}
"""A paused domain is S1: its processors stand still and its memory is kept."""

_WHEN_ON: Final[tuple[tuple[PowerState, Ability | None], ...]] = (
    (PowerState.RESET, None),
    (PowerState.OFF, None),
    (PowerState.POWER_CYCLE, None),
    (PowerState.NMI, Ability.NMI),
    (PowerState.SLEEP_DEEP, Ability.SUSPEND),
    (PowerState.HIBERNATE, Ability.MANAGED_SAVE),
    (PowerState.RESET_GRACEFUL, Ability.REBOOT),
    (PowerState.OFF_GRACEFUL, Ability.SHUTDOWN),
)
_BOOTS: Final[Mapping[PowerState, str]] = {
    PowerState.ON: "Power Up",
    PowerState.POWER_CYCLE: "Power Cycle",
    PowerState.RESET: "Reset",
}
"""What starts the host anew, as IPS_HostBootReason says it."""
_RUN_ON: Final = (DomainState.RUNNING, DomainState.CRASHED, DomainState.PAUSED)
"""States that switching on makes no start of."""
_WHEN_NOT_ON: Final = (PowerState.OFF, PowerState.ON, PowerState.POWER_CYCLE)


def available(domain: Domain) -> tuple[PowerState, ...]:
    """AvailableRequestedPowerStates: in a device's order, only what this domain can do now."""
    if domain.state is DomainState.UNKNOWN:
        return ()
    if domain.state not in (DomainState.RUNNING, DomainState.CRASHED):
        return _WHEN_NOT_ON
    return tuple(state for state, need in _WHEN_ON if need is None or need in domain.abilities)


async def request(machine: Machine, state: PowerState, asker: Asker, *, alarm: str | None = None) -> None:
    """Bring a machine to a power state, for `asker`. What it already is in is no error, and changes nothing.

    It is remembered as the cause of the start: remote control, or the alarm of that name.

    Raises:
        NotSupported: the domain cannot do that at all.
        WrongState: it cannot from the state it is in.
        BackendError: the hypervisor did not do it.
        UnreadableSection: what it would have to write down, or to start from, cannot be read.

    """
    action = _ACTIONS.get(state)
    if action is None:
        raise NotSupported(f"power state {state} cannot be requested")
    async with machine.exclusive(asker) as backend:
        if machine.snapshot.domain.state is DomainState.UNKNOWN:
            raise BackendUnreachable("the hypervisor does not answer")
        _demand_readable(machine.snapshot)
        before = machine.snapshot.domain.state
        await action(machine, backend)
        if state in _BOOTS and not (state is PowerState.ON and before in _RUN_ON):
            cause = (Reason.REMOTE_CONTROL, _BOOTS[state]) if alarm is None else (Reason.ALARM, alarm)
            booted(machine, before, *cause)
        await machine.settle_if_possible()


def _demand_readable(snap: Snapshot) -> None:
    for kind in (NextBoot, EventLog, HostBoot, Clock):
        snap.section(kind)


async def guest_rebooted(machine: Machine) -> None:
    """The guest reset itself: a boot like any other, so what was set for one boot holds for this one only.

    QEMU keeps the boot order it was started with; only a new one has another.
    """
    async with machine.exclusive(ITSELF) as backend:
        domain = machine.snapshot.domain
        if domain.state in ON_STATES and (domain.boot_token or next_start(machine.snapshot)):
            await _restart(machine, backend)
            await machine.settle_if_possible()


async def started_elsewhere(machine: Machine) -> None:
    """Someone else started the domain: that was the next boot."""
    async with machine.exclusive(ITSELF):
        if machine.snapshot.domain.state in ON_STATES:
            _used_up(machine)
            await machine.settle_if_possible()


async def recovered(machine: Machine) -> None:
    """Note what an earlier vamt did not live to note: the domain runs from what was set for one boot."""
    async with machine.exclusive(ITSELF):
        if machine.snapshot.domain.boot_token == machine.snapshot.section(NextBoot).token:
            _used_up(machine)
            await machine.settle_if_possible()


async def _on(machine: Machine, backend: Backend) -> None:
    state = machine.snapshot.domain.state
    if state is DomainState.PAUSED:
        await backend.resume(machine.uuid)
    elif state is DomainState.SUSPENDED:
        await backend.wake(machine.uuid)
    elif state not in ON_STATES:
        await backend.start(machine.uuid, next_start(machine.snapshot))
        _used_up(machine)


async def _cycle(machine: Machine, backend: Backend) -> None:
    if machine.snapshot.domain.state in ON_STATES:
        await _restart(machine, backend)
    else:
        await _on(machine, backend)


async def _off(machine: Machine, backend: Backend) -> None:
    state = machine.snapshot.domain.state
    if state in ON_STATES:
        await backend.destroy(machine.uuid)
    elif state is DomainState.SAVED:
        # fence_amt_ws and Ironic wait for 8 and take nothing else for off.
        await backend.discard_save(machine.uuid)


async def _reset(machine: Machine, backend: Backend) -> None:
    domain = machine.snapshot.domain
    if domain.state not in ON_STATES:
        raise WrongState("a machine that is off cannot be reset")
    plain = domain.state is DomainState.RUNNING and not domain.boot_token
    if plain and next_start(machine.snapshot) is None:
        await backend.reset(machine.uuid)
        witness.reset(machine)
        _used_up(machine)
    else:
        await _restart(machine, backend)


async def _restart(machine: Machine, backend: Backend) -> None:
    await backend.restart(machine.uuid, next_start(machine.snapshot))
    _used_up(machine)


def _used_up(machine: Machine) -> None:
    """It has happened, whether or not the store takes it now."""
    if machine.snapshot.section(NextBoot) != NOTHING:
        machine.amend(NOTHING)
        log.info("next-boot-used machine=%s", machine.name)


def _running(
    verb: Callable[[Backend, Machine], Awaitable[None]], need: Ability, done: DomainState | None
) -> Action:
    """An action of a running domain that has the ability; being in state `done` already is success."""

    async def act(machine: Machine, backend: Backend) -> None:
        domain = machine.snapshot.domain
        if domain.state is done:
            return
        if need not in domain.abilities:
            raise NotSupported(f"the domain cannot {need.value}")
        if domain.state is not DomainState.RUNNING:
            raise WrongState("the machine is not on")
        await verb(backend, machine)

    return act


Action = Callable[[Machine, Backend], Awaitable[None]]

_ACTIONS: Final[Mapping[PowerState, Action]] = {
    PowerState.ON: _on,
    PowerState.SLEEP_DEEP: _running(
        lambda backend, machine: backend.suspend(machine.uuid), Ability.SUSPEND, DomainState.SUSPENDED
    ),
    PowerState.POWER_CYCLE: _cycle,
    PowerState.HIBERNATE: _running(
        lambda backend, machine: backend.managed_save(machine.uuid), Ability.MANAGED_SAVE, DomainState.SAVED
    ),
    PowerState.OFF: _off,
    PowerState.RESET: _reset,
    PowerState.NMI: _running(lambda backend, machine: backend.inject_nmi(machine.uuid), Ability.NMI, None),
    PowerState.OFF_GRACEFUL: _running(
        lambda backend, machine: backend.shutdown(machine.uuid), Ability.SHUTDOWN, DomainState.OFF
    ),
    PowerState.RESET_GRACEFUL: _running(
        lambda backend, machine: backend.reboot(machine.uuid), Ability.REBOOT, None
    ),
}
