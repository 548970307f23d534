"""CIM_SoftwareFeature.

Generated from mof/cim/CIM_SoftwareFeature.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SoftwareFeature(Instance):
    """CIM_SoftwareFeature."""

    Caption: str | None = None
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
        name="CIM_SoftwareFeature",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SoftwareFeature",
        superclass="CIM_LogicalElement",
        keys=("IdentifyingNumber", "Name", "ProductName", "Vendor", "Version"),
        properties=(
            Property("Caption", "string"),
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


class CIM_SoftwareFeatureProvider(Provider[CIM_SoftwareFeature]):
    CLASS = CIM_SoftwareFeature
