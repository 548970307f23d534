"""`vamt machines` and `vamt password`: ask the running server, else the state on disk."""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from uuid import UUID

from vamt.admin import Admin, StoredAdmin, find
from vamt.auth.accounts import PASSWORD_LENGTH, generate_password
from vamt.cli.text import ports, table
from vamt.errors import VamtError
from vamt.net.control import reach
from vamt.store import folder
from vamt.store.sqlite import Store, known


def machines(*, as_json: bool) -> int:
    """Print every machine."""
    return asyncio.run(_machines(as_json=as_json))


def password(machine: str, *, new: str | None, rotate: bool) -> int:
    """Print a machine's password as the last line; `new` is one to set before, "" to ask for it.

    Raises:
        VamtError: there is no such machine, the password is not known, or the new one is refused.

    """
    if new == "":
        new = read_password()
    return asyncio.run(_password(machine, generate_password() if rotate else new))


async def _machines(*, as_json: bool) -> int:
    async with reached_admin() as admin:
        rows = await admin.machines(power=True)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return 0
    if not rows:
        print("There are no machines yet; `vamt serve` finds them.", file=sys.stderr)
        return 0
    cells = [
        (
            row.name,
            row.uuid,
            row.address or "-",
            ports(row.port, row.tls_port),
            row.power,
            row.problem or "",
        )
        for row in rows
    ]
    print(table(("NAME", "UUID", "ADDRESS", "PORTS", "POWER", ""), cells, sys.stdout))
    return 0


async def _password(machine: str, new: str | None) -> int:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        if new is not None:
            await admin.set_password(UUID(row.uuid), new)
        known = await admin.password(UUID(row.uuid))
    if known is None:
        raise VamtError(
            f"a client changed the password of {row.name!r}, so only its digest is known: "
            "--rotate makes a new password, --set lets you choose one"
        )
    if new is not None:
        note_length(new)
    print(known)
    return 0


@asynccontextmanager
async def reached_admin() -> AsyncIterator[Admin]:
    """Who answers: the running server, else the state on disk.

    Raises:
        VamtError: there is neither, or it is not this user's.

    """
    state = folder.locate(os.environ)
    async with reach(state) as remote:
        if remote is not None:
            yield remote
            return
    if not known(state):
        raise VamtError(
            f"vamt has never run with the state folder {state}: run `vamt serve`, or set VAMT_STATE_DIR"
        )
    with folder.locked(state):
        store = await Store.open(state)
        try:
            yield StoredAdmin(store)
        finally:
            await store.close()


def confirmed(name: str, lost: str, question: str) -> bool:
    """Ask at the terminal whether a machine may lose something, and return whether the answer is yes.

    Raises:
        VamtError: there is no terminal.

    """
    if not sys.stdin.isatty():
        raise VamtError(f"{name!r} would lose its {lost}, and there is no terminal to ask on: add --yes")
    print(f"{name} loses its {lost}.\n{question} [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    print("Nothing was changed.", file=sys.stderr)
    return False


def read_password() -> str:
    """A new password, asked for twice on a terminal, else the first line of the input.

    Raises:
        VamtError: the two were not the same, or there is no input.

    """
    if not sys.stdin.isatty():
        if not (line := sys.stdin.readline()):
            raise VamtError("there is no input to read a password from; nothing was changed")
        return line.rstrip("\r\n")
    first = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != first:
        raise VamtError("the two passwords were not the same; nothing was changed")
    return first


def note_length(password: str) -> None:
    """Say so if a password that was chosen is longer than MeshCentral takes, with which it would not get in."""
    if len(password) > PASSWORD_LENGTH:
        print(
            f"vamt: note: this password has {len(password)} characters; "
            f"MeshCentral accepts at most {PASSWORD_LENGTH}",
            file=sys.stderr,
        )
