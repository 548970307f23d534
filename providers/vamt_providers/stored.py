"""Settings that are stored as they are put: the properties a class lets a client write are fields of a section.

Only the storing; which properties these are and what is wrong with a value is said by the class' own module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from vamt.machine import Section
from vamt.provider import Call
from vamt.wsman.faults import InvalidRepresentation

S = TypeVar("S", bound=Section)


async def store(call: Call, kind: type[S], values: Mapping[str, Any], writable: Iterable[str]) -> S:
    """Take over those of the values that are writable and given; returns the section as it is then.

    `writable` names fields of the section, spelt as the properties are.
    """
    changes = {name: values[name] for name in writable if values.get(name) is not None}
    async with call.machine.exclusive(call.principal):
        changed = replace(call.machine.snapshot.section(kind), **changes)
        await call.machine.save(changed)
    return changed


def check(values: Mapping[str, Any], rules: Mapping[str, Callable[[Any], bool]]) -> None:
    """See that every value given is one its property allows; a property without a rule allows all of its type.

    Raises:
        InvalidRepresentation: one is not.

    """
    for name, allows in rules.items():
        if values.get(name) is not None and not allows(values[name]):
            raise InvalidRepresentation
