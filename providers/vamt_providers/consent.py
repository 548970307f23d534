"""IPS_OptInService: user consent over the wire. What a step leads to is `vamt.firmware.consent`'s to say."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from time import monotonic
from typing import Any, Final

from vamt.firmware.consent import Consent, ConsentPolicy, Outcome, Required, is_fixed, policy_of
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.IPS_OptInService import (
    IPS_OptInService,
    IPS_OptInService_CancelOptIn_OUTPUT,
    IPS_OptInService_SendOptInCode_OUTPUT,
    IPS_OptInService_StartOptIn_OUTPUT,
    IPS_OptInServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InternalError
from vamt_providers.names import service
from vamt_providers.stored import check

log = logging.getLogger("vamt.firmware.consent")

WRITABLE: Final = ("OptInCodeTimeout", "OptInDisplayTimeout", "OptInRequired")
FIXED: Final = ("OptInDisplayTimeout", "OptInRequired")
"""What is read-only in client control mode."""
DISPLAY_SECONDS: Final = range(10, 4096)
_RULES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "OptInCodeTimeout": range(60, 901).__contains__,
    "OptInDisplayTimeout": DISPLAY_SECONDS.__contains__,
    "OptInRequired": frozenset(Required).__contains__,
}

Step = Callable[[Consent, ConsentPolicy, float], tuple[Outcome, Consent]]


class OptInService(IPS_OptInServiceProvider):
    """The policy, the state, and the three steps."""

    LASTING = False

    def instances(self, snap: Snapshot) -> Iterator[IPS_OptInService]:
        policy = policy_of(snap)
        yield IPS_OptInService(
            **service("IPS_OptInService", "Intel(r) AMT OptIn Service"),
            CanModifyOptInPolicy=int(not is_fixed(snap)),
            OptInCodeTimeout=policy.OptInCodeTimeout,
            OptInDisplayTimeout=policy.OptInDisplayTimeout,
            OptInRequired=policy.OptInRequired,
            OptInState=snap.section(Consent).at(monotonic()).state,
        )

    async def put(self, call: Call, target: IPS_OptInService, values: Mapping[str, Any]) -> IPS_OptInService:
        check(values, _RULES)
        given = {name: values[name] for name in WRITABLE if values.get(name) is not None}
        machine = call.machine
        async with machine.exclusive(call.principal):
            await machine.save(revised(machine.snapshot, given))
        return next(self.instances(machine.snapshot))

    async def StartOptIn(self, call: Call, target: IPS_OptInService) -> IPS_OptInService_StartOptIn_OUTPUT:
        """Make a code and display it."""
        outcome = await _step(call, "start", Consent.started)
        return IPS_OptInService_StartOptIn_OUTPUT(ReturnValue=outcome)

    async def SendOptInCode(
        self, call: Call, target: IPS_OptInService, *, OptInCode: int | None = None
    ) -> IPS_OptInService_SendOptInCode_OUTPUT:
        """Compare what the user read with what is displayed; no code at all is a wrong one."""
        code = -1 if OptInCode is None else OptInCode
        outcome = await _step(call, "code", lambda consent, policy, now: consent.answered(code, policy, now))
        return IPS_OptInService_SendOptInCode_OUTPUT(ReturnValue=outcome)

    async def CancelOptIn(self, call: Call, target: IPS_OptInService) -> IPS_OptInService_CancelOptIn_OUTPUT:
        """Withdraw the code, or the consent."""
        outcome = await _step(call, "cancel", lambda consent, _, now: consent.cancelled(now))
        return IPS_OptInService_CancelOptIn_OUTPUT(ReturnValue=outcome)


def revised(snap: Snapshot, given: Mapping[str, int]) -> ConsentPolicy:
    """The policy with other values; those that are in force already change nothing.

    Raises:
        InternalError: it is not for a client to choose.

    """
    current = policy_of(snap)
    changes: dict[str, Any] = {
        name: value for name, value in given.items() if value != getattr(current, name)
    }
    if is_fixed(snap) and not changes.keys().isdisjoint(FIXED):
        raise InternalError.status(PT_STATUS.NOT_PERMITTED)
    return replace(snap.section(ConsentPolicy), **changes)


async def _step(call: Call, name: str, step: Step) -> Outcome:
    machine = call.machine
    async with machine.exclusive(call.principal):
        snap = machine.snapshot
        outcome, consent = step(snap.section(Consent), policy_of(snap), monotonic())
        machine.hold(consent)
    log.info(
        "consent machine=%s step=%s outcome=%s user=%s", machine.name, name, outcome.name, call.principal.name
    )
    return outcome
