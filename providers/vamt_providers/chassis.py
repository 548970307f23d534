"""The machine as a thing: its chassis and board, which are what the guest's SMBIOS tables say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vamt.backend.base import Smbios
from vamt.cim.model import EPR, resource_uri
from vamt.machine import Snapshot
from vamt.schema.CIM_Card import CIM_Card, CIM_CardProvider
from vamt.schema.CIM_Chassis import CIM_Chassis, CIM_ChassisProvider
from vamt.schema.CIM_ComputerSystemPackage import (
    CIM_ComputerSystemPackage,
    CIM_ComputerSystemPackageProvider,
)
from vamt_providers.names import HOST

CHASSIS_FRAME: Final = 3
MODULE_CARD: Final = 9
"""PackageType."""
OTHER: Final = 1
"""ChassisPackageType, which is the type in the SMBIOS table: QEMU's."""


class Chassis(CIM_ChassisProvider):
    """One instance; as on a device it has the names of the whole system (SMBIOS type 1).

    MeshCommander takes the second of all packages for that of the first disk: the board is the first, and the
    chassis must not be the next.
    """

    def instances(self, snap: Snapshot) -> Iterator[CIM_Chassis]:
        smbios = snap.domain.smbios
        yield CIM_Chassis(
            CreationClassName="CIM_Chassis",
            Tag=_chassis_tag(smbios),
            ChassisPackageType=OTHER,
            ElementName="Managed System Chassis",
            Manufacturer=smbios.system_manufacturer or "",
            Model=smbios.system_product or "",
            OperationalStatus=(0,),
            PackageType=CHASSIS_FRAME,
            SerialNumber=smbios.system_serial or smbios.chassis_serial or "",
            Version=smbios.system_version or "",
        )


class Card(CIM_CardProvider):
    """One instance: the board."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_Card]:
        smbios = snap.domain.smbios
        yield CIM_Card(
            CreationClassName="CIM_Card",
            Tag=smbios.board_asset or "CIM_Card",
            CanBeFRUed=True,
            ElementName="Managed System Base Board",
            Manufacturer=smbios.board_manufacturer or "",
            Model=smbios.board_product or "",
            OperationalStatus=(0,),
            PackageType=MODULE_CARD,
            SerialNumber=smbios.board_serial or "",
            Version=smbios.board_version or "",
        )


class ComputerSystemPackage(CIM_ComputerSystemPackageProvider):
    """One instance: which chassis the system is in, and the UUID, in SMBIOS byte order."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ComputerSystemPackage]:
        yield CIM_ComputerSystemPackage(
            Antecedent=EPR.of(
                resource_uri("CIM_Chassis"),
                CreationClassName="CIM_Chassis",
                Tag=_chassis_tag(snap.domain.smbios),
            ),
            Dependent=HOST,
            PlatformGUID=snap.uuid.bytes_le.hex().upper(),
        )


def _chassis_tag(smbios: Smbios) -> str:
    """The asset tag, or what a device without one puts in its place."""
    return smbios.chassis_asset or "CIM_Chassis"
