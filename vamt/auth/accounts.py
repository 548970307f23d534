"""The accounts of one machine, as its firmware keeps them, and passwords. Hashing only; storing is the store's.

What may be changed in them is said by `vamt.auth.acl`.
"""

from __future__ import annotations

import hashlib
import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Final

from vamt.auth.realms import Realm
from vamt.machine import Section

PASSWORD_LENGTH: Final = 16
"""As long as MeshCentral takes; 90 bits."""

FIRST_HANDLE: Final = 3
"""The smaller ones are those of the firmware's own entries."""

_SPECIAL: Final = "!*-+=."


class Access(IntEnum):
    """Where a user may come from (AMT_AuthorizationService.AccessPermission)."""

    LOCAL = 0
    NETWORK = 1
    ANY = 2


@dataclass(frozen=True, slots=True)
class User:
    """An entry of the access control list: of a digest user, or of a Kerberos one, who has a SID only."""

    handle: int = 0
    name: str = ""
    ha1: str = ""
    sid: bytes = b""
    access: int = Access.ANY
    realms: tuple[int, ...] = ()
    """Realm numbers, ascending."""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Accounts(Section):
    """The administrator and the users; `ha1` is MD5(user:realm:password), which is all digest needs.

    `password` is the administrator's, kept only while vamt itself made it or its operator set it, for
    `vamt password` to show; a client that changes it over the wire sends a digest, and it is forgotten.
    """

    NAME: ClassVar[str] = "accounts"

    admin: str = "admin"
    ha1: str = ""
    password: str | None = None
    users: tuple[User, ...] = ()
    next_handle: int = FIRST_HANDLE
    """Never given twice: a console that acts on an old list must not hit another user."""


def auditor(users: Iterable[User]) -> User | None:
    """The one user who has the audit log to himself, if there is one (Intel AMT guide: Access Monitor)."""
    return next((user for user in users if Realm.AUDIT_LOG in user.realms), None)


def ha1(user: str, realm: str, password: str) -> str:
    """RFC 2617's H(A1), the form in which AMT stores a password."""
    return hashlib.md5(f"{user}:{realm}:{password}".encode(), usedforsecurity=False).hexdigest()


def new_accounts(realm: str, password: str | None = None) -> Accounts:
    """The accounts of a machine just provisioned, with a password of its own unless one is given."""
    password = password or generate_password()
    return Accounts(ha1=ha1("admin", realm, password), password=password)


def generate_password() -> str:
    """A strong password that satisfies AMT's policy and that every client can type and carry."""
    alphabets = (string.ascii_uppercase, string.ascii_lowercase, string.digits, _SPECIAL)
    letters = [secrets.choice(alphabet) for alphabet in alphabets]
    everything = "".join(alphabets)
    letters += [secrets.choice(everything) for _ in range(PASSWORD_LENGTH - len(letters))]
    secrets.SystemRandom().shuffle(letters)
    return "".join(letters)


def password_problem(password: str) -> str | None:
    """Why AMT would refuse a password, as a sentence; None if it would not.

    8 to 32 printable ASCII characters with an upper-case and a lower-case letter, a digit and a special
    character, and none of `"`, `,`, `:` (Intel AMT guide: password strength).
    """
    if not 8 <= len(password) <= 32:  # noqa: PLR2004 - the policy's numbers, said in the docstring
        return "a password has 8 to 32 characters"
    if any(not " " <= char <= "~" or char in '":,' for char in password):
        return 'a password has printable ASCII characters only, and none of " , :'
    groups = {
        "an upper-case letter": str.isupper,
        "a lower-case letter": str.islower,
        "a digit": str.isdigit,
        "a special character": lambda char: not char.isalnum() and char != "_",
    }
    missing = [name for name, test in groups.items() if not any(map(test, password))]
    return f"a password needs {' and '.join(missing)}" if missing else None


def new_realm() -> str:
    """A digest realm as firmware makes one at provisioning: `Digest:` and 32 upper-case hex digits."""
    return f"Digest:{secrets.token_hex(16).upper()}"
