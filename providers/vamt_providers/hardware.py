"""CIM_Processor and CIM_Chip: the processor packages a guest sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vamt.backend.base import Domain
from vamt.machine import Snapshot
from vamt.schema.CIM_Chip import CIM_Chip, CIM_ChipProvider
from vamt.schema.CIM_Processor import CIM_Processor, CIM_ProcessorProvider
from vamt_providers.names import COMPUTER_SYSTEM, MANAGED_SYSTEM, NO_REQUEST

ENABLED: Final = 2
CPU_ENABLED: Final = 1
OTHER_FAMILY: Final = 1
CENTRAL: Final = "Central"
UNKNOWN: Final = "Unknown"
"""A chip's maker or version that the hypervisor does not say; MeshCommander stops at a chip without."""
UPGRADE_OTHER: Final = 1
UNKNOWN_SPEED: Final = 0

MANUFACTURERS: Final = {"Intel": "Intel(R) Corporation", "AMD": "Advanced Micro Devices, Inc."}


class Processor(CIM_ProcessorProvider):
    """One instance per package."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_Processor]:
        speed, stepping = snap.domain.cpu_mhz, snap.domain.cpu_stepping
        for tag in _tags(snap.domain):
            yield CIM_Processor(
                CreationClassName="CIM_Processor",
                DeviceID=tag,
                ElementName="Managed System CPU",
                SystemCreationClassName=COMPUTER_SYSTEM,
                SystemName=MANAGED_SYSTEM,
                CPUStatus=CPU_ENABLED,
                CurrentClockSpeed=speed,
                EnabledState=ENABLED,
                ExternalBusClockSpeed=UNKNOWN_SPEED,
                Family=OTHER_FAMILY,
                HealthState=0,
                MaxClockSpeed=speed,
                NumberOfEnabledCores=snap.domain.cpu_cores,
                OperationalStatus=(0,),
                OtherFamilyDescription=snap.domain.cpu_model or "",
                RequestedState=NO_REQUEST,
                Role=CENTRAL,
                Stepping="Unknown" if stepping is None else str(stepping),
                UpgradeMethod=UPGRADE_OTHER,
            )


class Chip(CIM_ChipProvider):
    """One instance per package, in the order of CIM_Processor (MeshCommander pairs them)."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_Chip]:
        vendor = snap.domain.cpu_vendor
        for tag in _tags(snap.domain):
            yield CIM_Chip(
                CreationClassName="CIM_Chip",
                Tag=tag,
                ElementName="Managed System Processor Chip",
                CanBeFRUed=True,
                Manufacturer=MANUFACTURERS.get(vendor or "", vendor) or UNKNOWN,
                OperationalStatus=(0,),
                Version=snap.domain.cpu_model or UNKNOWN,
            )


def _tags(domain: Domain) -> Iterator[str]:
    for number in range(domain.sockets):
        yield f"CPU {number}"
