"""Which classes exist and who implements them: providers found by the entry point group `vamt.providers`.

An entry point names a module with `PROVIDERS`, the provider classes; classes of a package's own come with its
generated schema. The built-in providers come in by the same door.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import entry_points
from typing import Any, Final

from vamt import schema
from vamt.errors import ConfigError
from vamt.provider import Provider

GROUP: Final = "vamt.providers"


class Registry:
    """Every known class, and one provider for each that is implemented; the same for all machines.

    Raises:
        ConfigError: two providers implement one class, or a provider's class is in no generated schema.

    """

    def __init__(self, providers: Iterable[type[Provider[Any]]]) -> None:
        self._providers: dict[str, Provider[Any]] = {}
        for kind in providers:
            other = self._providers.setdefault(kind.CLASS.INFO.name, kind())
            if type(other) is not kind:
                raise ConfigError(
                    f"{kind.CLASS.INFO.name} has two providers, {_place(type(other))} and {_place(kind)}: "
                    "uninstall one of their packages"
                )
        self.index: Mapping[str, schema.IndexEntry] = self._merged()
        families = defaultdict(list)
        for name in sorted(self._providers):
            for ancestor in self._line(name):
                families[ancestor].append(name)
        self._families = {ancestor: tuple(names) for ancestor, names in families.items()}

    @classmethod
    def installed(cls) -> Registry:
        """The providers of every installed package.

        Raises:
            ConfigError: a package cannot be loaded, or two of them contradict each other.

        """
        providers: list[type[Provider[Any]]] = []
        for point in entry_points(group=GROUP):
            try:
                providers += point.load().PROVIDERS
            except (ImportError, AttributeError) as error:
                raise ConfigError(f"the provider package {point.value} cannot be used: {error}") from error
        return cls(providers)

    def provider(self, class_name: str) -> Provider[Any] | None:
        """The implementation of exactly this class."""
        return self._providers.get(class_name)

    def subclasses(self, class_name: str) -> Sequence[str]:
        """The implemented classes that are this one or derive from it, sorted by name."""
        return self._families.get(class_name, ())

    def _merged(self) -> Mapping[str, schema.IndexEntry]:
        """The built-in classes, and those of every generated package a provider's class is of."""
        merged = dict(schema.index())
        for name, provider in self._providers.items():
            if name not in merged:
                package = provider.CLASS.__module__.rpartition(".")[0]
                try:
                    merged = {**schema.index(package), **merged}
                except (ImportError, ValueError) as error:
                    raise ConfigError(
                        f"{_place(type(provider))} implements {name}, which `vamt mof generate` did not make"
                    ) from error
        return merged

    def _line(self, class_name: str) -> Iterator[str]:
        """The class and its ancestors, upwards."""
        name: str | None = class_name
        while name is not None:
            yield name
            name = self.index[name].superclass if name in self.index else None


def _place(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
