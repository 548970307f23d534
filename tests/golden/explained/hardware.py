"""Hardware: chips, processors, memory, disks."""

from __future__ import annotations

from typing import Final

from golden.explained import AsRecorded, Difference
from support.machines import Made, domain, make
from support.recordings import Recording


def _with_that_processor(_: Recording) -> Made:
    return make(domain(cpu_model="Intel(R) Core(TM) i7-9850H CPU @ 2.60GHz"), version="12.0.67.1579")


MACHINES: Final[dict[str, AsRecorded]] = {"CIM_Chip": _with_that_processor}

EXPLAINED: Final = [
    Difference(
        "cim/chip/pull.xml",
        "<g:EnumerationContext>XXXXXXXX-0000-0000-0000-000000000000</g:EnumerationContext>",
        "",
        "the device goes on with CIM_PhysicalMemory, which is not implemented yet",
    ),
    Difference(
        "cim/chip/pull.xml",
        "</g:Items>",
        "</g:Items><g:EndOfSequence></g:EndOfSequence>",
        "the device goes on with CIM_PhysicalMemory, which is not implemented yet",
    ),
]
