"""Power: what each state a client can request means for a domain in each state it can be in.

Every change of power, from whatever side, goes through here, because every boot uses up what the firmware
remembered for it. Numbers and their meaning are CIM_PowerManagementService's (DSP1027).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from time import monotonic
from typing import ClassVar, Final
from uuid import UUID

from vamt.backend.base import ON_STATES, Ability, Backend, BootOnce, Domain, DomainState
from vamt.errors import (
    BackendError,
    BackendTimeout,
    BackendUnreachable,
    InSession,
    NotSupported,
    WrongState,
)
from vamt.firmware.boot import NOTHING, NextBoot, OwnStart, awaits_media, begun_from, next_start
from vamt.firmware.clock import Clock
from vamt.firmware.sessions import RedirectedMedia, Sessions, Stopping
from vamt.logbook import witness
from vamt.logbook.eventlog import EventLog
from vamt.logbook.hostboot import HostBoot, booted
from vamt.machine import ITSELF, Asker, Machine, Section, Snapshot
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
_ELSE: Final[Mapping[DomainState, tuple[PowerState, ...]]] = {
    DomainState.CRASHED: (PowerState.RESET, PowerState.OFF, PowerState.POWER_CYCLE),
    **dict.fromkeys(
        (DomainState.PAUSED, DomainState.SUSPENDED),
        (PowerState.RESET, PowerState.OFF, PowerState.ON, PowerState.POWER_CYCLE),
    ),
    **dict.fromkeys(
        (DomainState.SAVED, DomainState.OFF), (PowerState.OFF, PowerState.ON, PowerState.POWER_CYCLE)
    ),
    DomainState.UNKNOWN: (),
}

MEDIA_SECONDS: Final = 5.0
"""For a console whose session has just been opened to say what it offers; behind a slow line that takes half a one."""
LATE_START_SECONDS: Final = 300.0
"""For a start that took longer than its client was kept waiting, or whose hypervisor went silent, to be told of."""
RESTART_SECONDS: Final = 300.0
"""For a guest that was asked to restart to switch off, where its domain ends by a reset."""


@dataclass(frozen=True, slots=True)
class RestartAsked(Section):
    """The guest was asked to restart, and its domain is to be started when it has ended. Held, never stored."""

    NAME: ClassVar[str] = "restart-asked"

    until: float = 0.0
    """By the monotonic clock."""


def available(domain: Domain) -> tuple[PowerState, ...]:
    """AvailableRequestedPowerStates: in a device's order, just what this domain can do now.

    What is not offered is refused, but for the state that it is in already.
    """
    if domain.state is not DomainState.RUNNING:
        return _ELSE[domain.state]
    return tuple(state for state, need in _WHEN_ON if need is None or need in domain.abilities)


async def request(machine: Machine, state: PowerState, asker: Asker, *, alarm: str | None = None) -> None:
    """Bring a machine to a power state, for `asker`. What it already is in is no error, and changes nothing.

    It is remembered as the cause of the start: remote control, or the alarm of that name.

    Raises:
        AccessDenied: `asker` may not, now that it is its turn.
        InSession: its firmware does not do that while somebody redirects.
        NotSupported: the domain cannot do that at all.
        WrongState: it cannot from the state it is in.
        BackendTimeout: it took too long, and may still happen.
        BackendError: the hypervisor did not do it.
        UnreadableSection: what it would have to write down, or to start from, cannot be read.

    """
    action = _ACTIONS.get(state)
    if action is None:
        raise NotSupported(f"power state {state} cannot be requested")
    async with machine.switching(asker) as backend:
        await machine.look(0)
        if machine.snapshot.domain.state is DomainState.UNKNOWN:
            raise BackendUnreachable("the hypervisor does not answer")
        _demand_readable(machine.snapshot)
        _demand_out_of_session(machine.snapshot, state)
        if machine.snapshot.section(RestartAsked).until:
            machine.hold(RestartAsked())
        if state in _BOOTS:
            await _media_known(machine)
        before = machine.snapshot.domain.state
        try:
            await action(machine, backend)
        except WrongState:
            await backend.look(machine.uuid, 0)
            if machine.snapshot.domain.state is before:
                raise
            before = machine.snapshot.domain.state  # it changed under our hands
            await action(machine, backend)
        if state in _BOOTS and not (state is PowerState.ON and before in _RUN_ON):
            cause = (Reason.REMOTE_CONTROL, _BOOTS[state]) if alarm is None else (Reason.ALARM, alarm)
            booted(machine, before, *cause)
        await machine.settle_if_possible()


def _demand_out_of_session(snap: Snapshot, state: PowerState) -> None:
    if state in snap.firmware.locked_in_session and snap.section(Sessions) != Sessions():
        raise InSession("somebody redirects its console, screen or media")


def _demand_readable(snap: Snapshot) -> None:
    for kind in (NextBoot, EventLog, HostBoot, Clock):
        snap.section(kind)


async def guest_rebooted(machine: Machine) -> None:
    """The guest reset itself: a boot like any other, so what was set for one boot holds for this one only.

    QEMU keeps the boot order it was started with; only a new one has another.
    """
    async with machine.switching(ITSELF) as backend:
        await _media_known(machine)
        domain = machine.snapshot.domain
        if domain.state in ON_STATES and (domain.boot_token or next_start(machine.snapshot)):
            await _restart(machine, backend)
            await machine.settle_if_possible()


async def guest_ended(machine: Machine) -> None:
    """The guest switched off: if it did so because it was asked to restart, it is started again.

    That is so where <on_reboot> ends the domain, as installers leave it.
    """
    async with machine.switching(ITSELF) as backend:
        asked = monotonic() < machine.snapshot.section(RestartAsked).until
        if asked and machine.snapshot.domain.state is DomainState.OFF:
            machine.hold(RestartAsked())
            await _boot(machine, backend.start)
            booted(machine, DomainState.RUNNING, Reason.REMOTE_CONTROL, _BOOTS[PowerState.RESET])
            await machine.settle_if_possible()


async def started(machine: Machine, then: Snapshot) -> None:
    """The domain was told to have started, when the machine's picture was that one; whoever started it.

    That was the next boot for what was chosen before it began. What was chosen since is for the one after.
    """
    token = begun_from(then)
    async with machine.switching(ITSELF):
        if machine.snapshot.section(OwnStart) == then.section(OwnStart) != OwnStart():
            machine.hold(OwnStart())
        chosen = machine.snapshot.section(NextBoot)
        if machine.snapshot.domain.state in ON_STATES and chosen.token == token:
            _used_up(machine, chosen)
            await machine.settle_if_possible()


async def recovered(machine: Machine) -> None:
    """Note what nobody was there to note any more: the domain runs from what was set for one boot.

    Vamt was killed, or a start took longer than its client was kept waiting.
    """
    async with machine.switching(ITSELF):
        chosen = machine.snapshot.section(NextBoot)
        if machine.snapshot.domain.boot_token == chosen.token:
            _used_up(machine, chosen)
            await machine.settle_if_possible()


async def _on(machine: Machine, backend: Backend) -> None:
    state = machine.snapshot.domain.state
    if state is DomainState.PAUSED:
        await backend.resume(machine.uuid)
    elif state is DomainState.SUSPENDED:
        await backend.wake(machine.uuid)
    elif state not in ON_STATES:
        await _boot(machine, backend.start)


async def _cycle(machine: Machine, backend: Backend) -> None:
    if machine.snapshot.domain.state in ON_STATES:
        await _restart(machine, backend)
    else:
        await _on(machine, backend)


async def _off(machine: Machine, backend: Backend) -> None:
    state = machine.snapshot.domain.state
    if state in ON_STATES:
        with _nobody_waiting(machine):
            await backend.destroy(machine.uuid)
    elif state is DomainState.SAVED:
        # Ironic waits for 8 and takes nothing else for off.
        await backend.discard_save(machine.uuid)


async def _reset(machine: Machine, backend: Backend) -> None:
    domain = machine.snapshot.domain
    if domain.state not in ON_STATES:
        raise WrongState("a machine that is off cannot be reset")
    begins_anew = domain.state is DomainState.RUNNING and Ability.RESET in domain.abilities
    plain = begins_anew and not domain.boot_token
    if plain and next_start(machine.snapshot) is None:
        chosen = machine.snapshot.section(NextBoot)
        with _nobody_waiting(machine):
            await backend.reset(machine.uuid)
        witness.reset(machine)
        _used_up(machine, chosen)
    else:
        await _restart(machine, backend)


async def _restart(machine: Machine, backend: Backend) -> None:
    with _nobody_waiting(machine):
        await _boot(machine, backend.restart)


async def _boot(machine: Machine, begin: Callable[[UUID, BootOnce | None], Awaitable[None]]) -> None:
    """Start as it is set for the next boot; what is not there to boot from has no effect, as on a PC."""
    chosen = machine.snapshot.section(NextBoot)
    once = next_start(machine.snapshot)
    with _own_start(machine, chosen):
        try:
            await begin(machine.uuid, once)
        except NotSupported as error:
            if once is None:
                raise
            log.warning("boot-without-effect machine=%r reason=%r", machine.name, str(error))
            await begin(machine.uuid, None)
    _used_up(machine, chosen)


@contextmanager
def _own_start(machine: Machine, chosen: NextBoot) -> Iterator[None]:
    """Know a start for vamt's own until it is told of, or is known not to happen."""
    machine.hold(OwnStart(chosen.token, monotonic() + LATE_START_SECONDS))
    try:
        yield
    except (BackendTimeout, BackendUnreachable):  # it may have happened, or may yet
        raise
    except BackendError:
        machine.hold(OwnStart())
        raise
    if machine.snapshot.domain.state in ON_STATES:
        machine.hold(OwnStart())


