"""IPS_ProvisioningRecordLog: The record of how the controller was activated.

Generated from mof/ips/IPS_ProvisioningRecordLog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_ProvisioningRecordLog(Instance):
    """The record of how the controller was activated."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CurrentNumberOfRecords: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str
    LogState: int | None = None
    MaxNumberOfRecords: int | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OverwritePolicy: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_ProvisioningRecordLog",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_ProvisioningRecordLog",
        superclass="CIM_RecordLog",
        keys=("InstanceID",),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CurrentNumberOfRecords", "uint64"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("LogState", "uint16"),
            Property("MaxNumberOfRecords", "uint64"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OverwritePolicy", "uint16"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "ClearLog": Method(
                "ClearLog",
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
        },
    )


class IPS_ProvisioningRecordLog_ClearLog_OUTPUT(Output):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_ProvisioningRecordLog_RequestStateChange_OUTPUT(Output):
    """What IPS_ProvisioningRecordLog.RequestStateChange answers."""

    Job: EPR | None = None


class IPS_ProvisioningRecordLogProvider(Provider[IPS_ProvisioningRecordLog]):
    CLASS = IPS_ProvisioningRecordLog

    async def ClearLog(
        self,
        call: Call,
        target: IPS_ProvisioningRecordLog,
    ) -> IPS_ProvisioningRecordLog_ClearLog_OUTPUT:
        raise ActionNotSupported

    async def RequestStateChange(
        self,
        call: Call,
        target: IPS_ProvisioningRecordLog,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_ProvisioningRecordLog_RequestStateChange_OUTPUT:
        raise ActionNotSupported
