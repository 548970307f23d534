"""Refusals go out one after the other, ever farther apart; who succeeds, or stays away, starts anew."""

from __future__ import annotations

import itertools
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from support.machines import UUID_1
from vamt.auth.lockout import (
    AT_ONE_MACHINE,
    FORGIVEN_AFTER,
    FROM_ONE_ADDRESS,
    MAX_KNOWN,
    MAX_WAIT,
    OF_ONE_MACHINE,
    Lockout,
)

PEER = "192.0.2.1"
FREE = AT_ONE_MACHINE.free
MACHINES = [UUID(int=number) for number in range(10_000)]


@pytest.fixture
def lockout() -> Lockout:
    return Lockout()


def patiently(lockout: Lockout, number: int, peer: str = PEER, now: float = 0.0) -> list[float]:
    """The waits of one who tries again when refused."""
    waits = []
    for _ in range(number):
        waits.append(round(lockout.failed(peer, UUID_1, now), 6))
        now += waits[-1]
    return waits


def at_once(lockout: Lockout, number: int, peer: str = PEER, now: float = 0.0) -> list[float]:
    """When the refusals come of that many guesses at the same time."""
    return sorted(now + lockout.failed(peer, UUID_1, now) for _ in range(number))


def test_the_first_failures_cost_nothing(lockout: Lockout) -> None:
    """The wsman tool makes two of one mistyped password."""
    assert patiently(lockout, FREE) == [0.0] * FREE


def test_the_next_ones_cost_twice_as_much_each(lockout: Lockout) -> None:
    assert patiently(lockout, FREE + 7)[FREE:] == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]


def test_however_many_one_after_the_other_they_cost_no_more_than_the_bound(lockout: Lockout) -> None:
    assert patiently(lockout, 10_000)[-1] == AT_ONE_MACHINE.longest


def test_many_connections_of_one_address_guess_no_faster_than_one(lockout: Lockout) -> None:
    times = at_once(lockout, 100)
    gaps = [after - before for before, after in itertools.pairwise(times[10:])]
    assert min(gaps) == pytest.approx(AT_ONE_MACHINE.longest)


def test_one_machine_is_guessed_at_no_faster_from_many_addresses(lockout: Lockout) -> None:
    times = sorted(lockout.failed(f"192.0.2.{number % 250}", UUID_1, 0.0) for number in range(500))
    gaps = [after - before for before, after in itertools.pairwise(times[100:])]
    assert sum(gaps) / len(gaps) == pytest.approx(OF_ONE_MACHINE.longest)


def test_one_address_guesses_no_faster_at_many_machines(lockout: Lockout) -> None:
    times = sorted(lockout.failed(PEER, machine, 0.0) for machine in MACHINES[:500])
    gaps = [after - before for before, after in itertools.pairwise(times[100:])]
    assert sum(gaps) / len(gaps) == pytest.approx(FROM_ONE_ADDRESS.longest)


def test_a_console_with_an_old_password_of_its_few_machines_hears_of_it_at_once(lockout: Lockout) -> None:
    assert [lockout.failed(PEER, machine, 0.0) for machine in MACHINES[: FROM_ONE_ADDRESS.free]] == (
        [0.0] * FROM_ONE_ADDRESS.free
    )


def test_nobody_waits_for_ever(lockout: Lockout) -> None:
    assert at_once(lockout, 5000)[-1] == MAX_WAIT


def test_a_success_wipes_them_out(lockout: Lockout) -> None:
    patiently(lockout, 10)
    lockout.succeeded(PEER, UUID_1)
    assert lockout.failed(PEER, UUID_1, 10.0) == 0.0
    lockout.succeeded("192.0.2.99", UUID_1)


def test_a_success_at_one_machine_buys_no_guesses_at_another(lockout: Lockout) -> None:
    """Whoever has a machine of their own is its administrator."""
    patiently(lockout, 10)
    lockout.succeeded(PEER, MACHINES[1])
    assert lockout.failed(PEER, UUID_1, 10.0) > 0


def test_time_wipes_them_out(lockout: Lockout) -> None:
    patiently(lockout, 10)
    assert lockout.failed(PEER, UUID_1, FORGIVEN_AFTER) > 0
    assert lockout.failed(PEER, UUID_1, FORGIVEN_AFTER * 2 + 0.1) == 0.0


def test_one_peer_does_not_pay_for_another(lockout: Lockout) -> None:
    patiently(lockout, 10)
    assert lockout.failed("192.0.2.2", UUID_1, 10.0) == 0.0


def test_no_more_are_remembered_than_the_bound(lockout: Lockout) -> None:
    patiently(lockout, 10, "oldest")
    for number, machine in enumerate(MACHINES):
        lockout.failed(f"peer {number}", machine, 1.0)
    kinds = (lockout._pairs, lockout._peers, lockout._machines)
    assert [len(queues) for queues in kinds] == [MAX_KNOWN] * 3


def test_who_fails_still_is_not_forgotten_for_new_ones(lockout: Lockout) -> None:
    patiently(lockout, 10, "busy")
    for number, machine in enumerate(MACHINES[1:]):
        lockout.failed(f"peer {number}", machine, 1.0)
        if number % 1000 == 0:
            lockout.failed("busy", UUID_1, 1.0)
    assert lockout.failed("busy", UUID_1, 1.0) > AT_ONE_MACHINE.longest


@BOUNDED
@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 30), st.booleans()), max_size=60))
def test_no_history_makes_anyone_wait_longer_than_the_bound(steps: list[tuple[str, float, bool]]) -> None:
    lockout, now = Lockout(), 0.0
    for peer, pause, success in steps:
        now += pause
        if success:
            lockout.succeeded(peer, UUID_1)
        else:
            assert 0.0 <= lockout.failed(peer, UUID_1, now) <= MAX_WAIT
