"""Sections of the firmware state as JSON text, with strict types on the way back.

Fields may be None, bool, int, float, str, bytes, datetime, a Literal, a record (a frozen dataclass of such
fields), a tuple of those, or a union. No I/O.
"""

from __future__ import annotations

import base64
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from vamt.errors import UnreadableSection
from vamt.machine import Section

S = TypeVar("S", bound=Section)

Tell = Callable[[UUID, str, str], None]
"""Told of a section that cannot be read: whose, its name, and why."""


def untold(_uuid: UUID, _name: str, _reason: str) -> None:
    """Tell nobody: whoever reads is told by the exception."""


class StoredSection:
    """A section as it was read from disk, decoded when someone first asks for it."""

    __slots__ = ("_decoded", "_tell", "_text", "_uuid")

    def __init__(self, uuid: UUID, text: str, tell: Tell = untold) -> None:
        self._uuid = uuid
        self._tell = tell
        self._text = text
        self._decoded: Section | None = None

    def read(self, kind: type[S]) -> S:
        """The section itself.

        Raises:
            UnreadableSection: the text does not hold a section of that kind; names the machine and the section.

        """
        if self._decoded is None:
            try:
                self._decoded = decode(kind, self._text, machine=self._uuid)
            except UnreadableSection as error:
                self._tell(self._uuid, kind.NAME, str(error.__cause__))
                raise
            self._text = ""
        return cast("S", self._decoded)


def encode(section: Section) -> str:
    """JSON text that `decode` turns back into an equal section.

    Raises:
        TypeError: a field holds something a section may not.

    """
    return json.dumps(section, default=_plain, separators=(",", ":"), allow_nan=False)


def decode(kind: type[S], text: str, *, machine: UUID) -> S:
    """The section in a text: unknown keys are ignored, missing ones get their default.

    Raises:
        UnreadableSection: it is no JSON, or a value has the wrong type.

    """
    try:
        return cast("S", _convert_record(kind, json.loads(text)))
    except (AttributeError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableSection(
            f"the stored section {kind.NAME!r} of machine {machine} cannot be read: {error}"
        ) from error


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"a section cannot hold {type(value).__name__}")


_SCALARS: Final[Mapping[Any, tuple[type, Callable[[Any], Any]]]] = {
    bool: (bool, bool),
    int: (int, int),
    float: (float, float),
    str: (str, str),
    bytes: (str, lambda value: base64.b64decode(value, validate=True)),
    datetime: (str, datetime.fromisoformat),
    types.NoneType: (types.NoneType, lambda _: None),
}
"""Type of the field: type in JSON, conversion. Exact types, so that a bool is no int."""


def _convert(hint: Any, value: Any) -> Any:
    if (scalar := _SCALARS.get(hint)) is not None:
        wanted, convert = scalar
        if type(value) is wanted:
            return convert(value)
    elif (origin := get_origin(hint)) is tuple and isinstance(value, list):
        return _convert_tuple(get_args(hint), value)
    elif is_dataclass(hint) and isinstance(value, dict):
        return _convert_record(hint, value)
    elif origin is Literal and value in get_args(hint):
        return value
    elif origin in (Union, types.UnionType):
        for option in get_args(hint):
            try:
                return _convert(option, value)
            except (TypeError, ValueError):
                continue
    raise TypeError(f"wanted {getattr(hint, '__name__', hint)}, got {type(value).__name__}")


def _convert_record(kind: Any, stored: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{name: _convert(hints[name], stored[name]) for name in hints.keys() & stored.keys()})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """The fields of a record or section, by name."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _convert_tuple(items: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if items[1:] == (...,):
        return tuple(_convert(items[0], item) for item in value)
    if len(items) != len(value):
        raise TypeError(f"wanted {len(items)} items, got {len(value)}")
    return tuple(map(_convert, items, value))
