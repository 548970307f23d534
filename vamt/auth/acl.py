"""What may become of a machine's accounts: entries added, changed and removed, as a device would let them.

Every function takes accounts and gives new ones, or says why not. Who may ask for it is decided before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from vamt.auth.accounts import Access, Accounts, User, auditor
from vamt.auth.realms import GRANTABLE, Realm
from vamt.errors import VamtError
from vamt.schema.PT_STATUS import PT_STATUS

MAX_DIGEST: Final = 7
MAX_KERBEROS: Final = 32
"""Entries of each kind (Intel SCS guide: Defining the Access Control List)."""

MAX_NAME: Final = 16
MAX_SID: Final = 28
_FORBIDDEN: Final = frozenset(',:"&<>')

SYSTEM_USERS: Final = (
    User(handle=1, name="$$uns", access=Access.LOCAL, realms=(Realm.LOCAL_UN,)),
    User(handle=2, name="$$OsAdmin", access=Access.LOCAL, realms=(Realm.LOCAL_SYSTEM,)),
)
"""The firmware's own, for the software beside it in the guest; MeshCommander needs at least two entries."""


class Refused(VamtError):
    """The accounts cannot become so; `status` is the PT_STATUS a client gets."""

    def __init__(self, status: PT_STATUS, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def entries(accounts: Accounts) -> tuple[User, ...]:
    """The whole list, in the order of the handles; the administrator is not in it."""
    return SYSTEM_USERS + accounts.users


def entry(accounts: Accounts, handle: int) -> User:
    """The entry of that handle.

    Raises:
        Refused: there is none.

    """
    for user in entries(accounts):
        if user.handle == handle:
            return user
    raise Refused(PT_STATUS.INVALID_HANDLE, f"there is no entry {handle}")


def added(accounts: Accounts, user: User) -> Accounts:
    """The accounts with one user more, whatever handle he came with.

    Raises:
        Refused: his name, password or realms will not do, or there is no room.

    """
    user = replace(user, handle=accounts.next_handle)
    kind = [other for other in accounts.users if bool(other.sid) == bool(user.sid)]
    most = MAX_KERBEROS if user.sid else MAX_DIGEST
    if len(kind) >= most:
        raise Refused(PT_STATUS.MAX_LIMIT_REACHED, f"AMT has room for {most} such users, and all are taken")
    return replace(
        accounts,
        users=(*accounts.users, _checked(accounts, user)),
        next_handle=accounts.next_handle + 1,
    )


def changed(accounts: Accounts, user: User) -> Accounts:
    """The accounts with this in place of the entry of the same handle.

    Raises:
        Refused: there is no such entry, it is the firmware's own, or what it would become will not do.

    """
    _own(accounts, user.handle)
    checked = _checked(accounts, user)
    return replace(
        accounts, users=tuple(checked if other.handle == user.handle else other for other in accounts.users)
    )


def removed(accounts: Accounts, handle: int) -> Accounts:
    """The accounts without that entry.

    Raises:
        Refused: there is no such entry, or it is the firmware's own.

    """
    gone = _own(accounts, handle)
    return replace(accounts, users=tuple(user for user in accounts.users if user is not gone))


def administered(accounts: Accounts, name: str, ha1: str) -> Accounts:
    """The accounts with another name and password of the administrator; the password can no longer be read.

    Raises:
        Refused: the name will not do, or is a user's.

    """
    _check_name(name)
    if any(user.name == name for user in accounts.users):
        raise Refused(PT_STATUS.DUPLICATE, f"a user is called {name!r} already")
    return replace(accounts, admin=name, ha1=ha1, password=None)


def _own(accounts: Accounts, handle: int) -> User:
    """An entry that is not the firmware's."""
    user = entry(accounts, handle)
    if user in SYSTEM_USERS:
        raise Refused(PT_STATUS.NOT_PERMITTED, f"{user.name} is the firmware's own")
    return user


def _checked(accounts: Accounts, user: User) -> User:
    """The user, his realms in order, if he can be one of these."""
    others = [other for other in accounts.users if other.handle != user.handle]
    if user.sid:
        _check_sid(user)
    else:
        _check_name(user.name)
        if not user.ha1:
            raise Refused(PT_STATUS.INVALID_PASSWORD, "a user needs a password")
    if user.name == accounts.admin or any((user.name, user.sid) == (it.name, it.sid) for it in others):
        raise Refused(PT_STATUS.DUPLICATE, f"there is a user {user.name or user.sid.hex()!r} already")
    if user.access not in tuple(Access):
        raise Refused(PT_STATUS.INVALID_PARAMETER, "a user comes from local, network or any")
    if not user.realms or not GRANTABLE.keys() >= set(user.realms):
        raise Refused(PT_STATUS.INVALID_REALM, "a user needs at least one realm, and of those that there are")
    other_auditor = auditor(others)
    if Realm.AUDIT_LOG in user.realms and other_auditor is not None:
        raise Refused(
            PT_STATUS.NOT_PERMITTED,
            f"only one user can be the auditor, and {other_auditor.name or other_auditor.sid.hex()!r} is",
        )
    return replace(user, realms=tuple(sorted(set(user.realms))))


def _check_name(name: str) -> None:
    """Not like the firmware's own, and nothing that has a meaning in digest or XML (Intel SCS guide)."""
    printable = all(" " <= char <= "~" for char in name) and _FORBIDDEN.isdisjoint(name)
    if not 1 <= len(name) <= MAX_NAME or not printable or name != name.strip() or name.startswith("$$"):
        raise Refused(
            PT_STATUS.INVALID_NAME,
            f'a name has 1 to {MAX_NAME} printable ASCII characters, none of , : " & < >, '
            "no blank around it, and does not begin with $$",
        )


def _check_sid(user: User) -> None:
    if user.name or user.ha1 or len(user.sid) > MAX_SID or len(user.sid) % 4:
        raise Refused(PT_STATUS.INVALID_NAME, f"a SID has 4 to {MAX_SID} octets, and stands alone")
