"""AMT_TLSProtocolEndpointCollection: All TLS endpoints of the controller together.

Generated from mof/amt/AMT_TLSProtocolEndpointCollection.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TLSProtocolEndpointCollection(Instance):
    """All TLS endpoints of the controller together."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str
    InstanceID: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_TLSProtocolEndpointCollection",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_TLSProtocolEndpointCollection",
        superclass="CIM_Collection",
        keys=("ElementName",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", key=True),
            Property("InstanceID", "string"),
        ),
    )


class AMT_TLSProtocolEndpointCollectionProvider(Provider[AMT_TLSProtocolEndpointCollection]):
    CLASS = AMT_TLSProtocolEndpointCollection
