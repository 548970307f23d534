"""What the operator of a host may ask about its machines, with a server running or without.

`LiveAdmin` answers from a running fleet, `StoredAdmin` from the state on disk; `vamt.net.control` carries the
first to the command line. Passwords pass through here and are never logged.
"""

from __future__ import annotations

import asyncio
import logging
import shlex
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final, Protocol, TypeVar
from uuid import UUID

from vamt import consents, repair
from vamt.addresses import SHARED_PORTS
from vamt.auth.accounts import Accounts
from vamt.backend.base import DomainState
from vamt.consents import ConsentRow
from vamt.errors import VamtError
from vamt.firmware.clock import Clock
from vamt.firmware.setup import ControlMode, Setup, apply, provision, provisioned, unprovision
from vamt.fleet import Fleet
from vamt.hints import hint
from vamt.logbook import operator
from vamt.logbook.auditlog import Read
from vamt.machine import ITSELF, Machine, Section, StoredSection
from vamt.store.sqlite import Store
from vamt.users import AccountAdmin, Change, UserRow

log = logging.getLogger("vamt.admin")

S = TypeVar("S", bound=Section)

POWER_WORDS: Final[Mapping[DomainState, str]] = {
    DomainState.RUNNING: "on",
    DomainState.PAUSED: "paused",
    DomainState.SUSPENDED: "sleep",
    DomainState.SAVED: "hibernate",
    DomainState.OFF: "off",
    DomainState.CRASHED: "crashed",
    DomainState.UNKNOWN: "unknown",
}

NOT_SERVED: Final = "nobody can ask for consent while `vamt serve` does not run"


@dataclass(frozen=True, slots=True)
class Row:
    """One machine as `vamt machines` shows it."""

    name: str
    uuid: str
    address: str | None
    port: int | None
    """HTTP; None while no server runs, and for a machine that is not served."""
    tls_port: int | None
    """The same over TLS; None also for a machine with a port of its own, which has no second one."""
    power: str
    problem: str | None = None
    """Why it is not served, as a sentence."""
    redirection_port: int | None = None
    redirection_tls_port: int | None = None
    vnc_port: int | None = None
    """None as long as the remote desktop is not open to VNC viewers."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Those that machines share."""

    http: int
    https: int
    redirection: int
    redirection_tls: int


class Admin(Protocol):
    """What the command line needs."""

    async def machines(self, *, power: bool = False) -> Sequence[Row]:
        """All machines, by name; to show their `power`, those that are off are looked at."""

    async def password(self, uuid: UUID) -> str | None:
        """The administrator's password; None if only its digest is known."""

    async def set_password(self, uuid: UUID, password: str) -> None:
        """Change the administrator's password. Raises VamtError if AMT's policy refuses it."""

    async def users(self, uuid: UUID) -> Sequence[UserRow]:
        """The administrator, then the users in the order they were added."""

    async def add_user(self, uuid: UUID, name: str, realms: Iterable[str], password: str) -> None:
        """Add a user with realms by their names. Raises VamtError if AMT would not have such a user."""

    async def set_user_password(self, uuid: UUID, name: str, password: str) -> None:
        """Change a user's password. Raises VamtError if there is no such user, or AMT refuses the password."""

    async def remove_user(self, uuid: UUID, name: str) -> None:
        """Remove a user. Raises VamtError if there is no such user."""

    async def provision(self, uuid: UUID, *, client: bool, password: str | None) -> None:
        """Provision a machine, with the password it has, one given, or a strong one.

        Raises VamtError if it is provisioned already, or AMT's policy refuses the password.
        """

    async def unprovision(self, uuid: UUID, *, partial: bool) -> None:
        """End the provisioning of a machine. Raises VamtError if it is not provisioned."""

    async def unreadable(self, uuid: UUID) -> Sequence[str]:
        """The names of the parts of a machine's state that cannot be read."""

    async def repair(self, uuid: UUID, names: Collection[str]) -> None:
        """Set these parts of a machine's state aside. Raises VamtError if one of them can be read."""

    async def consent(self, uuid: UUID) -> ConsentRow:
        """How it stands with consent to control a machine. Raises VamtError if no server runs to be asked."""

    async def refuse_consent(self, uuid: UUID) -> None:
        """Say no to who asks, or no more to who was told yes. Raises VamtError if there is nobody."""


