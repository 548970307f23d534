"""CIM_ComputerSystem: The host, and the controller as a system of its own.

Generated from mof/cim/CIM_ComputerSystem.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_ComputerSystem_Dedicated(IntEnum):
    NOT_DEDICATED = 0
    UNKNOWN = 1
    OTHER = 2
    STORAGE = 3
    ROUTER = 4
    SWITCH = 5
    LAYER_3_SWITCH = 6
    CENTRAL_OFFICE_SWITCH = 7
    HUB = 8
    ACCESS_SERVER = 9
    FIREWALL = 10
    PRINT = 11
    I_O = 12
    WEB_CACHING = 13
    MANAGEMENT = 14
    BLOCK_SERVER = 15
    FILE_SERVER = 16
    MOBILE_USER_DEVICE = 17
    REPEATER = 18
    BRIDGE_EXTENDER = 19
    GATEWAY = 20
    STORAGE_VIRTUALIZER = 21
    MEDIA_LIBRARY = 22
    EXTENDER_NODE = 23
    NAS_HEAD = 24
    SELF_CONTAINED_NAS = 25
    UPS = 26
    IP_PHONE = 27
    MANAGEMENT_CONTROLLER = 28
    CHASSIS_MANAGER = 29
    HOST_BASED_RAID_CONTROLLER = 30
    STORAGE_DEVICE_ENCLOSURE = 31
    DESKTOP = 32
    LAPTOP = 33
    VIRTUAL_TAPE_LIBRARY = 34
    VIRTUAL_LIBRARY_SYSTEM = 35


class CIM_ComputerSystem_ResetCapability(IntEnum):
    OTHER = 1
    UNKNOWN = 2
    DISABLED = 3
    ENABLED = 4
    NOT_IMPLEMENTED = 5


class CIM_ComputerSystem_PowerManagementCapabilities(IntEnum):
    UNKNOWN = 0
    NOT_SUPPORTED = 1
    DISABLED = 2
    ENABLED = 3
    POWER_SAVING_MODES_ENTERED_AUTOMATICALLY = 4
    POWER_STATE_SETTABLE = 5
    POWER_CYCLING_SUPPORTED = 6
    TIMED_POWER_ON_SUPPORTED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ComputerSystem(Instance):
    """The host, and the controller as a system of its own."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Dedicated: tuple[int, ...] | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    IdentifyingDescriptions: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    NameFormat: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherDedicatedDescriptions: tuple[str, ...] | None = None
    OtherEnabledState: str | None = None
    OtherIdentifyingInfo: tuple[str, ...] | None = None
    PowerManagementCapabilities: tuple[int, ...] | None = None
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    ResetCapability: int | None = None
    Roles: tuple[str, ...] | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ComputerSystem",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ComputerSystem",
        superclass="CIM_System",
        keys=("CreationClassName", "Name"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Dedicated", "uint16", array=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("IdentifyingDescriptions", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("NameFormat", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherDedicatedDescriptions", "string", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherIdentifyingInfo", "string", array=True),
            Property("PowerManagementCapabilities", "uint16", array=True),
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("ResetCapability", "uint16"),
            Property("Roles", "string", array=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "RequestStateChange": Method(
                "RequestStateChange",
                inputs=(
                    Property("RequestedState", "uint16"),
                    Property("TimeoutPeriod", "datetime"),
                ),
                outputs=(
                    Property("Job", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ComputerSystem_RequestStateChange_OUTPUT(Output):
    """What CIM_ComputerSystem.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_ComputerSystemProvider(Provider[CIM_ComputerSystem]):
    CLASS = CIM_ComputerSystem

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_ComputerSystem,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_ComputerSystem_RequestStateChange_OUTPUT:
        raise ActionNotSupported
