"""AMT_CryptographicCapabilities: Whether cryptography is done in hardware.

Generated from mof/amt/AMT_CryptographicCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_CryptographicCapabilities(Instance):
    """Whether cryptography is done in hardware."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    HardwareAcceleration: int | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_CryptographicCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_CryptographicCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("HardwareAcceleration", "uint32"),
            Property("InstanceID", "string", key=True),
        ),
    )


class AMT_CryptographicCapabilitiesProvider(Provider[AMT_CryptographicCapabilities]):
    CLASS = AMT_CryptographicCapabilities
