"""AMT_AuthorizationService: each method, what it refuses and with which number, and who may call it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

import pytest

from support import requests
from support.machines import REALM, Made, make
from support.talking import ADMIN, Answer, Console
from vamt.auth.accounts import Accounts, User, ha1
from vamt.auth.login import lookup
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.machine import Section

SERVICE = "AMT_AuthorizationService"
PASSWORD = "P@ssw0rd"
NAME, SECRET, SID = "<h:DigestUsername>", "<h:DigestPassword>", "<h:KerberosUserSid>"


def user(handle: int, name: str, *realms: int) -> User:
    return User(
        handle=handle, name=name, ha1=ha1(name, REALM, PASSWORD), realms=realms or (Realm.REMOTE_CONTROL,)
    )


def console(*users: User, as_: str = "admin") -> Console:
    """A machine with these users, and one of them at the console, as he would have logged in."""
    accounts = Accounts(ha1=ha1("admin", REALM, PASSWORD), password=PASSWORD, users=users)
    made = make(None, replace(accounts, next_handle=max([2, *(one.handle for one in users)]) + 1))
    return Console(made, logged_in(made, as_))


def logged_in(made: Made, name: str) -> Principal:
    login = lookup(made.machine.snapshot, name)
    assert login
    return Principal.of(login, ADMIN.peer)


def accounts(at: Console) -> Accounts:
    return at.machine.snapshot.section(Accounts)


def saved(at: Console) -> list[Section]:
    """The accounts as they were stored, one after the other; what is logged is another's matter."""
    return [section for _, section in at.store.saved if isinstance(section, Accounts)]


def raw(name: str, password: str = PASSWORD) -> str:
    """As MeshCommander and rpc-go send it: base64 of the MD5's octets."""
    return base64.b64encode(hashlib.md5(f"{name}:{REALM}:{password}".encode()).digest()).decode()


def entry(
    name: str = "", secret: str = "", *realms: int, access: int | str = 2, sid: str = "", handle: int = 0
) -> str:
    parts = [f"<h:Handle>{handle}</h:Handle>"] if handle else []
    parts += [f"{NAME}{name}</h:DigestUsername>"] if name else []
    parts += [f"{SECRET}{secret}</h:DigestPassword>"] if secret else []
    parts += [f"{SID}{sid}</h:KerberosUserSid>"] if sid else []
    parts.append(f"<h:AccessPermission>{access}</h:AccessPermission>")
    return "".join([*parts, *(f"<h:Realms>{realm}</h:Realms>" for realm in realms)])


async def add(at: Console, parameters: str) -> Answer:
    return await at.invoke(SERVICE, "AddUserAclEntryEx", parameters)


async def update(at: Console, parameters: str) -> Answer:
    return await at.invoke(SERVICE, "UpdateUserAclEntryEx", parameters)


async def with_handle(at: Console, method: str, handle: int, more: str = "") -> Answer:
    return await at.invoke(SERVICE, method, f"<h:Handle>{handle}</h:Handle>{more}")


async def enumerate_(at: Console, start: int = 1) -> Answer:
    return await at.invoke(SERVICE, "EnumerateUserAclEntries", f"<h:StartIndex>{start}</h:StartIndex>")


async def test_a_user_who_is_added_is_there_and_can_log_in() -> None:
    at = console()
    added = await add(at, entry("helpdesk", raw("helpdesk"), 5, 2))
    assert added.properties() == {"Handle": "3", "ReturnValue": "0"}
    shown = (await with_handle(at, "GetUserAclEntryEx", 3)).properties()
    assert shown == {
        "DigestUsername": "helpdesk",
        "AccessPermission": "2",
        "Realms": ["2", "5"],
        "ReturnValue": "0",
    }
    login = lookup(at.machine.snapshot, "helpdesk")
    assert login
    assert login.ha1 == ha1("helpdesk", REALM, PASSWORD)
    assert saved(at) == [accounts(at)]


async def test_a_kerberos_user_is_listed_with_his_sid() -> None:
    at = console()
    sid = base64.b64encode(bytes(range(28))).decode()
    assert (await add(at, entry(sid=sid, access=1) + "<h:Realms>3</h:Realms>")).return_value == 0
    shown = (await with_handle(at, "GetUserAclEntryEx", 3)).properties()
    assert shown == {"KerberosUserSid": sid, "AccessPermission": "1", "Realms": "3", "ReturnValue": "0"}


@pytest.mark.parametrize(
    "password",
    [
        raw("x"),
        hashlib.md5(f"x:{REALM}:{PASSWORD}".encode()).hexdigest(),
        hashlib.md5(f"x:{REALM}:{PASSWORD}".encode()).hexdigest().upper(),
    ],
)
async def test_the_md5_is_taken_in_the_forms_clients_send(password: str) -> None:
    """MeshCentral sends hexadecimal digits where base64 is wanted."""
    at = console()
    assert (await add(at, entry("x", password, 5))).return_value == 0
    assert accounts(at).users[0].ha1 == ha1("x", REALM, PASSWORD)


