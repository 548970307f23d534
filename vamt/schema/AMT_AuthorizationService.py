"""AMT_AuthorizationService: The accounts of the controller and the realms they may use.

Generated from mof/amt/AMT_AuthorizationService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_AuthorizationService_AddUserAclEntryEx_AccessPermission(IntEnum):
    LOCAL_ACCESS_PERMISSION = 0
    NETWORK_ACCESS_PERMISSION = 1
    ANY_ACCESS_PERMISSION = 2


class AMT_AuthorizationService_AddUserAclEntryEx_Realms(IntEnum):
    INVALID_REALM = 0
    REDIRECTION_REALM = 2
    PT_ADMINISTRATION_REALM = 3
    HARDWARE_ASSET_REALM = 4
    REMOTE_CONTROL_REALM = 5
    STORAGE_REALM = 6
    EVENT_MANAGER_REALM = 7
    STORAGE_ADMIN_REALM = 8
    AGENT_PRESENCE_LOCAL_REALM = 9
    AGENT_PRESENCE_REMOTE_REALM = 10
    CIRCUIT_BREAKER_REALM = 11
    NETWORK_TIME_REALM = 12
    GENERAL_INFO_REALM = 13
    FIRMWARE_UPDATE_REALM = 14
    EIT_REALM = 15
    LOCAL_UN = 16
    ENDPOINT_ACCESS_CONTROL_REALM = 17
    ENDPOINT_ACCESS_CONTROL_ADMIN_REALM = 18
    EVENT_LOG_READER_REALM = 19
    AUDIT_LOG_REALM = 20
    ACL_REALM = 21
    LOCAL_SYSTEM_REALM = 24


class AMT_AuthorizationService_AddUserAclEntryEx_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_EnumerateUserAclEntries_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_GetAclEnabledState_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_GetAdminAclEntry_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_GetAdminAclEntryStatus_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_GetAdminNetAclEntryStatus_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_GetUserAclEntryEx_AccessPermission(IntEnum):
    LOCAL_ACCESS_PERMISSION = 0
    NETWORK_ACCESS_PERMISSION = 1
    ANY_ACCESS_PERMISSION = 2


class AMT_AuthorizationService_GetUserAclEntryEx_Realms(IntEnum):
    INVALID_REALM = 0
    REDIRECTION_REALM = 2
    PT_ADMINISTRATION_REALM = 3
    HARDWARE_ASSET_REALM = 4
    REMOTE_CONTROL_REALM = 5
    STORAGE_REALM = 6
    EVENT_MANAGER_REALM = 7
    STORAGE_ADMIN_REALM = 8
    AGENT_PRESENCE_LOCAL_REALM = 9
    AGENT_PRESENCE_REMOTE_REALM = 10
    CIRCUIT_BREAKER_REALM = 11
    NETWORK_TIME_REALM = 12
    GENERAL_INFO_REALM = 13
    FIRMWARE_UPDATE_REALM = 14
    EIT_REALM = 15
    LOCAL_UN = 16
    ENDPOINT_ACCESS_CONTROL_REALM = 17
    ENDPOINT_ACCESS_CONTROL_ADMIN_REALM = 18
    EVENT_LOG_READER_REALM = 19
    AUDIT_LOG_REALM = 20
    ACL_REALM = 21
    LOCAL_SYSTEM_REALM = 24


class AMT_AuthorizationService_GetUserAclEntryEx_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_RemoveUserAclEntry_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_SetAclEnabledState_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_SetAdminAclEntryEx_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


class AMT_AuthorizationService_UpdateUserAclEntryEx_AccessPermission(IntEnum):
    LOCAL_ACCESS_PERMISSION = 0
    NETWORK_ACCESS_PERMISSION = 1
    ANY_ACCESS_PERMISSION = 2


class AMT_AuthorizationService_UpdateUserAclEntryEx_Realms(IntEnum):
    INVALID_REALM = 0
    REDIRECTION_REALM = 2
    PT_ADMINISTRATION_REALM = 3
    HARDWARE_ASSET_REALM = 4
    REMOTE_CONTROL_REALM = 5
    STORAGE_REALM = 6
    EVENT_MANAGER_REALM = 7
    STORAGE_ADMIN_REALM = 8
    AGENT_PRESENCE_LOCAL_REALM = 9
    AGENT_PRESENCE_REMOTE_REALM = 10
    CIRCUIT_BREAKER_REALM = 11
    NETWORK_TIME_REALM = 12
    GENERAL_INFO_REALM = 13
    FIRMWARE_UPDATE_REALM = 14
    EIT_REALM = 15
    LOCAL_UN = 16
    ENDPOINT_ACCESS_CONTROL_REALM = 17
    ENDPOINT_ACCESS_CONTROL_ADMIN_REALM = 18
    EVENT_LOG_READER_REALM = 19
    AUDIT_LOG_REALM = 20
    ACL_REALM = 21
    LOCAL_SYSTEM_REALM = 24


class AMT_AuthorizationService_UpdateUserAclEntryEx_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1
    INVALID_NAME = 12
    NOT_PERMITTED = 16
    MAX_LIMIT_REACHED = 23
    INVALID_INDEX = 35
    FLASH_WRITE_LIMIT_EXCEEDED = 38
    INVALID_HANDLE = 2053
    INVALID_PASSWORD = 2054
    INVALID_REALM = 2055
    DUPLICATE = 2058
    MAX_KERB_DOMAIN_REACHED = 2065
    AUDIT_FAIL = 2075


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService(Instance):
    """The accounts of the controller and the realms they may use."""

    AllowHttpQopAuthOnly: int | None = None
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
        name="AMT_AuthorizationService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AuthorizationService",
        superclass="CIM_Service",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AllowHttpQopAuthOnly", "uint32"),
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
            "AddUserAclEntryEx": Method(
                "AddUserAclEntryEx",
                inputs=(
                    Property("DigestUsername", "string"),
                    Property("DigestPassword", "base64"),
                    Property("KerberosUserSid", "base64"),
                    Property("AccessPermission", "uint32", required=True),
                    Property("Realms", "uint32", array=True, required=True),
                ),
                outputs=(
                    Property("Handle", "uint32"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "EnumerateUserAclEntries": Method(
                "EnumerateUserAclEntries",
                inputs=(
                    Property("StartIndex", "uint32", required=True),
                ),
                outputs=(
                    Property("TotalCount", "uint32"),
                    Property("HandlesCount", "uint32"),
                    Property("Handles", "uint32", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetAclEnabledState": Method(
                "GetAclEnabledState",
                inputs=(
                    Property("Handle", "uint32", required=True),
                ),
                outputs=(
                    Property("Enabled", "boolean"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetAdminAclEntry": Method(
                "GetAdminAclEntry",
                outputs=(
                    Property("Username", "string"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetAdminAclEntryStatus": Method(
                "GetAdminAclEntryStatus",
                outputs=(
                    Property("IsDefault", "boolean"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetAdminNetAclEntryStatus": Method(
                "GetAdminNetAclEntryStatus",
                outputs=(
                    Property("IsDefault", "boolean"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "GetUserAclEntryEx": Method(
                "GetUserAclEntryEx",
                inputs=(
                    Property("Handle", "uint32", required=True),
                ),
                outputs=(
                    Property("DigestUsername", "string"),
                    Property("DigestPassword", "base64"),
                    Property("KerberosUserSid", "base64"),
                    Property("AccessPermission", "uint32"),
                    Property("Realms", "uint32", array=True),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "RemoveUserAclEntry": Method(
                "RemoveUserAclEntry",
                inputs=(
                    Property("Handle", "uint32", required=True),
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
            "SetAclEnabledState": Method(
                "SetAclEnabledState",
                inputs=(
                    Property("Handle", "uint32", required=True),
                    Property("Enabled", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetAdminAclEntryEx": Method(
                "SetAdminAclEntryEx",
                inputs=(
                    Property("Username", "string", required=True),
                    Property("DigestPassword", "base64", required=True),
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
            "UpdateUserAclEntryEx": Method(
                "UpdateUserAclEntryEx",
                inputs=(
                    Property("Handle", "uint32", required=True),
                    Property("DigestUsername", "string"),
                    Property("DigestPassword", "base64"),
                    Property("KerberosUserSid", "base64"),
                    Property("AccessPermission", "uint32", required=True),
                    Property("Realms", "uint32", array=True, required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_AddUserAclEntryEx_OUTPUT(Output):
    """What AMT_AuthorizationService.AddUserAclEntryEx answers."""

    Handle: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_EnumerateUserAclEntries_OUTPUT(Output):
    """What AMT_AuthorizationService.EnumerateUserAclEntries answers."""

    TotalCount: int | None = None
    HandlesCount: int | None = None
    Handles: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_GetAclEnabledState_OUTPUT(Output):
    """What AMT_AuthorizationService.GetAclEnabledState answers."""

    Enabled: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_GetAdminAclEntry_OUTPUT(Output):
    """What AMT_AuthorizationService.GetAdminAclEntry answers."""

    Username: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_GetAdminAclEntryStatus_OUTPUT(Output):
    """What AMT_AuthorizationService.GetAdminAclEntryStatus answers."""

    IsDefault: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_GetAdminNetAclEntryStatus_OUTPUT(Output):
    """What AMT_AuthorizationService.GetAdminNetAclEntryStatus answers."""

    IsDefault: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_GetUserAclEntryEx_OUTPUT(Output):
    """What AMT_AuthorizationService.GetUserAclEntryEx answers."""

    DigestUsername: str | None = None
    DigestPassword: bytes | None = None
    KerberosUserSid: bytes | None = None
    AccessPermission: int | None = None
    Realms: tuple[int, ...] | None = None


class AMT_AuthorizationService_RemoveUserAclEntry_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AuthorizationService_RequestStateChange_OUTPUT(Output):
    """What AMT_AuthorizationService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_AuthorizationService_SetAclEnabledState_OUTPUT(Output):
    __slots__ = ()


