"""IPS_HTTPProxyService: Adds proxies.

Generated from mof/ips/IPS_HTTPProxyService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_HTTPProxyService_AddProxyAccessPoint_InfoFormat(IntEnum):
    IPV4_ADDRESS = 3
    IPV6_ADDRESS = 4
    FQDN = 201


class IPS_HTTPProxyService_AddProxyAccessPoint_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    DUPLICATE = 2058


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_HTTPProxyService(Instance):
    """Adds proxies."""

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
    SyncEnabled: bool | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_HTTPProxyService",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_HTTPProxyService",
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
            Property("SyncEnabled", "boolean"),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "AddProxyAccessPoint": Method(
                "AddProxyAccessPoint",
                inputs=(
                    Property("AccessInfo", "string", required=True),
                    Property("InfoFormat", "uint16", required=True),
                    Property("Port", "uint16", required=True),
                    Property("NetworkDnsSuffix", "string", required=True),
                ),
                outputs=(
                    Property("ProxyAccessPoint", "reference"),
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
class IPS_HTTPProxyService_AddProxyAccessPoint_OUTPUT(Output):
    """What IPS_HTTPProxyService.AddProxyAccessPoint answers."""

    ProxyAccessPoint: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_HTTPProxyService_RequestStateChange_OUTPUT(Output):
    """What IPS_HTTPProxyService.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_HTTPProxyService_StartService_OUTPUT(Output):
    __slots__ = ()


class IPS_HTTPProxyService_StopService_OUTPUT(Output):
    __slots__ = ()


class IPS_HTTPProxyServiceProvider(Provider[IPS_HTTPProxyService]):
    CLASS = IPS_HTTPProxyService

    async def AddProxyAccessPoint(
        self,
        call: Call,
        target: IPS_HTTPProxyService,
        *,
        AccessInfo: str,
        InfoFormat: int,
        Port: int,
        NetworkDnsSuffix: str,
    ) -> IPS_HTTPProxyService_AddProxyAccessPoint_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_HTTPProxyService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_HTTPProxyService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: IPS_HTTPProxyService,
    ) -> IPS_HTTPProxyService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: IPS_HTTPProxyService,
    ) -> IPS_HTTPProxyService_StopService_OUTPUT:
        raise ActionNotSupported
