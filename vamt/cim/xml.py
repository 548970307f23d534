"""Instances, values and method parameters as XML and back, by the class tables alone.

Output is text written straight from the table, properties in ASCII order, nulls left out, no white space, no
self-closing tag. Input is as lenient as AMT's clients need; what cannot be read raises
`ValueError`, which the caller turns into the fault of its operation.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from lxml import etree

from vamt.cim.model import (
    EPR,
    INTEGER_RANGES,
    CimType,
    ClassInfo,
    Instance,
    Output,
    Property,
    format_datetime,
    format_interval,
    parse_datetime,
    parse_interval,
)
from vamt.cim.text import escape
from vamt.soap import ns
from vamt.soap.reference import read_epr, text_of, write_epr

_NIL: Final = f"{{{ns.XSI}}}nil"
_RESOURCE_URI: Final = f"{{{ns.ADDRESSING}}}ReferenceParameters/{{{ns.WSMAN}}}ResourceURI"
_TRUE: Final = frozenset({"true", "1"})
_FALSE: Final = frozenset({"false", "0"})
_EMPTY: Final = frozenset({"string", "char16", "base64", "hexbinary"})
"""Types of which an empty element is a value; of any other type it is a null (Mesh* echo such)."""

Writer = Callable[[Any], str]


def write_instance(instance: Instance, prefix: str, common: str) -> str:
    """An instance as an element of its class' namespace.

    `prefix` is bound to the class' resource URI, `common` to the wscim/common namespace.
    """
    info = instance.INFO
    values, rows = _class_table(info, prefix, common)
    parts = [f"<{prefix}:{info.name}>"]
    for value, (_, array, before, write, after) in zip(values(instance), rows, strict=True):
        if value is None:
            continue
        for item in value if array else (value,):
            parts += (before, write(item), after)
    parts.append(f"</{prefix}:{info.name}>")
    return "".join(parts)


def write_output(method: str, outputs: Iterable[Property], output: Output, prefix: str, common: str) -> str:
    """The `<Method>_OUTPUT` element: parameters in MOF order, ReturnValue last."""
    return _write_parameters(f"{method}_OUTPUT", outputs, lambda name: getattr(output, name), prefix, common)


def write_input(
    method: str, inputs: Iterable[Property], values: Mapping[str, Any], prefix: str, common: str
) -> str:
    """The `<Method>_INPUT` element: the parameters given, in MOF order."""
    return _write_parameters(f"{method}_INPUT", inputs, values.get, prefix, common)


def _write_parameters(
    name: str, table: Iterable[Property], value_of: Callable[[str], Any], prefix: str, common: str
) -> str:
    parts = [f"<{prefix}:{name}>"]
    for parameter in table:
        value = value_of(parameter.name)
        if value is not None:
            write = _writer(parameter.type, prefix, common)
            before, after = f"<{prefix}:{parameter.name}>", f"</{prefix}:{parameter.name}>"
            parts += [f"{before}{write(item)}{after}" for item in (value if parameter.array else (value,))]
    parts.append(f"</{prefix}:{name}>")
    return "".join(parts)


def read_values(element: etree._Element, table: Mapping[str, Property]) -> dict[str, Any]:
    """The children of `element` that `table` knows, by name; the others are ignored.

    A value is of the property's Python type, a tuple for an array, None for a null.

    Raises:
        ValueError: a value its type does not allow; the text names the property.

    """
    values: dict[str, Any] = {}
    for child in element.iterchildren("*"):
        name = str(child.tag).rpartition("}")[2]
        prop = table.get(name)
        if prop is None:
            continue
        try:
            value = read_value(child, prop.type)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
        if prop.array:
            values[name] = values.get(name, ()) + (() if value is None else (value,))
        else:
            values[name] = value
    return values


def read_value(element: etree._Element, kind: CimType) -> Any:
    """One value of a CIM type, None for a null.

    Raises:
        ValueError: the type does not allow it.

    """
    if element.get(_NIL) in _TRUE:
        return None
    structured = _STRUCTURED.get(kind)
    if structured is not None:
        return structured(element)
    text = text_of(element)
    return read_text(text, kind) if text or kind in _EMPTY else None


def read_text(text: str, kind: CimType) -> Any:
    """A scalar from its text.

    Raises:
        ValueError: the type does not allow it.

    """
    bounds = INTEGER_RANGES.get(kind)
    if bounds is not None:
        return _read_integer(text, *bounds)
    return _READERS[kind](text)


def read_embedded(element: etree._Element) -> dict[str, Any]:
    """An embedded instance, untyped: texts, references, datetimes; lists where an element is repeated."""
    values: dict[str, Any] = {}
    for child in element.iterchildren("*"):
        name = str(child.tag).rpartition("}")[2]
        inner = next(child.iterchildren("*"), None)
        inner_name = "" if inner is None else str(inner.tag).rpartition("}")[2]
        if inner_name in ("Datetime", "Interval"):
            value: Any = _read_datetime(child)
        elif inner is not None:
            value = read_epr(child)
        else:
            value = text_of(child)
        if name in values:
            earlier = values[name]
            values[name] = [*(earlier if isinstance(earlier, list) else [earlier]), value]
        else:
            values[name] = value
    return values


def _read_reference(element: etree._Element) -> EPR:
    """A reference, which says what it refers to, be it nothing; an Address alone, a text or an empty element do not."""
    if next(element.iterfind(_RESOURCE_URI), None) is None:
        raise ValueError("not a reference")
    return read_epr(element)


def _read_datetime(element: etree._Element) -> datetime | timedelta | None:
    text = text_of(next(element.iterchildren("*"), element))
    if not text:
        return None
    return parse_interval(text) if text.startswith("P") else parse_datetime(text)


def _read_integer(text: str, low: int, high: int) -> int:
    digits = text[1:] if text[:1] in "+-" else text
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 20:  # noqa: PLR2004 - uint64 has 20 digits
        raise ValueError(f"not a whole number: {text[:40]!r}")
    number = int(text)
    if not low <= number <= high:
        raise ValueError(f"{number} is not between {low} and {high}")
    return number


def _read_boolean(text: str) -> bool:
    lowered = text.lower()
    if lowered in _TRUE:
        return True
    if lowered in _FALSE:
        return False
    raise ValueError(f"not a boolean: {text[:40]!r}")


def _read_base64(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


_STRUCTURED: Final[Mapping[str, Callable[[etree._Element], Any]]] = {
    "reference": _read_reference,
    "instance": read_embedded,
    "datetime": _read_datetime,
    "string": lambda element: element.text or "",
}

_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": _read_boolean,
    "real32": float,
    "real64": float,
    "char16": str,
    "string": str,
    "base64": _read_base64,
    "hexbinary": bytes.fromhex,
}


def _write_boolean(value: bool) -> str:
    return "true" if value else "false"


def _write_base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _write_hex(value: bytes) -> str:
    return value.hex().upper()


_WRITERS: Final[Mapping[str, Writer]] = {
    "boolean": _write_boolean,
    "string": escape,
    "char16": escape,
    "base64": _write_base64,
    "hexbinary": _write_hex,
    "reference": write_epr,
    "real32": repr,
    "real64": repr,
    **dict.fromkeys(INTEGER_RANGES, str),
}


def _writer(kind: CimType, prefix: str, common: str) -> Writer:
    if kind == "datetime":
        return lambda value: _write_datetime(value, common)
    if kind == "instance":
        return lambda value: write_instance(value, prefix, common)
    return _WRITERS[kind]


def _write_datetime(value: datetime | timedelta, common: str) -> str:
    if isinstance(value, timedelta):
        return f"<{common}:Interval>{format_interval(value)}</{common}:Interval>"
    return f"<{common}:Datetime>{format_datetime(value)}</{common}:Datetime>"


_Row = tuple[str, bool, str, Writer, str]


@lru_cache(maxsize=2048)
def _class_table(
    info: ClassInfo, prefix: str, common: str
) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[_Row, ...]]:
    """How to fetch all properties of a class at once, and how to write each."""
    names = [prop.name for prop in info.properties]
    values = attrgetter(*names) if len(names) > 1 else lambda instance: (getattr(instance, names[0]),)
    rows = tuple(
        (
            prop.name,
            prop.array,
            f"<{prefix}:{prop.name}>",
            _writer(prop.type, prefix, common),
            f"</{prefix}:{prop.name}>",
        )
        for prop in info.properties
    )
    return values, rows
