"""AMT_EndpointAccessControlService.

Generated from mof/amt/AMT_EndpointAccessControlService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_EndpointAccessControlService_GetEacOptions_EacVendors(IntEnum):
    EAC_NAC = 1
    EAC_NAP = 2
    EAC_NAC_AND_NAP = 3


class AMT_EndpointAccessControlService_GetEacOptions_PostureHashAlgorithm(IntEnum):
    SHA_1_160 = 1
    SHA_2_256 = 2
    SHA_2_384 = 3


class AMT_EndpointAccessControlService_GetPosture_PostureType(IntEnum):
    ATTRIBUTE_VALUE_PAIR_AVP_TYPE = 0


class AMT_EndpointAccessControlService_GetPostureHash_PostureType(IntEnum):
    ATTRIBUTE_VALUE_PAIR_AVP_TYPE = 0


class AMT_EndpointAccessControlService_SetEacOptions_EacVendors(IntEnum):
    EAC_NAC = 1
    EAC_NAP = 2
    EAC_NAC_AND_NAP = 3


class AMT_EndpointAccessControlService_SetEacOptions_PostureHashAlgorithm(IntEnum):
    SHA_1_160 = 1
    SHA_2_256 = 2
    SHA_2_384 = 3


class AMT_EndpointAccessControlService_UpdatePostureState_UpdateType(IntEnum):
    POSTURE_UPDATE_BOOT_COUNTERS = 0
    POSTURE_UPDATE_AGENT_PRESENCE_STATE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EndpointAccessControlService(Instance):
    """AMT_EndpointAccessControlService."""

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
        name="AMT_EndpointAccessControlService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_EndpointAccessControlService",
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
            "GetEacOptions": Method(
                "GetEacOptions",
                outputs=(
                    Property("EacVendors", "uint32"),
                    Property("PostureHashAlgorithm", "uint32"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetPosture": Method(
                "GetPosture",
                inputs=(
                    Property("PostureType", "uint16", required=True),
                ),
                outputs=(
                    Property("SignedPosture", "base64"),
                    Property("PostureChangeHash", "base64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetPostureHash": Method(
                "GetPostureHash",
                inputs=(
                    Property("PostureType", "uint16", required=True),
                ),
                outputs=(
                    Property("PostureChangeHash", "base64"),
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
            "SetEacOptions": Method(
                "SetEacOptions",
                inputs=(
                    Property("EacVendors", "uint32", required=True),
                    Property("PostureHashAlgorithm", "uint32", required=True),
                ),
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
            "UpdatePostureState": Method(
                "UpdatePostureState",
                inputs=(
                    Property("UpdateType", "uint16", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EndpointAccessControlService_GetEacOptions_OUTPUT(Output):
    """What AMT_EndpointAccessControlService.GetEacOptions answers."""

    EacVendors: int | None = None
    PostureHashAlgorithm: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EndpointAccessControlService_GetPosture_OUTPUT(Output):
    """What AMT_EndpointAccessControlService.GetPosture answers."""

    SignedPosture: bytes | None = None
    PostureChangeHash: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EndpointAccessControlService_GetPostureHash_OUTPUT(Output):
    """What AMT_EndpointAccessControlService.GetPostureHash answers."""

    PostureChangeHash: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EndpointAccessControlService_RequestStateChange_OUTPUT(Output):
    """What AMT_EndpointAccessControlService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_EndpointAccessControlService_SetEacOptions_OUTPUT(Output):
    __slots__ = ()


class AMT_EndpointAccessControlService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_EndpointAccessControlService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_EndpointAccessControlService_UpdatePostureState_OUTPUT(Output):
    __slots__ = ()


class AMT_EndpointAccessControlServiceProvider(Provider[AMT_EndpointAccessControlService]):
    CLASS = AMT_EndpointAccessControlService

    async def GetEacOptions(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
    ) -> AMT_EndpointAccessControlService_GetEacOptions_OUTPUT:
        raise ActionNotSupported

    async def GetPosture(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
        *,
        PostureType: int,
    ) -> AMT_EndpointAccessControlService_GetPosture_OUTPUT:
        raise ActionNotSupported

    async def GetPostureHash(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
        *,
        PostureType: int,
    ) -> AMT_EndpointAccessControlService_GetPostureHash_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_EndpointAccessControlService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def SetEacOptions(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
        *,
        EacVendors: int,
        PostureHashAlgorithm: int,
    ) -> AMT_EndpointAccessControlService_SetEacOptions_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
    ) -> AMT_EndpointAccessControlService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
    ) -> AMT_EndpointAccessControlService_StopService_OUTPUT:
        raise ActionNotSupported

    async def UpdatePostureState(
        self,
        call: Call,
        target: AMT_EndpointAccessControlService,
        *,
        UpdateType: int,
    ) -> AMT_EndpointAccessControlService_UpdatePostureState_OUTPUT:
        raise ActionNotSupported
