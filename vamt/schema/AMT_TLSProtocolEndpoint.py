"""AMT_TLSProtocolEndpoint.

Generated from mof/amt/AMT_TLSProtocolEndpoint.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TLSProtocolEndpoint(Instance):
    """AMT_TLSProtocolEndpoint."""

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
    NameFormat: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherTypeDescription: str | None = None
    PrimaryStatus: int | None = None
    ProtocolIFType: int | None = None
    ProtocolType: int | None = None
    RequestedState: int | None = None
    Role: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_TLSProtocolEndpoint",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_TLSProtocolEndpoint",
        superclass="CIM_ProtocolEndpoint",
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
            Property("NameFormat", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherTypeDescription", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("ProtocolIFType", "uint16"),
            Property("ProtocolType", "uint16"),
            Property("RequestedState", "uint16"),
            Property("Role", "uint8"),
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
class AMT_TLSProtocolEndpoint_RequestStateChange_OUTPUT(Output):
    """What AMT_TLSProtocolEndpoint.RequestStateChange answers."""

    Job: EPR | None = None


class AMT_TLSProtocolEndpointProvider(Provider[AMT_TLSProtocolEndpoint]):
    CLASS = AMT_TLSProtocolEndpoint

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_TLSProtocolEndpoint,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_TLSProtocolEndpoint_RequestStateChange_OUTPUT:
        raise ActionNotSupported
