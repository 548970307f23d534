"""The classes a service knows and the instances behind them: the read side of dispatch.

It answers by class table and snapshot only; whatever changes something is `vamt.wsman.service`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, Protocol

from vamt.cim.model import EPR, Instance
from vamt.machine import Snapshot
from vamt.provider import Provider
from vamt.schema import IndexEntry
from vamt.wsman.faults import DestinationUnreachable, InvalidSelectors

DEVICE_SCHEMAS: Final = frozenset({"AMT", "CIM", "IPS"})
"""Whose classes a device has."""

Selectors = Mapping[str, str | EPR]


class Registry(Protocol):
    """What the service needs of `vamt.registry`."""

    @property
    def index(self) -> Mapping[str, IndexEntry]:
        """Every class of every schema."""

    def provider(self, class_name: str) -> Provider[Any] | None:
        """The implementation of a class."""

    def subclasses(self, class_name: str) -> Sequence[str]:
        """The implemented classes that are `class_name` or derive from it, in the order they are handed out."""


class Catalog:
    """Finds classes by resource URI and instances by selectors."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.index = registry.index

    def provider(self, uri: str) -> Provider[Any]:
        """The implementation of exactly the class with this resource URI.

        Raises:
            DestinationUnreachable: there is no such class, or nobody implements it.

        """
        provider = self._registry.provider(self._class_name(uri))
        if provider is None:
            raise DestinationUnreachable
        return provider

    def implementation(self, class_name: str) -> Provider[Any] | None:
        """The implementation of exactly this class, if there is one."""
        return self._registry.provider(class_name)

    def family(self, uri: str) -> Sequence[Provider[Any]]:
        """The implementations of a class and of the classes derived from it, sorted by class name.

        Raises:
            DestinationUnreachable: there are none.

        """
        return self.implementations(self._class_name(uri)) or _unreachable()

    def associations(self, class_name: str | None) -> Iterator[Provider[Any]]:
        """The implemented associations, all or those of one family."""
        every = (name for name in sorted(self.index) if _schema(name) in DEVICE_SCHEMAS)
        for name in every if class_name is None else self._family(class_name):
            provider = self._registry.provider(name)
            if provider is not None and self.index[name].association:
                yield provider

    def derives(self, class_name: str, ancestor: str) -> bool:
        """Whether a class is `ancestor` or derives from it."""
        current: str | None = class_name
        while current is not None and current != ancestor:
            row = self.index.get(current)
            current = None if row is None else row.superclass
        return current is not None

    def find(self, provider: Provider[Any], snap: Snapshot, selectors: Selectors) -> Instance:
        """The one instance the selectors name.

        Any part of the keys that names just one instance will do, and none at all for a class with one.
        Selectors that are no keys are ignored if they are properties: MeshCommander and MeshCentral send
        whole objects.

        Raises:
            DestinationUnreachable: no instance has these keys; rpc-go counts on that name for what is gone.
            InvalidSelectors: more than one has, or a name is no property.

        """
        info = provider.CLASS.INFO
        keys = {name: selectors[name] for name in info.keys if name in selectors}
        if len(keys) < len(selectors):
            known = {prop.name for prop in info.properties}
            if not known.issuperset(selectors):
                raise InvalidSelectors("UnexpectedSelectors")
        if len(keys) == len(info.keys):
            exact: Instance | None = provider.get(snap, keys)
            if exact is not None:
                return exact
            if not any(isinstance(value, EPR) for value in keys.values()):  # only references match otherwise
                raise DestinationUnreachable
        matching = list(islice(matching_instances(provider.instances(snap), keys), 2))
        if not matching:
            raise DestinationUnreachable
        if len(matching) > 1:
            raise InvalidSelectors("AmbiguousSelectors")
        return matching[0]

    def implementations(self, class_name: str) -> Sequence[Provider[Any]]:
        """The implementations of a class and of the classes derived from it, in the order of the registry."""
        found = map(self._registry.provider, self._family(class_name))
        return [provider for provider in found if provider is not None]

    def _family(self, class_name: str) -> Iterator[str]:
        """The implemented classes of a family.

        A device's class shows nothing that no device has: classes of other schemas are there for who asks for
        theirs.
        """
        schemas = {*DEVICE_SCHEMAS, _schema(class_name)}
        return (name for name in self._registry.subclasses(class_name) if _schema(name) in schemas)

    def _class_name(self, uri: str) -> str:
        name = uri.rpartition("/")[2]
        row = self.index.get(name)
        if row is None or row.uri != uri:
            raise DestinationUnreachable
        return name


def matching_instances(instances: Iterable[Instance], keys: Selectors) -> Iterator[Instance]:
    """The instances whose keys are as given, as far as given."""
    for instance in instances:
        own = dict(instance.key_values())
        if all(name not in own or same(own[name], value) for name, value in keys.items()):
            yield instance


def same(own: str | EPR, given: str | EPR) -> bool:
    """Whether a key has the value a selector gives.

    A reference is the same if it leads to the same class by selectors that do not contradict: clients leave
    out what they think goes without saying (python amt and fence_amt_ws send `Name` only).
    """
    if isinstance(own, EPR) and isinstance(given, EPR):
        if own.uri != given.uri:
            return False
        mine = dict(own.selectors)
        return all(name in mine and same(mine[name], value) for name, value in given.selectors)
    return own == given


def _schema(class_name: str) -> str:
    return class_name.partition("_")[0]


def _unreachable() -> Sequence[Provider[Any]]:
    raise DestinationUnreachable
