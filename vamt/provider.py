"""`Provider`, the only base class providers know, and the `Call` they are handed.

A provider answers reads from a snapshot alone, without awaiting anything; whatever changes something is
async. Generated provider bases add one typed method for every method of the MOF class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from vamt.auth.principal import Principal
from vamt.cim.model import EPR, Instance
from vamt.machine import Machine, Snapshot
from vamt.wsman.faults import ActionNotSupported

T = TypeVar("T", bound=Instance)


@dataclass(frozen=True, slots=True)
class Call:
    """One request that may change something: on which machine, seen how, asked by whom."""

    machine: Machine
    snapshot: Snapshot
    principal: Principal
    selectors: Mapping[str, str | EPR] = field(default_factory=dict)
    """As they were sent; some clients name another object than the one the class has."""


class Provider(Generic[T]):
    """The implementation of one CIM class for every machine; it holds no state of any machine."""

    CLASS: ClassVar[type[Instance]]
    LASTING: ClassVar[bool] = True
    """Whether an answer stays true as long as its snapshot; not if time alone changes what it says."""

    def instances(self, snap: Snapshot) -> Iterable[T]:
        """All instances of exactly this class, in the order a device lists them."""
        return ()

    def get(self, snap: Snapshot, keys: Mapping[str, str | EPR]) -> T | None:
        """The instance whose every key is as given, or None; override where listing is slow."""
        for instance in self.instances(snap):
            if dict(instance.key_values()) == keys:
                return instance
        return None

    async def put(self, call: Call, target: T, values: Mapping[str, Any]) -> T | None:
        """Change `target` to the writable ones among `values`; read-only ones are ignored, as devices do.

        Returns the instance after the change; None where the device answers with an empty body.
        """
        raise ActionNotSupported

    async def create(self, call: Call, values: Mapping[str, Any]) -> T:
        """Make an instance; the keys in `values` are placeholders unless the class says otherwise."""
        raise ActionNotSupported

    async def delete(self, call: Call, target: T) -> None:
        """Remove an instance."""
        raise ActionNotSupported