class LiveAdmin(AccountAdmin):
    """Asks the machines of a running server."""

    def __init__(self, fleet: Fleet, ports: Ports, vnc_port: Callable[[Machine], int | None]) -> None:
        self._fleet = fleet
        self._ports = ports
        self._vnc_port = vnc_port

    async def machines(self, *, power: bool = False) -> Sequence[Row]:
        """All machines, by name; to show their `power`, those that are off are looked at."""
        machines = self._fleet.machines
        if power:
            await asyncio.gather(*(machine.look() for machine in machines))
        return [self._row(machine) for machine in machines]

    async def accounts(self, uuid: UUID) -> Accounts:
        """The accounts of a machine. Raises VamtError if there is no such machine, or it has none."""
        machine = self._machine(uuid)
        _demand_provisioned(machine.name, machine.snapshot.section(Setup))
        return machine.snapshot.section(Accounts)

    async def change_accounts(self, uuid: UUID, event: str, user: str, change: Change) -> None:
        """Change them, durably, and log the event. Raises VamtError as `change` does."""
        machine = self._machine(uuid)
        async with machine.exclusive(ITSELF):
            snapshot = machine.snapshot
            _demand_provisioned(machine.name, snapshot.section(Setup))
            before = snapshot.section(Accounts)
            after = change(before, snapshot.realm)
            await machine.save(after)
            operator.by_operator(machine, operator.accounts_changed(before, after))
            await machine.settle_if_possible()
        log.info("%s machine=%s user=%r by=operator", event, machine.name, user)

    async def provision(self, uuid: UUID, *, client: bool, password: str | None) -> None:
        """Provision a machine. Raises VamtError if it is already, or the password is refused."""
        machine = self._machine(uuid)
        async with machine.exclusive(ITSELF):
            snapshot = machine.snapshot
            _demand_unprovisioned(machine.name, snapshot.section(Setup))
            change = provision(
                snapshot.section(Setup),
                snapshot.section(Accounts),
                snapshot.realm,
                snapshot.section(Clock).now(),
                mode=_mode(client=client),
                password=password,
            )
            await apply(machine, change)
            operator.by_operator(machine, [operator.PROVISIONED])
            await machine.settle_if_possible()
        log.info("provisioned machine=%s mode=%d by=operator", machine.name, change.setup.mode)

    async def unprovision(self, uuid: UUID, *, partial: bool) -> None:
        """End the provisioning of a machine. Raises VamtError if it is not provisioned."""
        machine = self._machine(uuid)
        async with machine.exclusive(ITSELF):
            snapshot = machine.snapshot
            setup, accounts = snapshot.section(Setup), snapshot.section(Accounts)
            _demand_provisioned(machine.name, setup)
            change = unprovision(setup, accounts, snapshot.sections, partial=partial)
            await apply(machine, change)
            operator.by_operator(machine, [operator.UNPROVISIONED])
            await machine.settle_if_possible()
        log.info("unprovisioned machine=%s partial=%s by=operator", machine.name, partial)

    async def unreadable(self, uuid: UUID) -> Sequence[str]:
        """The names of the parts of a machine's state that cannot be read."""
        return sorted(await _unreadable(self._machine(uuid).snapshot.sections))

    async def repair(self, uuid: UUID, names: Collection[str]) -> None:
        """Set these parts of a machine's state aside. Raises VamtError if one of them can be read."""
        machine = self._machine(uuid)
        async with machine.exclusive(ITSELF):
            _demand_unreadable(names, await _unreadable(machine.snapshot.sections))
            await self._fleet.set_aside(machine, names, repair.instead(names, machine.snapshot.realm))
        log.warning("repaired machine=%s set-aside=%s by=operator", machine.name, ",".join(sorted(names)))

    async def consent(self, uuid: UUID) -> ConsentRow:
        """How it stands with consent to control a machine. Raises VamtError if it is not provisioned."""
        machine = self._machine(uuid)
        _demand_provisioned(machine.name, machine.snapshot.section(Setup))
        return consents.row(machine.snapshot, monotonic())

    async def refuse_consent(self, uuid: UUID) -> None:
        """Say no to who asks, or no more to who was told yes. Raises VamtError if there is nobody."""
        machine = self._machine(uuid)
        async with machine.exclusive(ITSELF):
            consents.refuse(machine, monotonic())

    def _machine(self, uuid: UUID) -> Machine:
        machine = self._fleet.by_uuid(uuid)
        if machine is None:
            raise VamtError(f"no hypervisor knows a machine {uuid} any more")
        return machine

    def _row(self, machine: Machine) -> Row:
        place = self._fleet.place(machine)
        address, own = place.endpoint
        shared = self._ports if own == SHARED_PORTS else None
        plain = machine.snapshot.firmware.plain_ports
        problem = place.problem or (None if provisioned(machine.snapshot) else unprovisioned(machine.name))
        return Row(
            machine.name,
            str(machine.uuid),
            address or None,
            None if problem or not plain else own if shared is None else shared.http,
            None if problem or shared is None else shared.https,
            POWER_WORDS[machine.snapshot.domain.state],
            problem,
            None if problem or not plain or shared is None else shared.redirection,
            None if problem or shared is None else shared.redirection_tls,
            self._vnc_port(machine),
        )


