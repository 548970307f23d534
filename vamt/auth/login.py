"""Who can log in to a machine over the network, by name: a plain function of its snapshot.

HTTP asks it with every request, the redirection ports with every session; so what it finds is kept with the
snapshot, and a change of the accounts, which makes a new snapshot, counts at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vamt.auth.accounts import Access, Accounts, auditor
from vamt.auth.realms import Realm
from vamt.machine import Snapshot

_ALL: Final = frozenset({int(Realm.PT_ADMINISTRATION)})
_AUDIT: Final = frozenset({int(Realm.AUDIT_LOG)})
_MEMO: Final = "vamt.auth.login"


@dataclass(frozen=True, slots=True)
class Login:
    """What proves a user, and what he may do once he has proven himself."""

    name: str
    ha1: str
    realms: frozenset[int]
    withheld: frozenset[int]


def lookup(snap: Snapshot, user: str) -> Login | None:
    """The login of that name; None for who does not exist, is disabled, or may come from the host only.

    Kerberos users have no digest and are not here.
    """
    logins: Mapping[str, Login] | None = snap.memo.get(_MEMO)
    if logins is None:
        logins = snap.memo[_MEMO] = _logins(snap.section(Accounts))
    return logins.get(user)


def _logins(accounts: Accounts) -> Mapping[str, Login]:
    # Whoever is the auditor takes the audit log from the administrators (Intel AMT guide: Administrative Users).
    withheld = frozenset() if auditor(accounts.users) is None else _AUDIT
    logins = {accounts.admin: Login(accounts.admin, accounts.ha1, _ALL, withheld)} if accounts.ha1 else {}
    for user in accounts.users:
        if user.ha1 and user.enabled and user.access != Access.LOCAL:
            logins[user.name] = Login(user.name, user.ha1, frozenset(user.realms), withheld)
    return logins
