"""The state of every machine in one SQLite file, written by one thread, durable when a call returns.

It knows rows and section texts; what a section means is the providers'. Stored are digests as AMT stores
them, and a password only while its operator may ask for it, so the files have mode 0600.
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from vamt.errors import StateError
from vamt.machine import Section
from vamt.store.codec import StoredSection, encode
from vamt.store.folder import private_file

FILE: Final = "vamt.db"

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE machine (
            uuid TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            allotted TEXT UNIQUE,
            address TEXT NOT NULL,
            realm TEXT NOT NULL UNIQUE,
            created TEXT NOT NULL,
            gone TEXT
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE section (
            uuid TEXT NOT NULL REFERENCES machine ON DELETE CASCADE,
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (uuid, name)
        ) STRICT, WITHOUT ROWID""",
    ),
)
"""Statements that bring the file from version n to n+1. Only ever appended to."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredMachine:
    """What is remembered of one machine beside its sections."""

    uuid: UUID
    name: str
    allotted: str | None
    """Its address of the pool, kept while something else fixes another one."""
    address: str
    """Where it was last served."""
    realm: str
    created: datetime
    gone: datetime | None = None
    """Since when no hypervisor knows it."""


class Store:
    """The open file. Made by `Store.open`; every method may raise StateError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vamt-store")
        self._connection: sqlite3.Connection | None = None

    @classmethod
    async def open(cls, folder: Path) -> Store:
        """Open the file of a state folder that `locked` holds, made or brought up to date first."""
        store = cls(folder / FILE)
        try:
            await store._run(store._open)
        except StateError:
            store._thread.shutdown()
            raise
        return store

    async def close(self) -> None:
        """Close the file; what was accepted is on disk already."""
        await self._run(self._close)
        self._thread.shutdown()

    async def machines(self) -> list[StoredMachine]:
        """All machines, in the order in which they were first seen."""
        return await self._run(self._machines)

    async def sections(self, machines: Iterable[UUID]) -> dict[UUID, dict[str, StoredSection]]:
        """The sections of these machines by name; decoded when they are read."""
        return await self._run(lambda: self._sections(list(machines)))

    async def put(
        self, machines: Iterable[StoredMachine], sections: Iterable[tuple[UUID, Section]] = ()
    ) -> None:
        """Write machines and sections as one: all of it or, whatever happens, none of it."""
        rows = [_row(machine) for machine in machines]
        bodies = [(str(uuid), section.NAME, encode(section)) for uuid, section in sections]
        await self._run(lambda: self._put(rows, bodies, []))

    async def save(self, uuid: UUID, sections: Collection[Section], *, forget: Collection[str] = ()) -> None:
        """Write sections of one machine and delete those named, as one; returns when it is on disk."""
        bodies = [(str(uuid), section.NAME, encode(section)) for section in sections]
        names = [(str(uuid), name) for name in forget]
        await self._run(lambda: self._put([], bodies, names))

    async def forget(self, gone_before: datetime) -> int:
        """Delete the machines that no hypervisor has known since then; how many they were."""
        return await self._run(lambda: self._forget(gone_before))

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError) as error:
            raise StateError(f"the state in {self._path} cannot be used: {error}") from error

    def _open(self) -> None:
        # SQLite gives -wal and -shm the mode of the file itself.
        os.close(private_file(self._path))
        connection = sqlite3.connect(self._path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _migrate(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise StateError(
                f"{self._path} was written by a newer vamt (state version {version}, this one knows "
                f"{len(MIGRATIONS)}): install that vamt again, or name another folder in VAMT_STATE_DIR"
            )
        for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
            with _transaction(connection):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")

    @property
    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StateError(f"the state in {self._path} is closed")
        return self._connection

    def _machines(self) -> list[StoredMachine]:
        rows = self._db.execute(
            "SELECT uuid, name, allotted, address, realm, created, gone FROM machine ORDER BY created, name"
        )
        return [self._machine(row) for row in rows]

    def _machine(self, row: tuple[Any, ...]) -> StoredMachine:
        uuid, name, allotted, address, realm, created, gone = row
        try:
            return StoredMachine(
                UUID(uuid),
                name,
                allotted,
                address,
                realm,
                datetime.fromisoformat(created),
                None if gone is None else datetime.fromisoformat(gone),
            )
        except ValueError as error:
            raise StateError(
                f"the row of machine {name!r} ({uuid}) in {self._path} cannot be read ({error}): "
                "put the file back from a copy, or correct the row"
            ) from error

    def _sections(self, machines: list[UUID]) -> dict[UUID, dict[str, StoredSection]]:
        found: dict[UUID, dict[str, StoredSection]] = {uuid: {} for uuid in machines}
        rows = self._db.execute(
            "SELECT uuid, name, body FROM section WHERE uuid IN (SELECT value FROM json_each(?))",
            (json.dumps([str(uuid) for uuid in machines]),),
        )
        for text, name, body in rows:
            uuid = UUID(text)
            found[uuid][sys.intern(name)] = StoredSection(uuid, body)
        return found

    def _put(
        self,
        rows: list[tuple[str | None, ...]],
        bodies: list[tuple[str, str, str]],
        forgotten: list[tuple[str, str]],
    ) -> None:
        with _transaction(self._db) as db:
            db.executemany("DELETE FROM section WHERE uuid = ? AND name = ?", forgotten)
            # Addresses may change hands within one call; giving them all up first keeps them unique.
            db.executemany("UPDATE machine SET allotted = NULL WHERE uuid = ?", [row[:1] for row in rows])
            db.executemany(
                "INSERT INTO machine (uuid, name, allotted, address, realm, created, gone) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, "
                "allotted = excluded.allotted, address = excluded.address, gone = excluded.gone",
                rows,
            )
            db.executemany("INSERT OR REPLACE INTO section (uuid, name, body) VALUES (?, ?, ?)", bodies)

    def _forget(self, gone_before: datetime) -> int:
        with _transaction(self._db) as db:
            return db.execute("DELETE FROM machine WHERE gone < ?", (gone_before.isoformat(),)).rowcount


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _row(machine: StoredMachine) -> tuple[str | None, ...]:
    return (
        str(machine.uuid),
        machine.name,
        machine.allotted,
        machine.address,
        machine.realm,
        machine.created.isoformat(),
        None if machine.gone is None else machine.gone.isoformat(),
    )
