"""What a MOF file declares, as plain values: the contract between reading, resolving and rendering.

Nothing inherited is in here, and nothing of pywbem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from vamt.cim.model import CimType, Property
from vamt.errors import VamtError


class MofError(VamtError):
    """The MOF cannot be used; the text begins with the file and the line."""


def mof_error(path: Path, name: str, trouble: str) -> MofError:
    """An error about the first mention of `name` in a MOF file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = (n for n, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(name)}\b", line))
    return MofError(f"{path}:{next(found, 1)}: {trouble}")


@dataclass(frozen=True, slots=True)
class Values:
    """The named numbers of one element, from ValueMap or, where each is a bit, from BitMap."""

    names: tuple[tuple[int, str], ...]
    """Ranges and open ends have no one number and are left out."""
    bits: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A property, a parameter, or what a method returns."""

    property: Property
    values: Values | None = None
    refers_to: tuple[str, ...] = ()
    """Names the MOF mentions here and that must exist: classes, value sets."""
    override: bool = False


@dataclass(frozen=True, slots=True)
class MethodDeclaration:
    """A method; a parameter that is both IN and OUT is in both lists, which keep the order of the MOF."""

    name: str
    inputs: tuple[Element, ...]
    outputs: tuple[Element, ...]
    """Without ReturnValue."""
    returns: Element
    override: bool = False

    @property
    def elements(self) -> tuple[Element, ...]:
        """Everything of the method that may have values or refer to something, each once."""
        out_only = tuple(element for element in self.outputs if element not in self.inputs)
        return (*self.inputs, *out_only, self.returns)


@dataclass(frozen=True, slots=True)
class ClassDeclaration:
    """One class as its MOF has it."""

    name: str
    superclass: str | None
    namespace: str | None
    """Of the resource URI, if the MOF gives one."""
    association: bool
    value_set: bool
    description: str
    properties: tuple[Element, ...]
    methods: tuple[MethodDeclaration, ...]
    path: Path
    source: str
    """The path as the generated file names it: relative, with slashes."""


def enum_type(type_: CimType) -> bool:
    """Whether values of that type can be members of an IntEnum."""
    return type_.startswith(("uint", "sint"))
