"""IPS_LANEndpoint: A LAN interface of the controller.

Generated from mof/ips/IPS_LANEndpoint.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_LANEndpoint(Instance):
    """A LAN interface of the controller."""

    AliasAddresses: tuple[str, ...] | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    GroupAddresses: tuple[str, ...] | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LANID: str | None = None
    LANType: int | None = None
    MACAddress: str | None = None
    MaxDataSize: int | None = None
    Name: str
    NameFormat: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherLANType: str | None = None
    OtherTypeDescription: str | None = None
    PrimaryStatus: int | None = None
    ProtocolIFType: int | None = None
    ProtocolType: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_LANEndpoint",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_LANEndpoint",
        superclass="CIM_LANEndpoint",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AliasAddresses", "string", array=True),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("GroupAddresses", "string", array=True),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LANID", "string"),
            Property("LANType", "uint16"),
            Property("MACAddress", "string"),
            Property("MaxDataSize", "uint32"),
            Property("Name", "string", key=True),
            Property("NameFormat", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherLANType", "string"),
            Property("OtherTypeDescription", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("ProtocolIFType", "uint16"),
            Property("ProtocolType", "uint16"),
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
class IPS_LANEndpoint_RequestStateChange_OUTPUT(Output):
    """What IPS_LANEndpoint.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_LANEndpointProvider(Provider[IPS_LANEndpoint]):
    CLASS = IPS_LANEndpoint

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_LANEndpoint,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_LANEndpoint_RequestStateChange_OUTPUT:
        raise ActionNotSupported
