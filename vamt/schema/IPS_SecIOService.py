"""IPS_SecIOService: Language and zoom of what the controller itself draws on the screen.

Generated from mof/ips/IPS_SecIOService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_SecIOService_language(IntEnum):
    ENGLISH = 0
    FRENCH = 1
    GERMAN = 2
    CHINESE_TRADITIONAL = 3
    JAPANESE = 4
    RUSSIAN = 5
    ITALIAN = 6
    SPANISH = 7
    PORTUGUESE_BRAZIL = 8
    KOREAN = 9
    CHINESE_SIMPLIFIED = 10
    ARABIC = 11
    CZECH = 12
    DANISH = 13
    GREEK = 14
    FINNISH = 15
    HEBREW = 16
    HUNGARIAN = 17
    DUTCH = 18
    NORWEGIAN = 19
    POLISH = 20
    PORTUGUESE = 21
    SLOVAK = 22
    SLOVENIAN = 23
    SWEDISH = 24
    THAI = 25
    TURKISH = 26
    ENGLISH_DEFAULT = 65535


class IPS_SecIOService_RequestedLanguage(IntEnum):
    ENGLISH = 0
    FRENCH = 1
    GERMAN = 2
    CHINESE_TRADITIONAL = 3
    JAPANESE = 4
    RUSSIAN = 5
    ITALIAN = 6
    SPANISH = 7
    PORTUGUESE_BRAZIL = 8
    KOREAN = 9
    CHINESE_SIMPLIFIED = 10
    ARABIC = 11
    CZECH = 12
    DANISH = 13
    GREEK = 14
    FINNISH = 15
    HEBREW = 16
    HUNGARIAN = 17
    DUTCH = 18
    NORWEGIAN = 19
    POLISH = 20
    PORTUGUESE = 21
    SLOVAK = 22
    SLOVENIAN = 23
    SWEDISH = 24
    THAI = 25
    TURKISH = 26
    ENGLISH_DEFAULT = 65535


class IPS_SecIOService_zoom(IntEnum):
    NONE = 1
    X2 = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_SecIOService(Instance):
    """Language and zoom of what the controller itself draws on the screen."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    DefaultScreen: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    NumberOfScreens: int | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    PrimaryOwnerContact: str | None = None
    PrimaryOwnerName: str | None = None
    PrimaryStatus: int | None = None
    RequestedLanguage: int | None = None
    RequestedState: int | None = None
    StartMode: str | None = None
    Started: bool | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None
    language: int | None = None
    zoom: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_SecIOService",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_SecIOService",
        superclass="CIM_Service",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("DefaultScreen", "uint8"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("NumberOfScreens", "uint8"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("PrimaryOwnerContact", "string"),
            Property("PrimaryOwnerName", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedLanguage", "uint16"),
            Property("RequestedState", "uint16"),
            Property("StartMode", "string"),
            Property("Started", "boolean"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
            Property("language", "uint16"),
            Property("zoom", "uint16"),
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
class IPS_SecIOService_RequestStateChange_OUTPUT(Output):
    """What IPS_SecIOService.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_SecIOService_StartService_OUTPUT(Output):
    __slots__ = ()


class IPS_SecIOService_StopService_OUTPUT(Output):
    __slots__ = ()


class IPS_SecIOServiceProvider(Provider[IPS_SecIOService]):
    CLASS = IPS_SecIOService

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_SecIOService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_SecIOService_RequestStateChange_OUTPUT:
        raise ActionNotSupported

    async def StartService(
        self,
        call: Call,
        target: IPS_SecIOService,
    ) -> IPS_SecIOService_StartService_OUTPUT:
        raise ActionNotSupported

    async def StopService(self, call: Call, target: IPS_SecIOService) -> IPS_SecIOService_StopService_OUTPUT:
        raise ActionNotSupported
