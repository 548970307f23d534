"""AMT_WebUIService: the switch of the web page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from vamt.firmware.webui import WebUi
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_WebUIService import (
    AMT_WebUIService,
    AMT_WebUIService_RequestStateChange_OUTPUT,
    AMT_WebUIServiceProvider,
)
from vamt_providers.names import NO_REQUEST, service

ENABLED: Final = 2
DISABLED: Final = 3
STATES: Final = {ENABLED: True, DISABLED: False}

COMPLETED: Final = 0
INVALID_PARAMETER: Final = 5


class WebUIService(AMT_WebUIServiceProvider):
    """One instance."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_WebUIService]:
        yield AMT_WebUIService(
            **service("AMT_WebUIService", "Intel(r) AMT Web UI Service"),
            EnabledState=ENABLED if snap.section(WebUi).enabled else DISABLED,
            RequestedState=NO_REQUEST,
        )

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_WebUIService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_WebUIService_RequestStateChange_OUTPUT:
        """Serve the page or not."""
        enabled = STATES.get(RequestedState or 0)
        if enabled is None:
            return AMT_WebUIService_RequestStateChange_OUTPUT(ReturnValue=INVALID_PARAMETER)
        async with call.machine.exclusive(call.principal):
            await call.machine.save(WebUi(enabled))
        return AMT_WebUIService_RequestStateChange_OUTPUT(ReturnValue=COMPLETED)
