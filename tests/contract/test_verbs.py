"""What the verbs of a backend do to a domain, and what listeners have been told when a verb returns."""

from __future__ import annotations

import libvirt
import pytest

from lab.hypervisor import Hypervisor, Subject
from lab.recorder import Recorder
from vamt.backend.base import BootOnce, DomainState
from vamt.backend.libvirt import LibvirtBackend
from vamt.errors import DomainGone, NotSupported, WrongState

OFF, RUNNING, SAVED = DomainState.OFF, DomainState.RUNNING, DomainState.SAVED
WHOLE = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE


async def test_a_domain_is_told_on_when_start_returns_and_off_when_destroy_does(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    assert told.domains[subject.uuid].started is None
    await backend.start(subject.uuid)
    assert told.domains[subject.uuid].started is not None
    assert told.states(subject.uuid) == [OFF, RUNNING]
    await backend.destroy(subject.uuid)
    assert not subject.domain.isActive()
    assert told.states(subject.uuid) == [OFF, RUNNING, OFF]
    assert told.domains[subject.uuid].started is None


async def test_nobody_sees_a_restarted_domain_off(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    before, first = told.domains[subject.uuid], subject.domain.connect().lookupByUUID(subject.uuid.bytes)
    await backend.restart(subject.uuid)
    assert subject.domain.connect().lookupByUUID(subject.uuid.bytes).ID() != first.ID()
    assert told.domains[subject.uuid].started != before.started
    assert set(told.states(subject.uuid)) == {OFF, RUNNING}
    assert told.states(subject.uuid).count(OFF) == 1


async def test_reset_and_nmi_leave_a_domain_running(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    await backend.reset(subject.uuid)
    await backend.inject_nmi(subject.uuid)
    assert told.states(subject.uuid) == [OFF, RUNNING]
    assert told.rebooted == []


async def test_a_paused_domain_is_told_and_runs_again(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    subject.domain.suspend()
    await told.until(lambda: told.domains[subject.uuid].state is DomainState.PAUSED)
    await backend.resume(subject.uuid)
    assert told.domains[subject.uuid].state is RUNNING


async def test_saved_memory_is_restored_by_a_start(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    await backend.managed_save(subject.uuid)
    assert told.domains[subject.uuid].state is SAVED
    await backend.start(subject.uuid)
    assert told.domains[subject.uuid].state is RUNNING
    assert not subject.domain.hasManagedSaveImage()


@pytest.mark.parametrize("verb", ["destroy", "reset", "shutdown", "reboot", "inject_nmi", "managed_save"])
async def test_a_domain_that_is_off_refuses_what_needs_a_running_one(
    verb: str, backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    with pytest.raises(WrongState, match="not running"):
        await getattr(backend, verb)(subject.uuid)
    assert told.states(subject.uuid) == [OFF]


async def test_a_running_domain_is_not_started_again(backend: LibvirtBackend, subject: Subject) -> None:
    await backend.start(subject.uuid)
    for once in (None, BootOnce("again", "cdrom")):
        with pytest.raises(WrongState):
            await backend.start(subject.uuid, once)


async def test_a_domain_that_is_gone_is_told_as_such_by_every_verb(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    subject.domain.undefine()
    await told.until(lambda: subject.uuid in told.gone)
    with pytest.raises(DomainGone):
        await backend.start(subject.uuid)


@pytest.mark.parametrize("device", ["hd", "cdrom", "network", None])
async def test_a_one_shot_start_leaves_the_configuration_as_it_was_to_the_byte(
    device: str | None, backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    own = subject.domain.XMLDesc(WHOLE)
    assert "s3cret" in own
    await backend.start(subject.uuid, BootOnce("one", device, firmware_menu=device is None))  # type: ignore[arg-type]  # parametrized
    assert told.domains[subject.uuid].boot_token == "one"
    assert told.domains[subject.uuid].persistent
    assert subject.domain.XMLDesc(WHOLE) == own
    await backend.restart(subject.uuid, BootOnce("two", "cdrom"))
    assert told.domains[subject.uuid].boot_token == "two"
    assert subject.domain.XMLDesc(WHOLE) == own
    await backend.restart(subject.uuid)
    assert told.domains[subject.uuid].boot_token is None
    await backend.destroy(subject.uuid)
    assert subject.domain.XMLDesc(WHOLE) == own


async def test_a_one_shot_start_keeps_the_secrets_in_the_running_domain(
    backend: LibvirtBackend, subject: Subject
) -> None:
    await backend.start(subject.uuid, BootOnce("one", "cdrom"))
    assert "s3cret" in subject.domain.XMLDesc(libvirt.VIR_DOMAIN_XML_SECURE)


async def test_a_restart_from_a_device_that_is_not_there_leaves_the_domain_running(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    with pytest.raises(NotSupported, match="no cdrom 2"):
        await backend.restart(subject.uuid, BootOnce("one", "cdrom", index=2))
    assert told.states(subject.uuid) == [OFF, RUNNING]
    assert subject.domain.isActive()


async def test_a_one_shot_start_forgets_saved_memory(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    await backend.managed_save(subject.uuid)
    await backend.start(subject.uuid, BootOnce("one", "hd"))
    assert not subject.domain.hasManagedSaveImage()
    await backend.destroy(subject.uuid)
    assert told.domains[subject.uuid].state is OFF


async def test_the_next_vcpu_is_plugged_and_never_unplugged(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    assert [vcpu.plugged for vcpu in told.domains[subject.uuid].vcpus] == [True, False]
    assert await backend.set_vcpu(subject.uuid, 1, online=True) == "now"
    assert [vcpu.online for vcpu in told.domains[subject.uuid].vcpus] == [True, True]
    assert await backend.set_vcpu(subject.uuid, 1, online=False) in {"next-start", "now"}
    assert [vcpu.plugged for vcpu in told.domains[subject.uuid].vcpus] == [True, True]
    await backend.destroy(subject.uuid)
    assert [vcpu.plugged for vcpu in told.domains[subject.uuid].vcpus] == [True, False]


async def test_a_domain_that_is_off_has_its_vcpus_switched_for_the_next_start(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    assert await backend.set_vcpu(subject.uuid, 1, online=True) == "next-start"
    assert [vcpu.plugged for vcpu in told.domains[subject.uuid].vcpus] == [True, True]
    assert await backend.set_vcpu(subject.uuid, 1, online=False) == "next-start"
    assert [vcpu.plugged for vcpu in told.domains[subject.uuid].vcpus] == [True, False]


@pytest.mark.parametrize(("number", "online"), [(0, False), (2, True), (-1, True)])
async def test_a_vcpu_that_cannot_be_switched_changes_nothing(
    number: int, online: bool, backend: LibvirtBackend, subject: Subject
) -> None:
    before = subject.domain.XMLDesc(WHOLE)
    with pytest.raises(NotSupported):
        await backend.set_vcpu(subject.uuid, number, online)
    assert subject.domain.XMLDesc(WHOLE) == before


async def test_a_sleep_that_the_domain_cannot_have_is_refused(
    backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    with pytest.raises(NotSupported):
        await backend.suspend(subject.uuid)
    assert told.states(subject.uuid) == [OFF, RUNNING]


async def test_a_transient_domain_is_restarted_as_it_was(
    hypervisor: Hypervisor, backend: LibvirtBackend, subject: Subject, told: Recorder
) -> None:
    await backend.start(subject.uuid)
    subject.domain.undefine()
    await told.until(lambda: not told.domains[subject.uuid].persistent)
    await backend.restart(subject.uuid, BootOnce("one", "cdrom"))
    await backend.restart(subject.uuid)
    assert told.gone == []
    assert told.domains[subject.uuid].boot_token is None
    assert "s3cret" in hypervisor.connection.lookupByUUID(subject.uuid.bytes).XMLDesc(
        libvirt.VIR_DOMAIN_XML_SECURE
    )
    await backend.destroy(subject.uuid)
    assert told.gone == [subject.uuid]
