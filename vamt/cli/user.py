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
from vamt.cli.ask import reached_admin, read_password
from vamt.cli.text import table


def user(options: argparse.Namespace) -> int:
    """List, add, passwd or remove; a password made here is printed as the last line.

    Raises:
        VamtError: there is no such machine, user or realm, or AMT would not have it so.

    """
    return asyncio.run(_user(options))


async def _user(options: argparse.Namespace) -> int:
    async with reached_admin() as admin:
        machine = UUID(find(await admin.machines(), options.machine).uuid)
        match options.action:
            case "list":
                await _list(admin, machine, as_json=options.json)
            case "add":
                password = _password(options)
                await admin.add_user(machine, options.name, options.realms, password)
                _show(options, password)
            case "passwd":
                password = _password(options)
                await admin.set_user_password(machine, options.name, password)
                _show(options, password)
            case "remove":
                await admin.remove_user(machine, options.name)
    return 0


async def _list(admin: Admin, machine: UUID, *, as_json: bool) -> None:
    rows = await admin.users(machine)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return
    cells = [(row.name, row.access, "yes" if row.enabled else "no", ", ".join(row.realms)) for row in rows]
    print(table(("NAME", "FROM", "ENABLED", "REALMS"), cells, sys.stdout))


def _password(options: argparse.Namespace) -> str:
    return generate_password() if options.generate else read_password()


def _show(options: argparse.Namespace, password: str) -> None:
    """Print a password that nobody has seen yet."""
    if options.generate:
        print(password)
