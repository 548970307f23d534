"""Who keeps failing waits longer and longer, up to a bound; who succeeds, or stays away, starts anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from vamt.auth.lockout import FORGIVEN_AFTER, FREE_FAILURES, MAX_DELAY, MAX_PEERS, Lockout

PEER = "192.0.2.1"


@pytest.fixture
def lockout() -> Lockout:
    return Lockout()


def delays(lockout: Lockout, number: int, peer: str = PEER, now: float = 0.0) -> list[float]:
    return [lockout.failed(peer, now) for _ in range(number)]


def test_the_first_failures_cost_nothing(lockout: Lockout) -> None:
    """The wsman tool makes two of one mistyped password."""
    assert delays(lockout, FREE_FAILURES) == [0.0] * FREE_FAILURES


def test_the_next_ones_cost_twice_as_much_each(lockout: Lockout) -> None:
    assert delays(lockout, FREE_FAILURES + 7)[FREE_FAILURES:] == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]


def test_however_many_they_cost_no_more_than_the_bound(lockout: Lockout) -> None:
    assert delays(lockout, 10_000)[-1] == MAX_DELAY


def test_a_success_wipes_them_out(lockout: Lockout) -> None:
    delays(lockout, 10)
    lockout.succeeded(PEER)
    assert delays(lockout, 1) == [0.0]
    lockout.succeeded("192.0.2.99")


def test_time_wipes_them_out(lockout: Lockout) -> None:
    delays(lockout, 10)
    assert lockout.failed(PEER, FORGIVEN_AFTER) > 0
    assert lockout.failed(PEER, FORGIVEN_AFTER * 2 + 0.1) == 0.0


def test_one_peer_does_not_pay_for_another(lockout: Lockout) -> None:
    delays(lockout, 10)
    assert delays(lockout, 1, "192.0.2.2") == [0.0]


def test_no_more_peers_are_remembered_than_the_bound(lockout: Lockout) -> None:
    delays(lockout, 10, "oldest")
    for number in range(MAX_PEERS):
        lockout.failed(f"peer {number}", 1.0)
    assert len(lockout._peers) == MAX_PEERS
    assert delays(lockout, 1, "oldest", now=1.0) == [0.0]


def test_who_fails_still_is_not_forgotten_for_new_ones(lockout: Lockout) -> None:
    delays(lockout, 10, "busy")
    for number in range(MAX_PEERS + 150):
        lockout.failed(f"peer {number}", 1.0)
        if number % 100 == 0:
            lockout.failed("busy", 1.0)
    assert lockout.failed("busy", 1.0) == MAX_DELAY


@BOUNDED
@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 30), st.booleans()), max_size=60))
def test_no_history_makes_anyone_wait_longer_than_the_bound(steps: list[tuple[str, float, bool]]) -> None:
    lockout, now = Lockout(), 0.0
    for peer, pause, success in steps:
        now += pause
        if success:
            lockout.succeeded(peer)
        else:
            assert 0.0 <= lockout.failed(peer, now) <= MAX_DELAY
