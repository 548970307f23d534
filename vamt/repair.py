"""Decides how a machine goes on when part of its state cannot be read: which part, what is lost, what replaces it.

Such a part is set aside, not deleted: it stays in the state folder, where nothing reads it. `vamt.admin` carries the
decisions out.
"""

from __future__ import annotations

import importlib
import pkgutil
import shlex
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import vamt
import vamt_providers
from vamt.auth.accounts import Accounts, new_accounts
from vamt.errors import UnreadableSection
from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Section, StoredSection

_HOMES: Final = (
    *(f"{vamt.__name__}.{name}" for name in ("auth", "firmware", "logbook", "pki")),
    vamt_providers.__name__,
)
"""The packages whose modules have sections."""

LOST: Final[Mapping[str, str]] = {
    "accounts": "accounts and passwords (the administrator gets a new password)",
    "setup": "provisioning (it must be provisioned again)",
    "tls": "TLS settings",
    "certificates": "added certificates, keys and trusted roots",
    "identity": "own certificate (it gets a new one)",
    "event-log": "event log",
    "audit-log": "audit log",
    "audit-policy": "audit policy",
    "next-boot": "choice for the next boot",
    "clock": "clock setting (it goes by the host's clock)",
    "alarms": "alarms",
    "web-storage": "web storage",
    "consent-policy": "setting for when user consent is required",
    "redirection": "settings for whether console and media are switched on",
    "desktop": "remote desktop settings and password",
    "general": "general settings",
}
"""Descriptions for people; other sections go by their names."""


def problem(name: str, sections: Iterable[str]) -> str:
    """Why a machine is not served of whose state these parts cannot be read, and the way back."""
    return (
        f"parts of its state cannot be read ({', '.join(sorted(sections))}): vamt repair {shlex.quote(name)}"
    )


def what_is_lost(names: Iterable[str]) -> str:
    """The parts with these names, for a person."""
    return "; ".join(LOST.get(name, f"settings of {name}") for name in sorted(names))


def instead(names: Iterable[str], realm: str) -> tuple[Section, ...]:
    """What must not go back to its default: without accounts nobody gets in, and set-up is for the owner to repeat."""
    made: dict[str, Section] = {Accounts.NAME: new_accounts(realm), Setup.NAME: Setup(mode=ControlMode.NONE)}
    return tuple(made[name] for name in names if name in made)


def unreadable(sections: Mapping[str, Section | StoredSection]) -> frozenset[str]:
    """The names of those of a machine that cannot be read; what nobody here can read anyway is none of them."""
    return frozenset(name for name, kind in kinds().items() if not _reads(sections.get(name), kind))


def _reads(section: Any, kind: type[Section]) -> bool:
    if section is None or isinstance(section, Section):
        return True
    try:
        section.read(kind)
    except UnreadableSection:
        return False
    return True


@cache
def kinds() -> Mapping[str, type[Section]]:
    """All sections there are, by name; loads what they are in, which takes a moment."""
    for home in map(importlib.import_module, _HOMES):
        for module in pkgutil.iter_modules(home.__path__, f"{home.__name__}."):
            importlib.import_module(module.name)
    return {kind.NAME: kind for kind in _below(Section) if hasattr(kind, "NAME")}


def _below(kind: type[Section]) -> Iterator[type[Section]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
