"""What a listener is told when the three sources of facts come in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.recorder import Recorder
from vamt.backend.base import Ability, DomainState, Smbios
from vamt.backend.domainxml import Observed, parse, read_domain
from vamt.backend.hardwarexml import HostCpu
from vamt.backend.host import Seen
from vamt.backend.picture import Picture

DOMAIN = read_domain(
    parse(
        """<domain><name>desk</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><vcpu>2</vcpu><devices>
        <disk device='disk'><source file='/a.img'/><target dev='vda'/></disk>
        <disk device='cdrom'><target dev='sda'/></disk>
        <channel><target name='org.qemu.guest_agent.0' state='connected'/></channel></devices></domain>"""
    ),
    Observed(
        DomainState.RUNNING,
        persistent=True,
        started=None,
        driver=frozenset(Ability),
        local=True,
        host=HostCpu(None, None, None),
        host_smbios=Smbios(),
        capacity=lambda _target, _source: None,
    ),
)
SIZES = {("vda", "/a.img"): 4096}


@pytest.fixture
def told() -> Recorder:
    return Recorder()


@pytest.fixture
def picture(told: Recorder) -> Picture:
    return Picture(told)


def test_the_same_facts_are_told_once(picture: Picture, told: Recorder) -> None:
    picture.take(Seen(DOMAIN, 1))
    picture.take(Seen(DOMAIN, 1))
    assert told.history == [DOMAIN]


def test_the_guest_and_its_disks_are_asked_once_for_every_instance(picture: Picture) -> None:
    first = picture.take(Seen(DOMAIN, 1))
    assert first is not None
    assert first.guest
    assert first.media == {("vda", "/a.img")}
    assert picture.take(Seen(replace(DOMAIN, memory_kib=5), 1)) is None
    assert picture.take(Seen(DOMAIN, 2)) == replace(first, instance=2)


def test_what_was_asked_holds_while_other_facts_change(picture: Picture, told: Recorder) -> None:
    questions = picture.take(Seen(DOMAIN, 1))
    assert questions is not None
    picture.guest_said(questions, frozenset({1}))
    picture.measured(questions, SIZES)
    picture.take(Seen(replace(DOMAIN, name="renamed"), 1))
    domain = told.domains[DOMAIN.uuid]
    assert domain.name == "renamed"
    assert [vcpu.online for vcpu in domain.vcpus] == [True, False]
    assert [disk.capacity for disk in domain.disks] == [4096, None]


def test_an_answer_of_a_guest_that_has_ended_is_ignored(picture: Picture, told: Recorder) -> None:
    questions = picture.take(Seen(DOMAIN, 1))
    assert questions is not None
    picture.take(Seen(DOMAIN, 2))
    picture.guest_said(questions, frozenset({1}))
    assert all(vcpu.online for vcpu in told.domains[DOMAIN.uuid].vcpus)


def test_a_guest_that_starts_over_has_every_vcpu_on_line(picture: Picture, told: Recorder) -> None:
    questions = picture.take(Seen(DOMAIN, 1))
    assert questions is not None
    picture.guest_said(questions, frozenset({1}))
    picture.guest_began(DOMAIN.uuid)
    picture.take(Seen(DOMAIN, 1))
    assert all(vcpu.online for vcpu in told.domains[DOMAIN.uuid].vcpus)


def test_a_medium_that_was_changed_is_measured_anew(picture: Picture, told: Recorder) -> None:
    questions = picture.take(Seen(DOMAIN, 1))
    assert questions is not None
    picture.measured(questions, SIZES)
    other = replace(DOMAIN, disks=(replace(DOMAIN.disks[0], source="/b.img"), DOMAIN.disks[1]))
    again = picture.take(Seen(other, 1))
    assert again is not None
    assert again.media == {("vda", "/b.img")}
    assert told.domains[DOMAIN.uuid].disks[0].capacity is None


def test_a_domain_is_told_gone_once_and_answers_for_it_are_ignored(picture: Picture, told: Recorder) -> None:
    questions = picture.take(Seen(DOMAIN, 1))
    assert questions is not None
    picture.drop(DOMAIN.uuid)
    picture.drop(DOMAIN.uuid)
    picture.measured(questions, SIZES)
    picture.guest_said(questions, frozenset({1}))
    assert told.gone == [DOMAIN.uuid]
    assert DOMAIN.uuid not in told.domains
