"""A machine: its identity, one immutable picture of it, and the verbs that change it.

Reads are pure functions of a `Snapshot`. A verb is awaited, is serialised with the other verbs of the same
machine, and ends in a new snapshot; so is a change of settings with other changes, but neither kind waits for the
other. No wire format and no hypervisor is known here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, Protocol, TypeVar, cast
from uuid import UUID

from vamt.backend.base import FRESH, ON_STATES, Backend, Domain
from vamt.errors import BackendTimeout, StateError
from vamt.firmware.generations import Generation

EPOCH: Final = datetime.fromtimestamp(0, UTC)

PATIENCE: Final = 10.0
"""Seconds; `limits.verb_seconds` unless configured."""


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
class Network:
    """What is known of the network a machine is reached in; IPv4 addresses, None where nothing tells."""

    mask: str | None = None
    gateway: str | None = None
    resolver: str | None = None
    second_resolver: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One immutable picture of a machine: what the hypervisor said and what the firmware remembers."""

    uuid: UUID
    address: str
    realm: str
    """The digest realm, `Digest:` and 32 hexadecimal digits."""
    firmware: Generation
    domain: Domain
    sections: Mapping[str, Section | StoredSection] = field(default_factory=dict)
    first_seen: datetime = EPOCH
    """When the machine was taken in, by the host's clock."""
    network: Network = Network()
    """The one its address is in."""
    factory_key: bytes = field(default=b"", repr=False)
    """The private key of the certificates that the machines of this installation come with, PKCS #1 DER."""
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


class Asker(Protocol):
    """On whose behalf a machine is changed."""

    def demand(self, snap: Snapshot) -> None:
        """Refuse, by raising, what the asker may not change of a machine that is now so."""


class _Itself:
    def demand(self, snap: Snapshot) -> None:
        """Refuse nothing."""


ITSELF: Final[Asker] = _Itself()
"""The firmware, the host and the machine's operator, whom no login lets in. Never a user's request."""

_NONE: Final[Mapping[str, Section]] = {}

DOMAIN: Final = "domain"
ADDRESS: Final = "address"
"""The names by which watchers know the domain's facts, and where the machine is served; no section has them."""

UNSAVED: Final = "unsaved"
"""The name by which watchers know that the store refused what a machine amended; no section has it."""

RESET: Final = "reset"
"""The name by which watchers know that the guest was reset without a new instance; no section has it."""

Watcher = Callable[["Machine", Collection[str]], None]
"""Told which sections of a machine have changed, by name; it neither waits nor raises."""


