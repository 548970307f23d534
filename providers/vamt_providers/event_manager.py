"""AMT_EventManagerService: the service behind events, of which a client reads its name only."""

from __future__ import annotations

from collections.abc import Iterator

from vamt.machine import Snapshot
from vamt.schema.AMT_EventManagerService import AMT_EventManagerService, AMT_EventManagerServiceProvider
from vamt_providers.names import NO_REQUEST, NOT_APPLICABLE, service


class EventManagerService(AMT_EventManagerServiceProvider):
    """One instance."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_EventManagerService]:
        yield AMT_EventManagerService(
            **service("AMT_EventManagerService", "Intel(r) AMT Event Manager Service"),
            EnabledState=NOT_APPLICABLE,
            RequestedState=NO_REQUEST,
        )
