"""AMT_Hdr8021Filter: A packet filter on the Ethernet header.

Generated from mof/amt/AMT_Hdr8021Filter.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_Hdr8021Filter_FilterProfile(IntEnum):
    STATISTICS_PASS = 0
    STATISTICS_DROP = 1
    RATE_LIMIT = 2
    PASS = 3
    DROP = 4


class AMT_Hdr8021Filter_FilterDirection(IntEnum):
    TRANSMIT = 0
    RECEIVE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_Hdr8021Filter(Instance):
    """A packet filter on the Ethernet header."""

    ActionEventOnMatch: bool | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    FilterDirection: int | None = None
    FilterProfile: int | None = None
    FilterProfileData: int | None = None
    HdrDestMACAddr8021: bytes | None = None
    HdrDestMACMask8021: bytes | None = None
    HdrPriorityValue8021: int | None = None
    HdrProtocolID8021: int | None = None
    HdrSrcMACAddr8021: bytes | None = None
    HdrSrcMACMask8021: bytes | None = None
    HdrVLANID8021: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str
    IsNegated: bool | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    PrimaryStatus: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_Hdr8021Filter",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_Hdr8021Filter",
        superclass="AMT_ComplexFilterEntryBase",
        keys=("CreationClassName", "InstanceID", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("ActionEventOnMatch", "boolean", required=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("FilterDirection", "uint16", required=True),
            Property("FilterProfile", "uint16", required=True),
            Property("FilterProfileData", "uint32"),
            Property("HdrDestMACAddr8021", "base64"),
            Property("HdrDestMACMask8021", "base64"),
            Property("HdrPriorityValue8021", "uint8"),
            Property("HdrProtocolID8021", "uint16", required=True),
            Property("HdrSrcMACAddr8021", "base64"),
            Property("HdrSrcMACMask8021", "base64"),
            Property("HdrVLANID8021", "uint32"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("IsNegated", "boolean"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("PrimaryStatus", "uint16"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
        ),
    )


class AMT_Hdr8021FilterProvider(Provider[AMT_Hdr8021Filter]):
    CLASS = AMT_Hdr8021Filter
