"""The memory of open enumerations: bounded in all, per owner and in time, whatever clients leave behind."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from vamt.cim.model import ClassInfo
from vamt.wsman.enumeration import (
    LIFETIME,
    OCTETS_PER_OWNER,
    PER_OWNER,
    TOTAL,
    TOTAL_OCTETS,
    Batch,
    Contexts,
    Cursor,
    Written,
)
from vamt.wsman.faults import EncodingLimit, InvalidEnumerationContext

OWNER = (UUID(int=1), "admin")
ONE = ClassInfo("X_One", "urn:one", None, (), ())
TWO = ClassInfo("X_Two", "urn:two", None, (), ())


def cursor(*batches: Batch, owner: tuple[UUID, str] = OWNER) -> Cursor:
    return Cursor(owner, "urn:one", Written(batches or [Batch(ONE, ("item",))]))


def test_all_machines_together_have_no_more_than_so_many() -> None:
    contexts = Contexts()
    names = [
        contexts.open(cursor(owner=(UUID(int=number), "admin")), now=0.0) for number in range(TOTAL + 10)
    ]
    assert len(contexts) == TOTAL
    with pytest.raises(InvalidEnumerationContext):
        contexts.find(names[9], (UUID(int=9), "admin"), "urn:one", now=0.0)
    contexts.find(names[10], (UUID(int=10), "admin"), "urn:one", now=0.0)


def test_one_user_does_not_push_out_another() -> None:
    contexts = Contexts()
    mine = contexts.open(cursor(), now=0.0)
    for _ in range(PER_OWNER * 3):
        contexts.open(cursor(owner=(UUID(int=1), "other")), now=0.0)
    assert contexts.find(mine, OWNER, "urn:one", now=0.0)
    assert len(contexts) == PER_OWNER + 1


def test_who_is_being_pulled_from_does_not_give_way() -> None:
    contexts = Contexts()
    first, second = contexts.open(cursor(), now=0.0), contexts.open(cursor(), now=0.0)
    for _ in range(PER_OWNER - 1):
        contexts.find(first, OWNER, "urn:one", now=0.0)
        contexts.open(cursor(), now=0.0)
    contexts.find(first, OWNER, "urn:one", now=0.0)
    with pytest.raises(InvalidEnumerationContext):
        contexts.find(second, OWNER, "urn:one", now=0.0)


def test_every_pull_gives_a_context_its_whole_lifetime_again() -> None:
    contexts = Contexts()
    pulled, idle = contexts.open(cursor(), now=0.0), contexts.open(cursor(), now=0.0)
    contexts.find(pulled, OWNER, "urn:one", now=LIFETIME - 1)
    with pytest.raises(InvalidEnumerationContext):
        contexts.find(idle, OWNER, "urn:one", now=LIFETIME)
    assert contexts.find(pulled, OWNER, "urn:one", now=LIFETIME)
    assert len(contexts) == 1


def test_what_expired_is_forgotten_at_the_next_occasion() -> None:
    contexts = Contexts()
    for _ in range(5):
        contexts.open(cursor(), now=0.0)
    contexts.open(cursor(), now=LIFETIME)
    assert len(contexts) == 1


def test_names_are_never_given_twice() -> None:
    contexts = Contexts()
    assert len({contexts.open(cursor(), now=0.0) for _ in range(1000)}) == 1000


def test_empty_batches_are_passed_over() -> None:
    hollow = cursor(Batch(ONE, ()), Batch(TWO, ("a",)), Batch(ONE, ()))
    assert not hollow.finished
    assert hollow.take(None, None) == Batch(TWO, ("a",))
    assert hollow.finished
    assert hollow.take(None, None) == Batch(None, ())


def test_what_is_too_long_is_refused_and_not_lost() -> None:
    long = cursor(Batch(ONE, ("12345",)))
    with pytest.raises(EncodingLimit):
        long.take(None, 4)
    assert long.take(None, 5).items == ("12345",)


def long(share: int, owner: tuple[UUID, str] = OWNER) -> Cursor:
    """One that takes a part of what a user may have open."""
    return cursor(Batch(ONE, ("x" * (OCTETS_PER_OWNER // share),)), owner=owner)


def test_what_one_user_leaves_open_is_bounded_in_size() -> None:
    contexts = Contexts()
    names = [contexts.open(long(4), now=0.0) for _ in range(6)]
    with pytest.raises(InvalidEnumerationContext):
        contexts.find(names[1], OWNER, "urn:one", now=0.0)
    assert contexts.find(names[2], OWNER, "urn:one", now=0.0)
    assert len(contexts) == 4


def test_what_all_leave_open_is_bounded_in_size() -> None:
    contexts = Contexts()
    owners = [(UUID(int=number), "admin") for number in range(3 + TOTAL_OCTETS // OCTETS_PER_OWNER)]
    names = [contexts.open(long(1, owner), now=0.0) for owner in owners]
    for gone in range(3):
        with pytest.raises(InvalidEnumerationContext):
            contexts.find(names[gone], owners[gone], "urn:one", now=0.0)
    assert len(contexts) == TOTAL_OCTETS // OCTETS_PER_OWNER
    for name, owner in zip(names[3:], owners[3:], strict=True):
        contexts.close(name)
        with pytest.raises(InvalidEnumerationContext):
            contexts.find(name, owner, "urn:one", now=0.0)
    assert contexts.open(long(1), now=0.0)


def test_what_is_shared_counts_once() -> None:
    contexts = Contexts()
    written = Written([Batch(ONE, ("x" * (OCTETS_PER_OWNER // 2),))])
    names = [contexts.open(Cursor(OWNER, "urn:one", written), now=0.0) for _ in range(PER_OWNER)]
    assert len(contexts) == PER_OWNER
    for name in names[1:]:
        contexts.close(name)
    assert contexts.open(long(2), now=0.0)
    assert contexts.find(names[0], OWNER, "urn:one", now=0.0)
    contexts.open(long(2), now=0.0)
    assert len(contexts) == 2


def test_one_that_is_longer_than_all_may_be_is_handed_out() -> None:
    contexts = Contexts()
    name = contexts.open(cursor(Batch(ONE, ("x" * TOTAL_OCTETS, "y"))), now=0.0)
    assert contexts.find(name, OWNER, "urn:one", now=0.0).take(1, None).items[0].startswith("x")


batches = st.lists(st.builds(Batch, st.sampled_from([ONE, TWO]), st.lists(st.text(max_size=5)).map(tuple)))


@BOUNDED
@given(batches, st.lists(st.tuples(st.none() | st.integers(1, 4), st.none() | st.integers(5, 12))))
def test_however_it_is_pulled_everything_comes_once_in_order_and_one_class_at_a_time(
    given_batches: list[Batch], limits: list[tuple[int | None, int | None]]
) -> None:
    whole = cursor(*given_batches) if given_batches else cursor(Batch(ONE, ()))
    taken: list[tuple[ClassInfo | None, str]] = []
    for elements, characters in [*limits, *[(None, None)] * (len(given_batches) + 1)]:
        batch = whole.take(elements, characters)
        assert elements is None or len(batch.items) <= elements
        assert characters is None or sum(map(len, batch.items)) <= characters
        taken += [(batch.info, item) for item in batch.items]
    assert whole.finished
    assert taken == [(batch.info, item) for batch in given_batches for item in batch.items]
