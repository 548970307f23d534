"""Ports 16994 and 16995: who gets a session, who does not, and what ends one; not what is spoken in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from support.hands import Client, hands
from support.machines import domain, make
from support.patience import PATIENCE
from support.secured import client as tls
from support.wire import PASSWORD, provisioned
from vamt.auth.accounts import Access, Accounts, User, ha1
from vamt.auth.realms import Realm
from vamt.backend.base import Ability, DomainState
from vamt.firmware.consent import Consent, ConsentPolicy, Required, State
from vamt.firmware.features import Desktop, Redirection
from vamt.firmware.sessions import Kind, Sessions, Status
from vamt.firmware.setup import ControlMode, Setup
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditlog import AuditLog, event_of_record
from vamt.machine import DOMAIN, Machine, Section
from vamt.pki.tls import Terms, Tls

KINDS = pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)


def user(name: str, *realms: Realm) -> User:
    return User(5, name, ha1(name, provisioned().snapshot.realm, PASSWORD), realms=tuple(map(int, realms)))


def machine_with(*sections: Section) -> Machine:
    machine = provisioned()
    for section in sections:
        machine.hold(section)
    return machine


def audited(machine: Machine) -> list[AuditEvent]:
    return [AuditEvent(event_of_record(record)) for record in machine.snapshot.section(AuditLog).each()]


@KINDS
async def test_a_session_begins_is_spoken_in_and_ends_with_its_client(kind: Kind) -> None:
    async with hands() as device:
        client = await device.session(kind)
        assert await client.ask(b"hello", 5) == b"hello"
        assert device.machine.snapshot.section(Sessions).of(kind)
        client.hang_up()
        await device.settled()
        assert device.conversations[0].ended
        assert device.machine.snapshot.section(Sessions) == Sessions()


async def test_over_tls_it_is_the_same() -> None:
    async with hands() as device:
        client = await device.connect(tls())
        assert await client.log_in(Kind.SOL) == 0
        assert await client.ask(b"hello", 5) == b"hello"


async def test_a_second_session_of_a_kind_is_busy_and_the_first_one_stays() -> None:
    async with hands() as device:
        first = await device.session(Kind.SOL)
        second = await device.connect()
        assert await second.start(Kind.SOL) == Status.BUSY
        assert await second.is_closed()
        await device.session(Kind.KVM)
        assert await first.ask(b"still", 5) == b"still"


async def test_of_two_that_log_in_at_once_one_gets_the_session() -> None:
    async with hands() as device:
        clients = [await device.connect() for _ in range(5)]
        results = await asyncio.gather(*(client.log_in(Kind.SOL) for client in clients))
        assert sorted(results) == [0, 1, 1, 1, 1]


async def test_a_session_is_free_again_only_when_the_last_one_is_all_over() -> None:
    async with hands(slow_end=0.2) as device:
        (await device.session(Kind.IDER)).hang_up()
        async with asyncio.timeout(PATIENCE):
            while not (client := await device.connect()) or await client.start(Kind.IDER) == Status.BUSY:
                await asyncio.sleep(0.02)
        assert device.conversations[0].ended


@pytest.mark.parametrize("name", ["admin", "nobody"])
async def test_a_wrong_password_is_refused_once_and_counts_as_an_attack(name: str) -> None:
    async with hands() as device:
        client = await device.connect()
        assert await client.log_in(Kind.SOL, name, "wrong") == 1
        assert await client.is_closed()
        assert audited(device.machine) == [AuditEvent.INVALID_CREDENTIALS]
        await device.settled()
        assert device.machine.snapshot.section(Sessions) == Sessions()


async def test_guessing_gets_slower() -> None:
    async with hands() as device:
        for _ in range(4):
            await (await device.connect()).log_in(Kind.SOL, password="wrong")
        begun = asyncio.get_running_loop().time()
        for _ in range(2):
            await (await device.connect()).log_in(Kind.SOL, password="wrong")
        assert asyncio.get_running_loop().time() - begun > 0.6


async def test_the_redirection_realm_is_needed_and_enough() -> None:
    accounts = provisioned().snapshot.section(Accounts)
    users = (user("helper", Realm.REDIRECTION), user("reader", Realm.REMOTE_CONTROL))
    async with hands(machine_with(replace(accounts, users=users))) as device:
        reader = await device.connect()
        assert await reader.log_in(Kind.SOL, "reader") == 1
        helper = await device.connect()
        assert await helper.log_in(Kind.SOL, "helper") == 0
        assert audited(device.machine) == [AuditEvent.SOL_OPENED]


@KINDS
async def test_sessions_are_audited(kind: Kind) -> None:
    async with hands() as device:
        (await device.session(kind)).hang_up()
        await device.settled()
        name = kind.name
        assert audited(device.machine) == [AuditEvent[f"{name}_OPENED"], AuditEvent[f"{name}_CLOSED"]]


OFF = {
    Kind.SOL: Redirection(EnabledState=32769),
    Kind.IDER: Redirection(EnabledState=32770),
    Kind.KVM: Desktop(enabled=False),
}


@KINDS
async def test_what_is_switched_off_is_not_supported(kind: Kind) -> None:
    async with hands(machine_with(OFF[kind])) as device:
        assert await (await device.connect()).start(kind) == Status.UNSUPPORTED
        other = Kind.SOL if kind is not Kind.SOL else Kind.KVM
        assert await (await device.connect()).start(other) == Status.OK


@KINDS
async def test_what_the_domain_does_not_have_is_not_supported(kind: Kind) -> None:
    bare = frozenset(Ability) - {Ability.SERIAL, Ability.DISPLAY, Ability.CDROM, Ability.FLOPPY}
    machine = make(domain(abilities=bare), provisioned().snapshot.section(Accounts)).machine
    async with hands(machine) as device:
        assert await (await device.connect()).start(kind) == Status.UNSUPPORTED


@KINDS
async def test_what_a_machine_that_is_off_was_given_silently_is_supported(kind: Kind) -> None:
    bare = domain(state=DomainState.OFF, abilities=frozenset())
    made = make(bare, provisioned().snapshot.section(Accounts))
    made.hypervisor.untold = replace(bare, abilities=frozenset(Ability))
    async with hands(made.machine) as device:
        assert await (await device.connect()).log_in(kind) == 0


ENDINGS = {
    "switched off": lambda kind: OFF[kind],
    "the listener is closed": lambda kind: Redirection(ListenerEnabled=False),
    "terminated over WS-Management": lambda kind: Sessions(),
    "unprovisioned": lambda kind: Setup(mode=ControlMode.NONE),
}


@KINDS
@pytest.mark.parametrize("ending", ENDINGS)
async def test_a_session_ends_when_it_is(kind: Kind, ending: str) -> None:
    async with hands() as device:
        client = await device.session(kind)
        device.machine.hold(ENDINGS[ending](kind))
        assert await client.is_closed()
        await device.settled()
        assert device.conversations[0].ended


HELPER = user("helper", Realm.REDIRECTION, Realm.REMOTE_CONTROL)
LOST: dict[str, User | None] = {
    "removed": None,
    "disabled": replace(HELPER, enabled=False),
    "of another name": replace(HELPER, name="helping"),
    "of another password": replace(HELPER, ha1="0" * 32),
    "without the realm": replace(HELPER, realms=(int(Realm.REMOTE_CONTROL),)),
    "let in at the host only": replace(HELPER, access=Access.LOCAL),
}


def accounts(*users: User) -> Accounts:
    return replace(provisioned().snapshot.section(Accounts), users=users)


@KINDS
@pytest.mark.parametrize("now", LOST)
async def test_a_session_ends_when_its_account_is(kind: Kind, now: str) -> None:
    async with hands(machine_with(accounts(HELPER))) as device:
        client = await device.connect()
        assert await client.log_in(kind, "helper") == 0
        left = LOST[now]
        device.machine.hold(accounts(*() if left is None else (left,)))
        assert await client.is_closed()
        await device.settled()
        assert device.conversations[0].ended


async def test_the_administrators_session_ends_with_their_password() -> None:
    async with hands() as device:
        client = await device.session()
        device.machine.hold(Accounts(ha1="0" * 32))
        assert await client.is_closed()


async def test_a_session_stays_when_its_account_loses_what_it_does_not_need() -> None:
    reader = user("reader", Realm.GENERAL_INFO)
    async with hands(machine_with(accounts(HELPER, reader))) as device:
        client = await device.connect()
        assert await client.log_in(Kind.SOL, "helper") == 0
        device.machine.hold(accounts(replace(HELPER, realms=(int(Realm.REDIRECTION),))))
        assert await client.ask(b"still", 5) == b"still"


async def test_a_closed_listener_takes_no_connection() -> None:
    async with hands(machine_with(Redirection(ListenerEnabled=False))) as device:
        assert await silent(await device.connect())


async def test_port_16994_is_closed_where_tls_is_demanded() -> None:
    terms = Terms(Enabled=True, AcceptNonSecureConnections=False)
    machine = provisioned()
    machine.hold(replace(machine.snapshot.section(Tls), network=terms))
    async with hands(machine) as device:
        assert await silent(await device.connect())
        assert await (await device.connect(tls())).start(Kind.SOL) == Status.OK


async def silent(client: Client) -> bool:
    try:
        return await client.ask(b"\x10\0\0\0SOL ", 1) == b""
    except ConnectionError:
        return True


# -- consent


def granted(machine: Machine) -> None:
    machine.hold(Consent(granted=True, until=float("inf")))


@pytest.mark.parametrize(
    ("required", "kind", "status"),
    [
        (Required.NONE, Kind.KVM, Status.OK),
        (Required.KVM, Kind.KVM, Status.CONSENT_REQUIRED),
        (Required.KVM, Kind.SOL, Status.OK),
        (Required.ALL, Kind.SOL, Status.CONSENT_REQUIRED),
        (Required.ALL, Kind.IDER, Status.CONSENT_REQUIRED),
    ],
)
async def test_without_the_users_consent(required: Required, kind: Kind, status: Status) -> None:
    async with hands(machine_with(ConsentPolicy(OptInRequired=required))) as device:
        assert await (await device.connect()).start(kind) == status
        granted(device.machine)
        assert await (await device.connect()).start(kind) == Status.OK


async def test_a_session_by_consent_is_state_in_session_until_it_ends() -> None:
    machine = machine_with(ConsentPolicy(OptInRequired=Required.KVM))
    granted(machine)
    async with hands(machine) as device:
        client = await device.session(Kind.KVM)
        assert machine.snapshot.section(Consent).state is State.IN_SESSION
        client.hang_up()
        await device.settled()
        assert machine.snapshot.section(Consent).state is State.RECEIVED


async def test_a_user_who_withdraws_his_consent_ends_the_session() -> None:
    machine = machine_with(ConsentPolicy(OptInRequired=Required.KVM))
    granted(machine)
    async with hands(machine) as device:
        client = await device.session(Kind.KVM)
        _, withdrawn = machine.snapshot.section(Consent).cancelled(0.0)
        machine.hold(withdrawn)
        assert await client.is_closed()


# -- what else happens to a session


async def test_a_conversation_is_told_what_happens_to_its_machine() -> None:
    async with hands() as device:
        await device.session(Kind.SOL)
        device.machine.see(replace(device.machine.snapshot.domain, name="two"))
        assert device.conversations[0].changes[-1] == DOMAIN


async def test_a_conversation_that_comes_to_its_end_closes_the_connection_after_its_last_word() -> None:
    async with hands() as device:
        client = await device.session()
        assert await client.ask(b"enough", 6) == b"enough"
        assert await client.is_closed()


async def test_when_vamt_stops_sessions_end_completely() -> None:
    async with hands(slow_end=0.1) as device:
        client = await device.session()
        waiting = await device.connect()
    assert await client.is_closed()
    assert await waiting.is_closed()
    assert device.conversations[0].ended
    assert len(asyncio.all_tasks()) == 1
