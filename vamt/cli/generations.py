"""`vamt generations`: what devices of each generation do otherwise than those before, and who saw it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from vamt.cli.text import table
from vamt.firmware.generations import DEFAULT, GENERATIONS, TRAITS, generation


class Row(NamedTuple):
    """From one generation on, what a trait is."""

    trait: str
    since: str
    value: str
    lenient: str
    """What it is unless `firmware.strict`, where that is something else."""
    source: str


def generations(*, as_json: bool, as_markdown: bool) -> int:
    """Print the table."""
    if as_json:
        print(json.dumps(_by_name(), indent=2))
    elif as_markdown:
        print(markdown())
    else:
        known = ", ".join(f"{name} (default)" if name == DEFAULT else name for name in GENERATIONS)
        print(f"firmware.generation is one of: {known}\n")
        rows = [(*row[:4],) for row in changes()]
        print(table(("WHAT", "FROM", "IS", "UNLESS STRICT"), rows, sys.stdout))
    return 0


def changes() -> Iterator[Row]:
    """By trait, the oldest generation first; only what is another one than before."""
    for item in TRAITS:
        before = None
        for name, strict in GENERATIONS.items():
            value = told(getattr(strict, item.name))
            lenient = told(getattr(generation(name), item.name))
            source = strict.sources[item.name]
            if (value, lenient, source) != before:
                before = value, lenient, source
                yield Row(item.metadata["says"], name, value, "" if lenient == value else lenient, source)


def markdown() -> str:
    """The table in ARCHITECTURE.md."""
    lines = ["| What | From | Is | Unless strict | Source |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in changes()]
    return "\n".join(lines)


def told(value: Any) -> str:
    """The value of a trait in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | frozenset):
        return ", ".join(sorted(map(told, value))) or "none"
    return str(value.value if isinstance(value, Enum) else value)


def _by_name() -> list[dict[str, Any]]:
    return [
        {
            "generation": name,
            "default": name == DEFAULT,
            "traits": {
                item.name: {
                    "says": item.metadata["says"],
                    "strict": told(getattr(strict, item.name)),
                    "lenient": told(getattr(generation(name), item.name)),
                    "source": strict.sources[item.name],
                }
                for item in TRAITS
            },
        }
        for name, strict in GENERATIONS.items()
    ]
