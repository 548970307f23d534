"""Class tables to Python source: one module per class, one index per package. Pure text, no files.

The modules are flat: each holds its inherited properties and methods itself, so that loading a class loads
no other. Each ends in the base of its providers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vamt.cim.model import CimType, ClassInfo, Method, Property
from vamt.mofgen.declarations import ClassDeclaration, Values
from vamt.mofgen.names import members
from vamt.mofgen.resolve import ResolvedClass

MARK: Final = "by vamt.mofgen; do not edit."
"""Ends the docstring of every generated file; a file without it is never overwritten or removed."""

_FUTURE: Final = "from __future__ import annotations\n\n"
_WIDTH: Final = 110
_PYTHON: Final[Mapping[CimType, str]] = {
    "boolean": "bool",
    "real32": "float",
    "real64": "float",
    "char16": "str",
    "string": "str",
    "datetime": "datetime | timedelta",
    "base64": "bytes",
    "hexbinary": "bytes",
    "reference": "EPR",
    "instance": "Instance",
}
_IMPORTS: Final = (
    (
        ("dataclasses", ("dataclass",)),
        ("datetime", ("datetime", "timedelta")),
        ("enum", ("IntEnum", "IntFlag")),
        ("typing", ("ClassVar",)),
    ),
    (
        ("vamt.cim.model", ("EPR", "ClassInfo", "Instance", "Method", "Output", "Property")),
        ("vamt.provider", ("Call", "Provider")),
        ("vamt.wsman.faults", ("ActionNotSupported",)),
    ),
)
"""Whatever a generated module may need, by standard library and vamt."""
_DATACLASS: Final = "@dataclass(frozen=True, slots=True, kw_only=True)"


def class_module(resolved: ResolvedClass) -> str:
    """The module of one class."""
    info, declaration = resolved.info, resolved.declaration
    blocks = [
        *_enums(declaration),
        _instance(info, declaration.description),
        *(_output(info.name, method) for method in info.methods.values()),
        _provider(info),
    ]
    body = "\n\n\n".join(blocks)
    return f"{_docstring(declaration)}\n\n{_FUTURE}{_imports(body)}\n\n\n{body}\n"


def value_set_module(declaration: ClassDeclaration) -> str:
    """The module of a declaration that only names values: one enumeration, called as the declaration."""
    (values,) = (element.values for element in declaration.properties if element.values)
    body = _enum(declaration.name, values)
    return f"{_docstring(declaration)}\n\n{_FUTURE}{_imports(body)}\n\n\n{body}\n"


def index_module(package: str, infos: Iterable[ClassInfo]) -> str:
    """The index of a package."""
    rows = "".join(f'    "{info.name}": {_index_entry(info)},\n' for info in infos)
    return (
        f'"""The classes of {package}, in short.\n\nGenerated {MARK}\n"""\n\n'
        f"{_FUTURE}from collections.abc import Mapping\n"
        "from typing import Final\n\n"
        "from vamt.schema import IndexEntry\n\n"
        f"CLASSES: Final[Mapping[str, IndexEntry]] = {{\n{rows}}}\n"
    )


def _index_entry(info: ClassInfo) -> str:
    association = ", association=True" if info.association else ""
    return f"IndexEntry({_literal(info.superclass)}, {_literal(info.uri)}, {_texts(info.keys)}{association})"


def _docstring(declaration: ClassDeclaration) -> str:
    about = f": {_plain(declaration.description)}" if declaration.description else ""
    return f'"""{declaration.name}{about}.\n\nGenerated from {declaration.source} {MARK}\n"""'


def _plain(text: str) -> str:
    """Text as a docstring can hold it, without its full stop."""
    return text.replace("\\", "\\\\").replace('"', "'").rstrip(".")


def _imports(body: str) -> str:
    """The imports of the names a module's body mentions."""
    words = set(re.findall(r"\w+", body))
    groups = [
        [
            f"from {module} import {', '.join(used)}"
            for module, names in group
            if (used := [name for name in names if name in words])
        ]
        for group in _IMPORTS
    ]
    return "\n\n".join("\n".join(lines) for lines in groups if lines)


def _enums(declaration: ClassDeclaration) -> Iterator[str]:
    """Enumerations of the values this class itself declares."""
    for element in declaration.properties:
        if element.values:
            yield _enum(f"{declaration.name}_{element.property.name}", element.values)
    for method in declaration.methods:
        for element in method.elements:
            if element.values:
                name = f"{declaration.name}_{method.name}_{element.property.name}"
                yield _enum(name, element.values)


