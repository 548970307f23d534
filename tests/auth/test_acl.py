"""What the list of users may become: names, passwords, realms and numbers as a device has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vamt.auth import acl
from vamt.auth.accounts import FIRST_HANDLE, Access, Accounts, User
from vamt.auth.realms import Realm
from vamt.schema.PT_STATUS import PT_STATUS

HA1 = "0123456789abcdef" * 2
EMPTY = Accounts(ha1=HA1)
SID = bytes.fromhex("010500000000000515000000c8a2f3e1a1b2c3d4e5f60718f4010000")


def user(name: str = "helpdesk", *realms: int, **changes: object) -> User:
    made = User(name=name, ha1=HA1, realms=realms or (Realm.REMOTE_CONTROL,))
    return replace(made, **changes)  # type: ignore[arg-type] # made to be wrong, too


def with_users(*users: User) -> Accounts:
    accounts = EMPTY
    for one in users:
        accounts = acl.added(accounts, one)
    return accounts


def status(accounts: Accounts, one: User) -> PT_STATUS:
    with pytest.raises(acl.Refused) as refused:
        acl.added(accounts, one)
    return refused.value.status


def test_the_firmwares_own_users_come_first_and_can_come_from_the_host_only() -> None:
    own = acl.entries(EMPTY)
    assert [(one.handle, one.name, one.access, one.realms) for one in own] == [
        (1, "$$uns", 0, (16,)),
        (2, "$$OsAdmin", 0, (24,)),
    ]


def test_a_new_user_gets_the_next_handle_and_his_realms_in_order() -> None:
    accounts = with_users(user("a", 20, 5, 5, 2), user("b"))
    assert [(one.handle, one.name) for one in accounts.users] == [
        (FIRST_HANDLE, "a"),
        (FIRST_HANDLE + 1, "b"),
    ]
    assert accounts.users[0].realms == (2, 5, 20)


def test_a_handle_is_never_given_twice() -> None:
    accounts = acl.removed(with_users(user("a"), user("b")), FIRST_HANDLE + 1)
    assert acl.added(accounts, user("c")).users[-1].handle == FIRST_HANDLE + 2


@pytest.mark.parametrize("name", ["x", "sixteen-letters!", "Help Desk", "a.b@c", "$uns"])
def test_a_name_amt_takes(name: str) -> None:
    assert with_users(user(name)).users[0].name == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "seventeen-letters",
        "$$uns",
        "$$x",
        " x",
        "x ",
        "\t",
        "a:b",
        "a,b",
        'a"b',
        "a&b",
        "<a>",
        "é",
        "a\n",
    ],
)
def test_a_name_amt_refuses(name: str) -> None:
    assert status(EMPTY, user(name)) == PT_STATUS.INVALID_NAME


@pytest.mark.parametrize("realms", [(0,), (1,), (22,), (23,), (24,), (99,), (5, 0)])
def test_a_realm_that_cannot_be_granted_is_refused(realms: tuple[int, ...]) -> None:
    assert status(EMPTY, user("a", *realms)) == PT_STATUS.INVALID_REALM
    assert status(EMPTY, user("a", realms=())) == PT_STATUS.INVALID_REALM


def test_a_user_needs_a_password_and_a_place_he_comes_from() -> None:
    assert status(EMPTY, user(ha1="")) == PT_STATUS.INVALID_PASSWORD
    assert status(EMPTY, user(access=3)) == PT_STATUS.INVALID_PARAMETER
    assert with_users(user(access=Access.LOCAL)).users[0].access == Access.LOCAL


def test_two_users_cannot_have_one_name_nor_that_of_the_administrator() -> None:
    accounts = with_users(user("a"), User(sid=SID, realms=(5,)))
    assert status(accounts, user("a")) == PT_STATUS.DUPLICATE
    assert status(accounts, user("admin")) == PT_STATUS.DUPLICATE
    assert status(accounts, User(sid=SID, realms=(5,))) == PT_STATUS.DUPLICATE
    assert acl.added(accounts, user("A")).users[-1].name == "A"
    with pytest.raises(acl.Refused):
        acl.administered(accounts, "a", HA1)


@pytest.mark.parametrize(
    "one",
    [
        User(sid=SID + bytes(4), realms=(5,)),
        User(sid=b"abc", realms=(5,)),
        User(sid=SID, name="x", realms=(5,)),
        User(sid=SID, ha1=HA1, realms=(5,)),
    ],
)
def test_a_kerberos_user_is_a_sid_and_nothing_else(one: User) -> None:
    assert status(EMPTY, one) == PT_STATUS.INVALID_NAME


def test_there_is_room_for_so_many_users_of_each_kind() -> None:
    accounts = with_users(*(user(f"u{n}") for n in range(acl.MAX_DIGEST)))
    assert status(accounts, user("more")) == PT_STATUS.MAX_LIMIT_REACHED
    for number in range(acl.MAX_KERBEROS):
        accounts = acl.added(accounts, User(sid=number.to_bytes(4, "big"), realms=(5,)))
    assert status(accounts, User(sid=SID, realms=(5,))) == PT_STATUS.MAX_LIMIT_REACHED
    freed = acl.removed(accounts, FIRST_HANDLE)
    assert acl.added(freed, user("more")).users[-1].name == "more"


def test_there_is_one_auditor_at_a_time() -> None:
    accounts = with_users(user("auditor", Realm.AUDIT_LOG, Realm.GENERAL_INFO), user("other"))
    assert status(accounts, user("second", Realm.AUDIT_LOG)) == PT_STATUS.NOT_PERMITTED
    with pytest.raises(acl.Refused):
        acl.changed(accounts, replace(accounts.users[1], realms=(Realm.AUDIT_LOG,)))
    relinquished = acl.changed(accounts, replace(accounts.users[0], realms=(Realm.GENERAL_INFO,)))
    assert acl.auditor(relinquished.users) is None
    assert acl.auditor(acl.added(relinquished, user("second", Realm.AUDIT_LOG)).users) is not None


def test_a_change_keeps_handle_and_place() -> None:
    accounts = with_users(user("a"), user("b"), user("c"))
    changed = acl.changed(accounts, replace(accounts.users[1], name="B", realms=(4, 3)))
    assert [(one.handle, one.name) for one in changed.users] == [(3, "a"), (4, "B"), (5, "c")]
    assert changed.users[1].realms == (3, 4)


@pytest.mark.parametrize("handle", [1, 2])
def test_the_firmwares_own_users_stay_as_they_are(handle: int) -> None:
    for attempt in (
        lambda: acl.removed(EMPTY, handle),
        lambda: acl.changed(EMPTY, replace(acl.entry(EMPTY, handle), enabled=False)),
    ):
        with pytest.raises(acl.Refused) as refused:
            attempt()
        assert refused.value.status == PT_STATUS.NOT_PERMITTED


def test_an_unknown_handle_is_told_so() -> None:
    for attempt in (lambda: acl.entry(EMPTY, 3), lambda: acl.removed(EMPTY, 0)):
        with pytest.raises(acl.Refused) as refused:
            attempt()
        assert refused.value.status == PT_STATUS.INVALID_HANDLE


def test_a_new_password_of_the_administrator_can_no_longer_be_read() -> None:
    accounts = acl.administered(replace(EMPTY, password="P@ssw0rd"), "root", "f" * 32)
    assert (accounts.admin, accounts.ha1, accounts.password) == ("root", "f" * 32, None)
