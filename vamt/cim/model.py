"""CIM as tables and values: what a class is, what a reference is, what a datetime is.

Generated code (`vamt/schema/`) is written against this module; providers see nothing of the wire but these
types. It must not know XML, HTTP or libvirt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

CimType = Literal[
    "boolean",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "sint8",
    "sint16",
    "sint32",
    "sint64",
    "real32",
    "real64",
    "char16",
    "string",
    "datetime",
    "base64",
    "hexbinary",
    "reference",
    "instance",
]
"""`base64` and `hexbinary` are octet strings (bytes in Python); `instance` is an embedded instance."""

INTEGER_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    **{f"uint{n}": (0, (1 << n) - 1) for n in (8, 16, 32, 64)},
    **{f"sint{n}": (-(1 << n - 1), (1 << n - 1) - 1) for n in (8, 16, 32, 64)},
}

ANONYMOUS: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"

NAMESPACES: Final[Mapping[str, str]] = {
    "CIM": "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/",
    "AMT": "http://intel.com/wbem/wscim/1/amt-schema/1/",
    "IPS": "http://intel.com/wbem/wscim/1/ips-schema/1/",
    "VAMT": "urn:vamt:schema:1/",
}
"""Schema prefix of a class name to the namespace its resource URI starts with."""


def resource_uri(class_name: str) -> str:
    """The resource URI of a class of a known schema, by its prefix.

    Raises:
        KeyError: the prefix belongs to no schema of `NAMESPACES`.

    """
    return NAMESPACES[class_name.partition("_")[0]] + class_name


@dataclass(frozen=True, slots=True)
class EPR:
    """An endpoint reference: a CIM reference as WS-Addressing carries it.

    `selectors` are sorted by name, as devices send them; a value is text or, for association keys, a nested
    EPR.
    """

    uri: str
    selectors: tuple[tuple[str, str | EPR], ...] = ()
    address: str = ANONYMOUS

    @classmethod
    def of(cls, uri: str, /, **selectors: str | EPR) -> EPR:
        """Build a reference; the selectors are put in order."""
        return cls(uri, tuple(sorted(selectors.items())))

    @property
    def class_name(self) -> str:
        """The last segment of the resource URI."""
        return self.uri.rpartition("/")[2]

    def __getitem__(self, name: str) -> str | EPR:
        for key, value in self.selectors:
            if key == name:
                return value
        raise KeyError(name)


_INTERVAL = re.compile(
    r"P(?:(?P<days>\d{1,9})D)?(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?"
    r"(?:(?P<seconds>\d{1,9})(?:\.(?P<fraction>\d{1,9}))?S)?)?"
)


def parse_interval(text: str) -> timedelta:
    """ISO 8601 duration of days and smaller units, e.g. ``P1DT2H3M`` or ``PT60.500S``.

    Raises:
        ValueError: not such a duration, or too long to represent.

    """
    match = _INTERVAL.fullmatch(text)
    if match is None or text in ("P", "PT") or text.endswith("T"):
        raise ValueError(f"not a duration: {text!r}")
    parts = match.groupdict(default="0")
    try:
        return timedelta(
            days=int(parts["days"]),
            hours=int(parts["hours"]),
            minutes=int(parts["minutes"]),
            seconds=int(parts["seconds"]),
            microseconds=int(parts["fraction"][:6].ljust(6, "0")),
        )
    except OverflowError as error:
        raise ValueError(f"duration too long: {text!r}") from error


def format_interval(value: timedelta) -> str:
    """As devices write it: ``P0DT1H0M``, with seconds only where there are any."""
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    tail = f"{seconds}S" if seconds else ""
    return f"P{value.days}DT{hours}H{minutes}M{tail}"


def parse_datetime(text: str) -> datetime:
    """xs:dateTime, a zone required or UTC assumed; returned in UTC.

    Raises:
        ValueError: not a point in time that can be represented.

    """
    try:
        value = datetime.fromisoformat(text)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"out of range: {text!r}") from error


def format_datetime(value: datetime) -> str:
    """As devices write it: ``2024-01-03T00:44:35Z``."""
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a class, or one parameter of a method."""

    name: str
    type: CimType
    array: bool = False
    key: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """One method: parameters in MOF order, which is the order on the wire; ReturnValue comes last."""

    name: str
    inputs: tuple[Property, ...] = ()
    outputs: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ClassInfo:
    """The table of one class, generated from MOF; the codecs work from it alone."""

    name: str
    uri: str
    superclass: str | None
    keys: tuple[str, ...]
    properties: tuple[Property, ...]
    """All of them, inherited ones included, in ASCII order: the order on the wire."""
    methods: Mapping[str, Method] = field(default_factory=dict)
    association: bool = False

    @property
    def has_datetime(self) -> bool:
        """Whether answers declare the wscim/common namespace."""
        return any(prop.type == "datetime" for prop in self.properties)


class Instance:
    """Base of every generated instance class and method output: a frozen dataclass with a class table."""

    __slots__ = ()
    INFO: ClassVar[ClassInfo]

    if TYPE_CHECKING:

        def __init__(self, **values: Any) -> None: ...

    def key_values(self) -> Iterator[tuple[str, str | EPR]]:
        """The key properties, in ASCII order, as selectors carry them."""
        for name in self.INFO.keys:
            yield name, selector_value(getattr(self, name))

    def epr(self) -> EPR:
        """The reference to this instance."""
        return EPR(self.INFO.uri, tuple(self.key_values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Base of the generated method outputs; attributes are named as the out parameters."""

    ReturnValue: int | None = 0


def selector_value(value: Any) -> str | EPR:
    """A key's value as a selector carries it."""
    if isinstance(value, EPR):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
