"""AMT_SNMPEventSubscriber.

Generated from mof/amt/AMT_SNMPEventSubscriber.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SNMPEventSubscriber(Instance):
    """AMT_SNMPEventSubscriber."""

    AccessContext: int | None = None
    AccessInfo: str | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CommunityString: str | None = None
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
    OtherProtocolDescription: str | None = None
    PolicyID: int | None = None
    PortInfo: str | None = None
    PortProtocol: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_SNMPEventSubscriber",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_SNMPEventSubscriber",
        superclass="AMT_EventSubscriber",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AccessContext", "uint16"),
            Property("AccessInfo", "string", required=True),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CommunityString", "string"),
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
            Property("OtherProtocolDescription", "string"),
            Property("PolicyID", "uint8", required=True),
            Property("PortInfo", "string"),
            Property("PortProtocol", "uint16"),
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
class AMT_SNMPEventSubscriber_RequestStateChange_OUTPUT(Output):
    """What AMT_SNMPEventSubscriber.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_SNMPEventSubscriberProvider(Provider[AMT_SNMPEventSubscriber]):
    CLASS = AMT_SNMPEventSubscriber

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_SNMPEventSubscriber,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_SNMPEventSubscriber_RequestStateChange_OUTPUT:
        raise ActionNotSupported
