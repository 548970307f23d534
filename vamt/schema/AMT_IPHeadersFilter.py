"""AMT_IPHeadersFilter: A packet filter on IP and transport headers.

Generated from mof/amt/AMT_IPHeadersFilter.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_IPHeadersFilter_FilterProfile(IntEnum):
    STATISTICS_PASS = 0
    STATISTICS_DROP = 1
    RATE_LIMIT = 2
    PASS = 3
    DROP = 4


class AMT_IPHeadersFilter_FilterDirection(IntEnum):
    TRANSMIT = 0
    RECEIVE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_IPHeadersFilter(Instance):
    """A packet filter on IP and transport headers."""

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
    HdrDSCP: tuple[int, ...] | None = None
    HdrDestAddress: bytes | None = None
    HdrDestAddressEndOfRange: bytes | None = None
    HdrDestMask: bytes | None = None
    HdrDestPortEnd: int | None = None
    HdrDestPortStart: int | None = None
    HdrFlags: int | None = None
    HdrFlowLabel: bytes | None = None
    HdrIPVersion: int | None = None
    HdrProtocolID: int | None = None
    HdrSrcAddress: bytes | None = None
    HdrSrcAddressEndOfRange: bytes | None = None
    HdrSrcMask: bytes | None = None
    HdrSrcPortEnd: int | None = None
    HdrSrcPortStart: int | None = None
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
    TCPFlagsOff: tuple[int, ...] | None = None
    TCPFlagsOn: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_IPHeadersFilter",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_IPHeadersFilter",
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
            Property("HdrDSCP", "uint8", array=True),
            Property("HdrDestAddress", "hexbinary"),
            Property("HdrDestAddressEndOfRange", "hexbinary"),
            Property("HdrDestMask", "hexbinary"),
            Property("HdrDestPortEnd", "uint16"),
            Property("HdrDestPortStart", "uint16"),
            Property("HdrFlags", "uint16"),
            Property("HdrFlowLabel", "hexbinary"),
            Property("HdrIPVersion", "uint8"),
            Property("HdrProtocolID", "uint8"),
            Property("HdrSrcAddress", "hexbinary"),
            Property("HdrSrcAddressEndOfRange", "hexbinary"),
            Property("HdrSrcMask", "hexbinary"),
            Property("HdrSrcPortEnd", "uint16"),
            Property("HdrSrcPortStart", "uint16"),
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
            Property("TCPFlagsOff", "uint16", array=True),
            Property("TCPFlagsOn", "uint16", array=True),
        ),
    )


class AMT_IPHeadersFilterProvider(Provider[AMT_IPHeadersFilter]):
    CLASS = AMT_IPHeadersFilter
