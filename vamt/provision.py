"""Taking machines in: giving each its address, realm and first password, durable before it is served.

Who is there is the fleet's knowledge; this decides and remembers what belongs to each machine for good.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final
from uuid import UUID

from vamt.addresses import AddressBook, Place
from vamt.auth.accounts import new_accounts, new_realm
from vamt.backend.base import Domain
from vamt.config import Config, fixed
from vamt.errors import StateError, UnreadableSection
from vamt.firmware.generations import Generation, generation
from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Section, Snapshot
from vamt.store.codec import StoredSection, Tell, untold
from vamt.store.sqlite import Store, StoredMachine

log = logging.getLogger("vamt.provision")

COUNT_SECONDS: Final = 3600.0

FACTORY_KEY: Final = "factory-key"
"""The name by which the store keeps `Snapshot.factory_key`."""

DomainOf = Callable[[UUID], Domain | None]


class Provisioner:
    """Keeps one row of the store for every machine ever seen, until it is forgotten."""

    def __init__(self, config: Config, store: Store, tell: Tell = untold) -> None:
        """Keep; `tell` is told of sections that cannot be read."""
        self._config = config
        self._store = store
        self._tell = tell
        self._counted: float | None = None
        """Up to when it is counted how long machines are away."""
        self._factory_key = b""
        self._rows: dict[UUID, StoredMachine] = {}
        self._book = AddressBook(config.addresses.pool, config.machines, {}, config.listen.addresses)

    async def load(self) -> set[UUID]:
        """Read what is remembered; the machines that were there when vamt last ran."""
        forgotten = await self._store.forget(
            timedelta(days=min(self._config.state.forget_after_days, timedelta.max.days))
        )
        if forgotten:
            log.info("forgotten machines=%d", forgotten)
        self._rows = {row.uuid: row for row in await self._store.machines()}
        self._factory_key = await self._store.kept(FACTORY_KEY, _new_key)
        self._counted = monotonic()
        allotted = {row.uuid: row.allotted for row in self._rows.values() if row.allotted}
        config = self._config
        self._book = AddressBook(config.addresses.pool, config.machines, allotted, config.listen.addresses)
        return {row.uuid for row in self._rows.values() if row.gone is None}

    async def keep_counting(self) -> None:
        """Count it every hour, for ever."""
        while True:
            await asyncio.sleep(COUNT_SECONDS)
            with suppress(StateError):
                await self.count_absence()

    async def count_absence(self) -> None:
        """Count, for the machines that are away, the time since this was done last."""
        if self._counted is None or not any(row.gone for row in self._rows.values()):
            return
        now = monotonic()
        await self._store.age(timedelta(seconds=now - self._counted))
        self._counted = now

    async def settle(self, uuids: Iterable[UUID], domain_of: DomainOf) -> dict[UUID, Place]:
        """Find a place for each machine that is there, and remember those that are not as gone.

        All of it is one write; others that had to move for them are among the places returned.
        """
        now = datetime.now(UTC)
        places: dict[UUID, Place] = {}
        rows: dict[UUID, StoredMachine] = {}
        first: list[tuple[UUID, Section]] = []
        waiting = set(uuids)
        while waiting:
            domains = {uuid: domain_of(uuid) for uuid in waiting}
            for uuid in [uuid for uuid, domain in domains.items() if domain is None]:
                self._book.leave(uuid)
                if uuid in self._rows:
                    rows[uuid] = replace(self._rows[uuid], gone=self._rows[uuid].gone or now)
            for domain in sorted(filter(None, domains.values()), key=self._precedence):
                place = places[domain.uuid] = self._book.place(domain.uuid, domain.name, domain.address)
                row = self._rows.get(domain.uuid)
                if row is None:
                    row = StoredMachine(domain.uuid, domain.name, None, "", new_realm(), now)
                    first.append((domain.uuid, self._first(row.realm)))
                rows[domain.uuid] = replace(
                    row, name=domain.name, allotted=place.allotted, address=place.endpoint[0], gone=None
                )
            waiting = set(self._book.displaced)
        changed = {uuid: row for uuid, row in rows.items() if row != self._rows.get(uuid)}
        if changed:
            await self._store.put(changed.values(), first)
        self._rows.update(changed)
        if first:
            log.info("new machines=%d provisioned=%s", len(first), self._config.firmware.provisioned)
        return places

    async def snapshots(self, uuids: Iterable[UUID], domain_of: DomainOf) -> list[Snapshot]:
        """First pictures of machines that are settled, and still there."""
        pictures = []
        for uuid, sections in (await self._store.sections(uuids, self._tell)).items():
            row, domain = self._rows[uuid], domain_of(uuid)
            if domain is not None:
                realm = _realm(sections) or row.realm
                firmware = self.generation(domain)
                picture = Snapshot(uuid, row.address, realm, firmware, domain, sections, row.created)
                pictures.append(replace(picture, factory_key=self._factory_key))
        return pictures

    def generation(self, domain: Domain) -> Generation:
        """What a machine is configured to be."""
        chosen = fixed(self._config.machines, domain.uuid, domain.name).generation
        firmware = self._config.firmware
        return generation(chosen or firmware.generation, strict=firmware.strict)

    def _first(self, realm: str) -> Section:
        """What makes a machine that was never seen before the one the configuration asks for."""
        if self._config.firmware.provisioned:
            return new_accounts(realm)
        return Setup(mode=ControlMode.NONE)

    def _precedence(self, domain: Domain) -> tuple[bool, str]:
        """Those with an address of their own first; then by name, so that addresses come in that order."""
        return not self._book.is_fixed(domain.uuid, domain.name, domain.address), domain.name


def _realm(sections: Mapping[str, StoredSection]) -> str | None:
    """The digest realm, where set-up made another one; a machine whose set-up cannot be read is not served."""
    setup = sections.get(Setup.NAME)
    try:
        return None if setup is None else setup.read(Setup).realm
    except UnreadableSection:
        return None


def _new_key() -> bytes:
    from vamt.pki import keys  # loads a library, which no later start needs

    return keys.generate()
