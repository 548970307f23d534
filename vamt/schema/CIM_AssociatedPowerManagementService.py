"""CIM_AssociatedPowerManagementService: The power state of the system that a power service manages.

Generated from mof/cim/CIM_AssociatedPowerManagementService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_AssociatedPowerManagementService_PowerState(IntEnum):
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
    DIAGNOSTIC_INTERRUPT_INIT = 17


class CIM_AssociatedPowerManagementService_RequestedPowerState(IntEnum):
    UNKNOWN = 0
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
    NOT_APPLICABLE = 12
    OFF_SOFT_GRACEFUL = 13
    OFF_HARD_GRACEFUL = 14
    MASTER_BUS_RESET_GRACEFUL = 15
    POWER_CYCLE_OFF_SOFT_GRACEFUL = 16
    POWER_CYCLE_OFF_HARD_GRACEFUL = 17
    DIAGNOSTIC_INTERRUPT_INIT = 18


class CIM_AssociatedPowerManagementService_AvailableRequestedPowerStates(IntEnum):
    OTHER = 1
    ON = 2
    SLEEP_LIGHT = 3
    SLEEP_DEEP = 4
    POWER_CYCLE_SOFT = 5
    OFF_HARD = 6
    HIBERNATE = 7
    OFF_SOFT = 8
    POWER_CYCLE_HARD = 9
    MASTER_BUS_RESET = 10
    DIAGNOSTIC_INTERRUPT = 11
    POWER_OFF_SOFT_GRACEFUL = 12
    POWER_OFF_HARD_GRACEFUL = 13
    MASTER_BUS_RESET_GRACEFUL = 14
    POWER_CYCLE_SOFT_GRACEFUL = 15
    POWER_CYCLE_HARD_GRACEFUL = 16


class CIM_AssociatedPowerManagementService_TransitioningToPowerState(IntEnum):
    OTHER = 1
    ON = 2
    SLEEP_LIGHT = 3
    SLEEP_DEEP = 4
    POWER_CYCLE_SOFT = 5
    OFF_HARD = 6
    HIBERNATE = 7
    OFF_SOFT = 8
    POWER_CYCLE_HARD = 9
    MASTER_BUS_RESET = 10
    DIAGNOSTIC_INTERRUPT_NMI = 11
    POWER_OFF_SOFT_GRACEFUL = 12
    POWER_OFF_HARD_GRACEFUL = 13
    MASTER_BUS_RESET_GRACEFUL = 14
    POWER_CYCLE_SOFT_GRACEFUL = 15
    POWER_CYCLE_HARD_GRACEFUL = 16
    DIAGNOSTIC_INTERRUPT_INIT = 17
    NOT_APPLICABLE = 18
    NO_CHANGE = 19


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AssociatedPowerManagementService(Instance):
    """The power state of the system that a power service manages."""

    AvailableRequestedPowerStates: tuple[int, ...] | None = None
    OtherPowerState: str | None = None
    OtherRequestedPowerState: str | None = None
    PowerOnTime: datetime | timedelta | None = None
    PowerState: int | None = None
    RequestedPowerState: int | None = None
    ServiceProvided: EPR
    TransitioningToPowerState: int | None = None
    UserOfService: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AssociatedPowerManagementService",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AssociatedPowerManagementService",
        superclass="CIM_ServiceAvailableToElement",
        keys=("ServiceProvided", "UserOfService"),
        properties=(
            Property("AvailableRequestedPowerStates", "uint16", array=True),
            Property("OtherPowerState", "string"),
            Property("OtherRequestedPowerState", "string"),
            Property("PowerOnTime", "datetime"),
            Property("PowerState", "uint16"),
            Property("RequestedPowerState", "uint16"),
            Property("ServiceProvided", "reference", key=True),
            Property("TransitioningToPowerState", "uint16"),
            Property("UserOfService", "reference", key=True),
        ),
        association=True,
    )


class CIM_AssociatedPowerManagementServiceProvider(Provider[CIM_AssociatedPowerManagementService]):
    CLASS = CIM_AssociatedPowerManagementService