class StoredAdmin(AccountAdmin):
    """Asks the state on disk; needs its folder locked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def machines(self, *, power: bool = False) -> Sequence[Row]:
        """The machines that were there when a server last ran, by name."""
        rows = [row for row in await self._store.machines() if row.gone is None]
        sections = await self._store.sections(row.uuid for row in rows)
        return [
            Row(
                row.name,
                str(row.uuid),
                row.address or None,
                None,
                None,
                POWER_WORDS[DomainState.UNKNOWN],
                await _stored_problem(row.name, sections[row.uuid]),
            )
            for row in sorted(rows, key=lambda row: row.name)
        ]

    async def accounts(self, uuid: UUID) -> Accounts:
        """The accounts of a machine. Raises VamtError if there is no such machine, or it has none."""
        name, _, sections = await self._remembered(uuid)
        _demand_provisioned(name, _read(sections, Setup))
        return _read(sections, Accounts)

    async def change_accounts(self, uuid: UUID, event: str, user: str, change: Change) -> None:
        """Change them, durably; nobody logs without a server. Raises VamtError as `change` does."""
        _, realm, sections = await self._remembered(uuid)
        before = await self.accounts(uuid)
        after = change(before, realm)
        audited = operator.by_operator_offline(_reader(sections), operator.accounts_changed(before, after))
        await self._store.save(uuid, [after, audited])

    async def provision(self, uuid: UUID, *, client: bool, password: str | None) -> None:
        """Provision a machine. Raises VamtError if it is already, or the password is refused."""
        name, realm, sections = await self._remembered(uuid)
        _demand_unprovisioned(name, _read(sections, Setup))
        change = provision(
            _read(sections, Setup),
            _read(sections, Accounts),
            realm,
            _read(sections, Clock).now(),
            mode=_mode(client=client),
            password=password,
        )
        audited = operator.by_operator_offline(_reader(sections), [operator.PROVISIONED])
        await self._store.save(uuid, [change.setup, *change.sections, audited], forget=change.forget)

    async def unprovision(self, uuid: UUID, *, partial: bool) -> None:
        """End the provisioning of a machine. Raises VamtError if it is not provisioned."""
        name, _, sections = await self._remembered(uuid)
        setup, accounts = _read(sections, Setup), _read(sections, Accounts)
        _demand_provisioned(name, setup)
        change = unprovision(setup, accounts, sections, partial=partial)
        audited = operator.by_operator_offline(_reader(sections), [operator.UNPROVISIONED])
        await self._store.save(uuid, [change.setup, *change.sections, audited], forget=change.forget)

    async def unreadable(self, uuid: UUID) -> Sequence[str]:
        """The names of the parts of a machine's state that cannot be read."""
        return sorted(await _unreadable((await self._store.sections([uuid]))[uuid]))

    async def repair(self, uuid: UUID, names: Collection[str]) -> None:
        """Set these parts of a machine's state aside. Raises VamtError if one of them can be read."""
        _demand_unreadable(names, await self.unreadable(uuid))
        _, realm, _ = await self._remembered(uuid, without=names)
        await self._store.set_aside(uuid, names, repair.instead(names, realm))

    async def consent(self, uuid: UUID) -> ConsentRow:
        """Raises VamtError: consent is asked of a machine that is served."""
        raise VamtError(NOT_SERVED)

    async def refuse_consent(self, uuid: UUID) -> None:
        """Raises VamtError, as `consent` does."""
        raise VamtError(NOT_SERVED)

    async def _remembered(
        self, uuid: UUID, *, without: Collection[str] = ()
    ) -> tuple[str, str, Mapping[str, StoredSection]]:
        """The name, the digest realm and the sections of a machine, but for those not to be looked at.

        Raises VamtError if there is no such machine.
        """
        row = next((row for row in await self._store.machines() if row.uuid == uuid), None)
        if row is None:
            raise VamtError(f"no machine {uuid} is remembered")
        stored = (await self._store.sections([uuid]))[uuid]
        sections = {name: section for name, section in stored.items() if name not in without}
        return row.name, _read(sections, Setup).realm or row.realm, sections


