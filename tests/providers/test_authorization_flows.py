"""The users' panel of MeshCommander and the activation of the others, call by call in their order and forms."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from support import requests
from support.machines import REALM, make
from support.talking import Answer, Console
from vamt.auth.accounts import Accounts, ha1
from vamt.auth.login import lookup

SERVICE = "AMT_AuthorizationService"


@pytest.fixture
def console() -> Console:
    return Console(make(None, Accounts(ha1=ha1("admin", REALM, "P@ssw0rd"), password="P@ssw0rd")))


def digest(name: str, password: str) -> str:
    return base64.b64encode(hashlib.md5(f"{name}:{REALM}:{password}".encode()).digest()).decode()


async def call(console: Console, method: str, **arguments: Any) -> Answer:
    """As its Exec: prefix r, no selectors, a null left out, an array as an element for each item."""
    parts = []
    for name, value in arguments.items():
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                text = str(item).lower() if isinstance(item, bool) else item
                parts.append(f"<r:{name}>{text}</r:{name}>")
    uri = requests.full(SERVICE)
    body = f'<r:{method}_INPUT xmlns:r="{uri}">{"".join(parts)}</r:{method}_INPUT>'
    answer = await console.send(requests.envelope(f"{uri}/{method}", uri, body))
    assert answer.status == 200, answer.text
    return answer


async def panel(console: Console) -> dict[str, tuple[str, ...]]:
    """What the panel shows: per user where he may come from, whether he is enabled, and his realms."""
    admin = (await call(console, "GetAdminAclEntry")).one("Username")
    shown: dict[str, tuple[str, ...]] = {admin: ()}
    handles = (await call(console, "EnumerateUserAclEntries", StartIndex=1)).all("Handles")
    assert len(handles) >= 2, "exactly one would be no array in its JavaScript"
    for handle in handles:
        enabled = (await call(console, "GetAclEnabledState", Handle=handle)).one("Enabled")
        entry = await call(console, "GetUserAclEntryEx", Handle=handle)
        name = entry.all("DigestUsername") or entry.all("KerberosUserSid")
        if not name[0].startswith("$$"):  # which it hides
            shown[name[0]] = (handle, entry.one("AccessPermission"), enabled, *entry.all("Realms"))
    return shown


async def test_meshcommanders_panel_lists_adds_edits_switches_off_and_removes(console: Console) -> None:
    assert await panel(console) == {"admin": ()}
    added = await call(
        console,
        "AddUserAclEntryEx",
        DigestUsername="helpdesk",
        DigestPassword=digest("helpdesk", "P@ssw0rd"),
        KerberosUserSid=None,
        AccessPermission=2,
        Realms=[2, 5, 13],
    )
    assert added.return_value == 0
    assert await panel(console) == {"admin": (), "helpdesk": ("3", "2", "true", "2", "5", "13")}

    edited = await call(
        console,
        "UpdateUserAclEntryEx",
        Handle=3,
        DigestUsername="support",
        DigestPassword=digest("support", "An0ther-word"),
        KerberosUserSid=None,
        AccessPermission=1,
        Realms=[5],
    )
    assert edited.return_value == 0
    assert (await call(console, "SetAclEnabledState", Handle=3, Enabled=False)).return_value == 0
    assert await panel(console) == {"admin": (), "support": ("3", "1", "false", "5")}

    changed = await call(
        console, "SetAdminAclEntryEx", Username="admin", DigestPassword=digest("admin", "An0ther-word")
    )
    assert changed.return_value == 0
    login = lookup(console.machine.snapshot, "admin")
    assert login
    assert login.ha1 == ha1("admin", REALM, "An0ther-word")

    assert (await call(console, "RemoveUserAclEntry", Handle=3)).return_value == 0
    assert await panel(console) == {"admin": ()}


async def test_meshcommander_adds_a_kerberos_user_by_his_sid(console: Console) -> None:
    sid = base64.b64encode(bytes(range(28))).decode()
    added = await call(
        console,
        "AddUserAclEntryEx",
        DigestUsername=None,
        DigestPassword=None,
        KerberosUserSid=sid,
        AccessPermission=2,
        Realms=[3],
    )
    assert added.return_value == 0
    assert await panel(console) == {"admin": (), sid: ("3", "2", "true", "3")}


async def test_meshcentral_sets_the_administrators_password_in_hexadecimal_digits(console: Console) -> None:
    hexadecimal = hashlib.md5(f"admin:{REALM}:An0ther-word".encode()).hexdigest()
    changed = await call(console, "SetAdminAclEntryEx", Username="admin", DigestPassword=hexadecimal)
    assert changed.return_value == 0
    assert console.machine.snapshot.section(Accounts).ha1 == hexadecimal


async def test_the_go_clients_empty_elements_are_left_out_elements(console: Console) -> None:
    """It writes every field of its structure, empty ones too."""
    added = await call(
        console,
        "AddUserAclEntryEx",
        DigestUsername="go",
        DigestPassword=digest("go", "P@ssw0rd"),
        AccessPermission=2,
        Realms=[5],
        KerberosUserSid="",
    )
    assert added.return_value == 0
    unchanged = await call(
        console,
        "UpdateUserAclEntryEx",
        Handle=3,
        DigestUsername="go",
        DigestPassword="",
        AccessPermission=2,
        Realms=[4],
        KerberosUserSid="",
    )
    assert unchanged.return_value == 0
    assert console.machine.snapshot.section(Accounts).users[0].realms == (4,)
