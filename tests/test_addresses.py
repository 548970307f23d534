"""Who gets which address."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest

from vamt.addresses import AddressBook
from vamt.config import Fixed

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))

EVERYWHERE = ("0.0.0.0", "::")


def book(pool: str = "127.16.0.0/16", allotted: dict[UUID, str] | None = None, **fixed: Fixed) -> AddressBook:
    return AddressBook(pool, fixed, allotted or {}, EVERYWHERE)


def test_addresses_come_in_order_and_leave_out_0_and_255() -> None:
    addresses = book("127.16.0.0/23")
    given = [addresses.place(UUID(int=n), f"vm{n}", None).endpoint[0] for n in range(256)]
    assert given[:2] == ["127.16.0.1", "127.16.0.2"]
    assert given[253:] == ["127.16.0.254", "127.16.1.1", "127.16.1.2"]


def test_a_machine_keeps_its_address() -> None:
    addresses = book(allotted={TWO: "127.16.0.7"})
    assert addresses.place(ONE, "one", None).endpoint == ("127.16.0.1", 0)
    assert addresses.place(TWO, "two", None).endpoint == ("127.16.0.7", 0)
    addresses.leave(ONE)
    assert addresses.place(THREE, "three", None).endpoint == ("127.16.0.2", 0)
    assert addresses.place(ONE, "one", None).endpoint == ("127.16.0.1", 0)


def test_an_address_of_another_pool_is_given_up() -> None:
    assert book("10.9.0.0/24", {ONE: "127.16.0.1"}).place(ONE, "one", None).endpoint == ("10.9.0.1", 0)


def test_config_goes_before_metadata_and_metadata_before_the_pool() -> None:
    addresses = book(one=Fixed(address="10.0.0.1"))
    assert addresses.place(ONE, "one", "10.0.0.2").endpoint == ("10.0.0.1", 0)
    assert addresses.place(TWO, "two", "10.0.0.2").endpoint == ("10.0.0.2", 0)


def test_a_machine_may_be_named_by_uuid() -> None:
    addresses = AddressBook("127.16.0.0/16", {str(ONE): Fixed(address="10.0.0.1")}, {}, EVERYWHERE)
    assert addresses.place(ONE, "one", None).endpoint == ("10.0.0.1", 0)


def test_machines_may_share_an_address_by_port() -> None:
    addresses = book(one=Fixed(address="10.0.0.1", port=17001), two=Fixed(address="10.0.0.1", port=17002))
    assert addresses.place(ONE, "one", None).endpoint == ("10.0.0.1", 17001)
    assert addresses.place(TWO, "two", None).endpoint == ("10.0.0.1", 17002)


def test_of_two_machines_with_one_fixed_address_the_first_has_it_and_the_second_is_told() -> None:
    addresses = book()
    assert addresses.place(ONE, "one", "10.0.0.1").problem is None
    assert str(ONE) in (addresses.place(TWO, "two", "10.0.0.1").problem or "")
    addresses.leave(ONE)
    assert addresses.place(TWO, "two", "10.0.0.1").problem is None


def test_a_fixed_address_displaces_a_machine_that_has_it_from_the_pool() -> None:
    addresses = book()
    assert addresses.place(ONE, "one", None).endpoint[0] == "127.16.0.1"
    assert addresses.place(TWO, "two", "127.16.0.1").problem is None
    assert addresses.displaced == {ONE}
    assert addresses.place(ONE, "one", None).endpoint[0] == "127.16.0.2"
    assert addresses.displaced == set()


def test_the_pool_leaves_out_what_the_configuration_fixes() -> None:
    assert book(two=Fixed(address="127.16.0.1")).place(ONE, "one", None).endpoint[0] == "127.16.0.2"


def test_metadata_that_is_no_address_is_a_problem_of_that_machine() -> None:
    assert "'nonsense'" in (book().place(ONE, "one", "nonsense").problem or "")


def test_a_pool_that_is_used_up_says_so() -> None:
    addresses = book("10.0.0.1/32")
    assert addresses.place(ONE, "one", None).problem is None
    assert "10.0.0.1/32" in (addresses.place(TWO, "two", None).problem or "")


@pytest.mark.parametrize(
    ("address", "listen", "problem"),
    [
        ("fd00:16::9", ("0.0.0.0",), "nobody listens at fd00:16::9: add it, or ::, to listen.addresses"),
        ("10.0.0.1", ("::",), "nobody listens at 10.0.0.1: add it, or 0.0.0.0, to listen.addresses"),
        ("10.0.0.1", ("10.0.0.2",), "nobody listens at 10.0.0.1: add it, or 0.0.0.0, to listen.addresses"),
        ("0.0.0.0", EVERYWHERE, "0.0.0.0 is no address that a machine can have: give it one of its own"),
        ("::", EVERYWHERE, ":: is no address that a machine can have: give it one of its own"),
        ("224.0.0.1", EVERYWHERE, "224.0.0.1 is no address that a machine can have: give it one of its own"),
        ("ff02::1", EVERYWHERE, "ff02::1 is no address that a machine can have: give it one of its own"),
        ("fd00:16::9", ("0.0.0.0", "fd00:0016:0::9"), None),
        ("::ffff:10.0.0.1", ("0.0.0.0",), None),
        ("10.0.0.1", ("10.0.0.1",), None),
        ("fd00:16::9", ("::",), None),
    ],
)
def test_an_address_where_nobody_reaches_the_machine_is_a_problem(
    address: str, listen: Sequence[str], problem: str | None
) -> None:
    assert AddressBook("127.16.0.0/16", {}, {}, listen).place(ONE, "one", address).problem == problem


def test_a_machine_with_a_port_of_its_own_is_listened_for_by_itself() -> None:
    addresses = AddressBook("127.16.0.0/16", {"one": Fixed(address="10.0.0.1", port=8000)}, {}, ("10.0.0.9",))
    assert addresses.place(ONE, "one", None).problem is None