def find(rows: Iterable[Row], named: str) -> Row:
    """The machine with that name or UUID.

    Raises:
        VamtError: there is none, or there are several; suggests what to say instead.

    """
    known = list(rows)
    found = [row for row in known if named == row.name or named.lower() == row.uuid]
    if len(found) == 1:
        return found[0]
    if found:
        uuids = " or ".join(row.uuid for row in found)
        raise VamtError(f"{len(found)} machines are called {named!r}: choose one by its UUID, {uuids}")
    otherwise = "`vamt machines` lists them" if known else "there are none yet: run `vamt serve` first"
    near = hint(named, [row.name for row in known], otherwise)
    raise VamtError(f"no machine is called {named!r}; {near}")


def _read(sections: Mapping[str, StoredSection], kind: type[S]) -> S:
    stored = sections.get(kind.NAME)
    return kind() if stored is None else stored.read(kind)


def _reader(sections: Mapping[str, StoredSection]) -> Read:
    def read(kind: type[S]) -> S:
        return _read(sections, kind)

    return read


def _mode(*, client: bool) -> ControlMode:
    return ControlMode.CLIENT if client else ControlMode.ADMIN


async def _unreadable(sections: Mapping[str, Section | StoredSection]) -> Collection[str]:
    return await asyncio.to_thread(repair.unreadable, sections)


async def _stored_problem(name: str, sections: Mapping[str, StoredSection]) -> str | None:
    if names := await _unreadable(sections):
        return repair.problem(name, names)
    return unprovisioned(name) if _read(sections, Setup).mode == ControlMode.NONE else None


def _demand_unreadable(named: Collection[str], found: Collection[str]) -> None:
    if readable := sorted(set(named) - set(found)):
        raise VamtError(f"not set aside, because it can be read: {', '.join(readable)}")


def unprovisioned(name: str) -> str:
    """Why a machine is not served that is not set up, and what sets it up."""
    return f"not provisioned: vamt provision {shlex.quote(name)}"


def _demand_provisioned(name: str, setup: Setup) -> None:
    if setup.mode == ControlMode.NONE:
        raise VamtError(f"{name!r} is {unprovisioned(name)}")


def _demand_unprovisioned(name: str, setup: Setup) -> None:
    if setup.mode != ControlMode.NONE:
        raise VamtError(f"{name!r} is already provisioned; to undo: vamt unprovision {shlex.quote(name)}")
