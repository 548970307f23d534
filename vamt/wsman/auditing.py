"""Changes under the eye of the audit log: the one place where what clients change is recorded.

What is an event, and of what, is said by `vamt.logbook.audited`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from vamt.cim.model import Instance, Output
from vamt.logbook.audited import rule_of
from vamt.logbook.auditlog import Initiator, audit, refuses
from vamt.logbook.change import Change
from vamt.machine import Snapshot
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.exchange import Exchange
from vamt.wsman.faults import InternalError

T = TypeVar("T", bound=Instance | Output | None)


async def audited(
    exchange: Exchange,
    key: tuple[str, str],
    make: Callable[[], Awaitable[T]],
    values: Mapping[str, Any],
    target: Instance | None = None,
) -> T:
    """Make a change and record it; durable when this returns, which is before the client hears of it.

    Where the disk does not take the record, the change is answered as the success it is, and the record is written
    later: nobody must be told that a machine is still on which is off.

    `key` is the class and the method, or Put, Create, Delete.

    Raises:
        Fault: the provider's; or it is critical and could not be recorded, and so was not made; or who asks
            would no longer be let in, now that the change's turn has come.

    """
    exchange.principal.demand(exchange.machine.snapshot)
    rule = rule_of(*key)
    if rule is None:
        return await make()
    machine, before = exchange.machine, exchange.snapshot
    change = Change(before, before, values, target, look=lambda name, snap: _look(exchange, name, snap))
    if any(refuses(machine.snapshot, event) for event in rule.events(change)):
        raise InternalError.status(PT_STATUS.AUDIT_FAIL)
    result = await make()
    who = Initiator.of(exchange.principal)
    for event, data in rule.records(replace(change, after=machine.snapshot, result=result)):
        audit(machine, who, event, data)
    await machine.settle_if_possible()
    return result


def _look(exchange: Exchange, name: str, snap: Snapshot) -> Iterable[Instance]:
    provider = exchange.core.catalog.implementation(name)
    return () if provider is None else provider.instances(snap)
