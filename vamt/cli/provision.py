"""`vamt provision` and `vamt unprovision`: what a machine's owner does in the firmware's own menu."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from vamt.admin import Row, find
from vamt.cli.ask import confirmed, note_length, reached_admin, read_password

QUESTION: Final = "Its logs are kept. It stays off the network until it is set up again. Unprovision it?"


def provision(machine: str, *, client: bool, new: str | None) -> int:
    """Provision a machine; `new` is the administrator's password, "" to ask for it, None to make one.

    Raises:
        VamtError: there is no such machine, it is provisioned already, or the password is refused.

    """
    if new == "":
        new = read_password()
    name = asyncio.run(_provision(machine, client=client, new=new))
    if new is not None:
        note_length(new)
    mode = "client" if client else "admin"
    print(f"{name} is provisioned in {mode} control mode; its password: vamt password {shlex.quote(name)}")
    return 0


def unprovision(machine: str, *, partial: bool, sure: bool) -> int:
    """End the provisioning of a machine; ask on the terminal first unless `sure`.

    Raises:
        VamtError: there is no such machine, it is not provisioned, or nobody says that it shall be done.

    """
    row, accounts = asyncio.run(_accounts(machine))
    if not sure and not confirmed(row.name, _lost(accounts[1:] if partial else accounts), QUESTION):
        return 1
    asyncio.run(_unprovision(row, partial=partial))
    print(f"{row.name} is no longer provisioned; to set it up again: vamt provision {shlex.quote(row.name)}")
    return 0


async def _provision(machine: str, *, client: bool, new: str | None) -> str:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        await admin.provision(UUID(row.uuid), client=client, password=new)
    return row.name


async def _accounts(machine: str) -> tuple[Row, Sequence[str]]:
    """The machine, and the names of its accounts, the administrator's first."""
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        return row, [user.name for user in await admin.users(UUID(row.uuid))]


async def _unprovision(row: Row, *, partial: bool) -> None:
    async with reached_admin() as admin:
        await admin.unprovision(UUID(row.uuid), partial=partial)


def _lost(accounts: Sequence[str]) -> str:
    lost = "settings, web storage and added certificates"
    return f"{lost}, and the accounts {', '.join(accounts)}" if accounts else lost
