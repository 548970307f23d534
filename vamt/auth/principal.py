"""`Principal`: who sent a request, from where, with which realms, and whether that still holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from vamt.auth.login import Login, lookup
from vamt.firmware.setup import provisioned
from vamt.machine import Snapshot
from vamt.wsman.faults import AccessDenied


@dataclass(frozen=True, slots=True)
class Principal:
    """An authenticated user of one machine; the `Asker` of what he changes."""

    name: str
    peer: str
    """Network address of the client."""
    realms: frozenset[int]
    """AMT realm numbers granted (Intel AMT guide: Access Control Lists); 3 is PT Administration, which includes all."""
    withheld: frozenset[int] = frozenset()
    """Realms that PT Administration does not include here, because they are another user's."""
    proof: str | None = field(kw_only=True, repr=False)
    """The H(A1) by which he was let in: of his name, his password and the machine's digest realm. None for one
    whom no password let in, and whom therefore no change of the accounts puts out."""

    @staticmethod
    def of(login: Login, peer: str) -> Principal:
        """The user of a login, at that network address."""
        return _principal(login.name, peer, login.realms, login.withheld, login.ha1)

    @property
    def administrator(self) -> bool:
        """Holds the PT Administration realm."""
        return 3 in self.realms  # noqa: PLR2004 - the realm's number is its name

    def holds(self, wanted: frozenset[int]) -> bool:
        """Whether one of these realms is the user's."""
        return not wanted.isdisjoint(self.realms) or (self.administrator and not wanted <= self.withheld)

    def now(self, snap: Snapshot) -> Principal | None:
        """The same user as a machine that is now so would let him in; None if it would not.

        It would not if it is not provisioned, or was anew since, if the account is gone or disabled, or if its
        password is another one.
        """
        if self.proof is None:
            return self
        login = lookup(snap, self.name) if provisioned(snap) else None
        return None if login is None or login.ha1 != self.proof else Principal.of(login, self.peer)

    def demand(self, snap: Snapshot) -> None:
        """See that nothing was taken from the user since he was let in.

        Raises:
            AccessDenied: he would not be let in any more, or with fewer realms.

        """
        now = self.now(snap)
        if now is None or not (self.realms <= now.realms and now.withheld <= self.withheld):
            raise AccessDenied


@lru_cache(maxsize=1024)
def _principal(
    name: str, peer: str, realms: frozenset[int], withheld: frozenset[int], proof: str
) -> Principal:
    return Principal(name, peer, realms, withheld, proof=proof)
