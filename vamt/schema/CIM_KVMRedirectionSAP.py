"""CIM_KVMRedirectionSAP: The remote desktop: whether it is offered and in use.

Generated from mof/cim/CIM_KVMRedirectionSAP.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_KVMRedirectionSAP_KVMProtocol(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    RAW = 2
    RDP = 3
    VNC_RFB = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_KVMRedirectionSAP(Instance):
    """The remote desktop: whether it is offered and in use."""

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
    KVMProtocol: int | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherKVMProtocol: str | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_KVMRedirectionSAP",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_KVMRedirectionSAP",
        superclass="CIM_ServiceAccessPoint",
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
            Property("KVMProtocol", "uint16"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherKVMProtocol", "string"),
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
class CIM_KVMRedirectionSAP_RequestStateChange_OUTPUT(Output):
    """What CIM_KVMRedirectionSAP.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_KVMRedirectionSAPProvider(Provider[CIM_KVMRedirectionSAP]):
    CLASS = CIM_KVMRedirectionSAP

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_KVMRedirectionSAP,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_KVMRedirectionSAP_RequestStateChange_OUTPUT:
        raise ActionNotSupported
