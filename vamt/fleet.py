"""The machines: kept in step with what the hypervisors tell, provisioned, and found by address.

Facts are shown at once; whatever must be remembered first (a new machine, another name or address) is settled
in batches by one task, each batch durable before a machine is served with it. A machine that no hypervisor
knows is not served, but remembered for `state.forget_after_days`: defined again, it is the same AMT. One of whose
state a part cannot be read is not served either, until the operator has set that part aside: it might be the one
that keeps somebody out.
"""

from __future__ import annotations

import asyncio
import logging
import shlex
from collections.abc import Collection, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from vamt import repair
from vamt.addresses import NOWHERE, SHARED_PORTS, Endpoint, Place
from vamt.backend.base import ON_STATES, Backend, Domain, DomainState, Trouble
from vamt.config import Config
from vamt.errors import BackendUnreachable, StateError, UnreadableSection, VamtError
from vamt.firmware.power import guest_ended, guest_rebooted, recovered, started
from vamt.firmware.sessions import Sessions
from vamt.firmware.setup import provisioned
from vamt.hostnetwork import HostNetworks
from vamt.logbook import witness
from vamt.machine import Machine, Section, Watcher
from vamt.provision import Provisioner
from vamt.store.sqlite import Store

log = logging.getLogger("vamt.fleet")

RETRY_SECONDS: Final = 5.0
"""Until what could not be stored, or reached, is tried again."""


class _Teller:
    """The listener of one backend: adds to each message whose it is."""

    __slots__ = ("_backend", "_fleet")

    def __init__(self, fleet: Fleet, backend: Backend) -> None:
        self._fleet = fleet
        self._backend = backend

    def domain_changed(self, domain: Domain) -> None:
        self._fleet.domain_changed(self._backend, domain)

    def domain_gone(self, uuid: UUID) -> None:
        self._fleet.domain_gone(self._backend, uuid)

    def domain_rebooted(self, uuid: UUID) -> None:
        self._fleet.domain_rebooted(uuid)

    def domain_troubled(self, uuid: UUID, trouble: Trouble) -> None:
        self._fleet.domain_troubled(uuid, trouble)

    def backend_online(self, online: bool) -> None:
        self._fleet.backend_online(self._backend, online)


UNPLACED: Final = Place(NOWHERE, None)


@dataclass(slots=True)
class Member:
    """One machine of the fleet, and where it stands."""

    facts: dict[Backend, Domain]
    """What each hypervisor that knows it says; during a migration there are two."""
    machine: Machine | None = None
    place: Place = UNPLACED
    unreadable: set[str] = field(default_factory=set)
    """Names of the sections that cannot be read, as far as they were looked at."""


