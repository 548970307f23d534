"""AMT_NetworkPortSystemDefenseCapabilities.

Generated from mof/amt/AMT_NetworkPortSystemDefenseCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_NetworkPortSystemDefenseCapabilities(Instance):
    """AMT_NetworkPortSystemDefenseCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    IPv4_AntiSpoofingCapable: bool | None = None
    IPv4_MaxRxCounters: int | None = None
    IPv4_MaxRxFilters: int | None = None
    IPv4_MaxTxCounters: int | None = None
    IPv4_MaxTxFilters: int | None = None
    IPv6_AntiSpoofingCapable: bool | None = None
    IPv6_MaxRxCounters: int | None = None
    IPv6_MaxRxFilters: int | None = None
    IPv6_MaxTxCounters: int | None = None
    IPv6_MaxTxFilters: int | None = None
    IPv6_to_IPv4_Ratio: int | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_NetworkPortSystemDefenseCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_NetworkPortSystemDefenseCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("IPv4_AntiSpoofingCapable", "boolean"),
            Property("IPv4_MaxRxCounters", "uint16"),
            Property("IPv4_MaxRxFilters", "uint16"),
            Property("IPv4_MaxTxCounters", "uint16"),
            Property("IPv4_MaxTxFilters", "uint16"),
            Property("IPv6_AntiSpoofingCapable", "boolean"),
            Property("IPv6_MaxRxCounters", "uint16"),
            Property("IPv6_MaxRxFilters", "uint16"),
            Property("IPv6_MaxTxCounters", "uint16"),
            Property("IPv6_MaxTxFilters", "uint16"),
            Property("IPv6_to_IPv4_Ratio", "uint16"),
            Property("InstanceID", "string", key=True),
        ),
    )


class AMT_NetworkPortSystemDefenseCapabilitiesProvider(Provider[AMT_NetworkPortSystemDefenseCapabilities]):
    CLASS = AMT_NetworkPortSystemDefenseCapabilities
