"""The disks of a domain: CIM_MediaAccessDevice, and CIM_PhysicalPackage for what a guest reads on their labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vamt.backend.base import Disk
from vamt.machine import Snapshot
from vamt.schema.CIM_MediaAccessDevice import CIM_MediaAccessDevice, CIM_MediaAccessDeviceProvider
from vamt.schema.CIM_PhysicalPackage import CIM_PhysicalPackage, CIM_PhysicalPackageProvider
from vamt_providers.names import COMPUTER_SYSTEM, MANAGED_SYSTEM, NO_REQUEST

ENABLED_BY_DEFAULT: Final = 2
STATE_UNKNOWN: Final = 0

RANDOM_ACCESS: Final = 3
WRITING: Final = 4
REMOVABLE_MEDIA: Final = 7
"""Capabilities."""

SECURITY_UNKNOWN: Final = 2
READ_ONLY: Final = 4
"""Security."""

STORAGE_MEDIA: Final = 15
"""PackageType."""
MAKER: Final = "QEMU"


class MediaAccessDevice(CIM_MediaAccessDeviceProvider):
    """One instance per disk and drive, in the domain's order."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_MediaAccessDevice]:
        for place, disk in enumerate(snap.domain.disks):
            yield CIM_MediaAccessDevice(
                CreationClassName="CIM_MediaAccessDevice",
                DeviceID=_tag(place),
                SystemCreationClassName=COMPUTER_SYSTEM,
                SystemName=MANAGED_SYSTEM,
                Capabilities=_capabilities(disk),
                ElementName="Managed System Media Access Device",
                EnabledDefault=ENABLED_BY_DEFAULT,
                EnabledState=STATE_UNKNOWN,
                MaxMediaSize=(disk.capacity or 0) // 1000,
                OperationalStatus=(0,),
                RequestedState=NO_REQUEST,
                Security=READ_ONLY if disk.readonly else SECURITY_UNKNOWN,
            )


class PhysicalPackage(CIM_PhysicalPackageProvider):
    """One instance per disk; MeshCommander pairs the one after the board with the first media device."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_PhysicalPackage]:
        for place, disk in enumerate(snap.domain.disks):
            model = disk.model or f"{disk.bus} {disk.device}".strip()
            yield CIM_PhysicalPackage(
                CreationClassName="CIM_PhysicalPackage",
                Tag=_tag(place),
                CanBeFRUed=True,
                ElementName="Managed System Storage Media",
                Manufacturer=MAKER if model.startswith(MAKER) else "",
                Model=model,
                OperationalStatus=(0,),
                PackageType=STORAGE_MEDIA,
                SerialNumber=disk.serial or "",
            )


def _tag(place: int) -> str:
    return f"MEDIA DEV {place}"


def _capabilities(disk: Disk) -> tuple[int, ...]:
    removable = (REMOVABLE_MEDIA,) if disk.device in ("cdrom", "floppy") else ()
    return (RANDOM_ACCESS if disk.readonly else WRITING, *removable)
