"""The machine's clock as a console reads and sets it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from vamt.firmware.clock import Clock
from vamt.machine import Section, Snapshot
from vamt.provider import Call
from vamt.schema.AMT_TimeSynchronizationService import (
    AMT_TimeSynchronizationService,
    AMT_TimeSynchronizationService_EnableLocalTimeSync_OUTPUT,
    AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch_OUTPUT,
    AMT_TimeSynchronizationService_LocalTimeSyncEnabled,
    AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_OUTPUT,
    AMT_TimeSynchronizationService_TimeSource,
    AMT_TimeSynchronizationServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.names import NO_REQUEST, NOT_APPLICABLE, service

log = logging.getLogger("vamt.time")

LocalSync = AMT_TimeSynchronizationService_LocalTimeSyncEnabled
Source = AMT_TimeSynchronizationService_TimeSource

EARLIEST: Final = 1_072_915_200
"""2004-01-01 in UTC; no console is older (Intel AMT guide: SetHighAccuracyTimeSynch)."""

SECONDS_MASK: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class TimeSynchronization(Section):
    """Who has set the clock, and who may."""

    NAME: ClassVar[str] = "time-synchronization"

    LocalTimeSyncEnabled: int = LocalSync.LOCAL_TIME_SYNC_ENABLED_DEFAULT_TRUE
    TimeSource: int = Source.TIME_SOURCE_BIOS_RTC


class TimeSynchronizationService(AMT_TimeSynchronizationServiceProvider):
    """The clock itself is no property: it would be another one with every reading."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_TimeSynchronizationService]:
        state = snap.section(TimeSynchronization)
        yield AMT_TimeSynchronizationService(
            **service("AMT_TimeSynchronizationService", "Intel(r) AMT Time Synchronization Service"),
            EnabledState=NOT_APPLICABLE,
            LocalTimeSyncEnabled=state.LocalTimeSyncEnabled,
            RequestedState=NO_REQUEST,
            TimeSource=state.TimeSource,
        )

    async def GetLowAccuracyTimeSynch(
        self, call: Call, target: AMT_TimeSynchronizationService
    ) -> AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch_OUTPUT:
        """The time, in seconds since 1970."""
        now = call.snapshot.section(Clock).seconds()
        return AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch_OUTPUT(Ta0=now & SECONDS_MASK)

    async def SetHighAccuracyTimeSynch(
        self, call: Call, target: AMT_TimeSynchronizationService, *, Ta0: int, Tm1: int, Tm2: int
    ) -> AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_OUTPUT:
        """Set the clock by the console's.

        Ta0 is what the machine said it was, Tm1 the console's time then, Tm2 its time now; the machine adds
        its own time now, and takes half of the sum of both differences, which leaves out how long the
        messages took (Intel AMT guide: Time Synchronization).
        """
        async with call.machine.exclusive(call.principal):
            snapshot = call.machine.snapshot
            clock, state = snapshot.section(Clock), snapshot.section(TimeSynchronization)
            ta3 = clock.seconds()
            ahead = int(((Tm1 + Tm2) - (Ta0 + ta3)) / 2)
            if not EARLIEST <= Tm1 <= Tm2 or not EARLIEST <= ta3 + ahead <= SECONDS_MASK:
                return AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_OUTPUT(
                    ReturnValue=PT_STATUS.INVALID_PARAMETER
                )
            await call.machine.save(
                Clock(clock.offset + ahead), replace(state, TimeSource=Source.TIME_SOURCE_CONFIGURED)
            )
        log.info("clock machine=%s moved=%d user=%s", call.machine.name, ahead, call.principal.name)
        return AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch_OUTPUT()

    async def EnableLocalTimeSync(
        self, call: Call, target: AMT_TimeSynchronizationService, *, Enable: bool
    ) -> AMT_TimeSynchronizationService_EnableLocalTimeSync_OUTPUT:
        """Say whether software in the guest may set the clock."""
        chosen = (
            LocalSync.LOCAL_TIME_SYNC_ENABLED_CONFIGURED_TRUE
            if Enable
            else LocalSync.LOCAL_TIME_SYNC_ENABLED_FALSE
        )
        async with call.machine.exclusive(call.principal):
            state = call.machine.snapshot.section(TimeSynchronization)
            await call.machine.save(replace(state, LocalTimeSyncEnabled=int(chosen)))
        return AMT_TimeSynchronizationService_EnableLocalTimeSync_OUTPUT()
