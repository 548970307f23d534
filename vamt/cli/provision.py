"""`vamt provision` and `vamt unprovision`: what a machine's owner does in the firmware's own menu."""

from __future__ import annotations

import asyncio
from uuid import UUID

from vamt.admin import find
from vamt.cli.ask import reached_admin, read_password


def provision(machine: str, *, client: bool, new: str | None) -> int:
    """Provision a machine; `new` is the administrator's password, "" to ask for it, None to make one.

    Raises:
        VamtError: there is no such machine, it is provisioned already, or the password is refused.

    """
    if new == "":
        new = read_password()
    return asyncio.run(_provision(machine, client=client, new=new))


def unprovision(machine: str, *, partial: bool) -> int:
    """End the provisioning of a machine.

    Raises:
        VamtError: there is no such machine, or it is not provisioned.

    """
    return asyncio.run(_unprovision(machine, partial=partial))


async def _provision(machine: str, *, client: bool, new: str | None) -> int:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        await admin.provision(UUID(row.uuid), client=client, password=new)
    mode = "client" if client else "admin"
    print(f"{row.name} is provisioned in {mode} control mode; its password: vamt password {row.name}")
    return 0


async def _unprovision(machine: str, *, partial: bool) -> int:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        await admin.unprovision(UUID(row.uuid), partial=partial)
    print(f"{row.name} is no longer provisioned; to set it up again: vamt provision {row.name}")
    return 0
