"""What a redirection session is refused for, and what the firmware notes of sessions: values, without a port."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.machines import domain, make
from vamt.backend.base import Ability
from vamt.firmware.consent import Consent, ConsentPolicy, Outcome, Required
from vamt.firmware.features import IDER, REDIRECTION_OFF, SOL, Desktop, Redirection
from vamt.firmware.sessions import MOST_NOTED, AccessLog, Kind, Sessions, Status, refusal, terminate
from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Machine, Section

ALL = ConsentPolicy(OptInRequired=Required.ALL)
KVM = ConsentPolicy(OptInRequired=Required.KVM)
NOW = 1000.0


def machine(*sections: Section) -> Machine:
    return make(None, *sections).machine


def refusals(machine: Machine, now: float = NOW) -> dict[Kind, Status]:
    """Those kinds that are refused, and with what."""
    found = {kind: refusal(machine.snapshot, kind, now) for kind in Kind}
    return {kind: status for kind, status in found.items() if status is not Status.OK}


def ask(machine: Machine, now: float = NOW) -> int:
    """Have a code displayed; the code."""
    policy = ALL if machine.snapshot.section(Setup).mode == ControlMode.CLIENT else KVM
    outcome, consent = machine.snapshot.section(Consent).started(policy, now)
    assert outcome is Outcome.SUCCESS
    machine.hold(consent)
    return int(consent.code)


def answer(machine: Machine, code: int, now: float = NOW) -> Outcome:
    outcome, consent = machine.snapshot.section(Consent).answered(code, KVM, now)
    machine.hold(consent)
    return outcome


def test_no_code_no_kvm() -> None:
    one = machine(KVM)
    assert refusals(one) == {Kind.KVM: Status.CONSENT_REQUIRED}
    code = ask(one)
    assert refusals(one) == {Kind.KVM: Status.CONSENT_REQUIRED}, "a code that is only displayed opens nothing"
    assert answer(one, code + 1) is Outcome.WRONG_CODE
    assert refusals(one) == {Kind.KVM: Status.CONSENT_REQUIRED}
    assert answer(one, code) is Outcome.SUCCESS
    assert refusals(one) == {}


def test_a_code_that_was_right_opens_for_its_time() -> None:
    one = machine(KVM)
    answer(one, ask(one))
    assert refusals(one, NOW + KVM.OptInCodeTimeout - 1) == {}
    assert refusals(one, NOW + KVM.OptInCodeTimeout) == {Kind.KVM: Status.CONSENT_REQUIRED}


def test_after_the_last_session_another_begins_without_a_new_code_for_a_while() -> None:
    one = machine(KVM)
    answer(one, ask(one))
    ended = NOW + 10_000
    one.hold(one.snapshot.section(Consent).opened(NOW + 1))
    assert refusals(one, ended) == {}
    one.hold(one.snapshot.section(Consent).closed(KVM, ended))
    assert refusals(one, ended + KVM.OptInCodeTimeout - 1) == {}
    assert refusals(one, ended + KVM.OptInCodeTimeout) == {Kind.KVM: Status.CONSENT_REQUIRED}


def test_a_consent_that_is_withdrawn_opens_no_more() -> None:
    one = machine(KVM)
    answer(one, ask(one))
    one.hold(one.snapshot.section(Consent).cancelled(NOW)[1])
    assert refusals(one) == {Kind.KVM: Status.CONSENT_REQUIRED}


def test_one_code_is_good_for_every_kind() -> None:
    one = machine(Setup(mode=ControlMode.CLIENT))
    assert refusals(one) == dict.fromkeys(Kind, Status.CONSENT_REQUIRED)
    answer(one, ask(one))
    assert refusals(one) == {}


@pytest.mark.parametrize("kind", Kind)
def test_of_each_kind_there_is_one_at_most(kind: Kind) -> None:
    one = machine()
    one.hold(Sessions().having(kind, "token"))
    assert refusals(one) == {kind: Status.BUSY}
    assert terminate(one, kind)
    assert refusals(one) == {}
    assert not terminate(one, kind)


@pytest.mark.parametrize(
    ("section", "refused"),
    [
        (Redirection(EnabledState=REDIRECTION_OFF), {Kind.SOL, Kind.IDER}),
        (Redirection(EnabledState=REDIRECTION_OFF | SOL), {Kind.IDER}),
        (Redirection(EnabledState=REDIRECTION_OFF | IDER), {Kind.SOL}),
        (Redirection(ListenerEnabled=False), set(Kind)),
        (Desktop(enabled=False), {Kind.KVM}),
        (Setup(mode=ControlMode.NONE), set(Kind)),
    ],
)
def test_what_is_switched_off_is_not_there(section: Section, refused: set[Kind]) -> None:
    assert refusals(machine(section)) == dict.fromkeys(refused, Status.UNSUPPORTED)


@pytest.mark.parametrize(
    ("lacking", "refused"),
    [
        ({Ability.SERIAL}, {Kind.SOL}),
        ({Ability.DISPLAY}, {Kind.KVM}),
        ({Ability.CDROM}, set()),
        ({Ability.CDROM, Ability.FLOPPY}, {Kind.IDER}),
    ],
)
def test_what_a_domain_does_not_have_is_not_there(lacking: set[Ability], refused: set[Kind]) -> None:
    one = make(domain(abilities=frozenset(Ability) - lacking)).machine
    assert refusals(one) == dict.fromkeys(refused, Status.UNSUPPORTED)


def test_the_log_of_storage_sessions_keeps_the_latest() -> None:
    log = AccessLog()
    for minute in range(MOST_NOTED + 2):
        log = log.noting(f"192.0.2.{minute}:40000", datetime(2024, 5, 3, 14, minute, 9, tzinfo=UTC))
    assert len(log.lines) == MOST_NOTED
    assert log.lines[0] == "05/03/2024, 14:02:09, 192.0.2.2:40000"
    assert log.lines[-1] == "05/03/2024, 14:17:09, 192.0.2.17:40000"
