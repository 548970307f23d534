"""AMT_ManagementPresenceRemoteSAP: A presence server the controller may call.

Generated from mof/amt/AMT_ManagementPresenceRemoteSAP.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_ManagementPresenceRemoteSAP_InfoFormat(IntEnum):
    IPV4_ADDRESS = 3
    IPV6_ADDRESS = 4
    FQDN = 201


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_ManagementPresenceRemoteSAP(Instance):
    """A presence server the controller may call."""

    AccessContext: int | None = None
    AccessInfo: str | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    CN: str | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InfoFormat: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherAccessContext: str | None = None
    OtherEnabledState: str | None = None
    OtherInfoFormatDescription: str | None = None
    Port: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_ManagementPresenceRemoteSAP",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_ManagementPresenceRemoteSAP",
        superclass="CIM_RemoteServiceAccessPoint",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AccessContext", "uint16"),
            Property("AccessInfo", "string"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("CN", "string"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InfoFormat", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherAccessContext", "string"),
            Property("OtherEnabledState", "string"),
            Property("OtherInfoFormatDescription", "string"),
            Property("Port", "uint16", required=True),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
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
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_ManagementPresenceRemoteSAP_RequestStateChange_OUTPUT(Output):
    """What AMT_ManagementPresenceRemoteSAP.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_ManagementPresenceRemoteSAPProvider(Provider[AMT_ManagementPresenceRemoteSAP]):
    CLASS = AMT_ManagementPresenceRemoteSAP

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_ManagementPresenceRemoteSAP,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_ManagementPresenceRemoteSAP_RequestStateChange_OUTPUT:
        raise ActionNotSupported
