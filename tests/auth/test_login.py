"""Who gets in over the network, and as what: by digest, from the moment the accounts say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support import requests
from support.machines import REALM, make
from support.wire import PASSWORD, Connection, Served, challenged, md5, post, provisioned, served
from vamt.auth.accounts import Access, Accounts, User, ha1
from vamt.auth.login import Login, lookup
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm, may
from vamt.machine import Machine, Snapshot

ADMIN = ha1("admin", REALM, PASSWORD)
GET_POWER = requests.get("CIM_AssociatedPowerManagementService")


def user(name: str, *realms: int, **changes: object) -> User:
    made = User(handle=3, name=name, ha1=ha1(name, REALM, PASSWORD), realms=realms or (Realm.REMOTE_CONTROL,))
    return replace(made, **changes)  # type: ignore[arg-type] # any field


def snapshot(*users: User) -> Snapshot:
    return make(None, Accounts(ha1=ADMIN, users=users)).machine.snapshot


def test_everyone_is_found_with_his_own_realms_and_nobody_else_is() -> None:
    snap = snapshot(user("helpdesk", 5, 2), user("second", 3))
    for name, realms in (("admin", {3}), ("helpdesk", {2, 5}), ("second", {3})):
        login = lookup(snap, name)
        assert login is not None
        assert login.ha1 == ha1(name, REALM, PASSWORD)
        assert (Principal.of(login, "192.0.2.9").name, Principal.of(login, "192.0.2.9").realms) == (
            name,
            realms,
        )
    for stranger in ("", "root", "Admin", "$$uns", "$$OsAdmin"):
        assert lookup(snap, stranger) is None


def test_who_is_disabled_or_may_come_from_the_host_only_is_nobody() -> None:
    snap = snapshot(
        user("off", enabled=False), user("local", access=Access.LOCAL), user("net", access=Access.NETWORK)
    )
    assert [lookup(snap, name) is not None for name in ("off", "local", "net")] == [False, False, True]


def test_a_kerberos_user_and_an_administrator_without_password_have_no_digest() -> None:
    snap = make(None, Accounts(users=(User(handle=3, sid=bytes(4), realms=(3,)),))).machine.snapshot
    assert lookup(snap, "") is None
    assert lookup(snap, "admin") is None


def test_an_administrator_with_another_name_is_no_longer_known_by_the_old_one() -> None:
    snap = make(None, Accounts(admin="root", ha1=ADMIN)).machine.snapshot
    assert lookup(snap, "admin") is None
    assert lookup(snap, "root") is not None


def test_an_auditor_takes_the_audit_log_from_the_administrators() -> None:
    alone = lookup(snapshot(), "admin")
    snap = snapshot(user("auditor", Realm.AUDIT_LOG), user("second", 3))
    watched, auditor, second = (lookup(snap, name) for name in ("admin", "auditor", "second"))
    assert alone
    assert watched
    assert auditor
    assert second

    def clears(login: Login) -> bool:
        return may(Principal.of(login, "x"), "AMT_AuditLog", change=True, method="ClearLog")

    assert [clears(one) for one in (alone, watched, second, auditor)] == [True, False, False, True]
    assert may(Principal.of(watched, "x"), "AMT_AuditLog", change=True, method="ReadRecords")
    assert may(Principal.of(watched, "x"), "AMT_SetupAndConfigurationService", change=True)


async def status(
    machines: Served, name: str, secret: str = PASSWORD, body: bytes = GET_POWER, uri: str = "/wsman"
) -> int:
    """What a POST as that user is answered."""
    challenge = await challenged(machines)
    realm, nonce = (challenge.partition(f'{part}="')[2].partition('"')[0] for part in ("realm", "nonce"))
    proof = md5(f"{md5(f'{name}:{realm}:{secret}')}:{nonce}:00000001:c:auth:{md5(f'POST:{uri}')}")
    header = (
        f'Digest username="{name}",realm="{realm}",nonce="{nonce}",uri="{uri}",cnonce="c",nc=00000001,'
        f'qop=auth,response="{proof}"'
    )
    connection: Connection = await machines.connect()
    try:
        return (await connection.ask(post(body, path=uri, Authorization=header))).status
    finally:
        await connection.close()


async def set_users(machine: Machine, *users: User) -> None:
    await machine.save(replace(machine.snapshot.section(Accounts), users=users))


async def test_a_user_logs_in_and_is_held_to_his_realms() -> None:
    machine = provisioned()
    await set_users(machine, user("helpdesk"), user("clerk", Realm.STORAGE, handle=4))
    async with served(machine) as machines:
        assert await status(machines, "helpdesk") == 200
        assert await status(machines, "clerk") == 400
        assert await status(machines, "admin") == 200


async def test_whoever_is_not_let_in_is_challenged_anew() -> None:
    machine = provisioned()
    await set_users(
        machine, user("off", enabled=False), user("local", access=Access.LOCAL, handle=4), user("x", handle=5)
    )
    async with served(machine) as machines:
        assert [await status(machines, name) for name in ("off", "local")] == [401, 401]
        assert await status(machines, "x", "wrong") == 401


async def test_a_change_of_the_accounts_counts_with_the_next_request() -> None:
    machine = provisioned()
    async with served(machine) as machines:
        assert await status(machines, "late") == 401
        await set_users(machine, user("late"))
        assert await status(machines, "late") == 200
        await set_users(machine, user("late", ha1=ha1("late", REALM, "An0ther-word")))
        assert await status(machines, "late") == 401
        assert await status(machines, "late", "An0ther-word") == 200
        await set_users(machine)
        assert await status(machines, "late", "An0ther-word") == 401


@pytest.mark.parametrize("uri", ["/wsman?x=1", "/wsman/?x=%20"])
async def test_a_login_with_a_query_in_the_request_is_a_login(uri: str) -> None:
    async with served() as machines:
        assert await status(machines, "admin", uri=uri) == 200


async def test_a_users_own_login_does_not_excuse_his_guesses_at_the_administrator() -> None:
    machine = provisioned()
    await set_users(machine, user("helpdesk"))
    async with served(machine) as machines:
        assert await status(machines, "admin", "a guess") == 401
        assert await status(machines, "helpdesk") == 200
        assert len(machines.front.guard.lockout._pairs) == 1
        assert await status(machines, "admin") == 200
        assert len(machines.front.guard.lockout._pairs) == 0
