"""What a backend tells of domains that others change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import libvirt
import pytest

from lab.hypervisor import Hypervisor, Subject
from lab.recorder import Recorder
from support.patience import PATIENCE
from vamt.backend.base import DomainState
from vamt.backend.libvirt import LibvirtBackend
from vamt.backend.pool import Pool
from vamt.errors import BackendUnreachable


async def test_open_tells_every_domain_before_it_returns(hypervisor: Hypervisor, told: Recorder) -> None:
    subjects = [hypervisor.define() for _ in range(3)]
    subjects[0].domain.create()
    backend = LibvirtBackend(hypervisor.uri)
    await backend.open(told)
    assert {subject.uuid for subject in subjects} <= told.domains.keys()
    assert told.domains[subjects[0].uuid].state is DomainState.RUNNING
    assert told.domains[subjects[1].uuid].state is DomainState.OFF
    await backend.close()


async def test_the_facts_are_those_of_the_domain(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    del backend
    domain = told.domains[subject.uuid]
    assert domain.name == subject.domain.name()
    assert domain.memory_kib == subject.domain.maxMemory()
    assert [disk.device for disk in domain.disks] == ["disk", "cdrom"]
    assert [interface.mac for interface in domain.interfaces] == ["52:54:00:00:00:02"]
    assert domain.persistent
    assert not domain.agent
    size = subject.domain.blockInfo(domain.disks[0].target)[0]
    await told.until(lambda: told.domains[subject.uuid].disks[0].capacity == size)


async def test_a_domain_defined_later_is_told(
    hypervisor: Hypervisor, backend: LibvirtBackend, told: Recorder
) -> None:
    del backend
    later = hypervisor.define()
    await told.until(lambda: later.uuid in told.domains)


async def test_a_renamed_domain_stays_the_same_one(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    del backend
    name = f"renamed-{subject.uuid}"
    subject.domain.rename(name)
    await told.until(lambda: told.domains[subject.uuid].name == name)
    assert told.gone == []


async def test_an_undefined_domain_is_told_gone_unless_it_runs(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    subject.domain.undefine()
    await told.until(lambda: not told.domains[subject.uuid].persistent)
    assert told.gone == []
    await backend.destroy(subject.uuid)
    assert told.gone == [subject.uuid]


async def test_an_address_in_the_metadata_is_told_when_it_is_set(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    del backend
    subject.domain.setMetadata(
        libvirt.VIR_DOMAIN_METADATA_ELEMENT,
        "<amt address='10.9.0.7'/>",
        "vamt",
        "urn:vamt:domain:1",
        libvirt.VIR_DOMAIN_AFFECT_CONFIG,
    )
    await told.until(lambda: told.domains[subject.uuid].address == "10.9.0.7")


async def test_a_burst_of_changes_is_told_by_few_words(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    del backend
    for number in range(50):
        subject.domain.setMetadata(
            libvirt.VIR_DOMAIN_METADATA_ELEMENT,
            f"<amt address='10.9.0.{number}'/>",
            "vamt",
            "urn:vamt:domain:1",
            libvirt.VIR_DOMAIN_AFFECT_CONFIG,
        )
    await told.until(lambda: told.domains[subject.uuid].address == "10.9.0.49")
    assert len(told.history) < 20


async def test_nothing_is_told_after_close(hypervisor: Hypervisor, subject: Subject, told: Recorder) -> None:
    backend = LibvirtBackend(hypervisor.uri)
    await backend.open(told)
    await backend.close()
    words = len(told.history)
    subject.domain.create()
    await asyncio.sleep(0.3)
    assert len(told.history) == words
    with pytest.raises(BackendUnreachable):
        await backend.destroy(subject.uuid)


async def test_an_idle_backend_asks_nothing(
    backend: LibvirtBackend, told: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    async def counted(pool: Pool, deadline: float, call: Callable[[], object]) -> object:
        asked.append(call)
        return await run(pool, deadline, call)

    run = Pool.run
    monkeypatch.setattr(Pool, "run", counted)
    async with asyncio.timeout(PATIENCE):
        while True:
            await asyncio.sleep(1.5)
            if not asked:
                break
            asked.clear()  # what it may still ask after it was opened
    assert told.online == []


async def test_a_libvirt_that_is_not_there_is_unreachable(told: Recorder) -> None:
    with pytest.raises(BackendUnreachable, match="nowhere"):
        await LibvirtBackend("qemu+unix:///system?socket=/nowhere/libvirt-sock").open(told)
