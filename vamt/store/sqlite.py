"""The state of every machine in one SQLite file, written by one thread, durable when a call returns.

It knows rows and section texts; what a section means is the providers'. Stored are digests as AMT stores
them, and a password only while its operator may ask for it, so the files have mode 0600. A file that was made
once is never made again without being asked: with a new one every machine would get a new password.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from vamt.errors import StateError
from vamt.machine import Section
from vamt.store.codec import StoredSection, Tell, encode, untold
from vamt.store.folder import private_file

log = logging.getLogger("vamt.store")

FILE: Final = "vamt.db"
MADE: Final = "made"
"""The file that says that the database was made, and so must be there."""
_MADE_TEXT: Final = (
    "vamt.db beside this file holds the machines' passwords and settings: keep copies of it.\n"
)

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
    (
        "ALTER TABLE machine ADD COLUMN away INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE aside (
            uuid TEXT NOT NULL REFERENCES machine ON DELETE CASCADE,
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            since TEXT NOT NULL
        ) STRICT""",
    ),
    ("CREATE TABLE installation (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID",),
)
"""Statements that bring the file from version n to n+1. Only ever appended to."""

T = TypeVar("T")


def known(folder: Path) -> bool:
    """Whether a vamt has ever run with this state folder. Raises StateError if one may not look."""
    try:
        return any((folder / name).exists() for name in (FILE, MADE))
    except OSError as error:
        raise StateError(f"the state folder {folder} cannot be entered ({error.strerror})") from error


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
        self._opened: tuple[int, int] | None = None
        """Which file of the disk that is."""
        self._failing = False

    @classmethod
    async def open(cls, folder: Path) -> Store:
        """Open the file of a state folder that `locked` holds, made or brought up to date first.

        Raises:
            StateError: it cannot be used, or is not there although it was made once.

        """
        store = cls(folder / FILE)
        try:
            await store._run(store._open)
        except StateError:
            store._thread.shutdown()
            raise
        except (
            asyncio.CancelledError
        ):  # the thread goes on, and the folder is not to be let go of before it ends
            await store.close()
            raise
        return store

    async def close(self) -> None:
        """Close the file; what was accepted is on disk already."""
        await self._run(self._close)
        self._thread.shutdown()

    async def machines(self) -> list[StoredMachine]:
        """All machines, in the order in which they were first seen."""
        return await self._run(self._machines)

    async def sections(
        self, machines: Iterable[UUID], tell: Tell = untold
    ) -> dict[UUID, dict[str, StoredSection]]:
        """The sections of these machines by name; decoded when they are read, which may fail and is told then."""
        return await self._run(lambda: self._sections(list(machines), tell))

    async def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What is kept by a name for all machines together; made at first, in the store's thread, and durable then."""
        return await self._write(lambda: self._kept(name, make))

    async def put(
        self, machines: Iterable[StoredMachine], sections: Iterable[tuple[UUID, Section]] = ()
    ) -> None:
        """Write machines and sections as one: all of it or, whatever happens, none of it."""
        rows = [_row(machine) for machine in machines]
        bodies = [(str(uuid), section.NAME, encode(section)) for uuid, section in sections]
        await self._write(lambda: self._put(rows, bodies, []))

    async def save(self, uuid: UUID, sections: Collection[Section], *, forget: Collection[str] = ()) -> None:
        """Write sections of one machine and delete those named, as one; returns when it is on disk."""
        bodies = [(str(uuid), section.NAME, encode(section)) for section in sections]
        names = [(str(uuid), name) for name in forget]
        await self._write(lambda: self._put([], bodies, names))

    async def age(self, elapsed: timedelta) -> None:
        """Count that the machines which no hypervisor knows were away for so long, to the second, once more.

        What is counted is time that passed while vamt ran: the host's clock may be set wrong for a moment.
        """
        await self._write(lambda: self._age(round(elapsed.total_seconds())))

    async def forget(self, away: timedelta) -> int:
        """Delete the machines that were away for longer, as `age` counts; how many they were."""
        return await self._write(lambda: self._forget(round(away.total_seconds())))

    async def set_aside(self, uuid: UUID, names: Collection[str], instead: Collection[Section]) -> None:
        """Keep sections of a machine where nobody reads them, and write others, as one."""
        bodies = [(str(uuid), section.NAME, encode(section)) for section in instead]
        since = datetime.now(UTC).isoformat()
        await self._write(lambda: self._set_aside([(since, str(uuid), name) for name in names], bodies))

    async def _write(self, work: Callable[[], T]) -> T:
        """Say once that nothing can be written, and once that it can again."""
        try:
            result = await self._run(work)
        except StateError as error:
            if not self._failing:
                self._failing = True
                log.warning("store-fails file=%s reason=%r", self._path, str(error))
            raise
        if self._failing:
            self._failing = False
            log.warning("store-works file=%s", self._path)
        return result

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError) as error:
            raise StateError(f"the state in {self._path} cannot be used: {error}") from error

    def _open(self) -> None:
        made = self._path.with_name(MADE)
        if made.exists() and not (self._path.exists() and self._path.stat().st_size):
            raise StateError(
                f"{self._path} is gone or empty, and with it the passwords and settings of all machines: restore it "
                f"from a backup, or remove {made} to start again with new passwords"
            )
        # SQLite gives -wal and -shm the mode of the file itself.
        os.close(private_file(self._path))
        self._opened = self._on_disk()
        connection = sqlite3.connect(self._path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._migrate(connection)
            if not made.exists():
                descriptor = private_file(made)
                os.write(descriptor, _MADE_TEXT.encode())
                os.close(descriptor)
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
                f"{self._path} was written by a newer vamt (state version {version}; this vamt supports "
                f"{len(MIGRATIONS)}): install the newer vamt again, or set VAMT_STATE_DIR to another folder"
            )
        for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
            with _transaction(connection):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")

    def _on_disk(self) -> tuple[int, int]:
        found = self._path.stat()
        return found.st_dev, found.st_ino

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection; what is written to a file that nobody finds again would be lost."""
        if self._connection is None:
            raise StateError(f"the state in {self._path} is closed")
        if self._on_disk() != self._opened:
            raise OSError("the file was replaced while vamt was running: restart vamt")
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
                "restore the file from a backup, or correct the row"
            ) from error

    def _sections(self, machines: list[UUID], tell: Tell) -> dict[UUID, dict[str, StoredSection]]:
        found: dict[UUID, dict[str, StoredSection]] = {uuid: {} for uuid in machines}
        rows = self._db.execute(
            "SELECT uuid, name, body FROM section WHERE uuid IN (SELECT value FROM json_each(?))",
            (json.dumps([str(uuid) for uuid in machines]),),
        )
        for text, name, body in rows:
            uuid = UUID(text)
            found[uuid][sys.intern(name)] = StoredSection(uuid, body, tell)
        return found

    def _kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        found = self._db.execute("SELECT body FROM installation WHERE name = ?", (name,)).fetchone()
        if found is not None:
            return bytes(found[0])
        made = make()
        with _transaction(self._db) as db:
            db.execute("INSERT INTO installation (name, body) VALUES (?, ?)", (name, made))
        return made

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
                "allotted = excluded.allotted, address = excluded.address, gone = excluded.gone, away = 0",
                rows,
            )
            db.executemany("INSERT OR REPLACE INTO section (uuid, name, body) VALUES (?, ?, ?)", bodies)

    def _age(self, seconds: int) -> None:
        with _transaction(self._db) as db:
            db.execute("UPDATE machine SET away = away + ? WHERE gone IS NOT NULL", (seconds,))

    def _forget(self, seconds: int) -> int:
        with _transaction(self._db) as db:
            return db.execute("DELETE FROM machine WHERE gone IS NOT NULL AND away > ?", (seconds,)).rowcount

    def _set_aside(self, found: list[tuple[str, str, str]], bodies: list[tuple[str, str, str]]) -> None:
        with _transaction(self._db) as db:
            db.executemany(
                "INSERT INTO aside (since, uuid, name, body) "
                "SELECT ?, uuid, name, body FROM section WHERE uuid = ? AND name = ?",
                found,
            )
            db.executemany("DELETE FROM section WHERE uuid = ? AND name = ?", [row[1:] for row in found])
            db.executemany("INSERT OR REPLACE INTO section (uuid, name, body) VALUES (?, ?, ?)", bodies)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite has ended it itself where the disk is full
            connection.execute("ROLLBACK")
        raise


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
