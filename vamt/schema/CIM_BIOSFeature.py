"""CIM_BIOSFeature: What the firmware of the host can do.

Generated from mof/cim/CIM_BIOSFeature.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BIOSFeature(Instance):
    """What the firmware of the host can do."""

    Caption: str | None = None
    CharacteristicDescriptions: tuple[str, ...] | None = None
    Characteristics: tuple[int, ...] | None = None
    CommunicationStatus: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    IdentifyingNumber: str
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    PrimaryStatus: int | None = None
    ProductName: str
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    Vendor: str
    Version: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_BIOSFeature",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BIOSFeature",
        superclass="CIM_SoftwareFeature",
        keys=("IdentifyingNumber", "Name", "ProductName", "Vendor", "Version"),
        properties=(
            Property("Caption", "string"),
            Property("CharacteristicDescriptions", "string", array=True),
            Property("Characteristics", "uint16", array=True),
            Property("CommunicationStatus", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("IdentifyingNumber", "string", key=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("PrimaryStatus", "uint16"),
            Property("ProductName", "string", key=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("Vendor", "string", key=True),
            Property("Version", "string", key=True),
        ),
    )


class CIM_BIOSFeatureProvider(Provider[CIM_BIOSFeature]):
    CLASS = CIM_BIOSFeature
