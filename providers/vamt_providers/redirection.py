"""The switches of redirection: serial over LAN, storage, and the listener of both and of the remote desktop.

And the end of their sessions, of which the log of storage tells. Serving them is not done here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from vamt.firmware.features import IDER, REDIRECTION_OFF, SOL, Desktop, Redirection
from vamt.firmware.sessions import AccessLog, Kind, terminate
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_RedirectionService import (
    AMT_RedirectionService,
    AMT_RedirectionService_RequestStateChange_OUTPUT,
    AMT_RedirectionService_TerminateSession_OUTPUT,
    AMT_RedirectionServiceProvider,
)
from vamt.schema.CIM_RedirectionService import CIM_RedirectionService, CIM_RedirectionServiceProvider
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.names import NO_REQUEST, service
from vamt_providers.stored import store

log = logging.getLogger("vamt.redirection")

STATES: Final = range(REDIRECTION_OFF, REDIRECTION_OFF + IDER + SOL + 1)

SESSION_TYPES: Final = {0: Kind.IDER, 1: Kind.SOL}
"""What TerminateSession calls them."""

COMPLETED: Final = 0
INVALID_PARAMETER: Final = 5

ENABLED: Final = 2
DISABLED: Final = 3

KVM: Final = (3,)
"""CIM_RedirectionService.RedirectionServiceType (DSP1076)."""
SHARING_MODE: Final = 3


class RedirectionService(AMT_RedirectionServiceProvider):
    """SOL and IDE-R."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_RedirectionService]:
        redirection = snap.section(Redirection)
        yield AMT_RedirectionService(
            **service("AMT_RedirectionService", "Intel(r) AMT Redirection Service"),
            AccessLog=snap.section(AccessLog).lines or None,
            EnabledState=redirection.EnabledState,
            ListenerEnabled=redirection.ListenerEnabled,
        )

    async def put(
        self, call: Call, target: AMT_RedirectionService, values: Mapping[str, Any]
    ) -> AMT_RedirectionService:
        """Open or close the listener; what is served there is RequestStateChange's to say."""
        await store(call, Redirection, values, ("ListenerEnabled",))
        return next(self.instances(call.machine.snapshot))

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_RedirectionService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_RedirectionService_RequestStateChange_OUTPUT:
        """Switch both on or off in one number."""
        if RequestedState not in STATES:
            return AMT_RedirectionService_RequestStateChange_OUTPUT(ReturnValue=INVALID_PARAMETER)
        await store(call, Redirection, {"EnabledState": RequestedState}, ("EnabledState",))
        return AMT_RedirectionService_RequestStateChange_OUTPUT(ReturnValue=COMPLETED)

    async def TerminateSession(
        self, call: Call, target: AMT_RedirectionService, *, SessionType: int | None = None
    ) -> AMT_RedirectionService_TerminateSession_OUTPUT:
        """End the session of a type."""
        kind = None if SessionType is None else SESSION_TYPES.get(SessionType)
        if kind is None:
            return AMT_RedirectionService_TerminateSession_OUTPUT(ReturnValue=PT_STATUS.INVALID_PARAMETER)
        done = terminate(call.machine, kind)
        log.info(
            "terminate machine=%s kind=%s done=%s user=%s",
            *(call.machine.name, kind.value, done, call.principal.name),
        )
        status = PT_STATUS.SUCCESS if done else PT_STATUS.NOT_FOUND
        return AMT_RedirectionService_TerminateSession_OUTPUT(ReturnValue=status)


class PlainRedirectionService(CIM_RedirectionServiceProvider):
    """The remote desktop as plain CIM sees it; SOL and IDE-R are not of this class."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_RedirectionService]:
        names = service("CIM_RedirectionService", "Intel(r) AMT KVM Redirection Service")
        names["ElementName"] = "Intel(r) ME KVM Redirection Service"
        yield CIM_RedirectionService(
            **names,
            EnabledState=ENABLED if snap.section(Desktop).enabled else DISABLED,
            MaxCurrentEnabledSAPs=1,
            RedirectionServiceType=KVM,
            RequestedState=NO_REQUEST,
            SharingMode=SHARING_MODE,
        )
