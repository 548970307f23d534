"""MOF files to declarations; the only importer of pywbem.

pywbem parses; what it would look up in a CIM repository (superclasses, references) is left to `resolve`,
which knows the classes of other packages too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

import pywbem  # type: ignore[import-untyped] # pywbem ships no types

from vamt.cim.model import CimType, Property
from vamt.mofgen.declarations import (
    ClassDeclaration,
    Element,
    MethodDeclaration,
    MofError,
    Values,
    enum_type,
    mof_error,
)

QUALIFIERS: Final = Path(__file__).with_name("qualifiers.mof")
_NAMESPACE: Final = "root/cimv2"
_OCTETS: Final[Mapping[str, CimType]] = {"OctetString": "base64", "HexBinary": "hexbinary"}


def read(directories: Iterable[Path]) -> list[ClassDeclaration]:
    """All classes of the MOF files below the directories, sorted by name.

    Raises:
        MofError: a file cannot be parsed, or a class is declared twice.

    """
    found: dict[str, ClassDeclaration] = {}
    for directory in directories:
        for declaration in _read_directory(directory):
            if declaration.name in found:
                first = found[declaration.name].path
                raise mof_error(
                    declaration.path, declaration.name, f"{declaration.name} is also declared in {first}"
                )
            found[declaration.name] = declaration
    return [found[name] for name in sorted(found)]


class _Collector(pywbem.MOFWBEMConnection):  # type: ignore[misc] # pywbem has no types
    """A repository that takes every class as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.collected: list[pywbem.CIMClass] = []

    def CreateClass(self, *args: Any, **kwargs: Any) -> None:
        """Keep the class; pywbem gives it by position or as NewClass."""
        self.collected.append(args[0] if args else kwargs["NewClass"])


def _read_directory(directory: Path) -> Iterator[ClassDeclaration]:
    if not directory.is_dir():
        raise MofError(f"{directory} is not a directory of MOF files")
    collector = _Collector()
    compiler = pywbem.MOFCompiler(collector, log_func=None)
    compiler.compile_file(str(QUALIFIERS), _NAMESPACE)
    for path in sorted(directory.rglob("*.mof")):
        source = f"{directory.resolve().name}/{path.relative_to(directory).as_posix()}"
        collector.collected.clear()
        try:
            compiler.compile_file(str(path), _NAMESPACE)
        except pywbem.MOFCompileError as error:
            last = len(path.read_text(encoding="utf-8").splitlines())
            raise MofError(f"{path}:{error.lineno or last}: {_explain(error)}") from error
        for parsed in collector.collected:
            yield _class(parsed, path, source)


def _explain(error: pywbem.MOFCompileError) -> str:
    """What pywbem says, with the words in question, which it shows on lines of its own."""
    context = [line.strip() for line in error.context or ()]
    near = f" near {context[-2]!r}" if len(context) > 1 else ""
    return f"{error.msg}{near}"


def _class(parsed: pywbem.CIMClass, path: Path, source: str) -> ClassDeclaration:
    return ClassDeclaration(
        name=parsed.classname,
        superclass=parsed.superclass,
        namespace=_qualifier(parsed, "ResourceNamespace"),
        association=_qualifier(parsed, "Association", False),
        value_set=_qualifier(parsed, "ValueSet", False),
        description=_qualifier(parsed, "Description", ""),
        properties=tuple(_element(one, path) for one in parsed.properties.values()),
        methods=tuple(_method(one, path) for one in parsed.methods.values()),
        path=path,
        source=source,
    )


def _method(parsed: pywbem.CIMMethod, path: Path) -> MethodDeclaration:
    parameters = [(one, _element(one, path)) for one in parsed.parameters.values()]
    return MethodDeclaration(
        name=parsed.name,
        inputs=tuple(element for one, element in parameters if _qualifier(one, "In", True)),
        outputs=tuple(element for one, element in parameters if _qualifier(one, "Out", False)),
        returns=Element(
            Property("ReturnValue", cast("CimType", parsed.return_type)),
            _values(parsed, path),
            _names(_qualifier(parsed, "ValuesOf")),
        ),
        override=_qualifier(parsed, "Override") is not None,
    )


def _element(parsed: pywbem.CIMProperty | pywbem.CIMParameter, path: Path) -> Element:
    octets = next((wire for name, wire in _OCTETS.items() if _qualifier(parsed, name)), None)
    embedded = _qualifier(parsed, "EmbeddedInstance")
    type_: CimType = octets or ("instance" if embedded else cast("CimType", parsed.type))
    if octets and not parsed.is_array:
        raise mof_error(path, parsed.name, f"{parsed.name} must be an array to be an octet string")
    # An octet string is an array of uint8; several of them are an array of string (DSP0004, OctetString).
    array = parsed.is_array and not (octets and parsed.type == "uint8")
    key, required = (_qualifier(parsed, name, False) for name in ("Key", "Required"))
    return Element(
        Property(parsed.name, type_, array=array, key=key, required=required),
        _values(parsed, path) if enum_type(type_) else None,
        _names(parsed.reference_class, embedded, _qualifier(parsed, "ValuesOf")),
        override=_qualifier(parsed, "Override") is not None,
    )


def _values(parsed: Any, path: Path) -> Values | None:
    for map_name, text_name, bits in (("ValueMap", "Values", False), ("BitMap", "BitValues", True)):
        numbers, texts = _qualifier(parsed, map_name), _qualifier(parsed, text_name, ())
        if numbers is None:
            continue
        if len(numbers) != len(texts):
            raise mof_error(path, parsed.name, f"{parsed.name}: {map_name} and {text_name} differ in length")
        pairs = zip(numbers, texts, strict=True)
        return Values(tuple((int(n), text) for n, text in pairs if re.fullmatch(r"-?\d+", n)), bits)
    return None


def _qualifier(parsed: Any, name: str, default: Any = None) -> Any:
    """A qualifier's value; MOF does not care how its name is spelled, nor does pywbem's dictionary."""
    found = parsed.qualifiers.get(name)
    return default if found is None else found.value


def _names(*names: str | None) -> tuple[str, ...]:
    return tuple(name for name in names if name)
