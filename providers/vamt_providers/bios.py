"""The guest's firmware, which is the BIOS of a VM: CIM_BIOSElement and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from vamt.machine import Snapshot
from vamt.schema.CIM_BIOSElement import CIM_BIOSElement, CIM_BIOSElementProvider
from vamt.schema.CIM_BIOSFeature import CIM_BIOSFeature, CIM_BIOSFeatureProvider
from vamt.schema.CIM_BIOSFeatureBIOSElements import (
    CIM_BIOSFeatureBIOSElements,
    CIM_BIOSFeatureBIOSElementsProvider,
)
from vamt.schema.CIM_SystemBIOS import CIM_SystemBIOS, CIM_SystemBIOSProvider
from vamt_providers.names import HOST

NAME: Final = "Primary BIOS"
FEATURES: Final = "Primary BIOS Features"
UNKNOWN: Final = "unknown"
"""Where nothing is known: what OVMF says then, too. Clients want a version."""
NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Where nothing is known: MeshCommander draws no hardware page without a date."""

EXECUTABLE: Final = 2
NO_OPERATING_SYSTEM: Final = 66
CHARACTERISTICS_UNKNOWN: Final = 3
"""SMBIOS: BIOS characteristics are not supported, as SeaBIOS and OVMF say."""

_DATE: Final = re.compile(r"(\d\d)/(\d\d)/(\d\d)?(\d\d)", re.ASCII)


class BIOSElement(CIM_BIOSElementProvider):
    """One instance; its version is also its identity."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_BIOSElement]:
        yield _element(snap)


class BIOSFeature(CIM_BIOSFeatureProvider):
    """One instance; a device gives it the names of the whole system."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_BIOSFeature]:
        yield _feature(snap)


class BIOSFeatureBIOSElements(CIM_BIOSFeatureBIOSElementsProvider):
    """The one to the other."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_BIOSFeatureBIOSElements]:
        yield CIM_BIOSFeatureBIOSElements(
            GroupComponent=_feature(snap).epr(), PartComponent=_element(snap).epr()
        )


class SystemBIOS(CIM_SystemBIOSProvider):
    """Whose firmware it is."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_SystemBIOS]:
        yield CIM_SystemBIOS(GroupComponent=HOST, PartComponent=_element(snap).epr())


def _element(snap: Snapshot) -> CIM_BIOSElement:
    smbios = snap.domain.smbios
    version = smbios.bios_version or UNKNOWN
    return CIM_BIOSElement(
        Name=NAME,
        SoftwareElementID=version,
        SoftwareElementState=EXECUTABLE,
        TargetOperatingSystem=NO_OPERATING_SYSTEM,
        Version=version,
        ElementName=NAME,
        Manufacturer=smbios.bios_vendor or UNKNOWN,
        OperationalStatus=(0,),
        PrimaryBIOS=True,
        ReleaseDate=_date(smbios.bios_date or ""),
    )


def _feature(snap: Snapshot) -> CIM_BIOSFeature:
    smbios = snap.domain.smbios
    version = smbios.system_version or ""
    return CIM_BIOSFeature(
        IdentifyingNumber=version,
        Name=FEATURES,
        ProductName=smbios.system_product or "",
        Vendor=smbios.system_manufacturer or "",
        Version=version,
        Characteristics=(CHARACTERISTICS_UNKNOWN,),
        ElementName=FEATURES,
        OperationalStatus=(0,),
    )


def _date(text: str) -> datetime:
    """From SMBIOS' month/day/year, whose years of two digits are of the last century."""
    found = _DATE.fullmatch(text)
    if found is None:
        return NO_DATE
    month, day, century, year = found.groups(default="19")
    try:
        return datetime(int(century + year), int(month), int(day), tzinfo=UTC)
    except ValueError:
        return NO_DATE
