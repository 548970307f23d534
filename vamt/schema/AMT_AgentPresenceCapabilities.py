"""AMT_AgentPresenceCapabilities.

Generated from mof/amt/AMT_AgentPresenceCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AgentPresenceCapabilities(Instance):
    """AMT_AgentPresenceCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    MaxEacAgents: int | None = None
    MaxTotalActions: int | None = None
    MaxTotalAgents: int | None = None
    MinGuaranteedActionListSize: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AgentPresenceCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AgentPresenceCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("MaxEacAgents", "uint32"),
            Property("MaxTotalActions", "uint32"),
            Property("MaxTotalAgents", "uint32"),
            Property("MinGuaranteedActionListSize", "uint32"),
        ),
    )


class AMT_AgentPresenceCapabilitiesProvider(Provider[AMT_AgentPresenceCapabilities]):
    CLASS = AMT_AgentPresenceCapabilities
