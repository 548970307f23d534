"""CIM_ConcreteDependency: what depends on what, as each family says of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from vamt.machine import Snapshot
from vamt.schema.CIM_ConcreteDependency import CIM_ConcreteDependency, CIM_ConcreteDependencyProvider
from vamt_providers import certificates

FAMILIES: Final[tuple[Callable[[Snapshot], Iterable[CIM_ConcreteDependency]], ...]] = (
    certificates.dependencies,
)


class ConcreteDependency(CIM_ConcreteDependencyProvider):
    """All of them."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ConcreteDependency]:
        for family in FAMILIES:
            yield from family(snap)
