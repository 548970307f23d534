"""CIM_PrivilegeManagementService.

Generated from mof/cim/CIM_PrivilegeManagementService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_PrivilegeManagementService_AssignAccess_Activities(IntEnum):
    OTHER = 1
    CREATE = 2
    DELETE = 3
    DETECT = 4
    READ = 5
    WRITE = 6
    EXECUTE = 7


class CIM_PrivilegeManagementService_AssignAccess_QualifierFormats(IntEnum):
    CLASS_NAME = 2
    CLASS_PROPERTY = 3
    CLASS_METHOD = 4
    OBJECT_REFERENCE = 5
    NAMESPACE = 6
    URL = 7
    DIRECTORY_FILE_NAME = 8
    COMMAND_LINE_INSTRUCTION = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PrivilegeManagementService(Instance):
    """CIM_PrivilegeManagementService."""

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
        name="CIM_PrivilegeManagementService",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PrivilegeManagementService",
        superclass="CIM_AuthorizationService",
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
            "AssignAccess": Method(
                "AssignAccess",
                inputs=(
                    Property("Subject", "reference", required=True),
                    Property("PrivilegeGranted", "boolean"),
                    Property("Activities", "uint16", array=True, required=True),
                    Property("ActivityQualifiers", "string", array=True, required=True),
                    Property("QualifierFormats", "uint16", array=True, required=True),
                    Property("Target", "reference", required=True),
                    Property("Privilege", "reference"),
                ),
                outputs=(
                    Property("Privilege", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RemoveAccess": Method(
                "RemoveAccess",
                inputs=(
                    Property("Subject", "reference"),
                    Property("Privilege", "reference"),
                    Property("Target", "reference"),
                ),
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
            "ShowAccess": Method(
                "ShowAccess",
                inputs=(
                    Property("Subject", "reference"),
                    Property("Target", "reference"),
                ),
                outputs=(
                    Property("OutSubjects", "reference", array=True),
                    Property("OutTargets", "reference", array=True),
                    Property("Privileges", "string", array=True),
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
class CIM_PrivilegeManagementService_AssignAccess_OUTPUT(Output):
    """What CIM_PrivilegeManagementService.AssignAccess answers."""

    Privilege: EPR | None = None


class CIM_PrivilegeManagementService_RemoveAccess_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PrivilegeManagementService_RequestStateChange_OUTPUT(Output):
    """What CIM_PrivilegeManagementService.RequestStateChange answers."""

    Job: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PrivilegeManagementService_ShowAccess_OUTPUT(Output):
    """What CIM_PrivilegeManagementService.ShowAccess answers."""

    OutSubjects: tuple[EPR, ...] | None = None
    OutTargets: tuple[EPR, ...] | None = None
    Privileges: tuple[str, ...] | None = None


class CIM_PrivilegeManagementService_StartService_OUTPUT(Output):
    __slots__ = ()


class CIM_PrivilegeManagementService_StopService_OUTPUT(Output):
    __slots__ = ()


class CIM_PrivilegeManagementServiceProvider(Provider[CIM_PrivilegeManagementService]):
    CLASS = CIM_PrivilegeManagementService

    async def AssignAccess(
        self,
        call: Call,
        target: CIM_PrivilegeManagementService,
        *,
        Subject: EPR,
        PrivilegeGranted: bool | None = None,
        Activities: tuple[int, ...],
        ActivityQualifiers: tuple[str, ...],
        QualifierFormats: tuple[int, ...],
        Target: EPR,
        Privilege: EPR | None = None,
    ) -> CIM_PrivilegeManagementService_AssignAccess_OUTPUT:
        raise ActionNotSupported

    async def RemoveAccess(
        self,
        call: Call,
        target: CIM_PrivilegeManagementService,
        *,
        Subject: EPR | None = None,
        Privilege: EPR | None = None,
        Target: EPR | None = None,
    ) -> CIM_PrivilegeManagementService_RemoveAccess_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_PrivilegeManagementService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_PrivilegeManagementService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def ShowAccess(
        self,
        call: Call,
        target: CIM_PrivilegeManagementService,
        *,
        Subject: EPR | None = None,
        Target: EPR | None = None,
    ) -> CIM_PrivilegeManagementService_ShowAccess_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: CIM_PrivilegeManagementService,
    ) -> CIM_PrivilegeManagementService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: CIM_PrivilegeManagementService,
    ) -> CIM_PrivilegeManagementService_StopService_OUTPUT:
        raise ActionNotSupported
