"""The switches of redirection: serial over LAN, storage, and the listener of both and of the remote desktop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from vamt.firmware.features import IDER, REDIRECTION_OFF, SOL, Desktop, Redirection
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_RedirectionService import (
    AMT_RedirectionService,
    AMT_RedirectionService_RequestStateChange_OUTPUT,
    AMT_RedirectionServiceProvider,
)
from vamt.schema.CIM_RedirectionService import CIM_RedirectionService, CIM_RedirectionServiceProvider
from vamt_providers.names import NO_REQUEST, service
from vamt_providers.stored import store

STATES: Final = range(REDIRECTION_OFF, REDIRECTION_OFF + IDER + SOL + 1)

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
