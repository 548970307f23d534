"""What the operator of a host may ask about its machines, with a server running or without.

`LiveAdmin` answers from a running fleet, `StoredAdmin` from the state on disk; `vamt.net.control` carries the
first to the command line. Passwords pass through here and are never logged.
"""

from __future__ import annotations

import difflib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol
from uuid import UUID

from vamt.addresses import SHARED_PORTS
from vamt.auth.accounts import Accounts, ha1, password_problem
from vamt.backend.base import DomainState
from vamt.errors import VamtError
from vamt.fleet import Fleet
from vamt.machine import Machine
from vamt.store.sqlite import Store

log = logging.getLogger("vamt.admin")

POWER_WORDS: Final[Mapping[DomainState, str]] = {
    DomainState.RUNNING: "on",
    DomainState.PAUSED: "paused",
    DomainState.SUSPENDED: "sleep",
    DomainState.SAVED: "hibernate",
    DomainState.OFF: "off",
    DomainState.CRASHED: "crashed",
    DomainState.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One machine as `vamt machines` shows it."""

    name: str
    uuid: str
    address: str | None
    port: int | None
    """HTTP; None while no server runs."""
    power: str
    problem: str | None = None
    """Why it is not served, as a sentence."""


class Admin(Protocol):
    """What the command line needs."""

    async def machines(self) -> Sequence[Row]:
        """All machines, by name."""

    async def password(self, uuid: UUID) -> str | None:
        """The administrator's password; None if only its digest is known."""

    async def set_password(self, uuid: UUID, password: str) -> None:
        """Change the administrator's password. Raises VamtError if AMT's policy refuses it."""


class LiveAdmin:
    """Asks the machines of a running server."""

    def __init__(self, fleet: Fleet, http_port: int) -> None:
        self._fleet = fleet
        self._http_port = http_port

    async def machines(self) -> Sequence[Row]:
        """All machines, by name."""
        return [self._row(machine) for machine in self._fleet.machines]

    async def password(self, uuid: UUID) -> str | None:
        """The administrator's password; None if only its digest is known."""
        return self._machine(uuid).snapshot.section(Accounts).password

    async def set_password(self, uuid: UUID, password: str) -> None:
        """Change the administrator's password. Raises VamtError if AMT's policy refuses it."""
        machine = self._machine(uuid)
        async with machine.exclusive():
            snapshot = machine.snapshot
            await machine.save(_renewed(snapshot.section(Accounts), snapshot.realm, password))
        log.info("password-changed machine=%s by=operator", machine.name)

    def _machine(self, uuid: UUID) -> Machine:
        machine = self._fleet.by_uuid(uuid)
        if machine is None:
            raise VamtError(f"no hypervisor knows a machine {uuid} any more")
        return machine

    def _row(self, machine: Machine) -> Row:
        place = self._fleet.place(machine)
        address, port = place.endpoint
        return Row(
            machine.name,
            str(machine.uuid),
            address or None,
            self._http_port if port == SHARED_PORTS else port,
            POWER_WORDS[machine.snapshot.domain.state],
            place.problem,
        )


class StoredAdmin:
    """Asks the state on disk; needs its folder locked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def machines(self) -> Sequence[Row]:
        """The machines that were there when a server last ran, by name."""
        rows = [row for row in await self._store.machines() if row.gone is None]
        return [
            Row(row.name, str(row.uuid), row.address or None, None, POWER_WORDS[DomainState.UNKNOWN])
            for row in sorted(rows, key=lambda row: row.name)
        ]

    async def password(self, uuid: UUID) -> str | None:
        """The administrator's password; None if only its digest is known."""
        return (await self._accounts(uuid)).password

    async def set_password(self, uuid: UUID, password: str) -> None:
        """Change the administrator's password. Raises VamtError if AMT's policy refuses it."""
        row = next((row for row in await self._store.machines() if row.uuid == uuid), None)
        if row is None:
            raise VamtError(f"no machine {uuid} is remembered")
        await self._store.save(uuid, [_renewed(await self._accounts(uuid), row.realm, password)])

    async def _accounts(self, uuid: UUID) -> Accounts:
        stored = (await self._store.sections([uuid]))[uuid].get(Accounts.NAME)
        return Accounts() if stored is None else stored.read(Accounts)


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
        raise VamtError(f"{len(found)} machines are called {named!r}: name one by its UUID, {uuids}")
    near = difflib.get_close_matches(named, [row.name for row in known], n=1, cutoff=0.0)
    hint = f"did you mean {near[0]!r}?" if near else "there are no machines yet: run `vamt serve` first"
    raise VamtError(f"no machine is called {named!r}; {hint}")


def _renewed(accounts: Accounts, realm: str, password: str) -> Accounts:
    problem = password_problem(password)
    if problem is not None:
        raise VamtError(problem)
    return replace(accounts, ha1=ha1(accounts.admin, realm, password), password=password)
