"""VAMT_Processor: the virtual CPUs, each of which can be switched. AMT has nothing like it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from vamt.backend.base import Vcpu
from vamt.errors import BackendError, NotSupported
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.VAMT_Processor import (
    VAMT_Processor,
    VAMT_Processor_Enable_OUTPUT,
    VAMT_Processor_Enable_ReturnValue,
    VAMT_ProcessorProvider,
)

log = logging.getLogger("vamt.processor")

Result = VAMT_Processor_Enable_ReturnValue


class VirtualProcessor(VAMT_ProcessorProvider):
    """One instance per vCPU the domain has or could have."""

    def instances(self, snap: Snapshot) -> Iterator[VAMT_Processor]:
        for vcpu in snap.domain.vcpus:
            yield VAMT_Processor(Number=vcpu.number, ElementName=f"vCPU {vcpu.number}", Enabled=vcpu.online)

    async def Enable(
        self, call: Call, target: VAMT_Processor, *, Enabled: bool
    ) -> VAMT_Processor_Enable_OUTPUT:
        return VAMT_Processor_Enable_OUTPUT(ReturnValue=await _enable(call, target.Number, Enabled))


async def _enable(call: Call, number: int, wanted: bool) -> Result:
    machine = call.machine
    try:
        async with machine.switching(call.principal) as backend:
            vcpus = {vcpu.number: vcpu for vcpu in machine.snapshot.domain.vcpus}
            vcpu = vcpus.get(number)
            if vcpu is None or (not wanted and _indispensable(vcpu, vcpus)):
                return Result.INVALID_PARAMETER
            if vcpu.online is wanted:
                return Result.COMPLETED
            change = await backend.set_vcpu(machine.uuid, number, wanted)
    except BackendError as error:
        log.warning("vcpu machine=%s number=%d failed=%r", machine.name, number, str(error))
        return Result.NOT_SUPPORTED if isinstance(error, NotSupported) else Result.FAILED
    return Result.COMPLETED if change == "now" else Result.APPLIED_AT_NEXT_START


def _indispensable(vcpu: Vcpu, vcpus: dict[int, Vcpu]) -> bool:
    """The first CPU boots the machine, and without any there is no machine."""
    others = any(other.online for other in vcpus.values() if other.number != vcpu.number)
    return vcpu.number == 0 or not others
