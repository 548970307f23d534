"""AMT_RemoteAccessService: Adds presence servers and the policies that call them.

Generated from mof/amt/AMT_RemoteAccessService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_RemoteAccessService_AddMpServer_InfoFormat(IntEnum):
    IPV4_ADDRESS = 3
    IPV6_ADDRESS = 4
    FQDN = 201


class AMT_RemoteAccessService_AddMpServer_AuthMethod(IntEnum):
    MUTUAL_AUTHENTICATION = 1
    USERNAME_PASSWORD_AUTHENTICATION = 2


class AMT_RemoteAccessService_AddMpServer_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058


class AMT_RemoteAccessService_AddRemoteAccessPolicyRule_Trigger(IntEnum):
    USER_INITIATED = 0
    ALERT = 1
    PERIODIC = 2
    HOME_PROVISIONING = 3


class AMT_RemoteAccessService_AddRemoteAccessPolicyRule_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058


class AMT_RemoteAccessService_CloseRemoteAccessConnection_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_PARAMETER = 36
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    DUPLICATE = 2058


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessService(Instance):
    """Adds presence servers and the policies that call them."""

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
    IsRemoteTunnelConnected: bool | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    RemoteTunnelKeepAliveTimeout: int | None = None
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
        name="AMT_RemoteAccessService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_RemoteAccessService",
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
            Property("IsRemoteTunnelConnected", "boolean"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("RemoteTunnelKeepAliveTimeout", "uint32"),
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
            "AddMpServer": Method(
                "AddMpServer",
                inputs=(
                    Property("AccessInfo", "string", required=True),
                    Property("InfoFormat", "uint16", required=True),
                    Property("Port", "uint16", required=True),
                    Property("AuthMethod", "uint32", required=True),
                    Property("Certificate", "reference"),
                    Property("Username", "string"),
                    Property("Password", "string"),
                    Property("CN", "string"),
                ),
                outputs=(
                    Property("MpServer", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AddRemoteAccessPolicyRule": Method(
                "AddRemoteAccessPolicyRule",
                inputs=(
                    Property("Trigger", "uint16", required=True),
                    Property("TunnelLifeTime", "uint32", required=True),
                    Property("ExtendedData", "base64"),
                    Property("MpServer", "reference", array=True, required=True),
                    Property("InternalMpServer", "reference", array=True, required=True),
                ),
                outputs=(
                    Property("PolicyRule", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "CloseRemoteAccessConnection": Method(
                "CloseRemoteAccessConnection",
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
class AMT_RemoteAccessService_AddMpServer_OUTPUT(Output):
    """What AMT_RemoteAccessService.AddMpServer answers."""

    MpServer: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessService_AddRemoteAccessPolicyRule_OUTPUT(Output):
    """What AMT_RemoteAccessService.AddRemoteAccessPolicyRule answers."""

    PolicyRule: EPR | None = None


class AMT_RemoteAccessService_CloseRemoteAccessConnection_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessService_RequestStateChange_OUTPUT(Output):
    """What AMT_RemoteAccessService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_RemoteAccessService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_RemoteAccessService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_RemoteAccessServiceProvider(Provider[AMT_RemoteAccessService]):
    CLASS = AMT_RemoteAccessService

    async def AddMpServer(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
        *,
        AccessInfo: str,
        InfoFormat: int,
        Port: int,
        AuthMethod: int,
        Certificate: EPR | None = None,
        Username: str | None = None,
        Password: str | None = None,
        CN: str | None = None,
    ) -> AMT_RemoteAccessService_AddMpServer_OUTPUT:
        raise ActionNotSupported

    async def AddRemoteAccessPolicyRule(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
        *,
        Trigger: int,
        TunnelLifeTime: int,
        ExtendedData: bytes | None = None,
        MpServer: tuple[EPR, ...],
        InternalMpServer: tuple[EPR, ...],
    ) -> AMT_RemoteAccessService_AddRemoteAccessPolicyRule_OUTPUT:
        raise ActionNotSupported

    async def CloseRemoteAccessConnection(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
    ) -> AMT_RemoteAccessService_CloseRemoteAccessConnection_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_RemoteAccessService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
    ) -> AMT_RemoteAccessService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
    ) -> AMT_RemoteAccessService_StopService_OUTPUT:
        raise ActionNotSupported
