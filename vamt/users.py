"""What the operator of a host may ask about the accounts of a machine, wherever they are kept.

`vamt.admin` says where that is. Passwords pass through here and are never logged.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from vamt.auth import acl
from vamt.auth.accounts import Access, Accounts, User, ha1, password_problem
from vamt.auth.realms import GRANTABLE, Realm
from vamt.errors import VamtError
from vamt.hints import hint

Change = Callable[[Accounts, str], Accounts]
"""From the accounts of a machine and its digest realm to what they become."""


@dataclass(frozen=True, slots=True)
class UserRow:
    """One account as `vamt user list` shows it; the administrator is the first."""

    name: str
    """Of a Kerberos user, his SID in hexadecimal digits."""
    access: str
    """local, network or any."""
    enabled: bool
    realms: Sequence[str]


class AccountAdmin(ABC):
    """The accounts of machines, for the command line."""

    @abstractmethod
    async def accounts(self, uuid: UUID) -> Accounts:
        """The accounts of a machine. Raises VamtError if there is no such machine."""

    @abstractmethod
    async def change_accounts(self, uuid: UUID, event: str, user: str, change: Change) -> None:
        """Change them, durably, and log the event. Raises VamtError as `change` does."""

    async def password(self, uuid: UUID) -> str | None:
        """The administrator's password; None if only its digest is known."""
        return (await self.accounts(uuid)).password

    async def set_password(self, uuid: UUID, password: str) -> None:
        """Change the administrator's password. Raises VamtError if AMT's policy refuses it."""
        _demand_strong(password)

        def change(accounts: Accounts, realm: str) -> Accounts:
            return replace(accounts, ha1=ha1(accounts.admin, realm, password), password=password)

        admin = (await self.accounts(uuid)).admin
        await self.change_accounts(uuid, "password-changed", admin, change)

    async def users(self, uuid: UUID) -> Sequence[UserRow]:
        """The administrator, then the users in the order they were added."""
        accounts = await self.accounts(uuid)
        administrator = UserRow(accounts.admin, "any", enabled=True, realms=(Realm.PT_ADMINISTRATION.word,))
        return [administrator, *map(_row, accounts.users)]

    async def add_user(self, uuid: UUID, name: str, realms: Iterable[str], password: str) -> None:
        """Add a user with realms by their names. Raises VamtError if AMT would not have such a user."""
        numbers = tuple(map(_realm, realms))
        _demand_strong(password)

        def change(accounts: Accounts, realm: str) -> Accounts:
            return acl.added(accounts, User(name=name, ha1=ha1(name, realm, password), realms=numbers))

        await self.change_accounts(uuid, "user-added", name, change)

    async def set_user_password(self, uuid: UUID, name: str, password: str) -> None:
        """Change a user's password. Raises VamtError if there is no such user, or AMT refuses the password."""
        _demand_strong(password)

        def change(accounts: Accounts, realm: str) -> Accounts:
            user = _find(accounts, name)
            if user.sid:
                raise VamtError(f"{name!r} is a Kerberos user, and has no password here")
            return acl.changed(accounts, replace(user, ha1=ha1(name, realm, password)))

        await self.change_accounts(uuid, "password-changed", name, change)

    async def remove_user(self, uuid: UUID, name: str) -> None:
        """Remove a user. Raises VamtError if there is no such user."""
        await self.change_accounts(
            uuid,
            "user-removed",
            name,
            lambda accounts, _: acl.removed(accounts, _find(accounts, name).handle),
        )


def _row(user: User) -> UserRow:
    realms = tuple(Realm(number).word for number in user.realms)
    return UserRow(_name(user), Access(user.access).name.lower(), user.enabled, realms)


def _name(user: User) -> str:
    return user.name or user.sid.hex()


def _realm(word: str) -> int:
    words = {realm.word: int(realm) for realm in GRANTABLE}
    if word not in words:
        raise VamtError(
            f"there is no realm {word!r}; {hint(word, words, '`vamt user add --help` lists them')}"
        )
    return words[word]


def _find(accounts: Accounts, name: str) -> User:
    found = next((user for user in accounts.users if _name(user) == name), None)
    if found is not None:
        return found
    if name == accounts.admin:
        raise VamtError(
            f"{name!r} is the administrator, who cannot be removed; `vamt password` changes the password"
        )
    if not accounts.users:
        raise VamtError(f"there is no user {name!r}; the machine has only its administrator")
    near = hint(name, map(_name, accounts.users), "`vamt user list` lists them")
    raise VamtError(f"there is no user {name!r}; {near}")


def _demand_strong(password: str) -> None:
    problem = password_problem(password)
    if problem is not None:
        raise VamtError(problem)
