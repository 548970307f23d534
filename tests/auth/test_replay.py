"""A digest is good once, as far as clients can keep to that: each of them counts in a way of its own."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from vamt.auth.replay import MAX_CNONCE, MOST, WINDOW, Answer, Uses

PEER, ELSEWHERE = "192.0.2.9", "192.0.2.66"
LARGEST = 0xFFFF_FFFF_FFFF_FFFF


def admit(
    uses: Uses,
    count: int,
    connection: int,
    *,
    nonce: str = "n",
    cnonce: str = "c",
    peer: str = PEER,
    issued: int = 100,
    since: float = 0,
) -> bool:
    return uses.admit(Answer(nonce, issued, cnonce, count, peer, connection), since)


def test_a_count_is_good_once() -> None:
    uses = Uses()
    assert admit(uses, 1, 1)
    assert not admit(uses, 1, 2)
    assert admit(uses, 2, 3)
    assert [admit(uses, count, 4) for count in (1, 2)] == [False, False]


def test_on_one_connection_a_client_counts_as_it_likes() -> None:
    """Simple scripts repeat their header as long as it is taken."""
    uses = Uses()
    assert all(admit(uses, count, 1) for count in (5, 5, 1, 5, LARGEST, 1))
    assert not admit(uses, 1, 2)


def test_a_client_with_several_connections_may_mix_up_its_counts() -> None:
    """Open AMT Console takes a connection for each request, browsers have six."""
    uses = Uses()
    order = [2, 1, 4, 3, 9, 6, 5, 8, 7, 9 + WINDOW - 1, 10]
    assert [admit(uses, count, connection) for connection, count in enumerate(order)] == [True] * len(order)
    assert not any(admit(uses, count, 100 + count) for count in order)


def test_a_client_with_another_cnonce_each_time_counts_on() -> None:
    """As libcurl, requests, browsers and MPS."""
    uses = Uses()
    assert all(admit(uses, count, count, cnonce=f"c{count}") for count in range(1, 20))
    assert len(uses) == 1
    assert not any(admit(uses, count, 100 + count, cnonce=f"c{count}") for count in range(1, 20))
    assert not admit(uses, 5, 200, cnonce="other")


def test_connections_that_share_a_nonce_each_count_from_one() -> None:
    """MeshCentral's relay: one nonce for a machine, a cnonce for each connection of a browser."""
    uses = Uses()
    for connection in range(1, 6):
        assert all(admit(uses, count, connection, cnonce=f"c{connection}") for count in (1, 2, 3))
    for connection in range(1, 6):
        assert not any(admit(uses, count, 99, cnonce=f"c{connection}") for count in (1, 2, 3))
    assert not admit(uses, 1, 100, cnonce="c9", peer=ELSEWHERE)


def test_a_cnonce_without_end_is_not_remembered_without_end() -> None:
    uses = Uses()
    assert admit(uses, 1, 1, cnonce="c" * MAX_CNONCE + "1")
    assert not admit(uses, 1, 2, cnonce="c" * MAX_CNONCE + "2")


def test_a_count_that_is_long_past_is_taken_for_a_used_one() -> None:
    uses = Uses()
    assert admit(uses, 1000, 1)
    assert not admit(uses, 1000 - WINDOW, 2)
    assert admit(uses, 1001 - WINDOW, 3)


def test_a_count_used_on_a_connection_of_its_own_is_used_for_the_others() -> None:
    uses = Uses()
    assert admit(uses, 9, 1)
    assert admit(uses, 3, 1)
    assert not admit(uses, 3, 2)


def test_a_nonce_stays_at_the_address_where_it_was_used_first() -> None:
    """Not where it was issued: behind some routers a client comes from another one each time, and still gets in."""
    uses = Uses()
    assert admit(uses, 1, 1)
    assert not admit(uses, 2, 2, peer=ELSEWHERE)
    assert admit(uses, 2, 3)
    assert admit(uses, 1, 4, nonce="another", peer=ELSEWHERE)


def test_what_was_forgotten_is_not_taken_for_new() -> None:
    uses = Uses(most=3)
    for number in range(5):
        assert admit(uses, 1, number, nonce=f"n{number}", issued=100 + number)
    assert len(uses) == 3
    assert not admit(uses, 1, 10, nonce="n0", issued=100)
    assert not admit(uses, 1, 11, nonce="unused", issued=101)
    assert admit(uses, 1, 12, nonce="newer", issued=102)


def test_who_is_still_there_is_not_forgotten_for_new_ones() -> None:
    uses = Uses(most=3)
    for count in range(1, 50):
        assert admit(uses, count, 1000 + count, nonce="busy", issued=0)
        assert admit(uses, 1, count, nonce=f"n{count}", issued=count)


def test_a_nonce_that_is_too_old_is_forgotten() -> None:
    uses = Uses()
    for number in range(50):
        admit(uses, 1, number, nonce=f"n{number}", issued=number, since=number - 10)
    assert len(uses) == 11


def test_a_full_memory_is_a_few_megabytes() -> None:
    tracemalloc.start()
    try:
        uses = Uses()
        for number in range(MOST + 1000):
            cnonce = f"{number:064d}"
            admit(uses, 1 << 28, number, nonce=f"{number:032d}", cnonce=cnonce, issued=1000 + number)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(uses) == MOST
    assert size < 6_000_000


COUNTS = st.integers(0, 200) | st.integers(1, 5) | st.just(LARGEST)
SENT = st.tuples(COUNTS, st.integers(1, 4), st.sampled_from(("", "a", "b", "c", "d")))


@BOUNDED
@given(st.lists(SENT, min_size=1, max_size=60), st.integers(1, 4), st.data())
def test_whatever_clients_did_what_they_sent_is_good_for_nobody_elses_connection(
    sent: list[tuple[int, int, str]], most: int, data: st.DataObject
) -> None:
    uses = Uses(most)
    used = [(count, cnonce) for count, by, cnonce in sent if admit(uses, count, by, cnonce=cnonce)]
    assert used
    count, cnonce = data.draw(st.sampled_from(used))
    assert not admit(uses, count, 99, cnonce=cnonce)