class Machine:
    """One virtual machine with its AMT. Composed by `vamt.app`; found by address."""

    __slots__ = (
        *("_backend", "_lock", "_news", "_patience", "_store", "_turns", "_unsaved", "_watcher"),
        "snapshot",
    )

    def __init__(
        self,
        snapshot: Snapshot,
        backend: Backend,
        store: SectionStore,
        watcher: Watcher | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """`patience` is how many seconds a verb of the domain may keep its client waiting."""
        self.snapshot = snapshot
        self._backend = backend
        self._store = store
        self._watcher = watcher
        self._patience = patience
        self._lock: asyncio.Lock | None = None
        self._turns: asyncio.Lock | None = None
        self._news: asyncio.Event | None = None
        """For those who wait for another picture."""
        self._unsaved: Mapping[str, Section] = _NONE

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
        """The hypervisor that has this machine now; what switches the machine gets it from `switching`."""
        return self._backend

    async def look(self, age: float = FRESH) -> None:
        """Have the picture of a machine that is off no older than a second: to be awaited before it is shown.

        Libvirt does not tell of everything that changes in such a domain. Of one that runs it tells what matters,
        so reading it costs no call.
        """
        if self.snapshot.domain.state not in ON_STATES:
            await self._backend.look(self.uuid, age)

    async def until(self, true: Callable[[Snapshot], bool], seconds: float) -> bool:
        """Wait for a picture that is so, no longer than that; whether there is one."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not true(self.snapshot):
                    if self._news is None:
                        self._news = asyncio.Event()
                    await self._news.wait()
        return true(self.snapshot)

    @asynccontextmanager
    async def switching(self, asker: Asker) -> AsyncIterator[Backend]:
        """Hold the machine's domain while a verb is at work on it: verbs happen one after the other.

        Settings do not wait for them: what a verb changes of the firmware's state it amends, and nobody asks for a
        verb within `exclusive`. Whoever asks is looked at again as there.

        Raises:
            AccessDenied: as `exclusive`.
            BackendTimeout: the wait for its turn, or what was done in it, took too long. What is given up in the
                middle may still happen.

        """
        if self._turns is None:
            self._turns = asyncio.Lock()
        deadline = asyncio.timeout(self._patience)
        try:
            async with deadline, self._turns:
                asker.demand(self.snapshot)
                yield self._backend
        except TimeoutError:
            if not deadline.expired():
                raise
            raise BackendTimeout(f"the hypervisor did not do it within {self._patience:g} s") from None

    @asynccontextmanager
    async def exclusive(self, asker: Asker) -> AsyncIterator[None]:
        """Hold the machine while changing it: requests that change one machine happen one after the other.

        Nothing within waits for the hypervisor. Whoever asks may have waited long; what allowed it then is demanded
        again of the machine as it is now.

        Raises:
            AccessDenied: a user who asks would no longer be let in as he was.

        """
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            asker.demand(self.snapshot)
            yield

    async def save(self, *sections: Section, forget: Collection[str] = ()) -> None:
        """Make sections durable and drop those named, all or nothing, then show it to readers.

        What was amended before becomes durable with it.

        Raises:
            StateError: it is not on disk, and so it is not shown; what was amended stays shown.

        """
        changed = {section.NAME: section for section in sections}
        late = {
            name: section
            for name, section in self._unsaved.items()
            if name not in changed and name not in forget
        }
        try:
            await self._store.save(self.uuid, (*late.values(), *sections), forget=forget)
        except StateError:
            if self._unsaved:
                self._tell((UNSAVED,))
            raise
        self._unsaved = {
            name: section
            for name, section in self._unsaved.items()
            if name not in forget and name not in changed and late.get(name) is not section
        }
        if changed or forget:
            kept = {name: section for name, section in self.snapshot.sections.items() if name not in forget}
            self._show({*changed, *forget}, kept | changed)

    def amend(self, *sections: Section) -> None:
        """Show sections to readers at once; they become durable with the next `save` or `settle`.

        For what has happened (logs, a boot that was used), which is never refused and may come in bursts. A section
        that is amended is saved by who holds the machine only, if at all, so that neither overtakes the other.
        """
        changed = {section.NAME: section for section in sections}
        self._unsaved = {**self._unsaved, **changed}
        self._show(changed, {**self.snapshot.sections, **changed})

    def hold(self, section: Section) -> None:
        """Show a section that is never stored: what the firmware forgets when it restarts."""
        self._show((section.NAME,), {**self.snapshot.sections, section.NAME: section})

    async def settle(self) -> None:
        """Return when all that was amended is durable. Raises StateError if it is not, and it will be tried again."""
        if self._unsaved:
            await self.save()

    async def settle_if_possible(self) -> None:
        """The same for who has done already what is recorded: he answers what happened, and the record comes later."""
        with suppress(StateError):  # the store says so, once
            await self.settle()

    def _show(self, names: Collection[str], sections: Mapping[str, Section | StoredSection]) -> None:
        self.snapshot = replace(self.snapshot, sections=sections)
        self._tell(names)

    def _tell(self, names: Collection[str]) -> None:
        if self._news is not None:
            self._news.set()
            self._news = None
        if self._watcher is not None:
            self._watcher(self, names)

    def see(self, domain: Domain, backend: Backend | None = None) -> None:
        """Take over new facts of the domain, which may have moved to another hypervisor."""
        self.snapshot = replace(self.snapshot, domain=domain)
        self._backend = backend or self._backend
        self._tell((DOMAIN,))

    def was_reset(self) -> None:
        """Tell watchers that the guest was reset without a new instance, of which no facts tell."""
        self._tell((RESET,))

    def rename_realm(self, realm: str) -> None:
        """Authenticate under another digest realm from now on."""
        self.snapshot = replace(self.snapshot, realm=realm)

    def refit(self, firmware: Generation) -> None:
        """Be of that generation from now on: by another name a machine may be configured otherwise."""
        self.snapshot = replace(self.snapshot, firmware=firmware)

    def readdress(self, address: str, network: Network) -> None:
        """Answer at another address from now on, which is in that network."""
        self.snapshot = replace(self.snapshot, address=address, network=network)
        self._tell((ADDRESS,))
