"""Declarations to class tables: what a class inherits, and whether all it mentions exists.

The classes of other generated packages are known from their class tables, so deriving from one needs none of
its MOF. Does not read or write files.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final

from vamt import schema
from vamt.cim.model import NAMESPACES, ClassInfo, Instance, Method, Property
from vamt.mofgen.declarations import ClassDeclaration, Element, MethodDeclaration, mof_error
from vamt.provider import Provider

_TAKEN: Final = frozenset({*keyword.kwlist, *dir(Instance), *dir(Provider), "INFO", "call", "self", "target"})
"""Names the generated Python has other uses for."""


@dataclass(frozen=True, slots=True)
class ResolvedClass:
    """A class with everything it inherits in its table, and what it declares itself beside it."""

    declaration: ClassDeclaration
    info: ClassInfo


class Resolver:
    """Resolves the declarations of one package on top of other packages."""

    def __init__(self, declarations: Iterable[ClassDeclaration], bases: Iterable[str]) -> None:
        self._declared = {one.name: one for one in declarations}
        self._bases = tuple(bases)
        self._inherited = {name: base for base in self._bases for name in schema.index(base)}
        self._done: dict[str, ClassInfo] = {}

    def classes(self) -> list[ResolvedClass]:
        """Every class that is one of a device, sorted by name.

        Raises:
            MofError: a name is mentioned that does not exist or cannot be used, or an override overrides
                nothing.

        """
        return [
            ResolvedClass(declaration, self._resolve(declaration, ()))
            for declaration in self._declared.values()
            if not declaration.value_set
        ]

    def value_sets(self) -> list[ClassDeclaration]:
        """The declarations that only name values.

        Raises:
            MofError: there is more or less to one than a single property with values.

        """
        found = [declaration for declaration in self._declared.values() if declaration.value_set]
        for one in found:
            if [bool(element.values) for element in _elements(one)] != [True]:
                raise mof_error(
                    one.path, one.name, f"the value set {one.name} needs one property with values"
                )
        return found

    def _resolve(self, declaration: ClassDeclaration, below: tuple[str, ...]) -> ClassInfo:
        name = declaration.name
        if name not in self._done:
            if name in below:
                raise mof_error(declaration.path, name, f"{name} is its own superclass")
            parent = self._superclass(declaration, (*below, name))
            self._check_names(declaration)
            properties = _properties(declaration, parent)
            self._done[name] = ClassInfo(
                name=name,
                uri=_uri(declaration),
                superclass=declaration.superclass,
                keys=tuple(prop.name for prop in properties if prop.key),
                properties=properties,
                methods=_methods(declaration, parent),
                association=declaration.association or (parent is not None and parent.association),
            )
        return self._done[name]

    def _superclass(self, declaration: ClassDeclaration, below: tuple[str, ...]) -> ClassInfo | None:
        name = declaration.superclass
        if name is None:
            return None
        if name in self._declared:
            return self._resolve(self._declared[name], below)
        if name in self._inherited:
            return schema.load(name, self._inherited[name]).INFO
        raise mof_error(declaration.path, name, f"the superclass {name} does not exist")

    def _check_names(self, declaration: ClassDeclaration) -> None:
        elements = list(_elements(declaration))
        names = [element.property.name for element in elements] + [one.name for one in declaration.methods]
        for name in sorted(_TAKEN.intersection(names)):
            raise mof_error(declaration.path, name, f"{name} cannot be used: it means something in Python")
        for element in elements:
            for name in element.refers_to:
                if not self._exists(name):
                    trouble = f"{element.property.name} refers to {name}, which does not exist"
                    raise mof_error(declaration.path, name, trouble)

    def _exists(self, name: str) -> bool:
        return (
            name in self._declared
            or name in self._inherited
            or (name.isidentifier() and any(find_spec(f"{base}.{name}") for base in self._bases))
        )


def _elements(declaration: ClassDeclaration) -> Iterator[Element]:
    yield from declaration.properties
    for method in declaration.methods:
        yield from method.elements


def _uri(declaration: ClassDeclaration) -> str:
    prefix = declaration.name.partition("_")[0]
    namespace = declaration.namespace or NAMESPACES.get(prefix)
    if namespace is None:
        raise mof_error(
            declaration.path,
            declaration.name,
            f"{declaration.name} needs a ResourceNamespace qualifier: no schema is called {prefix}",
        )
    return namespace + declaration.name


def _properties(declaration: ClassDeclaration, parent: ClassInfo | None) -> tuple[Property, ...]:
    """All properties in ASCII order; what is a key or required stays so below."""
    found = {prop.name: prop for prop in parent.properties} if parent else {}
    for element in declaration.properties:
        own = element.property
        above = found.get(own.name)
        _check_override(declaration, own.name, element.override, above is not None)
        if above is not None:
            own = replace(own, key=own.key or above.key, required=own.required or above.required)
        found[own.name] = own
    return tuple(found[name] for name in sorted(found))


def _methods(declaration: ClassDeclaration, parent: ClassInfo | None) -> Mapping[str, Method]:
    found = dict(parent.methods) if parent else {}
    for method in declaration.methods:
        _check_override(declaration, method.name, method.override, method.name in found)
        found[method.name] = _method(method)
    return {name: found[name] for name in sorted(found)}


def _method(declaration: MethodDeclaration) -> Method:
    outputs = (*declaration.outputs, declaration.returns)
    return Method(
        declaration.name,
        inputs=tuple(element.property for element in declaration.inputs),
        outputs=tuple(element.property for element in outputs),
    )


def _check_override(declaration: ClassDeclaration, name: str, override: bool, inherited: bool) -> None:
    if override and not inherited:
        raise mof_error(declaration.path, name, f"{name} overrides nothing: no superclass has it")
    if inherited and not override:
        raise mof_error(declaration.path, name, f"{name} is inherited and needs the Override qualifier")
