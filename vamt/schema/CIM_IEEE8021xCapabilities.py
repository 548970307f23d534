"""CIM_IEEE8021xCapabilities.

Generated from mof/cim/CIM_IEEE8021xCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_IEEE8021xCapabilities(Instance):
    """CIM_IEEE8021xCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    FastRoamingSupported: bool | None = None
    InstanceID: str
    RoamingSupported: bool | None = None
    SupportedAuthenticationProtocols: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_IEEE8021xCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_IEEE8021xCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("FastRoamingSupported", "boolean"),
            Property("InstanceID", "string", key=True),
            Property("RoamingSupported", "boolean"),
            Property("SupportedAuthenticationProtocols", "uint16", array=True),
        ),
    )


class CIM_IEEE8021xCapabilitiesProvider(Provider[CIM_IEEE8021xCapabilities]):
    CLASS = CIM_IEEE8021xCapabilities
