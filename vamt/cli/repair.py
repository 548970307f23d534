"""`vamt repair`: do without what cannot be read of a machine's state; asks the running server, else does it on disk."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Collection
from typing import Final
from uuid import UUID

from vamt.admin import Row, find
from vamt.cli.ask import confirmed, reached_admin
from vamt.repair import what_is_lost

QUESTION: Final = "What cannot be read stays in the state folder, but is no longer used. Go on without it?"


def repair(machine: str, *, sure: bool) -> int:
    """Set aside what cannot be read; ask on the terminal first unless `sure`.

    Raises:
        VamtError: there is no such machine, or nobody says that it shall be done.

    """
    row, names = asyncio.run(_unreadable(machine))
    if not names:
        print(f"All of {row.name}'s state can be read: nothing was changed.")
        return 0
    if not sure and not confirmed(row.name, what_is_lost(names), QUESTION):
        return 1
    asyncio.run(_repair(row, names))
    print(f"Set aside for {row.name}: {', '.join(names)}.")
    name = shlex.quote(row.name)
    if "setup" in names:
        print(f"It is no longer provisioned; to set it up again: vamt provision {name}")
    elif "accounts" in names:
        print(f"It has a new password: vamt password {name}")
    return 0


async def _unreadable(machine: str) -> tuple[Row, Collection[str]]:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        return row, await admin.unreadable(UUID(row.uuid))


async def _repair(row: Row, names: Collection[str]) -> None:
    async with reached_admin() as admin:
        await admin.repair(UUID(row.uuid), names)
