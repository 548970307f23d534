"""Machines come, change and go as the hypervisors say, and never without their state on disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from support.patience import PATIENCE
from vamt.auth.accounts import Accounts
from vamt.backend.base import BackendListener, Domain, DomainState, Smbios
from vamt.config import Config, Firmware, Fixed, State
from vamt.errors import BackendUnreachable
from vamt.fleet import Fleet
from vamt.store.sqlite import Store, StoredMachine

ONE, TWO = UUID(int=1), UUID(int=2)


def domain(uuid: UUID, name: str, **changes: Any) -> Domain:
    facts = Domain(
        uuid=uuid,
        name=name,
        state=DomainState.OFF,
        persistent=True,
        abilities=frozenset(),
        firmware="bios",
        vcpus=(),
        sockets=1,
        cpu_cores=1,
        cpu_model=None,
        cpu_vendor=None,
        cpu_stepping=None,
        cpu_mhz=None,
        memory_kib=1024,
        memory=(),
        disks=(),
        interfaces=(),
        smbios=Smbios(),
        agent=False,
        address=None,
        boot_token=None,
        started=None,
    )
    return replace(facts, **changes)


@dataclass(eq=False)
class Hypervisor:
    """A backend whose domains the test defines by hand; no verb of it is used."""

    uri: str = "test:///hand"
    domains: list[Domain] = field(default_factory=list)
    reachable: bool = True
    listener: BackendListener | None = None
    closed: bool = False

    async def open(self, listener: BackendListener) -> None:
        if not self.reachable:
            raise BackendUnreachable(f"{self.uri} does not answer")
        self.listener = listener
        for each in self.domains:
            listener.domain_changed(each)

    async def close(self) -> None:
        self.closed = True

    def says(self) -> BackendListener:
        assert self.listener is not None
        return self.listener


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def start(store: Store) -> AsyncIterator[Callable[..., Any]]:
    fleets: list[Fleet] = []

    async def started(*backends: Any, config: Config | None = None) -> Fleet:
        fleet = Fleet(config or Config(), store, backends)
        await fleet.start()
        fleets.append(fleet)
        return fleet

    yield started
    for fleet in fleets:
        await fleet.stop()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.001)


async def until_stored(store: Store, condition: Callable[[StoredMachine], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not any(map(condition, await store.machines())):
            await asyncio.sleep(0.001)


async def test_a_new_machine_has_an_address_a_realm_and_a_password_on_disk_when_it_is_served(
    start: Callable[..., Any], store: Store
) -> None:
    fleet = await start(Hypervisor(domains=[domain(ONE, "web")]))
    machine = fleet.by_address("127.16.0.1", 16992)
    assert machine is not None
    assert machine.name == "web"
    (row,) = await store.machines()
    assert (row.name, row.realm, row.address) == ("web", machine.snapshot.realm, "127.16.0.1")
    stored = (await store.sections([ONE]))[ONE]["accounts"].read(Accounts)
    assert stored.password
    assert machine.snapshot.section(Accounts) == stored


async def test_after_a_restart_every_machine_is_the_one_it_was(start: Callable[..., Any]) -> None:
    def told() -> Hypervisor:
        return Hypervisor(domains=[domain(TWO, "b"), domain(ONE, "a")])

    before = {m.uuid: m.snapshot for m in (await start(told())).machines}
    after = {m.uuid: m.snapshot for m in (await start(told())).machines}
    assert len(before) == 2
    for uuid, snapshot in before.items():
        assert (snapshot.address, snapshot.realm) == (after[uuid].address, after[uuid].realm)
        assert snapshot.section(Accounts) == after[uuid].section(Accounts)


async def test_machines_get_their_addresses_in_the_order_of_their_names(start: Callable[..., Any]) -> None:
    fleet = await start(Hypervisor(domains=[domain(ONE, "b"), domain(TWO, "a")]))
    assert [(m.name, m.snapshot.address) for m in fleet.machines] == [
        ("a", "127.16.0.1"),
        ("b", "127.16.0.2"),
    ]


async def test_a_machine_defined_later_is_served_without_a_restart(start: Callable[..., Any]) -> None:
    host = Hypervisor()
    fleet = await start(host)
    assert fleet.machines == []
    host.says().domain_changed(domain(ONE, "late"))
    await until(lambda: fleet.by_address("127.16.0.1", 16992))


async def test_a_machine_is_of_the_generation_that_its_name_or_uuid_is_configured_for(
    start: Callable[..., Any],
) -> None:
    machines = {"old": Fixed(generation="12.0"), str(TWO): Fixed(generation="15.0")}
    config = Config(machines=machines, firmware=Firmware(generation="18"))
    host = Hypervisor(domains=[domain(ONE, "new"), domain(TWO, "old")])
    fleet = await start(host, config=config)
    one, two = fleet.by_uuid(ONE), fleet.by_uuid(TWO)
    assert (one.snapshot.firmware.name, two.snapshot.firmware.name) == ("18", "15.0")
    host.says().domain_changed(domain(ONE, "old"))
    await until(lambda: one.snapshot.firmware.name == "12.0")


async def test_a_renamed_machine_keeps_everything_but_its_name(
    start: Callable[..., Any], store: Store
) -> None:
    host = Hypervisor(domains=[domain(ONE, "old")])
    fleet = await start(host)
    machine = fleet.by_uuid(ONE)
    realm = machine.snapshot.realm
    host.says().domain_changed(domain(ONE, "new"))
    assert fleet.by_address("127.16.0.1", 16992) is machine
    assert (machine.name, machine.snapshot.realm) == ("new", realm)
    await until_stored(store, lambda row: row.name == "new")


async def test_an_undefined_machine_is_not_served_and_defined_again_it_is_the_same_amt(
    start: Callable[..., Any], store: Store
) -> None:
    host = Hypervisor(domains=[domain(ONE, "web"), domain(TWO, "other")])
    fleet = await start(host)
    before = fleet.by_uuid(ONE).snapshot
    host.says().domain_gone(ONE)
    assert fleet.by_uuid(ONE) is None
    assert fleet.by_address(before.address, 16992) is None
    assert fleet.by_uuid(TWO) is not None
    await until_stored(store, lambda row: row.gone)
    host.says().domain_changed(domain(ONE, "web"))
    await until(lambda: fleet.by_address(before.address, 16992))
    again = fleet.by_uuid(ONE).snapshot
    assert again.realm == before.realm
    assert again.section(Accounts) == before.section(Accounts)


async def test_undefined_and_defined_again_at_once_it_is_served(start: Callable[..., Any]) -> None:
    host = Hypervisor(domains=[domain(ONE, "web")])
    fleet = await start(host)
    host.says().domain_gone(ONE)
    host.says().domain_changed(domain(ONE, "web"))
    await until(lambda: fleet.by_address("127.16.0.1", 16992))


async def test_an_address_in_the_domains_metadata_goes_before_the_pool_and_may_change(
    start: Callable[..., Any],
) -> None:
    host = Hypervisor(domains=[domain(ONE, "web", address="10.0.0.5")])
    fleet = await start(host)
    machine = fleet.by_address("10.0.0.5", 16992)
    assert machine.snapshot.address == "10.0.0.5"
    host.says().domain_changed(domain(ONE, "web", address="10.0.0.6"))
    await until(lambda: fleet.by_address("10.0.0.6", 16992) is machine)
    assert fleet.by_address("10.0.0.5", 16992) is None
    host.says().domain_changed(domain(ONE, "web"))
    await until(lambda: fleet.by_address("127.16.0.1", 16992) is machine)


async def test_a_conflict_is_told_and_ends_when_the_other_machine_goes(start: Callable[..., Any]) -> None:
    host = Hypervisor(domains=[domain(ONE, "a", address="10.0.0.5"), domain(TWO, "b", address="10.0.0.5")])
    fleet = await start(host)
    assert fleet.by_address("10.0.0.5", 16992) is fleet.by_uuid(ONE)
    assert str(ONE) in fleet.place(fleet.by_uuid(TWO)).problem
    host.says().domain_gone(ONE)
    await until(lambda: fleet.by_address("10.0.0.5", 16992))
    assert fleet.place(fleet.by_uuid(TWO)).problem is None


async def test_a_machine_that_loses_its_address_to_a_fixed_one_moves_to_another(
    start: Callable[..., Any],
) -> None:
    host = Hypervisor(domains=[domain(ONE, "a")])
    fleet = await start(host)
    host.says().domain_changed(domain(TWO, "b", address="127.16.0.1"))
    await until(lambda: fleet.by_address("127.16.0.2", 16992) is fleet.by_uuid(ONE))
    assert fleet.by_address("127.16.0.1", 16992) is fleet.by_uuid(TWO)
    assert fleet.by_uuid(ONE).snapshot.address == "127.16.0.2"


async def test_on_a_host_with_one_address_the_port_chooses_the_machine(start: Callable[..., Any]) -> None:
    config = Config(
        machines={"a": Fixed(address="10.0.0.1", port=17001), "b": Fixed(address="10.0.0.1", port=17002)}
    )
    fleet = await start(Hypervisor(domains=[domain(ONE, "a"), domain(TWO, "b")]), config=config)
    assert fleet.by_address("10.0.0.1", 17001) is fleet.by_uuid(ONE)
    assert fleet.by_address("10.0.0.1", 17002) is fleet.by_uuid(TWO)
    assert fleet.by_address("10.0.0.1", 16992) is None


async def test_during_a_migration_the_machine_is_where_it_runs(start: Callable[..., Any]) -> None:
    source, target = Hypervisor("a"), Hypervisor("b")
    fleet = await start(source, target)
    source.says().domain_changed(domain(ONE, "web", state=DomainState.RUNNING))
    await until(lambda: fleet.by_uuid(ONE))
    machine = fleet.by_uuid(ONE)
    target.says().domain_changed(domain(ONE, "web", state=DomainState.PAUSED))
    assert machine.backend is source
    target.says().domain_changed(domain(ONE, "web", state=DomainState.RUNNING))
    source.says().domain_changed(domain(ONE, "web", state=DomainState.OFF))
    assert machine.backend is target
    assert machine.snapshot.domain.state is DomainState.RUNNING
    source.says().domain_gone(ONE)
    assert fleet.by_uuid(ONE) is machine


async def test_a_hypervisor_that_is_silent_for_long_is_no_longer_vouched_for(
    start: Callable[..., Any],
) -> None:
    host = Hypervisor(domains=[domain(ONE, "web", state=DomainState.RUNNING)])
    other = Hypervisor(domains=[domain(TWO, "other", state=DomainState.RUNNING)])
    fleet = await start(host, other, config=Config(state=State(stale_after=0.05)))
    machine = fleet.by_uuid(ONE)
    host.says().backend_online(False)
    assert machine.snapshot.domain.state is DomainState.RUNNING
    await until(lambda: machine.snapshot.domain.state is DomainState.UNKNOWN)
    assert fleet.by_uuid(TWO).snapshot.domain.state is DomainState.RUNNING
    assert fleet.by_address(machine.snapshot.address, 16992) is machine
    host.says().backend_online(True)
    assert machine.snapshot.domain.state is DomainState.RUNNING


async def test_a_hypervisor_that_comes_back_in_time_was_never_doubted(start: Callable[..., Any]) -> None:
    host = Hypervisor(domains=[domain(ONE, "web", state=DomainState.RUNNING)])
    fleet = await start(host, config=Config(state=State(stale_after=0.05)))
    host.says().backend_online(False)
    host.says().backend_online(True)
    await asyncio.sleep(0.1)
    assert fleet.by_uuid(ONE).snapshot.domain.state is DomainState.RUNNING


async def test_with_no_hypervisor_at_all_it_does_not_start(start: Callable[..., Any]) -> None:
    with pytest.raises(BackendUnreachable, match="vamt doctor"):
        await start(Hypervisor(reachable=False))


async def test_one_absent_hypervisor_does_not_keep_the_others_waiting_and_is_found_later(
    start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    monkeypatch.setattr("vamt.fleet.RETRY_SECONDS", 0.01)
    await start(Hypervisor(domains=[domain(TWO, "far")]))
    absent = Hypervisor("b", [domain(TWO, "far")], reachable=False)
    fleet = await start(Hypervisor("a", [domain(ONE, "near")]), absent)
    assert [machine.name for machine in fleet.machines] == ["near"]
    assert not any(row.gone for row in await store.machines()), (
        "nothing is known of the absent one's machines"
    )
    absent.reachable = True
    await until(lambda: len(fleet.machines) == 2)


async def test_a_machine_that_vanished_while_vamt_was_down_is_remembered_as_gone(
    start: Callable[..., Any], store: Store
) -> None:
    await start(Hypervisor(domains=[domain(ONE, "a"), domain(TWO, "b")]))
    await start(Hypervisor(domains=[domain(ONE, "a")]))
    assert {row.name: row.gone is None for row in await store.machines()} == {"a": True, "b": False}


async def test_stopping_lets_go_of_every_hypervisor(store: Store) -> None:
    host = Hypervisor()
    fleet = Fleet(Config(), store, [host])  # type: ignore[list-item]  # it has no verbs
    await fleet.start()
    await fleet.stop()
    assert host.closed
