"""What was accepted is on disk, private, and of a version that is understood."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from vamt.auth.accounts import Accounts
from vamt.errors import StateError, UnreadableSection
from vamt.store.sqlite import MIGRATIONS, Store, StoredMachine

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)


def machine(number: int = 1, **changes: object) -> StoredMachine:
    address = f"127.16.0.{number}"
    made = StoredMachine(UUID(int=number), f"vm{number}", address, address, f"Digest:{number:032X}", NOW)
    return replace(made, **changes)  # type: ignore[arg-type]  # named by the tests


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


async def accounts(store: Store, uuid: UUID) -> Accounts:
    return (await store.sections([uuid]))[uuid]["accounts"].read(Accounts)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}


async def test_machines_and_sections_are_found_again_after_a_restart(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.put([machine(1), machine(2, gone=NOW)], [(UUID(int=1), Accounts(ha1="a" * 32))])
    await store.close()
    store = await Store.open(tmp_path)
    assert await store.machines() == [machine(1), machine(2, gone=NOW)]
    assert await accounts(store, UUID(int=1)) == Accounts(ha1="a" * 32)
    await store.close()


async def test_a_write_is_done_whole_or_not_at_all(store: Store) -> None:
    await store.put([machine(1)])
    with pytest.raises(StateError):
        await store.put([machine(2), machine(3, realm=machine(1).realm)])
    assert await store.machines() == [machine(1)]


async def test_two_machines_may_swap_addresses_in_one_write(store: Store) -> None:
    await store.put([machine(1), machine(2)])
    swapped = [machine(1, allotted="127.16.0.2"), machine(2, allotted="127.16.0.1")]
    await store.put(swapped)
    assert await store.machines() == swapped


async def test_a_section_of_a_machine_nobody_knows_is_refused(store: Store) -> None:
    with pytest.raises(StateError):
        await store.save(uuid4(), [Accounts()])


async def test_machines_away_for_long_are_forgotten_with_their_sections(store: Store) -> None:
    rows = [machine(1), machine(2), machine(3, gone=NOW)]
    await store.put(rows, [(row.uuid, Accounts()) for row in rows])
    await store.age(timedelta(days=2))
    rows[1] = machine(2, gone=NOW)
    await store.put([rows[1]])
    await store.age(timedelta(days=1))
    assert await store.forget(timedelta(days=2)) == 1
    assert await store.machines() == rows[:2]
    assert await store.sections([UUID(int=3)]) == {UUID(int=3): {}}


async def test_a_machine_that_was_back_is_away_from_the_beginning(store: Store) -> None:
    await store.put([machine(1, gone=NOW)])
    await store.age(timedelta(days=2))
    await store.put([machine(1)])
    await store.put([machine(1, gone=NOW)])
    await store.age(timedelta(days=2))
    assert await store.forget(timedelta(days=3)) == 0


async def test_what_the_hosts_clock_says_makes_nobody_forgotten(store: Store) -> None:
    """As it is for a moment where the clock was 400 days ahead."""
    await store.put([machine(1, gone=NOW - timedelta(days=400)), machine(2, gone=NOW + timedelta(days=400))])
    await store.age(timedelta(seconds=2))
    assert await store.forget(timedelta(days=365)) == 0


async def test_a_write_that_fails_at_its_end_leaves_the_store_usable(store: Store, tmp_path: Path) -> None:
    """As on a full disk: nothing of it is there, and the next one is done."""
    await store.put([machine(1)])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / "vamt.db-wal").stat().st_size, before[1]))
    try:
        with pytest.raises(StateError):
            await store.put([machine(2)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    await store.put([machine(3)])
    assert await store.machines() == [machine(1), machine(3)]


async def test_a_section_that_cannot_be_read_is_told_of_by_name(store: Store, tmp_path: Path) -> None:
    await store.put([machine(1)], [(UUID(int=1), Accounts())])
    with closing(sqlite3.connect(tmp_path / "vamt.db")) as database, database:
        database.execute("UPDATE section SET body = '[]'")
    told: list[tuple[UUID, str, str]] = []
    sections = await store.sections([UUID(int=1)], lambda *what: told.append(what))
    assert told == []
    with pytest.raises(UnreadableSection, match=r"'accounts' of machine 0+-"):
        sections[UUID(int=1)]["accounts"].read(Accounts)
    assert [what[:2] for what in told] == [(UUID(int=1), "accounts")]


async def test_what_is_kept_for_all_machines_is_made_once(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    assert await store.kept("a", lambda: b"first") == b"first"
    assert await store.kept("a", lambda: b"second") == b"first"
    assert await store.kept("b", lambda: b"other") == b"other"
    await store.close()
    again = await Store.open(tmp_path)
    assert await again.kept("a", lambda: b"third") == b"first"
    await again.close()


async def test_nothing_is_kept_that_could_not_be_made(store: Store) -> None:
    def fail() -> bytes:
        raise OSError("nothing comes of it")

    with pytest.raises(StateError, match="nothing comes of it"):
        await store.kept("a", fail)
    assert await store.kept("a", lambda: b"made") == b"made"


async def test_all_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = await Store.open(tmp_path)
        await store.put([machine()])
        found = modes(tmp_path)
        await store.close()
    finally:
        os.umask(before)
    assert found == {"made": 0o600, "vamt.db": 0o600, "vamt.db-wal": 0o600, "vamt.db-shm": 0o600}


async def test_a_state_of_a_newer_vamt_is_refused(tmp_path: Path) -> None:
    await (await Store.open(tmp_path)).close()
    with sqlite3.connect(tmp_path / "vamt.db") as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(StateError, match="newer vamt"):
        await Store.open(tmp_path)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vamt.db").write_bytes(b"something else" * 100)
    with pytest.raises(StateError, match=r"vamt\.db"):
        await Store.open(tmp_path)


async def test_a_thousand_machines_are_one_write(store: Store) -> None:
    rows = [
        machine(n, allotted=f"127.16.{n >> 8}.{n & 255}", address=f"127.16.{n >> 8}.{n & 255}")
        for n in range(1000)
    ]
    await store.put(rows, [(row.uuid, Accounts()) for row in rows])
    assert len(await store.machines()) == 1000


WRITER = """
import asyncio, sys
from pathlib import Path
from uuid import UUID
from vamt.auth.accounts import Accounts
from vamt.store.sqlite import Store

async def write():
    store = await Store.open(Path(sys.argv[1]))
    for number in range(100_000):
        await store.save(UUID(int=1), [Accounts(ha1=str(number))])
        print(number, flush=True)

asyncio.run(write())
"""


def start_writer(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)


async def test_killed_at_any_moment_nothing_that_was_accepted_is_lost(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.put([machine()])
    await store.close()
    for lines in (1, 20, 57):
        writer = start_writer(tmp_path)
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        rest = await asyncio.to_thread(writer.communicate)
        accepted = int((rest[0].splitlines() or [str(lines - 1)])[-1])
        store = await Store.open(tmp_path)
        assert int((await accounts(store, UUID(int=1))).ha1) >= accepted
        await store.close()