class Fleet:
    """All machines of all backends of one app."""

    def __init__(self, config: Config, store: Store, backends: Sequence[Backend]) -> None:
        self._config = config
        self._store = store
        self._patience = config.limits.verb_seconds
        self._backends = backends
        self._own_ports = frozenset(entry.port for entry in config.machines.values() if entry.port)
        self._members: dict[UUID, Member] = {}
        self._served: dict[Endpoint, Machine] = {}
        self._networks = HostNetworks(config.addresses.pool)
        self._provisioner = Provisioner(config, store, self._unreadable)
        self._unsettled: set[UUID] = set()
        self._wake = asyncio.Event()
        self._stale: set[Backend] = set()
        self._going_stale: dict[Backend, asyncio.TimerHandle] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._reactions: set[asyncio.Task[None]] = set()
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Tell someone of the sections every machine comes with, and of those that change later."""
        self._watchers.append(watcher)

    async def start(self) -> None:
        """Connect to every hypervisor, provision what is new, and keep in step from then on.

        Raises:
            BackendUnreachable: not one hypervisor answers; if some do, the others are tried again later.
            StateError: the state cannot be used.

        """
        remembered = await self._provisioner.load()
        failures = await asyncio.gather(*map(self._open, self._backends))
        absent = [backend for backend, failure in zip(self._backends, failures, strict=True) if failure]
        if len(absent) == len(self._backends):
            reason = next(failure for failure in failures if failure)
            raise BackendUnreachable(
                f"{reason}; is libvirtd running there? `vamt doctor` says more"
            ) from reason
        if not absent:
            self._unsettled |= remembered
        await self._settle()
        self._tasks = [asyncio.create_task(self._keep_settling())]
        self._tasks.append(asyncio.create_task(self._provisioner.keep_counting()))
        self._tasks += [asyncio.create_task(self._keep_opening(backend)) for backend in absent]

    async def stop(self) -> None:
        """Let go of everything; the machines go on as they are."""
        for timer in self._going_stale.values():
            timer.cancel()
        await asyncio.sleep(0)  # what has just been asked for begins, so that it can be ended
        for task in (*self._tasks, *self._reactions):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._reactions, return_exceptions=True)
        for machine in self.machines:
            await machine.settle_if_possible()
        with suppress(StateError):
            await self._provisioner.count_absence()
        await asyncio.gather(*(backend.close() for backend in self._backends))

    @property
    def machines(self) -> list[Machine]:
        """Every machine a hypervisor knows, by name."""
        members = self._members.values()
        return sorted((m.machine for m in members if m.machine is not None), key=lambda m: (m.name, m.uuid))

    def place(self, machine: Machine) -> Place:
        """Where it is served, or why it is not."""
        member = self._members[machine.uuid]
        if member.unreadable:
            return replace(member.place, problem=repair.problem(machine.name, member.unreadable))
        return member.place

    async def set_aside(self, machine: Machine, names: Collection[str], instead: Collection[Section]) -> None:
        """Do without sections of a machine that cannot be read, and serve it again; hold it meanwhile."""
        await self._store.set_aside(machine.uuid, names, instead)
        await machine.save(*instead, forget=set(names) - {section.NAME for section in instead})
        self._members[machine.uuid].unreadable.difference_update(names)
        self._unsettle(machine.uuid)

    def by_address(self, address: str, port: int) -> Machine | None:
        """The machine a connection to this local address, spelt as `normal` does, and port means.

        One that is not provisioned is not on the network.
        """
        machine = self._served.get((address, port if port in self._own_ports else SHARED_PORTS))
        with suppress(UnreadableSection):
            return machine if machine is not None and provisioned(machine.snapshot) else None
        return None

    def by_uuid(self, uuid: UUID) -> Machine | None:
        """The machine with this UUID."""
        member = self._members.get(uuid)
        return None if member is None else member.machine

    def domain_changed(self, backend: Backend, domain: Domain) -> None:
        """Show new facts, and settle what must be remembered before it is shown."""
        member = self._members.setdefault(domain.uuid, Member({}))
        before = member.facts.get(backend)
        member.facts[backend] = domain
        self._show(member)
        if member.machine is not None and before is not None and not self._runs_elsewhere(member, backend):
            self._happened(member.machine, before, domain)
        if before is None or (before.name, before.address) != (domain.name, domain.address):
            self._unsettle(domain.uuid)

    def domain_gone(self, backend: Backend, uuid: UUID) -> None:
        """Stop serving a machine, unless another hypervisor has it now."""
        member = self._members.get(uuid)
        if member is None or member.facts.pop(backend, None) is None:
            return
        if member.facts:
            self._show(member)
        else:
            self._withdraw(member)
            if member.machine is not None:
                member.machine.hold(Sessions())  # nobody has hands on a machine that is not there
            del self._members[uuid]
            log.info("gone machine=%s", uuid)
        self._unsettle(uuid)

    def domain_rebooted(self, uuid: UUID) -> None:
        """Tell a machine that its guest reset itself."""
        member = self._members.get(uuid)
        if member is not None and member.machine is not None:
            with suppress(UnreadableSection):
                witness.rebooted(member.machine)
            self._follow(member.machine.settle())
            self._follow(guest_rebooted(member.machine))

    def domain_troubled(self, uuid: UUID, trouble: Trouble) -> None:
        """Have a machine write down what went wrong in it."""
        machine = self.by_uuid(uuid)
        if machine is not None:
            with suppress(UnreadableSection):
                witness.troubled(machine, trouble)
            self._follow(machine.settle())

    def _runs_elsewhere(self, member: Member, backend: Backend) -> bool:
        """Whether what happens to a domain there is but one end of a migration."""
        return any(facts.state in ON_STATES for other, facts in member.facts.items() if other is not backend)

    def _happened(self, machine: Machine, before: Domain, now: Domain) -> None:
        """Have a machine write down what happened to it, and do what follows from it."""
        with suppress(UnreadableSection):
            witness.changed(machine, before, now)
        self._follow(machine.settle())
        if before.state not in ON_STATES and now.state in ON_STATES:
            self._follow(started(machine, machine.snapshot))
        elif now.boot_token not in (None, before.boot_token):
            self._follow(recovered(machine))
        elif before.state in ON_STATES and now.ended == "shutdown":
            self._follow(guest_ended(machine))

    def backend_online(self, backend: Backend, online: bool) -> None:
        """Vouch for a silent hypervisor's last word for `state.stale_after` seconds, no longer."""
        timer = self._going_stale.pop(backend, None)
        if timer is not None:
            timer.cancel()
        if online:
            log.info("backend-online uri=%s", backend.uri)
            self._vouch(backend, trusted=True)
        else:
            log.warning("backend-offline uri=%s", backend.uri)
            self._going_stale[backend] = asyncio.get_running_loop().call_later(
                self._config.state.stale_after, lambda: self._vouch(backend, trusted=False)
            )

    def _vouch(self, backend: Backend, *, trusted: bool) -> None:
        (self._stale.discard if trusted else self._stale.add)(backend)
        for member in self._members.values():
            if backend in member.facts:
                self._show(member)

    def _show(self, member: Member) -> None:
        """Show a machine as the hypervisor that has it now says."""
        machine = member.machine
        if machine is not None:
            backend = self._authority(member.facts, machine.backend)
            machine.see(self._seen(backend, member.facts[backend]), backend)

    def _authority(self, facts: Mapping[Backend, Domain], current: Backend | None) -> Backend:
        """The one that answers; of these the one where the machine runs; of these the present one."""
        return max(
            facts,
            key=lambda backend: (
                backend not in self._stale,
                facts[backend].state in ON_STATES,
                backend is current,
            ),
        )

    def _seen(self, backend: Backend, domain: Domain) -> Domain:
        return replace(domain, state=DomainState.UNKNOWN) if backend in self._stale else domain

    def _unsettle(self, uuid: UUID) -> None:
        self._unsettled.add(uuid)
        self._wake.set()

    async def _keep_settling(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._settle()
            except StateError as error:
                log.warning("not-settled machines=%d reason=%r", len(self._unsettled), str(error))
                await asyncio.sleep(RETRY_SECONDS)
                self._wake.set()

    async def _settle(self) -> None:
        """Remember, then serve, whatever is new; machines without a place are tried again with it."""
        batch, self._unsettled = self._unsettled, set()
        batch |= {uuid for uuid, member in self._members.items() if member.place.problem}
        try:
            places = await self._provisioner.settle(batch, self._domain)
            strangers = [uuid for uuid in places if uuid in self._members and not self._members[uuid].machine]
            snapshots = await self._provisioner.snapshots(strangers, self._domain)
        except StateError:
            self._unsettled |= batch
            raise
        for snapshot in snapshots:
            member = self._members[snapshot.uuid]
            backend = self._authority(member.facts, None)
            member.machine = Machine(snapshot, backend, self._store, self._sections_changed, self._patience)
            self._show(member)
            self._sections_changed(member.machine, snapshot.sections)
            if snapshot.domain.boot_token:
                self._follow(recovered(member.machine))
        placed = [(self._members[uuid], place) for uuid, place in places.items() if uuid in self._members]
        for member, _ in placed:
            self._withdraw(member)
        for member, place in placed:
            self._serve(member, place)

    def _sections_changed(self, machine: Machine, names: Collection[str]) -> None:
        for watcher in self._watchers:
            with suppress(UnreadableSection):
                watcher(machine, names)

    def _unreadable(self, uuid: UUID, section: str, reason: str) -> None:
        """Serve a machine no longer, once something of its state turns out to be unreadable."""
        member = self._members.get(uuid)
        if member is None or section in member.unreadable:
            return
        member.unreadable.add(section)
        self._withdraw(member)
        name = member.facts[self._authority(member.facts, None)].name
        log.error(
            "unreadable machine=%s uuid=%s section=%s reason=%r fix=%r",
            *(name, uuid, section, reason, f"vamt repair {shlex.quote(name)}"),
        )
        self._unsettle(uuid)  # so that what listens for it hears of it

    def _domain(self, uuid: UUID) -> Domain | None:
        member = self._members.get(uuid)
        return None if member is None else member.facts[self._authority(member.facts, None)]

    def _serve(self, member: Member, place: Place) -> None:
        machine = member.machine
        if machine is None:
            return
        news = place != member.place
        member.place = place
        if place.problem is None and not member.unreadable:
            self._served[place.endpoint] = machine
        machine.refit(self._provisioner.generation(machine.snapshot.domain))
        machine.readdress(place.endpoint[0], self._networks.of(place.endpoint[0]))
        if member.unreadable:
            return  # which has been said
        if place.problem is None:
            level = logging.INFO if news and self._tasks else logging.DEBUG
            log.log(
                level, "served machine=%s uuid=%s address=%s", machine.name, machine.uuid, place.endpoint[0]
            )
        elif news:
            log.warning("not-served machine=%s uuid=%s reason=%r", machine.name, machine.uuid, place.problem)

    def _withdraw(self, member: Member) -> None:
        if member.machine is not None and self._served.get(member.place.endpoint) is member.machine:
            del self._served[member.place.endpoint]

    def _follow(self, change: Coroutine[None, None, None]) -> None:
        """Let a machine react to what happened to its domain, after what is under way there."""
        task = asyncio.create_task(_reaction(change))
        self._reactions.add(task)
        task.add_done_callback(self._reactions.discard)

    async def _open(self, backend: Backend) -> BackendUnreachable | None:
        log.info("connecting uri=%s", backend.uri)
        try:
            await backend.open(_Teller(self, backend))
        except BackendUnreachable as error:
            log.warning("not-connected uri=%s reason=%r", backend.uri, str(error))
            return error
        known = sum(backend in member.facts for member in self._members.values())
        log.info("connected uri=%s domains=%d", backend.uri, known)
        return None

    async def _keep_opening(self, backend: Backend) -> None:
        while True:
            await asyncio.sleep(RETRY_SECONDS)
            if await self._open(backend) is None:
                return


async def _reaction(change: Coroutine[None, None, None]) -> None:
    try:
        await change
    except VamtError as error:
        log.warning("not-followed reason=%r", str(error))
