"""What a request asks for, as values: one small class per operation of WS-Management."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from vamt.cim.model import EPR
from vamt.wsman.faults import Fault

EnumerationMode = Literal["objects", "EnumerateEPR", "EnumerateObjectAndEPR"]


@dataclass(frozen=True, slots=True)
class Get:
    """WS-Transfer Get."""


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """WS-Transfer Put; `body` is the instance, None if there is none."""

    body: etree._Element | None


@dataclass(frozen=True, slots=True, eq=False)
class Create:
    """WS-Transfer Create; `body` is the instance, None if there is none."""

    body: etree._Element | None


@dataclass(frozen=True, slots=True)
class Delete:
    """WS-Transfer Delete."""


@dataclass(frozen=True, slots=True)
class AssociationQuery:
    """DSP0227's association filter."""

    object: EPR
    associations: bool
    """The association instances themselves rather than what they lead to."""
    association_class: str | None = None
    role: str | None = None
    result_class: str | None = None
    result_role: str | None = None


@dataclass(frozen=True, slots=True)
class Enumerate:
    """WS-Enumeration Enumerate; devices ignore a wish for optimisation, and so does this service."""

    mode: EnumerationMode = "objects"
    derived: bool = True
    """Instances of subclasses are included."""
    filter: Mapping[str, str | EPR] | AssociationQuery | None = None


@dataclass(frozen=True, slots=True)
class Pull:
    """WS-Enumeration Pull."""

    context: str
    max_elements: int | None = None
    max_characters: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """WS-Enumeration Release."""

    context: str


@dataclass(frozen=True, slots=True, eq=False)
class Invoke:
    """A method of a class; `body` holds the parameters."""

    method: str
    body: etree._Element | None


@dataclass(frozen=True, slots=True)
class Identify:
    """WS-Management Identify."""


@dataclass(frozen=True, slots=True, eq=False)
class Malformed:
    """Of WS-Enumeration, but not in its form: `fault` says what is wrong, if what it addresses is there."""

    fault: Fault


Operation = Get | Put | Create | Delete | Enumerate | Pull | Release | Malformed | Invoke | Identify


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """One decoded request; two are the same only if they are one."""

    operation: Operation
    uri: str = ""
    selectors: Mapping[str, str | EPR] = field(default_factory=dict)
    timeout: float = 60.0
    """Seconds."""
    max_envelope: int | None = None
    """Octets."""
    remembered: bool = False
    """It will be this very object again when the same question is asked again."""
