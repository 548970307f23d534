"""CIM_RemoteServiceAccessPoint.

Generated from mof/cim/CIM_RemoteServiceAccessPoint.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_RemoteServiceAccessPoint_InfoFormat(IntEnum):
    OTHER = 1
    HOST_NAME = 2
    IPV4_ADDRESS = 3
    IPV6_ADDRESS = 4
    IPX_ADDRESS = 5
    DE_CNET_ADDRESS = 6
    SNA_ADDRESS = 7
    AUTONOMOUS_SYSTEM_NUMBER = 8
    MPLS_LABEL = 9
    IPV4_SUBNET_ADDRESS = 10
    IPV6_SUBNET_ADDRESS = 11
    IPV4_ADDRESS_RANGE = 12
    IPV6_ADDRESS_RANGE = 13
    DIAL_STRING = 100
    ETHERNET_ADDRESS = 101
    TOKEN_RING_ADDRESS = 102
    ATM_ADDRESS = 103
    FRAME_RELAY_ADDRESS = 104
    URL = 200
    FQDN = 201
    USER_FQDN = 202
    DER_ASN1_DN = 203
    DER_ASN1_GN = 204
    KEY_ID = 205


class CIM_RemoteServiceAccessPoint_AccessContext(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    DEFAULT_GATEWAY = 2
    DNS_SERVER = 3
    SNMP_TRAP_DESTINATION = 4
    MPLS_TUNNEL_DESTINATION = 5
    DHCP_SERVER = 6
    SMTP_SERVER = 7
    LDAP_SERVER = 8
    NETWORK_TIME_PROTOCOL_NTP_SERVER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RemoteServiceAccessPoint(Instance):
    """CIM_RemoteServiceAccessPoint."""

    AccessContext: int | None = None
    AccessInfo: str | None = None
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
    InfoFormat: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherAccessContext: str | None = None
    OtherEnabledState: str | None = None
    OtherInfoFormatDescription: str | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RemoteServiceAccessPoint",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RemoteServiceAccessPoint",
        superclass="CIM_ServiceAccessPoint",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AccessContext", "uint16"),
            Property("AccessInfo", "string"),
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
            Property("InfoFormat", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherAccessContext", "string"),
            Property("OtherEnabledState", "string"),
            Property("OtherInfoFormatDescription", "string"),
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
class CIM_RemoteServiceAccessPoint_RequestStateChange_OUTPUT(Output):
    """What CIM_RemoteServiceAccessPoint.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_RemoteServiceAccessPointProvider(Provider[CIM_RemoteServiceAccessPoint]):
    CLASS = CIM_RemoteServiceAccessPoint

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_RemoteServiceAccessPoint,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_RemoteServiceAccessPoint_RequestStateChange_OUTPUT:
        raise ActionNotSupported
