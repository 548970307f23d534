"""CIM_Account.

Generated from mof/cim/CIM_Account.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_Account_UserPasswordEncryptionAlgorithm(IntEnum):
    NONE = 0
    OTHER = 1
    HTTP_DIGEST_MD5_A1 = 2


class CIM_Account_ComplexPasswordRulesEnforced(IntEnum):
    MINIMUM_LENGTH = 2
    PRECLUDE_USER_ID_INCLUSION = 3
    MAXIMUM_REPEATING_CHARACTERS = 4
    LOWER_CASE_ALPHA = 5
    UPPER_CASE_ALPHA = 6
    NUMERIC_CHARACTER = 7
    SPECIAL_CHARACTER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Account(Instance):
    """CIM_Account."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    ComplexPasswordRulesEnforced: tuple[int, ...] | None = None
    CreationClassName: str
    Description: str | None = None
    Descriptions: tuple[str, ...] | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    Host: tuple[str, ...] | None = None
    InactivityTimeout: datetime | timedelta | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LastLogin: datetime | timedelta | None = None
    LocalityName: tuple[str, ...] | None = None
    MaximumSuccessiveLoginFailures: int | None = None
    Name: str
    OU: tuple[str, ...] | None = None
    ObjectClass: tuple[str, ...] | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OrganizationName: tuple[str, ...] | None = None
    OtherEnabledState: str | None = None
    OtherUserPasswordEncryptionAlgorithm: str | None = None
    PasswordExpiration: datetime | timedelta | None = None
    PasswordHistoryDepth: int | None = None
    PrimaryStatus: int | None = None
    RequestedState: int | None = None
    SeeAlso: tuple[str, ...] | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None
    UserCertificate: bytes | None = None
    UserID: str | None = None
    UserPassword: bytes | None = None
    UserPasswordEncoding: int | None = None
    UserPasswordEncryptionAlgorithm: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Account",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Account",
        superclass="CIM_EnabledLogicalElement",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("ComplexPasswordRulesEnforced", "uint16", array=True),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("Descriptions", "string", array=True),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("Host", "string", array=True),
            Property("InactivityTimeout", "datetime"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LastLogin", "datetime"),
            Property("LocalityName", "string", array=True),
            Property("MaximumSuccessiveLoginFailures", "uint16"),
            Property("Name", "string", key=True),
            Property("OU", "string", array=True),
            Property("ObjectClass", "string", array=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OrganizationName", "string", array=True, required=True),
            Property("OtherEnabledState", "string"),
            Property("OtherUserPasswordEncryptionAlgorithm", "string"),
            Property("PasswordExpiration", "datetime"),
            Property("PasswordHistoryDepth", "uint16"),
            Property("PrimaryStatus", "uint16"),
            Property("RequestedState", "uint16"),
            Property("SeeAlso", "string", array=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
            Property("UserCertificate", "hexbinary"),
            Property("UserID", "string"),
            Property("UserPassword", "hexbinary"),
            Property("UserPasswordEncoding", "uint32"),
            Property("UserPasswordEncryptionAlgorithm", "uint16"),
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
class CIM_Account_RequestStateChange_OUTPUT(Output):
    """What CIM_Account.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_AccountProvider(Provider[CIM_Account]):
    CLASS = CIM_Account

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_Account,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_Account_RequestStateChange_OUTPUT:
        raise ActionNotSupported
