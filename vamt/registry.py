"""Which classes exist and who implements them: providers found by the entry point group `vamt.providers`.

An entry point names a module with `PROVIDERS`: for each class, where its provider is. Classes of a package's own
come with its generated schema. The built-in providers come in by the same door.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import entry_points
from itertools import chain
from pkgutil import resolve_name
from typing import Any, Final

from vamt import schema
from vamt.errors import ConfigError
from vamt.provider import Provider

GROUP: Final = "vamt.providers"

Place = str | type[Provider[Any]]
"""A provider class, or where it is: `module:Class`."""


class Registry:
    """Every known class, and one provider for each that is implemented; the same for all machines.

    Raises:
        ConfigError: two packages implement one class, or a provider's class is in no generated schema.

    """

    def __init__(self, *packages: Mapping[str, Place]) -> None:
        self._places: dict[str, Place] = {}
        for name, place in chain.from_iterable(package.items() for package in packages):
            other = self._places.setdefault(name, place)
            if other is not place:
                raise ConfigError(
                    f"{name} has two providers, {_told(other)} and {_told(place)}: uninstall one of their packages"
                )
        self._providers: dict[str, Provider[Any]] = {}
        self.index: Mapping[str, schema.IndexEntry] = self._merged()
        families = defaultdict(list)
        for name in self._places:
            for ancestor in self._line(name):
                families[ancestor].append(name)
        self._families = {ancestor: tuple(names) for ancestor, names in families.items()}

    @classmethod
    def installed(cls) -> Registry:
        """The providers of every installed package.

        Raises:
            ConfigError: a package cannot be loaded, or two of them contradict each other.

        """
        packages: list[Mapping[str, Place]] = []
        for point in entry_points(group=GROUP):
            try:
                packages.append(point.load().PROVIDERS)
            except (ImportError, AttributeError) as error:
                raise ConfigError(f"the provider package {point.value} cannot be used: {error}") from error
        return cls(*packages)

    def provider(self, class_name: str) -> Provider[Any] | None:
        """The implementation of exactly this class, loaded when it is first asked for.

        Raises:
            ConfigError: its package says it is where it is not.

        """
        found = self._providers.get(class_name)
        if found is None and (place := self._places.get(class_name)) is not None:
            found = self._providers[class_name] = _load(class_name, place)
        return found

    @property
    def implemented(self) -> Sequence[str]:
        """Every class that somebody implements."""
        return tuple(self._places)

    def subclasses(self, class_name: str) -> Sequence[str]:
        """The implemented classes that are this one or derive from it, in the order of their packages."""
        return self._families.get(class_name, ())

    def _merged(self) -> Mapping[str, schema.IndexEntry]:
        """The built-in classes, and those of every generated package a provider's class is of."""
        merged = dict(schema.index())
        for name, place in self._places.items():
            if name not in merged and (provider := self.provider(name)) is not None:
                package = provider.CLASS.__module__.rpartition(".")[0]
                try:
                    merged = {**schema.index(package), **merged}
                except (ImportError, ValueError) as error:
                    raise ConfigError(
                        f"{_told(place)} implements {name}, which `vamt mof generate` did not make"
                    ) from error
        return merged

    def _line(self, class_name: str) -> Iterator[str]:
        """The class and its ancestors, upwards."""
        name: str | None = class_name
        while name is not None:
            yield name
            name = self.index[name].superclass if name in self.index else None


def _load(class_name: str, place: Place) -> Provider[Any]:
    try:
        kind = resolve_name(place) if isinstance(place, str) else place
        provider: Provider[Any] = kind()
        if provider.CLASS.INFO.name == class_name:
            return provider
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigError(f"the provider of {class_name} cannot be loaded from {place}: {error}") from error
    raise ConfigError(f"{_told(place)} implements {provider.CLASS.INFO.name}, not {class_name}")


def _told(place: Place) -> str:
    return place if isinstance(place, str) else f"{place.__module__}:{place.__qualname__}"
