"""What the operator of the host does to a machine, as records of its audit log: he is at the machine itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from vamt.auth.accounts import Accounts
from vamt.logbook.auditdata import account, account_changed, administrator
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditlog import OPERATOR, AuditLog, Read, audit, recorded
from vamt.machine import Machine

Entry = tuple[AuditEvent, bytes]
"""An event and what it carries."""

PROVISIONED: Final[Entry] = (AuditEvent.PROVISIONING_COMPLETED, b"\3")
UNPROVISIONED: Final[Entry] = (AuditEvent.UNPROVISIONED, b"\1")
"""By hand, which on a device is in the BIOS extension."""


def accounts_changed(before: Accounts, after: Accounts) -> Iterator[Entry]:
    """Who was added, removed and modified."""
    was, now = ({user.handle: user for user in accounts.users} for accounts in (before, after))
    if administrator(before) != administrator(after):
        data = account_changed(administrator(before), administrator(after))
        yield AuditEvent.ACL_ENTRY_MODIFIED, data
    for handle in was.keys() | now.keys():
        if handle not in now:
            yield AuditEvent.ACL_ENTRY_REMOVED, account(was[handle])
        elif handle not in was:
            yield AuditEvent.ACL_ENTRY_ADDED, account(now[handle])
        elif was[handle] != now[handle]:
            yield AuditEvent.ACL_ENTRY_MODIFIED, account_changed(was[handle], now[handle])


def by_operator(machine: Machine, entries: Iterable[Entry]) -> None:
    """Record what he does to a machine that is served; durable with its next `save` or `settle`."""
    for event, data in entries:
        audit(machine, OPERATOR, event, data)


def by_operator_offline(read: Read, entries: Iterable[Entry]) -> AuditLog:
    """The audit log of a machine that is not served, with what he does to it."""
    log = read(AuditLog)
    for event, data in entries:
        log = recorded(log, read, OPERATOR, event, data)
    return log
