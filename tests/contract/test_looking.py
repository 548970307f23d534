"""What libvirt does not tell is seen by whoever looks, and a pause of libvirt's own is no sleep."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Any

import libvirt
import pytest

from lab.fixtures import Define
from lab.guests import Guest
from lab.guests import define_microguest as define_guest
from lab.hypervisor import Hypervisor, Subject
from lab.libvirtd import Libvirtd, missing, two_hosts_missing
from lab.recorder import Recorder
from support.patience import PATIENCE
from vamt.backend.base import FRESH, DomainState
from vamt.backend.libvirt import LibvirtBackend

CONFIG = libvirt.VIR_DOMAIN_AFFECT_CONFIG
ANOTHER_CARD = "<interface type='user'><mac address='52:54:00:00:00:03'/></interface>"


async def test_more_memory_of_a_domain_that_is_off_is_seen_by_a_look(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    subject.domain.setMemoryFlags(2 << 20, CONFIG | libvirt.VIR_DOMAIN_MEM_MAXIMUM)
    await asyncio.sleep(0.1)
    assert told.domains[subject.uuid].memory_kib != 2 << 20, "libvirt tells of it by now: is a look needed?"
    await backend.look(subject.uuid, age=0)
    assert told.domains[subject.uuid].memory_kib == 2 << 20


async def test_a_card_added_to_a_domain_that_is_off_is_seen_by_a_look(
    hypervisor: Hypervisor, backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    if hypervisor.kind == "mock":
        pytest.skip("libvirt's mock adds no devices")
    subject.domain.attachDeviceFlags(ANOTHER_CARD, CONFIG)
    await backend.look(subject.uuid, age=0)
    assert [card.mac[-2:] for card in told.domains[subject.uuid].interfaces] == ["02", "03"]


async def test_saved_memory_that_was_removed_is_seen_by_a_look(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    await backend.managed_save(subject.uuid)
    subject.domain.managedSaveRemove()
    await backend.look(subject.uuid, age=0)
    assert told.domains[subject.uuid].state is DomainState.OFF
    await backend.discard_save(subject.uuid)  # by someone who has not looked: nothing is left to be done


async def test_saved_memory_whose_file_is_gone_is_no_longer_there(
    libvirtd: Libvirtd, real: LibvirtBackend, told: Recorder, define_microguest: Define
) -> None:
    guest = define_microguest()
    await told.until(lambda: guest.uuid in told.domains)
    await real.start(guest.uuid)
    await real.managed_save(guest.uuid)
    assert told.domains[guest.uuid].state is DomainState.SAVED
    (libvirtd.folder / f"conf/libvirt/qemu/save/{guest.name}.save").unlink()
    await real.look(guest.uuid, age=0)
    assert told.domains[guest.uuid].state is DomainState.OFF
    await real.discard_save(guest.uuid)
    await real.start(guest.uuid)
    await guest.serial.says("UG boot hd")


async def test_who_looks_at_the_same_time_or_soon_after_shares_a_look(
    backend: LibvirtBackend, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = counted(backend, monkeypatch)
    await backend.look(subject.uuid, age=0)
    assert len(readings) == 1
    for _ in range(5):
        await backend.look(subject.uuid)
    assert len(readings) == 1
    await asyncio.sleep(FRESH + 0.1)
    await asyncio.gather(*(backend.look(subject.uuid) for _ in range(50)))
    assert len(readings) == 2


async def test_many_domains_are_looked_at_by_few_readings(
    hypervisor: Hypervisor, backend: LibvirtBackend, told: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    subjects = [hypervisor.define() for _ in range(8)]
    await told.until(lambda: all(subject.uuid in told.domains for subject in subjects))
    readings = counted(backend, monkeypatch)
    await asyncio.gather(*(backend.look(subject.uuid, age=0) for subject in subjects))
    assert len(readings) <= 3
    assert {uuid for reading in readings for uuid in reading} >= {subject.uuid for subject in subjects}


async def test_a_domain_that_libvirt_does_not_know_is_looked_for_in_vain(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    subject.domain.undefine()
    await told.until(lambda: told.gone == [subject.uuid])
    await backend.look(subject.uuid, age=0)
    assert told.gone == [subject.uuid]


async def test_a_guest_that_libvirt_stops_for_a_dump_runs(
    libvirtd: Libvirtd, real: LibvirtBackend, told: Recorder, define_microguest: Define
) -> None:
    guest = define_microguest()
    await told.until(lambda: guest.uuid in told.domains)
    await real.start(guest.uuid)
    fifo = libvirtd.guests / f"{guest.name}.dump"
    os.mkfifo(fifo)
    libvirtd.hand_over(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    dump = asyncio.create_task(asyncio.to_thread(guest.domain.coreDump, str(fifo), 0))
    try:
        await until(lambda: state(guest.domain) == libvirt.VIR_DOMAIN_PAUSED)
        await real.look(guest.uuid, age=0)  # besides what is told meanwhile
        assert told.states(guest.uuid) == [DomainState.OFF, DomainState.RUNNING]
    finally:
        os.set_blocking(reader, True)
        drained = asyncio.create_task(asyncio.to_thread(drain, reader))
        await dump
        await drained
    await until(lambda: state(guest.domain) == libvirt.VIR_DOMAIN_RUNNING)
    guest.domain.suspend()
    await told.until(lambda: told.domains[guest.uuid].state is DomainState.PAUSED)
    assert told.states(guest.uuid) == [DomainState.OFF, DomainState.RUNNING, DomainState.PAUSED]


MOVE = (
    libvirt.VIR_MIGRATE_LIVE
    | libvirt.VIR_MIGRATE_PERSIST_DEST
    | libvirt.VIR_MIGRATE_UNDEFINE_SOURCE
    | libvirt.VIR_MIGRATE_UNSAFE
)


async def test_a_guest_that_is_moved_saved_and_restored_is_never_asleep() -> None:
    if (reason := missing() or two_hosts_missing()) is not None:
        pytest.skip(reason)
    hosts = [await asyncio.to_thread(Libvirtd, name) for name in ("one", "two")]
    told = [Recorder(), Recorder()]
    backends = [LibvirtBackend(host.uri) for host in hosts]
    try:
        guest = define_guest(hosts[0], "moved", serial=None)
        for backend, recorder in zip(backends, told, strict=True):
            await backend.open(recorder)
        await backends[0].start(guest.uuid)
        work = asyncio.create_task(asyncio.to_thread(move_and_save, hosts, guest))
        while not work.done():
            await asyncio.gather(*(backend.look(guest.uuid, age=0) for backend in backends))
        await work
        for recorder in told:
            assert (
                {DomainState.RUNNING}
                <= set(recorder.states(guest.uuid))
                <= {DomainState.RUNNING, DomainState.OFF}
            )
    finally:
        for backend in backends:
            await backend.close()
        for host in hosts:
            await asyncio.to_thread(host.close)


def move_and_save(hosts: list[Libvirtd], guest: Guest) -> None:
    """There and back, then out and in again."""
    for here, there in (hosts, hosts[::-1]):
        domain = here.connection.lookupByUUID(guest.uuid.bytes)
        domain.migrate3(there.connection, {"migrate_uri": "tcp://127.0.0.1"}, MOVE)
    path = str(hosts[0].guests / "moved.sav")
    hosts[0].connection.lookupByUUID(guest.uuid.bytes).save(path)
    hosts[0].connection.restore(path)


async def test_a_guest_that_was_paused_when_it_was_saved_is_paused_when_it_is_restored(
    libvirtd: Libvirtd, real: LibvirtBackend, told: Recorder, define_microguest: Define
) -> None:
    guest = define_microguest()
    await told.until(lambda: guest.uuid in told.domains)
    for save in ("file", "managed"):
        await real.start(guest.uuid)
        guest.domain.suspend()
        if save == "file":
            guest.domain.save(str(libvirtd.guests / f"{guest.name}.sav"))
            libvirtd.connection.restore(str(libvirtd.guests / f"{guest.name}.sav"))
        else:
            guest.domain.managedSave()
            guest.domain.create()
        assert state(guest.domain) == libvirt.VIR_DOMAIN_PAUSED
        await told.until(lambda: told.domains[guest.uuid].state is DomainState.PAUSED)
        await asyncio.sleep(1)
        assert told.domains[guest.uuid].state is DomainState.PAUSED
        await real.destroy(guest.uuid)


def counted(backend: LibvirtBackend, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the backend reads from now on, reading by reading."""
    host, readings = backend._reach()._host, list[Any]()
    read = host.read

    def noting(before: Any) -> Any:
        readings.append(before)
        return read(before)

    monkeypatch.setattr(host, "read", noting)
    return readings


def state(domain: Any) -> int:
    return int(domain.state()[0])


def drain(reader: int) -> None:
    """Take all there is, until the writer is done."""
    while os.read(reader, 1 << 16):
        pass
    os.close(reader)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.01)
