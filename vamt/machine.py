"""A machine: its identity, one immutable picture of it, and the verbs that change it.

Reads are pure functions of a `Snapshot`. A verb is awaited, is serialised with the other verbs of the same
machine, and ends in a new snapshot. No wire format and no hypervisor is known here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Protocol, TypeVar, cast
from uuid import UUID

from vamt.backend.base import Backend, Domain


@dataclass(frozen=True, slots=True)
class Section:
    """Base of one part of the firmware state.

    A frozen dataclass of scalars, records (frozen dataclasses) and tuples of them, every field with a
    default: a machine without a stored one has the defaults.
    """

    NAME: ClassVar[str]
    """Where the store keeps it; never changes once released."""


S = TypeVar("S", bound=Section)


class StoredSection(Protocol):
    """A section as the store read it; the store decodes it when it is first asked for."""

    def read(self, kind: type[S]) -> S:
        """The section itself."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One immutable picture of a machine: what the hypervisor said and what the firmware remembers."""

    uuid: UUID
    address: str
    realm: str
    """The digest realm, `Digest:` and 32 hexadecimal digits."""
    version: str
    """Of the firmware, four numbers."""
    domain: Domain
    sections: Mapping[str, Section | StoredSection] = field(default_factory=dict)
    memo: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What readers worked out from this picture and may need again; a new picture starts without."""

    def section(self, kind: type[S]) -> S:
        """The stored section of that kind, or its defaults."""
        found = self.sections.get(kind.NAME)
        if found is None:
            return kind()
        return found if isinstance(found, kind) else cast("StoredSection", found).read(kind)


class SectionStore(Protocol):
    """What a machine needs of the store."""

    async def save(self, uuid: UUID, sections: Collection[Section], *, forget: Collection[str] = ()) -> None:
        """Make sections durable, all or none, and drop those named; returns when it is on disk."""


class Machine:
    """One virtual machine with its AMT. Composed by `vamt.app`; found by address."""

    __slots__ = ("_backend", "_lock", "_store", "snapshot")

    def __init__(self, snapshot: Snapshot, backend: Backend, store: SectionStore) -> None:
        self.snapshot = snapshot
        self._backend = backend
        self._store = store
        self._lock: asyncio.Lock | None = None

    @property
    def uuid(self) -> UUID:
        """The domain's UUID, which is the AMT's."""
        return self.snapshot.uuid

    @property
    def name(self) -> str:
        """The domain's name at the moment."""
        return self.snapshot.domain.name

    @property
    def backend(self) -> Backend:
        """The hypervisor that has this machine now; what changes the machine gets it from `exclusive`."""
        return self._backend

    @asynccontextmanager
    async def exclusive(self) -> AsyncIterator[Backend]:
        """Hold the machine while changing it: requests that change one machine happen one after the other."""
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            yield self._backend

    async def save(self, *sections: Section, forget: Collection[str] = ()) -> None:
        """Make sections durable and drop those named, all or nothing, then show it to readers."""
        await self._store.save(self.uuid, sections, forget=forget)
        kept = {name: section for name, section in self.snapshot.sections.items() if name not in forget}
        changed = {section.NAME: section for section in sections}
        self.snapshot = replace(self.snapshot, sections=kept | changed)

    def see(self, domain: Domain, backend: Backend | None = None) -> None:
        """Take over new facts of the domain, which may have moved to another hypervisor."""
        self.snapshot = replace(self.snapshot, domain=domain)
        self._backend = backend or self._backend

    def readdress(self, address: str) -> None:
        """Answer at another address from now on."""
        self.snapshot = replace(self.snapshot, address=address)
