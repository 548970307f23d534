"""IPS_OptInService: User consent: the code on the screen and its state.

Generated from mof/ips/IPS_OptInService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_OptInService_OptInRequired(IntEnum):
    NONE = 0
    KVM = 1
    ALL = 4294967295


class IPS_OptInService_OptInState(IntEnum):
    NOT_STARTED = 0
    REQUESTED = 1
    DISPLAYED = 2
    RECEIVED = 3
    IN_SESSION = 4


class IPS_OptInService_CancelOptIn_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    BLOCKED = 3
    FAILED_FFS = 4


class IPS_OptInService_SendOptInCode_OptInCode(IntEnum):
    pass


class IPS_OptInService_SendOptInCode_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    BLOCKED = 3
    FAILED_FFS = 4


class IPS_OptInService_StartOptIn_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_STATE = 2
    BLOCKED = 3
    FAILED_FFS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_OptInService(Instance):
    """User consent: the code on the screen and its state."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    CanModifyOptInPolicy: int | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OptInCodeTimeout: int | None = None
    OptInDisplayTimeout: int | None = None
    OptInRequired: int | None = None
    OptInState: int | None = None
    OtherEnabledState: str | None = None
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    StartMode: str | None = None
    Started: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_OptInService",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_OptInService",
        superclass="CIM_Service",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("CanModifyOptInPolicy", "uint8"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OptInCodeTimeout", "uint32"),
            Property("OptInDisplayTimeout", "uint16"),
            Property("OptInRequired", "uint32"),
            Property("OptInState", "uint8"),
            Property("OtherEnabledState", "string"),
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("StartMode", "string"),
            Property("Started", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "CancelOptIn": Method(
                "CancelOptIn",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
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
            "SendOptInCode": Method(
                "SendOptInCode",
                inputs=(
                    Property("OptInCode", "uint32"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StartOptIn": Method(
                "StartOptIn",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StartService": Method(
                "StartService",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "StopService": Method(
                "StopService",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class IPS_OptInService_CancelOptIn_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_OptInService_RequestStateChange_OUTPUT(Output):
    """What IPS_OptInService.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_OptInService_SendOptInCode_OUTPUT(Output):
    __slots__ = ()


class IPS_OptInService_StartOptIn_OUTPUT(Output):
    __slots__ = ()


class IPS_OptInService_StartService_OUTPUT(Output):
    __slots__ = ()


class IPS_OptInService_StopService_OUTPUT(Output):
    __slots__ = ()


class IPS_OptInServiceProvider(Provider[IPS_OptInService]):
    CLASS = IPS_OptInService

    async def CancelOptIn(self, call: Call, target: IPS_OptInService) -> IPS_OptInService_CancelOptIn_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_OptInService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_OptInService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def SendOptInCode(
        self,
        call: Call,
        target: IPS_OptInService,
        *,
        OptInCode: int | None = None,
    ) -> IPS_OptInService_SendOptInCode_OUTPUT:
        raise ActionNotSupported

    async def StartOptIn(self, call: Call, target: IPS_OptInService) -> IPS_OptInService_StartOptIn_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: IPS_OptInService,
    ) -> IPS_OptInService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(self, call: Call, target: IPS_OptInService) -> IPS_OptInService_StopService_OUTPUT:
        raise ActionNotSupported
