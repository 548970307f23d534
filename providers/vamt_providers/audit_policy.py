"""AMT_AuditPolicyRule: which events the audit log records, and which of them must not go unrecorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from vamt.logbook.auditevents import ALWAYS, NEVER_CRITICAL, AuditEvent, event_of
from vamt.logbook.auditpolicy import AuditPolicy, Weight
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_AuditPolicyRule import (
    AMT_AuditPolicyRule,
    AMT_AuditPolicyRule_SetAuditPolicy_OUTPUT,
    AMT_AuditPolicyRule_SetAuditPolicyBulk_OUTPUT,
    AMT_AuditPolicyRuleProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.names import AMT, COMPUTER_SYSTEM

MAX_CHANGES: Final = 256
"""In one request, more than there are events."""

Setting = tuple[bool, int, int, int]
"""Enable, AuditedAppID, EventID, PolicyType."""


class AuditPolicyRule(AMT_AuditPolicyRuleProvider):
    """The one rule: every recorded event, and beside it whether it is critical."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_AuditPolicyRule]:
        policy = snap.section(AuditPolicy)
        events = sorted(policy.events())
        yield AMT_AuditPolicyRule(
            CreationClassName="AMT_AuditPolicyRule",
            PolicyRuleName="Audit Policy Rule",
            SystemCreationClassName=COMPUTER_SYSTEM,
            SystemName=AMT,
            ElementName="Intel(r) AMT Audit Policy Rule",
            AuditApplicationEventID=tuple(events),
            PolicyType=tuple(policy.weight(event) for event in events),
        )

    async def SetAuditPolicy(
        self,
        call: Call,
        target: AMT_AuditPolicyRule,
        *,
        Enable: bool,
        AuditedAppID: int,
        EventID: int,
        PolicyType: int | None = None,
    ) -> AMT_AuditPolicyRule_SetAuditPolicy_OUTPUT:
        """Record an event from now on, or no longer."""
        status = await _apply(call, [(Enable, AuditedAppID, EventID, PolicyType or Weight.NONE)])
        return AMT_AuditPolicyRule_SetAuditPolicy_OUTPUT(ReturnValue=status)

    async def SetAuditPolicyBulk(
        self,
        call: Call,
        target: AMT_AuditPolicyRule,
        *,
        Enable: tuple[bool, ...],
        AuditedAppID: tuple[int, ...],
        EventID: tuple[int, ...],
        PolicyType: tuple[int, ...],
    ) -> AMT_AuditPolicyRule_SetAuditPolicyBulk_OUTPUT:
        """The same for several events; if one cannot be set, none is, and the last word on one holds."""
        status = PT_STATUS.INVALID_PARAMETER
        lengths = {len(Enable), len(AuditedAppID), len(EventID), len(PolicyType)}
        if len(lengths) == 1 and 1 <= len(Enable) <= MAX_CHANGES:
            status = await _apply(call, list(zip(Enable, AuditedAppID, EventID, PolicyType, strict=True)))
        return AMT_AuditPolicyRule_SetAuditPolicyBulk_OUTPUT(ReturnValue=status)


async def _apply(call: Call, settings: Sequence[Setting]) -> PT_STATUS:
    changes: list[tuple[bool, AuditEvent, int]] = []
    for enable, application, number, weight in settings:
        event = event_of(application, number)
        if event is None or weight not in set(Weight):
            return PT_STATUS.INVALID_PARAMETER
        if (not enable and event in ALWAYS) or (enable and weight and event in NEVER_CRITICAL):
            return PT_STATUS.NOT_PERMITTED
        changes.append((enable, event, weight))
    async with call.machine.exclusive(call.principal):
        policy = call.machine.snapshot.section(AuditPolicy)
        for enable, event, weight in changes:
            policy = policy.auditing(event, weight) if enable else policy.ignoring(event)
        await call.machine.save(policy)
    return PT_STATUS.SUCCESS
