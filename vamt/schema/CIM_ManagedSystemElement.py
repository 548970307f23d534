"""CIM_ManagedSystemElement.

Generated from mof/cim/CIM_ManagedSystemElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_ManagedSystemElement_OperationalStatus(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    OK = 2
    DEGRADED = 3
    STRESSED = 4
    PREDICTIVE_FAILURE = 5
    ERROR = 6
    NON_RECOVERABLE_ERROR = 7
    STARTING = 8
    STOPPING = 9
    STOPPED = 10
    IN_SERVICE = 11
    NO_CONTACT = 12
    LOST_COMMUNICATION = 13
    ABORTED = 14
    DORMANT = 15
    SUPPORTING_ENTITY_IN_ERROR = 16
    COMPLETED = 17
    POWER_MODE = 18


class CIM_ManagedSystemElement_HealthState(IntEnum):
    UNKNOWN = 0
    OK = 5
    DEGRADED_WARNING = 10
    MINOR_FAILURE = 15
    MAJOR_FAILURE = 20
    CRITICAL_FAILURE = 25
    NON_RECOVERABLE_ERROR = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ManagedSystemElement(Instance):
    """CIM_ManagedSystemElement."""

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
        name="CIM_ManagedSystemElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ManagedSystemElement",
        superclass="CIM_ManagedElement",
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


class CIM_ManagedSystemElementProvider(Provider[CIM_ManagedSystemElement]):
    CLASS = CIM_ManagedSystemElement