@pytest.mark.parametrize(
    ("parameters", "number"),
    [
        (entry("", raw("x"), 5), 12),
        (entry("seventeen-letters", raw("x"), 5), 12),
        (entry("$$x", raw("x"), 5), 12),
        (entry("x", raw("x"), 5, sid="AAAA"), 12),
        (entry(sid="AAAA", access=2) + "<h:Realms>5</h:Realms>", 12),
        (entry("x", "", 5), 2054),
        (entry("x", "UEBzc3cwcmQ=", 5), 2054),
        (entry("x", base64.b64encode(bytes(24)).decode()[:-1] + "/", 5), 2054),
        (entry("x", raw("x")), 2055),
        (entry("x", raw("x"), 5, 99), 2055),
        (entry("x", raw("x"), 24), 2055),
        (entry("x", raw("x"), 5, access=7), 36),
        (entry("there", raw("there"), 5), 2058),
        (entry("admin", raw("admin"), 5), 2058),
        (entry("second", raw("second"), 20), 16),
    ],
)
async def test_what_cannot_be_a_user_is_refused_with_a_number(parameters: str, number: int) -> None:
    at = console(user(3, "there", 20))
    answer = await add(at, parameters)
    assert (answer.status, answer.return_value, answer.all("Handle")) == (200, number, [])
    assert saved(at) == []


async def test_the_eighth_digest_user_finds_no_room() -> None:
    at = console(*(user(number, f"u{number}") for number in range(3, 10)))
    assert (await add(at, entry("more", raw("more"), 5))).return_value == 23


async def test_handles_are_listed_from_the_one_asked_for_fifty_at_a_time() -> None:
    kerberos = [User(handle=3 + n, sid=n.to_bytes(4, "big"), realms=(5,)) for n in range(32)]
    digest = [user(40 + n, f"u{n}") for n in range(30)]
    at = console(*kerberos, *digest)
    first = await enumerate_(at)
    assert (first.one("TotalCount"), first.one("HandlesCount")) == ("64", "50")
    assert first.all("Handles")[:4] == ["1", "2", "3", "4"]
    rest = await enumerate_(at, 51)
    assert (rest.one("TotalCount"), rest.one("HandlesCount")) == ("64", "14")
    assert rest.all("Handles")[-1] == "69"


@pytest.mark.parametrize("start", [0, 4, 4294967295])
async def test_there_is_nothing_before_the_first_nor_behind_the_last(start: int) -> None:
    answer = await enumerate_(console(user(3, "x")), start)
    assert answer.return_value == 35
    assert answer.all("Handles") == []


@pytest.mark.parametrize(
    "method", ["GetUserAclEntryEx", "GetAclEnabledState", "RemoveUserAclEntry", "SetAclEnabledState"]
)
async def test_a_handle_nobody_has_is_invalid(method: str) -> None:
    at = console()
    assert (await with_handle(at, method, 9, "<h:Enabled>true</h:Enabled>")).return_value == 2053
    assert (await update(at, entry("x", raw("x"), 5, handle=9))).return_value == 2053


async def test_an_update_changes_what_it_names_and_nothing_else() -> None:
    at = console(user(3, "x", 2, 5))
    before = accounts(at).users[0]
    assert (await update(at, entry("x", "", 4, access=1, handle=3))).return_value == 0
    assert accounts(at).users[0] == replace(before, realms=(4,), access=1)
    assert (await update(at, entry("x", raw("x", "An0ther-word"), access=1, handle=3))).return_value == 0
    assert accounts(at).users[0] == replace(
        before, realms=(4,), access=1, ha1=ha1("x", REALM, "An0ther-word")
    )


async def test_another_name_needs_the_password_which_it_is_a_part_of() -> None:
    at = console(user(3, "x"))
    assert (await update(at, entry("y", "", 5, handle=3))).return_value == 2054
    assert (await update(at, entry("y", raw("y"), 5, handle=3))).return_value == 0
    assert (accounts(at).users[0].name, accounts(at).users[0].ha1) == ("y", ha1("y", REALM, PASSWORD))


async def test_a_user_can_be_disabled_and_enabled_again() -> None:
    at = console(user(3, "x"))
    for enabled in ("false", "true"):
        changed = await with_handle(at, "SetAclEnabledState", 3, f"<h:Enabled>{enabled}</h:Enabled>")
        assert changed.return_value == 0
        assert (await with_handle(at, "GetAclEnabledState", 3)).one("Enabled") == enabled
        assert (lookup(at.machine.snapshot, "x") is not None) is (enabled == "true")


async def test_a_user_who_is_removed_is_gone() -> None:
    at = console(user(3, "x"), user(4, "y"))
    assert (await with_handle(at, "RemoveUserAclEntry", 3)).return_value == 0
    assert [one.name for one in accounts(at).users] == ["y"]
    assert lookup(at.machine.snapshot, "x") is None


@pytest.mark.parametrize("handle", [1, 2])
async def test_the_firmwares_own_entries_stay(handle: int) -> None:
    at = console()
    assert (await with_handle(at, "RemoveUserAclEntry", handle)).return_value == 16
    off = await with_handle(at, "SetAclEnabledState", handle, "<h:Enabled>false</h:Enabled>")
    assert off.return_value == 16
    assert (await update(at, entry("$$uns", raw("$$uns"), 3, handle=handle))).return_value == 16
    assert saved(at) == []


