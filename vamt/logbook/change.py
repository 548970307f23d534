"""`Change`: one request that changes something, as the audit table looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from vamt.cim.model import Instance, Output
from vamt.machine import Snapshot

Look = Callable[[str, Snapshot], Iterable[Instance]]
"""The instances of a class by its name; none of a class that nobody implements."""


def _nothing(_name: str, _snap: Snapshot) -> Iterable[Instance]:
    return ()


@dataclass(frozen=True, slots=True)
class Change:
    """What was asked, of what, and, once it has happened, what came of it."""

    before: Snapshot
    after: Snapshot
    """The same as before while it is still to happen."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """The parameters of a method, the properties of a Put or Create."""
    target: Instance | None = None
    """The instance it is asked of, as it was before; None for a Create."""
    result: Instance | Output | None = None
    look: Look = _nothing

    @property
    def status(self) -> int:
        """The ReturnValue; 0 where there is none."""
        return (self.result.ReturnValue or 0) if isinstance(self.result, Output) else 0

    def was(self, name: str) -> Any:
        """A property of the instance before."""
        return getattr(self.target, name, None)

    def sets(self, name: str) -> bool:
        """Whether a Put gives a property a value that it did not have."""
        return self.values.get(name) is not None and self.values[name] != self.was(name)

    def now(self, name: str) -> Any:
        """A property as it was asked for, or else as it was."""
        given = self.values.get(name)
        return self.was(name) if given is None else given

    def same_reference(self, name: str) -> str:
        """The InstanceID that a reference among the values, or of the instance, leads to."""
        reference = self.now(name)
        return str(dict(getattr(reference, "selectors", ())).get("InstanceID", ""))
