"""`Principal`: who sent a request, from where, with which realms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Principal:
    """An authenticated user of one machine."""

    name: str
    peer: str
    """Network address of the client."""
    realms: frozenset[int]
    """AMT realm numbers granted (Intel AMT guide: Access Control Lists); 3 is PT Administration, which includes all."""
    withheld: frozenset[int] = frozenset()
    """Realms that PT Administration does not include here, because they are another user's."""

    @property
    def administrator(self) -> bool:
        """Holds the PT Administration realm."""
        return 3 in self.realms  # noqa: PLR2004 - the realm's number is its name

    def holds(self, wanted: frozenset[int]) -> bool:
        """Whether one of these realms is the user's."""
        return not wanted.isdisjoint(self.realms) or (self.administrator and not wanted <= self.withheld)