async def _media_known(machine: Machine) -> None:
    """Let a console say what it offers, if the next boot is to be from that."""
    if awaits_media(machine.snapshot):
        await machine.until(lambda snap: not awaits_media(snap), MEDIA_SECONDS)


async def _soft_reset(backend: Backend, machine: Machine) -> None:
    if Ability.RESET not in machine.snapshot.domain.abilities:
        machine.hold(RestartAsked(monotonic() + RESTART_SECONDS))
    try:
        await backend.reboot(machine.uuid)
    except BaseException:
        machine.hold(RestartAsked())
        raise


@contextmanager
def _nobody_waiting(machine: Machine) -> Iterator[None]:
    """While a guest is stopped, a console that serves it a medium keeps it waiting no longer."""
    media = machine.snapshot.section(RedirectedMedia)
    if not (media.cdrom or media.floppy):
        yield
        return
    machine.hold(Stopping(now=True))
    try:
        yield
    finally:
        machine.hold(Stopping())


def _used_up(machine: Machine, chosen: NextBoot) -> None:
    """A boot from what was chosen has happened, whether or not the store takes it now; what was chosen since stays."""
    if machine.snapshot.section(NextBoot) == chosen != NOTHING:
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
    PowerState.RESET_GRACEFUL: _running(_soft_reset, Ability.REBOOT, None),
}
