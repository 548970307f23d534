"""CIM_LogicalElement.

Generated from mof/cim/CIM_LogicalElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_LogicalElement(Instance):
    """CIM_LogicalElement."""

    Caption: str | None = None
    CommunicationStatus: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    PrimaryStatus: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_LogicalElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_LogicalElement",
        superclass="CIM_ManagedSystemElement",
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("PrimaryStatus", "uint16"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
        ),
    )


class CIM_LogicalElementProvider(Provider[CIM_LogicalElement]):
    CLASS = CIM_LogicalElement
