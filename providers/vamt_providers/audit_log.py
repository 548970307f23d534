"""The audit log: reading, locking, clearing, signing and switching it.

Its lock is for its auditor, who reads, exports and clears while nothing is added. What is written into it is
`vamt.logbook`'s matter.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, ClassVar, Final

from vamt.firmware.clock import Clock
from vamt.logbook.auditlog import ALMOST_FULL, AuditLog, time_of
from vamt.logbook.auditpolicy import AuditLock, AuditPolicy, AuditSigning
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_AuditLog import (
    AMT_AuditLog,
    AMT_AuditLog_AuditState,
    AMT_AuditLog_ClearLog_OUTPUT,
    AMT_AuditLog_ExportAuditLogSignature_OUTPUT,
    AMT_AuditLog_ExportAuditLogSignature_SigningMechanism,
    AMT_AuditLog_OverwritePolicy,
    AMT_AuditLog_ReadRecords_OUTPUT,
    AMT_AuditLog_RequestStateChange_OUTPUT,
    AMT_AuditLog_SetAuditLock_Flag,
    AMT_AuditLog_SetAuditLock_OUTPUT,
    AMT_AuditLog_SetSigningKeyMaterial_OUTPUT,
    AMT_AuditLog_StoragePolicy,
    AMT_AuditLogProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.audit_signing import key_problem, signature
from vamt_providers.message_log import COMPLETED, INVALID_PARAMETER, NOT_SUPPORTED
from vamt_providers.stored import store

MAX_RECORDS: Final = 10
"""In one answer of ReadRecords."""
MAX_LOCK_SECONDS: Final = 300
MAX_AUDITORS: Final = 1

ENABLED: Final = 2
DISABLED: Final = 3
OTHER_STATES: Final = frozenset({4, 6, 7, 8, 9, 10, 11})

OVERWRITE_POLICIES: Final = {
    AMT_AuditLog_StoragePolicy.NO_ROLL_OVER: AMT_AuditLog_OverwritePolicy.NEVER_OVERWRITES,
    AMT_AuditLog_StoragePolicy.ROLL_OVER: AMT_AuditLog_OverwritePolicy.WRAPS_WHEN_FULL,
    AMT_AuditLog_StoragePolicy.RESTRICTED_ROLL_OVER: AMT_AuditLog_OverwritePolicy.PARTIAL_RESTRICTED_ROLLOVER,
}


class AuditLogService(AMT_AuditLogProvider):
    """The one log."""

    LASTING: ClassVar[bool] = False
    """The lock ends by itself."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_AuditLog]:
        log, policy = snap.section(AuditLog), snap.section(AuditPolicy)
        records = list(log.each())
        state = ENABLED if policy.enabled else DISABLED
        restricted = policy.storage == AMT_AuditLog_StoragePolicy.RESTRICTED_ROLL_OVER
        yield AMT_AuditLog(
            Name="Intel(r) AMT:Audit Log",
            AuditState=_state(snap, log, policy),
            CurrentNumberOfRecords=len(records),
            ElementName="Intel(r) AMT Audit Log",
            EnabledState=state,
            MaxAllowedAuditors=MAX_AUDITORS,
            MaxNumberOfRecords=0,
            MinDaysToKeep=policy.days if restricted else None,
            OverwritePolicy=OVERWRITE_POLICIES[AMT_AuditLog_StoragePolicy(policy.storage)],
            PercentageFree=log.percentage_free,
            RequestedState=state,
            StoragePolicy=policy.storage,
            TimeOfLastRecord=_date(records[-1]) if records else None,
        )

    async def put(self, call: Call, target: AMT_AuditLog, values: Mapping[str, Any]) -> AMT_AuditLog:
        """Set what becomes of the log when it is full; a restricted roll-over needs its number of days."""
        storage = values.get("StoragePolicy")
        if storage is not None and storage not in set(AMT_AuditLog_StoragePolicy):
            raise InvalidRepresentation
        restricted = storage == AMT_AuditLog_StoragePolicy.RESTRICTED_ROLL_OVER
        if restricted and values.get("MinDaysToKeep") is None:
            raise InvalidRepresentation("MissingValues")
        given = {"storage": storage, "days": values.get("MinDaysToKeep")}
        await store(call, AuditPolicy, given, given)
        return next(self.instances(call.machine.snapshot))

    async def ReadRecords(
        self, call: Call, target: AMT_AuditLog, *, StartIndex: int
    ) -> AMT_AuditLog_ReadRecords_OUTPUT:
        """Some records from that place on, the oldest at 1; none just behind the last."""
        records = list(call.snapshot.section(AuditLog).each())
        if not 1 <= StartIndex <= len(records) + 1:
            return AMT_AuditLog_ReadRecords_OUTPUT(
                TotalRecordCount=len(records), RecordsReturned=0, ReturnValue=PT_STATUS.INVALID_INDEX
            )
        found = tuple(islice(records, StartIndex - 1, StartIndex - 1 + MAX_RECORDS))
        return AMT_AuditLog_ReadRecords_OUTPUT(
            TotalRecordCount=len(records), RecordsReturned=len(found), EventRecords=found
        )

    async def SetAuditLock(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        LockTimeoutInSeconds: int | None = None,
        Flag: int,
        Handle: int | None = None,
    ) -> AMT_AuditLog_SetAuditLock_OUTPUT:
        """Lock or unlock; while it is locked, only with the handle that locking gave."""
        machine = call.machine
        lock = machine.snapshot.section(AuditLock)
        if Flag not in set(AMT_AuditLog_SetAuditLock_Flag):
            return AMT_AuditLog_SetAuditLock_OUTPUT(ReturnValue=PT_STATUS.INVALID_PARAMETER)
        if lock.held and lock.handle != Handle:
            return AMT_AuditLog_SetAuditLock_OUTPUT(ReturnValue=PT_STATUS.INVALID_HANDLE)
        if Flag == AMT_AuditLog_SetAuditLock_Flag.AUDIT_LOG_UNLOCK:
            machine.hold(AuditLock())
            return AMT_AuditLog_SetAuditLock_OUTPUT()
        seconds = LockTimeoutInSeconds or 0
        if not 1 <= seconds <= MAX_LOCK_SECONDS:
            return AMT_AuditLog_SetAuditLock_OUTPUT(ReturnValue=PT_STATUS.INVALID_PARAMETER)
        handle = lock.handle if lock.held else secrets.randbelow(0xFFFF_FFFF) + 1
        machine.hold(AuditLock(handle, time.time() + seconds))
        return AMT_AuditLog_SetAuditLock_OUTPUT(Handle=handle)

    async def ClearLog(self, call: Call, target: AMT_AuditLog) -> AMT_AuditLog_ClearLog_OUTPUT:
        """Begin anew; that it was cleared is the first record."""
        call.machine.amend(call.machine.snapshot.section(AuditLog).cleared())
        await call.machine.settle()
        return AMT_AuditLog_ClearLog_OUTPUT()

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_AuditLog_RequestStateChange_OUTPUT:
        """Switch the log on or off; off, it records only what is always recorded."""
        if RequestedState not in (ENABLED, DISABLED):
            refusal = NOT_SUPPORTED if RequestedState in OTHER_STATES else INVALID_PARAMETER
            return AMT_AuditLog_RequestStateChange_OUTPUT(ReturnValue=refusal)
        async with call.machine.exclusive(call.principal):
            policy = call.machine.snapshot.section(AuditPolicy)
            await call.machine.save(replace(policy, enabled=RequestedState == ENABLED))
        return AMT_AuditLog_RequestStateChange_OUTPUT(ReturnValue=COMPLETED)

    async def SetSigningKeyMaterial(
        self,
        call: Call,
        target: AMT_AuditLog,
        *,
        SigningMechanismType: int,
        SigningKey: bytes,
        LengthOfCertificates: tuple[int, ...],
        Certificates: bytes,
    ) -> AMT_AuditLog_SetSigningKeyMaterial_OUTPUT:
        """Take the key that exports are signed with, and the certificates that vouch for it."""
        signing = AuditSigning(SigningMechanismType, SigningKey, LengthOfCertificates, Certificates)
        problem = await key_problem(signing)
        if problem is None:
            async with call.machine.exclusive(call.principal):
                await call.machine.save(signing)
        return AMT_AuditLog_SetSigningKeyMaterial_OUTPUT(ReturnValue=problem or PT_STATUS.SUCCESS)

    async def ExportAuditLogSignature(
        self, call: Call, target: AMT_AuditLog, *, SigningMechanism: int
    ) -> AMT_AuditLog_ExportAuditLogSignature_OUTPUT:
        """Sign the log as it is now."""
        snap = call.machine.snapshot
        signing = snap.section(AuditSigning)
        if SigningMechanism not in set(AMT_AuditLog_ExportAuditLogSignature_SigningMechanism):
            return AMT_AuditLog_ExportAuditLogSignature_OUTPUT(ReturnValue=PT_STATUS.INVALID_PARAMETER)
        if not signing.key:
            return AMT_AuditLog_ExportAuditLogSignature_OUTPUT(ReturnValue=PT_STATUS.PKI_MISSING_KEYS)
        records = list(snap.section(AuditLog).each())
        unsigned = AMT_AuditLog_ExportAuditLogSignature_OUTPUT(
            TotalRecordCount=len(records),
            StartLogTime=_date(records[0]) if records else None,
            EndLogTime=_date(records[-1]) if records else None,
            GenerationTime=snap.section(Clock).now(),
            UUID=snap.uuid.bytes_le,
            FQDN=snap.domain.name,
            SignatureMechanism=SigningMechanism,
            LengthOfCertificates=signing.lengths,
            Certificates=signing.certificates,
        )
        return replace(unsigned, Signature=signature(signing.key, unsigned, records))


def _state(snap: Snapshot, log: AuditLog, policy: AuditPolicy) -> int:
    full = log.percentage_free == 0
    almost = log.percentage_free <= 100 - ALMOST_FULL
    flags = {
        AMT_AuditLog_AuditState.DISABLED: not policy.enabled,
        AMT_AuditLog_AuditState.LOCKED: snap.section(AuditLock).held,
        AMT_AuditLog_AuditState.ALMOST_FULL: almost and not full,
        AMT_AuditLog_AuditState.FULL: full,
        AMT_AuditLog_AuditState.NO_KEY: not snap.section(AuditSigning).key,
    }
    return sum(flag for flag, is_set in flags.items() if is_set)


def _date(record: bytes) -> datetime:
    return datetime.fromtimestamp(time_of(record), UTC)
