"""CIM_AccountManagementCapabilities.

Generated from mof/cim/CIM_AccountManagementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AccountManagementCapabilities(Instance):
    """CIM_AccountManagementCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    ElementNameEditSupported: bool | None = None
    ElementNameMask: str | None = None
    InstanceID: str
    MaxElementNameLen: int | None = None
    MaximumAccountsSupported: int | None = None
    OperationsSupported: tuple[int, ...] | None = None
    OtherSupportedUserPasswordEncryptionAlgorithms: tuple[str, ...] | None = None
    RequestedStatesSupported: tuple[int, ...] | None = None
    SupportedUserPasswordEncryptionAlgorithms: tuple[int, ...] | None = None
    UserPasswordEncryptionSalt: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AccountManagementCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AccountManagementCapabilities",
        superclass="CIM_EnabledLogicalElementCapabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("ElementNameEditSupported", "boolean"),
            Property("ElementNameMask", "string"),
            Property("InstanceID", "string", key=True),
            Property("MaxElementNameLen", "uint16"),
            Property("MaximumAccountsSupported", "uint16"),
            Property("OperationsSupported", "uint16", array=True),
            Property("OtherSupportedUserPasswordEncryptionAlgorithms", "string", array=True),
            Property("RequestedStatesSupported", "uint16", array=True),
            Property("SupportedUserPasswordEncryptionAlgorithms", "uint16", array=True),
            Property("UserPasswordEncryptionSalt", "string"),
        ),
    )


class CIM_AccountManagementCapabilitiesProvider(Provider[CIM_AccountManagementCapabilities]):
    CLASS = CIM_AccountManagementCapabilities
