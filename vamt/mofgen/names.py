"""Names of enum members out of the names that MOF gives to numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vamt.mofgen.declarations import Values

_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z][A-Za-z])")


def member_name(text: str) -> str:
    """Upper snake case of whatever MOF calls a value: `IPv4 Address`, `EnabledButOffline`, `802.11a`."""
    signed = re.sub(r"^-(?=\w)", "minus ", text)
    words = re.findall(r"[A-Za-z0-9]+", _WORD_ENDS.sub(" ", signed))
    name = "_".join(words).upper()
    return name if name[:1].isalpha() else f"N{name}"


def members(values: Values) -> Iterator[tuple[str, int]]:
    """Member names, each once, and their numbers; a name met again gets its number appended."""
    taken: set[str] = set()
    for number, text in values.names:
        name = member_name(text)
        if name in taken:
            name = f"{name}_{number}".replace("-", "MINUS_")
        taken.add(name)
        yield name, number
