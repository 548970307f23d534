"""AMT_ThirdPartyDataStorageService.

Generated from mof/amt/AMT_ThirdPartyDataStorageService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_ThirdPartyDataStorageService(Instance):
    """AMT_ThirdPartyDataStorageService."""

    AvailableRequestedStates: tuple[int, ...] | None = None
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
        name="AMT_ThirdPartyDataStorageService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_ThirdPartyDataStorageService",
        superclass="CIM_Service",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_ThirdPartyDataStorageService_RequestStateChange_OUTPUT(Output):
    """What AMT_ThirdPartyDataStorageService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_ThirdPartyDataStorageService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_ThirdPartyDataStorageService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_ThirdPartyDataStorageServiceProvider(Provider[AMT_ThirdPartyDataStorageService]):
    CLASS = AMT_ThirdPartyDataStorageService

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_ThirdPartyDataStorageService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_ThirdPartyDataStorageService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_ThirdPartyDataStorageService,
    ) -> AMT_ThirdPartyDataStorageService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_ThirdPartyDataStorageService,
    ) -> AMT_ThirdPartyDataStorageService_StopService_OUTPUT:
        raise ActionNotSupported
