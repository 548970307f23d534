"""IPS_PowerManagementCapabilities.

Generated from mof/ips/IPS_PowerManagementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_PowerManagementCapabilities(Instance):
    """IPS_PowerManagementCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    OSPowerSavingStateChangeSupported: int | None = None
    OSPowerSavingStateSupported: int | None = None
    OtherPowerCapabilitiesDescriptions: tuple[str, ...] | None = None
    OtherPowerChangeCapabilities: str | None = None
    PowerCapabilities: tuple[int, ...] | None = None
    PowerChangeCapabilities: tuple[int, ...] | None = None
    PowerStatesSupported: tuple[int, ...] | None = None
    RequestedPowerStatesSupported: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_PowerManagementCapabilities",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_PowerManagementCapabilities",
        superclass="CIM_PowerManagementCapabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("OSPowerSavingStateChangeSupported", "uint16"),
            Property("OSPowerSavingStateSupported", "uint16"),
            Property("OtherPowerCapabilitiesDescriptions", "string", array=True),
            Property("OtherPowerChangeCapabilities", "string"),
            Property("PowerCapabilities", "uint16", array=True),
            Property("PowerChangeCapabilities", "uint16", array=True),
            Property("PowerStatesSupported", "uint16", array=True),
            Property("RequestedPowerStatesSupported", "uint16", array=True),
        ),
    )


class IPS_PowerManagementCapabilitiesProvider(Provider[IPS_PowerManagementCapabilities]):
    CLASS = IPS_PowerManagementCapabilities
