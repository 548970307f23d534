"""CIM_PhysicalMemory: the memory modules a guest sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vamt.machine import Snapshot
from vamt.schema.CIM_PhysicalMemory import CIM_PhysicalMemory, CIM_PhysicalMemoryProvider

DIMM: Final = 9
"""FormFactor, in SMBIOS' numbers, which devices show."""
RAM: Final = 9
"""MemoryType, in CIM's numbers."""
UNKNOWN_SPEED: Final = 0


class PhysicalMemory(CIM_PhysicalMemoryProvider):
    """One instance per module. QEMU's have neither speed nor numbers, and a socket where a PC has a bank."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_PhysicalMemory]:
        for module in snap.domain.memory:
            yield CIM_PhysicalMemory(
                CreationClassName="CIM_PhysicalMemory",
                Tag=module.locator,
                BankLabel=module.locator,
                Capacity=module.kib * 1024,
                ConfiguredMemoryClockSpeed=UNKNOWN_SPEED,
                ElementName="Managed System Memory Chip",
                FormFactor=DIMM,
                IsSpeedInMhz=True,
                Manufacturer=module.manufacturer or "",
                MaxMemorySpeed=UNKNOWN_SPEED,
                MemoryType=RAM,
                PartNumber="",
                SerialNumber="",
                Speed=UNKNOWN_SPEED,
            )
