"""Passwords: those AMT takes, those vamt makes, and what is kept of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.machines import UUID_1
from vamt.auth.accounts import (
    FIRST_HANDLE,
    PASSWORD_LENGTH,
    Accounts,
    User,
    generate_password,
    ha1,
    new_accounts,
    new_realm,
    password_problem,
)
from vamt.store.codec import decode
from vamt.store.sqlite import Store, StoredMachine


def test_every_password_made_here_is_one_amt_takes() -> None:
    made = [generate_password() for _ in range(300)]
    assert [password_problem(password) for password in made] == [None] * 300
    assert {len(password) for password in made} == {PASSWORD_LENGTH}
    assert len(set(made)) == 300


def test_a_password_made_here_needs_no_quoting_anywhere() -> None:
    """Neither in a shell, nor in the user part of a URL, nor in TOML."""
    everything = set("".join(generate_password() for _ in range(300)))
    assert everything <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*-+=.")


@pytest.mark.parametrize("password", ["P@ssw0rd", "Adm1n-pass", "aA1 aA1 ", "Aa1!" * 8])
def test_a_password_amt_takes_has_no_problem(password: str) -> None:
    assert password_problem(password) is None


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("P@ssw0r", "a password has 8 to 32 characters"),
        ("Aa1!" * 8 + "x", "a password has 8 to 32 characters"),
        ("", "a password has 8 to 32 characters"),
        ("P@ssw0rd:", 'a password has printable ASCII characters only, and none of " , :'),
        ("P@ssw,0rd", 'a password has printable ASCII characters only, and none of " , :'),
        ('P@ssw"0rd', 'a password has printable ASCII characters only, and none of " , :'),
        ("P@sswörd1", 'a password has printable ASCII characters only, and none of " , :'),
        ("P@ssw0rd\n", 'a password has printable ASCII characters only, and none of " , :'),
        ("p@ssw0rd", "a password needs an upper-case letter"),
        ("P@SSW0RD", "a password needs a lower-case letter"),
        ("P@ssword", "a password needs a digit"),
        ("Passw0rd", "a password needs a special character"),
        ("Passw0rd_", "a password needs a special character"),
        ("password", "a password needs an upper-case letter and a digit and a special character"),
    ],
)
def test_a_password_amt_refuses_is_told_why(password: str, problem: str) -> None:
    assert password_problem(password) == problem


def test_ha1_is_rfc_2617s() -> None:
    assert ha1("Mufasa", "testrealm@host.com", "Circle Of Life") == "939e7578ed9e3c518a452acee763bce9"


def test_a_new_machine_has_an_administrator_with_a_password_to_show() -> None:
    accounts = new_accounts("Digest:X")
    assert accounts.admin == "admin"
    assert accounts.password is not None
    assert accounts.ha1 == ha1("admin", "Digest:X", accounts.password)
    assert new_accounts("Digest:X", "P@ssw0rd").password == "P@ssw0rd"


def test_a_realm_is_one_a_device_would_have() -> None:
    realms = {new_realm() for _ in range(100)}
    assert len(realms) == 100
    assert all(re.fullmatch(r"Digest:[0-9A-F]{32}", realm) for realm in realms)


def test_accounts_stored_before_there_were_users_are_read() -> None:
    old = '{"admin": "admin", "ha1": "00", "password": "P@ssw0rd"}'
    read = decode(Accounts, old, machine=UUID_1)
    assert read == Accounts(ha1="00", password="P@ssw0rd")
    assert (read.users, read.next_handle) == ((), FIRST_HANDLE)


async def test_accounts_with_users_survive_a_restart_and_no_password_is_among_them(tmp_path: Path) -> None:
    users = (
        User(handle=3, name="helpdesk", ha1=ha1("helpdesk", "R", "P@ssw0rd"), access=1, realms=(2, 5)),
        User(handle=7, sid=bytes(range(28)), realms=(3,), enabled=False),
    )
    accounts = Accounts(ha1="00", users=users, next_handle=8)
    store = await Store.open(tmp_path)
    await store.put([StoredMachine(UUID_1, "one", None, "", "R", datetime.now(UTC))], [(UUID_1, accounts)])
    await store.close()
    store = await Store.open(tmp_path)
    stored = (await store.sections([UUID_1]))[UUID_1][Accounts.NAME]
    await store.close()
    assert stored.read(Accounts) == accounts
    assert b"P@ssw0rd" not in everything_in(tmp_path)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
