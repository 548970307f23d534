"""`vamt user`: the users of a machine beside its administrator; asks the running server, else the state on disk."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from uuid import UUID

from vamt.admin import Admin, find
from vamt.auth.accounts import generate_password
from vamt.cli.ask import note_length, reached_admin, read_password
from vamt.cli.streams import deliver
from vamt.cli.text import table


def user(options: argparse.Namespace) -> int:
    """List, add, passwd or remove; a password made here is printed before it counts, as the last line.

    Raises:
        VamtError: there is no such machine, user or realm, or AMT would not have it so.

    """
    if options.action in ("list", "remove"):
        asyncio.run(_user(options, ""))
        return 0
    password = generate_password() if options.generate else read_password()
    asyncio.run(_user(options, password))
    note_length(password)
    return 0


async def _user(options: argparse.Namespace, password: str) -> None:
    async with reached_admin() as admin:
        machine = UUID(find(await admin.machines(), options.machine).uuid)
        if password and options.generate:
            # First, as it can never be read again: what was printed and is refused then does no harm.
            deliver(password)
        match options.action:
            case "list":
                await _list(admin, machine, as_json=options.json)
            case "add":
                await admin.add_user(machine, options.name, options.realms, password)
            case "passwd":
                await admin.set_user_password(machine, options.name, password)
            case "remove":
                await admin.remove_user(machine, options.name)


async def _list(admin: Admin, machine: UUID, *, as_json: bool) -> None:
    rows = await admin.users(machine)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return
    cells = [(row.name, row.access, "yes" if row.enabled else "no", ", ".join(row.realms)) for row in rows]
    print(table(("NAME", "FROM", "ENABLED", "REALMS"), cells, sys.stdout))
