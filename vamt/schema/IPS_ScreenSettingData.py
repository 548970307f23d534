"""IPS_ScreenSettingData: The screens of the host, as the remote desktop sees them.

Generated from mof/ips/IPS_ScreenSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_ScreenSettingData(Instance):
    """The screens of the host, as the remote desktop sees them."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    IsActive: tuple[bool, ...] | None = None
    PrimaryIndex: int | None = None
    QuadraryIndex: int | None = None
    ResolutionX: tuple[int, ...] | None = None
    ResolutionY: tuple[int, ...] | None = None
    SecondaryIndex: int | None = None
    TertiaryIndex: int | None = None
    UpperLeftX: tuple[int, ...] | None = None
    UpperLeftY: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_ScreenSettingData",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_ScreenSettingData",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("IsActive", "boolean", array=True),
            Property("PrimaryIndex", "uint8"),
            Property("QuadraryIndex", "uint8"),
            Property("ResolutionX", "uint32", array=True),
            Property("ResolutionY", "uint32", array=True),
            Property("SecondaryIndex", "uint8"),
            Property("TertiaryIndex", "uint8"),
            Property("UpperLeftX", "sint32", array=True),
            Property("UpperLeftY", "sint32", array=True),
        ),
        methods={
            "ResetToDefault": Method(
                "ResetToDefault",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class IPS_ScreenSettingData_ResetToDefault_OUTPUT(Output):
    __slots__ = ()


class IPS_ScreenSettingDataProvider(Provider[IPS_ScreenSettingData]):
    CLASS = IPS_ScreenSettingData

    async def ResetToDefault(
        self,
        call: Call,
        target: IPS_ScreenSettingData,
    ) -> IPS_ScreenSettingData_ResetToDefault_OUTPUT:
        raise ActionNotSupported
