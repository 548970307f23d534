"""AMT_RemoteAccessCapabilities: How many presence servers and policies there may be.

Generated from mof/amt/AMT_RemoteAccessCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessCapabilities(Instance):
    """How many presence servers and policies there may be."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    LastRemoteAccessTrigger: str | None = None
    MaxMpsPerPolicy: int | None = None
    MaxTotalMpServers: int | None = None
    MaxTotalPolicies: int | None = None
    MaxTotalProxyEntryPoints: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_RemoteAccessCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_RemoteAccessCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("LastRemoteAccessTrigger", "string"),
            Property("MaxMpsPerPolicy", "uint32"),
            Property("MaxTotalMpServers", "uint32"),
            Property("MaxTotalPolicies", "uint32"),
            Property("MaxTotalProxyEntryPoints", "uint32"),
        ),
    )


class AMT_RemoteAccessCapabilitiesProvider(Provider[AMT_RemoteAccessCapabilities]):
    CLASS = AMT_RemoteAccessCapabilities
