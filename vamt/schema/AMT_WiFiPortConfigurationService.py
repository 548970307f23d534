"""AMT_WiFiPortConfigurationService: Adds and changes wireless profiles.

Generated from mof/amt/AMT_WiFiPortConfigurationService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_WiFiPortConfigurationService_localProfileSynchronizationEnabled(IntEnum):
    DISABLED = 0
    USER = 1
    ADMIN = 2
    UNRESTRICTED = 3


class AMT_WiFiPortConfigurationService_NoHostCsmeSoftwarePolicy(IntEnum):
    RELAXED_POLICY = 0
    AGGRESSIVE_POLICY = 1


class AMT_WiFiPortConfigurationService_AddWiFiSettings_ReturnValue(IntEnum):
    COMPLETED_NO_ERROR = 0
    NOT_SUPPORTED = 1
    FAILED = 2
    INVALID_PARAMETER = 3
    INVALID_REFERENCE = 4


class AMT_WiFiPortConfigurationService_DeleteAllITProfiles_ReturnValue(IntEnum):
    COMPLETED_NO_ERROR = 0
    NOT_SUPPORTED = 1
    FAILED = 2
    INVALID_PARAMETER = 3
    INVALID_REFERENCE = 4


class AMT_WiFiPortConfigurationService_DeleteAllUserProfiles_ReturnValue(IntEnum):
    COMPLETED_NO_ERROR = 0
    NOT_SUPPORTED = 1
    FAILED = 2
    INVALID_PARAMETER = 3
    INVALID_REFERENCE = 4


class AMT_WiFiPortConfigurationService_UpdateWiFiSettings_ReturnValue(IntEnum):
    COMPLETED_NO_ERROR = 0
    NOT_SUPPORTED = 1
    FAILED = 2
    INVALID_PARAMETER = 3
    INVALID_REFERENCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_WiFiPortConfigurationService(Instance):
    """Adds and changes wireless profiles."""

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
    LastConnectedSsidUnderMeControl: str | None = None
    Name: str
    NoHostCsmeSoftwarePolicy: int | None = None
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
    UEFIWiFiProfileShareEnabled: bool | None = None
    localProfileSynchronizationEnabled: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_WiFiPortConfigurationService",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_WiFiPortConfigurationService",
        superclass="CIM_NetworkPortConfigurationService",
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
            Property("LastConnectedSsidUnderMeControl", "string"),
            Property("Name", "string", key=True),
            Property("NoHostCsmeSoftwarePolicy", "uint32"),
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
            Property("UEFIWiFiProfileShareEnabled", "boolean"),
            Property("localProfileSynchronizationEnabled", "uint32"),
        ),
        methods={
            "AddLANEndpoint": Method(
                "AddLANEndpoint",
                inputs=(
                    Property("Port", "reference", required=True),
                    Property("Address", "string", required=True),
                    Property("LANID", "string"),
                    Property("AliasAddresses", "string", array=True, required=True),
                    Property("GroupAddresses", "string", array=True, required=True),
                ),
                outputs=(
                    Property("Endpoint", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "AddWiFiSettings": Method(
                "AddWiFiSettings",
                inputs=(
                    Property("WiFiEndpoint", "reference", required=True),
                    Property("WiFiEndpointSettingsInput", "instance", required=True),
                    Property("IEEE8021xSettingsInput", "instance"),
                    Property("ClientCredential", "reference"),
                    Property("CACredential", "reference"),
                ),
                outputs=(
                    Property("WiFiEndpointSettings", "reference"),
                    Property("IEEE8021xSettings", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "DeleteAllITProfiles": Method(
                "DeleteAllITProfiles",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "DeleteAllUserProfiles": Method(
                "DeleteAllUserProfiles",
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
            "UpdateWiFiSettings": Method(
                "UpdateWiFiSettings",
                inputs=(
                    Property("WiFiEndpointSettings", "reference", required=True),
                    Property("WiFiEndpointSettingsInput", "instance", required=True),
                    Property("IEEE8021xSettingsInput", "instance"),
                    Property("ClientCredential", "reference"),
                    Property("CACredential", "reference"),
                ),
                outputs=(
                    Property("IEEE8021xSettings", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_WiFiPortConfigurationService_AddLANEndpoint_OUTPUT(Output):
    """What AMT_WiFiPortConfigurationService.AddLANEndpoint answers."""

    Endpoint: EPR | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_WiFiPortConfigurationService_AddWiFiSettings_OUTPUT(Output):
    """What AMT_WiFiPortConfigurationService.AddWiFiSettings answers."""

    WiFiEndpointSettings: EPR | None = None
    IEEE8021xSettings: EPR | None = None


class AMT_WiFiPortConfigurationService_DeleteAllITProfiles_OUTPUT(Output):
    __slots__ = ()


class AMT_WiFiPortConfigurationService_DeleteAllUserProfiles_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_WiFiPortConfigurationService_RequestStateChange_OUTPUT(Output):
    """What AMT_WiFiPortConfigurationService.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_WiFiPortConfigurationService_StartService_OUTPUT(Output):
    __slots__ = ()


class AMT_WiFiPortConfigurationService_StopService_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_WiFiPortConfigurationService_UpdateWiFiSettings_OUTPUT(Output):
    """What AMT_WiFiPortConfigurationService.UpdateWiFiSettings answers."""

    IEEE8021xSettings: EPR | None = None


class AMT_WiFiPortConfigurationServiceProvider(Provider[AMT_WiFiPortConfigurationService]):
    CLASS = AMT_WiFiPortConfigurationService

    async def AddLANEndpoint(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
        *,
        Port: EPR,
        Address: str,
        LANID: str | None = None,
        AliasAddresses: tuple[str, ...],
        GroupAddresses: tuple[str, ...],
    ) -> AMT_WiFiPortConfigurationService_AddLANEndpoint_OUTPUT:
        raise ActionNotSupported

    async def AddWiFiSettings(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
        *,
        WiFiEndpoint: EPR,
        WiFiEndpointSettingsInput: Instance,
        IEEE8021xSettingsInput: Instance | None = None,
        ClientCredential: EPR | None = None,
        CACredential: EPR | None = None,
    ) -> AMT_WiFiPortConfigurationService_AddWiFiSettings_OUTPUT:
        raise ActionNotSupported

    async def DeleteAllITProfiles(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
    ) -> AMT_WiFiPortConfigurationService_DeleteAllITProfiles_OUTPUT:
        raise ActionNotSupported

    async def DeleteAllUserProfiles(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
    ) -> AMT_WiFiPortConfigurationService_DeleteAllUserProfiles_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_WiFiPortConfigurationService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
    ) -> AMT_WiFiPortConfigurationService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
    ) -> AMT_WiFiPortConfigurationService_StopService_OUTPUT:
        raise ActionNotSupported

    async def UpdateWiFiSettings(
        self,
        call: Call,
        target: AMT_WiFiPortConfigurationService,
        *,
        WiFiEndpointSettings: EPR,
        WiFiEndpointSettingsInput: Instance,
        IEEE8021xSettingsInput: Instance | None = None,
        ClientCredential: EPR | None = None,
        CACredential: EPR | None = None,
    ) -> AMT_WiFiPortConfigurationService_UpdateWiFiSettings_OUTPUT:
        raise ActionNotSupported