async def set_admin(at: Console, name: str, password: str) -> Answer:
    parameters = f"<h:Username>{name}</h:Username>{SECRET}{password}</h:DigestPassword>"
    return await at.invoke(SERVICE, "SetAdminAclEntryEx", parameters)


async def test_the_administrator_can_be_renamed_and_given_a_new_password() -> None:
    at = console()
    assert (await set_admin(at, "root", raw("root", "An0ther-word"))).return_value == 0
    assert accounts(at) == Accounts(admin="root", ha1=ha1("root", REALM, "An0ther-word"), password=None)
    at.principal = logged_in(at.made, "root")
    assert (await at.invoke(SERVICE, "GetAdminAclEntry")).one("Username") == "root"


@pytest.mark.parametrize(
    ("name", "password", "number"),
    [("", raw("x"), 12), ("a:b", raw("x"), 12), ("admin", "AAAA", 2054), ("x", raw("x"), 2058)],
)
async def test_a_wrong_administrator_is_refused(name: str, password: str, number: int) -> None:
    at = console(user(3, "x"))
    assert (await set_admin(at, name, password)).return_value == number
    assert saved(at) == []


async def test_the_passwords_are_the_factorys_until_somebody_gives_one() -> None:
    for at, default in ((console(), "false"), (Console(make()), "true")):
        for method in ("GetAdminAclEntryStatus", "GetAdminNetAclEntryStatus"):
            assert (await at.invoke(SERVICE, method)).one("IsDefault") == default


async def test_a_user_with_the_realm_sees_and_renews_his_own_entry_only() -> None:
    at = console(user(3, "x", 5, Realm.ACL), user(4, "y"), as_="x")
    assert (await enumerate_(at)).properties() == {
        "TotalCount": "1",
        "HandlesCount": "1",
        "Handles": "3",
        "ReturnValue": "0",
    }
    assert (await with_handle(at, "GetUserAclEntryEx", 3)).one("DigestUsername") == "x"
    assert (await with_handle(at, "GetUserAclEntryEx", 4)).return_value == 16
    assert (await with_handle(at, "GetAclEnabledState", 1)).return_value == 16
    assert (await update(at, entry("x", raw("x", "An0ther-word"), 5, 21, handle=3))).return_value == 0
    assert accounts(at).users[0].ha1 == ha1("x", REALM, "An0ther-word")
    at.principal = logged_in(at.made, "x")
    assert (await update(at, entry("y", raw("y", "An0ther-word"), 5, handle=4))).return_value == 16
    assert accounts(at).users[1] == user(4, "y")


@pytest.mark.parametrize(
    "parameters",
    [
        entry("x", "", 5, 21, 3, handle=3),
        entry("x", "", 5, 21, access=1, handle=3),
        entry("z", raw("z"), 5, 21, handle=3),
    ],
)
async def test_nobody_gains_anything_by_himself(parameters: str) -> None:
    at = console(user(3, "x", 5, Realm.ACL), as_="x")
    assert (await update(at, parameters)).return_value == 16
    assert saved(at) == []


async def test_a_user_with_pt_administration_is_an_administrator() -> None:
    at = console(user(3, "second", 3), user(4, "x"), as_="second")
    assert (await enumerate_(at)).one("TotalCount") == "4"
    assert (await with_handle(at, "RemoveUserAclEntry", 4)).return_value == 0
    assert (await set_admin(at, "admin", raw("admin", "An0ther-word"))).return_value == 0


async def test_an_auditor_is_nobodys_but_his_own() -> None:
    auditor = user(3, "auditor", 13, Realm.AUDIT_LOG)
    at = console(auditor)
    assert (await with_handle(at, "RemoveUserAclEntry", 3)).return_value == 16
    off = await with_handle(at, "SetAclEnabledState", 3, "<h:Enabled>false</h:Enabled>")
    assert off.return_value == 16
    assert (await update(at, entry("auditor", raw("auditor", "mine"), 13, handle=3))).return_value == 16
    assert saved(at) == []
    himself = console(auditor, as_="auditor")
    assert (await update(himself, entry("auditor", "", 13, handle=3))).return_value == 0
    assert accounts(himself).users[0].realms == (13,)
    leaving = console(auditor, as_="auditor")
    assert (await with_handle(leaving, "RemoveUserAclEntry", 3)).return_value == 0


async def test_who_has_not_the_realm_gets_the_fault() -> None:
    at = console(user(3, "x", 5))
    answer = await at.send(
        requests.invoke(SERVICE, "EnumerateUserAclEntries", "<h:StartIndex>1</h:StartIndex>"),
        Principal("x", ADMIN.peer, frozenset({5}), proof=None),
    )
    assert (answer.status, answer.fault) == (400, "AccessDenied")


async def test_the_service_itself_cannot_be_switched() -> None:
    at = console()
    for method in ("RequestStateChange", "StartService", "StopService"):
        assert (await at.invoke(SERVICE, method)).fault == "ActionNotSupported"
