"""Passwords: those AMT takes, those vamt makes, and what is kept of them."""

from __future__ import annotations

import re

import pytest

from vamt.auth.accounts import (
    PASSWORD_LENGTH,
    generate_password,
    ha1,
    new_accounts,
    new_realm,
    password_problem,
)


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