class AMT_AuthorizationService_SetAdminAclEntryEx_OUTPUT(Output):
    __slots__ = ()


class AMT_AuthorizationService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_AuthorizationService_StopService_OUTPUT(Output):
    __slots__ = ()


class AMT_AuthorizationService_UpdateUserAclEntryEx_OUTPUT(Output):
    __slots__ = ()


class AMT_AuthorizationServiceProvider(Provider[AMT_AuthorizationService]):
    CLASS = AMT_AuthorizationService

    async def AddUserAclEntryEx(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        DigestUsername: str | None = None,
        DigestPassword: bytes | None = None,
        KerberosUserSid: bytes | None = None,
        AccessPermission: int,
        Realms: tuple[int, ...],
    ) -> AMT_AuthorizationService_AddUserAclEntryEx_OUTPUT:
        raise ActionNotSupported

    async def EnumerateUserAclEntries(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        StartIndex: int,
    ) -> AMT_AuthorizationService_EnumerateUserAclEntries_OUTPUT:
        raise ActionNotSupported

    async def GetAclEnabledState(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Handle: int,
    ) -> AMT_AuthorizationService_GetAclEnabledState_OUTPUT:
        raise ActionNotSupported

    async def GetAdminAclEntry(
        self,
        call: Call,
        target: AMT_AuthorizationService,
    ) -> AMT_AuthorizationService_GetAdminAclEntry_OUTPUT:
        raise ActionNotSupported

    async def GetAdminAclEntryStatus(
        self,
        call: Call,
        target: AMT_AuthorizationService,
    ) -> AMT_AuthorizationService_GetAdminAclEntryStatus_OUTPUT:
        raise ActionNotSupported

    async def GetAdminNetAclEntryStatus(
        self,
        call: Call,
        target: AMT_AuthorizationService,
    ) -> AMT_AuthorizationService_GetAdminNetAclEntryStatus_OUTPUT:
        raise ActionNotSupported

    async def GetUserAclEntryEx(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Handle: int,
    ) -> AMT_AuthorizationService_GetUserAclEntryEx_OUTPUT:
        raise ActionNotSupported

    async def RemoveUserAclEntry(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Handle: int,
    ) -> AMT_AuthorizationService_RemoveUserAclEntry_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_AuthorizationService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def SetAclEnabledState(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Handle: int,
        Enabled: bool,
    ) -> AMT_AuthorizationService_SetAclEnabledState_OUTPUT:
        raise ActionNotSupported

    async def SetAdminAclEntryEx(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Username: str,
        DigestPassword: bytes,
    ) -> AMT_AuthorizationService_SetAdminAclEntryEx_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_AuthorizationService,
    ) -> AMT_AuthorizationService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_AuthorizationService,
    ) -> AMT_AuthorizationService_StopService_OUTPUT:
        raise ActionNotSupported

    async def UpdateUserAclEntryEx(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Handle: int,
        DigestUsername: str | None = None,
        DigestPassword: bytes | None = None,
        KerberosUserSid: bytes | None = None,
        AccessPermission: int,
        Realms: tuple[int, ...],
    ) -> AMT_AuthorizationService_UpdateUserAclEntryEx_OUTPUT:
        raise ActionNotSupported