def _enum(name: str, values: Values) -> str:
    lines = [
        f"    {member} = {f'1 << {number}' if values.bits else number}" for member, number in members(values)
    ]
    return "\n".join([f"class {name}({'IntFlag' if values.bits else 'IntEnum'}):", *(lines or ["    pass"])])


def _instance(info: ClassInfo, description: str) -> str:
    # The docstring also saves time at start: a dataclass without one works out its signature for it.
    about = f'    """{_plain(description or info.name)}."""\n'
    fields = [f"    {prop.name}: {_annotation(prop, required=prop.key)}" for prop in info.properties]
    return "\n".join([_DATACLASS, f"class {info.name}(Instance):", about, *fields, "", _table(info)])


def _table(info: ClassInfo) -> str:
    properties = "".join(f"            {_property(prop)},\n" for prop in info.properties)
    methods = "".join(_method(method) for method in info.methods.values())
    return (
        "    INFO: ClassVar[ClassInfo] = ClassInfo(\n"
        f"        name={_literal(info.name)},\n"
        f"        uri={_literal(info.uri)},\n"
        f"        superclass={_literal(info.superclass)},\n"
        f"        keys={_texts(info.keys)},\n"
        + (f"        properties=(\n{properties}        ),\n" if properties else "        properties=(),\n")
        + (f"        methods={{\n{methods}        }},\n" if methods else "")
        + ("        association=True,\n" if info.association else "")
        + "    )"
    )


def _method(method: Method) -> str:
    lines = [f"            {_literal(method.name)}: Method(\n", f"                {_literal(method.name)},\n"]
    for name, parameters in (("inputs", method.inputs), ("outputs", method.outputs)):
        if parameters:
            inner = "".join(f"                    {_property(one)},\n" for one in parameters)
            lines.append(f"                {name}=(\n{inner}                ),\n")
    return "".join([*lines, "            ),\n"])


def _property(prop: Property) -> str:
    flags = "".join(f", {name}=True" for name in ("array", "key", "required") if getattr(prop, name))
    return f"Property({_literal(prop.name)}, {_literal(prop.type)}{flags})"


def _output(class_name: str, method: Method) -> str:
    head = f"class {_output_name(class_name, method)}(Output):"
    fields = [
        f"    {one.name}: {_annotation(one, required=False)}"
        for one in method.outputs
        if one.name != "ReturnValue"
    ]
    # Without a field of its own it is the dataclass it derives from; making another one costs start-up time.
    about = f'    """What {class_name}.{method.name} answers."""\n'
    return "\n".join([_DATACLASS, head, about, *fields] if fields else [head, "    __slots__ = ()"])


def _provider(info: ClassInfo) -> str:
    stubs = "".join("\n\n" + _stub(info.name, method) for method in info.methods.values())
    return f"class {info.name}Provider(Provider[{info.name}]):\n    CLASS = {info.name}{stubs}"


def _stub(class_name: str, method: Method) -> str:
    """One method as a provider has it; its parameters are keywords, so their order does not matter."""
    parameters = [f"{one.name}: {_annotation(one, required=one.required)}" for one in method.inputs]
    arguments = ["self", "call: Call", f"target: {class_name}", *(["*"] if parameters else []), *parameters]
    returns = f") -> {_output_name(class_name, method)}:\n        raise ActionNotSupported"
    line = f"    async def {method.name}({', '.join(arguments)}"
    if len(line) + len(returns.partition("\n")[0]) <= _WIDTH:
        return line + returns
    inner = "".join(f"        {argument},\n" for argument in arguments)
    return f"    async def {method.name}(\n{inner}    {returns}"


def _output_name(class_name: str, method: Method) -> str:
    return f"{class_name}_{method.name}_OUTPUT"


def _annotation(prop: Property, *, required: bool) -> str:
    python = _PYTHON.get(prop.type, "int")
    if prop.array:
        python = f"tuple[{python}, ...]"
    return python if required else f"{python} | None = None"


def _literal(text: str | None) -> str:
    return "None" if text is None else f'"{text}"'


def _texts(texts: tuple[str, ...]) -> str:
    inner = ", ".join(_literal(text) for text in texts)
    return f"({inner},)" if len(texts) == 1 else f"({inner})"
