"""CIM_WiFiEndpointCapabilities.

Generated from mof/cim/CIM_WiFiEndpointCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_WiFiEndpointCapabilities(Instance):
    """CIM_WiFiEndpointCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    ElementNameEditSupported: bool | None = None
    ElementNameMask: str | None = None
    InstanceID: str
    MaxElementNameLen: int | None = None
    OtherSupportedAuthenticationMethods: tuple[str, ...] | None = None
    OtherSupportedEncryptionMethods: tuple[str, ...] | None = None
    RequestedStatesSupported: tuple[int, ...] | None = None
    SupportedAuthenticationMethods: tuple[int, ...] | None = None
    SupportedEncryptionMethods: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_WiFiEndpointCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_WiFiEndpointCapabilities",
        superclass="CIM_EnabledLogicalElementCapabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("ElementNameEditSupported", "boolean"),
            Property("ElementNameMask", "string"),
            Property("InstanceID", "string", key=True),
            Property("MaxElementNameLen", "uint16"),
            Property("OtherSupportedAuthenticationMethods", "string", array=True),
            Property("OtherSupportedEncryptionMethods", "string", array=True),
            Property("RequestedStatesSupported", "uint16", array=True),
            Property("SupportedAuthenticationMethods", "uint16", array=True),
            Property("SupportedEncryptionMethods", "uint16", array=True),
        ),
    )


class CIM_WiFiEndpointCapabilitiesProvider(Provider[CIM_WiFiEndpointCapabilities]):
    CLASS = CIM_WiFiEndpointCapabilities
