"""What belongs to what: the host's devices, the things they are made of, and AMT's software."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from vamt.cim.model import EPR, resource_uri
from vamt.machine import Snapshot
from vamt.schema.CIM_InstalledSoftwareIdentity import (
    CIM_InstalledSoftwareIdentity,
    CIM_InstalledSoftwareIdentityProvider,
)
from vamt.schema.CIM_Realizes import CIM_Realizes, CIM_RealizesProvider
from vamt.schema.CIM_SystemDevice import CIM_SystemDevice, CIM_SystemDeviceProvider
from vamt_providers.hardware import Chip, Processor
from vamt_providers.media import MediaAccessDevice, PhysicalPackage
from vamt_providers.names import AMT, COMPUTER_SYSTEM, HOST
from vamt_providers.software_identity import SoftwareIdentity

CONTROLLER: Final = EPR.of(resource_uri(COMPUTER_SYSTEM), CreationClassName=COMPUTER_SYSTEM, Name=AMT)

_PROCESSORS: Final = Processor()
_CHIPS: Final = Chip()
_MEDIA: Final = MediaAccessDevice()
_PACKAGES: Final = PhysicalPackage()
_SOFTWARE: Final = SoftwareIdentity()


class SystemDevice(CIM_SystemDeviceProvider):
    """The host has processors and media devices."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_SystemDevice]:
        for device in chain(_PROCESSORS.instances(snap), _MEDIA.instances(snap)):
            yield CIM_SystemDevice(GroupComponent=HOST, PartComponent=device.epr())


class Realizes(CIM_RealizesProvider):
    """Each device is made of one thing: a processor of a chip, a media device of a package."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_Realizes]:
        things = chain(_CHIPS.instances(snap), _PACKAGES.instances(snap))
        made = chain(_PROCESSORS.instances(snap), _MEDIA.instances(snap))
        for thing, device in zip(things, made, strict=True):
            yield CIM_Realizes(Antecedent=thing.epr(), Dependent=device.epr())


class InstalledSoftwareIdentity(CIM_InstalledSoftwareIdentityProvider):
    """AMT's firmware is installed on AMT."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_InstalledSoftwareIdentity]:
        for software in _SOFTWARE.instances(snap):
            yield CIM_InstalledSoftwareIdentity(InstalledSoftware=software.epr(), System=CONTROLLER)
