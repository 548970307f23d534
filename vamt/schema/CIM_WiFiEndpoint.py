"""CIM_WiFiEndpoint: The wireless interface as a protocol endpoint.

Generated from mof/cim/CIM_WiFiEndpoint.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_WiFiEndpoint(Instance):
    """The wireless interface as a protocol endpoint."""

    AccessPointAddress: str | None = None
    AliasAddresses: tuple[str, ...] | None = None
    Associated: bool | None = None
    AuthenticationMethod: int | None = None
    AvailableRequestedStates: tuple[int, ...] | None = None
    BSSType: int | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    EncryptionMethod: int | None = None
    GroupAddresses: tuple[str, ...] | None = None
    HealthState: int | None = None
    IEEE8021xAuthenticationProtocol: int | None = None
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
    OtherAuthenticationMethod: str | None = None
    OtherEnabledState: str | None = None
    OtherEncryptionMethod: str | None = None
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
        name="CIM_WiFiEndpoint",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_WiFiEndpoint",
        superclass="CIM_LANEndpoint",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AccessPointAddress", "string"),
            Property("AliasAddresses", "string", array=True),
            Property("Associated", "boolean"),
            Property("AuthenticationMethod", "uint16"),
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("BSSType", "uint16"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("EncryptionMethod", "uint16"),
            Property("GroupAddresses", "string", array=True),
            Property("HealthState", "uint16"),
            Property("IEEE8021xAuthenticationProtocol", "uint16"),
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
            Property("OtherAuthenticationMethod", "string"),
            Property("OtherEnabledState", "string"),
            Property("OtherEncryptionMethod", "string"),
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
class CIM_WiFiEndpoint_RequestStateChange_OUTPUT(Output):
    """What CIM_WiFiEndpoint.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_WiFiEndpointProvider(Provider[CIM_WiFiEndpoint]):
    CLASS = CIM_WiFiEndpoint

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_WiFiEndpoint,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_WiFiEndpoint_RequestStateChange_OUTPUT:
        raise ActionNotSupported
