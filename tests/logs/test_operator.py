"""What the operator does by the command line is recorded as done at the machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.logs import audited
from support.machines import make
from vamt.auth.accounts import Accounts, User
from vamt.logbook import operator
from vamt.logbook.auditlog import AuditLog
from vamt.logbook.auditpolicy import AuditPolicy

EVE, BOB = User(3, "eve", "1" * 32, realms=(5,)), User(4, "bob", "2" * 32, realms=(5,))
BEFORE = Accounts(ha1="0" * 32, users=(EVE,))


@pytest.mark.parametrize(
    ("after", "records"),
    [
        (BEFORE, []),
        (replace(BEFORE, ha1="f" * 32), [(1603, b"\2\0\5admin")]),
        (replace(BEFORE, users=(EVE, BOB)), [(1602, b"\0\3bob")]),
        (replace(BEFORE, users=()), [(1604, b"\0\3eve")]),
        (replace(BEFORE, users=(replace(EVE, ha1="3" * 32),)), [(1603, b"\2\0\3eve")]),
        (replace(BEFORE, password="shown"), []),
    ],
)
def test_what_becomes_of_accounts_is_recorded(after: Accounts, records: list[tuple[int, bytes]]) -> None:
    machine = make().machine
    operator.by_operator(machine, operator.accounts_changed(BEFORE, after))
    live = machine.snapshot.section(AuditLog)
    offline = operator.by_operator_offline(
        make().machine.snapshot.section, operator.accounts_changed(BEFORE, after)
    )
    for log in (live, offline):
        found = list(map(audited, log.each()))
        assert [(record.event, record.data) for record in found] == records
        assert {(record.who, record.where) for record in found} <= {(None, "")}


def test_an_unprovisioning_is_recorded_whatever_the_policy() -> None:
    off = make(None, AuditPolicy(enabled=False, storage=0)).machine
    log = operator.by_operator_offline(off.snapshot.section, [operator.UNPROVISIONED, operator.PROVISIONED])
    assert [audited(record).event for record in log.each()] == [1619, 1601]
