"""Association queries (DSP0227 §8.2), worked out from the association classes alone.

No association is known by name: whatever class is an association and has an implementation takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vamt.cim.model import EPR, Instance
from vamt.machine import Snapshot
from vamt.wsman.catalog import Catalog, matching_instances, same
from vamt.wsman.faults import AccessDenied, CannotProcessFilter, DestinationUnreachable, InvalidSelectors
from vamt.wsman.messages import AssociationQuery

Keys = tuple[tuple[str, str | EPR], ...]


def query_instances(
    catalog: Catalog, snap: Snapshot, query: AssociationQuery, readable: Callable[[str], bool]
) -> Iterator[Instance]:
    """The association instances that lead away from the object, or what they lead to; each one once.

    Classes that are not `readable` are neither gone through nor arrived at.

    Raises:
        AccessDenied: the object's class is not `readable`.
        CannotProcessFilter: the object is not exactly one instance that is here (DSP0227 R8.2.1-4).

    """
    _demand_object(catalog, snap, query.object, readable)
    return _once(catalog, query, _found(catalog, snap, query, readable), readable)


def _demand_object(catalog: Catalog, snap: Snapshot, reference: EPR, readable: Callable[[str], bool]) -> None:
    try:
        provider = catalog.provider(reference.uri)
        if not readable(provider.CLASS.INFO.name):
            raise AccessDenied
        catalog.find(provider, snap, dict(reference.selectors))
    except (DestinationUnreachable, InvalidSelectors) as error:
        raise CannotProcessFilter from error


def _once(
    catalog: Catalog, query: AssociationQuery, instances: Iterator[Instance], readable: Callable[[str], bool]
) -> Iterator[Instance]:
    seen: set[EPR] = set()
    for found in instances:
        reference = found.epr()
        wanted = query.result_class is None or catalog.derives(found.INFO.name, query.result_class)
        if wanted and reference not in seen and readable(found.INFO.name):
            seen.add(reference)
            yield found


def _found(
    catalog: Catalog, snap: Snapshot, query: AssociationQuery, readable: Callable[[str], bool]
) -> Iterator[Instance]:
    places = _Places(catalog, snap)
    for provider in catalog.associations(query.association_class):
        for association in provider.instances(snap) if readable(provider.CLASS.INFO.name) else ():
            ends = _ends(association)
            for role, end in ends.items():
                if query.role not in (None, role) or not same(end, query.object):
                    continue
                if query.associations:
                    yield association
                else:
                    yield from _others(places, query, ends, role)


def _others(places: _Places, query: AssociationQuery, ends: dict[str, EPR], role: str) -> Iterator[Instance]:
    for other_role, other in ends.items():
        if other_role != role and query.result_role in (None, other_role):
            instance = places.find(other)
            if instance is not None:
                yield instance


class _Places:
    """Where references lead; a class is listed once, however many of them lead to it (each event has one)."""

    def __init__(self, catalog: Catalog, snap: Snapshot) -> None:
        self._catalog = catalog
        self._snap = snap
        self._listed: dict[str, dict[Keys, Instance]] = {}

    def find(self, reference: EPR) -> Instance | None:
        """The instance a reference leads to, if it is here."""
        listed = self._listed.get(reference.class_name)
        if listed is None:
            listed = self._listed[reference.class_name] = {}
            for provider in self._catalog.implementations(reference.class_name):
                for instance in provider.instances(self._snap):
                    listed.setdefault(tuple(instance.key_values()), instance)
        exact = listed.get(reference.selectors)
        return exact or next(matching_instances(listed.values(), dict(reference.selectors)), None)


def _ends(association: Instance) -> dict[str, EPR]:
    """The references of an association, by role."""
    return {
        prop.name: value
        for prop in association.INFO.properties
        if prop.type == "reference" and isinstance(value := getattr(association, prop.name), EPR)
    }
