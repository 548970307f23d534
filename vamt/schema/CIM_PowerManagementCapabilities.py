"""CIM_PowerManagementCapabilities: Which power states can be asked for.

Generated from mof/cim/CIM_PowerManagementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_PowerManagementCapabilities_PowerCapabilities(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    POWER_SAVING_MODES_ENTERED_AUTOMATICALLY = 2
    POWER_STATE_SETTABLE = 3
    POWER_CYCLING_SUPPORTED = 4
    TIMED_POWER_ON_SUPPORTED = 5


class CIM_PowerManagementCapabilities_PowerStatesSupported(IntEnum):
    OTHER = 1
    ON = 2
    SLEEP_LIGHT = 3
    SLEEP_DEEP = 4
    POWER_CYCLE_OFF_SOFT = 5
    OFF_HARD = 6
    HIBERNATE_OFF_SOFT = 7
    OFF_SOFT = 8
    POWER_CYCLE_OFF_HARD = 9
    MASTER_BUS_RESET = 10
    DIAGNOSTIC_INTERRUPT_NMI = 11
    OFF_SOFT_GRACEFUL = 12
    OFF_HARD_GRACEFUL = 13
    MASTER_BUS_RESET_GRACEFUL = 14
    POWER_CYCLE_OFF_SOFT_GRACEFUL = 15
    POWER_CYCLE_OFF_HARD_GRACEFUL = 16


class CIM_PowerManagementCapabilities_PowerChangeCapabilities(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    POWER_SAVING_MODES_ENTERED_AUTOMATICALLY = 2
    POWER_STATE_SETTABLE = 3
    POWER_CYCLING_SUPPORTED = 4
    TIMED_POWER_ON_SUPPORTED = 5
    OFF_HARD_POWER_CYCLING_SUPPORTED = 6
    HW_RESET_SUPPORTED = 7
    GRACEFUL_SHUTDOWN_SUPPORTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PowerManagementCapabilities(Instance):
    """Which power states can be asked for."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    OtherPowerCapabilitiesDescriptions: tuple[str, ...] | None = None
    OtherPowerChangeCapabilities: str | None = None
    PowerCapabilities: tuple[int, ...] | None = None
    PowerChangeCapabilities: tuple[int, ...] | None = None
    PowerStatesSupported: tuple[int, ...] | None = None
    RequestedPowerStatesSupported: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PowerManagementCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PowerManagementCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("OtherPowerCapabilitiesDescriptions", "string", array=True),
            Property("OtherPowerChangeCapabilities", "string"),
            Property("PowerCapabilities", "uint16", array=True),
            Property("PowerChangeCapabilities", "uint16", array=True),
            Property("PowerStatesSupported", "uint16", array=True),
            Property("RequestedPowerStatesSupported", "uint16", array=True),
        ),
    )


class CIM_PowerManagementCapabilitiesProvider(Provider[CIM_PowerManagementCapabilities]):
    CLASS = CIM_PowerManagementCapabilities
